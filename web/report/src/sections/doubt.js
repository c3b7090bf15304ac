//! How sure it is, what moves it, and what it would be worth to know more.
import { planePoints } from "../book.js";
import { draw as drawAcceptability } from "../charts/acceptability.js";
import { draw as drawBars } from "../charts/bars.js";
import { corners, draw as drawPlane } from "../charts/plane.js";
import { draw as drawTornado } from "../charts/tornado.js";
import { element } from "../dom.js";
import { chart } from "../frame.js";
import { chance, counted, spoken, withCapital } from "../words.js";

export function doubtCharts(book, { place, strategy }, context) {
  const result = book.result(place, strategy);
  return [
    result.tornado?.length > 0 && tornado(book, strategy, result, context),
    result.plane && plane(book, strategy, result, context),
    result.ceac && acceptability(book, strategy, result, context),
  ].filter(Boolean);
}

function tornado(book, strategy, result, context) {
  const rows = result.tornado.map(([label, , , low, high]) => ({ label: withCapital(label), low, high }));
  const widest = result.tornado[0];
  return chart({
    ...context, id: "chart-tornado", wide: false,
    title: `What moves the cash most: ${widest[0]}`,
    says: `Cash ${book.leadWords(strategy)} in the base case (${spoken(result.tornado_base)}, the upright line), with one input at the low end of its range (striped) or at the high end (solid) and all others at their average. ${context.proviso}`,
    describe: result.tornado.map(([label, lowWords, highWords, low, high]) => `${label}: ${spoken(low)} at ${lowWords}, ${spoken(high)} at ${highWords}`).join("; "),
    draw: drawTornado(rows, result.tornado_base, `Cash ${book.leadWords(strategy)}`),
    columns: [{ head: "Input" }, { head: "Low end", number: true }, { head: "Saving there", number: true }, { head: "High end", number: true }, { head: "Saving there", number: true }],
    rows: () => result.tornado.map(([label, lowWords, highWords, low, high]) => [withCapital(label), lowWords, spoken(low), highWords, spoken(high)]),
  });
}

function plane(book, strategy, result, context) {
  const points = planePoints(result.plane, result.plane_scale);
  const shares = corners(points);
  const what = result.plane_what || "net cash saving";
  const after = what.startsWith("net") && book.isPlaceholder(strategy) ? `, after ${book.strategies[strategy].placeholder} cost,` : "";
  return chart({
    ...context, id: "chart-plane", wide: false,
    title: `In ${chance(shares.fewerSaved)} of the draws fewer people leave and money is saved${after ? ` after ${book.strategies[strategy].placeholder} cost` : ""}`,
    says: `Each dot is one of ${counted(points.length, "draw", "draws")}: how many fewer leave, and the ${what}${after ? `${after} which is not a figure to quote` : ""}. Round dots save, square ones do not. ${context.proviso}`,
    describe: `Fewer leave and it saves: ${chance(shares.fewerSaved)}. Fewer leave and it costs: ${chance(shares.fewerLost)}. More leave and it saves: ${chance(shares.moreSaved)}. More leave and it costs: ${chance(shares.moreLost)}.`,
    draw: drawPlane(points, withCapital(what)),
    columns: [{ head: "Corner" }, { head: "Share of the draws", number: true }],
    rows: () => [["Fewer leave, money is saved", chance(shares.fewerSaved)], ["Fewer leave, it costs money", chance(shares.fewerLost)],
      ["More leave, money is saved", chance(shares.moreSaved)], ["More leave, it costs money", chance(shares.moreLost)]],
  });
}

function acceptability(book, strategy, result, context) {
  const rows = book.wtp.map((worth, at) => ({ worth, share: result.ceac[at] }));
  const middle = rows[Math.floor(rows.length / 2)];
  return chart({
    ...context, id: "chart-worth", wide: false,
    title: `If keeping one person were worth ${spoken(middle.worth)} beyond the cash, the chance that it is worth it would be ${chance(middle.share)}`,
    says: `Against doing nothing new, in cash${book.isPlaceholder(strategy) ? `, after ${book.strategies[strategy].placeholder} cost: with a quotation the line moves` : ""}. Nobody has measured what keeping one person is worth beyond the cash; read the line at the amount that you would defend. ${context.proviso}`,
    describe: rows.map((row) => `${spoken(row.worth)}: ${chance(row.share)}`).join("; "),
    draw: drawAcceptability(rows),
    columns: [{ head: "One leaver averted is worth" }, { head: "Chance that it is worth it", number: true }],
    rows: () => rows.map((row) => [spoken(row.worth), chance(row.share)]),
  });
}

//! About the choice between all interventions, not about the chosen one.
export function knowingMore(book, { place }, context) {
  const decision = book.decisions.find((entry) => entry.place === place);
  if (!decision)
    return [element("p", { class: "note" }, book.decisions.length > 0
      ? `What it would be worth to know more was worked out for ${book.decisions.map((entry) => book.shortPlaceName(entry.place)).join("; ")}, and not for ${book.shortPlaceName(place)}.`
      : "What it would be worth to know more was not worked out in this run.")];
  const rows = decision.evppi.map(([label, value]) => ({ label: withCapital(label), value })).sort((a, b) => b.value - a.value);
  if (rows.length === 0) return [element("p", { class: "note" }, decision.words)];
  return [chart({
    ...context, foot: `${book.placeName(place)}, all interventions with an effect. ${book.source()}`, id: "chart-knowing", wide: true,
    title: rows[0].value < 0.5 ? "Knowing any one of these inputs better would be worth nothing to this decision" : `Most worth knowing: ${decision.evppi.length > 0 ? rows[0].label.toLowerCase() : ""}`,
    says: `${decision.words} An upper limit for what finding out may cost; it is about the choice between all interventions, for ${book.placeName(place)}.`,
    describe: rows.map((row) => `${row.label}: ${spoken(row.value)}`).join("; "),
    draw: drawBars(rows, "Worth of knowing it exactly"),
    columns: [{ head: "What would be known" }, { head: "Worth", number: true }],
    rows: () => [...rows.map((row) => [row.label, spoken(row.value)]), ["Everything at once", spoken(decision.evpi)]],
  })];
}
