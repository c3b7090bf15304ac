//! The base case with one input at either end of its range, all others at their average; the widest first.
import * as Plot from "@observablehq/plot";

import { GAIN, INK, LOSS, labelRoom, moneyAxis, plot, rowHeight, striped } from "./look.js";

//! rows: [{label, low, high}], savings at the input's low and high end.
export function draw(rows, base, label) {
  return (width) => {
    const { marginLeft, lineWidth } = labelRoom(width, Math.max(...rows.map((row) => row.label.length)));
    const stripes = striped(LOSS);
    const bars = rows.flatMap((row) => [
      { label: row.label, to: row.low, fill: stripes.fill, stroke: LOSS },
      { label: row.label, to: row.high, fill: GAIN, stroke: GAIN },
    ]);
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
            32,
          ) +
        54,
      x: moneyAxis(width - marginLeft - 40, { label, grid: true }),
      y: { domain: rows.map((row) => row.label), label: null, padding: 0.3 },
      marks: [
        stripes.mark,
        Plot.axisY({ lineWidth, tickSize: 0 }),
        Plot.barX(bars, { y: "label", x1: base, x2: "to", fill: "fill", stroke: "stroke" }),
        Plot.ruleX([base], { stroke: INK, strokeWidth: 1.5 }),
      ],
    });
  };
}
