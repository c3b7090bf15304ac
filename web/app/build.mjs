//! Makes holdfast.html: the report's page with the engine in it, one file that calculates.
//!   node build.mjs --engine FOLDER --inputs FOLDER --modules node_modules --out holdfast.html
//! The engine and the inputs stand in it compressed, as text of script elements that are no scripts.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

import { bundled, hash, insideScript, licences, put, source, style, styleOfPlot } from "../report/packing.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    engine: { type: "string" },
    inputs: { type: "string" },
    modules: { type: "string" },
    out: { type: "string" },
  },
});
if (!options.engine || !options.inputs || !options.modules || !options.out) {
  console.error("usage: node build.mjs --engine FOLDER --inputs FOLDER --modules node_modules --out holdfast.html");
  process.exit(2);
}
const modules = resolve(options.modules);
const own = (name) => readFileSync(join(here, "src", name), "utf8");
const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString("base64");

//! [path, text] of every input, in order.
function inputs() {
  return readdirSync(options.inputs, { recursive: true })
    .filter((path) => /\.(toml|csv)$/.test(path))
    .sort()
    .map((path) => [path, readFileSync(join(options.inputs, path), "utf8")]);
}

const script = await bundled(join(here, "src/main.js"), modules);
const css = await style(`${source("style.css")}\n${own("app.css")}`, modules);
const worker = `${insideScript(readFileSync(join(options.engine, "engine.js"), "utf8"))}\n${await bundled(
  join(here, "src/worker.js"),
  modules,
)}`;
const wasm = readFileSync(join(options.engine, "engine.wasm"));
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  "worker-src blob:",
  `style-src ${hash(css)} ${hash(styleOfPlot(modules))}`,
  "img-src data: blob:",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

let page = source("page.html");
page = page.replace(
  /<!-- If you see this as text:.*?-->/,
  "<!-- If you see this as text: save the file, then open it with Edge or Chrome. -->",
);
page = page.replace(
  /<noscript>.*?<\/noscript>/,
  '<noscript><p class="instead">This page calculates with a script that is part of it, and this browser does not run it.</p></noscript>',
);
page = page.replace(
  /<p id="how-to-open">.*?<\/p>/,
  '<p id="how-to-open">How to open: save this file, then open it with Edge or Chrome.</p>',
);
page = put(page, "<main>", `<main>\n${own("own.html")}`);
page = put(
  page,
  '<script type="application/json" id="report-data">@report-data@</script>',
  [
    `<script type="text/plain" id="engine">${packed(wasm)}</script>`,
    `<script type="text/plain" id="inputs">${packed(JSON.stringify(inputs()))}</script>`,
    `<script type="text/plain" id="worker">${worker}</script>`,
  ].join("\n"),
);
page = put(page, "@content-security-policy@", policy);
page = put(page, "@style@", css);
page = put(page, "@script@", script);
page = put(page, "</head>", `${licences(modules)}\n</head>`);

mkdirSync(dirname(resolve(options.out)), { recursive: true });
writeFileSync(options.out, page);
const kB = (bytes) => `${Math.round(bytes / 1000)} kB`;
console.log(
  `${options.out}: ${kB(Buffer.byteLength(page))}; engine ${kB(wasm.length)}, compressed ${kB(gzipSync(wasm, { level: 9 }).length)}`,
);
