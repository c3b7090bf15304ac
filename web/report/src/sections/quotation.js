//! A quotation held against what the programme would save before its own cost. Means add up, ranges do not: the range
//! after
//! the quotation is left to a run that has it.
import { element } from "../dom.js";
import { chance, poundsRange, spoken, withCapital } from "../words.js";

//! Kept from one choice to the next.
let entered = "";

//! "12,500" and "£12,500" as well as 12500; null where it is no amount.
export function amountOf(text) {
  const digits = text.replace(/[£,\s]/g, "");
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}

//! cost: per worker reached and year, set-up included. Expected FTE-years reached are the cost in use over what it is
//! for each.
export function held(book, { place, strategy }, cost) {
  const result = book.result(place, strategy);
  const before = result.gc[0];
  const remark = book.remark(place, strategy) && `; ${book.remark(place, strategy)}`;
  const whole = (cost * result.cost[0]) / result.cost_per_worker;
  return (
    `${book.preface(book.evidence(place, strategy))}at ${spoken(cost)} per worker reached and year the programme ` +
    `would cost ${spoken(whole)} in all, ` +
    `in present value. Before that cost the average in cash would be ${spoken(before)} (95% range ` +
    `${poundsRange(result.gc)}; chance of a saving ${chance(result.p[0])}), ` +
    `after it ${spoken(before - whole)}${remark}. How sure that is, only a run with this cost can say.`
  );
}

export function quotation(book, state) {
  const result = book.result(state.place, state.strategy);
  if (!book.claims(state.place, state.strategy) || !result.cost_per_worker) return null;
  const answer = element("output", { for: "quotation", id: "quotation-answer" });
  const say = (text) => {
    entered = text;
    const cost = amountOf(text);
    const words = cost === null ? "" : held(book, state, cost);
    answer.textContent = text && cost === null ? "An amount in pounds, as 350 or £1,200." : withCapital(words);
  };
  const field = element("input", {
    id: "quotation",
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    size: 9,
    value: entered,
    input: (event) => say(event.target.value),
  });
  say(entered);
  return element(
    "div",
    { class: "quotation" },
    element("label", { for: "quotation" }, "A quotation, in £ per worker reached and year with set-up "),
    field,
    answer,
  );
}
