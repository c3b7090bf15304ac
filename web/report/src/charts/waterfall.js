//! Where the money comes from: cash line by line down to its total, then capacity by itself, from nothing again.
import * as Plot from "@observablehq/plot";

import { inShort, onAxis, poundsRange, spoken, withCapital } from "../words.js";
import { GAIN, INK, LOSS, QUIET, isNarrow, labelRoom, moneyAxis, plot, striped } from "./look.js";

/** @typedef {import("../data.js").ReportData["lines"][number]} Line */
/** @typedef {"cash" | "programme" | "capacity" | "total" | "doubtful total" | "heading"} Kind */
/** @typedef {{label: string, from: number, to: number, value: number, kind: Kind}} Step */

//! Rows from top to bottom. parts: of a cost that is partly a placeholder, what is stated, built from prices, and the
//! rest.
export function steps(
  /** @type {Line[]} */ lines,
  /** @type {number[]} */ amounts,
  /** @type {{placeholder: string, cost_words: string}} */ { placeholder, cost_words: cost },
  /** @type {number[] | undefined} */ parts = undefined,
) {
  /** @type {Step[]} */
  const rows = [];
  const run = (/** @type {Line["role"]} */ role, /** @type {number} */ start) => {
    let at = start;
    lines.forEach((line, index) => {
      if (line.role !== role) return;
      // A programme that takes no time of staff has no such line.
      if (line.id === "programme_time" && amounts[index] === 0) return;
      const to = at + amounts[index];
      const words = role === "programme" && placeholder ? ` (${placeholder})` : "";
      rows.push({ label: withCapital(line.label) + words, from: at, to, value: amounts[index], kind: role });
      at = to;
    });
    return at;
  };
  const total = (/** @type {string} */ label, /** @type {number} */ value, /** @type {Kind} */ kind = "total") =>
    rows.push({ label, from: 0, to: value, value, kind });
  const before = run("cash", 0);
  total("Cash before its own cost", before);
  const after = parts ? runParts(rows, total, parts, before) : run("programme", before);
  total(`Cash after ${cost}`, after, placeholder ? "doubtful total" : "total");
  rows.push({ label: "Not cash:", from: 0, to: 0, value: 0, kind: "heading" });
  run("capacity", 0);
  total(
    "Capacity in all",
    rows.filter((row) => row.kind === "capacity").reduce((sum, row) => sum + row.value, 0),
  );
  return rows;
}

const PARTS = ["The programme: stated", "The programme: built from prices", "The programme: our guess"];

//! The parts of a cost one after another, and what is left after all but the placeholder.
function runParts(
  /** @type {Step[]} */ rows,
  /** @type {(label: string, value: number) => void} */ total,
  /** @type {number[]} */ parts,
  /** @type {number} */ before,
) {
  let at = before;
  parts.forEach((part, index) => {
    if (!(part > 0)) return;
    if (index === 2) total("Cash after the stated part", at);
    rows.push({ label: PARTS[index], from: at, to: at - part, value: -part, kind: "programme" });
    at -= part;
  });
  return at;
}

//! lead: [mean, low, high] of the cash that leads: no average is quoted without its range. remark: where it comes from
//! when it does not come from keeping people, else empty.
export function titleOf(
  /** @type {Step[]} */ rows,
  /** @type {import("../data.js").Triple} */ lead,
  /** @type {string} */ leadWords,
  /** @type {string} */ remark,
) {
  const cash = rows.filter((row) => row.kind === "cash");
  const before = rows.find((row) => row.kind === "total") ?? cash[0];
  const widest = cash.reduce((best, row) => (row.value > best.value ? row : best), cash[0]);
  const amount = `Cash ${leadWords} would be ${spoken(lead[0])} on average (95% range ${poundsRange(lead)})`;
  if (remark) return `${amount}; ${remark}`;
  return before.value > 0.5 && widest.value > 0.5
    ? `${amount}; the cost that would fall most is ${widest.label.toLowerCase()}`
    : amount;
}

export function draw(/** @type {Step[]} */ rows) {
  return (/** @type {number} */ width) => {
    const { marginLeft, lineWidth } = labelRoom(width, 36);
    const stripes = striped(GAIN);
    const lossStripes = striped(LOSS);
    const fillOf = (/** @type {Step} */ row) => {
      if (row.kind === "total") return INK;
      if (row.kind === "doubtful total") return "white";
      if (row.kind === "capacity") return row.value < 0 ? lossStripes.fill : stripes.fill;
      return row.value < 0 ? LOSS : GAIN;
    };
    const right = (/** @type {Step} */ row) => Math.max(row.from, row.to);
    return plot(width, {
      marginLeft,
      marginRight: 74,
      marginTop: 8,
      marginBottom: 42,
      height: rows.length * (isNarrow(width) ? 46 : 33) + 52,
      x: moneyAxis(width - marginLeft - 40, {
        label: isNarrow(width) ? "← extra cost    saving →" : "← extra cost      present value      saving →",
        grid: true,
      }),
      y: { domain: rows.map((row) => row.label), label: null, padding: 0.28 },
      marks: [
        stripes.mark,
        lossStripes.mark,
        Plot.axisY({ lineWidth, tickSize: 0 }),
        Plot.ruleX([0], { stroke: QUIET }),
        Plot.barX(rows, {
          y: "label",
          x1: "from",
          x2: "to",
          fill: fillOf,
          stroke: (row) => (row.kind === "doubtful total" ? INK : fillOf(row)),
        }),
        Plot.text(rows, {
          y: "label",
          x: right,
          text: (row) =>
            row.kind === "heading"
              ? ""
              : row.value > 0.5 && !row.kind.endsWith("total")
                ? `+${inShort(row.value)}`
                : onAxis(row.value),
          textAnchor: "start",
          dx: 5,
          stroke: "white",
          strokeWidth: 3,
          fill: INK,
        }),
      ],
    });
  };
}
