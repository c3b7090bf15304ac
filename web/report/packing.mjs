//! What both pages, the report's and the calculator's, are packed with: one file, its styles, script and policy in it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const report = dirname(fileURLToPath(import.meta.url));
export const source = (name) => readFileSync(join(report, "src", name), "utf8");
export const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const esbuildOf = (modules) => createRequire(join(modules, "anchor.js"))("esbuild");

//! A script and all that it imports, as may stand inside a script element.
export async function bundled(entry, modules) {
  const made = await esbuildOf(modules).build({
    entryPoints: [entry],
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
  return insideScript(made.outputFiles[0].text.trimEnd());
}

//! Neither may stand inside a script element.
export const insideScript = (script) => script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");

export async function style(css, modules) {
  return (await esbuildOf(modules).transform(css, { loader: "css", minify: true })).code.trimEnd();
}

//! Plot writes one style element into each chart, always the same: let in by its hash and nothing else.
export function styleOfPlot(modules) {
  const text = readFileSync(join(modules, "@observablehq/plot/src/plot.js"), "utf8");
  const found = /append\("style"\)\.text\(\s*`([^`]*)`/.exec(text);
  if (!found) throw new Error("Plot no longer writes its style as it did: look at src/plot.js, then here");
  return found[1].replaceAll("${className}", "plot-d6a7b5");
}

//! What the page is packed with stands in it with its licences.
export function licences(modules) {
  const of = (name) =>
    readFileSync(join(modules, name, "LICENSE"), "utf8")
      .trim()
      .replaceAll("--", "- -");
  return `<!--\nCharts: Observable Plot.\n${of("@observablehq/plot")}\n\nWith D3.\n${of("d3")}\n-->`;
}

export function put(page, token, text) {
  if (page.split(token).length !== 2) throw new Error(`${token} must stand once in page.html`);
  return page.replace(token, () => text);
}
