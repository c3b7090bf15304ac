//! Where the money comes from, and when.
import { draw as drawWaterfall, steps, titleOf } from "../charts/waterfall.js";
import { draw as drawYears } from "../charts/years.js";
import { chart } from "../frame.js";
import { inWords, poundsRange, spoken, withCapital } from "../words.js";

const rangeOf = ({ mean, low, high }) => poundsRange([mean, low, high]);

export function moneyCharts(book, { place, strategy }, context) {
  const result = book.result(place, strategy);
  const charts = [];
  if (result.lines) charts.push(waterfall(book, place, strategy, result, context));
  if (result.cum && result.cum_gross) charts.push(years(book, place, strategy, result, context));
  return charts;
}

function waterfall(book, place, strategy, result, context) {
  const rows = steps(book.lines, result.lines, book.placeholderCost(strategy), result.cost_parts);
  const lines = rows.filter((row) => row.kind !== "heading");
  const totals = lines.filter((row) => row.kind.endsWith("total"));
  const said = (those) => inWords(those.map((row) => `${row.label} ${spoken(row.value)}`));
  return chart({
    ...context,
    id: "chart-lines",
    wide: false,
    title: titleOf(
      rows,
      book.lead(place, strategy, false).estimate,
      book.leadWords(strategy),
      book.remark(place, strategy),
    ),
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

function years(book, place, strategy, result, context) {
  const before = book.isPlaceholder(strategy);
  const remark = book.remark(place, strategy) && `${withCapital(book.remark(place, strategy))}. `;
  const rowsOf = (path) => path.map(([mean, low, high], at) => ({ year: book.years[at], mean, low, high }));
  const rows = rowsOf(before ? result.cum_gross : result.cum);
  const other = before ? rowsOf(result.cum) : null;
  const last = rows.at(-1);
  const part = book.known(strategy) === "partly" ? "the stated part of " : "";
  const soFar = `Cash so far, ${book.leadWhen(strategy)} ${part}its own cost`;
  const short = book.months_in_year
    .map((months, at) => (months < 12 ? `${book.years[at]} has ${months} months here` : ""))
    .filter(Boolean);
  return chart({
    ...context,
    id: "chart-years",
    wide: false,
    title:
      `By the end of ${last.year} the cash ${book.leadWords(strategy)} would add up to ` +
      `${spoken(last.mean)} on average (95% range ${rangeOf(last)})`,
    says:
      `The line is the average, the band holds 95% of the draws. As a budget shows it, not discounted, so that the ` +
      `end differs from the figure above. ${remark}${context.proviso}`,
    describe: rows.map((row) => `${row.year}: ${spoken(row.mean)}, 95% range ${rangeOf(row)}`).join("; "),
    notes: [
      before
        ? `The dashed line is the average after ${book.placeholderCost(strategy)}: do not quote it.`
        : result.payback
          ? `On the average path the cash is back in month ${result.payback}.`
          : result.payback_why && `No payback: ${result.payback_why}.`,
      short.length > 0 && `${inWords(short)}.`,
    ].filter(Boolean),
    draw: drawYears(
      rows,
      other,
      soFar,
      `after ${book.placeholderCost(strategy)}`,
    ),
    columns: [
      { head: "Financial year" },
      { head: "Cash saving in the year", number: true },
      { head: "Capacity in the year", number: true },
      { head: before ? `Programme (${book.strategies[strategy].placeholder})` : "Programme", number: true },
      { head: soFar, number: true },
      { head: "95% range", number: true },
    ],
    rows: () =>
      rows.map((row, at) => {
        const [cash, capacity, cost] = result.years?.[at] ?? [];
        const said = (amount) => (amount === undefined ? null : spoken(amount));
        return [row.year, said(cash), said(capacity), said(cost), spoken(row.mean), rangeOf(row)];
      }),
  });
}
