//! The first screen: the sentence, what it rests on, and the few figures to take away.
import { filled } from "../book.js";
import { handOverSentence } from "../copy.js";
import { element, fill } from "../dom.js";
import { chance, knownRange, poundsRange, spoken, withCapital } from "../words.js";

/** @typedef {import("../book.js").Book} Book */
/** @typedef {import("../book.js").Asked} Asked */
/** @typedef {import("../data.js").Result} Result */
/** 0: in cash, 1: with capacity counted too. @typedef {0 | 1} Which */

//! The kind of evidence: a shape and a word.
export function badge(/** @type {Book} */ book, /** @type {string} */ kind) {
  const [shape, word] = book.badge(kind);
  return element("span", { class: `badge ${kind}` }, element("span", { "aria-hidden": "true" }, `${shape} `), word);
}

const card = (
  /** @type {string} */ name,
  /** @type {string} */ amount,
  /** @type {(string | undefined | false)[]} */ ...notes
) =>
  element(
    "div",
    { class: "card" },
    element("dt", {}, name),
    element("dd", { class: "amount" }, amount),
    notes.filter(Boolean).map((note) => element("dd", { class: "range" }, note)),
  );

const hasBreakEven = (/** @type {Result} */ result, /** @type {Which} */ which) =>
  typeof result.break_even?.[which] === "number";

//! "Leaving must fall by 22%, at a cost that is our guess"; where there is no break-even, why.
export function mustBeTrue(
  /** @type {Book} */ book,
  /** @type {Asked} */ { place, strategy },
  /** @type {Which} */ which,
) {
  const text = book.text(book.result(place, strategy)?.must_be_true?.[which]);
  return text ? withCapital(text) : "Worked out for single authorities only";
}

function affordable(/** @type {Book} */ book, /** @type {Result} */ result) {
  if (!result.affordable) return ["Cannot be stated", book.text(result.affordable_why)];
  const range = `95% range ${poundsRange(result.affordable)}`;
  if (result.affordable[0] < 0.5) return ["No cost at all", `break-even at ${spoken(result.affordable[0])}, ${range}`];
  return [spoken(result.affordable[0]), range];
}

//! The chance on a first screen is the one after paying, whoever stated the cost.
function paysForItself(/** @type {import("../data.js").Strategy} */ chosen, /** @type {Result} */ result) {
  const { net_cash: cash, net_total: both } = result.chances ?? {};
  if (cash === undefined || both === undefined) return null;
  const guessed = chosen.placeholder && `at ${chosen.cost_words}`;
  return card("Chance that it pays for itself", chance(cash), `with capacity ${chance(both)}`, guessed);
}

function claimed(/** @type {Book} */ book, /** @type {Asked} */ { place, strategy }, /** @type {Result} */ result) {
  const cash = book.lead(place, strategy, false);
  const both = book.lead(place, strategy, true);
  if (!cash || !both) return [];
  const chosen = book.strategies[strategy];
  const [most, mostNote] = affordable(book, result);
  const remark = withCapital(book.remark(place, strategy));
  const range = (/** @type {import("../data.js").Triple} */ estimate) => `95% range ${poundsRange(estimate)}`;
  return [
    card(`Cash saving ${chosen.lead_words}`, spoken(cash.estimate[0]), range(cash.estimate), remark),
    card("Cash and capacity together", spoken(both.estimate[0]), range(both.estimate), chosen.lead_words),
    // A saving that leaves out some of the cost never stands without what is left after all of it.
    book.isPlaceholder(strategy) &&
      result.net_cash &&
      card(
        chosen.cost_known === "partly" ? "Cash left after the whole cost" : `Cash left after ${chosen.cost_words}`,
        spoken(result.net_cash[0]),
        range(result.net_cash),
        result.cost_parts_words,
      ),
    paysForItself(chosen, result),
    card(`Largest affordable cost in cash, ${book.words.per_worker}`, most, mostNote, result.affordable && remark),
  ];
}

function unclaimed(/** @type {Book} */ book, /** @type {Asked} */ asked, /** @type {Result} */ result) {
  const { place, strategy } = asked;
  const paying = (/** @type {string} */ name, /** @type {Which} */ which) => {
    const must = mustBeTrue(book, asked, which);
    if (!result.must_be_true) return card(name, "Choose one authority", must);
    return hasBreakEven(result, which) ? card(name, must, "among those reached") : card(name, "No break-even", must);
  };
  const { placeholder } = book.strategies[strategy];
  return [
    card("Saving", "None claimed", book.kind(book.evidence(place, strategy)).clause),
    paying("To pay for itself in cash", 0),
    paying("To pay for itself with capacity counted too", 1),
    card(`Cost${placeholder && `, ${placeholder}`}`, spoken(result.cost[0]), knownRange(result.cost)),
  ];
}

function badges(/** @type {Book} */ book, /** @type {Asked} */ { place, strategy }) {
  const { placeholder } = book.strategies[strategy];
  return element(
    "p",
    { class: "badges" },
    badge(book, book.evidence(place, strategy)),
    placeholder &&
      element(
        "span",
        { class: "badge placeholder" },
        element("span", { "aria-hidden": "true" }, "△ "),
        `Cost is ${placeholder}`,
      ),
  );
}

//! The sentence for a budget report, with a button that takes it along: it never leaves without saying where it is from.
function quotable(/** @type {Book} */ book, /** @type {string} */ sentence) {
  const said = element("span", { class: "said", role: "status" });
  const shown = element("p", { class: "sentence", id: "sentence" }, sentence);
  const copy = async () => {
    said.textContent = await handOverSentence(`${sentence} (${book.source()})`, shown);
  };
  return element(
    "div",
    { class: "quotable" },
    shown,
    element(
      "div",
      { class: "tools" },
      element("button", { type: "button", id: "copy-sentence", click: copy }, "Copy this sentence"),
      said,
    ),
  );
}

export function showFirst(/** @type {Book} */ book, /** @type {Asked} */ state) {
  const { place, strategy } = state;
  const chosen = book.strategies[strategy];
  const result = book.result(place, strategy);
  if (!result)
    return fill(
      "first",
      element(
        "p",
        { class: "sentence" },
        `${chosen.name} was not part of the run for ${book.who(place)}, so nothing is said of it here.`,
      ),
    );
  const claims = book.claims(place, strategy);
  const england = book.places[place].kind === "authority" && claims ? result.england_cash : undefined;
  return fill(
    "first",
    badges(book, state),
    quotable(book, result.sentence),
    result.first_year_sentence !== undefined &&
      element("p", { class: "sentence", id: "first-year" }, result.first_year_sentence),
    chosen.caution && element("p", { class: "caution" }, element("strong", {}, "Caution: "), chosen.caution),
    result.taken_words !== undefined && element("p", { class: "sentence", id: "taken" }, book.taken(result)),
    element("dl", { class: "cards" }, claims ? claimed(book, state, result) : unclaimed(book, state, result)),
    element(
      "p",
      { class: "note" },
      [
        book.costInUse(result),
        england === undefined ? "" : filled(chosen.england_words, { england: spoken(england) }),
        book.kind(book.evidence(place, strategy)).reminder,
      ]
        .filter(Boolean)
        .join(" "),
    ),
  );
}
