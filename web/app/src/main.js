//! The calculator: the report's sections of what its reader chose and typed, answered by the engine in the file.
import { Book } from "../../report/src/book.js";
import { inRows } from "../../report/src/columns.js";
import { byId, element, fill } from "../../report/src/dom.js";
import { chosenStrategy, open, replace, whenChosen } from "../../report/src/view.js";
import { Desk, Stopped } from "./desk.js";
import { showForm, showProblems } from "./form.js";
import { groupsOf, keyOf, pathOf, tomlOf } from "./own.js";
import { unpacked } from "./unpacked.js";

const FIRST_DRAWS = 1024;
const ALL_DRAWS = 10_000;
const PARTS = ["scenarios", "case", "decision"];

/** @type {import("./own.js").Own} */
const own = { figures: new Map(), sources: new Map() };
const council = /** @type {HTMLInputElement} */ (byId("choose-council"));
let code = "";
let isOpen = false;
let asked = 0;

const say = (/** @type {string} */ words) => fill("state", words);

async function started() {
  const [wasm, inputs] = await Promise.all([unpacked("engine"), unpacked("inputs")]);
  const script = URL.createObjectURL(new Blob([byId("worker").textContent ?? ""], { type: "text/javascript" }));
  const parts = {
    script,
    module: await WebAssembly.compile(wasm),
    inputs: JSON.parse(new TextDecoder().decode(inputs)),
  };
  return { quick: new Desk(parts), whole: new Desk(parts) };
}

function show(/** @type {any} */ data) {
  const book = new Book(inRows(data));
  if (isOpen) replace(book);
  else open(book);
  isOpen = true;
  return book;
}

/** @type {Awaited<ReturnType<typeof started>>} */
let desks;
/** @type {import("./own.js").Section[]} */
let sections = [];

//! Every group that was on the form: what was typed counts whatever is shown now.
/** @type {Map<string, import("./own.js").Group>} */
const groups = new Map();

//! What is typed now, as both desks are asked of it.
function request() {
  const { toml, paths } = tomlOf([...groups.values()], own);
  return { paths, request: { question: "page", own: toml, authorities: [council.value] } };
}

//! A first answer from few draws, then the whole. Another change meanwhile, and neither is shown.
async function calculate() {
  asked += 1;
  const mine = asked;
  const { dataset } = document.documentElement;
  dataset.asked = String(mine);
  const { paths, request: common } = request();
  desks.whole.stop();
  say("Calculating …");
  try {
    const first = await desks.quick.ask({ ...common, draws: FIRST_DRAWS });
    if (mine !== asked) return;
    showProblems(first.problems, paths);
    document.documentElement.classList.toggle("stale", !first.answer);
    if (!first.answer) {
      dataset.answered = String(mine);
      return void say("Not calculated: see what is marked below.");
    }
    const book = show(first.answer);
    performance.mark("first-answer");
    code = book.ofKind("authority")[0].code ?? "";
    say(
      `First answer, from ${FIRST_DRAWS.toLocaleString("en-GB")} draws. All ${ALL_DRAWS.toLocaleString("en-GB")} follow.`,
    );
    await showFormOf(strategyShown(book));
    const bar = byId("share");
    const whole = await desks.whole.ask({ ...common, draws: ALL_DRAWS, parts: PARTS }, (share) =>
      bar.setAttribute("value", String(share)),
    );
    if (mine !== asked || !whole.answer) return;
    show(whole.answer);
    performance.mark("whole-answer");
    say(`From ${ALL_DRAWS.toLocaleString("en-GB")} draws.`);
    document.documentElement.classList.add("whole");
    dataset.answered = String(mine);
  } catch (error) {
    if (!(error instanceof Stopped)) say(`The calculator failed: ${error}. Reload the page.`);
  }
}

const strategyShown = (/** @type {import("../../report/src/book.js").Book} */ book) =>
  book.strategies[chosenStrategy()];

let formOf = "";
//! The form follows what is chosen: the quotation is of one programme.
async function showFormOf(/** @type {import("../../report/src/data.js").Strategy} */ { id, members }) {
  const strategy = members[0] ?? id;
  if (formOf === `${code} ${strategy}`) return;
  formOf = `${code} ${strategy}`;
  const shown = groupsOf(sections, code, strategy);
  for (const group of shown) groups.set(keyOf(group), group);
  const paths = shown.flatMap((group) => group.rows.map((row) => pathOf(group, row)));
  const { answer } = await desks.quick.ask({ question: "values", paths });
  showForm(shown, own, answer, changed);
}

function changed() {
  document.documentElement.classList.remove("whole");
  calculate();
}

async function begin() {
  if (!("DecompressionStream" in globalThis))
    throw new Error("this browser is too old; Edge or Chrome from 2022 will do");
  desks = await started();
  const [choices, fields] = await Promise.all([
    desks.quick.ask({ question: "choices" }),
    desks.quick.ask({ question: "fields" }),
  ]);
  sections = fields.answer;
  byId("councils").replaceChildren(
    ...choices.answer.authorities.map((/** @type {{name: string, code: string}} */ one) =>
      element("option", { value: one.name }, one.code),
    ),
  );
  const wanted = new URLSearchParams(location.hash.slice(1)).get("place");
  const known = choices.answer.authorities.find((/** @type {{code: string}} */ one) => one.code === wanted);
  council.value = known?.name ?? "Leeds";
  council.addEventListener("change", changed);
  whenChosen((book) => showFormOf(strategyShown(book)));
  await calculate();
}

begin().catch((error) => say(`The calculator did not start: ${error.message}.`));
