//! Makes the page that holdfast fills: one file, its styles, script and policy in it.
//!   node build.mjs --out page.html [--cpp page_template.cpp] [--modules node_modules]
//! The token @report-data@ stands once in it, where the data go, with < > & and the two line separators of JSON
//! escaped.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: { out: { type: "string" }, cpp: { type: "string" }, modules: { type: "string" } },
});
if (!options.out) {
  console.error("usage: node build.mjs --out page.html [--cpp page_template.cpp] [--modules node_modules]");
  process.exit(2);
}
const modules = resolve(options.modules ?? join(here, "node_modules"));
const esbuild = createRequire(join(modules, "anchor.js"))("esbuild");
const source = (name) => readFileSync(join(here, "src", name), "utf8");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

async function bundled() {
  const made = await esbuild.build({
    entryPoints: [join(here, "src/main.js")],
    nodePaths: [modules],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["chrome100", "firefox100", "safari15.4"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
  const script = made.outputFiles[0].text.trimEnd();
  // Neither may stand inside a script element.
  return script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

async function style() {
  return (await esbuild.transform(source("style.css"), { loader: "css", minify: true })).code.trimEnd();
}

//! Plot writes one style element into each chart, always the same: let in by its hash and nothing else.
function styleOfPlot() {
  const text = readFileSync(join(modules, "@observablehq/plot/src/plot.js"), "utf8");
  const found = /append\("style"\)\.text\(\s*`([^`]*)`/.exec(text);
  if (!found) throw new Error("Plot no longer writes its style as it did: look at src/plot.js, then here");
  return found[1].replaceAll("${className}", "plot-d6a7b5");
}

//! What the page is packed with stands in it with its licences.
function licences() {
  const of = (name) =>
    readFileSync(join(modules, name, "LICENSE"), "utf8")
      .trim()
      .replaceAll("--", "- -");
  return `<!--\nCharts: Observable Plot.\n${of("@observablehq/plot")}\n\nWith D3.\n${of("d3")}\n-->`;
}

function put(page, token, text) {
  if (page.split(token).length !== 2) throw new Error(`${token} must stand once in page.html`);
  return page.replace(token, () => text);
}

const script = await bundled();
const css = await style();
if (script.includes("@report-data@")) throw new Error("the token of the data stands in the script");
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)}`,
  `style-src ${hash(css)} ${hash(styleOfPlot())}`,
  "img-src data: blob:",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");
let page = source("page.html");
page = put(page, "@content-security-policy@", policy);
page = put(page, "@style@", css);
page = put(page, "@script@", script);
page = put(page, "</head>", `${licences()}\n</head>`);
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
