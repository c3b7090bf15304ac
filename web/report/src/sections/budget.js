//! What a budget would best buy, where a run asked.
import { draw as drawFrontier } from "../charts/frontier.js";
import { element, table } from "../dom.js";
import { chart } from "../frame.js";
import { spoken } from "../words.js";

/** @typedef {import("../data.js").Budget} Budget */

function frontier(
  /** @type {import("../book.js").Book} */ book,
  /** @type {Budget} */ budget,
  /** @type {import("../frame.js").Context} */ context,
) {
  const rows = budget.frontier;
  const last = rows[rows.length - 1];
  return chart({
    ...context,
    preface: "",
    where: `All chosen authorities, ${book.about.study.when}, prices of ${book.about.study.price_year}`,
    foot: `All chosen authorities. ${book.source()}`,
    id: "chart-budget",
    wide: true,
    title:
      `The first ${spoken(rows[1].budget)} would buy ${spoken(rows[1].value)}, all ${spoken(last.budget)} would ` +
      `buy ${spoken(last.value)}`,
    what: "What the best choice would be worth, by budget",
    says: budget.words,
    describe: rows.map((row) => `${spoken(row.budget)}: ${spoken(row.value)}`).join("; "),
    draw: drawFrontier(rows),
    columns: [
      { head: "Budget" },
      { head: "Worth of the best choice", number: true },
      { head: "Expected spend", number: true },
    ],
    rows: () => rows.map((row) => [spoken(row.budget), spoken(row.value), spoken(row.spend)]),
  });
}

export function budgetCharts(
  /** @type {import("../book.js").Book} */ book,
  /** @type {import("../frame.js").Context} */ context,
) {
  const { budget } = book.data;
  if (!budget) return [];
  return [
    budget.frontier.length > 1 ? frontier(book, budget, context) : element("p", {}, budget.words),
    budget.purchases.length > 0 &&
      table(
        "What the budget would buy",
        [
          { head: "Authority" },
          { head: "Intervention" },
          { head: "Evidence" },
          { head: "Spend", number: true },
          { head: "Cash saving after it", number: true },
        ],
        budget.purchases.map((one) => [
          one.authority,
          one.intervention,
          one.evidence,
          spoken(one.spend),
          spoken(one.net_cash),
        ]),
      ),
  ].filter(Boolean);
}
