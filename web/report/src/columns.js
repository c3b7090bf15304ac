//! The results of the data, which hold each key once, as an object for each place and strategy: docs/report-data.md.
import { withFigures } from "./slots.js";

//! Of the data that this page knows.
export const FORMAT = 3;

/** @typedef {import("./data.js").Embedded} Embedded */
/** @typedef {import("./data.js").ReportData} ReportData */

/** @returns {ReportData} */
export function inRows(/** @type {Embedded} */ data) {
  /** @type {(Record<string, any> | null)[][]} */
  const results = data.places.map(() => data.strategies.map(() => null));
  for (const [name, column] of Object.entries(data.results)) {
    const [key, part] = name.split(".");
    column.forEach((row, place) =>
      row.forEach((value, strategy) => {
        if (value === null) return;
        const result = (results[place][strategy] ??= {});
        if (part) (result[key] ??= {})[part] = value;
        else result[key] = key.endsWith("sentence") ? withFigures(data.texts, value) : value;
      }),
    );
  }
  return { ...data, results: /** @type {any} */ (results) };
}
