//! What the page makes of the data before anything is drawn.
import assert from "node:assert/strict";
import test from "node:test";

import { Book, filled, planePoints, remarksOf, withProviso } from "../src/book.js";
import { steps as costSteps, titleOf as costTitle } from "../src/charts/buildup.js";
import { corners } from "../src/charts/plane.js";
import { steps, titleOf } from "../src/charts/waterfall.js";
import { inRows } from "../src/columns.js";
import { mustBeTrue } from "../src/sections/first.js";
import { amountOf, held } from "../src/sections/quotation.js";
import { hashOf, stateOf } from "../src/state.js";
import { spoken } from "../src/words.js";
import { inColumns } from "./fill.mjs";
import { DO, embedded, fixture, PLACES } from "./fixture.mjs";

const book = new Book(fixture());
const { leeds, kirklees } = PLACES;

test("kinds_of_evidence_and_kinds_of_cost_are_never_ranked_together", () => {
  for (const { kind, known, members } of book.groups(leeds)) {
    for (const strategy of members) {
      assert.equal(book.evidence(leeds, strategy), kind.id);
      if (kind.ranked) assert.equal(book.strategies[strategy].cost_known, known);
    }
    if (!kind.ranked) continue;
    const totals = members.map((strategy) => book.lead(leeds, strategy, true).estimate[0]);
    assert.deepEqual(
      totals,
      [...totals].sort((a, b) => b - a),
    );
  }
});

test("questions_that_people_ask_come_with_their_figures_and_only_where_a_saving_is_claimed", () => {
  const asked = book.questions(leeds, DO.published);
  assert.ok(asked.length > 0, "the sample's published effect raises some");
  for (const [question, answer] of asked) {
    assert.match(question, /\?$/);
    assert.doesNotMatch(answer, /[{}]|undefined/);
    assert.match(answer, /\d/, "an answer is about these figures");
  }
  const data = fixture();
  const [result] = data.results[leeds];
  const texts = data.texts.length;
  data.texts.push("Is it so?", "No: {0}, not {1}, and {0} again.");
  result.questions = [[texts, texts + 1, "£1", "{0}"]];
  assert.deepEqual(new Book(data).questions(leeds, 0), [["Is it so?", "No: £1, not {0}, and £1 again."]]);
  assert.deepEqual(book.questions(leeds, DO.nullResult), []);
  assert.deepEqual(book.questions(leeds, DO.noEvidence), []);
});

test("without_figures_there_is_no_evidence_and_no_lead", () => {
  const data = fixture();
  for (const key of ["gross_cash", "gross_total", "net_cash", "net_total"]) delete data.results[leeds][0][key];
  const without = new Book(data);
  assert.equal(without.evidence(leeds, 0), "none");
  assert.equal(without.lead(leeds, 0, false), null);
  assert.ok(!without.claims(leeds, 0));
  assert.ok(!book.claims(leeds, DO.nullResult), "a null result claims nothing");
  assert.ok(book.claims(leeds, DO.assumed));
});

test("what_leads_is_the_saving_after_all_that_is_known_of_the_cost", () => {
  const lead = (strategy, withCapacity) => book.lead(leeds, strategy, withCapacity);
  const of = (strategy) => book.result(leeds, strategy);
  assert.deepEqual(lead(DO.published, false).estimate, of(DO.published).gross_cash);
  assert.deepEqual(lead(DO.costed, false).estimate, of(DO.costed).net_cash);
  assert.equal(lead(DO.costed, true).chance, of(DO.costed).chances.net_total);
  assert.deepEqual(lead(DO.partly, true), {
    estimate: of(DO.partly).known_total,
    chance: of(DO.partly).chances.known_total,
  });
});

test("words_are_placed_with_the_figures_of_the_data", () => {
  assert.equal(filled("{a} to {b} {c}", { a: "£1", b: "£2" }), "£1 to £2 {c}");
  assert.equal(withProviso("On an assumed effect, ", "Cash would fall"), "On an assumed effect, cash would fall");
  assert.equal(withProviso("", "cash"), "Cash");
  const result = book.result(leeds, DO.assumed);
  const said = book.affordable(result);
  assert.match(said, /^In cash, the programme would pay for itself up to a cost of £/);
  assert.ok(result.affordable.every((amount) => said.includes(spoken(amount))));
  assert.match(said, /this rests on an assumed effect/);
  const partly = book.result(leeds, DO.partly);
  assert.ok(book.costInUse(partly).endsWith(`in all, ${partly.cost_parts_words}.`));
  for (const one of book.data.results.flat())
    assert.doesNotMatch(`${book.affordable(one)}${book.costInUse(one)}`, /[{}]|undefined/);
});

test("the_steps_of_the_waterfall_add_up_and_keep_capacity_out_of_cash", () => {
  const { lines } = book.result(leeds, DO.published);
  const rows = steps(book.data.lines, lines, book.strategies[DO.published]);
  const value = (label) => rows.find((row) => row.label.startsWith(label)).value;
  const sum = (...roles) =>
    book.data.lines.reduce((all, line, at) => all + (roles.includes(line.role) ? lines[at] : 0), 0);
  assert.equal(value("Cash before"), sum("cash"));
  assert.equal(value("Cash after a cost that is our guess"), sum("cash", "programme"));
  assert.equal(value("Capacity in all"), sum("capacity"));
  for (const row of rows.filter(({ kind }) => kind !== "heading")) assert.equal(row.to - row.from, row.value);
});

test("the_parts_of_a_cost_stand_one_after_another", () => {
  const { lines, cost_parts: parts } = book.result(leeds, DO.partly);
  const labels = steps(book.data.lines, lines, book.strategies[DO.partly], parts).map((row) => row.label);
  assert.deepEqual(labels.slice(labels.indexOf("Cash before its own cost")).slice(1, 5), [
    "The programme: stated",
    "Cash after the stated part",
    "The programme: our guess",
    "Cash after a cost that is partly our guess",
  ]);
});

test("what_is_chosen_comes_back_from_the_address", () => {
  for (let place = 0; place < book.places.length; place += 1) {
    const state = { place, strategy: place % book.strategies.length, withCapacity: place % 2 === 0 };
    const back = stateOf(book, hashOf(book, state, "money"));
    assert.deepEqual(back, { ...state, at: "money", unknown: [] });
  }
  assert.deepEqual(stateOf(book, "#place=nowhere&do=retention-payment").unknown, ["nowhere"]);
  assert.equal(stateOf(book, "").place, book.data.start.place);
});

test("the_draws_come_back_with_their_signs_and_the_corners_are_all_of_them", () => {
  const bytes = Buffer.from(Int8Array.of(3, -7, -127, 127).buffer).toString("base64");
  assert.deepEqual(planePoints(bytes, [0.5, 10]), [
    [1.5, -70],
    [-63.5, 1270],
  ]);
  const { plane, plane_scale: scale } = book.result(leeds, 0);
  const points = planePoints(plane, scale);
  const shown = corners(points);
  assert.equal(
    Object.values(shown).reduce((sum, number) => sum + number, 0),
    points.length,
  );
  assert.ok(shown.fewerSaved > 0 && shown.moreLost > 0);
});

test("a_quotation_at_the_cost_in_use_leaves_the_mean_after_its_own_cost", () => {
  const { gross_cash: gross, cost, cost_per_worker: each } = book.result(leeds, 0);
  const at = (strategy, amount) => held(book, { place: leeds, strategy }, amount);
  const words = at(0, each);
  assert.ok(words.startsWith("At "), words);
  assert.ok(
    words.includes(`would cost ${spoken(cost[0])} in all`) && words.includes(`after it ${spoken(gross[0] - cost[0])}.`),
    words,
  );
  assert.ok(at(0, 0).includes(`after it ${spoken(gross[0])}.`));
  assert.match(at(DO.assumed, 100), /^On an assumed effect, .*, at £100 a worker a year /);
  assert.deepEqual(["350", "£1,200", " 12.50 ", "", "-3", "1e9", "ten", "3%"].map(amountOf), [
    350,
    1200,
    12.5,
    null,
    null,
    null,
    null,
    null,
  ]);
});

const EMPTY = "this cash comes from more people leaving and their posts standing empty, not from keeping people";

//! The sample, with the clause about empty posts for one place.
function withEmptyPosts(place, strategy) {
  const data = fixture();
  data.results[place][strategy].empty_posts = data.texts.push(EMPTY) - 1;
  return new Book(data);
}

test("where_cash_does_not_come_from_keeping_people_a_title_and_a_quotation_say_so", () => {
  const empty = withEmptyPosts(kirklees, 0);
  assert.equal(empty.remark(kirklees, 0), EMPTY);
  assert.equal(book.remark(kirklees, 0), "");
  assert.match(held(empty, { place: kirklees, strategy: 0 }, 100), /; this cash comes from more people leaving/);
  assert.doesNotMatch(held(book, { place: kirklees, strategy: 0 }, 100), /this cash comes from/);
  const rows = steps(book.data.lines, book.result(leeds, 0).lines, book.strategies[0]);
  assert.match(titleOf(rows, [5000, 1, 2], "before", EMPTY), /on average .*; this cash comes from more people leaving/);
  assert.match(titleOf(rows, [5000, 1, 2], "before", ""), /the cost that would fall most is/);
  assert.deepEqual(
    remarksOf([
      { name: "Leeds", remark: EMPTY },
      { name: "York", remark: "" },
      { name: "Hull", remark: EMPTY },
    ]),
    [`Leeds and Hull: ${EMPTY}.`],
  );
});

test("what_must_be_true_is_told_with_its_cost", () => {
  const said = (strategy, which) => mustBeTrue(book, { place: leeds, strategy }, which);
  assert.equal(said(DO.noEvidence, 0), "Leaving must fall by 36%, at a cost that is our guess");
  assert.equal(said(DO.costed, 0), "Leaving must fall by 23%");
  assert.match(said(DO.partly, 0), /, at a cost that is partly our guess$/);
  assert.equal(mustBeTrue(book, { place: PLACES.all, strategy: 0 }, 0), "Worked out for single authorities only");
});

test("results_go_into_columns_and_come_back_as_they_were", () => {
  const data = fixture();
  assert.deepEqual(inRows(inColumns(data)).results, data.results);
  assert.ok(Object.keys(embedded().results).includes("chances.net_cash"));
  const { results } = inRows({ ...embedded(), results: { sentence: [[null, [0]]], cost: [[null, [1, null, null]]] } });
  assert.equal(results[0][0], null, "null: not part of the run");
  assert.deepEqual(results[0][1], { sentence: data.texts[0], cost: [1, null, null] });
  assert.ok(
    results[1].every((result) => result === null),
    "what is left out at the end is null",
  );
});

test("a_sentence_is_filled_with_its_figures_once", () => {
  const texts = ["{0} would save {1}."];
  const { results } = inRows({ texts, places: [{}], strategies: [{}], results: { sentence: [[[0, "{1}", "£2"]]] } });
  assert.equal(results[0][0].sentence, "{1} would save £2.");
});

const TAKEN = [
  { item: "Sessions", rests_on: "our guess", cash: 600, time: 0 },
  { item: "Cover", rests_on: "stated", cash: 300, time: 50 },
  { item: "Meetings", rests_on: "our guess", cash: 0, time: 250 },
];

test("what_a_cost_is_made_of_adds_up_and_keeps_time_from_cash", () => {
  const rows = costSteps(TAKEN);
  assert.deepEqual(
    rows.map(({ label, from, to }) => [label, from, to]),
    [
      ["Sessions (our guess)", 0, 600],
      ["Cover", 600, 900],
      ["Cash in all", 0, 900],
      ["Not cash, time of staff:", 0, 0],
      ["Cover, time", 0, 50],
      ["Meetings, time (our guess)", 50, 300],
      ["Time in all", 0, 300],
    ],
  );
  assert.equal(new Set(rows.map((row) => row.label)).size, rows.length, "a bar for each label");
  assert.equal(costTitle(rows), "Most of the cash goes on Sessions: £600 of £900");
  assert.equal(costTitle(costSteps(TAKEN.slice(2))), "All of the staff time, £250, goes on Meetings");
  assert.deepEqual(costSteps([{ item: "Nothing", rests_on: "stated", cash: 0, time: 0 }]), []);
});
