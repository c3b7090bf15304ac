//! The embedded data with the questions that the page asks of it. Lists keep the data's own order and indices.
//! What the data are: docs/report-data.md. Words that stand in them are placed as they are.
import { filled, withFigures } from "./slots.js";
import { figure, inWords, spoken, withCapital } from "./words.js";

export { filled } from "./slots.js";

/** @typedef {import("./data.js").ReportData} ReportData */
/** @typedef {import("./data.js").Result} Result */
/** @typedef {import("./data.js").Place} Place */
/** @typedef {import("./data.js").Triple} Triple */
/** @typedef {{place: number, strategy: number}} Asked */
/** @typedef {{estimate: Triple, chance: number}} Lead */

//! The shape beside a badge's words: kinds are told apart without their colour.
const SHAPES = {
  published: "●",
  derived: "◐",
  published_and_own: "◈",
  own: "◆",
  elicited: "◇",
  assumed: "▲",
  unstated: "■",
  null_result: "○",
  none: "✕",
};

export class Book {
  /** @param {ReportData} data */
  constructor(data) {
    this.data = data;
    this.about = data.about;
    this.words = data.words;
    this.places = data.places;
    this.strategies = data.strategies;
    this.kinds = new Map(data.evidence_kinds.map((kind) => [kind.id, kind]));
    this.costs = new Map(data.cost_kinds.map((kind) => [kind.id, kind]));
    this.bases = new Map(data.bases.map((basis) => [basis.id, basis.words]));
  }

  /** @returns {Result | null} */
  result(/** @type {number} */ place, /** @type {number} */ strategy) {
    return this.data.results[place]?.[strategy] ?? null;
  }

  //! A text that stands often is a number in `texts`; what is left out is nothing.
  text(/** @type {number | string | null | undefined} */ text) {
    return typeof text === "number" ? this.data.texts[text] : (text ?? "");
  }

  //! Where there are no figures there is nothing to quote, whatever the evidence is called.
  evidence(/** @type {number} */ place, /** @type {number} */ strategy) {
    return this.result(place, strategy)?.gross_cash ? this.strategies[strategy].evidence : "none";
  }

  kind(/** @type {string} */ id) {
    const kind = this.kinds.get(id);
    if (!kind) throw new Error(`no kind of evidence is called ${id}`);
    return kind;
  }

  //! [shape, words]
  badge(/** @type {string} */ id) {
    return [SHAPES[/** @type {keyof typeof SHAPES} */ (id)] ?? SHAPES.unstated, this.kind(id).badge];
  }

  //! May a saving be shown at all?
  claims(/** @type {number} */ place, /** @type {number} */ strategy) {
    return this.kind(this.evidence(place, strategy)).ranked;
  }

  isPlaceholder(/** @type {number} */ strategy) {
    return this.strategies[strategy].placeholder !== "";
  }

  //! ", at a cost that is our guess"; empty where somebody has stated the cost.
  atPlaceholder(/** @type {number} */ strategy) {
    return this.isPlaceholder(strategy) ? `, at ${this.strategies[strategy].cost_words}` : "";
  }

  //! What leads: the saving after all that is known of the cost, which is before a cost of which nothing is.
  /** @returns {Lead | null} */
  lead(/** @type {number} */ place, /** @type {number} */ strategy, /** @type {boolean} */ withCapacity) {
    const result = this.result(place, strategy);
    const key = /** @type {const} */ (`${this.strategies[strategy].lead}_${withCapacity ? "total" : "cash"}`);
    const estimate = result?.[key];
    const chance = result?.chances?.[key];
    return estimate && chance !== undefined ? { estimate, chance } : null;
  }

  //! The words without which the cash may not be quoted, where it does not come from keeping people; else empty.
  remark(/** @type {number} */ place, /** @type {number} */ strategy) {
    return this.text(this.result(place, strategy)?.empty_posts);
  }

  //! Questions that people ask of these figures, each with its answer.
  /** @returns {[string, string][]} */
  questions(/** @type {number} */ place, /** @type {number} */ strategy) {
    return (this.result(place, strategy)?.questions ?? []).map(([question, ...answer]) => [
      this.text(question),
      withFigures(this.data.texts, answer),
    ]);
  }

  //! What the programme may cost and still pay, as a sentence; empty where nothing is said.
  affordable(/** @type {Result} */ result) {
    const [mean, low, high] = (result.affordable ?? []).map(spoken);
    return filled(this.text(result.affordable_words), { mean, low, high });
  }

  //! "Cash out: £1.2m. Time out: 41,000 hours of staff, …"; empty where a programme takes none.
  taken(/** @type {Result} */ result) {
    const [time, hours] = result.time_taken ?? [0, 0];
    return filled(this.text(result.taken_words), {
      cash: spoken(result.cost[0]),
      hours: figure(hours),
      time: spoken(time),
      left: spoken(result.net_cash?.[0] ?? 0),
      left_in_all: spoken(result.net_total?.[0] ?? 0),
    });
  }

  //! "Cost in the inputs: £971 a worker a year, …"
  costInUse(/** @type {Result} */ result) {
    return filled(this.text(result.cost_words), {
      each: spoken(result.cost_per_worker ?? 0),
      cost: spoken(result.cost[0]),
      parts: result.cost_parts_words ?? "",
    });
  }

  //! Kinds of evidence in their order, by how much of the costs is known; never ranked against each other.
  groups(/** @type {number} */ place) {
    const groups = [];
    const total = (/** @type {number} */ strategy) => this.lead(place, strategy, true)?.estimate[0] ?? 0;
    for (const kind of this.data.evidence_kinds) {
      const members = this.strategies
        .map((_, index) => index)
        .filter((index) => this.result(place, index) && this.evidence(place, index) === kind.id);
      for (const known of kind.ranked ? this.costs.keys() : [null]) {
        const own = members.filter((index) => known === null || this.strategies[index].cost_known === known);
        if (own.length === 0) continue;
        if (kind.ranked) own.sort((a, b) => total(b) - total(a));
        groups.push({ kind, known, members: own });
      }
    }
    return groups;
  }

  who(/** @type {number} */ place) {
    return this.places[place].who;
  }

  ofKind(/** @type {string} */ kind) {
    return this.places.map((place, index) => ({ ...place, index })).filter((place) => place.kind === kind);
  }

  //! Places with a figure for a strategy, the largest lead first.
  inRank(/** @type {string} */ kind, /** @type {number} */ strategy, /** @type {boolean} */ withCapacity) {
    return this.ofKind(kind)
      .flatMap((place) => {
        const lead = this.lead(place.index, strategy, withCapacity);
        return lead ? [{ ...place, lead }] : [];
      })
      .sort((a, b) => b.lead.estimate[0] - a.lead.estimate[0]);
  }

  source() {
    const { product, version, inputs_hash: hash } = this.about;
    return `${product} ${version}, inputs ${hash.slice(0, 12)}`;
  }
}

//! Before a title or a sentence: what nobody may overlook in it. Its first letter is small after a proviso.
export const withProviso = (/** @type {string} */ proviso, /** @type {string} */ text) =>
  proviso ? proviso + text.charAt(0).toLowerCase() + text.slice(1) : withCapital(text);

//! Of places of whom the same has to be said, names together: "Leeds and York: keeping people costs cash here …".
export function remarksOf(/** @type {{name: string, remark: string}[]} */ places) {
  const remarks = [...new Set(places.map(({ remark }) => remark))].filter(Boolean);
  return remarks.map(
    (remark) => `${inWords(places.filter((place) => place.remark === remark).map(({ name }) => name))}: ${remark}.`,
  );
}

//! Pairs of Int8, each times its scale: [[effect, saving], …]
/** @returns {[number, number][]} */
export function planePoints(/** @type {string} */ text, /** @type {[number, number]} */ [effectUnit, savingUnit]) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  /** @type {[number, number][]} */
  const points = [];
  for (let at = 0; at + 1 < bytes.length; at += 2)
    points.push([view.getInt8(at) * effectUnit, view.getInt8(at + 1) * savingUnit]);
  return points;
}
