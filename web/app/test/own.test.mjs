//! What is typed becomes TOML, a line a figure.
import assert from "node:assert/strict";
import test from "node:test";

import { groupsOf, tomlOf } from "../src/own.js";

const row = (key, form) => ({ key, form, measure: "money", unit: "", label: "", noun: "", help: "" });
const sections = [
  { path: "authorities.<code>", help: "", fields: [row("in_post", "number"), row("vacancies", "number")] },
  { path: "prices", help: "", fields: [row("pay", "quantity"), row("other", "quantity")] },
];
const groups = groupsOf(sections, "E1", "arc");
const own = (figures, sources = {}) => ({
  figures: new Map(Object.entries(figures)),
  sources: new Map(Object.entries(sources)),
});

test("nothing_typed_says_nothing", () => {
  assert.equal(tomlOf(groups, own({})).toml, "");
  assert.equal(tomlOf(groups, own({ "prices.pay": "  " }, { "prices pay": "payroll" })).toml, "");
});

test("a_figure_stands_on_a_line_of_its_own_with_its_source", () => {
  const { toml, paths } = tomlOf(
    groups,
    own(
      { "authorities.E1.vacancies": "31", "prices.pay": "£63,400" },
      { "prices pay": "payroll, June", "authorities.E1 staff": "HR" },
    ),
  );
  const lines = toml.split("\n");
  assert.deepEqual(lines, [
    "[authorities.E1]",
    "vacancies = 31",
    'source = "HR"',
    'basis = "local"',
    "",
    "[prices]",
    'pay = { value = "£63,400", source = "payroll, June", basis = "local" }',
    "",
  ]);
  assert.equal(paths.get(2), "authorities.E1.vacancies");
  assert.equal(paths.get(7), "prices.pay");
});

test("a_list_that_is_ticked_is_empty", () => {
  const costs = [
    { path: "interventions.<id>.costs", help: "", fields: [row("setup", "quantity"), row("resources", "tables")] },
  ];
  const path = "interventions.arc.costs.resources";
  const { toml, paths } = tomlOf(groupsOf(costs, "E1", "arc"), own({ [path]: "none" }));
  assert.equal(toml, "[interventions.arc.costs]\nresources = []\n");
  assert.equal(paths.get(2), path);
});

test("hostile_text_stays_a_text", () => {
  const { toml } = tomlOf(groups, own({ "prices.pay": '1"\n[prices]\npay = 3 #' }, { "prices pay": 'a"]\\' }));
  assert.equal(toml.split("\n").filter((line) => line.startsWith("[")).length, 1);
  assert.ok(toml.includes(String.raw`"1\"\n[prices]\npay = 3 #"`) && toml.includes(String.raw`"a\"]\\"`), toml);
});
