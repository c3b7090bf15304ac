//! The embedded data with the questions that the page asks of it. Lists keep the data's own order and indices.
import { counted, inWords, spoken } from "./words.js";

export const RANKED = new Set(["published", "own", "assumed", "unstated"]);

const BADGES = {
  published: ["●", "Published effect"],
  own: ["◆", "The authority's own figure"],
  assumed: ["▲", "Assumed effect"],
  unstated: ["■", "Basis not stated"],
  null_result: ["○", "Null result"],
  none: ["✕", "Nobody measured leaving"],
};

//! Before a title that could be quoted as if the effect were measured.
const PREFACES = {
  own: "On the authority's own figure for the effect: ",
  assumed: "On an assumed effect, whose size no study has published: ",
  unstated: "On an effect whose basis the inputs do not state: ",
};

//! After a figure that could be quoted so.
const REMINDERS = {
  assumed: "This rests on an assumed effect, not on a measured one.",
  unstated: "This rests on an effect whose basis the inputs do not state.",
  null_result: "A study looked and found no significant effect.",
  none: "No study measured leaving.",
};

//! By how much of the cost is known: the keys of the leading saving in cash and with capacity, and its places in lists.
const LEADS = {
  all: [
    ["nc", "nt"],
    [2, 3],
  ],
  partly: [
    ["kc", "kt"],
    [4, 5],
  ],
  nothing: [
    ["gc", "gt"],
    [0, 1],
  ],
};

//! What is left out is nothing; a text that stands often is a number in `texts`.
function completed(data) {
  const said = (text) => (typeof text === "number" ? data.texts[text] : (text ?? ""));
  for (const result of data.results.flat()) {
    if (!result) continue;
    for (const key of [
      "gc",
      "gt",
      "kc",
      "kt",
      "nc",
      "nt",
      "p",
      "cost_parts",
      "england",
      "lines",
      "years",
      "cum",
      "cum_gross",
      "affordable",
      "cost_per_worker",
      "plane",
      "ceac",
      "tornado",
      "tornado_base",
      "bridge",
      "heat_gross",
      "payback",
    ])
      result[key] ??= null;
    for (const key of ["affordable_why", "payback_why"]) result[key] = said(result[key]);
    // Without any, they were not looked for: a sum of authorities has none of its own.
    result.break_even_sought = result.break_even !== undefined && result.break_even !== null;
    result.break_even ??= [null, null];
    result.break_even_why = (result.break_even_why ?? ["", ""]).map(said);
    result.heat_cost ??= result.cost[0];
    result.tornado = result.tornado?.map(([label, ...rest]) => [said(label), ...rest]) ?? null;
  }
  for (const belief of data.beliefs) {
    belief.source = said(belief.source);
    belief.note = said(belief.note);
  }
  for (const place of data.places) {
    place.source = said(place.source);
    place.neighbours = place.neighbours?.map(([index, closeness]) => [index, said(closeness)]);
  }
  return data;
}

export class Book {
  constructor(data) {
    Object.assign(this, completed(data));
    this.kinds = new Map(data.evidence_kinds.map((kind) => [kind.id, kind]));
  }

  result(place, strategy) {
    return this.results[place]?.[strategy] ?? null;
  }

  //! Where there are no figures there is nothing to quote, whatever the evidence is called.
  evidence(place, strategy) {
    return this.result(place, strategy)?.gc ? this.strategies[strategy].evidence : "none";
  }

  badge(kind) {
    return BADGES[kind] ?? BADGES.unstated;
  }

  reminder(kind) {
    return REMINDERS[kind] ?? "";
  }

  preface(kind) {
    return PREFACES[kind] ?? "";
  }

  //! "a placeholder cost"; empty where somebody has stated the cost.
  placeholderCost(strategy) {
    const words = this.strategies[strategy].placeholder;
    return words === "a placeholder" ? "a placeholder cost" : words && `a cost that is ${words}`;
  }

  //! May a saving be shown at all?
  claims(place, strategy) {
    return RANKED.has(this.evidence(place, strategy));
  }

  isPlaceholder(strategy) {
    return this.strategies[strategy].placeholder !== "";
  }

  //! How much of the cost is known: "all", "partly" (part of it is a placeholder), "nothing".
  known(strategy) {
    const { cost_known: known, placeholder } = this.strategies[strategy];
    return known ?? (placeholder === "" ? "all" : "nothing");
  }

  //! What leads: the saving after all that is known of the cost, which is before a cost of which nothing is.
  lead(place, strategy, withCapacity) {
    const result = this.result(place, strategy);
    if (!result?.gc) return null;
    const known = this.known(strategy);
    const [keys, chances] = LEADS[known];
    const which = withCapacity ? 1 : 0;
    return { estimate: result[keys[which]], chance: result.p[chances[which]], known };
  }

  //! The lead in cash among the means of a list that holds them all, as `england` does.
  leadOf(strategy, means) {
    return means[LEADS[this.known(strategy)][1][0]];
  }

  //! "£6.54m of it is stated and £60,000 a placeholder"; empty where the cost has one part.
  partsOfCost(place, strategy) {
    const parts = this.result(place, strategy)?.cost_parts;
    if (!parts) return "";
    const words = ["stated", "built from prices", "a placeholder"];
    return inWords(parts.map((part, at) => (part > 0 ? `${spoken(part)} is ${words[at]}` : "")).filter(Boolean));
  }

  //! Where the cash of an average does not come from keeping people, or keeping them costs cash: the words without
  //! which it may not be quoted. Empty posts are paid to nobody, so that cash before the programme's own cost and
  //! people kept can have opposite signs.
  remark(place, strategy) {
    const result = this.result(place, strategy);
    if (!result?.gc || !result.leavers) return "";
    const [cash] = result.gc;
    const [kept] = result.leavers;
    // The pay of permanent staff says whether the empty posts make the difference, or only chance between the draws.
    const pay = result.lines?.[this.lines.findIndex((line) => line.id === "pay")];
    if (cash > 0.5 && kept < 0)
      return pay === undefined || pay > 0
        ? "this cash comes from more people leaving and their posts standing empty, not from keeping people"
        : "on average more people would leave here, so this is no cash from keeping people";
    if (cash < -0.5 && kept > 0 && (pay === undefined || pay < 0))
      return "keeping people costs cash here, because posts that now stand empty would be filled and paid for";
    return "";
  }

  //! "29% of leavers" who go to another authority; empty where the inputs do not say.
  movers() {
    const belief = this.beliefs.find((one) => one.id === "beliefs.moves_between_authorities" && one.place === null);
    return belief?.value.endsWith("%") ? `${belief.value} of leavers` : "";
  }

  //! The effect as it stands in the inputs, before it is weakened; of a package one of each member.
  effects(strategy) {
    const { members = [] } = this.strategies[strategy];
    const of =
      members.length > 1 ? members.map((id) => this.strategies.findIndex((one) => one.id === id)) : [strategy];
    return this.beliefs.filter(
      ({ strategy: whose, place, label }) =>
        whose !== null && of.includes(whose) && place === null && label.startsWith("effect on leaving"),
    );
  }

  //! The intervention whose name a label holds; of names within names the longest. -1: none.
  namedIn(label) {
    return this.strategies.reduce(
      (best, { name }, index) =>
        label.includes(name) && name.length > (this.strategies[best]?.name.length ?? 0) ? index : best,
      -1,
    );
  }

  //! "before the programme's own cost"
  leadWords(strategy) {
    return `${this.leadWhen(strategy)} the ${this.known(strategy) === "partly" ? "stated part of the " : ""}programme's own cost`;
  }

  //! "before", "after"
  leadWhen(strategy) {
    return this.known(strategy) === "nothing" ? "before" : "after";
  }

  //! Kinds of evidence in their order, by how much of the costs is known; never ranked against each other.
  groups(place) {
    const groups = [];
    for (const kind of this.evidence_kinds) {
      const members = this.strategies
        .map((_, index) => index)
        .filter((index) => this.result(place, index) && this.evidence(place, index) === kind.id);
      const ranked = RANKED.has(kind.id);
      for (const known of ranked ? ["all", "partly", "nothing"] : [null]) {
        const own = members.filter((index) => known === null || this.known(index) === known);
        if (own.length === 0) continue;
        if (ranked) own.sort((a, b) => this.lead(place, b, true).estimate[0] - this.lead(place, a, true).estimate[0]);
        groups.push({ kind, known, ranked, members: own });
      }
    }
    return groups;
  }

  placeName(place) {
    const { kind, name, authorities } = this.places[place];
    if (kind === "authority") return name;
    return kind === "region"
      ? `${name} (${counted(authorities, "authority", "authorities")} together)`
      : `${counted(authorities, "authority", "authorities")} together`;
  }

  shortPlaceName(place) {
    const { kind, name, authorities } = this.places[place];
    return kind === "all" ? `all ${counted(authorities, "authority", "authorities")}` : name;
  }

  ofKind(kind) {
    return this.places.map((place, index) => ({ ...place, index })).filter((place) => place.kind === kind);
  }

  //! Authorities with a figure for a strategy, the largest lead first.
  authoritiesInRank(strategy, withCapacity, keep = () => true) {
    return this.ofKind("authority")
      .filter(keep)
      .map((place) => ({ ...place, lead: this.lead(place.index, strategy, withCapacity) }))
      .filter((place) => place.lead)
      .sort((a, b) => b.lead.estimate[0] - a.lead.estimate[0]);
  }

  source() {
    const { product, version, inputs_hash: hash } = this.about;
    return `${product} ${version}, inputs ${hash.slice(0, 12)}`;
  }
}

//! Little-endian pairs of Int16, each times its scale: [[effect, saving], …]
export function planePoints(text, [effectUnit, savingUnit]) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const points = [];
  for (let at = 0; at + 3 < bytes.length; at += 4)
    points.push([view.getInt16(at, true) * effectUnit, view.getInt16(at + 2, true) * savingUnit]);
  return points;
}
