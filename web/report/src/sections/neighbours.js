//! The authority beside those most like it: how it stands, and what the same programme would do there.
import { draw as drawRanges } from "../charts/ranges.js";
import { element, table } from "../dom.js";
import { chart } from "../frame.js";
import { chance, ordinal, percent, poundsRange, spoken, withCapital } from "../words.js";
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
        { head: "Vacancies covered by agency staff", number: true },
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
    ...(here.flags ?? []).map((flag) => `Marked in the source: ${flag}.`),
    here.source && `Source: ${here.source}.`,
    neighbours.length === 0 && "No neighbours are published for this authority.",
  ].filter(Boolean);
  parts.push(...notes.map((note) => element("p", { class: "note" }, note)));
  const compared = all
    .map((place) => ({ ...place, lead: book.lead(place.index, state.strategy, state.withCapacity) }))
    .filter((place) => place.lead);
  if (neighbours.length > 0 && compared.length > 1 && book.claims(state.place, state.strategy)) {
    const ranked = compared.sort((a, b) => b.lead.estimate[0] - a.lead.estimate[0]);
    const label = leadLabel(book, state);
    parts.push(
      chart({
        ...context,
        id: "chart-neighbours",
        wide: true,
        title:
          `By the average, ${here.name} comes ` +
          `${ordinal(ranked.findIndex((place) => place.index === state.place) + 1)} among the ${ranked.length} that ` +
          `are compared`,
        says:
          `${label}, by the average; each bar holds 95% of the draws. Neighbours are alike in their people and ` +
          `their area, not in their staff. ${context.proviso}`,
        describe: ranked
          .map(
            (place) =>
              `${place.name}: ${spoken(place.lead.estimate[0])}, 95% range ${poundsRange(place.lead.estimate)}`,
          )
          .join("; "),
        draw: drawRanges(
          ranked.map((place) => rangeRow(place, place.index === state.place)),
          label,
        ),
        columns: [
          { head: "Authority" },
          { head: "How alike" },
          { head: "Average", number: true },
          { head: "95% range", number: true },
          { head: "Chance of a saving", number: true },
        ],
        rows: () =>
          ranked.map((place) => [
            place.name,
            withCapital(String(place.closeness)),
            spoken(place.lead.estimate[0]),
            poundsRange(place.lead.estimate),
            chance(place.lead.chance),
          ]),
        rowClass: (at) => (ranked[at].index === state.place ? "chosen" : null),
      }),
    );
  }
  return parts;
}
