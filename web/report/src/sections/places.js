//! Authorities and regions in the order of their saving, with their ranges.
import { draw as drawCaterpillar } from "../charts/caterpillar.js";
import { draw as drawRanges } from "../charts/ranges.js";
import { element } from "../dom.js";
import { chart } from "../frame.js";
import { hashOf } from "../state.js";
import { chance, counted, ordinal, poundsRange, spoken, withCapital } from "../words.js";

export const leadLabel = (book, { strategy, withCapacity }) =>
  `${withCapacity ? "Cash and capacity" : "Cash saving"} ${book.leadWords(strategy)}`;

export const rangeRow = (place, chosen) => {
  const [mean, low, high] = place.lead.estimate;
  return { label: place.name, mean, low, high, chosen };
};

export const placeLink = (book, state, place) =>
  element("a", { href: hashOf(book, { ...state, place: place.index }) }, place.name);

const COLUMNS = [
  { head: "Rank", number: true },
  { head: "Authority" },
  { head: "Region" },
  { head: "Average", number: true },
  { head: "95% range", number: true },
  { head: "Chance of a saving", number: true },
];

export function placeCharts(book, state, context) {
  const here = book.places[state.place];
  const charts = [];
  const ranked = book.authoritiesInRank(state.strategy, state.withCapacity);
  if (ranked.length === 0) return charts;
  const near = here.kind === "all" ? regions(book, state) : ranked.filter((place) => place.region === here.region);
  if (near.length > 1) charts.push(nearby(book, state, near, context));
  if (ranked.length > 2) charts.push(everyone(book, state, ranked, context));
  return charts;
}

const regions = (book, state) =>
  book
    .ofKind("region")
    .map((place) => ({ ...place, lead: book.lead(place.index, state.strategy, state.withCapacity) }))
    .filter((place) => place.lead)
    .sort((a, b) => b.lead.estimate[0] - a.lead.estimate[0]);

const bounds =
  "Each bar holds 95% of the draws; where it crosses the line at £0, a loss is possible. Larger places have " +
  "larger amounts.";

function nearby(book, state, near, context) {
  const here = book.places[state.place];
  const label = leadLabel(book, state);
  const rows = near.map((place) => rangeRow(place, place.index === state.place));
  return chart({
    ...context,
    id: "chart-near",
    wide: true,
    title: `${label}: ${here.kind === "all" ? "the regions" : here.region} in order`,
    says: `${bounds} ${context.proviso}`,
    describe: rows
      .map((row) => `${row.label}: ${spoken(row.mean)}, 95% range ${poundsRange([row.mean, row.low, row.high])}`)
      .join("; "),
    draw: drawRanges(rows, label),
    columns: [
      { head: here.kind === "all" ? "Region" : "Authority" },
      { head: "Average", number: true },
      { head: "95% range", number: true },
      { head: "Chance of a saving", number: true },
    ],
    rows: () =>
      near.map((place) => [
        placeLink(book, state, place),
        spoken(place.lead.estimate[0]),
        poundsRange(place.lead.estimate),
        chance(place.lead.chance),
      ]),
    rowClass: (at) => (near[at].index === state.place ? "chosen" : null),
  });
}

function everyone(book, state, ranked, context) {
  const here = book.places[state.place];
  const label = leadLabel(book, state);
  const isHere = (place) =>
    here.kind !== "all" && (place.index === state.place || (here.kind === "region" && place.region === here.name));
  const rows = ranked.map((place, at) => ({ ...rangeRow(place, isHere(place)), rank: at + 1 }));
  const certain = ranked.filter((place) => place.lead.estimate[1] > 0).length;
  const among = counted(ranked.length, "authority", "authorities");
  const what = label.charAt(0).toLowerCase() + label.slice(1);
  const rank = ranked.findIndex((place) => place.index === state.place) + 1;
  const remark = book.remark(state.place, state.strategy);
  const mark =
    here.kind === "region"
      ? `${here.name} is marked.`
      : rank > 0
        ? `${here.name} is marked; ` +
          (remark
            ? `${remark}.`
            : `by the average it comes ${ordinal(rank)} of ${ranked.length}; where ranges overlap, the order may be ` +
              `chance.`)
        : "";
  return chart({
    ...context,
    id: "chart-all",
    wide: true,
    title:
      certain === 0
        ? `In none of ${among} does the 95% range of the ${what} lie above £0 as a whole`
        : `In ${certain} of ${among} the 95% range of the ${what} lies above £0 as a whole`,
    says: `${label}, one bar an authority, in the order of the average. ${bounds} ${mark} ${context.proviso}`,
    describe:
      `Largest: ${ranked[0].name}, ${spoken(ranked[0].lead.estimate[0])}. Smallest: ${ranked.at(-1).name}, ` +
      `${spoken(ranked.at(-1).lead.estimate[0])}. ${mark}`,
    draw: drawCaterpillar(rows, withCapital(label)),
    columns: COLUMNS,
    rows: () =>
      ranked.map((place, at) => [
        String(at + 1),
        placeLink(book, state, place),
        place.region,
        spoken(place.lead.estimate[0]),
        poundsRange(place.lead.estimate),
        chance(place.lead.chance),
      ]),
    rowClass: (at) => (rows[at].chosen ? "chosen" : null),
  });
}
