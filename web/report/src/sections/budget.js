//! What a budget would best buy, where a run asked.
import { draw as drawFrontier } from "../charts/frontier.js";
import { element, table } from "../dom.js";
import { chart } from "../frame.js";
import { spoken } from "../words.js";

export function budgetCharts(book, context) {
  const { budget } = book;
  if (!budget) return [element("p", { class: "note" }, "No budget was set in this run.")];
  const parts = [];
  if (budget.frontier?.length > 1) {
    const rows = budget.frontier.map(([amount, value, spend]) => ({ budget: amount, value, spend }));
    const last = rows.at(-1);
    parts.push(
      chart({
        ...context,
        preface: "",
        foot: `All chosen authorities. ${book.source()}`,
        id: "chart-budget",
        wide: true,
        title:
          `The first ${spoken(rows[1].budget)} would buy ${spoken(rows[1].value)}, all ${spoken(last.budget)} would ` +
          `buy ${spoken(last.value)}`,
        says: budget.words,
        describe: rows.map((row) => `${spoken(row.budget)}: ${spoken(row.value)}`).join("; "),
        draw: drawFrontier(rows),
        columns: [
          { head: "Budget" },
          { head: "Worth of the best choice", number: true },
          { head: "Expected spend", number: true },
        ],
        rows: () => rows.map((row) => [spoken(row.budget), spoken(row.value), spoken(row.spend)]),
      }),
    );
  } else parts.push(element("p", {}, budget.words));
  if (budget.purchases?.length > 0) {
    const cells = (purchase) =>
      (Array.isArray(purchase) ? purchase : typeof purchase === "object" ? Object.values(purchase) : [purchase]).map(
        String,
      );
    const first = budget.purchases[0];
    const heads =
      Array.isArray(first) || typeof first !== "object"
        ? cells(first).map((_, at) => (at === 0 ? "Purchase" : ""))
        : Object.keys(first);
    parts.push(
      table(
        "What the budget would buy",
        heads.map((head) => ({ head })),
        budget.purchases.map(cells),
      ),
    );
  }
  return parts;
}
