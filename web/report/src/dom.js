//! Elements out of data. Text goes in as text, never as markup: a name cannot become a tag.

//! element("p", {class: "note"}, "text", otherElement); null children are left out; functions become listeners.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child || child === 0));
  return made;
}

export function fill(id, ...children) {
  document.getElementById(id).replaceChildren(...children.flat().filter(Boolean));
}

//! A table that is kept on one sheet of paper.
const SHORT = 24;

//! columns: [{head, number?}], rows: arrays of cells (text or element). The first cell of a row is its heading.
//! A wide table scrolls by itself, with the keyboard too; the page does not.
export function table(caption, columns, rows, { rowClass = () => null, captionHidden = false, name = "" } = {}) {
  const cell = (kind, column, content, attributes = {}) =>
    element(
      kind,
      { class: column.head === "95% range" ? "number range-cell" : column.number ? "number" : null, ...attributes },
      content ?? "–",
    );
  const body = rows.map((row, at) =>
    element(
      "tr",
      { class: rowClass(at) },
      row.map((content, index) =>
        index === 0
          ? cell("th", columns[index], content, { scope: "row" })
          : cell("td", columns[index], content, { "data-head": columns[index].head }),
      ),
    ),
  );
  return element(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    element(
      "table",
      { class: `${name}${rows.length <= SHORT ? " short" : ""}`.trim() || null },
      element("caption", { class: captionHidden ? "unseen" : null }, caption),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          columns.map((column) => cell("th", column, column.head, { scope: "col" })),
        ),
      ),
      element("tbody", {}, body),
    ),
  );
}

//! Pairs of term and text.
export const terms = (pairs) =>
  element(
    "dl",
    { class: "terms" },
    pairs
      .filter(([, text]) => text !== null && text !== undefined && text !== "")
      .map(([term, text]) => element("div", {}, element("dt", {}, term), element("dd", {}, text))),
  );
