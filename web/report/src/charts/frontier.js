//! What the best choice is worth at each budget.
import * as Plot from "@observablehq/plot";

import { onAxis } from "../words.js";
import { GAIN, QUIET, moneyAxis, plot } from "./look.js";

export function draw(/** @type {{budget: number, value: number}[]} */ rows) {
  return (/** @type {number} */ width) =>
    plot(width, {
      height: 320,
      marginLeft: 66,
      marginRight: 36,
      marginTop: 26,
      marginBottom: 44,
      x: { label: "Budget", tickFormat: onAxis, ticks: width < 480 ? 3 : 6 },
      y: moneyAxis(width, { label: "Worth of the best choice", labelAnchor: "top", grid: true, ticks: 6 }),
      marks: [
        Plot.ruleY([0], { stroke: QUIET }),
        Plot.lineY(rows, { x: "budget", y: "value", stroke: GAIN, strokeWidth: 2.5 }),
        Plot.dot(rows, { x: "budget", y: "value", fill: GAIN, r: 4 }),
      ],
    });
}
