//! The page in a real browser, opened from disk. Where no browser is there, the tests say that they were skipped.
//! HOLDFAST_PAGE: the template; HOLDFAST_PICTURES: where screenshots go; HOLDFAST_MODULES: where the packages are;
//! HOLDFAST_REPORT: a report made by the command, looked at as well where it is given.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";

import { Book } from "../src/book.js";
import { inRows } from "../src/columns.js";
import { hashOf } from "../src/state.js";
import { chance, poundsRange, spoken } from "../src/words.js";
import { hasBrowser, launched, opened } from "./browser.mjs";
import { filled } from "./fill.mjs";
import { DO, fixture, PLACES } from "./fixture.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));
const modules = resolve(process.env.HOLDFAST_MODULES ?? join(here, "node_modules"));
const template = readFileSync(resolve(process.env.HOLDFAST_PAGE ?? join(here, "build/page.html")), "utf8");
const pictures = resolve(process.env.HOLDFAST_PICTURES ?? mkdtempSync(join(tmpdir(), "holdfast-pictures-")));
const file = join(mkdtempSync(join(tmpdir(), "holdfast-report-")), "report.html");
const skip = hasBrowser() ? false : "no Chromium here";
const data = fixture();
const book = new Book(data);
const { leeds, kirklees } = PLACES;
const SECTIONS = [
  "first",
  "ranking",
  "money-body",
  "true-body",
  "places-body",
  "doubt-body",
  "neighbours-body",
  "evidence-body",
];
const SIZES = {
  desktop: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
  zoomed: { width: 320, height: 640 },
};
let context = null;

before(async () => {
  if (skip) return;
  mkdirSync(pictures, { recursive: true });
  writeFileSync(file, filled(template, data));
  context = await launched(createRequire(join(modules, "anchor.js"))("playwright-core").chromium);
});
after(() => context?.close());

const open = (options = {}) => opened(context, file, options);
const at = (place, strategy, withCapacity = false) => hashOf(book, { place, strategy, withCapacity });
const settled = (page) => page.waitForSelector("html.ready");
const textOf = (page, id) => page.locator(`#${id}`).innerText();

//! Chooses in the page's own list, as a person does.
async function choose(page, id, index) {
  await page.selectOption(id, String(index));
  await page.waitForFunction(
    ([list, value]) =>
      document.querySelector(list).value === value && document.documentElement.classList.contains("ready"),
    [id, String(index)],
  );
  await settled(page);
}

test("the_page_without_data_is_small_and_names_one_place_for_them", () => {
  assert.ok(Buffer.byteLength(template) < 400_000, `${Buffer.byteLength(template)} bytes`);
  assert.equal(template.split("@report-data@").length, 2);
});

test("a_policy_lets_in_what_the_file_holds_and_nothing_else", () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(template)[1];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|http|\*/);
});

test("it_opens_from_disk_without_a_request_or_a_complaint", { skip }, async () => {
  const { page, seen } = await open();
  assert.equal(await textOf(page, "sentence"), data.results[leeds][0].sentence);
  assert.ok((await page.evaluate(() => performance.getEntriesByName("shown")[0].startTime)) < 3000);
  assert.deepEqual(seen, { requests: [], complaints: [] });
  await page.close();
});

test("the_policy_really_forbids_the_network_and_foreign_scripts", { skip }, async () => {
  const { page, seen } = await open();
  assert.equal(
    await page.evaluate(() =>
      fetch("http://127.0.0.1:9/").then(
        () => "let through",
        () => "refused",
      ),
    ),
    "refused",
  );
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.intruder = true";
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => window.intruder), undefined);
  assert.ok(seen.complaints.length >= 2);
  await page.close();
});

test("choosing_a_place_or_an_intervention_changes_every_part", { skip }, async () => {
  const { page, seen } = await open({ hash: at(leeds, DO.published) });
  const read = async () => {
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await settled(page);
    return Object.fromEntries(
      await Promise.all(SECTIONS.map(async (id) => [id, await page.locator(`#${id}`).innerHTML()])),
    );
  };
  const start = await read();
  await choose(page, "#choose-place", kirklees);
  const elsewhere = await read();
  for (const id of SECTIONS) assert.notEqual(elsewhere[id], start[id], `${id} does not follow the place`);
  await choose(page, "#choose-strategy", DO.costed);
  const otherwise = await read();
  for (const id of SECTIONS) assert.notEqual(otherwise[id], elsewhere[id], `${id} does not follow the intervention`);
  await page.check("#choose-capacity");
  await settled(page);
  assert.ok(page.url().includes("count=capacity"));
  await page.goBack();
  await page.goBack();
  await page.waitForFunction(() => document.getElementById("choose-strategy").value === "0");
  await settled(page);
  assert.equal(await textOf(page, "sentence"), data.results[kirklees][0].sentence);
  assert.deepEqual(seen, { requests: [], complaints: [] });
  await page.close();
});

test("questions_that_people_ask_stand_near_the_end_and_go_where_none_arises", { skip }, async () => {
  const { page } = await open({ hash: at(leeds, DO.published) });
  await settled(page);
  const shown = await textOf(page, "questions-body");
  for (const [question, answer] of book.questions(leeds, DO.published))
    for (const words of [question, answer]) assert.ok(shown.includes(words), words);
  await choose(page, "#choose-strategy", DO.noEvidence);
  assert.ok(!(await page.isVisible("#questions")));
  assert.ok(!(await page.isVisible('nav a[data-at="questions"]')));
  await page.close();
});

test("the_bridge_is_shown_as_it_is_given_beside_the_base_case", { skip }, async () => {
  const { page } = await open({ hash: at(leeds, DO.published) });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await settled(page);
  assert.ok((await textOf(page, "chart-tornado")).includes(data.results[leeds][0].bridge));
  await choose(page, "#choose-place", kirklees);
  assert.ok(!(await textOf(page, "chart-tornado")).includes("with every input at its mean"), "a bridge of one");
  await page.close();
});

test("a_saving_before_its_cost_never_stands_without_what_is_left_after_it", { skip }, async () => {
  const { page } = await open({ hash: at(leeds, DO.published) });
  const { net_cash: left, chances } = data.results[leeds][0];
  const said = async (name) => await page.locator("#first .card", { hasText: name }).innerText();
  const remains = await said("Cash left after a cost that is our guess");
  assert.ok(remains.includes(spoken(left[0])), remains);
  const pays = await said("Chance that it pays for itself");
  assert.ok(pays.includes(chance(chances.net_cash)) && pays.includes("at a cost that is our guess"), pays);
  await choose(page, "#choose-strategy", DO.costed);
  assert.equal(await page.locator("#first .card", { hasText: "Cash left after" }).count(), 0);
  await choose(page, "#choose-strategy", DO.partly);
  const parts = await page.locator("#first .card", { hasText: "Cash left after the whole cost" }).innerText();
  assert.ok(parts.includes(data.results[leeds][DO.partly].cost_parts_words), parts);
  await page.close();
});

test("the_numbers_on_the_page_are_the_data_in_words", { skip }, async () => {
  const { page } = await open();
  for (const [place, strategy] of [
    [PLACES.all, DO.published],
    [PLACES.region, DO.costed],
    [kirklees, DO.assumed],
    [PLACES.hostile, DO.own],
    [leeds, DO.partly],
  ]) {
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      at(place, strategy),
    );
    await page.waitForFunction(
      (said) => document.getElementById("sentence")?.textContent === said,
      data.results[place][strategy].sentence,
    );
    await settled(page);
    const result = data.results[place][strategy];
    const { lead } = data.strategies[strategy];
    const [cash, both, share] = [result[`${lead}_cash`], result[`${lead}_total`], result.chances[`${lead}_cash`]];
    const first = await textOf(page, "first");
    for (const words of [
      spoken(cash[0]),
      poundsRange(cash),
      spoken(both[0]),
      poundsRange(both),
      chance(result.chances.net_cash),
      ...result.affordable.filter((amount) => amount > 0).map(spoken),
    ])
      assert.ok(first.includes(words), `${words} is not in: ${first}`);
    const row = await page.locator("#ranking tr.chosen").innerText();
    assert.ok(row.includes(spoken(cash[0])) && row.includes(poundsRange(cash)) && row.includes(chance(share)), row);
    await page.locator("#chart-lines summary").click();
    await page.locator("#chart-lines tbody tr").first().waitFor();
    const lines = await textOf(page, "chart-lines");
    for (const amount of result.cost_parts ?? result.lines)
      assert.ok(lines.includes(spoken(Math.abs(amount))), spoken(amount));
  }
  await page.close();
});

test("a_null_result_and_what_nobody_measured_promise_nothing", { skip }, async () => {
  const { page } = await open();
  for (const strategy of [DO.nullResult, DO.noEvidence]) {
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      at(kirklees, strategy),
    );
    await page.waitForFunction(
      (said) => document.getElementById("sentence")?.textContent === said,
      data.results[kirklees][strategy].sentence,
    );
    await settled(page);
    assert.equal(
      await page.locator("#money-body svg, #places-body svg, #doubt-body svg, #neighbours-body svg").count(),
      0,
    );
    assert.ok((await textOf(page, "first")).includes("None claimed"));
    assert.match(await textOf(page, "money-body"), /no saving (is claimed|can be stated)/);
    assert.equal(await page.locator("#true-body svg").count(), 1);
    assert.match(await textOf(page, "chart-heat"), /found no significant effect|No study measured leaving/);
  }
  await page.close();
});

test("a_guessed_cost_is_called_one_wherever_it_counts", { skip }, async () => {
  const { page } = await open({ hash: at(kirklees, DO.published) });
  for (const id of ["first", "ranking", "chart-lines", "chart-years", "chart-plane", "chart-worth", "true-body"])
    assert.match(await textOf(page, id), /our\s*guess/, id); // a label of a chart is broken into lines
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    at(kirklees, DO.assumed),
  );
  await page.waitForFunction(
    (said) => document.getElementById("sentence")?.textContent === said,
    data.results[kirklees][DO.assumed].sentence,
  );
  await settled(page);
  for (const figure of await page.locator("#money figure, #places figure, #doubt figure").all())
    assert.match(await figure.innerText(), /This rests on an assumed effect/);
  await page.close();
});

//! The page with other figures than the fixture's.
async function openedWith(change, options) {
  const other = fixture();
  change(other);
  const path = join(mkdtempSync(join(tmpdir(), "holdfast-report-")), "report.html");
  writeFileSync(path, filled(template, other));
  return (await opened(context, path, options)).page;
}

const EMPTY = "this cash comes from more people leaving and their posts standing empty, not from keeping people";

test("cash_from_posts_standing_empty_is_nowhere_quoted_without_saying_so", { skip }, async () => {
  const page = await openedWith(
    (other) => {
      const said = other.texts.push(EMPTY) - 1;
      const affordable = other.texts.push(`In cash, the programme would pay for itself up to {mean}; ${EMPTY}.`) - 1;
      for (const strategy of [DO.published, DO.nullResult])
        Object.assign(other.results[kirklees][strategy], { empty_posts: said, affordable_words: affordable });
    },
    { hash: at(kirklees, DO.published) },
  );
  const from = /this cash comes from more people leaving and their posts standing empty, not from keeping people/i;
  assert.match(await page.locator("#first .card", { hasText: "Largest affordable cost" }).innerText(), from);
  assert.match(await page.locator("#true-body li", { hasText: "pay for itself up to" }).innerText(), from);
  assert.match(await page.locator("#chart-lines h3").innerText(), from);
  assert.match(await textOf(page, "chart-years"), from);
  assert.doesNotMatch(await page.locator("#chart-neighbours h3").innerText(), /comes \d/);
  assert.match(await textOf(page, "chart-neighbours"), /Kirklees: this cash comes from/);
  assert.doesNotMatch(await textOf(page, "chart-all"), /by the average it comes/);
  await choose(page, "#choose-strategy", DO.nullResult);
  assert.match(await page.locator("#true-body li", { hasText: "pay for itself up to" }).innerText(), from);
  await page.close();
});

test("neighbours_are_compared_per_post_and_ranked_only_where_ranges_lie_apart", { skip }, async () => {
  const { page } = await open({ hash: at(kirklees, DO.published) });
  const own = data.places[kirklees];
  const [mean] = data.results[kirklees][DO.published].gross_cash;
  assert.match(await page.locator("#chart-neighbours h3").innerText(), /per FTE in post: Kirklees beside 2 neighb/);
  assert.match(await textOf(page, "chart-neighbours"), /Where ranges overlap, the order may be chance/);
  assert.match(await page.locator("#chart-neighbours svg").first().textContent(), /per FTE in post/);
  await page.locator("#chart-neighbours summary").click();
  const row = await page.locator("#chart-neighbours tr.chosen").innerText();
  assert.ok(row.includes(spoken(mean / own.in_post)) && row.includes(spoken(mean)), row);
  await page.close();

  const apart = await openedWith(
    (other) => {
      other.results[kirklees][DO.published].gross_cash = [90_000_000, 80_000_000, 99_000_000];
      delete other.places[PLACES.hostile].in_post;
    },
    { hash: at(kirklees, DO.published) },
  );
  assert.match(await apart.locator("#chart-neighbours h3").innerText(), /Kirklees comes 1st among the 2 that/);
  assert.match(await textOf(apart, "chart-neighbours"), /in the table only: <script>alert/);
  await choose(apart, "#choose-place", PLACES.hostile);
  assert.match(await textOf(apart, "neighbours-body"), /None of its statistical neighbours is in this run\./);
  await apart.close();
});

test("the_words_around_a_figure_say_what_it_is", { skip }, async () => {
  const { page } = await open({ hash: at(kirklees, DO.published) });
  const first = await textOf(page, "first");
  assert.match(first, /where part of the leavers only move to another authority/);
  assert.match(first, /Largest affordable cost in cash, a worker a year, set-up included/);
  assert.match(await textOf(page, "true-body"), /up to a cost of £\d+ a worker a year, set-up included/);
  assert.match(await textOf(page, "method"), /29% of leavers only move .* counts less, gain or cost/);
  const nulls = await page.locator("#ranking .group.null_result").innerText();
  assert.match(nulls, /Leaving must fall by 23%, at a cost that is our guess/);
  const evidence = await textOf(page, "evidence-body");
  const { effect_in_inputs: asPublished, effect_as_used: asUsed } = data.strategies[DO.published];
  assert.ok(evidence.includes("Hazard ratio of leaving as published") && evidence.includes(asPublished), evidence);
  assert.ok(evidence.includes(asUsed), asUsed);
  assert.doesNotMatch(evidence, /£[\d,]+ £/);
  const [adopted] = data.strategies[DO.published].adopters;
  assert.ok(adopted.says.every((sentence) => evidence.includes(sentence)) && evidence.includes(adopted.name), evidence);
  const width = await page.locator("#evidence-body img.look-back").evaluate(async (image) => {
    await image.decode();
    return image.naturalWidth;
  });
  assert.ok(width > 0, "the picture of look-back is drawn");
  await choose(page, "#choose-strategy", DO.assumed);
  assert.equal(await page.locator("#evidence-body img").count(), 0, "where nobody adopted it");
  assert.doesNotMatch(await page.locator("#evidence-body .terms").innerText(), /as published/i);
  await choose(page, "#choose-place", PLACES.all);
  const knowing = await textOf(page, "chart-knowing");
  assert.match(knowing, /assumed effects and the assumed ranges of null results count as they stand/);
  await page.locator("#chart-knowing summary").click();
  assert.match(
    await page.locator("#chart-knowing tbody").innerText(),
    /Support for newly qualified staff \(null result: an assumed range\)/,
  );
  await page.close();
});

test("names_that_try_to_be_code_stay_text", { skip }, async () => {
  const { page, seen } = await open();
  page.on("dialog", () => assert.fail("a name ran"));
  for (let place = 3; place < data.places.length; place += 1) {
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      at(place, DO.own),
    );
    await page.waitForFunction(
      (said) => document.getElementById("sentence")?.textContent === said,
      data.results[place][DO.own].sentence,
    );
    await settled(page);
    assert.equal(
      await page.locator("#heading").textContent(),
      `${data.places[place].who}: ${data.strategies[DO.own].name}`,
    );
  }
  assert.equal(await page.locator("main img:not(.look-back), main script").count(), 0);
  assert.equal(await page.locator("body > script").count(), 2);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.deepEqual(seen, { requests: [], complaints: [] });
  await page.close();
});

test("the_financial_case_is_placed_as_the_data_have_it_and_of_no_other_choice", { skip }, async () => {
  const { page } = await open({ hash: at(leeds, DO.published) });
  const made = data.financial_case;
  const said = await page.locator("#case-body").innerText();
  for (const words of [made.sentence, ...made.sentences, ...made.rules]) assert.ok(said.includes(words), words);
  assert.equal(await page.locator("#case-body table").count(), made.tables.length);
  for (const [number, { rows }] of made.tables.entries()) {
    const first = page.locator("#case-body table").nth(number).locator("tbody tr").first();
    assert.deepEqual(await first.locator("th, td").allTextContents(), rows[0]);
  }
  await page.close();
  const { page: other } = await open({ hash: at(leeds, DO.own) });
  assert.equal(await other.locator("#case-body").innerText(), made.elsewhere);
  await other.close();
});

test("every_scenario_is_shown_once_with_what_stands_in_it", { skip }, async () => {
  const { page } = await open({ hash: at(leeds, DO.published) });
  const { scenarios } = data;
  const shown = scenarios.places[leeds];
  assert.equal(await textOf(page, "survives"), book.text(shown.survives));
  const heads = await page.locator("#scenarios-body tbody th").allTextContents();
  assert.deepEqual(heads, [scenarios.own, ...scenarios.list.map(({ name }) => name)]);
  const firstRow = await page.locator("#scenarios-body tbody tr").nth(1).locator("td").allTextContents();
  assert.deepEqual(
    firstRow,
    shown.cells.flatMap(([, [uncosted, costed, share, mark]]) => [
      spoken(uncosted),
      mark === null ? spoken(costed) : `${spoken(costed)} (${book.text(mark)})`,
      chance(share),
    ]),
  );
  const said = await page.locator("#scenarios-body").innerText();
  for (const sentence of shown.remarks) assert.ok(said.includes(book.text(sentence)));
  assert.ok(said.includes(scenarios.words));
  await page.close();
});

test("an_address_that_this_report_does_not_hold_is_said_so", { skip }, async () => {
  const { page } = await open({ hash: "#place=E99999999&do=participatory-development" });
  assert.match(await textOf(page, "unknown"), /“E99999999”/);
  assert.equal(await textOf(page, "sentence"), data.results[leeds][0].sentence);
  await page.close();
});

test("every_chart_has_a_title_words_a_table_and_two_buttons", { skip }, async () => {
  const { page } = await open({ hash: at(leeds, DO.costed) });
  const charts = await page.locator("figure.chart").all();
  assert.ok(charts.length >= 8, `${charts.length} charts`);
  for (const chart of charts) {
    const title = await chart.locator("h3").innerText();
    assert.ok(title.length > 10);
    assert.ok((await chart.locator("svg").first().getAttribute("aria-label")).startsWith(title));
    assert.equal(await chart.locator("button").count(), 2);
    await chart.locator("summary").focus();
    await page.keyboard.press("Enter");
    await chart.locator("tbody tr").first().waitFor();
    assert.ok((await chart.locator("tbody tr").count()) >= 2, title);
  }
  await page.close();
});

test("a_quotation_is_answered_and_kept_where_a_saving_is_claimed", { skip }, async () => {
  const { page } = await open({ hash: at(leeds, DO.published) });
  await page.fill("#quotation", "£1,200");
  assert.match(await textOf(page, "quotation-answer"), /^At £1,200 a worker a year the programme would cost /);
  await choose(page, "#choose-place", kirklees);
  assert.match(await textOf(page, "quotation-answer"), /^At £1,200 /);
  await page.fill("#quotation", "<b>");
  assert.equal(await textOf(page, "quotation-answer"), "An amount in pounds, as 350 or £1,200.");
  await choose(page, "#choose-strategy", DO.nullResult);
  assert.equal(await page.locator("#quotation").count(), 0);
  await page.close();
});

//! The sample has neither a cost that is built from what it takes nor a sentence for a budget report.
const BUILT = [
  {
    item: "Sessions",
    how: "12 × £35",
    unit: "£ per worker",
    cash: "£420",
    time: "",
    rests_on: "our guess",
    source: "S1",
  },
  {
    item: "Meetings",
    how: "2 h",
    unit: "£ per worker",
    cash: "",
    time: "2 hours, £70",
    rests_on: "stated",
    source: "S2",
  },
];
const SENTENCE = "Working with staff could save Leeds £0.9m over five years before paying for it.";

function built(other) {
  Object.assign(other.strategies[DO.published], { build_up: BUILT, build_up_words: "Row by row." });
  Object.assign(other.results[leeds][DO.published], {
    sentence: SENTENCE,
    build_up_here: [
      [600_000, 0],
      [0, 90_000],
    ],
  });
}

test("what_a_cost_is_made_of_is_drawn_where_it_was_worked_out_and_has_its_sources_everywhere", { skip }, async () => {
  const page = await openedWith(built, { hash: at(leeds, DO.published) });
  const chart = page.locator("#chart-build-up");
  assert.equal(await chart.locator("h3").innerText(), "All of the cash, £600,000, goes on Sessions");
  assert.match(await chart.locator(".what").innerText(), /row by row.* Leeds, .* prices of 2025\.$/);
  const drawn = await chart.locator("svg").first().textContent();
  for (const words of ["Sessions", "Cash in all", "Meetings", "Time in all", "£90,000"])
    assert.ok(drawn.includes(words), words);
  assert.match(await chart.locator("svg").first().getAttribute("aria-label"), /Sessions \(our guess\): £600,000/);
  assert.match(await page.locator("#costs-body > .scroll").innerText(), /S1[^]*S2/);
  await choose(page, "#choose-place", kirklees);
  assert.equal(await page.locator("#chart-build-up").count(), 0, "worked out for one authority");
  assert.match(await page.locator("#costs-body > .scroll").innerText(), /S1[^]*S2/);
  await choose(page, "#choose-strategy", DO.costed);
  assert.ok(!(await page.isVisible("#costs")) && !(await page.isVisible('nav a[data-at="costs"]')));
  await page.close();
});

test("the_sentence_for_a_budget_report_stands_first_and_leaves_with_its_source", { skip }, async () => {
  const page = await openedWith(built, { hash: at(leeds, DO.published) });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
  await page.bringToFront();
  assert.equal(await page.locator("#first .sentence").first().innerText(), SENTENCE);
  await page.click("#copy-sentence");
  await page.waitForFunction(() => document.querySelector(".quotable .said").textContent !== "");
  const copied = await page.evaluate(() => navigator.clipboard.readText()).catch(() => null);
  const marked = await page.evaluate(() => String(getSelection()));
  assert.ok(copied === null ? marked === SENTENCE : copied.startsWith(SENTENCE) && copied.includes("inputs 3fa9c1d2"));
  await page.close();
});

test("no_chapter_is_empty_and_the_chapters_stand_before_the_result", { skip }, async () => {
  const { page } = await open({ hash: at(PLACES.all, DO.published) });
  for (const section of await page.locator("main > section").all()) {
    if (!(await section.isVisible())) continue;
    const id = await section.getAttribute("id");
    assert.ok((await section.locator(":scope > div").first().innerText()).length > 40, `${id} is empty`);
    assert.ok(await page.isVisible(`nav a[data-at="${id}"]`), `${id} is not named at the top`);
  }
  for (const link of await page.locator("nav a:visible").all())
    assert.ok(await page.isVisible(`#${await link.getAttribute("data-at")}`));
  assert.ok((await page.locator("nav").boundingBox()).y < (await page.locator("#first").boundingBox()).y);
  await page.close();
});

test("what_is_within_the_noise_is_said_and_not_drawn", { skip }, async () => {
  const { page } = await open({ hash: at(PLACES.all, DO.published) });
  const [{ things, noise_words: words }] = data.decisions;
  const noise = things.filter((thing) => thing.is_noise);
  assert.ok(noise.length > 0 && words.length > 0);
  const drawn = await page.locator("#chart-knowing svg").first().textContent();
  for (const thing of noise) assert.ok(!drawn.includes(thing.label), thing.label);
  assert.ok((await textOf(page, "chart-knowing")).includes(words));
  await page.locator("#chart-knowing summary").click();
  assert.match(await page.locator("#chart-knowing tbody").innerText(), /cannot be told from nothing/);
  await page.close();
});

test("on_a_phone_no_table_is_cut_off", { skip }, async () => {
  const { page } = await open({ ...SIZES.phone, hash: at(leeds, DO.published) });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await page.waitForTimeout(300);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll(".scroll")]
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .map((box) => box.getAttribute("aria-label")),
  );
  assert.deepEqual(cut, []);
  await page.close();
});

test("the_page_says_how_to_open_it_first_of_all_as_text", () => {
  assert.match(
    template.slice(0, 400),
    /^<!doctype html>\n<!-- If you see this as text: .* report\.xlsx and report\.docx/,
  );
  assert.match(template, /id="how-to-open">How to open: /);
});

test("every_choice_can_be_shown", { skip }, async () => {
  const { page, seen } = await open();
  for (let place = 0; place < data.places.length; place += 1)
    for (let strategy = 0; strategy < data.strategies.length; strategy += 1) {
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        at(place, strategy, strategy % 2 === 0),
      );
      await page.waitForFunction(
        (said) => document.getElementById("sentence")?.textContent === said,
        data.results[place][strategy].sentence,
      );
      await settled(page);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      const shown = await page.locator("main").innerHTML();
      assert.doesNotMatch(shown, /undefined|NaN|Infinity|\[object|null to/, `place ${place}, strategy ${strategy}`);
    }
  assert.deepEqual(seen, { requests: [], complaints: [] });
  await page.close();
});

test("a_page_without_figures_says_so", { skip }, async () => {
  const page = await context.newPage();
  for (const [text, words] of [
    [template, /holds no figures/],
    [filled(template, { format: 4 }), /figures of format 4/],
  ]) {
    writeFileSync(`${file}.html`, text);
    await page.goto(`file://${file}.html`);
    assert.match(await page.locator("#unknown").innerText(), words);
  }
  await page.close();
});

test("a_chart_is_copied_as_a_picture_that_stands_alone", { skip }, async () => {
  const { page, seen, address } = await open({ hash: at(leeds, DO.assumed) });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
  await page.bringToFront();
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 4000 }).catch(() => null),
    page.locator("#chart-lines button").first().click(),
  ]);
  await page.waitForFunction(() => document.querySelector("#chart-lines .said").textContent !== "");
  assert.match(await page.locator("#chart-lines .said").innerText(), download ? /Saved as chart-lines\.png/ : /Copied/);
  await page.locator("#chart-lines button").nth(1).click();
  const svg = await page.evaluate(() => navigator.clipboard.readText()).catch(() => null);
  if (svg) {
    assert.ok(
      svg.startsWith("<svg") && svg.includes("Leeds") && svg.includes("assumed effect") && svg.includes("0.1.0"),
    );
    assert.doesNotMatch(svg.replaceAll(/xmlns(:\w+)?="[^"]*"/g, ""), /https?:/);
  }
  assert.equal(seen.requests.filter((url) => !url.startsWith(address)).length, 0);
  assert.deepEqual(seen.complaints, []);
  await page.close();
});

for (const [name, size] of Object.entries(SIZES))
  test(`it_can_be_read_by_everybody_at_${name}_size`, { skip }, async () => {
    const axe = readFileSync(join(modules, "axe-core/axe.min.js"), "utf8");
    for (const [place, strategy] of [
      [PLACES.all, DO.published],
      [leeds, DO.costed],
      [kirklees, DO.nullResult],
    ]) {
      const { page } = await open({ ...size, hash: at(place, strategy) });
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth),
        size.width,
        "the page scrolls sideways",
      );
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
      );
      const serious = violations
        .filter(({ impact }) => ["serious", "critical"].includes(impact))
        .map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map(({ html }) => html.slice(0, 160))
              .join(" | ")}`,
        );
      assert.deepEqual(serious, []);
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth),
        size.width,
        "the page scrolls sideways with its tables open",
      );
      await page.close();
    }
  });

test("the_keyboard_alone_reaches_the_lists_and_a_ranked_name", { skip }, async () => {
  const { page } = await open({ hash: at(leeds, DO.published) });
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "heading");
  assert.equal(await textOf(page, "sentence"), data.results[3][0].sentence, "the choice is kept");
  await page.locator(".skip").focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "choose-place");
  const link = page.locator("#ranking a", { hasText: "Retention payments" });
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (said) => document.getElementById("sentence")?.textContent === said,
    data.results[leeds][DO.costed].sentence,
  );
  assert.equal(await page.evaluate(() => document.activeElement.id), "heading");
  await page.close();
});

async function photographed(path, name, hash) {
  for (const [size, { width, height }] of Object.entries(SIZES)) {
    const { page, seen } = await opened(context, path, { width, height, hash });
    await page.screenshot({ path: join(pictures, `${name}-${size}.png`) });
    await page.screenshot({ path: join(pictures, `${name}-${size}-whole.png`), fullPage: true });
    assert.deepEqual(seen, { requests: [], complaints: [] });
    await page.close();
  }
  const { page } = await opened(context, path, { hash });
  const sheetsOf = (paper) => paper.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  const paper = await page.pdf({ path: join(pictures, `${name}.pdf`), preferCSSPageSize: true });
  assert.equal(paper.subarray(0, 5).toString(), "%PDF-");
  assert.ok(sheetsOf(paper) <= 3, `${sheetsOf(paper)} sheets: three are promised`);
  await page.evaluate(() => document.documentElement.classList.add("print-all"));
  const all = await page.pdf({ path: join(pictures, `${name}-all.pdf`), preferCSSPageSize: true });
  assert.ok(sheetsOf(all) > 3, `${sheetsOf(all)} sheets of all there is`);
  // A4 in points.
  assert.match(paper.toString("latin1"), /\/MediaBox \[0 0 59[45]\.?\d* 84[12]\.?\d*\]/);
  await page.close();
}

test("pictures_for_people_at_desktop_phone_zoomed_and_on_paper", { skip }, async () =>
  photographed(file, "fixture", at(leeds, DO.published)),
);

const real = process.env.HOLDFAST_REPORT;
const unmade = real ? false : "no report was given";
test("a_report_of_the_command_shows_the_figures_that_it_holds", { skip: skip || unmade }, async () => {
  const embedded = JSON.parse(readFileSync(resolve(real), "utf8").match(/application\/json"[^>]*>(.*?)<\/script>/s)[1]);
  const made = new Book(inRows(embedded));
  const { place, strategy } = embedded.start;
  const { page, seen } = await opened(context, resolve(real));
  const words = await page.textContent("body");
  const lead = made.lead(place, strategy, false);
  for (const said of [
    made.result(place, strategy).sentence,
    spoken(lead.estimate[0]),
    poundsRange(lead.estimate),
    embedded.about.inputs_hash,
    embedded.budget.words,
  ])
    assert.ok(words.includes(said), said);
  assert.deepEqual(seen, { requests: [], complaints: [] });
  await page.close();
});
test("a_report_of_the_command_is_as_good", { skip: skip || (real ? false : "no report was given") }, async () =>
  photographed(resolve(real), "report", ""),
);
