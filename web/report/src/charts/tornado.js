//! The base case with one input at either end of its range, all others at their average; the widest first.
import * as Plot from "@observablehq/plot";

import { GAIN, INK, LOSS, rowsPlot, striped } from "./look.js";

//! low, high: savings at the input's low and high end.
export function draw(
  /** @type {{label: string, low: number, high: number}[]} */ rows,
  /** @type {number} */ base,
  /** @type {string} */ label,
) {
  return (/** @type {number} */ width) => {
    const stripes = striped(LOSS);
    const bars = rows.flatMap((row) => [
      { label: row.label, to: row.low, fill: stripes.fill, stroke: LOSS },
      { label: row.label, to: row.high, fill: GAIN, stroke: GAIN },
    ]);
    return rowsPlot(width, rows, {
      label,
      least: 32,
      marginRight: 20,
      y: { padding: 0.3 },
      marks: [
        stripes.mark,
        Plot.barX(bars, { y: "label", x1: base, x2: "to", fill: "fill", stroke: "stroke" }),
        Plot.ruleX([base], { stroke: INK, strokeWidth: 1.5 }),
      ],
    });
  };
}
