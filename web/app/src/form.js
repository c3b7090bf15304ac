//! The form for own figures: a box a field, with what the inputs say and whose figure it is; what is wrong stands at its field.
import { byId, element } from "../../report/src/dom.js";
import { withCapital } from "../../report/src/words.js";
import { keyOf, pathOf } from "./own.js";

/** @typedef {import("./own.js").Group} Group */
/** @typedef {import("./own.js").Row} Row */
/** @typedef {import("./own.js").Own} Own */
/** @typedef {import("./engine.js").Problem} Problem */
/** @typedef {Record<string, {value: string, source: string, basis: string, local: boolean}>} Values */

const idOf = (/** @type {string} */ path) => `own-${path.replace(/[^A-Za-z0-9]/g, "-")}`;
const nameOf = (/** @type {Row} */ row) =>
  withCapital(row.label || row.noun.replace(/^(a|an|the) /, "") || row.key.replaceAll("_", " "));

function box(
  /** @type {string} */ id,
  /** @type {string} */ name,
  /** @type {string} */ value,
  /** @type {string} */ note,
  /** @type {(text: string) => void} */ onChange,
  placeholder = "",
) {
  return element(
    "div",
    { class: "field" },
    element("label", { for: id }, name),
    element("input", {
      id,
      type: "text",
      autocomplete: "off",
      value,
      placeholder,
      "aria-describedby": `${id}-note ${id}-wrong`,
      change: (event) => onChange(/** @type {HTMLInputElement} */ (event.target).value),
    }),
    element("p", { class: "note", id: `${id}-note` }, note),
    element("p", { class: "wrong", id: `${id}-wrong`, role: "alert" }),
  );
}

//! Of a list, that it is empty.
function tick(
  /** @type {string} */ id,
  /** @type {string} */ name,
  /** @type {boolean} */ checked,
  /** @type {(text: string) => void} */ onChange,
) {
  return element(
    "div",
    { class: "tick" },
    element("input", {
      id,
      type: "checkbox",
      checked,
      "aria-describedby": `${id}-wrong`,
      change: (event) => onChange(/** @type {HTMLInputElement} */ (event.target).checked ? "none" : ""),
    }),
    element("label", { for: id }, name),
    element("p", { class: "wrong", id: `${id}-wrong`, role: "alert" }),
  );
}

//! `values`: what the shipped inputs say at each path.
export function showForm(
  /** @type {Group[]} */ groups,
  /** @type {Own} */ own,
  /** @type {Values} */ values,
  /** @type {() => void} */ changed,
) {
  const put = (/** @type {Map<string, string>} */ map, /** @type {string} */ key) => (/** @type {string} */ text) => {
    if (text.trim()) map.set(key, text);
    else map.delete(key);
    changed();
  };
  const parts = groups.map((group) =>
    element(
      "fieldset",
      {},
      element("legend", {}, group.title),
      group.rows.map((row) => {
        const path = pathOf(group, row);
        if (row.form === "tables") return tick(idOf(path), nameOf(row), own.figures.has(path), put(own.figures, path));
        const shipped = values[path];
        const note = [
          row.unit && `In ${row.unit}.`,
          shipped?.value ? `Now ${shipped.value}: ${shipped.source || "no source"}` : "Nothing is said here now.",
        ];
        return box(
          idOf(path),
          nameOf(row),
          own.figures.get(path) ?? "",
          note.filter(Boolean).join(" "),
          put(own.figures, path),
          shipped?.value ?? "",
        );
      }),
      box(
        `own-source-${group.id}`,
        "Source of these figures",
        own.sources.get(keyOf(group)) ?? "",
        `Who says so, and when: ${group.ask}.`,
        put(own.sources, keyOf(group)),
      ),
    ),
  );
  byId("own-fields").replaceChildren(...parts);
}

//! At the field that each line belongs to; what belongs to none stands below the form.
export function showProblems(/** @type {Problem[]} */ problems, /** @type {Map<number, string>} */ paths) {
  for (const place of document.querySelectorAll("#own .wrong")) place.replaceChildren();
  for (const input of document.querySelectorAll("#own input")) input.removeAttribute("aria-invalid");
  /** @type {HTMLElement[]} */
  const others = [];
  for (const { kind, at, says, hint } of problems) {
    const words = withCapital(`${says}${hint && `: ${hint}`}.`);
    const path = at.file === "own.toml" ? paths.get(at.line) : undefined;
    const place = path && document.getElementById(`${idOf(path)}-wrong`);
    if (!place) {
      others.push(element("li", { class: kind }, words));
      continue;
    }
    place.append(element("span", { class: kind }, words));
    if (kind === "error") document.getElementById(idOf(path))?.setAttribute("aria-invalid", "true");
  }
  byId("own-problems").replaceChildren(...others);
}
