//! How sure it is, what moves it, and what it would be worth to know more.
import { planePoints } from "../book.js";
import { draw as drawAcceptability } from "../charts/acceptability.js";
import { draw as drawBars } from "../charts/bars.js";
import { corners, draw as drawPlane } from "../charts/plane.js";
import { draw as drawTornado } from "../charts/tornado.js";
import { element } from "../dom.js";
import { chart } from "../frame.js";
import { chance, counted, inWords, spoken, withCapital } from "../words.js";

/** @typedef {import("../book.js").Book} Book */
/** @typedef {import("../book.js").Asked} Asked */
/** @typedef {import("../data.js").Result} Result */
/** @typedef {import("../frame.js").Context} Context */

export function doubtCharts(
  /** @type {Book} */ book,
  /** @type {Asked} */ { place, strategy },
  /** @type {Context} */ context,
) {
  const result = book.result(place, strategy);
  if (!result) return [];
  return [
    tornado(book, strategy, result, context),
    plane(book, strategy, result, context),
    acceptability(book, strategy, result, context),
  ].filter(Boolean);
}

function tornado(
  /** @type {Book} */ book,
  /** @type {number} */ strategy,
  /** @type {Result} */ result,
  /** @type {Context} */ context,
) {
  const bars = (result.tornado ?? []).map(([label, lowWords, highWords, low, high]) => ({
    label: book.text(label),
    lowWords,
    highWords,
    low,
    high,
  }));
  if (bars.length === 0) return null;
  const base = result.tornado_base ?? 0;
  const when = book.strategies[strategy].lead_words;
  const rows = bars.map((bar) => ({ ...bar, label: withCapital(bar.label) }));
  return chart({
    ...context,
    id: "chart-tornado",
    wide: false,
    title: `What moves the cash most: ${bars[0].label}`,
    what: `Cash ${when}, one input at a time`,
    says:
      `Cash ${when} in the base case (${spoken(base)}, the upright line), with ` +
      `one input at the low end of its range (striped) or at the high end (solid) and all others at their average. ` +
      `${context.proviso}`,
    describe: bars
      .map((bar) => `${bar.label}: ${spoken(bar.low)} at ${bar.lowWords}, ${spoken(bar.high)} at ${bar.highWords}`)
      .join("; "),
    notes: result.bridge ? [result.bridge] : [],
    draw: drawTornado(rows, base, `Cash ${when}`),
    columns: [
      { head: "Input" },
      { head: "Low end", number: true },
      { head: "Saving there", number: true },
      { head: "High end", number: true },
      { head: "Saving there", number: true },
    ],
    rows: () => rows.map((row) => [row.label, row.lowWords, spoken(row.low), row.highWords, spoken(row.high)]),
  });
}

function plane(
  /** @type {Book} */ book,
  /** @type {number} */ strategy,
  /** @type {Result} */ result,
  /** @type {Context} */ context,
) {
  if (!result.plane || !result.plane_scale) return null;
  const points = planePoints(result.plane, result.plane_scale);
  const shown = corners(points);
  const after = book.isPlaceholder(strategy) ? ` after ${book.strategies[strategy].cost_words}` : "";
  return chart({
    ...context,
    id: "chart-plane",
    wide: false,
    title:
      `In ${shown.fewerSaved} of ${counted(points.length, "draw", "draws")} fewer people would leave and money ` +
      `would be saved${after}`,
    what: `Net cash saving${after} and how many fewer leave, draw by draw`,
    says:
      `Each dot is one of the first ${counted(points.length, "draw", "draws")}, which are enough for a picture; the ` +
      `chances above count all ${counted(book.about.draws, "draw", "draws")}. Shown is how many fewer leave, and ` +
      `the net cash saving${after}. Round dots save, square ones do not. ${context.proviso}`,
    describe:
      `Fewer leave and it saves: ${shown.fewerSaved}. Fewer leave and it costs: ${shown.fewerLost}. More leave and ` +
      `it saves: ${shown.moreSaved}. More leave and it costs: ${shown.moreLost}.`,
    draw: drawPlane(points, "Net cash saving"),
    columns: [{ head: "Corner" }, { head: `Of ${points.length} draws`, number: true }],
    rows: () => [
      ["Fewer leave, money is saved", String(shown.fewerSaved)],
      ["Fewer leave, it costs money", String(shown.fewerLost)],
      ["More leave, money is saved", String(shown.moreSaved)],
      ["More leave, it costs money", String(shown.moreLost)],
    ],
  });
}

function acceptability(
  /** @type {Book} */ book,
  /** @type {number} */ strategy,
  /** @type {Result} */ result,
  /** @type {Context} */ context,
) {
  const shares = result.acceptability;
  if (!shares) return null;
  const rows = book.data.willingness_to_pay.map((worth, at) => ({ worth, share: shares[at] }));
  const middle = rows[Math.floor(rows.length / 2)];
  const cost = book.strategies[strategy].cost_words;
  const moves = book.isPlaceholder(strategy) ? `, after ${cost}: with a quotation the line moves` : "";
  return chart({
    ...context,
    id: "chart-worth",
    wide: false,
    title:
      `If keeping one person were worth ${spoken(middle.worth)} beyond the cash, the chance of being worth it would ` +
      `be ${chance(middle.share)}${book.atPlaceholder(strategy)}`,
    what: "Chance of being worth it, by what keeping one person is worth",
    says:
      `Against doing nothing new, in cash${moves}. Nobody has measured what keeping one person is worth beyond the ` +
      `cash; read the line at the amount that you would defend. ${context.proviso}`,
    describe: rows.map((row) => `${spoken(row.worth)}: ${chance(row.share)}`).join("; "),
    draw: drawAcceptability(rows),
    columns: [{ head: "One leaver averted is worth" }, { head: "Chance that it is worth it", number: true }],
    rows: () => rows.map((row) => [spoken(row.worth), chance(row.share)]),
  });
}

//! About the choice between all interventions, not about the chosen one.
export function knowingMore(/** @type {Book} */ book, /** @type {Asked} */ { place }, /** @type {Context} */ context) {
  const { decisions } = book.data;
  const decision = decisions.find((entry) => entry.place === place);
  const note = (/** @type {string} */ words) => [element("p", { class: "note" }, words)];
  if (!decision)
    return decisions.length > 0
      ? note(
          `The worth of knowing more was worked out for ` +
            `${inWords(decisions.map((entry) => book.who(entry.place)))}, and not for ${book.who(place)}.`,
        )
      : [];
  const things = decision.things ?? [];
  // What lies within two errors of nothing is noise: it is said, and no bar is drawn of it.
  const rows = things.map(({ label, worth, is_noise: isNoise }) => ({
    label: withCapital(label),
    value: worth,
    isNoise,
  }));
  const worth = rows.filter((row) => row.value >= 0.5 && !row.isNoise).slice(0, 10);
  if (worth.length === 0)
    return note(
      `For ${book.who(place)}, nothing shows that knowing any one input better would be worth anything to the choice ` +
        `between all interventions: ${book.words.as_they_stand}. ${decision.words ?? ""} ${decision.noise_words ?? ""}`,
    );
  return [
    chart({
      ...context,
      preface: "",
      foot: `${book.who(place)}, all interventions with an effect. ${book.source()}`,
      id: "chart-knowing",
      wide: true,
      title:
        `Of what could be found out, most worth knowing: ${worth[0].label.charAt(0).toLowerCase()}` +
        `${worth[0].label.slice(1)} (at most ${spoken(worth[0].value)})`,
      what: "The most that finding out may cost, about the choice between all interventions, in cash",
      notes: decision.noise_words ? [decision.noise_words] : [],
      says:
        `About the choice between all interventions for ${book.who(place)}, in cash. ${decision.words} Each bar is an ` +
        `upper limit for what finding out may cost; ${book.words.as_they_stand}.`,
      describe: worth.map((row) => `${row.label}: ${spoken(row.value)}`).join("; "),
      draw: drawBars(worth, "Worth of knowing it exactly"),
      columns: [{ head: "What would be known" }, { head: "Worth", number: true }],
      rows: () => [
        ...rows.map((row) => [row.label, row.isNoise ? "cannot be told from nothing" : spoken(row.value)]),
        ["Everything at once", spoken(decision.everything ?? 0)],
      ],
    }),
  ];
}
