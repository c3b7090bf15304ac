//! A dot and its 95% range for each of several places or interventions, one below the other.
import * as Plot from "@observablehq/plot";

import { CHOSEN, GAIN, QUIET, labelRoom, moneyAxis, plot, rowHeight } from "./look.js";

//! rows: [{label, mean, low, high, chosen}], in the order in which they stand.
export function draw(rows, label) {
  return (width) => {
    const { marginLeft, lineWidth } = labelRoom(width, Math.max(...rows.map((row) => row.label.length)));
    const colour = (row) => (row.chosen ? CHOSEN : GAIN);
    return plot(width, {
      marginLeft,
      marginRight: 20,
      marginTop: 8,
      marginBottom: 42,
      height:
        rows.length *
          rowHeight(
            rows.map((row) => row.label),
            lineWidth,
            24,
          ) +
        54,
      x: moneyAxis(width - marginLeft - 40, { label, grid: true }),
      y: { domain: rows.map((row) => row.label), label: null, type: "point", padding: 0.6 },
      marks: [
        Plot.axisY({ lineWidth, tickSize: 0 }),
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
  };
}
