//! The chance that a programme is worth it against doing nothing new, by what keeping one person is worth.
import * as Plot from "@observablehq/plot";

import { onAxis } from "../words.js";
import { GAIN, QUIET, plot } from "./look.js";

export function draw(/** @type {{worth: number, share: number}[]} */ rows) {
  return (/** @type {number} */ width) =>
    plot(width, {
      height: 320,
      marginLeft: 48,
      marginRight: 44,
      marginTop: 26,
      marginBottom: 44,
      x: { label: "Worth of one leaver avoided beyond the cash", tickFormat: onAxis, ticks: width < 480 ? 3 : 6 },
      y: {
        label: "Chance that it is worth it",
        labelAnchor: "top",
        labelArrow: "none",
        domain: [0, 1],
        tickFormat: (/** @type {number} */ share) => `${Math.round(100 * share)}%`,
        ticks: 5,
        grid: true,
      },
      marks: [
        Plot.ruleY([0.5], { stroke: QUIET, strokeDasharray: "4,4" }),
        Plot.lineY(rows, { x: "worth", y: "share", stroke: GAIN, strokeWidth: 2.5 }),
        Plot.dot(rows, { x: "worth", y: "share", fill: GAIN, r: 3 }),
      ],
    });
}
