//! The first screen: the sentence, what it rests on, and the few figures to take away.
import { element, fill } from "../dom.js";
import { chance, knownRange, percent, poundsRange, spoken, withCapital } from "../words.js";

//! The kind of evidence: a shape and a word.
export function badge(book, kind) {
  const [shape, word] = book.badge(kind);
  return element("span", { class: `badge ${kind}` }, element("span", { "aria-hidden": "true" }, `${shape} `), word);
}

const card = (name, amount, ...notes) =>
  element(
    "div",
    { class: "card" },
    element("dt", {}, name),
    element("dd", { class: "amount" }, amount),
    notes.filter(Boolean).map((note) => element("dd", { class: "range" }, note)),
  );

//! ", at a placeholder cost"; empty where somebody has stated the cost.
const atPlaceholder = (book, strategy) =>
  book.isPlaceholder(strategy) ? `, at ${book.placeholderCost(strategy)}` : "";

//! "leaving must fall by 22%, at a placeholder cost"; where nothing can be said, empty.
export function mustBeTrue(book, { place, strategy }, which) {
  const ratio = book.result(place, strategy).break_even[which];
  if (ratio === null || ratio === undefined) return "";
  const fall = 1 - ratio;
  const cost = atPlaceholder(book, strategy);
  if (Math.abs(fall) < 0.0005) return `leaving must not rise${cost}`;
  return `leaving must ${fall < 0 ? "rise" : "fall"} by ${percent(Math.abs(fall))}${cost}`;
}

export function costInUse(book, place, strategy) {
  const result = book.result(place, strategy);
  const parts = book.partsOfCost(place, strategy);
  const words = book.strategies[strategy].placeholder;
  const amount =
    result.cost_per_worker === null || result.cost_per_worker === undefined
      ? `${spoken(result.cost[0])} in all`
      : `${spoken(result.cost_per_worker)} per worker reached and year, set-up included`;
  if (parts) return `Cost in the inputs: ${amount}, ${words}: of ${spoken(result.cost[0])} in all, ${parts}`;
  return words
    ? `Cost in the inputs: ${amount}, ${words} until somebody enters a quotation`
    : `Cost in the inputs: ${amount}`;
}

function affordable(result) {
  if (!result.affordable) return ["Cannot be stated", result.affordable_why];
  if (result.affordable[0] < 0.5)
    return [
      "No cost at all",
      `break-even at ${spoken(result.affordable[0])}, 95% range ${poundsRange(result.affordable)}`,
    ];
  return [spoken(result.affordable[0]), `95% range ${poundsRange(result.affordable)}`];
}

function claimed(book, { place, strategy }, result) {
  const cash = book.lead(place, strategy, false);
  const both = book.lead(place, strategy, true);
  const when = book.leadWords(strategy);
  const [most, mostNote] = affordable(result);
  const remark = withCapital(book.remark(place, strategy));
  return [
    card(`Cash saving ${when}`, spoken(cash.estimate[0]), `95% range ${poundsRange(cash.estimate)}`, remark),
    card("Cash and capacity together", spoken(both.estimate[0]), `95% range ${poundsRange(both.estimate)}`, when),
    // A saving that leaves out some of the cost never stands without what is left after all of it.
    book.isPlaceholder(strategy) &&
      card(
        result.kc ? "Cash left after the whole cost" : `Cash left after ${book.placeholderCost(strategy)}`,
        spoken(result.nc[0]),
        `95% range ${poundsRange(result.nc)}`,
        `chance of a saving then ${chance(result.p[2])}`,
        book.partsOfCost(place, strategy),
      ),
    card("Chance of a saving in cash", chance(cash.chance), `with capacity ${chance(both.chance)}`, when),
    card(
      "Largest affordable cost in cash, per worker reached and year, set-up included",
      most,
      mostNote,
      result.affordable && remark,
    ),
  ];
}

//! Why no break-even stands there.
export function noBreakEven(book, { place, strategy }, which) {
  const result = book.result(place, strategy);
  if (!result.break_even_sought) return "worked out for single authorities only";
  const why = result.break_even_why[which];
  return why && `${why}${atPlaceholder(book, strategy)}`;
}

function unclaimed(book, { place, strategy }, result) {
  const paying = (name, which) => {
    const must = mustBeTrue(book, { place, strategy }, which);
    return card(
      name,
      must ? withCapital(must) : result.break_even_sought ? "No break-even" : "Choose one authority",
      must ? "among those reached" : noBreakEven(book, { place, strategy }, which),
    );
  };
  return [
    card(
      "Saving",
      "None claimed",
      book.evidence(place, strategy) === "none" ? "no study measured leaving" : "a study found no significant effect",
    ),
    paying("To pay for itself in cash", 0),
    paying("To pay for itself with capacity counted too", 1),
    card(
      `Cost${book.isPlaceholder(strategy) ? `, ${book.strategies[strategy].placeholder}` : ""}`,
      spoken(result.cost[0]),
      knownRange(result.cost),
    ),
  ];
}

export function showFirst(book, state) {
  const { place, strategy } = state;
  const chosen = book.strategies[strategy];
  const result = book.result(place, strategy);
  const kind = book.evidence(place, strategy);
  if (!result)
    return fill(
      "first",
      element(
        "p",
        { class: "sentence" },
        `${chosen.name} was not part of the run for ${book.placeName(place)}, so nothing is said of it here.`,
      ),
    );
  const england = book.places[place].kind !== "authority" ? null : result.england;
  fill(
    "first",
    element(
      "p",
      { class: "badges" },
      badge(book, kind),
      book.isPlaceholder(strategy) &&
        element(
          "span",
          { class: "badge placeholder" },
          element("span", { "aria-hidden": "true" }, "△ "),
          `Cost is ${chosen.placeholder}`,
        ),
    ),
    element("p", { class: "sentence", id: "sentence" }, result.s),
    chosen.caution && element("p", { class: "caution" }, element("strong", {}, "Caution: "), chosen.caution),
    element(
      "dl",
      { class: "cards" },
      book.claims(place, strategy) ? claimed(book, state, result) : unclaimed(book, state, result),
    ),
    element(
      "p",
      { class: "note" },
      `${costInUse(book, place, strategy)}. `,
      england && book.claims(place, strategy)
        ? `Counted for England as a whole, where part of the leavers only move to another authority, the average in ` +
            `cash ${book.leadWords(strategy)} is ` +
            `${spoken(book.leadOf(strategy, england))}. `
        : "",
      book.reminder(kind),
    ),
  );
}
