//! The study in other circumstances: which answers stand, a row a scenario.
import { element, table, terms } from "../dom.js";
import { chance, spoken } from "../words.js";

/** @typedef {import("../book.js").Book} Book */
/** @typedef {import("../data.js").ScenarioCell} ScenarioCell */

//! Saving before and after the cost, with what is said of it, and chance; where there is no saving, the reason stands in its place.
/** @returns {(string | null)[]} */
function cells(/** @type {Book} */ book, /** @type {ScenarioCell} */ cell) {
  if (typeof cell === "number") return [book.text(cell), null, null];
  const [before, after, share, mark] = cell;
  return [spoken(before), mark === null ? spoken(after) : `${spoken(after)} (${book.text(mark)})`, chance(share)];
}

export function scenarioParts(/** @type {Book} */ book, /** @type {import("../state.js").State} */ { place }) {
  const { scenarios } = book.data;
  if (!scenarios) return [];
  const here = scenarios.places[place];
  const rows = [scenarios.own, ...scenarios.list.map(({ name }) => name)];
  return [
    element("p", { id: "survives" }, book.text(here.survives)),
    table(
      `${scenarios.cash}: ${book.who(place)}`,
      [
        { head: "Scenario" },
        ...scenarios.strategies.flatMap((name) =>
          scenarios.heads.map((head, at) => ({ head: at === 0 ? `${name}: ${head}` : head, number: true })),
        ),
      ],
      rows.map((name, at) => [name, ...here.cells.flatMap((column) => cells(book, column[at]))]),
    ),
    here.remarks.length > 0 &&
      element(
        "ul",
        {},
        here.remarks.map((sentence) => element("li", {}, book.text(sentence))),
      ),
    terms(scenarios.list.map(({ name, why }) => [name, why])),
    element("p", { class: "note" }, scenarios.words),
  ].filter(Boolean);
}
