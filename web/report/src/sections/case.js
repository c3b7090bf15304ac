//! The financial case of the one authority and programme that the report opens with: sentences and tables, placed.
import { element, table } from "../dom.js";

/** @typedef {import("../book.js").Book} Book */

const list = (/** @type {string[]} */ sentences) =>
  element(
    "ul",
    {},
    sentences.map((sentence) => element("li", {}, sentence)),
  );

export function caseParts(/** @type {Book} */ book, /** @type {import("../state.js").State} */ { place, strategy }) {
  const { of, elsewhere, sentence, sentences, tables, rules } = book.data.financial_case;
  if (!of || of.place !== place || of.strategy !== strategy) return [element("p", { class: "note" }, elsewhere)];
  return [
    element("p", { id: "case-sentence" }, sentence),
    list(sentences ?? []),
    ...(tables ?? []).map(({ caption, heads, rows }) => table(caption, heads, rows)),
    element("p", { class: "note" }, (rules ?? []).join(" ")),
  ];
}
