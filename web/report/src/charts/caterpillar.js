//! All authorities side by side in the order of their saving, each with its range: the shape of the whole, the chosen
//! one marked.
import * as Plot from "@observablehq/plot";

import { CHOSEN, GAIN, QUIET, moneyAxis, plot } from "./look.js";

/** @typedef {import("./ranges.js").RangeRow & {rank: number}} Row */

export function draw(/** @type {Row[]} */ rows, /** @type {string} */ label) {
  return (/** @type {number} */ width) => {
    const chosen = rows.filter((row) => row.chosen);
    const one = chosen.length === 1;
    const colour = (/** @type {Row} */ row) => (row.chosen ? CHOSEN : GAIN);
    return plot(width, {
      height: 340,
      marginLeft: 62,
      marginRight: 16,
      marginTop: 26,
      marginBottom: 42,
      x: { label: "Rank by average saving", domain: [0, rows.length + 1], ticks: width < 480 ? 4 : 8 },
      y: moneyAxis(width, { label, labelAnchor: "top", grid: true, ticks: 6 }),
      marks: [
        Plot.ruleX(rows, {
          x: "rank",
          y1: "low",
          y2: "high",
          stroke: colour,
          strokeOpacity: (row) => (row.chosen ? 1 : 0.45),
          strokeWidth: (row) => (row.chosen ? 3 : Math.max(1, Math.min(4, (0.5 * width) / rows.length))),
        }),
        Plot.ruleY([0], { stroke: QUIET }),
        Plot.dot(rows, {
          x: "rank",
          y: "mean",
          fill: colour,
          symbol: (row) => (row.chosen ? "square" : "circle"),
          r: (row) => (row.chosen ? 6 : 2),
        }),
        // The first and the last have a name too; all have one in the table.
        ...[rows[0], rows[rows.length - 1]]
          .filter((row) => !row.chosen)
          .map((row) =>
            Plot.text([row], {
              x: "rank",
              y: "low",
              text: "label",
              dy: 12,
              fill: QUIET,
              stroke: "white",
              strokeWidth: 4,
              textAnchor: row === rows[0] ? "start" : "end",
            }),
          ),
        ...(one
          ? [
              Plot.text(chosen, {
                x: "rank",
                y: "high",
                text: "label",
                dy: -10,
                fontWeight: 700,
                fill: CHOSEN,
                stroke: "white",
                strokeWidth: 4,
                textAnchor:
                  chosen[0].rank > rows.length * 0.7 ? "end" : chosen[0].rank < rows.length * 0.3 ? "start" : "middle",
              }),
            ]
          : []),
      ],
    });
  };
}
