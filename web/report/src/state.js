//! What is chosen, in the address after the #, so that a link or a bookmark keeps it and the back button works.

/** @typedef {import("./book.js").Book} Book */
/** What is shown. @typedef {{place: number, strategy: number, withCapacity: boolean}} State */

const tokenOf = (/** @type {import("./data.js").Place} */ place) =>
  place.kind === "all" ? "all" : place.kind === "region" ? `region/${place.name}` : (place.code ?? place.name);

export function hashOf(/** @type {Book} */ book, /** @type {State} */ { place, strategy, withCapacity }, at = "") {
  const words = new URLSearchParams({
    place: tokenOf(book.places[place]),
    do: book.strategies[strategy].id,
    count: withCapacity ? "capacity" : "cash",
  });
  if (at) words.set("at", at);
  return `#${words}`;
}

//! What the address does not say, or says wrongly, is what the report opens with; `unknown` tells the reader.
export function stateOf(/** @type {Book} */ book, /** @type {string} */ hash) {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  /** @type {string[]} */
  const unknown = [];
  const find = (/** @type {string} */ key, /** @type {string[]} */ tokens, /** @type {number} */ otherwise) => {
    const wanted = words.get(key);
    if (wanted === null) return otherwise;
    const index = tokens.indexOf(wanted);
    if (index < 0) unknown.push(wanted);
    return index < 0 ? otherwise : index;
  };
  return {
    place: find("place", book.places.map(tokenOf), book.data.start.place),
    strategy: find(
      "do",
      book.strategies.map(({ id }) => id),
      book.data.start.strategy,
    ),
    withCapacity: words.get("count") === "capacity",
    at: words.get("at") ?? "",
    unknown,
  };
}
