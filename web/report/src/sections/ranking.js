//! The interventions in rank, in a table for each kind of evidence: kinds are never ranked against each other.
import { element, fill, table } from "../dom.js";
import { hashOf } from "../state.js";
import { chance, poundsRange, spoken, withCapital } from "../words.js";
import { badge, mustBeTrue, noBreakEven } from "./first.js";

const link = (book, state, strategy) =>
  element(
    "a",
    { href: hashOf(book, { ...state, strategy }), "aria-current": strategy === state.strategy ? "true" : null },
    book.strategies[strategy].name,
  );

function rankedRow(book, state, strategy, at) {
  const lead = book.lead(state.place, strategy, state.withCapacity);
  return [
    element("span", { class: "ranked" }, element("span", { class: "rank" }, `${at + 1}`), link(book, state, strategy)),
    spoken(lead.estimate[0]),
    poundsRange(lead.estimate),
    chance(lead.chance),
  ];
}

function unrankedRow(book, state, strategy) {
  const which = state.withCapacity ? 1 : 0;
  const asked = { place: state.place, strategy };
  const must = mustBeTrue(book, asked, which);
  return [
    link(book, state, strategy),
    must ? withCapital(must) : withCapital(noBreakEven(book, asked, which) || "no break-even was found"),
  ];
}

const COSTS = {
  all: { caption: "after their own cost, which is stated", beside: "after a stated cost" },
  partly: {
    caption: "after the stated part of their own cost, of which the rest is a placeholder",
    beside: "after the stated part of the cost",
  },
  nothing: { caption: "before their own cost, which is a placeholder", beside: "before a placeholder cost" },
};

function group(book, state, { kind, known, ranked, members }) {
  const counted = state.withCapacity ? "Cash and capacity" : "Cash\u00a0saving";
  const caption = ranked ? `${kind.name}, ${COSTS[known].caption}` : `${kind.name}: no saving claimed, not ranked`;
  const columns = ranked
    ? [
        { head: "Intervention" },
        { head: counted, number: true },
        { head: "95% range", number: true },
        { head: "Chance of a saving", number: true },
      ]
    : [{ head: "Intervention" }, { head: `To pay for itself in ${state.withCapacity ? "cash and capacity" : "cash"}` }];
  const rows = members.map((strategy, at) =>
    ranked ? rankedRow(book, state, strategy, at) : unrankedRow(book, state, strategy),
  );
  return element(
    "section",
    { class: `group ${kind.id}`, "aria-label": caption },
    element(
      "h3",
      {},
      badge(book, kind.id),
      element(
        "span",
        { class: "beside" },
        ranked ? COSTS[known].beside : "no saving claimed, not ranked",
      ),
    ),
    table(caption, columns, rows, {
      captionHidden: true,
      rowClass: (at) => (members[at] === state.strategy ? "chosen" : null),
    }),
  );
}

export function showRanking(book, state) {
  fill(
    "ranking",
    element("h2", {}, `The interventions for ${book.shortPlaceName(state.place)}`),
    book.groups(state.place).map((members) => group(book, state, members)),
    element(
      "p",
      { class: "note" },
      "Order in each table: by the average saving in cash and capacity together. Published, assumed and null " +
        "results are not " +
        "comparable, so no order runs across the tables. Choose a name to see it in full.",
    ),
    element(
      "details",
      {},
      element("summary", {}, "What the kinds of evidence mean"),
      element(
        "dl",
        { class: "terms" },
        book.evidence_kinds.map((kind) =>
          element("div", {}, element("dt", {}, badge(book, kind.id)), element("dd", {}, kind.meaning)),
        ),
      ),
    ),
  );
}
