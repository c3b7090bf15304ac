//! The page says figures as the command does: pairs that tests/report/page_words_test.cpp holds the C++ to as well.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as words from "../src/words.js";

const pairs = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"));

test("figures_are_said_as_the_command_says_them", () => {
  assert.ok(pairs.length > 100);
  const say = {
    in_short: words.inShort,
    spoken: words.spoken,
    chance: words.chance,
    percent: words.percent,
    figure: words.figure,
  };
  for (const { says, value, text } of pairs) assert.equal(say[says](value), text, `${says}(${value})`);
});

test("a_range_and_a_list_are_said_in_words", () => {
  assert.equal(words.poundsRange([0, -56_000, 1_234_000]), "−£56,000 to £1.23m");
  assert.equal(words.inWords(["a", "b", "c"]), "a, b and c");
  assert.equal(words.counted(1, "authority", "authorities"), "1 authority");
  assert.equal(words.counted(10_000, "draw", "draws"), "10,000 draws");
  assert.equal(words.onAxis(-12_300), "−£12,300");
  assert.deepEqual([1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111].map(words.ordinal), [
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "13th",
    "21st",
    "22nd",
    "103rd",
    "111th",
  ]);
  assert.equal(words.knownRange([1, null, null]), "the range of this sum was not worked out");
});
