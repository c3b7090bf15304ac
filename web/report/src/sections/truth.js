//! What would have to be true for the programme to pay: effects, costs, and both together.
import { draw as drawHeat } from "../charts/heat.js";
import { element } from "../dom.js";
import { chart } from "../frame.js";
import { onAxis, percent, spoken, withCapital } from "../words.js";
import { quotation } from "./quotation.js";

/** @typedef {import("../book.js").Book} Book */
/** @typedef {import("../book.js").Asked} Asked */
/** @typedef {import("../data.js").Result} Result */

export function truths(
  /** @type {Book} */ book,
  /** @type {Asked} */ { place, strategy },
  /** @type {import("../frame.js").Context} */ context,
) {
  const result = book.result(place, strategy);
  if (!result) return [];
  const sentences = [
    ...(result.break_even_words?.map((text) => book.text(text)) ?? [book.words.break_even_elsewhere]),
    book.affordable(result),
    book.costInUse(result),
    result.bought_for_words !== undefined && book.text(result.bought_for_words),
  ].filter(Boolean);
  return [
    element(
      "div",
      { class: "statements" },
      element(
        "ul",
        {},
        sentences.map((text) => element("li", {}, text)),
      ),
    ),
    quotation(book, { place, strategy }),
    result.heat_gross_cash && heat(book, strategy, result, result.heat_gross_cash, context),
  ].filter(Boolean);
}

//! Every pair of effect and cost, gross cash less so many times the programme's cost.
function pairs(
  /** @type {Book} */ book,
  /** @type {string[]} */ costs,
  /** @type {Result} */ result,
  /** @type {number[]} */ gross,
) {
  const { hazard_ratio: ratios, cost_times: times } = book.data.heat;
  const effects = ratios.map((ratio) =>
    Math.abs(1 - ratio) < 0.0005 ? "no change" : `${ratio < 1 ? "falls" : "rises"} ${percent(Math.abs(1 - ratio))}`,
  );
  const programme = result.heat_programme ?? result.cost[0];
  const cells = effects.flatMap((effect, row) =>
    costs.map((cost, column) => ({ effect, cost, value: gross[row] - programme * times[column] })),
  );
  return { effects, cells };
}

function heat(
  /** @type {Book} */ book,
  /** @type {number} */ strategy,
  /** @type {Result} */ result,
  /** @type {number[]} */ gross,
  /** @type {import("../frame.js").Context} */ context,
) {
  const each = result.cost_per_worker ?? result.cost[0];
  const { placeholder } = book.strategies[strategy];
  const costs = book.data.heat.cost_times.map((factor) => spoken(factor * each));
  if (new Set(costs).size < costs.length) return null;
  const { effects, cells } = pairs(book, costs, result, gross);
  const gains = cells.filter((cell) => cell.value > 0.5).length;
  return chart({
    ...context,
    preface: "",
    id: "chart-heat",
    wide: true,
    title:
      gains === 0
        ? "No pair of effect and cost shown here would pay for itself in cash"
        : "Which effects would pay for which costs, in cash",
    what: "Cash after the programme’s cost, base case",
    says:
      `Cash after the programme's cost in the base case, for every pair of effect and cost. It does not say which ` +
      `effect there is. Cells with + save, cells with − cost. ` +
      `The cost in the inputs is ${spoken(each)}, set-up included${placeholder && `, and is ${placeholder}`}. ` +
      context.proviso,
    describe: `${gains} of ${cells.length} pairs save.`,
    draw: drawHeat(cells, effects, costs, {
      cost: result.cost_per_worker === undefined ? "Programme's cost in all" : "Programme's cost per worker and year",
      effect: "Leaving among those reached",
    }),
    columns: [
      { head: "Leaving" },
      { head: "Hazard ratio", number: true },
      ...costs.map((cost) => ({ head: cost, number: true })),
    ],
    rows: () =>
      effects.map((effect, row) => [
        withCapital(effect),
        book.data.heat.hazard_ratio[row].toFixed(2),
        ...cells.filter((cell) => cell.effect === effect).map((cell) => onAxis(cell.value)),
      ]),
  });
}
