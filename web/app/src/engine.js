//! The engine as JavaScript calls it: requests and answers are what src/browser/calculator.hpp says.

/** @typedef {{kind: "error" | "warning", at: {file: string, line: number, column: number, width: number, line_text: string}, field: string, says: string, hint: string}} Problem */
/** @typedef {{question: string, own?: string, authorities?: string[], interventions?: string[], draws?: number, seed?: string, parts?: string[], paths?: string[]}} Request */
/** @typedef {{problems: Problem[], answer: any}} Answer */

export class Engine {
  //! A module that emscripten has set up, and the shipped inputs as [path, text]: they are read here, once.
  constructor(/** @type {any} */ module, /** @type {[string, string][]} */ inputs) {
    /** @type {any} */
    this.module = module;
    for (const [path, text] of inputs) this.#with([path, text], (...at) => module._holdfast_input(...at));
    module._holdfast_start();
  }

  /** @returns {Answer} */
  answer(/** @type {Request} */ request) {
    const { module } = this;
    const text = this.#with([JSON.stringify(request)], (at) => module.UTF8ToString(module._holdfast_answer(at)));
    const answer = JSON.parse(text);
    if (answer.broken) throw new Error(answer.broken);
    return answer;
  }

  //! Texts in the module's memory for as long as `use` takes.
  /** @template T */
  #with(/** @type {string[]} */ texts, /** @type {(...at: number[]) => T} */ use) {
    const { module } = this;
    const places = texts.map((text) => {
      const bytes = module.lengthBytesUTF8(text) + 1;
      const at = module._malloc(bytes);
      module.stringToUTF8(text, at, bytes);
      return at;
    });
    try {
      return use(...places);
    } finally {
      for (const at of places) module._free(at);
    }
  }
}
