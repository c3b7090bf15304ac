//! The data of the C++ sample report (tests/support/sample_report.cpp), as the command would embed them: every kind of
//! evidence, of cost and of place, and names that try to be code. Written by tests/report/report_data_test.cpp.
import { readFileSync } from "node:fs";

import { inRows } from "../src/columns.js";

const text = readFileSync(new URL("report-data.json", import.meta.url), "utf8");

//! A copy that a test may change.
export const embedded = () => JSON.parse(text);

//! The same as the page reads it: results by place and strategy.
export const fixture = () => inRows(embedded());

//! Where things stand in it.
export const PLACES = { all: 0, region: 1, leeds: 3, kirklees: 4, hostile: 5 };
export const DO = { published: 0, costed: 1, assumed: 2, nullResult: 3, noEvidence: 4, own: 5, partly: 6, package: 7 };
