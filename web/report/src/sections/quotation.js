//! A quotation held against what the programme would save before its own cost. Means add up, ranges do not: the range
//! after the quotation is left to a run that has it.
import { filled, withProviso } from "../book.js";
import { element } from "../dom.js";
import { chance, spoken } from "../words.js";

/** @typedef {import("../book.js").Book} Book */
/** @typedef {import("../book.js").Asked} Asked */

//! Kept from one choice to the next.
let entered = "";

//! "12,500" and "£12,500" as well as 12500; null where it is no amount.
export function amountOf(/** @type {string} */ text) {
  const digits = text.replace(/[£,\s]/g, "");
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}

//! cost: a worker a year, set-up included. Expected FTE-years reached are the cost in use over what it is
//! for each. Empty where no cost is known for each.
export function held(/** @type {Book} */ book, /** @type {Asked} */ { place, strategy }, /** @type {number} */ cost) {
  const result = book.result(place, strategy);
  if (!result?.gross_cash || !result.chances || !result.cost_per_worker) return "";
  const [before, low, high] = result.gross_cash;
  const remark = book.remark(place, strategy);
  const whole = (cost * result.cost[0]) / result.cost_per_worker;
  const words = filled(book.words.quotation, {
    each: spoken(cost),
    whole: spoken(whole),
    before: spoken(before),
    low: spoken(low),
    high: spoken(high),
    chance: chance(result.chances.gross_cash ?? 0),
    after: spoken(before - whole),
    posts: remark && `; ${remark}`,
  });
  return withProviso(book.kind(book.evidence(place, strategy)).proviso, words);
}

export function quotation(/** @type {Book} */ book, /** @type {Asked} */ state) {
  const result = book.result(state.place, state.strategy);
  if (!book.claims(state.place, state.strategy) || !result?.cost_per_worker) return null;
  const answer = element("output", { for: "quotation", id: "quotation-answer" });
  const say = (/** @type {string} */ text) => {
    entered = text;
    const cost = amountOf(text);
    const words = cost === null ? "An amount in pounds, as 350 or £1,200." : held(book, state, cost);
    answer.textContent = text && words;
  };
  const field = element("input", {
    id: "quotation",
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    size: 9,
    value: entered,
    input: (event) => say(/** @type {HTMLInputElement} */ (event.target).value),
  });
  say(entered);
  return element(
    "div",
    { class: "quotation" },
    element("label", { for: "quotation" }, "A quotation, in £ a worker a year with set-up "),
    field,
    answer,
  );
}
