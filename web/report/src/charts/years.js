//! Cash as it adds up to the end of each financial year, with the range that holds 95% of the draws.
import * as Plot from "@observablehq/plot";

import { BAND, GAIN, LOSS, QUIET, moneyAxis, plot } from "./look.js";

/** @typedef {{year: string, mean: number, low: number, high: number}} Row */

//! other: the same of the path after a cost that is our guess, or null.
export function draw(
  /** @type {Row[]} */ rows,
  /** @type {Row[] | null} */ other,
  /** @type {string} */ label,
  /** @type {string} */ otherLabel,
) {
  return (/** @type {number} */ width) => {
    const narrow = width < 480;
    const middle = other?.[Math.floor((other.length - 1) / 2)] ?? rows[0];
    return plot(width, {
      height: 320,
      marginLeft: 62,
      marginRight: narrow ? 24 : 40,
      marginBottom: 44,
      marginTop: 26,
      x: {
        type: "point",
        label: "To the end of the financial year",
        domain: rows.map((row) => row.year),
        tickFormat: narrow ? (/** @type {string} */ year) => year.slice(2) : undefined,
      },
      y: moneyAxis(width, { label, labelAnchor: "top", grid: true, ticks: 6 }),
      marks: [
        Plot.areaY(rows, { x: "year", y1: "low", y2: "high", fill: BAND }),
        Plot.ruleY([0], { stroke: QUIET }),
        Plot.lineY(rows, { x: "year", y: "mean", stroke: GAIN, strokeWidth: 2.5 }),
        Plot.dot(rows, { x: "year", y: "mean", fill: GAIN, r: 4 }),
        ...(other
          ? [
              Plot.lineY(other, { x: "year", y: "mean", stroke: LOSS, strokeWidth: 2, strokeDasharray: "5,4" }),
              Plot.dot(other, { x: "year", y: "mean", stroke: LOSS, fill: "white", symbol: "square", r: 4 }),
              Plot.text([middle], {
                x: "year",
                y: "mean",
                text: () => otherLabel,
                dy: middle.mean < 0 ? 18 : -14,
                fill: LOSS,
                stroke: "white",
                strokeWidth: 4,
              }),
            ]
          : []),
      ],
    });
  };
}
