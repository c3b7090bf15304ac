//! What the effect rests on, and a source for every number that moves the result.
import { element, table, terms } from "../dom.js";
import { withCapital } from "../words.js";
import { badge } from "./first.js";

/** @typedef {import("../book.js").Book} Book */
/** @typedef {import("../book.js").Asked} Asked */

//! The shape beside a basis' words.
/** @type {Record<string, string>} */
const SHAPES = {
  published: "●",
  "official-statistic": "●",
  derived: "◐",
  local: "◆",
  assumption: "▲",
  placeholder: "△",
  "null-result": "○",
  "no-turnover-evidence": "✕",
  missing: "■",
};

const basis = (/** @type {Book} */ book, /** @type {string} */ id) =>
  element(
    "span",
    { class: "basis" },
    element("span", { "aria-hidden": "true" }, `${SHAPES[id] ?? SHAPES.missing} `),
    book.bases.get(id) ?? id,
  );

function study(/** @type {Book} */ book, /** @type {number} */ index, /** @type {string} */ kind) {
  const strategy = book.strategies[index];
  const members =
    strategy.members.length > 1
      ? strategy.members.map((id) => book.strategies.find((one) => one.id === id)?.name ?? id).join("; ")
      : "";
  const { effect_stands: stands } = book.kind(strategy.evidence);
  return element(
    "div",
    { class: "study" },
    element("h3", {}, strategy.name, " ", badge(book, kind)),
    element("p", {}, book.kind(kind).meaning),
    terms([
      ["A package of", members],
      [withCapital(stands), strategy.as_published],
      [`Hazard ratio of leaving ${stands}`, strategy.effect_in_inputs],
      ["Hazard ratio as used here, weakened and less certain", strategy.effect_as_used],
      ["Study", strategy.citation],
      ["DOI", strategy.doi],
      ["Design", strategy.design],
      ["Place", strategy.place],
      ["Participants", strategy.participants],
      ["Source of the effect", strategy.effect_source],
      ["Why there is no effect", strategy.effect_reason],
      ["Review", strategy.review],
      ["Caution", strategy.caution],
    ]),
    strategy.build_up && element("p", {}, strategy.build_up_words),
    strategy.build_up &&
      table(
        "How the programme's cost is built up",
        [
          { head: "Row" },
          { head: "How" },
          { head: "Cash", number: true },
          { head: "Time of staff", number: true },
          { head: "Each" },
          { head: "Rests on" },
          { head: "Source" },
        ],
        strategy.build_up.map((row) => [row.item, row.how, row.cash, row.time, row.unit, row.rests_on, row.source]),
      ),
    strategy.wellbeing.length > 0 &&
      table(
        "Results on wellbeing, never turned into money",
        [{ head: "Measure" }, { head: "Result" }, { head: "Significance" }, { head: "Source" }],
        strategy.wellbeing.map((row) => [row.measure, row.result, row.significance, row.source]),
      ),
  );
}

export function evidenceParts(/** @type {Book} */ book, /** @type {Asked} */ { place, strategy }) {
  const chosen = book.strategies[strategy];
  const kept = book.data.beliefs.filter(
    (belief) =>
      (belief.strategy === null || belief.strategy === strategy) && (belief.place === null || belief.place === place),
  );
  const about = (/** @type {import("../data.js").Belief} */ belief) =>
    belief.strategy !== null ? "this intervention" : belief.place !== null ? "this authority" : "everywhere";
  const rows = kept.map((belief) => [
    element(
      "span",
      {},
      belief.label,
      element(
        "code",
        {},
        (belief.id.match(/[^._]*[._]?/g) ?? []).filter(Boolean).flatMap((part) => [part, element("wbr")]),
      ),
    ),
    about(belief),
    element("span", {}, belief.value, " ", element("span", { class: "unit" }, belief.unit)),
    belief.range || "fixed",
    element("span", {}, basis(book, belief.basis), belief.local ? element("strong", {}, " changed here") : null),
    element(
      "span",
      {},
      book.text(belief.source),
      belief.note !== null && element("span", { class: "adjusted" }, ` Note: ${book.text(belief.note)}`),
      belief.adjustments.map((text) => element("span", { class: "adjusted" }, ` Adjusted: ${text}.`)),
    ),
  ]);
  return [
    study(book, strategy, book.evidence(place, strategy)),
    table(
      `Every number behind ${chosen.name} for ${book.who(place)}`,
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
