//! How all charts look. Every difference that a colour shows, a shape, a pattern or a word shows too.
import * as Plot from "@observablehq/plot";

import { onAxis } from "../words.js";

export const INK = "#1b2430";
export const QUIET = "#51606f";
export const GAIN = "#1f5a99";
export const LOSS = "#a6401f";
export const BAND = "#c9dcef";
export const CHOSEN = "#7a1f5c";

const SVG = "http://www.w3.org/2000/svg";
let patterns = 0;

//! Stripes of a colour: capacity beside cash, what rises beside what falls. {mark, fill}
export function striped(/** @type {string} */ colour) {
  patterns += 1;
  const id = `stripes-${patterns}`;
  const mark = () => {
    const make = (/** @type {string} */ name, /** @type {Record<string, string | number>} */ attributes) => {
      const made = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
      return made;
    };
    const pattern = make("pattern", {
      id,
      width: 6,
      height: 6,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    });
    pattern.append(
      make("rect", { width: 6, height: 6, fill: "#ffffff" }),
      make("rect", { width: 3, height: 6, fill: colour }),
    );
    const defs = make("defs", {});
    defs.append(pattern);
    return defs;
  };
  return { mark, fill: `url(#${id})` };
}

export const isNarrow = (/** @type {number} */ width) => width < 480;

//! An axis of pounds; along the bottom it has as many ticks as its room takes.
/** @returns {import("@observablehq/plot").ScaleOptions} */
export const moneyAxis = (/** @type {number} */ room, options = {}) => ({
  tickFormat: onAxis,
  ticks: Math.max(2, Math.min(7, Math.floor(room / 95))),
  labelArrow: "none",
  ...options,
});

//! On a narrow page a label of the x axis runs leftwards from the edge instead of out of the picture.
export function plot(/** @type {number} */ width, /** @type {import("@observablehq/plot").PlotOptions} */ options) {
  return Plot.plot({
    width,
    ...options,
    x: { ...options.x, labelAnchor: isNarrow(width) ? "right" : "center", labelArrow: "none" },
    style: {
      fontSize: "13px",
      fontFamily: "system-ui, 'Segoe UI', Arial, sans-serif",
      color: INK,
      overflow: "visible",
    },
  });
}

//! Height of a row whose label wraps, with room to breathe.
function rowHeight(/** @type {string[]} */ labels, /** @type {number} */ lineWidth, /** @type {number} */ least) {
  const lines = Math.max(...labels.map((label) => Math.ceil(label.length / (2 * lineWidth))));
  return Math.max(least, 15 * lines + 8);
}

//! Room for labels on the left, which wrap.
export function labelRoom(/** @type {number} */ width, /** @type {number} */ longest) {
  const room = Math.min(Math.round(width * (isNarrow(width) ? 0.36 : 0.34)), Math.round(7.4 * longest) + 26);
  return { marginLeft: room, lineWidth: (room - 22) / 13.5 };
}

/**
 * @typedef {object} RowsOptions
 * @property {string} label
 * @property {number} least height of a row
 * @property {number} marginRight
 * @property {import("@observablehq/plot").ScaleOptions} y
 * @property {import("@observablehq/plot").Markish[]} marks
 */

//! A picture with a row for each label, as high as the labels need, and pounds along the bottom; `y` and `marks` as
//! Plot wants them, the labels themselves come first.
export function rowsPlot(
  /** @type {number} */ width,
  /** @type {{label: string}[]} */ rows,
  /** @type {RowsOptions} */ { label, least, marginRight, y, marks },
) {
  const labels = rows.map((row) => row.label);
  const { marginLeft, lineWidth } = labelRoom(width, Math.max(...labels.map((text) => text.length)));
  return plot(width, {
    marginLeft,
    marginRight,
    marginTop: 8,
    marginBottom: 42,
    height: rows.length * rowHeight(labels, lineWidth, least) + 54,
    x: moneyAxis(width - marginLeft - 40, { label, grid: true }),
    y: { domain: labels, label: null, ...y },
    marks: [Plot.axisY({ lineWidth, tickSize: 0 }), ...marks],
  });
}
