//! The sections of the page, of one book of data at a time, and what its reader chooses to see of it.
import { byId, element, fill } from "./dom.js";
import { fitAll, forPaper, forget } from "./frame.js";
import { auditParts } from "./sections/audit.js";
import { budgetCharts } from "./sections/budget.js";
import { buildUpParts } from "./sections/buildup.js";
import { caseParts } from "./sections/case.js";
import { doubtCharts, knowingMore } from "./sections/doubt.js";
import { evidenceParts } from "./sections/evidence.js";
import { showFirst } from "./sections/first.js";
import { moneyCharts } from "./sections/money.js";
import { neighbourParts } from "./sections/neighbours.js";
import { placeCharts } from "./sections/places.js";
import { questionParts } from "./sections/questions.js";
import { showRanking } from "./sections/ranking.js";
import { scenarioParts } from "./sections/scenarios.js";
import { truths } from "./sections/truth.js";
import { hashOf, stateOf } from "./state.js";
import { inWords, withCapital } from "./words.js";

/** @typedef {import("./book.js").Book} Book */

/** @type {Book} */
let book;
/** @type {ReturnType<typeof stateOf>} */
let state;
let shownBefore = false;
/** What is shown; another object as soon as another choice is. */
let shown = {};
const controls = {
  place: /** @type {HTMLSelectElement} */ (byId("choose-place")),
  strategy: /** @type {HTMLSelectElement} */ (byId("choose-strategy")),
  cash: /** @type {HTMLInputElement} */ (byId("choose-cash")),
  capacity: /** @type {HTMLInputElement} */ (byId("choose-capacity")),
};

//! What may be chosen: again where other data came.
function offer() {
  controls.place.replaceChildren();
  controls.strategy.replaceChildren();
  const option = (/** @type {number} */ index, /** @type {string} */ name) => element("option", { value: index }, name);
  const authorities = book.ofKind("authority");
  controls.place.append(
    ...book.ofKind("all").map((place) => option(place.index, withCapital(place.who))),
    element(
      "optgroup",
      { label: "Regions" },
      book.ofKind("region").map((place) => option(place.index, place.name)),
    ),
    ...[...new Set(authorities.map((place) => place.region))].map((region) =>
      element(
        "optgroup",
        { label: `Authorities: ${region ?? "no region"}` },
        authorities.filter((place) => place.region === region).map((place) => option(place.index, place.name)),
      ),
    ),
  );
  controls.strategy.append(
    ...book.data.evidence_kinds.flatMap((kind) => {
      const members = book.strategies
        .map((strategy, index) => ({ ...strategy, index }))
        .filter((strategy) => strategy.evidence === kind.id);
      const options = members.map((strategy) => option(strategy.index, strategy.name));
      return members.length > 0 ? [element("optgroup", { label: kind.name }, options)] : [];
    }),
  );
}

const go = (/** @type {Partial<import("./state.js").State>} */ change) => {
  location.hash = hashOf(book, { ...state, ...change });
};

//! On every sheet of paper: what it is about, and where it comes from.
function sheetWords(/** @type {string} */ heading, /** @type {string} */ foot) {
  const escaped = (/** @type {string} */ letter) =>
    /[A-Za-z0-9 ]/.test(letter) ? letter : `\\${letter.codePointAt(0)?.toString(16)} `;
  const text = (/** @type {string} */ words) => `"${[...words].map(escaped).join("")}"`;
  const style = document.querySelector("style")?.sheet;
  if (!style) return;
  for (let at = style.cssRules.length - 1; at >= 0; at -= 1)
    if (style.cssRules[at].constructor.name === "CSSPageRule") style.deleteRule(at);
  const small = "font: 8pt system-ui, Arial, sans-serif; color: #444";
  style.insertRule(
    `@page { size: A4; margin: 17mm 14mm 17mm; @top-left { content: ${text(heading)}; width: 100%; ${small} } ` +
      `@bottom-left { content: ${text(foot)}; width: 80%; ${small} } @bottom-right { content: counter(page) " of ` +
      `" counter(pages); ${small} } }`,
    style.cssRules.length,
  );
}

function showInstead() {
  const { place, strategy } = state;
  return [
    element(
      "p",
      { class: "instead" },
      `${book.kind(book.evidence(place, strategy)).why_no_saving} Shown instead: `,
      element("a", { href: hashOf(book, state, "true") }, "what would have to be true"),
      ".",
    ),
  ];
}

//! A chapter in which nothing stands is not shown, nor named at the top.
function chapter(/** @type {string} */ id, /** @type {import("./dom.js").Child[]} */ parts) {
  fill(`${id}-body`, parts);
  for (const part of document.querySelectorAll(`#${id}, nav a[data-at="${id}"]`))
    part.toggleAttribute("hidden", parts.length === 0);
}

/** @type {(book: Book) => void} */
let tellChosen = () => {};
//! Told at each choice of what is shown.
export const whenChosen = (/** @type {(book: Book) => void} */ told) => {
  tellChosen = told;
};
//! Number of the intervention that is shown.
export const chosenStrategy = () => state.strategy;

function show() {
  forget();
  const mine = {};
  shown = mine;
  const { place, strategy } = state;
  const result = book.result(place, strategy);
  const chosen = book.strategies[strategy];
  const kind = book.kind(book.evidence(place, strategy));
  const claims = book.claims(place, strategy);
  const heading = `${withCapital(book.who(place))}: ${chosen.name}`;
  const { study } = book.about;
  const where = `${withCapital(book.who(place))}, ${study.when}, prices of ${study.price_year}`;
  const context = { where, foot: `${heading}. ${book.source()}`, preface: kind.proviso, proviso: kind.reminder };
  document.title = `${heading} – ${book.about.product}`;
  fill("heading", heading);
  controls.place.value = String(place);
  controls.strategy.value = String(strategy);
  controls[state.withCapacity ? "capacity" : "cash"].checked = true;
  fill(
    "unknown",
    state.unknown.length > 0 &&
      `The address asks for ${inWords(state.unknown.map((word) => `“${word}”`))}, which this report does not ` +
        `hold; shown is what it opens with.`,
  );
  showFirst(book, state);
  showRanking(book, state);
  const instead = result
    ? showInstead()
    : [element("p", { class: "instead" }, "Nothing was worked out for this choice.")];
  chapter("money", claims ? moneyCharts(book, state, context) : instead);
  chapter("costs", result ? buildUpParts(book, state, context) : []);
  chapter("places", claims ? placeCharts(book, state, context) : []);
  chapter("doubt", claims ? doubtCharts(book, state, context) : []);
  chapter("case", caseParts(book, state));
  chapter("scenarios", scenarioParts(book, state));
  chapter("knowing", knowingMore(book, state, context));
  chapter("true", result ? truths(book, state, context) : instead.map((node) => node.cloneNode(true)));
  chapter("budget", budgetCharts(book, context));
  chapter("neighbours", neighbourParts(book, state, context));
  chapter("evidence", evidenceParts(book, state));
  chapter("questions", questionParts(book, state));
  chapter("audit", auditParts(book));
  for (const link of document.querySelectorAll("nav a"))
    link.setAttribute("href", hashOf(book, state, link.getAttribute("data-at") ?? ""));
  fill("foot", `${book.source()}, seed ${book.about.seed}`);
  sheetWords(heading, `${book.about.product} ${book.about.version}, inputs ${book.about.inputs_hash}`);
  document.documentElement.classList.remove("ready");
  performance.mark("shown");
  fitAll().then(() => shown === mine && document.documentElement.classList.add("ready"));
  // Who followed a link that the new choice has replaced goes on reading at the top.
  if (document.activeElement === document.body && shownBefore) byId("heading").focus();
  shownBefore = true;
}

function follow() {
  const next = stateOf(book, location.hash);
  const same =
    shownBefore &&
    next.place === state.place &&
    next.strategy === state.strategy &&
    next.withCapacity === state.withCapacity;
  state = next;
  if (!same) {
    show();
    tellChosen(book);
  }
  const target = state.at && document.getElementById(state.at);
  if (target) {
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }
}

/** @type {HTMLDetailsElement[]} */
let opened = [];
//! Printing gives three pages; all of it, with every table, is one button more.
const all = document.documentElement.classList;
addEventListener("beforeprint", () => {
  if (all.contains("print-all")) {
    opened = [...document.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of opened) details.open = true;
  }
  forPaper(true);
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
  opened = [];
  all.remove("print-all");
  forPaper(false);
});

//! Shows a book for the first time, and from then on what its reader chooses.
export function open(/** @type {Book} */ first) {
  book = first;
  state = stateOf(book, location.hash);
  offer();
  fill("movers", book.words.movers);
  controls.place.addEventListener("change", () => go({ place: Number(controls.place.value) }));
  controls.strategy.addEventListener("change", () => go({ strategy: Number(controls.strategy.value) }));
  controls.cash.addEventListener("change", () => go({ withCapacity: false }));
  controls.capacity.addEventListener("change", () => go({ withCapacity: true }));
  byId("print").addEventListener("click", () => print());
  byId("print-all").addEventListener("click", () => {
    all.add("print-all");
    print();
  });
  // The address belongs to the choice.
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    byId("heading").focus();
  });
  addEventListener("hashchange", follow);
  follow();
}

//! Shows another book in the place of the one that is shown: what was chosen stays, where the other holds it.
export function replace(/** @type {Book} */ other) {
  const chosen = hashOf(book, state);
  book = other;
  state = { ...stateOf(book, chosen), unknown: [] };
  offer();
  fill("movers", book.words.movers);
  show();
}
