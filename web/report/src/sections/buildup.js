//! How the programme's cost is built up: a picture for the authority that the report is about, and the rows with their
//! sources for everybody.
import { draw, steps, titleOf } from "../charts/buildup.js";
import { element, table } from "../dom.js";
import { chart } from "../frame.js";
import { spoken } from "../words.js";

/** @typedef {import("../book.js").Book} Book */
/** @typedef {import("../book.js").Asked} Asked */
/** @typedef {import("../frame.js").Context} Context */

function picture(
  /** @type {Book} */ book,
  /** @type {Asked} */ { place, strategy },
  /** @type {Context} */ context,
  /** @type {import("../data.js").BuildUpRow[]} */ rows,
) {
  const here = book.result(place, strategy)?.build_up_here;
  if (!here || here.length !== rows.length) return null;
  const taken = rows.map((row, at) => ({ ...row, cash: here[at][0], time: here[at][1] }));
  const shown = steps(taken);
  if (shown.length === 0) return null;
  const bars = shown.filter((row) => row.kind !== "heading");
  return chart({
    ...context,
    preface: "",
    id: "chart-build-up",
    wide: true,
    title: titleOf(shown),
    what: `What ${book.strategies[strategy].name} takes, row by row, every number at its mean`,
    says:
      "Solid bars are cash; striped bars are time of staff, which is not cash, so that the two have a sum each. " +
      "Each bar begins where the one above it ends. The table below has the source of each.",
    describe: bars.map((row) => `${row.label}: ${spoken(row.value)}`).join("; "),
    draw: draw(shown),
    columns: [
      { head: "Row" },
      { head: "Cash", number: true },
      { head: "Time of staff", number: true },
      { head: "Rests on" },
      { head: "Source" },
    ],
    rows: () => [
      ...taken.map((row) => [row.item, spoken(row.cash), spoken(row.time), row.rests_on, row.source]),
      [
        "All rows",
        spoken(taken.reduce((sum, row) => sum + row.cash, 0)),
        spoken(taken.reduce((sum, row) => sum + row.time, 0)),
        null,
        null,
      ],
    ],
    rowClass: (at) => (at === taken.length ? "total" : null),
  });
}

export function buildUpParts(/** @type {Book} */ book, /** @type {Asked} */ asked, /** @type {Context} */ context) {
  const { build_up: rows, build_up_words: words } = book.strategies[asked.strategy];
  if (!rows) return [];
  return [
    element("p", { class: "statements" }, words),
    picture(book, asked, context, rows),
    table(
      "The rows of the cost, each with its source",
      [
        { head: "Row" },
        { head: "How" },
        { head: "Cash", number: true },
        { head: "Time of staff", number: true },
        { head: "Each" },
        { head: "Rests on" },
        { head: "Source" },
      ],
      rows.map((row) => [row.item, row.how, row.cash || null, row.time || null, row.unit, row.rests_on, row.source]),
    ),
  ].filter(Boolean);
}
