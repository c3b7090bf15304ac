//! The authority beside those most like it: how it stands, and what the same programme would do there.
import { draw as drawRanges } from "../charts/ranges.js";
import { element, table } from "../dom.js";
import { chart } from "../frame.js";
import { chance, counted, inWords, ordinal, percent, poundsRange, spoken, withCapital } from "../words.js";
import { leadLabel, placeLink, rangeRow } from "./places.js";

const share = (value) => (value === null || value === undefined ? "not published" : percent(value));
const count = (value) =>
  value === null || value === undefined ? "not published" : value.toLocaleString("en-GB", { maximumFractionDigits: 1 });

export function neighbourParts(book, state, context) {
  const here = book.places[state.place];
  if (here.kind !== "authority")
    return [element("p", { class: "note" }, "Choose one authority to see it beside its statistical neighbours.")];
  const neighbours = (here.neighbours ?? [])
    .map(([index, closeness]) => ({ ...book.places[index], index, closeness }))
    .filter((place) => place.name);
  const all = [{ ...here, index: state.place, closeness: "this authority" }, ...neighbours];
  const parts = [
    table(
      `Staff of ${here.name}${neighbours.length > 0 ? " and its neighbours" : ""}, ${here.year}`,
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
        { head: "Vacancies covered by agency staff, as believed for the forecast", number: true },
      ],
      all.map((place) => [
        place.index === state.place ? place.name : placeLink(book, state, place),
        withCapital(String(place.closeness)),
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
    ),
  ];
  const notes = [
    ...(here.flags ?? []).map((flag) => `About its figures: ${flag}.`),
    // A basis and a source belong to a value: an own figure is not shown as DfE's.
    ...all
      .filter((place) => (place.local ?? []).length > 0)
      .map((place) => `Entered locally for ${place.name}, not published: ${inWords(place.local)}.`),
    here.source && `Source${(here.local ?? []).length > 0 ? " of the other figures" : ""}: ${here.source}.`,
    neighbours.length === 0 && "None of its statistical neighbours is in this run.",
  ].filter(Boolean);
  parts.push(...notes.map((note) => element("p", { class: "note" }, note)));
  if (neighbours.length > 0 && book.claims(state.place, state.strategy))
    parts.push(comparison(book, state, context, all));
  return parts.filter(Boolean);
}

//! A rank among places may be said: people kept are what the cash comes from in each, and no range overlaps with that
//! of the place that is ranked.
export function mayRank(book, strategy, compared, here) {
  const [, low, high] = compared.find((place) => place.index === here).each;
  return compared.every(
    (place) =>
      !book.remark(place.index, strategy) &&
      (place.index === here || place.each[1] > high || place.each[2] < low),
  );
}

//! Per FTE in post, so that a large neighbour does not come first for its size. {compared, left}
export function perFte(book, state, all) {
  const led = all
    .map((place) => ({ ...place, lead: book.lead(place.index, state.strategy, state.withCapacity) }))
    .filter((place) => place.lead)
    .map((place) => ({
      ...place,
      each: place.in_post > 0 ? place.lead.estimate.map((amount) => amount / place.in_post) : null,
    }));
  return {
    compared: led.filter((place) => place.each).sort((a, b) => b.each[0] - a.each[0]),
    left: led.filter((place) => !place.each),
  };
}

function comparison(book, state, context, all) {
  const { compared, left } = perFte(book, state, all);
  const at = compared.findIndex((place) => place.index === state.place);
  if (compared.length < 2 || at < 0) return null;
  const label = `${leadLabel(book, state)}, per FTE in post`;
  const { name } = compared[at];
  const remarkOf = (place) => book.remark(place.index, state.strategy);
  const remarks = [...new Set(compared.map(remarkOf))].filter(Boolean);
  const names = (places) => inWords(places.map((place) => place.name));
  const said = remarks.map(
    (remark) =>
      `${names(compared.filter((place) => remarkOf(place) === remark))}: ${remark.replace(" here", " there")}.`,
  );
  return chart({
    ...context,
    id: "chart-neighbours",
    wide: true,
    title: mayRank(book, state.strategy, compared, state.place)
      ? `${label}: by the average ${name} comes ${ordinal(at + 1)} among the ${compared.length} that are compared`
      : `${label}: ${name} beside ${counted(compared.length - 1, "neighbour", "neighbours")}`,
    says:
      `Over ${book.about.study.when}, by the average; each bar holds 95% of the draws. Where ranges overlap, the ` +
      `order may be chance. Neighbours are alike in their people and their area, not in their staff. ` +
      [...said, context.proviso].join(" "),
    notes: [
      left.length > 0 && `Without published staff in post, and so in the table only: ${names(left)}.`,
    ].filter(Boolean),
    describe: compared
      .map((place) => `${place.name}: ${spoken(place.each[0])}, 95% range ${poundsRange(place.each)}`)
      .join("; "),
    draw: drawRanges(
      compared.map((place) => rangeRow({ ...place, lead: { estimate: place.each } }, place.index === state.place)),
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
    rows: () =>
      [...compared, ...left].map((place) => [
        place.name,
        withCapital(String(place.closeness)),
        place.each ? spoken(place.each[0]) : "not published",
        place.each ? poundsRange(place.each) : "not published",
        spoken(place.lead.estimate[0]),
        poundsRange(place.lead.estimate),
        chance(place.lead.chance),
      ]),
    rowClass: (row) => (row === at ? "chosen" : null),
  });
}
