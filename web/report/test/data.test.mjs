//! The data are what docs/report-data.schema.json says they are: those of the sample, and those of a report that the
//! command made (HOLDFAST_REPORT). HOLDFAST_SCHEMA: where the schema is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import test from "node:test";

import Ajv from "ajv/dist/2020.js";

import { embedded, fixture } from "./fixture.mjs";

const schema = JSON.parse(
  readFileSync(
    process.env.HOLDFAST_SCHEMA ?? new URL("../../../docs/report-data.schema.json", import.meta.url),
    "utf8",
  ),
);
const isValid = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const faultsOf = (data) =>
  isValid(data) ? [] : isValid.errors.map((error) => `${error.instancePath} ${error.message}`);

test("the_samples_data_are_what_their_schema_says", () => assert.deepEqual(faultsOf(embedded()), []));

test("data_that_are_broken_are_caught", () => {
  for (const broken of [
    (data) => delete data.texts,
    (data) => delete data.scenarios,
    (data) => data.scenarios.places[3].cells[0][0].pop(),
    (data) => (data.results.gc = []),
    (data) => data.results.gross_cash[3][0].pop(),
    (data) => (data.strategies[0].lead = "both"),
  ]) {
    const data = embedded();
    broken(data);
    assert.notDeepEqual(faultsOf(data), [], String(broken));
  }
});

test("every_number_of_a_text_has_one", () => {
  const data = fixture();
  const inTexts = new Set(["empty_posts", "cost_words", "affordable_why", "affordable_words", "payback_why"]);
  for (const result of data.results.flat().filter(Boolean))
    for (const [key, value] of Object.entries(result))
      if (inTexts.has(key)) assert.equal(typeof data.texts[value], "string", key);
});

const real = process.env.HOLDFAST_REPORT;
test("a_report_of_the_command_holds_what_the_schema_says", { skip: real ? false : "no report was given" }, () => {
  const html = readFileSync(resolve(real), "utf8");
  assert.deepEqual(faultsOf(JSON.parse(html.match(/application\/json"[^>]*>(.*?)<\/script>/s)[1])), []);
});
