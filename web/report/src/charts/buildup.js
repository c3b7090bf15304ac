//! What a programme takes, each row a bar where the last one ended: its cash down to the whole, then the time of staff
//! by itself, from nothing again, because the two are not one sum.
import * as Plot from "@observablehq/plot";

import { onAxis, spoken } from "../words.js";
import { GAIN, INK, LOSS, QUIET, isNarrow, rowsPlot, striped } from "./look.js";

/** @typedef {{item: string, rests_on: string, cash: number, time: number}} Taken */
/** @typedef {"cash" | "time" | "total" | "heading"} Kind */
/** @typedef {{label: string, item: string, from: number, to: number, value: number, kind: Kind}} Step */

const isGuess = (/** @type {Taken} */ row) => row.rests_on !== "stated";

//! Rows from top to bottom. An item may stand in both parts, so that its label says which. What is nothing is left out.
export function steps(/** @type {Taken[]} */ rows) {
  /** @type {Step[]} */
  const all = [];
  const run = (/** @type {"cash" | "time"} */ kind, /** @type {string} */ after, /** @type {string} */ total) => {
    let at = 0;
    for (const row of rows.filter((one) => one[kind] > 0)) {
      const label = `${row.item}${after}${isGuess(row) ? ` (${row.rests_on})` : ""}`;
      all.push({ label, item: row.item, from: at, to: at + row[kind], value: row[kind], kind });
      at += row[kind];
    }
    if (at > 0) all.push({ label: total, item: total, from: 0, to: at, value: at, kind: "total" });
    return at;
  };
  run("cash", "", "Cash in all");
  if (!rows.some((row) => row.time > 0)) return all;
  all.push({ label: "Not cash, time of staff:", item: "", from: 0, to: 0, value: 0, kind: "heading" });
  run("time", ", time", "Time in all");
  return all;
}

//! What is found: the largest row of the cash, or of the time where no cash is taken.
export function titleOf(/** @type {Step[]} */ rows) {
  const kind = rows.some((row) => row.kind === "cash") ? "cash" : "time";
  const own = rows.filter((row) => row.kind === kind);
  const sum = own.reduce((before, row) => before + row.value, 0);
  const most = own.reduce((best, row) => (row.value > best.value ? row : best));
  const name = kind === "cash" ? "cash" : "staff time";
  return own.length === 1
    ? `All of the ${name}, ${spoken(sum)}, goes on ${most.item}`
    : `Most of the ${name} goes on ${most.item}: ${spoken(most.value)} of ${spoken(sum)}`.replace(
        "Most of",
        most.value > sum / 2 ? "Most of" : "The largest part of",
      );
}

export function draw(/** @type {Step[]} */ rows) {
  return (/** @type {number} */ width) => {
    const stripes = striped(GAIN);
    const fillOf = (/** @type {Step} */ row) =>
      row.kind === "total" ? INK : row.kind === "time" ? stripes.fill : LOSS;
    const amount = (/** @type {Step} */ row) => (row.kind === "heading" ? "" : onAxis(row.value));
    return rowsPlot(width, rows, {
      label: isNarrow(width) ? "Cost, present value" : "What it takes over the whole period, present value",
      least: 30,
      marginRight: 74,
      y: { padding: 0.28 },
      marks: [
        stripes.mark,
        Plot.barX(rows, { y: "label", x1: "from", x2: "to", fill: fillOf, stroke: fillOf }),
        Plot.text(rows, {
          y: "label",
          x: "to",
          text: amount,
          textAnchor: "start",
          dx: 5,
          stroke: "white",
          strokeWidth: 3,
          fill: INK,
        }),
        Plot.ruleX([0], { stroke: QUIET }),
      ],
    });
  };
}
