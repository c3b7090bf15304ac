//! The engine in Node beside the command: the same inputs, the same digits.
//! HOLDFAST_COMMAND: the command; HOLDFAST_ENGINE: the folder of engine.js and engine.wasm.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { before } from "node:test";

import { differences } from "./differences.mjs";
import { project, startedEngine } from "./engine.mjs";

const command = process.env.HOLDFAST_COMMAND ?? join(project, "build/release/holdfast");
const folder = mkdtempSync(join(tmpdir(), "holdfast-engine-"));
const OWN = `
[prices.pay]
mean = "£63,400"
sd = "£1,000"
source = "payroll, June 2026"
basis = "local"

[authorities.E08000035]
in_post = 655
vacancies = 31
agency = 22
agency_covering_vacancies = 20
source = "HR system, June 2026"
basis = "local"

[interventions.participatory-development.costs]
setup = { value = "£45,000", source = "quotation of May 2026", basis = "local" }
per_worker_year = { value = "£250", source = "quotation of May 2026", basis = "local" }
`;
let engine;
const shares = [];

//! What the command writes of the same, in a folder where the own layer has the name that the engine gives it.
function commanded(options, own = OWN) {
  writeFileSync(join(folder, "own.toml"), own);
  const layer = own ? ["--with", "own.toml"] : [];
  return execFileSync(command, ["run", ...layer, ...options], { cwd: folder, maxBuffer: 1e9, encoding: "utf8" });
}
const results = (options, own) => JSON.parse(commanded([...options, "--format", "json"], own));

//! The data that a page holds.
function pageData(options, own) {
  commanded([...options, "--report", "report"], own);
  const html = readFileSync(join(folder, "report/report.html"), "utf8");
  return JSON.parse(/<script type="application\/json" id="report-data">(.*?)<\/script>/s.exec(html)[1]);
}

before(async () => {
  engine = await startedEngine((share) => shares.push(share));
});

for (const draws of [1024, 10000])
  test(`leeds_with_own_figures_has_the_numbers_of_the_command_at_${draws}_draws`, () => {
    const { answer, problems } = engine.answer({ question: "results", own: OWN, authorities: ["Leeds"], draws });
    assert.deepEqual(
      problems.filter(({ kind }) => kind === "error"),
      [],
    );
    const told = differences(answer, results(["--authority", "Leeds", "--draws", String(draws)]));
    assert.deepEqual(told.different.slice(0, 10), []);
    assert.ok(told.numbers > 1000, `${told.numbers} numbers`);
    console.log(`${told.numbers} numbers, ${told.equal} equal to the last bit, largest difference ${told.largest}`);
  });

test("the_page_of_leeds_is_the_page_that_the_command_makes", () => {
  const { answer } = engine.answer({
    question: "page",
    own: OWN,
    authorities: ["Leeds"],
    draws: 1024,
    parts: ["scenarios", "case", "decision"],
  });
  const told = differences(answer, pageData(["--authority", "Leeds", "--draws", "1024"]));
  assert.deepEqual(told.different.slice(0, 10), []);
  assert.ok(told.numbers > 1000);
});

test("the_shipped_study_of_a_region_has_the_numbers_of_the_command", () => {
  const { answer } = engine.answer({ question: "results", authorities: ["Durham", "Gateshead"], draws: 500 });
  const told = differences(
    answer,
    results(["--authority", "Durham", "--authority", "Gateshead", "--draws", "500"], ""),
  );
  assert.deepEqual(told.different.slice(0, 10), []);
});

test("what_is_wrong_is_said_in_the_words_of_the_command_with_its_place", () => {
  const own =
    '[prices.pay]\nmean = "£6.34"\nsource = "payroll"\nbasis = "local"\n[prices.agency_premium]\nmean = 40.6\n';
  const { answer, problems } = engine.answer({ question: "results", own, authorities: ["Leeds"] });
  assert.equal(answer, null);
  const errors = problems.filter(({ kind }) => kind === "error");
  assert.ok(
    errors.some(({ at, field }) => at.file === "own.toml" && at.line === 6 && field.includes("agency_premium")),
  );
  let said = "";
  try {
    commanded(["--authority", "Leeds"], own);
  } catch (error) {
    said = error.stderr;
  }
  for (const { says } of errors) assert.ok(said.includes(says), says);
});

test("progress_goes_from_nothing_to_all", () => {
  shares.length = 0;
  engine.answer({ question: "results", authorities: ["Leeds"], draws: 1024 });
  assert.ok(shares.length > 0 && shares.every((share) => share >= 0 && share <= 1));
});

test("fields_and_values_are_those_of_the_inputs", () => {
  const { answer: sections } = engine.answer({ question: "fields" });
  const authority = sections.find(({ path }) => path === "authorities.<code>");
  assert.ok(authority, sections.map(({ path }) => path).join(" "));
  assert.equal(authority.fields.find(({ key }) => key === "in_post").measure, "staff");
  const paths = ["prices.pay", "authorities.E08000035.in_post", "prices.no_such"];
  const { answer: values } = engine.answer({ question: "values", own: OWN, paths });
  assert.equal(values["prices.pay"].value, "£63,400");
  assert.equal(values["prices.pay"].local, true);
  assert.equal(values["prices.no_such"].value, "");
});
