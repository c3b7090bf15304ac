//! Each dot a draw: how many fewer leave, and what is saved. Never to be read without the numbers in the four corners.
import * as Plot from "@observablehq/plot";

import { figure } from "../words.js";
import { GAIN, INK, LOSS, QUIET, moneyAxis, plot } from "./look.js";

//! How many draws lie in each corner; what lies on a line counts as no gain.
export function corners(/** @type {[number, number][]} */ points) {
  const number = (/** @type {(point: [number, number]) => boolean} */ keep) => points.filter(keep).length;
  return {
    fewerSaved: number(([effect, saving]) => effect > 0 && saving > 0),
    fewerLost: number(([effect, saving]) => effect > 0 && saving <= 0),
    moreSaved: number(([effect, saving]) => effect <= 0 && saving > 0),
    moreLost: number(([effect, saving]) => effect <= 0 && saving <= 0),
  };
}

export function draw(/** @type {[number, number][]} */ points, /** @type {string} */ label) {
  return (/** @type {number} */ width) => {
    const inCorner = corners(points);
    const narrow = width < 480;
    /** @type {{text: string, frameAnchor: "top-left" | "top-right" | "bottom-left" | "bottom-right"}[]} */
    const words = [
      { text: `${inCorner.moreSaved}${narrow ? " " : ": more leave, "}save`, frameAnchor: "top-left" },
      { text: `${inCorner.fewerSaved}${narrow ? " " : ": fewer leave, "}save`, frameAnchor: "top-right" },
      { text: `${inCorner.moreLost}${narrow ? " " : ": more leave, "}cost`, frameAnchor: "bottom-left" },
      { text: `${inCorner.fewerLost}${narrow ? " " : ": fewer leave, "}cost`, frameAnchor: "bottom-right" },
    ];
    return plot(width, {
      height: 340,
      marginLeft: 62,
      marginRight: 16,
      marginTop: 26,
      marginBottom: 44,
      inset: 10,
      x: {
        label: "← more leave        leavers avoided        fewer leave →",
        tickFormat: (/** @type {number} */ value) => figure(value).replace(/\.0+$/, ""),
        ticks: narrow ? 4 : 7,
      },
      y: moneyAxis(width, { label, labelAnchor: "top", ticks: 6 }),
      marks: [
        Plot.frame({ stroke: QUIET }),
        Plot.dot(points, {
          x: "0",
          y: "1",
          r: points.length > 300 ? 1.8 : 3,
          fill: ([, saving]) => (saving > 0 ? GAIN : LOSS),
          fillOpacity: 0.5,
          symbol: ([, saving]) => (saving > 0 ? "circle" : "square"),
        }),
        Plot.ruleX([0], { stroke: INK }),
        Plot.ruleY([0], { stroke: INK }),
        ...words.map(({ text, frameAnchor }) =>
          Plot.text([text], {
            frameAnchor,
            dx: frameAnchor.endsWith("left") ? 6 : -6,
            dy: frameAnchor.startsWith("top") ? 8 : -8,
            fontWeight: 600,
            stroke: "white",
            strokeWidth: 5,
            fill: INK,
            text: (word) => word,
          }),
        ),
      ],
    });
  };
}
