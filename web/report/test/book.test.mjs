//! What the page makes of the data before anything is drawn.
import assert from "node:assert/strict";
import test from "node:test";

import { Book, planePoints } from "../src/book.js";
import { corners } from "../src/charts/plane.js";
import { steps } from "../src/charts/waterfall.js";
import { amountOf, held } from "../src/sections/quotation.js";
import { hashOf, stateOf } from "../src/state.js";
import { spoken } from "../src/words.js";
import { fixture } from "./fixture.mjs";

const book = new Book(fixture());

test("kinds_of_evidence_and_kinds_of_cost_are_never_ranked_together", () => {
  for (const { kind, placeholder, ranked, members } of book.groups(3)) {
    for (const strategy of members) {
      assert.equal(book.evidence(3, strategy), kind.id);
      if (ranked) assert.equal(book.isPlaceholder(strategy), placeholder);
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
