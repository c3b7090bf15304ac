//! Where two JSON documents differ: numbers by more than 1e-9 of the larger, everything else at all.
export function differences(a, b, nearest = 1e-9) {
  const told = { different: [], numbers: 0, equal: 0, largest: 0 };
  const look = (x, y, path) => {
    if (typeof x === "number" && typeof y === "number") {
      told.numbers += 1;
      if (x === y) {
        told.equal += 1;
        return;
      }
      const apart = Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y));
      told.largest = Math.max(told.largest, apart);
      if (apart > nearest) told.different.push(`${path}: ${x} and ${y}`);
    } else if (x && y && typeof x === "object" && typeof y === "object") {
      for (const key of new Set([...Object.keys(x), ...Object.keys(y)])) look(x[key], y[key], `${path}.${key}`);
    } else if (x !== y) told.different.push(`${path}: ${JSON.stringify(x)} and ${JSON.stringify(y)}`);
  };
  look(a, b, "");
  return told;
}
