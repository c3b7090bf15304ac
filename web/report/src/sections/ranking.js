//! The interventions in rank, in a table for each kind of evidence: kinds are never ranked against each other.
import { element, fill, table } from "../dom.js";
import { hashOf } from "../state.js";
import { chance, poundsRange, spoken } from "../words.js";
import { badge, mustBeTrue } from "./first.js";

/** @typedef {import("../book.js").Book} Book */
/** @typedef {import("../state.js").State} State */
/** @typedef {ReturnType<Book["groups"]>[number]} Group */

const link = (/** @type {Book} */ book, /** @type {State} */ state, /** @type {number} */ strategy) =>
  element(
    "a",
    { href: hashOf(book, { ...state, strategy }), "aria-current": strategy === state.strategy ? "true" : null },
    book.strategies[strategy].name,
  );

function rankedRow(
  /** @type {Book} */ book,
  /** @type {State} */ state,
  /** @type {number} */ strategy,
  /** @type {number} */ at,
) {
  const lead = book.lead(state.place, strategy, state.withCapacity);
  return [
    element("span", { class: "ranked" }, element("span", { class: "rank" }, `${at + 1}`), link(book, state, strategy)),
    lead && spoken(lead.estimate[0]),
    lead && poundsRange(lead.estimate),
    lead && chance(lead.chance),
  ];
}

const unrankedRow = (/** @type {Book} */ book, /** @type {State} */ state, /** @type {number} */ strategy) => [
  link(book, state, strategy),
  mustBeTrue(book, { place: state.place, strategy }, state.withCapacity ? 1 : 0),
];

function group(/** @type {Book} */ book, /** @type {State} */ state, /** @type {Group} */ { kind, known, members }) {
  const counted = state.withCapacity ? "Cash and capacity" : "Cash\u00a0saving";
  const costs = known === null ? undefined : book.costs.get(known);
  const caption = `${kind.name}${costs ? `, ${costs.of_a_group}` : ": no saving claimed, not ranked"}`;
  const columns = costs
    ? [
        { head: "Intervention" },
        { head: counted, number: true },
        { head: "95% range", number: true },
        { head: "Chance of a saving", number: true },
      ]
    : [{ head: "Intervention" }, { head: `To pay for itself in ${state.withCapacity ? "cash and capacity" : "cash"}` }];
  const rows = members.map((strategy, at) =>
    costs ? rankedRow(book, state, strategy, at) : unrankedRow(book, state, strategy),
  );
  return element(
    "section",
    { class: `group ${kind.id}`, "aria-label": caption },
    element(
      "h3",
      {},
      badge(book, kind.id),
      element("span", { class: "beside" }, costs?.in_short ?? "no saving claimed, not ranked"),
    ),
    table(caption, columns, rows, {
      captionHidden: true,
      rowClass: (at) => (members[at] === state.strategy ? "chosen" : null),
    }),
  );
}

export function showRanking(/** @type {Book} */ book, /** @type {State} */ state) {
  fill(
    "ranking",
    element("h2", {}, `The interventions for ${book.who(state.place)}`),
    book.groups(state.place).map((members) => group(book, state, members)),
    element("p", { class: "note" }, `${book.words.order_of_tables} Choose a name to see it in full.`),
    element(
      "details",
      {},
      element("summary", {}, "What the kinds of evidence mean"),
      element(
        "dl",
        { class: "terms" },
        book.data.evidence_kinds.map((kind) =>
          element("div", {}, element("dt", {}, badge(book, kind.id)), element("dd", {}, kind.meaning)),
        ),
      ),
    ),
  );
}
