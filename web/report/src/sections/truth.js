//! What would have to be true for the programme to pay: effects, costs, and both together.
import { draw as drawHeat } from "../charts/heat.js";
import { element } from "../dom.js";
import { chart } from "../frame.js";
import { onAxis, percent, poundsRange, spoken, withCapital } from "../words.js";
import { costInUse } from "./first.js";
import { quotation } from "./quotation.js";

function breakEven(result, which, inWhat, placeholder) {
  const atCost = placeholder ? `, at a cost that is still ${placeholder}` : "";
  const ratio = result.break_even[which];
  if (ratio === null || ratio === undefined)
    return `There is no break-even in ${inWhat}${atCost}: ${result.break_even_why[which] || "none was found"}.`;
  const fall = 1 - ratio;
  const ratioWords = `hazard ratio ${ratio.toFixed(2)}`;
  if (Math.abs(fall) < 0.0005)
    return (
      `The programme would pay for itself in ${inWhat} as soon as leaving does not rise (hazard ratio ` +
      `1.00)${atCost}.`
    );
  if (fall < 0)
    return (
      `The break-even in ${inWhat} lies where leaving among those reached rises by ${percent(-fall)} ` +
      `(${ratioWords})${atCost}.`
    );
  return (
    `For the programme to pay for itself in ${inWhat}, leaving among those reached must fall by ${percent(fall)} ` +
    `(${ratioWords})${atCost}.`
  );
}

export function affordable(book, { place, strategy }) {
  const result = book.result(place, strategy);
  const kind = book.evidence(place, strategy);
  const remark = book.remark(place, strategy) && `; ${book.remark(place, strategy)}`;
  const reminder = book.reminder(kind) && ` ${book.reminder(kind)}`;
  if (!result.affordable)
    return `The largest affordable cost in cash cannot be stated: ${result.affordable_why || "no value was found"}.`;
  const [mean] = result.affordable;
  const range = `95% range ${poundsRange(result.affordable)}`;
  if (mean < 0.5)
    return (
      `In cash, no cost would be affordable: even free of charge the programme would not save (break-even at ` +
      `${spoken(mean)} per worker reached and year, set-up included, ${range})${remark}.${reminder}`
    );
  return (
    `In cash, the programme would pay for itself up to a cost of ${spoken(mean)} per worker reached and year, ` +
    `set-up included (${range})${remark}.${reminder}`
  );
}

export function truths(book, { place, strategy }, context) {
  const result = book.result(place, strategy);
  const placeholder = book.strategies[strategy].placeholder;
  const kind = book.evidence(place, strategy);
  return [
    element(
      "div",
      { class: "statements" },
      element(
        "ul",
        {},
        [
          ...(result.break_even_sought
            ? [breakEven(result, 0, "cash", placeholder), breakEven(result, 1, "cash and capacity", placeholder)]
            : [
                "How far leaving must fall for the programme to pay for itself is worked out for single " +
                  "authorities: choose one.",
              ]),
          ...(kind === "none" ? [] : [affordable(book, { place, strategy })]),
          `${costInUse(book, place, strategy)}.`,
        ].map((text) => element("li", {}, text)),
      ),
    ),
    quotation(book, { place, strategy }),
    result.heat_gross && heat(book, strategy, result, context),
  ].filter(Boolean);
}

function heat(book, strategy, result, context) {
  const each = result.cost_per_worker ?? result.cost[0];
  const placeholder = book.strategies[strategy].placeholder;
  const per =
    result.cost_per_worker === null || result.cost_per_worker === undefined
      ? "Programme's cost in all"
      : "Programme's cost per worker reached and year";
  const times = book.heat.cost_times;
  const costs = times.map((factor) => spoken(factor * each));
  if (new Set(costs).size < costs.length) return null;
  const effects = book.heat.hazard_ratio.map((ratio) =>
    Math.abs(1 - ratio) < 0.0005 ? "no change" : `${ratio < 1 ? "falls" : "rises"} ${percent(Math.abs(1 - ratio))}`,
  );
  const cells = effects.flatMap((effect, row) =>
    costs.map((cost, column) => ({ effect, cost, value: result.heat_gross[row] - result.heat_cost * times[column] })),
  );
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
    says:
      `Cash after the programme's cost in the base case, for every pair of effect and cost. It does not say which ` +
      `effect there is. Cells with + save, cells with − cost. ` +
      `The cost in the inputs is ${spoken(each)}, set-up included${placeholder && `, and is ${placeholder}`}. ` +
      context.proviso,
    describe: `${gains} of ${cells.length} pairs save.`,
    draw: drawHeat(cells, effects, costs, { cost: per, effect: "Leaving among those reached" }),
    columns: [
      { head: "Leaving" },
      { head: "Hazard ratio", number: true },
      ...costs.map((cost) => ({ head: cost, number: true })),
    ],
    rows: () =>
      effects.map((effect, row) => [
        withCapital(effect),
        book.heat.hazard_ratio[row].toFixed(2),
        ...cells.filter((cell) => cell.effect === effect).map((cell) => onAxis(cell.value)),
      ]),
  });
}
