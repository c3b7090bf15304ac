//! What is chosen, in the address after the #, so that a link or a bookmark keeps it and the back button works.

const tokenOf = (place) =>
  place.kind === "all" ? "all" : place.kind === "region" ? `region/${place.name}` : (place.code ?? place.name);

export function hashOf(book, { place, strategy, withCapacity }, at = "") {
  const words = new URLSearchParams({
    place: tokenOf(book.places[place]),
    do: book.strategies[strategy].id,
    count: withCapacity ? "capacity" : "cash",
  });
  if (at) words.set("at", at);
  return `#${words}`;
}

//! What the address does not say, or says wrongly, is what the report opens with; `unknown` tells the reader.
export function stateOf(book, hash) {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const unknown = [];
  const find = (key, list, token, otherwise) => {
    const wanted = words.get(key);
    if (wanted === null) return otherwise;
    const index = list.findIndex((entry) => token(entry) === wanted);
    if (index < 0) unknown.push(wanted);
    return index < 0 ? otherwise : index;
  };
  return {
    place: find("place", book.places, tokenOf, book.start.place),
    strategy: find("do", book.strategies, (strategy) => strategy.id, book.start.strategy),
    withCapacity: words.get("count") === "capacity",
    at: words.get("at") ?? "",
    unknown,
  };
}
