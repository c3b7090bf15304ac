//! A worker at which one question at a time is answered. To stop it is to end it: another is started in its place.

/** @typedef {import("./engine.js").Request} Request */
/** @typedef {import("./engine.js").Answer} Answer */
/** What workers are made of. @typedef {{script: string, module: WebAssembly.Module, inputs: [string, string][]}} Parts */
/** @typedef {{resolve: (answer: any) => void, reject: (error: Error) => void, onShare: (share: number) => void}} Waiting */

export class Stopped extends Error {}

export class Desk {
  constructor(/** @type {Parts} */ parts) {
    this.parts = parts;
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    this.number = 0;
    this.worker = this.#opened();
    this.started = this.#start();
  }

  /** @returns {Promise<Answer>} */
  async ask(/** @type {Request} */ request, /** @type {(share: number) => void} */ onShare = () => {}) {
    const { started } = this;
    await started;
    if (started !== this.started) throw new Stopped();
    return this.#send({ request }, onShare);
  }

  get isBusy() {
    return this.waiting.size > 0;
  }

  //! Ends what is asked, if anything is.
  stop() {
    if (!this.isBusy) return;
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(new Stopped());
    this.waiting.clear();
    this.worker = this.#opened();
    this.started = this.#start();
  }

  #opened() {
    const worker = new Worker(this.parts.script);
    worker.addEventListener("message", ({ data }) => {
      const waiting = this.waiting.get(data.number);
      if (!waiting) return;
      if ("share" in data) return void waiting.onShare(data.share);
      this.waiting.delete(data.number);
      if (data.broken) waiting.reject(new Error(data.broken));
      else waiting.resolve(data.answer);
    });
    return worker;
  }

  #start() {
    const { module, inputs } = this.parts;
    const started = this.#send({ module, inputs }, () => {});
    started.catch(() => {});
    return started;
  }

  #send(/** @type {object} */ message, /** @type {(share: number) => void} */ onShare) {
    this.number += 1;
    const { number } = this;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject, onShare });
      this.worker.postMessage({ number, ...message });
    });
  }
}
