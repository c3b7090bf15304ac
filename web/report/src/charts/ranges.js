//! A dot and its 95% range for each of several places or interventions, one below the other.
import * as Plot from "@observablehq/plot";

import { CHOSEN, GAIN, QUIET, rowsPlot } from "./look.js";

/** @typedef {{label: string, mean: number, low: number, high: number, chosen: boolean}} RangeRow */

//! Rows stand in the order in which they come.
export function draw(/** @type {RangeRow[]} */ rows, /** @type {string} */ label) {
  const colour = (/** @type {RangeRow} */ row) => (row.chosen ? CHOSEN : GAIN);
  return (/** @type {number} */ width) =>
    rowsPlot(width, rows, {
      label,
      least: 24,
      marginRight: 20,
      y: { type: "point", padding: 0.6 },
      marks: [
        Plot.ruleX([0], { stroke: QUIET }),
        Plot.ruleY(rows, {
          y: "label",
          x1: "low",
          x2: "high",
          stroke: colour,
          strokeWidth: (row) => (row.chosen ? 4 : 2),
        }),
        Plot.dot(rows, {
          y: "label",
          x: "mean",
          fill: colour,
          symbol: (row) => (row.chosen ? "square" : "circle"),
          r: (row) => (row.chosen ? 6 : 4.5),
        }),
      ],
    });
}
