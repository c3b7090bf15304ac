//! Makes the page that holdfast fills: one file, its styles, script and policy in it.
//!   node build.mjs --out page.html [--cpp page_template.cpp] [--modules node_modules]
//! The token @report-data@ stands once in it, where the data go, with < > & and the two line separators of JSON
//! escaped.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { bundled, hash, licences, put, report, source, style, styleOfPlot } from "./packing.mjs";

const { values: options } = parseArgs({
  options: { out: { type: "string" }, cpp: { type: "string" }, modules: { type: "string" } },
});
if (!options.out) {
  console.error("usage: node build.mjs --out page.html [--cpp page_template.cpp] [--modules node_modules]");
  process.exit(2);
}
const modules = resolve(options.modules ?? join(report, "node_modules"));

const script = await bundled(join(report, "src/main.js"), modules);
const css = await style(source("style.css"), modules);
if (script.includes("@report-data@")) throw new Error("the token of the data stands in the script");
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)}`,
  `style-src ${hash(css)} ${hash(styleOfPlot(modules))}`,
  "img-src data: blob:",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");
let page = source("page.html");
page = put(page, "@content-security-policy@", policy);
page = put(page, "@style@", css);
page = put(page, "@script@", script);
page = put(page, "</head>", `${licences(modules)}\n</head>`);
if (page.split("@report-data@").length !== 2) throw new Error("@report-data@ must stand once in the page");

mkdirSync(dirname(resolve(options.out)), { recursive: true });
writeFileSync(options.out, page);
if (options.cpp) writeFileSync(options.cpp, cpp(page));
console.log(`${options.out}: ${Math.round(Buffer.byteLength(page) / 1000)} kB`);

//! The page as C++: raw strings of a size that every compiler takes, joined by the compiler.
function cpp(text) {
  const pieces = [];
  const letters = [...text];
  for (let at = 0; at < letters.length; at += 8000) pieces.push(letters.slice(at, at + 8000).join(""));
  if (text.includes(')holdfast"')) throw new Error("the end of the raw strings stands in the page");
  return [
    "// Made by web/report/build.mjs.",
    '#include "report/committee/page_template.hpp"',
    "",
    "namespace holdfast::report {",
    "",
    "std::string_view report_page_template()",
    "{",
    "    using namespace std::string_view_literals;",
    "    return",
    `${pieces.map((piece) => `R"holdfast(${piece})holdfast"sv`).join("\n")};`,
    "}",
    "",
    "}  // namespace holdfast::report",
    "",
  ].join("\n");
}
