//! The engine in a worker: started with a compiled module and the shipped inputs, then asked. Packed behind emscripten's
//! holdfastEngine.
import { Engine } from "./engine.js";

/** @type {Engine | null} */
let engine = null;
let number = 0;

/** @type {any} */
const scope = globalThis;

async function start(/** @type {WebAssembly.Module} */ module, /** @type {[string, string][]} */ inputs) {
  const instantiateWasm = (/** @type {any} */ imports, /** @type {any} */ done) => {
    WebAssembly.instantiate(module, imports).then((instance) => done(instance, module));
    return {};
  };
  const onProgress = (/** @type {number} */ share) => scope.postMessage({ number, share });
  engine = new Engine(await scope.holdfastEngine({ instantiateWasm, onProgress }), inputs);
}

scope.addEventListener("message", async (/** @type {MessageEvent} */ { data }) => {
  number = data.number;
  try {
    if (data.module) {
      await start(data.module, data.inputs);
      scope.postMessage({ number, answer: null });
    } else scope.postMessage({ number, answer: engine?.answer(data.request) });
  } catch (error) {
    scope.postMessage({ number, broken: String(error) });
  }
});
