//! What an auditor needs to get the same pounds again, and what may not be overlooked.
import { element, table, terms } from "../dom.js";
import { counted } from "../words.js";

export function auditParts(/** @type {import("../book.js").Book} */ book) {
  const { about } = book;
  const { problems, local_values: local } = about;
  return [
    terms([
      ["Made by", `${about.product} ${about.version}`],
      ["Study", about.study.name],
      ["Period", about.study.when],
      ["Prices", `of ${about.study.price_year}`],
      ["Discounted at", about.study.discount],
      ["Draws", `${counted(about.draws, "draw", "draws")}, ${about.sampling}`],
      ["Seed", about.seed],
      ["SHA-256 of the inputs", element("code", { class: "hash" }, about.inputs_hash)],
      ...about.published.map((file) => /** @type {[string, string]} */ (["Published data", file])),
      ["Evidence", about.searched],
    ]),
    element("p", {}, "The same inputs, seed and version give the same figures to the last digit."),
    local.length > 0
      ? table(
          "Changed locally",
          [{ head: "Value" }, { head: "Now" }, { head: "Before" }, { head: "From" }],
          local.map((row) => [row.path, row.value, row.before, row.from]),
        )
      : element("p", {}, "No value was changed locally."),
    problems.length > 0
      ? table(
          "Problems found in the inputs",
          [{ head: "Where" }, { head: "Kind" }, { head: "Field" }, { head: "What is wrong" }, { head: "What to do" }],
          problems.map((row) => [row.where, row.kind, row.field, row.says, row.hint]),
        )
      : element("p", {}, "No problem was found in the inputs."),
    ...about.attribution.map((text) => element("p", { class: "note" }, text)),
  ];
}
