//! Amounts as bars, the largest first.
import * as Plot from "@observablehq/plot";

import { spoken } from "../words.js";
import { GAIN, QUIET, rowsPlot } from "./look.js";

export function draw(/** @type {{label: string, value: number}[]} */ rows, /** @type {string} */ label) {
  return (/** @type {number} */ width) =>
    rowsPlot(width, rows, {
      label,
      least: 30,
      marginRight: 64,
      y: { padding: 0.3 },
      marks: [
        Plot.barX(rows, { y: "label", x: "value", fill: GAIN }),
        Plot.text(rows, { y: "label", x: "value", text: (row) => spoken(row.value), textAnchor: "start", dx: 5 }),
        Plot.ruleX([0], { stroke: QUIET }),
      ],
    });
}
