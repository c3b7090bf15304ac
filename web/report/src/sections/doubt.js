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
    ...context,
    id: "chart-tornado",
    wide: false,
    title: `What moves the cash most: ${widest[0]}`,
    says:
      `Cash ${book.leadWords(strategy)} in the base case (${spoken(result.tornado_base)}, the upright line), with ` +
      `one input at the low end of its range (striped) or at the high end (solid) and all others at their average. ` +
      `${context.proviso}`,
    describe: result.tornado
      .map(
        ([label, lowWords, highWords, low, high]) =>
          `${label}: ${spoken(low)} at ${lowWords}, ${spoken(high)} at ${highWords}`,
      )
      .join("; "),
    notes: [result.bridge].filter(Boolean),
    draw: drawTornado(rows, result.tornado_base, `Cash ${book.leadWords(strategy)}`),
    columns: [
      { head: "Input" },
      { head: "Low end", number: true },
      { head: "Saving there", number: true },
      { head: "High end", number: true },
      { head: "Saving there", number: true },
    ],
    rows: () =>
      result.tornado.map(([label, lowWords, highWords, low, high]) => [
        withCapital(label),
        lowWords,
        spoken(low),
        highWords,
        spoken(high),
      ]),
  });
}

function plane(book, strategy, result, context) {
  const points = planePoints(result.plane, result.plane_scale);
  const shown = corners(points);
  const what = result.plane_what || "net cash saving";
  const after =
    what.startsWith("net") && book.isPlaceholder(strategy) ? ` after ${book.placeholderCost(strategy)}` : "";
  return chart({
    ...context,
    id: "chart-plane",
    wide: false,
    title:
      `In ${shown.fewerSaved} of ${counted(points.length, "draw", "draws")} fewer people would leave and money ` +
      `would be saved${after}`,
    says:
      `Each dot is one of the first ${counted(points.length, "draw", "draws")}, which are enough for a picture; the ` +
      `chances above count all ${counted(book.about.draws, "draw", "draws")}. Shown is how many fewer leave, and ` +
      `the ${what}${after}. Round dots save, square ones do not. ${context.proviso}`,
    describe:
      `Fewer leave and it saves: ${shown.fewerSaved}. Fewer leave and it costs: ${shown.fewerLost}. More leave and ` +
      `it saves: ${shown.moreSaved}. More leave and it costs: ${shown.moreLost}.`,
    draw: drawPlane(points, withCapital(what)),
    columns: [{ head: "Corner" }, { head: `Of ${points.length} draws`, number: true }],
    rows: () => [
      ["Fewer leave, money is saved", String(shown.fewerSaved)],
      ["Fewer leave, it costs money", String(shown.fewerLost)],
      ["More leave, money is saved", String(shown.moreSaved)],
      ["More leave, it costs money", String(shown.moreLost)],
    ],
  });
}

function acceptability(book, strategy, result, context) {
  const rows = book.wtp.map((worth, at) => ({ worth, share: result.ceac[at] }));
  const middle = rows[Math.floor(rows.length / 2)];
  const cost = book.placeholderCost(strategy);
  const moves = cost && `, after ${cost}: with a quotation the line moves`;
  return chart({
    ...context,
    id: "chart-worth",
    wide: false,
    title:
      `If keeping one person were worth ${spoken(middle.worth)} beyond the cash, the chance that it is worth it ` +
      `would be ` +
      `${chance(middle.share)}${book.isPlaceholder(strategy) ? `, at ${book.placeholderCost(strategy)}` : ""}`,
    says:
      `Against doing nothing new, in cash${moves}. Nobody has measured what keeping one person is worth beyond the ` +
      `cash; read the line at the amount that you would defend. ${context.proviso}`,
    describe: rows.map((row) => `${spoken(row.worth)}: ${chance(row.share)}`).join("; "),
    draw: drawAcceptability(rows),
    columns: [{ head: "One leaver averted is worth" }, { head: "Chance that it is worth it", number: true }],
    rows: () => rows.map((row) => [spoken(row.worth), chance(row.share)]),
  });
}

const AS_THEY_STAND = "placeholder costs, assumed effects and the assumed ranges of null results count as they stand";

//! Behind what is about an intervention with a null result: its range is nobody's finding.
export function nullMark(book, label) {
  const strategy = book.namedIn(label);
  return strategy >= 0 && book.strategies[strategy].evidence === "null_result"
    ? " (null result: an assumed range)"
    : "";
}

//! About the choice between all interventions, not about the chosen one.
export function knowingMore(book, { place }, context) {
  const decision = book.decisions.find((entry) => entry.place === place);
  if (!decision)
    return [
      element(
        "p",
        { class: "note" },
        book.decisions.length > 0
          ? `What it would be worth to know more was worked out for ` +
              `${book.decisions.map((entry) => book.shortPlaceName(entry.place)).join("; ")}, and not for ` +
              `${book.shortPlaceName(place)}.`
          : "What it would be worth to know more was not worked out in this run.",
      ),
    ];
  const rows = decision.evppi
    .map(([label, value]) => ({ label: withCapital(label) + nullMark(book, label), value }))
    .sort((a, b) => b.value - a.value);
  const worth = rows.filter((row) => row.value >= 0.5).slice(0, 10);
  const words =
    decision.words ||
    `Knowing everything exactly would be worth ${spoken(decision.evpi)} to it, at the costs in the inputs, ` +
      `placeholders among them.`;
  if (worth.length === 0)
    return [
      element(
        "p",
        { class: "note" },
        `For ${book.placeName(place)}, knowing any one input better would be worth nothing to the choice between ` +
          `all interventions: ${AS_THEY_STAND}. ${words}`,
      ),
    ];
  return [
    chart({
      ...context,
      preface: "",
      foot: `${book.placeName(place)}, all interventions with an effect. ${book.source()}`,
      id: "chart-knowing",
      wide: true,
      title:
        `Of what could be found out, most worth knowing: ${rows[0].label[0].toLowerCase()}${rows[0].label.slice(1)} ` +
        `(at most ${spoken(rows[0].value)})`,
      says:
        `About the choice between all interventions for ${book.placeName(place)}, in cash. ${words} Each bar is an ` +
        `upper limit for what finding out may cost; ${AS_THEY_STAND}.`,
      describe: rows.map((row) => `${row.label}: ${spoken(row.value)}`).join("; "),
      draw: drawBars(worth, "Worth of knowing it exactly"),
      columns: [{ head: "What would be known" }, { head: "Worth", number: true }],
      rows: () => [...rows.map((row) => [row.label, spoken(row.value)]), ["Everything at once", spoken(decision.evpi)]],
    }),
  ];
}
