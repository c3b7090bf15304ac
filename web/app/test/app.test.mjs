//! The calculator in a browser, opened from disk: no request, no complaint, Leeds with own pay and quotation.
//! HOLDFAST_APP: the file; HOLDFAST_MODULES: the packages; HOLDFAST_COMMAND: the command.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import test, { after, before } from "node:test";

import { hasBrowser, launched, opened } from "../../report/test/browser.mjs";
import { project } from "./engine.mjs";

const modules = resolve(process.env.HOLDFAST_MODULES ?? join(project, "build/browser/web/node_modules"));
const file = resolve(process.env.HOLDFAST_APP ?? join(project, "build/dist/holdfast.html"));
const command = process.env.HOLDFAST_COMMAND ?? join(project, "build/release/holdfast");
const skip = hasBrowser() ? false : "no Chromium here";
const WAIT = { timeout: 60_000 };
let context = null;

before(async () => {
  if (skip) return;
  context = await launched(createRequire(join(modules, "anchor.js"))("playwright-core").chromium);
});
after(() => context?.close());

//! All that was asked is answered, and stands there.
const whole = (page) =>
  page.waitForFunction(
    () => {
      const { classList, dataset } = document.documentElement;
      return dataset.asked && dataset.asked === dataset.answered && classList.contains("ready");
    },
    null,
    WAIT,
  );
const at = (page, name) => page.evaluate((mark) => performance.getEntriesByName(mark).at(-1)?.startTime, name);

async function type(page, id, text) {
  await page.fill(`#${id}`, text);
  await page.press(`#${id}`, "Tab");
}

test("the_file_is_small_and_its_policy_lets_in_what_it_holds", () => {
  const html = readFileSync(file, "utf8");
  assert.ok(Buffer.byteLength(html) < 3_000_000, `${Buffer.byteLength(html)} bytes`);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)[1];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /'unsafe-|http|\*/);
});

test("leeds_opens_from_disk_without_a_request_or_a_complaint", { skip }, async () => {
  const { page, seen } = await opened(context, file);
  await whole(page);
  assert.match(await page.locator("#sentence").innerText(), /Leeds/);
  console.log(
    `first answer after ${Math.round(await at(page, "first-answer"))} ms, whole after ${Math.round(await at(page, "whole-answer"))} ms`,
  );
  assert.deepEqual(seen, { requests: [], complaints: [] });
  await page.close();
});

test("own_pay_and_a_quotation_give_the_sentence_of_the_command", { skip }, async () => {
  const { page, seen } = await opened(context, file, { hash: "#do=participatory-development" });
  await whole(page);
  const asShipped = await page.locator("#sentence").innerText();
  await type(page, "own-prices-pay", "£58,400");
  await type(page, "own-source-pay", "payroll, June 2026");
  const quotation = "own-interventions-participatory-development-costs";
  await type(page, `${quotation}-setup`, "£45,000");
  await type(page, `${quotation}-per-worker-year`, "£250");
  await type(page, "own-source-quotation", "quotation of May 2026");
  await page.check(`#${quotation}-resources`);
  await whole(page);
  const sentence = await page.locator("#sentence").innerText();
  assert.notEqual(sentence, asShipped);
  const folder = mkdtempSync(join(tmpdir(), "holdfast-app-"));
  writeFileSync(
    join(folder, "own.toml"),
    `[prices]
pay = { value = "£58,400", source = "payroll, June 2026", basis = "local" }
[interventions.participatory-development.costs]
setup = { value = "£45,000", source = "quotation of May 2026", basis = "local" }
per_worker_year = { value = "£250", source = "quotation of May 2026", basis = "local" }
resources = []
`,
  );
  const options = ["run", "--with", "own.toml", "--authority", "Leeds", "--report", "report"];
  execFileSync(command, options, { cwd: folder, maxBuffer: 1e9 });
  const html = readFileSync(join(folder, "report/report.html"), "utf8");
  const data = JSON.parse(/id="report-data">(.*?)<\/script>/s.exec(html)[1]);
  const { Book } = await import("../../report/src/book.js");
  const { inRows } = await import("../../report/src/columns.js");
  const book = new Book(inRows(data));
  const number = book.strategies.findIndex(({ id }) => id === "participatory-development");
  const place = book.ofKind("authority")[0].index;
  assert.equal(sentence, book.result(place, number).sentence);
  console.log(sentence);
  assert.deepEqual(seen, { requests: [], complaints: [] });
  await page.close();
});

test("what_is_wrong_stands_at_its_field_in_the_reader_s_words", { skip }, async () => {
  const { page } = await opened(context, file);
  await whole(page);
  await type(page, "own-prices-agency-premium", "40.6");
  await page.waitForSelector("#own-prices-agency-premium[aria-invalid]", WAIT);
  assert.match(await page.locator("#own-prices-agency-premium-wrong").innerText(), /premium/);
  await type(page, "own-prices-agency-premium", "32%");
  await whole(page);
  assert.equal(await page.locator("#own [aria-invalid]").count(), 0);
  await page.close();
});
