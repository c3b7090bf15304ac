//! What the effect rests on, and a source for every number that moves the result.
import { element, table, terms } from "../dom.js";
import { figure, figureRange, withCapital } from "../words.js";
import { badge } from "./first.js";

const BASES = {
  published: ["●", "published"],
  official_statistic: ["●", "official statistic"],
  derived: ["◐", "worked out"],
  local: ["◆", "local"],
  assumption: ["▲", "assumption"],
  placeholder: ["△", "placeholder"],
  null_result: ["○", "null result"],
  no_turnover_evidence: ["✕", "nobody measured leaving"],
  missing: ["■", "not stated"],
};

const basisWords = (id) => BASES[id.replaceAll("-", "_")] ?? ["■", id];

function basis(id) {
  const [shape, word] = basisWords(id);
  return element("span", { class: "basis" }, element("span", { "aria-hidden": "true" }, `${shape} `), word);
}

//! The value says £ already: "£66,600 per FTE-year".
export const unitBeside = ({ value, unit }) =>
  /^(minus |[-−])?£/.test(value) ? unit.replace(/^£,? ?/, "") : unit;

//! What stands in the inputs is called published only where it is.
const STANDING = { published: "as published", assumed: "as assumed", null_result: "as assumed after a null result" };
const standing = (kind) => STANDING[kind] ?? "as entered";

//! "0.47 (95% range 0.23 to 0.94)", of a package one for each member; empty where no effect stands in the inputs.
export const effectInInputs = (book, strategy) =>
  book
    .effects(strategy)
    .map(({ value, range, label, basis: stands }) => {
      const said = range ? `${value} (95% range ${range})` : value;
      return book.strategies[strategy].members?.length > 1
        ? `${label.replace(/^effect on leaving[^:]*: /, "")}: ${said}, ${basisWords(stands)[1]}`
        : said;
    })
    .join("; ");

//! The average of ratios is drawn up by the largest of them, so that the range leads.
export const effectAsUsed = (ratio) =>
  ratio ? `95% range ${figureRange(ratio)}; the average over the draws is ${figure(ratio[0])}` : "";

function study(book, index, kind) {
  const strategy = book.strategies[index];
  const members =
    strategy.members?.length > 1
      ? strategy.members.map((id) => book.strategies.find((one) => one.id === id)?.name ?? id).join("; ")
      : "";
  return element(
    "div",
    { class: "study" },
    element("h3", {}, strategy.name, " ", badge(book, kind)),
    element("p", {}, book.kinds.get(kind)?.meaning ?? ""),
    terms([
      ["A package of", members],
      [withCapital(standing(strategy.evidence)), strategy.as_published],
      [`Hazard ratio of leaving ${standing(strategy.evidence)}`, effectInInputs(book, index)],
      ["Hazard ratio as used here, weakened and less certain", effectAsUsed(strategy.hazard_ratio)],
      ["Study", strategy.citation],
      ["DOI", strategy.doi],
      ["Design", strategy.design],
      ["Place", strategy.place],
      ["Participants", strategy.participants],
      ["Source of the effect", strategy.effect_source],
      ["Why there is no effect", strategy.has_effect ? "" : strategy.effect_reason],
      ["Review", strategy.review],
      ["Caution", strategy.caution],
    ]),
    strategy.wellbeing?.length > 0 &&
      table(
        "Results on wellbeing, never turned into money",
        [{ head: "Measure" }, { head: "Result" }, { head: "Significance" }, { head: "Source" }],
        strategy.wellbeing.map((row) => [row.measure, row.result, row.significance, row.source]),
      ),
  );
}

export function evidenceParts(book, { place, strategy }) {
  const chosen = book.strategies[strategy];
  const kept = book.beliefs.filter(
    (belief) =>
      (belief.strategy === null || belief.strategy === strategy) && (belief.place === null || belief.place === place),
  );
  const about = (belief) =>
    belief.strategy !== null ? "this intervention" : belief.place !== null ? "this authority" : "everywhere";
  const rows = kept.map((belief) => [
    element(
      "span",
      {},
      belief.label,
      element(
        "code",
        {},
        belief.id
          .match(/[^._]*[._]?/g)
          .filter(Boolean)
          .flatMap((part) => [part, element("wbr")]),
      ),
    ),
    about(belief),
    element("span", {}, belief.value, " ", element("span", { class: "unit" }, unitBeside(belief))),
    belief.range || "fixed",
    element("span", {}, basis(belief.basis), belief.local ? element("strong", {}, " changed here") : null),
    element(
      "span",
      {},
      belief.source,
      belief.note && element("span", { class: "adjusted" }, ` Note: ${belief.note}`),
      (belief.adjustments ?? []).map((text) => element("span", { class: "adjusted" }, ` Adjusted: ${text}.`)),
    ),
  ]);
  return [
    study(book, strategy, book.evidence(place, strategy)),
    table(
      `Every number behind ${chosen.name} for ${book.placeName(place)}`,
      [
        { head: "Number" },
        { head: "Holds for" },
        { head: "Value", number: true },
        { head: "95% range", number: true },
        { head: "Basis" },
        { head: "Source" },
      ],
      rows,
      { name: "sources" },
    ),
    book.places[place].kind !== "authority" &&
      element("p", { class: "note" }, "Numbers of a single authority are shown when that authority is chosen."),
  ].filter(Boolean);
}
