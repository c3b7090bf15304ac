//! Where the money comes from, and when.
import { draw as drawWaterfall, steps, titleOf } from "../charts/waterfall.js";
import { draw as drawYears } from "../charts/years.js";
import { chart } from "../frame.js";
import { inWords, poundsRange, spoken, withCapital } from "../words.js";

/** @typedef {import("../book.js").Book} Book */
/** @typedef {import("../book.js").Asked} Asked */
/** @typedef {import("../data.js").Result} Result */
/** @typedef {import("../data.js").Triple} Triple */
/** @typedef {import("../frame.js").Context} Context */

const rangeOf = (/** @type {{mean: number, low: number, high: number}} */ { mean, low, high }) =>
  poundsRange([mean, low, high]);

export function moneyCharts(
  /** @type {Book} */ book,
  /** @type {Asked} */ { place, strategy },
  /** @type {Context} */ context,
) {
  const result = book.result(place, strategy);
  if (!result) return [];
  return [
    waterfall(book, { place, strategy }, result, context),
    years(book, { place, strategy }, result, context),
  ].filter(Boolean);
}

function waterfall(
  /** @type {Book} */ book,
  /** @type {Asked} */ { place, strategy },
  /** @type {Result} */ result,
  /** @type {Context} */ context,
) {
  const lead = book.lead(place, strategy, false);
  if (!result.lines || !lead) return null;
  const chosen = book.strategies[strategy];
  const rows = steps(book.data.lines, result.lines, chosen, result.cost_parts);
  const lines = rows.filter((row) => row.kind !== "heading");
  const totals = lines.filter((row) => row.kind.endsWith("total"));
  const said = (/** @type {typeof lines} */ those) => inWords(those.map((row) => `${row.label} ${spoken(row.value)}`));
  return chart({
    ...context,
    id: "chart-lines",
    wide: false,
    title: titleOf(rows, lead.estimate, chosen.lead_words, book.remark(place, strategy)),
    what: "Average saving, line by line, present value",
    says:
      `Cash and capacity apart: solid bars are money that leaves the bank account; striped bars are work that is ` +
      `not done while posts are empty or starters are new, which nobody can find in a ledger. ${context.proviso}`,
    describe: `${said(lines.filter((row) => !row.kind.endsWith("total")))}. ${said(totals)}.`,
    draw: drawWaterfall(rows),
    columns: [{ head: "Line" }, { head: "Kind" }, { head: "Average saving", number: true }],
    rows: () =>
      lines.map((row) => [
        row.label,
        row.kind.endsWith("total") ? "total" : row.kind === "capacity" ? "capacity" : "cash",
        spoken(row.value),
      ]),
    rowClass: (at) => (lines[at].kind === "total" ? "total" : null),
  });
}

//! What stands below the picture of the years.
function notes(/** @type {Book} */ book, /** @type {number} */ strategy, /** @type {Result} */ result) {
  const short = book.data.months_in_year
    .map((months, at) => (months < 12 ? `${book.data.years[at]} has ${months} months here` : ""))
    .filter(Boolean);
  const why = book.text(result.payback_why);
  return [
    book.isPlaceholder(strategy)
      ? `The dashed line is the average after ${book.strategies[strategy].cost_words}: do not quote it.`
      : result.payback
        ? `On the average path the cash is back in month ${result.payback}.`
        : why && `No payback: ${why}.`,
    short.length > 0 ? `${inWords(short)}.` : "",
  ].filter(Boolean);
}

function years(
  /** @type {Book} */ book,
  /** @type {Asked} */ { place, strategy },
  /** @type {Result} */ result,
  /** @type {Context} */ context,
) {
  if (!result.cumulative_before || !result.cumulative_after) return null;
  const chosen = book.strategies[strategy];
  const before = book.isPlaceholder(strategy);
  const remark = book.remark(place, strategy) && `${withCapital(book.remark(place, strategy))}. `;
  const rowsOf = (/** @type {Triple[]} */ path) =>
    path.map(([mean, low, high], at) => ({ year: book.data.years[at], mean, low, high }));
  const rows = rowsOf(before ? result.cumulative_before : result.cumulative_after);
  const other = before ? rowsOf(result.cumulative_after) : null;
  const last = rows[rows.length - 1];
  const soFar = `Cash so far, ${chosen.lead_words}`;
  return chart({
    ...context,
    id: "chart-years",
    wide: false,
    title:
      `By the end of ${last.year} the cash ${chosen.lead_words} would add up to ` +
      `${spoken(last.mean)} on average (95% range ${rangeOf(last)})`,
    what: `${soFar}, by financial year, not discounted`,
    says:
      `The line is the average, the band holds 95% of the draws. As a budget shows it, not discounted, so that the ` +
      `end differs from the figure above. ${remark}${context.proviso}`,
    describe: rows.map((row) => `${row.year}: ${spoken(row.mean)}, 95% range ${rangeOf(row)}`).join("; "),
    notes: notes(book, strategy, result),
    draw: drawYears(rows, other, soFar, `after ${chosen.cost_words}`),
    columns: [
      { head: "Financial year" },
      { head: "Cash saving in the year", number: true },
      { head: "Capacity in the year", number: true },
      { head: before ? `Programme (${chosen.placeholder})` : "Programme", number: true },
      { head: soFar, number: true },
      { head: "95% range", number: true },
    ],
    rows: () =>
      rows.map((row, at) => [
        row.year,
        ...(result.years?.[at].map(spoken) ?? [null, null, null]),
        spoken(row.mean),
        rangeOf(row),
      ]),
  });
}
