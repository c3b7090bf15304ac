//! Authorities and regions in the order of their saving, with their ranges.
import { draw as drawCaterpillar } from "../charts/caterpillar.js";
import { draw as drawRanges } from "../charts/ranges.js";
import { element } from "../dom.js";
import { chart } from "../frame.js";
import { hashOf } from "../state.js";
import { chance, counted, ordinal, poundsRange, spoken } from "../words.js";

/** @typedef {import("../book.js").Book} Book */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../frame.js").Context} Context */
/** @typedef {ReturnType<Book["inRank"]>[number]} Ranked */

export const leadLabel = (/** @type {Book} */ book, /** @type {State} */ { strategy, withCapacity }) =>
  `${withCapacity ? "Cash and capacity" : "Cash saving"} ${book.strategies[strategy].lead_words}`;

export const rangeRow = (
  /** @type {string} */ label,
  /** @type {import("../data.js").Triple} */ [mean, low, high],
  /** @type {boolean} */ chosen,
) => ({ label, mean, low, high, chosen });

export const placeLink = (
  /** @type {Book} */ book,
  /** @type {State} */ state,
  /** @type {{name: string, index: number}} */ place,
) => element("a", { href: hashOf(book, { ...state, place: place.index }) }, place.name);

const COLUMNS = [
  { head: "Rank", number: true },
  { head: "Authority" },
  { head: "Region" },
  { head: "Average", number: true },
  { head: "95% range", number: true },
  { head: "Chance of a saving", number: true },
];

const cells = (/** @type {import("../book.js").Lead} */ { estimate, chance: share }) => [
  spoken(estimate[0]),
  poundsRange(estimate),
  chance(share),
];

export function placeCharts(/** @type {Book} */ book, /** @type {State} */ state, /** @type {Context} */ context) {
  const here = book.places[state.place];
  const ranked = book.inRank("authority", state.strategy, state.withCapacity);
  if (ranked.length === 0) return [];
  const near =
    here.kind === "all"
      ? book.inRank("region", state.strategy, state.withCapacity)
      : ranked.filter((place) => place.region === (here.kind === "region" ? here.name : here.region));
  return [
    near.length > 1 && nearby(book, state, near, context),
    ranked.length > 2 && everyone(book, state, ranked, context),
  ].filter(Boolean);
}

//! Of a picture of many places: when, and in which prices.
export const whenOf = (/** @type {Book} */ { about: { study } }) => `${study.when}, prices of ${study.price_year}`;

const bounds =
  "Each bar holds 95% of the draws; where it crosses the line at £0, a loss is possible. Larger places have " +
  "larger amounts.";

//! How many of them could not lose: an order that may be chance is no finding.
function nearTitle(/** @type {Ranked[]} */ near, /** @type {string} */ whom) {
  const sure = near.filter((place) => place.lead.estimate[1] > 0).length;
  return `Of ${whom}, ${sure === 0 ? "none is" : `${sure} of ${near.length} ${sure === 1 ? "is" : "are"}`} sure to save: the whole 95% range above £0`;
}

function nearby(
  /** @type {Book} */ book,
  /** @type {State} */ state,
  /** @type {Ranked[]} */ near,
  /** @type {Context} */ context,
) {
  const here = book.places[state.place];
  const label = leadLabel(book, state);
  const region = here.kind === "region" ? here.name : here.region;
  return chart({
    ...context,
    id: "chart-near",
    wide: true,
    title: nearTitle(near, here.kind === "all" ? "the regions" : `the authorities of ${region ?? "no region"}`),
    what: `${label}, in the order of the average`,
    where: whenOf(book),
    says: `${bounds} ${context.proviso}`,
    describe: near
      .map(({ name, lead }) => `${name}: ${spoken(lead.estimate[0])}, 95% range ${poundsRange(lead.estimate)}`)
      .join("; "),
    draw: drawRanges(
      near.map((place) => rangeRow(place.name, place.lead.estimate, place.index === state.place)),
      label,
    ),
    columns: [
      { head: here.kind === "all" ? "Region" : "Authority" },
      { head: "Average", number: true },
      { head: "95% range", number: true },
      { head: "Chance of a saving", number: true },
    ],
    rows: () => near.map((place) => [placeLink(book, state, place), ...cells(place.lead)]),
    rowClass: (at) => (near[at].index === state.place ? "chosen" : null),
  });
}

//! Who is marked, and at which rank, where a rank may be said at all.
function markWords(/** @type {Book} */ book, /** @type {State} */ state, /** @type {Ranked[]} */ ranked) {
  const here = book.places[state.place];
  const rank = ranked.findIndex((place) => place.index === state.place) + 1;
  if (here.kind === "region") return `${here.name} is marked.`;
  if (rank === 0) return "";
  const remark = book.remark(state.place, state.strategy);
  return (
    `${here.name} is marked; ` +
    (remark || `by the average it comes ${ordinal(rank)} of ${ranked.length}; ${book.words.ranges_overlap}`) +
    "."
  );
}

function everyone(
  /** @type {Book} */ book,
  /** @type {State} */ state,
  /** @type {Ranked[]} */ ranked,
  /** @type {Context} */ context,
) {
  const here = book.places[state.place];
  const label = leadLabel(book, state);
  const isHere = (/** @type {Ranked} */ place) =>
    place.index === state.place || (here.kind === "region" && place.region === here.name);
  const rows = ranked.map((place, at) => ({
    ...rangeRow(place.name, place.lead.estimate, isHere(place)),
    rank: at + 1,
  }));
  const certain = ranked.filter((place) => place.lead.estimate[1] > 0).length;
  const among = counted(ranked.length, "authority", "authorities");
  const what = label.charAt(0).toLowerCase() + label.slice(1);
  const mark = markWords(book, state, ranked);
  const [first, last] = [ranked[0], ranked[ranked.length - 1]];
  return chart({
    ...context,
    id: "chart-all",
    wide: true,
    title:
      certain === 0
        ? `In none of ${among} does the 95% range of the ${what} lie above £0 as a whole`
        : `In ${certain} of ${among} the 95% range of the ${what} lies above £0 as a whole`,
    what: `${label}, every authority in the order of its average`,
    where: whenOf(book),
    says: `${label}, one bar an authority, in the order of the average. ${bounds} ${mark} ${context.proviso}`,
    describe:
      `Largest: ${first.name}, ${spoken(first.lead.estimate[0])}. Smallest: ${last.name}, ` +
      `${spoken(last.lead.estimate[0])}. ${mark}`,
    draw: drawCaterpillar(rows, label),
    columns: COLUMNS,
    rows: () =>
      ranked.map((place, at) => [String(at + 1), placeLink(book, state, place), place.region, ...cells(place.lead)]),
    rowClass: (at) => (rows[at].chosen ? "chosen" : null),
  });
}
