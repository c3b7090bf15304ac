//! What the page makes of the data before anything is drawn.
import assert from "node:assert/strict";
import test from "node:test";

import { Book, planePoints } from "../src/book.js";
import { corners } from "../src/charts/plane.js";
import { steps, titleOf } from "../src/charts/waterfall.js";
import { effectAsUsed, effectInInputs, unitBeside } from "../src/sections/evidence.js";
import { mustBeTrue } from "../src/sections/first.js";
import { amountOf, held } from "../src/sections/quotation.js";
import { hashOf, stateOf } from "../src/state.js";
import { spoken } from "../src/words.js";
import { fixture } from "./fixture.mjs";

const book = new Book(fixture());

test("kinds_of_evidence_and_kinds_of_cost_are_never_ranked_together", () => {
  for (const { kind, known, ranked, members } of book.groups(3)) {
    for (const strategy of members) {
      assert.equal(book.evidence(3, strategy), kind.id);
      if (ranked) assert.equal(book.known(strategy), known);
    }
    if (!ranked) continue;
    const totals = members.map((strategy) => book.lead(3, strategy, true).estimate[0]);
    assert.deepEqual(
      totals,
      [...totals].sort((a, b) => b - a),
    );
  }
});

test("without_figures_there_is_no_evidence_and_no_lead", () => {
  const data = fixture();
  Object.assign(data.results[3][0], { gc: null, gt: null, nc: null, nt: null });
  const without = new Book(data);
  assert.equal(without.evidence(3, 0), "none");
  assert.equal(without.lead(3, 0, false), null);
  assert.ok(!without.claims(3, 0));
  assert.ok(!book.claims(3, 5), "a null result claims nothing");
});

test("the_figure_before_its_cost_leads_where_the_cost_is_a_placeholder", () => {
  assert.deepEqual(book.lead(3, 0, false).estimate, book.result(3, 0).gc);
  assert.deepEqual(book.lead(3, 2, false).estimate, book.result(3, 2).nc);
  assert.equal(book.lead(3, 2, true).chance, book.result(3, 2).p[3]);
});

test("a_cost_that_is_partly_a_placeholder_leads_after_its_stated_part", () => {
  const data = fixture();
  data.strategies = data.strategies.map((one) => ({ ...one }));
  Object.assign(data.strategies[0], { placeholder: "partly a placeholder", cost_known: "partly" });
  const result = data.results[4][0];
  const programme = -result.lines[data.lines.findIndex((line) => line.id === "programme")];
  Object.assign(result, {
    kc: [-700, -900, 100],
    kt: [-600, -800, 300],
    p: [...result.p, 0.11, 0.22],
    england: [...(result.england ?? [0, 0, 0, 0]), -500, -400],
    cost_parts: [programme - 10, 0, 10],
  });
  const partly = new Book(data);
  assert.deepEqual(partly.lead(4, 0, false), { estimate: [-700, -900, 100], chance: 0.11, known: "partly" });
  assert.equal(partly.lead(4, 0, true).chance, 0.22);
  assert.equal(partly.leadWords(0), "after the stated part of the programme's own cost");
  assert.equal(partly.leadOf(0, partly.result(4, 0).england), -500);
  assert.match(partly.partsOfCost(4, 0), /is stated and £10 is a placeholder$/);
  assert.ok(partly.groups(4).some((group) => group.known === "partly" && group.members.includes(0)));
  const rows = steps(partly.lines, result.lines, partly.placeholderCost(0), result.cost_parts);
  const labels = rows.map((row) => row.label);
  assert.deepEqual(labels.slice(labels.indexOf("Cash before the programme's own cost")).slice(1, 5), [
    "The programme: stated",
    "Cash after the stated part",
    "The programme: a placeholder",
    "Cash after a cost that is partly a placeholder",
  ]);
});

test("the_steps_of_the_waterfall_add_up_and_keep_capacity_out_of_cash", () => {
  const { lines } = book.result(4, 0);
  const rows = steps(book.lines, lines, "a placeholder cost");
  const value = (label) => rows.find((row) => row.label.startsWith(label)).value;
  const sum = (keep) => book.lines.reduce((total, line, at) => total + (keep(line) ? lines[at] : 0), 0);
  assert.equal(
    value("Cash before"),
    sum((line) => line.cash && line.id !== "programme"),
  );
  assert.equal(
    value("Cash after"),
    sum((line) => line.cash),
  );
  assert.equal(
    value("Capacity in all"),
    sum((line) => !line.cash),
  );
  for (const row of rows.filter(({ kind }) => kind !== "heading")) assert.equal(row.to - row.from, row.value);
});

test("what_is_chosen_comes_back_from_the_address", () => {
  for (let place = 0; place < book.places.length; place += 1) {
    const state = { place, strategy: place % book.strategies.length, withCapacity: place % 2 === 0 };
    const back = stateOf(book, hashOf(book, state, "money"));
    assert.deepEqual(back, { ...state, at: "money", unknown: [] });
  }
  assert.deepEqual(stateOf(book, "#place=nowhere&do=first").unknown, ["nowhere"]);
  assert.equal(stateOf(book, "").place, book.start.place);
});

test("the_draws_come_back_with_their_signs_and_the_corners_are_all_of_them", () => {
  const bytes = Buffer.from(Int16Array.of(3, -7, -32768, 32767).buffer).toString("base64");
  assert.deepEqual(planePoints(bytes, [0.5, 10]), [
    [1.5, -70],
    [-16384, 327670],
  ]);
  const shown = corners(planePoints(book.result(3, 0).plane, book.result(3, 0).plane_scale));
  assert.equal(
    Object.values(shown).reduce((sum, number) => sum + number, 0),
    200,
  );
  assert.ok(shown.fewerSaved > 0 && shown.moreLost > 0);
});

test("a_quotation_at_the_cost_in_use_leaves_the_mean_after_its_own_cost", () => {
  const { gc, cost, cost_per_worker: each } = book.result(4, 0);
  const words = held(book, { place: 4, strategy: 0 }, each);
  assert.ok(
    words.includes(`would cost ${spoken(cost[0])} in all`) && words.includes(`after it ${spoken(gc[0] - cost[0])}.`),
    words,
  );
  assert.ok(held(book, { place: 4, strategy: 0 }, 0).includes(`after it ${spoken(gc[0])}.`));
  assert.match(held(book, { place: 4, strategy: 3 }, 100), /^On an assumed effect/);
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

//! Cash before its own cost, people kept and the pay of permanent staff, as a book that holds them says it.
function remarkOf(cash, kept, pay) {
  const data = fixture();
  Object.assign(data.results[4][0], { gc: [cash, cash - 1, cash + 1], leavers: [kept, -9, 9] });
  data.results[4][0].lines[0] = pay;
  return new Book(data).remark(4, 0);
}

test("cash_that_does_not_come_from_keeping_people_says_so", () => {
  assert.equal(remarkOf(5000, 3, -7000), "");
  assert.equal(remarkOf(-5000, -3, 7000), "");
  assert.equal(remarkOf(0.4, -3, 7000), "", "less than a pound is no saving");
  const empty = remarkOf(5000, -3, 7000);
  assert.equal(
    empty,
    "this cash comes from more people leaving and their posts standing empty, not from keeping people",
  );
  assert.equal(
    remarkOf(-5000, 3, -7000),
    "keeping people costs cash here, because posts that now stand empty would be filled and paid for",
  );
  assert.doesNotMatch(remarkOf(5000, -3, -7000), /standing empty/, "more pay comes from no empty post");
  assert.match(remarkOf(5000, -3, -7000), /no cash from keeping people/);
  assert.equal(remarkOf(-5000, 3, 7000), "");
  const rows = steps(book.lines, book.result(4, 0).lines, "a placeholder cost");
  assert.match(titleOf(rows, [5000, 1, 2], "before", empty), /on average .*; this cash comes from more people leaving/);
  assert.match(titleOf(rows, [5000, 1, 2], "before", ""), /the cost that would fall most is/);
});

test("a_quotation_carries_where_the_cash_comes_from", () => {
  const data = fixture();
  data.results[4][0].leavers = [-3, -9, 9];
  data.results[4][0].lines[0] = 7000;
  assert.match(held(new Book(data), { place: 4, strategy: 0 }, 100), /; this cash comes from more people leaving/);
  assert.doesNotMatch(held(book, { place: 4, strategy: 0 }, 100), /this cash comes from/);
});

test("what_must_be_true_at_a_placeholder_cost_is_told_apart", () => {
  const data = fixture();
  data.strategies = data.strategies.map((one) => ({ ...one }));
  data.strategies[6].placeholder = "";
  data.strategies[3].placeholder = "partly a placeholder";
  const stated = new Book(data);
  assert.equal(mustBeTrue(stated, { place: 4, strategy: 5 }, 0), "leaving must fall by 25%, at a placeholder cost");
  assert.equal(mustBeTrue(stated, { place: 4, strategy: 6 }, 0), "leaving must fall by 26%");
  assert.match(mustBeTrue(stated, { place: 4, strategy: 3 }, 0), /, at a cost that is partly a placeholder$/);
});

test("an_effect_is_called_published_with_its_own_figure_and_not_with_an_average_of_draws", () => {
  assert.equal(effectInInputs(book, 0), "0.8 (95% range 0.6 to 1.1)");
  assert.equal(effectInInputs(book, 6), "");
  assert.equal(effectAsUsed([1.388, 0.3195, 3.731]), "95% range 0.32 to 3.73; the average over the draws is 1.39");
  assert.equal(effectAsUsed(null), "");
  const data = fixture();
  const both = { ...data.strategies[0], id: "both", name: "Both", members: ["first", "own"] };
  data.strategies = [...data.strategies, both];
  assert.equal(
    effectInInputs(new Book(data), data.strategies.length - 1),
    "First programme: 0.8 (95% range 0.6 to 1.1), published",
  );
});

test("a_pound_sign_stands_once", () => {
  const said = (value, unit) => unitBeside({ value, unit });
  assert.equal(said("£66,600", "£ per FTE-year"), "per FTE-year");
  assert.equal(said("£60,000", "£, once"), "once");
  assert.equal(said("minus £500", "£ a year"), "a year");
  assert.equal(said("41%", "share of pay"), "share of pay");
  assert.equal(said("0.8", "£ per £"), "£ per £");
});

test("a_name_is_found_in_a_label_the_longest_first", () => {
  const data = fixture();
  data.strategies = ["Support", "Support groups", "Other"].map((name) => ({ ...data.strategies[0], name }));
  const named = new Book(data);
  assert.equal(named.namedIn("effect on leaving: Support groups"), 1);
  assert.equal(named.namedIn("effect on leaving: Support"), 0);
  assert.equal(named.namedIn("all prices"), -1);
  assert.equal(book.movers(), "31% of leavers");
  data.beliefs = [];
  assert.equal(new Book(data).movers(), "");
});
