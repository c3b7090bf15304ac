//! Effect against cost: what would be saved at each hazard ratio and each multiple of the cost, gains and losses told
//! apart by sign.
import * as Plot from "@observablehq/plot";

import { inShort } from "../words.js";
import { INK, plot } from "./look.js";

//! Gain in blue, loss in rust, both pale enough for dark text: at least 7 to 1.
function shade(/** @type {number} */ value, /** @type {number} */ largest) {
  const strength = largest > 0 ? Math.min(1, Math.sqrt(Math.abs(value) / largest)) : 0;
  const to = value > 0 ? [138, 182, 224] : [240, 168, 138];
  const part = (/** @type {number} */ index) => Math.round(255 + (to[index] - 255) * strength);
  return `rgb(${part(0)},${part(1)},${part(2)})`;
}

//! Effect and cost in words: "falls 20%", "£970".
/** @typedef {{effect: string, cost: string, value: number}} Cell */

export function draw(
  /** @type {Cell[]} */ cells,
  /** @type {string[]} */ effects,
  /** @type {string[]} */ costs,
  /** @type {{effect: string, cost: string}} */ labels,
) {
  return (/** @type {number} */ width) => {
    const largest = Math.max(...cells.map((cell) => Math.abs(cell.value)));
    const room = (width - 92) / costs.length;
    const words = (/** @type {Cell} */ cell) => {
      const sign = cell.value > 0.5 ? "+" : cell.value < -0.5 ? "−" : "";
      return room < 56 ? sign || "0" : `${sign}${inShort(Math.abs(cell.value))}`;
    };
    return plot(width, {
      height: effects.length * 26 + 76,
      marginLeft: 82,
      marginRight: 10,
      marginTop: 28,
      marginBottom: 48,
      padding: 0,
      x: {
        domain: costs,
        label: labels.cost,
        tickFormat: room < 44 ? (/** @type {string} */ cost) => (costs.indexOf(cost) % 2 === 0 ? cost : "") : undefined,
      },
      y: { domain: effects, label: labels.effect, labelAnchor: "top", labelArrow: "none" },
      marks: [
        Plot.cell(cells, { x: "cost", y: "effect", fill: (cell) => shade(cell.value, largest), inset: 0.5 }),
        Plot.text(cells, {
          x: "cost",
          y: "effect",
          text: words,
          fill: INK,
          fontSize: room < 80 ? 10 : 11.5,
        }),
      ],
    });
  };
}
