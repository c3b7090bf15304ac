//! The report's page: reads the embedded data once, then shows what the address asks for.
import { Book } from "./book.js";
import { FORMAT, inRows } from "./columns.js";
import { byId, fill } from "./dom.js";
import { open } from "./view.js";

//! The page alone, or with data that it does not know, says so instead of showing nothing.
/** @returns {import("./data.js").ReportData} */
function embedded() {
  const complain = (/** @type {string} */ words) => {
    fill("unknown", words);
    throw new Error(words);
  };
  const text = byId("report-data").textContent ?? "";
  const data = text.startsWith("{")
    ? JSON.parse(text)
    : complain("This file holds no figures: it is the page that holdfast fills.");
  return data.format === FORMAT
    ? inRows(data)
    : complain(`This file holds figures of format ${data.format}, and its page knows format ${FORMAT}.`);
}

open(new Book(embedded()));
