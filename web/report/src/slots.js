//! Sentences with slots: "{mean}", "{0}".

//! A slot without a text stays as it stands.
export const filled = (/** @type {string} */ pattern, /** @type {Record<string, string>} */ texts) =>
  pattern.replace(/\{(\w+)\}/g, (slot, name) => texts[name] ?? slot);

//! [number of its text, what fills its slots, …]
export const withFigures = (/** @type {string[]} */ texts, /** @type {[number, ...string[]]} */ [text, ...figures]) =>
  filled(texts[text], Object.fromEntries(figures.entries()));
