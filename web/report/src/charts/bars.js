//! Amounts as bars, the largest first.
import * as Plot from "@observablehq/plot";

import { spoken } from "../words.js";
import { GAIN, QUIET, labelRoom, moneyAxis, plot, rowHeight } from "./look.js";

//! rows: [{label, value}]
export function draw(rows, label) {
  return (width) => {
    const { marginLeft, lineWidth } = labelRoom(width, Math.max(...rows.map((row) => row.label.length)));
    return plot(width, {
      marginLeft,
      marginRight: 64,
      marginTop: 8,
      marginBottom: 42,
      height:
        rows.length *
          rowHeight(
            rows.map((row) => row.label),
            lineWidth,
            30,
          ) +
        54,
      x: moneyAxis(width - marginLeft - 40, { label, grid: true }),
      y: { domain: rows.map((row) => row.label), label: null, padding: 0.3 },
      marks: [
        Plot.axisY({ lineWidth, tickSize: 0 }),
        Plot.barX(rows, { y: "label", x: "value", fill: GAIN }),
        Plot.text(rows, { y: "label", x: "value", text: (row) => spoken(row.value), textAnchor: "start", dx: 5 }),
        Plot.ruleX([0], { stroke: QUIET }),
      ],
    });
  };
}
