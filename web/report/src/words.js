//! Figures as a person says them, as src/base/money.cpp and src/report/words/wording.cpp say them.
//! test/words.json holds pairs that both sides must give: test/words.test.mjs and tests/report/page_words_test.cpp.

//! As {fmt} prints a fixed number: exact, halves to the even digit (toFixed takes them up).
/** @typedef {[number, number, number]} Triple */

function fixed(/** @type {number} */ value, /** @type {number} */ digits) {
  const exact = value.toFixed(60);
  const cut = exact.indexOf(".") + 1 + digits;
  if (!/^50*$/.test(exact.slice(cut))) return value.toFixed(digits);
  const down = exact.slice(0, digits === 0 ? cut - 1 : cut);
  return "02468".includes(down.slice(-1)) ? down : value.toFixed(digits);
}

const withCommas = (/** @type {string} */ digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

//! "£12,300", "£1.23m", "-£4.5bn": three significant figures.
export function inShort(/** @type {number} */ pounds) {
  const sign = pounds < 0 ? "−" : "";
  const size = Math.abs(pounds);
  if (size < 0.5) return "£0";
  const power = Number(size.toExponential().split("e")[1]);
  const unit = power > 2 ? Number(`1e${power - 2}`) : 1;
  const rounded = Math.round(size / unit) * unit;
  const trimmed = (/** @type {number} */ value) => fixed(value, 2).replace(/\.?0+$/, "");
  if (rounded >= 999.5e6) return `${sign}£${trimmed(rounded / 1e9)}bn`;
  if (rounded >= 999.5e3) return `${sign}£${trimmed(rounded / 1e6)}m`;
  return `${sign}£${withCommas(String(Math.round(rounded)))}`;
}

//! "£12,300", "−£12,300": a sign that nobody overlooks.
export function spoken(/** @type {number} */ pounds) {
  const size = inShort(Math.abs(pounds));
  return pounds < 0 && size !== "£0" ? `−${size}` : size;
}

//! The same where room is short, on the axis of a chart: "−£12,300".
export const onAxis = (/** @type {number} */ pounds) => spoken(pounds);

//! Of [mean, low, high]: "−£56,000 to £310,000".
export const poundsRange = (/** @type {Triple} */ [, low, high]) => `${spoken(low)} to ${spoken(high)}`;

//! Some sums have an average only.
export const knownRange = (/** @type {[number, number | null, number | null]} */ [mean, low, high]) =>
  low !== null && high !== null
    ? `95% range ${poundsRange([mean, low, high])}`
    : "the range of this sum was not worked out";

//! "55 in 100", "under 1 in 100": a share of draws is never a certainty.
export function chance(/** @type {number} */ share) {
  if (share < 0.005) return "under 1 in 100";
  if (share >= 0.995) return "over 99 in 100";
  return `${Math.round(100 * share)} in 100`;
}

//! "23%", "7.4%", "less than 0.1%".
export function percent(/** @type {number} */ share) {
  const size = Math.abs(100 * share);
  if (size > 0 && size < 0.05) return "less than 0.1%";
  const text = fixed(size, size < 9.95 ? 1 : 0).replace(/^(.+)\.0$/, "$1");
  return `${share < 0 ? "−" : ""}${text}%`;
}

//! Three significant figures: "0.81", "12.3", "1,230".
export function figure(/** @type {number} */ value) {
  const size = Math.abs(value);
  const text = size >= 99.95 ? withCommas(fixed(size, 0)) : fixed(size, size >= 9.995 ? 1 : 2);
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

//! "1 authority", "1,200 authorities".
export const counted = (/** @type {number} */ count, /** @type {string} */ one, /** @type {string} */ several) =>
  `${withCommas(String(count))} ${count === 1 ? one : several}`;

//! "1st", "22nd", "113th"
export function ordinal(/** @type {number} */ count) {
  const teens = count % 100 >= 11 && count % 100 <= 13;
  return `${count}${(!teens && ["th", "st", "nd", "rd"][count % 10]) || "th"}`;
}

//! "a, b and c"
export function inWords(/** @type {string[]} */ parts) {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

export const withCapital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);
