//! What the effect rests on, and a source for every number that moves the result.
import { element, table, terms } from "../dom.js";
import { figure, figureRange } from "../words.js";
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

function basis(id) {
  const [shape, word] = BASES[id.replaceAll("-", "_")] ?? ["■", id];
  return element("span", { class: "basis" }, element("span", { "aria-hidden": "true" }, `${shape} `), word);
}

function study(book, strategy, kind) {
  const said = (ratio) => ratio && `${figure(ratio[0])} (95% range ${figureRange(ratio)})`;
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
      ["As published", strategy.as_published],
      ["Hazard ratio of leaving as published", said(strategy.hazard_ratio_published)],
      ["Hazard ratio as used here, weakened and less certain", said(strategy.hazard_ratio)],
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
    element("span", {}, belief.value, " ", element("span", { class: "unit" }, belief.unit)),
    belief.range || "fixed",
    element("span", {}, basis(belief.basis), belief.local ? element("strong", {}, " changed here") : null),
    element(
      "span",
      {},
      belief.source,
      (belief.adjustments ?? []).map((text) => element("span", { class: "adjusted" }, ` Adjusted: ${text}.`)),
    ),
  ]);
  return [
    study(book, chosen, book.evidence(place, strategy)),
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
