//! What every chart has: a title that says what it shows, words for who cannot see it, its figures as a table, and two
//! buttons that copy it. Drawn as wide as its place; drawn again when that changes and for paper. The table is made
//! when it is opened or printed.
import { withProviso } from "./book.js";
import { asPng, handOver, handOverText, standalone } from "./copy.js";
import { element, table } from "./dom.js";
import { withCapital } from "./words.js";

/** @typedef {import("./dom.js").Cell} Cell */
/** @typedef {{where: string, foot: string, preface: string, proviso: string}} Context */
/**
 * What a chart is made of: `preface` and `proviso` are what nobody may overlook, before its title and after its words.
 * @typedef {object} Frame
 * @property {string} id
 * @property {string} preface
 * @property {string} title what is found
 * @property {string} what what is shown
 * @property {string} where and when
 * @property {string} says
 * @property {string} describe for who cannot see it
 * @property {string[]} [notes]
 * @property {string} foot
 * @property {boolean} wide
 * @property {(width: number) => Element} draw
 * @property {import("./dom.js").Column[]} columns
 * @property {() => Cell[][]} rows
 * @property {(at: number) => string | null} [rowClass]
 */
/** @typedef {{frame: Frame, place: HTMLElement, width: number, fit: () => void, tabulate: () => void}} Drawn */

const PAPER = 680;
/** @type {Drawn[]} */
let drawn = [];
let onPaper = false;

const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) drawn.find((one) => one.place === target)?.fit();
});

//! Before a new choice is shown.
export function forget() {
  watcher.disconnect();
  drawn = [];
}

export function forPaper(/** @type {boolean} */ now) {
  onPaper = now;
  for (const one of drawn) {
    if (now) one.tabulate();
    one.fit();
  }
}

function draw(/** @type {Drawn} */ { frame, place, width }) {
  const svg = frame.draw(width);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${frame.title}. ${frame.what} ${frame.describe}`);
  for (const part of svg.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  place.replaceChildren(svg);
}

export function chart(/** @type {Frame} */ told) {
  const what = `${withCapital(told.what)}. ${told.where}.`;
  const frame = { ...told, what, title: withProviso(told.preface, told.title) };
  const place = element("div", { class: "picture" });
  const said = element("span", { class: "said", role: "status" });
  const alone = () => standalone(/** @type {SVGSVGElement} */ (place.querySelector("svg")), frame);
  const copier = (
    /** @type {string} */ kind,
    /** @type {(svg: import("./copy.js").Drawing) => Promise<string>} */ copy,
  ) =>
    element(
      "button",
      {
        type: "button",
        "aria-label": `Copy as ${kind}: ${frame.title}`,
        click: async () => {
          try {
            said.textContent = await copy(alone());
          } catch {
            said.textContent = "This browser could not make the picture.";
          }
        },
      },
      `Copy as ${kind}`,
    );
  /** @type {Drawn} */
  const one = {
    frame,
    place,
    width: 0,
    fit() {
      const width = onPaper ? PAPER : Math.floor(place.clientWidth);
      if (width < 50 || Math.abs(width - this.width) < 4) return;
      this.width = width;
      draw(this);
    },
    tabulate() {
      if (details.childElementCount === 1)
        details.append(
          table(frame.title, frame.columns, frame.rows(), { rowClass: frame.rowClass, captionHidden: true }),
        );
    },
  };
  const details = element(
    "details",
    { toggle: () => one.tabulate() },
    element("summary", {}, "The figures as a table"),
  );
  drawn.push(one);
  return element(
    "figure",
    { class: frame.wide ? "chart wide" : "chart", id: frame.id },
    element(
      "figcaption",
      {},
      element("h3", {}, frame.title),
      element("p", { class: "what" }, frame.what),
      element("p", {}, frame.says),
    ),
    place,
    (frame.notes ?? []).map((note) => element("p", { class: "note" }, note)),
    element(
      "div",
      { class: "tools" },
      copier("PNG", async (svg) => handOver(await asPng(svg), `${frame.id}.png`)),
      copier("SVG", (svg) => handOverText(svg.text, `${frame.id}.svg`)),
      said,
    ),
    details,
  );
}

//! Once the figures stand in the page and have a width: one after the other, so that the page answers in between.
export async function fitAll() {
  const mine = drawn;
  for (const one of mine) {
    await new Promise((resolve) => setTimeout(resolve));
    if (mine !== drawn) return;
    one.fit();
    watcher.observe(one.place);
  }
}
