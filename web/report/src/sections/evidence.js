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
  elicited: "◇",
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

//! Sentences and the picture of one set of authorities that adopted it. The picture is an image: nothing in it can run.
function adopted(/** @type {Book} */ book, /** @type {import("../data.js").AdoptersSeen} */ set) {
  return element(
    "div",
    { class: "adopted" },
    element("h4", {}, set.name),
    element("p", {}, set.says.join(" ")),
    element("img", {
      class: "look-back",
      src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(set.picture)}`,
      alt: `Leaving by year: ${set.name}`,
    }),
    element("p", { class: "note" }, `${set.note ? `${set.note} ` : ""}Source: ${set.source}`),
    element("p", { class: "note" }, book.words.no_trial),
  );
}

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
      ["Hazard ratio as used here", strategy.effect_as_used],
      ["Study", strategy.citation],
      ["DOI", strategy.doi],
      ["Design", strategy.design],
      ["Place", strategy.place],
      ["Participants", strategy.participants],
      ["Source of the effect", strategy.effect_source],
      ["Why there is no effect", strategy.effect_reason],
      ...(strategy.rating?.lines ?? []),
      ["Review", strategy.review],
      ["Caution", strategy.caution],
    ]),
    strategy.bias_words !== "" && element("p", {}, strategy.bias_words),
    strategy.effects_by_method.length > 0 &&
      table(
        "The effect by each way of reading the study, before it is carried here",
        [
          { head: "How the study is read" },
          { head: "Hazard ratio", number: true },
          { head: "95% interval", number: true },
          { head: "Used here" },
        ],
        strategy.effects_by_method.map((row) => [row.method, row.hazard_ratio, row.range, row.used ? "yes" : ""]),
        { name: "bias" },
      ),
    strategy.adopters.length > 0 && element("h3", {}, book.words.adopted),
    ...strategy.adopters.map((set) => adopted(book, set)),
    strategy.wellbeing.length > 0 &&
      table(
        "Results on wellbeing, never turned into money",
        [{ head: "Measure" }, { head: "Result" }, { head: "Significance" }, { head: "Source" }],
        strategy.wellbeing.map((row) => [row.measure, row.result, row.significance, row.source]),
      ),
  );
}

//! Every intervention's marks, side by side; packages have none of their own.
function ratings(/** @type {Book} */ book) {
  const rows = book.strategies.flatMap(({ name, rating }) =>
    rating ? [[name, rating.leaving, rating.strength, rating.certainty, rating.cost, rating.cost_is]] : [],
  );
  const { words, about } = book.data;
  return element(
    "div",
    {},
    table(
      "How sure the evidence is",
      [
        { head: "Intervention" },
        { head: "Effect on leaving" },
        { head: "Evidence" },
        { head: "Certainty" },
        { head: "Cost a worker a year", number: true },
        { head: "Cost is" },
      ],
      rows,
      { name: "ratings" },
    ),
    [words.strength_rule, words.certainty_rule, words.cost_cell_rule].map((text) =>
      element("p", { class: "note" }, text),
    ),
    element("p", { class: about.search_is_old ? "instead" : "note" }, about.searched),
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
  const pilot = book.result(place, strategy)?.pilot_words;
  return [
    study(book, strategy, book.evidence(place, strategy)),
    ratings(book),
    pilot &&
      element(
        "div",
        { class: "study" },
        element("h3", {}, "What is known of it here"),
        element(
          "ul",
          {},
          pilot.map((sentence) => element("li", {}, sentence)),
        ),
      ),
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
