//! The engine in Node, with the inputs of the source tree.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { Engine } from "../src/engine.js";

const root = resolve(fileURLToPath(new URL("../../..", import.meta.url)));
export const project = process.env.HOLDFAST_ROOT ?? root;
const folder = resolve(process.env.HOLDFAST_ENGINE ?? join(project, "build/browser/engine"));

//! Of the folder of inputs: [path, text].
export function shippedInputs() {
  const inputs = join(project, "inputs");
  return readdirSync(inputs, { recursive: true })
    .filter((path) => /\.(toml|csv)$/.test(path))
    .sort()
    .map((path) => [path, readFileSync(join(inputs, path), "utf8")]);
}

export async function startedEngine(onProgress) {
  const make = createRequire(import.meta.url)(join(folder, "engine.js"));
  const module = await make({ wasmBinary: readFileSync(join(folder, "engine.wasm")), onProgress });
  return new Engine(module, shippedInputs());
}
