//! The authority beside those most like it: how it stands, and what the same programme would do there.
import { remarksOf } from "../book.js";
import { draw as drawRanges } from "../charts/ranges.js";
import { element, table } from "../dom.js";
import { chart } from "../frame.js";
import { chance, counted, inWords, ordinal, percent, poundsRange, spoken, withCapital } from "../words.js";
import { leadLabel, placeLink, rangeRow } from "./places.js";

/** @typedef {import("../book.js").Book} Book */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../frame.js").Context} Context */
/** @typedef {import("../data.js").Triple} Triple */
/** @typedef {import("../data.js").Place & {index: number, closeness: string}} Alike */
/** @typedef {Alike & {lead: import("../book.js").Lead}} Led */
/** @typedef {Led & {each: Triple}} Compared */

const UNPUBLISHED = "not published";
const share = (/** @type {number | null | undefined} */ value) =>
  value === null || value === undefined ? UNPUBLISHED : percent(value);
const count = (/** @type {number | null | undefined} */ value) =>
  value === null || value === undefined ? UNPUBLISHED : value.toLocaleString("en-GB", { maximumFractionDigits: 1 });

export function neighbourParts(/** @type {Book} */ book, /** @type {State} */ state, /** @type {Context} */ context) {
  const here = book.places[state.place];
  if (here.kind !== "authority") return [];
  /** @type {Alike[]} */
  const neighbours = (here.neighbours ?? []).map(({ place, closeness }) => ({
    ...book.places[place],
    index: place,
    closeness: book.text(closeness),
  }));
  const all = [{ ...here, index: state.place, closeness: "this authority" }, ...neighbours];
  return [
    staff(book, state, all),
    ...notes(book, all).map((note) => element("p", { class: "note" }, note)),
    neighbours.length > 0 && book.claims(state.place, state.strategy) && comparison(book, state, context, all),
  ].filter(Boolean);
}

const staff = (/** @type {Book} */ book, /** @type {State} */ state, /** @type {Alike[]} */ all) =>
  table(
    `Staff of ${all[0].name}${all.length > 1 ? " and its neighbours" : ""}, ${all[0].year}`,
    [
      { head: "Authority" },
      { head: "How alike" },
      { head: "Staff in post (FTE)", number: true },
      { head: "Vacancies (FTE)", number: true },
      { head: "Vacant", number: true },
      { head: "Agency staff (FTE)", number: true },
      { head: "Agency", number: true },
      { head: "Turnover as published", number: true },
      { head: "Leaving rate in the model", number: true },
      { head: "Vacancies covered by agency staff, as believed for the years to come", number: true },
    ],
    all.map((place) => [
      place.index === state.place ? place.name : placeLink(book, state, place),
      withCapital(place.closeness),
      count(place.in_post),
      count(place.vacancies),
      share(place.vacancy_rate),
      count(place.agency),
      share(place.agency_rate),
      share(place.turnover),
      share(place.leaving_rate),
      share(place.cover_share),
    ]),
    { rowClass: (at) => (at === 0 ? "chosen" : null) },
  );

function notes(/** @type {Book} */ book, /** @type {Alike[]} */ all) {
  const [here] = all;
  const source = book.text(here.source);
  return [
    ...(here.flags ?? []).map((flag) => `About its figures: ${flag}.`),
    // A basis and a source belong to a value: an own figure is not shown as DfE's.
    ...all
      .filter((place) => place.local)
      .map((place) => `Entered locally for ${place.name}, not published: ${inWords(place.local ?? [])}.`),
    source && `Source${here.local ? " of the other figures" : ""}: ${source}.`,
    all.length === 1 ? "None of its statistical neighbours is in this run." : "",
  ].filter(Boolean);
}

//! A rank among places may be said: people kept are what the cash comes from in each, and no range overlaps with that
//! of the place that is ranked.
export function mayRank(
  /** @type {Book} */ book,
  /** @type {number} */ strategy,
  /** @type {{index: number, each: Triple}[]} */ compared,
  /** @type {number} */ here,
) {
  const own = compared.find((place) => place.index === here);
  if (!own) return false;
  const [, low, high] = own.each;
  return compared.every(
    (place) =>
      !book.remark(place.index, strategy) && (place.index === here || place.each[1] > high || place.each[2] < low),
  );
}

//! Per FTE in post, so that a large neighbour does not come first for its size. {compared, left}
export function perFte(/** @type {Book} */ book, /** @type {State} */ state, /** @type {Alike[]} */ all) {
  /** @type {Compared[]} */
  const compared = [];
  /** @type {Led[]} */
  const left = [];
  for (const place of all) {
    const lead = book.lead(place.index, state.strategy, state.withCapacity);
    const { in_post: posts = 0 } = place;
    if (!lead) continue;
    const [mean, low, high] = lead.estimate;
    if (posts > 0) compared.push({ ...place, lead, each: [mean / posts, low / posts, high / posts] });
    else left.push({ ...place, lead });
  }
  compared.sort((a, b) => b.each[0] - a.each[0]);
  return { compared, left };
}

function comparison(
  /** @type {Book} */ book,
  /** @type {State} */ state,
  /** @type {Context} */ context,
  /** @type {Alike[]} */ all,
) {
  const { compared, left } = perFte(book, state, all);
  const at = compared.findIndex((place) => place.index === state.place);
  if (compared.length < 2 || at < 0) return null;
  const label = `${leadLabel(book, state)}, per FTE in post`;
  const { name } = compared[at];
  const remarks = remarksOf(
    compared.map((place) => ({ name: place.name, remark: book.remark(place.index, state.strategy) })),
  );
  return chart({
    ...context,
    id: "chart-neighbours",
    wide: true,
    what: `${label}, beside its statistical neighbours`,
    title: mayRank(book, state.strategy, compared, state.place)
      ? `${label}: by the average ${name} comes ${ordinal(at + 1)} among the ${compared.length} that are compared`
      : `${label}: ${name} beside ${counted(compared.length - 1, "neighbour", "neighbours")}`,
    says:
      `Over ${book.about.study.when}, by the average; each bar holds 95% of the draws. ` +
      `${withCapital(book.words.ranges_overlap)}. Neighbours are alike in their people and their area, not in their ` +
      `staff. ${[...remarks, context.proviso].join(" ")}`,
    notes:
      left.length > 0
        ? [`Without published staff in post, and so in the table only: ${inWords(left.map((place) => place.name))}.`]
        : [],
    describe: compared
      .map((place) => `${place.name}: ${spoken(place.each[0])}, 95% range ${poundsRange(place.each)}`)
      .join("; "),
    draw: drawRanges(
      compared.map((place) => rangeRow(place.name, place.each, place.index === state.place)),
      `${state.withCapacity ? "Cash and capacity" : "Cash saving"}, per FTE in post`,
    ),
    columns: [
      { head: "Authority" },
      { head: "How alike" },
      { head: "Average per FTE in post", number: true },
      { head: "95% range per FTE", number: true },
      { head: "Average in all", number: true },
      { head: "95% range", number: true },
      { head: "Chance of a saving", number: true },
    ],
    rows: () => [
      ...compared.map((place) => row(place, spoken(place.each[0]), poundsRange(place.each))),
      ...left.map((place) => row(place, UNPUBLISHED, UNPUBLISHED)),
    ],
    rowClass: (index) => (index === at ? "chosen" : null),
  });
}

const row = (/** @type {Led} */ { name, closeness, lead }, /** @type {string[]} */ ...each) => [
  name,
  withCapital(closeness),
  ...each,
  spoken(lead.estimate[0]),
  poundsRange(lead.estimate),
  chance(lead.chance),
];
