//! Own figures: which are asked for, from the rows of the inputs' fields, and the TOML that they make. Nothing is checked here:
//! what may be written is what the engine's reader takes, and what is wrong is said in its words.

/** @typedef {{key: string, form: string, measure: string, unit: string, label: string, noun: string, help: string}} Row */
/** @typedef {{path: string, help: string, fields: Row[]}} Section */
/** A group of fields in one table of the inputs, with one source for all. @typedef {{id: string, title: string, ask: string, table: string, rows: Row[]}} Group */
/** What is typed: by path of a field, and by key of a group its source. @typedef {{figures: Map<string, string>, sources: Map<string, string>}} Own */

/** @typedef {{id: string, title: string, ask: string, section: string, table: string, keys: string[], names?: Record<string, string>}} Asked */

//! In the order of the form. `{code}` is the council's, `{id}` the intervention's.
/** @type {Asked[]} */
const ASKED = [
  {
    id: "staff",
    title: "Your staff",
    ask: "the HR system, with its month",
    section: "authorities.<code>",
    table: "authorities.{code}",
    keys: ["in_post", "vacancies", "agency", "agency_covering_vacancies"],
    names: { agency: "Agency workers", agency_covering_vacancies: "Agency workers covering vacancies" },
  },
  {
    id: "pay",
    title: "Pay and agency",
    ask: "payroll or agency invoices, with their month",
    section: "prices",
    table: "prices",
    keys: ["pay", "agency_premium"],
  },
  {
    id: "quotation",
    title: "A quotation for this programme",
    ask: "the quotation, with its date",
    section: "interventions.<id>.costs",
    table: "interventions.{id}.costs",
    keys: ["setup", "annual", "per_worker_year", "resources"],
    names: { resources: "The quotation is all that it takes: leave out what we listed, hours of staff too" },
  },
  {
    id: "coverage",
    title: "Who takes part",
    ask: "the plan, with its date",
    section: "interventions.<id>.delivery",
    table: "interventions.{id}.delivery",
    keys: ["coverage"],
  },
];

/** @returns {Group[]} */
export function groupsOf(/** @type {Section[]} */ sections, /** @type {string} */ code, /** @type {string} */ id) {
  return ASKED.map(({ section, table, keys, names, ...group }) => {
    const rows = sections.find(({ path }) => path === section)?.fields ?? [];
    return {
      ...group,
      table: table.replace("{code}", code).replace("{id}", id),
      rows: keys.flatMap((key) =>
        rows.filter((row) => row.key === key).map((row) => ({ ...row, label: names?.[key] ?? row.label })),
      ),
    };
  });
}

//! The quotation of each programme has a source of its own.
export const keyOf = (/** @type {Group} */ group) => `${group.table} ${group.id}`;
export const pathOf = (/** @type {Group} */ group, /** @type {Row} */ row) => `${group.table}.${row.key}`;

//! As the reader takes text: "£58,400", "32%". A bare number is one.
const quoted = (/** @type {string} */ text) => JSON.stringify(text);
const value = (/** @type {string} */ text) => (/^\d+(\.\d+)?$/.test(text) ? text : quoted(text));

//! A line a figure: so a problem's line is its field's. {toml, paths: by line, from 1}
export function tomlOf(/** @type {Group[]} */ groups, /** @type {Own} */ own) {
  /** @type {string[]} */
  const lines = [];
  /** @type {Map<number, string>} */
  const paths = new Map();
  for (const group of groups) {
    const typed = group.rows
      .map((row) => ({ row, path: pathOf(group, row), text: (own.figures.get(pathOf(group, row)) ?? "").trim() }))
      .filter(({ text }) => text !== "");
    if (typed.length === 0) continue;
    const source = (own.sources.get(keyOf(group)) ?? "").trim();
    const words = [source && `source = ${quoted(source)}`, `basis = "local"`].filter(Boolean);
    lines.push(`[${group.table}]`);
    for (const { row, path, text } of typed) {
      const whole =
        row.form === "tables"
          ? "[]"
          : row.form === "quantity"
            ? `{ ${[`value = ${value(text)}`, ...words].join(", ")} }`
            : value(text);
      lines.push(`${row.key} = ${whole}`);
      paths.set(lines.length, path);
    }
    if (typed.some(({ row }) => row.form !== "quantity" && row.form !== "tables")) lines.push(...words);
    lines.push("");
  }
  return { toml: lines.join("\n"), paths };
}
