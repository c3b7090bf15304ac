//! Elements out of data. Text goes in as text, never as markup: a name cannot become a tag.

//! element("p", {class: "note"}, "text", otherElement); null children are left out; functions become listeners.
/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {string | number | boolean | null | undefined | ((event: Event) => unknown)} Attribute */
/** @typedef {Node | string | null | undefined | false} Cell */
/** @typedef {{head: string, number?: boolean}} Column */

/** @returns {HTMLElement} */
export function element(
  /** @type {string} */ name,
  /** @type {Record<string, Attribute>} */ attributes = {},
  /** @type {(Child | Child[])[]} */ ...children
) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children.flat())
    if (child || child === 0) made.append(typeof child === "number" ? String(child) : child);
  return made;
}

//! The part of the page of that id: every page has it.
export function byId(/** @type {string} */ id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

export function fill(/** @type {string} */ id, /** @type {(Child | Child[])[]} */ ...children) {
  byId(id).replaceChildren(...element("div", {}, ...children).childNodes);
}

//! A table that is kept on one sheet of paper.
const SHORT = 24;

//! columns: [{head, number?}], rows: arrays of cells (text or element). The first cell of a row is its heading.
//! A wide table scrolls by itself, with the keyboard too; the page does not. On a phone each row becomes a card, which takes
//! from a browser that it is a table: so the roles are said.
/** @typedef {{rowClass?: (at: number) => string | null, captionHidden?: boolean, name?: string}} TableOptions */

export function table(
  /** @type {string} */ caption,
  /** @type {Column[]} */ columns,
  /** @type {Cell[][]} */ rows,
  /** @type {TableOptions} */ { rowClass = () => null, captionHidden = false, name = "" } = {},
) {
  const cell = (
    /** @type {string} */ kind,
    /** @type {Column} */ column,
    /** @type {Cell} */ content,
    /** @type {Record<string, Attribute>} */ attributes = {},
  ) =>
    element(
      kind,
      { class: column.head === "95% range" ? "number range-cell" : column.number ? "number" : null, ...attributes },
      content ?? "–",
    );
  const body = rows.map((row, at) =>
    element(
      "tr",
      { class: rowClass(at), role: "row" },
      row.map((content, index) =>
        index === 0
          ? cell("th", columns[index], content, { scope: "row", role: "rowheader" })
          : cell("td", columns[index], content, { "data-head": columns[index].head, role: "cell" }),
      ),
    ),
  );
  return element(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    element(
      "table",
      { class: `${name}${rows.length <= SHORT ? " short" : ""}`.trim() || null, role: "table" },
      element("caption", { class: captionHidden ? "unseen" : null }, caption),
      element(
        "thead",
        { role: "rowgroup" },
        element(
          "tr",
          { role: "row" },
          columns.map((column) => cell("th", column, column.head, { scope: "col", role: "columnheader" })),
        ),
      ),
      element("tbody", { role: "rowgroup" }, body),
    ),
  );
}

//! Pairs of term and text.
export const terms = (/** @type {[string, Node | string | null | undefined][]} */ pairs) =>
  element(
    "dl",
    { class: "terms" },
    pairs
      .filter(([, text]) => text !== null && text !== undefined && text !== "")
      .map(([term, text]) => element("div", {}, element("dt", {}, term), element("dd", {}, text))),
  );
