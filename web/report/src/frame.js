//! What every chart has: a title that says what it shows, words for who cannot see it, its figures as a table, and two
//! buttons that copy it. Drawn as wide as its place; drawn again when that changes and for paper. The table is made
//! when it
//! is opened or printed.
import { asPng, handOver, handOverText, standalone } from "./copy.js";
import { element, table } from "./dom.js";

const PAPER = 680;
let drawn = [];
let onPaper = false;

const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) drawn.find((frame) => frame.place === target)?.fit();
});

//! Before a new choice is shown.
export function forget() {
  watcher.disconnect();
  drawn = [];
}

export function forPaper(now) {
  onPaper = now;
  for (const frame of drawn) {
    if (now) frame.tabulate();
    frame.fit();
  }
}

function draw(frame) {
  const svg = frame.draw(frame.width);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${frame.title}. ${frame.describe}`);
  for (const part of svg.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  frame.place.replaceChildren(svg);
}

//! frame: {id, preface, title, says, describe, notes, foot, wide, draw(width) -> svg, columns, rows() -> cells,
//! rowClass}
export function chart(frame) {
  if (frame.preface) frame.title = frame.preface + frame.title[0].toLowerCase() + frame.title.slice(1);
  const place = element("div", { class: "picture" });
  const said = element("span", { class: "said", role: "status" });
  const alone = () => standalone(place.querySelector("svg"), frame);
  const copier = (kind, copy) =>
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
  Object.assign(frame, {
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
  });
  const details = element(
    "details",
    { toggle: () => frame.tabulate() },
    element("summary", {}, "The figures as a table"),
  );
  drawn.push(frame);
  return element(
    "figure",
    { class: frame.wide ? "chart wide" : "chart", id: frame.id },
    element("figcaption", {}, element("h3", {}, frame.title), element("p", {}, frame.says)),
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
  for (const frame of mine) {
    await new Promise((resolve) => setTimeout(resolve));
    if (mine !== drawn) return;
    frame.fit();
    watcher.observe(frame.place);
  }
}
