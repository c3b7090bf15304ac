//! What `holdfast run` shows without --full: 24 lines of 80 columns for one authority. The sentence for a budget report, the
//! three programmes with the best evidence, how good it is, the first year, what it depends on most, and what to do next.
//! Of several authorities: the sums, and every authority that loses by name with its reason, as long as that may be.
//! Tested in tests/report/plain_words_test.cpp.
#pragma once

#include "holdfast/report/text_style.hpp"
#include "report/words/standing.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace holdfast::report {

class Paper;
struct Setting;

//! How much is told: of the caution only its beginning; nothing of how good the evidence is; two rows, and nothing of the line on
//! which it depends most.
enum class HowMuch { all, less, least, barest };

//! `first_year_chance`: that the leading programme pays for itself in the first financial year, where somebody worked it out.
void first_screen(Paper&, Findings const&, std::vector<Standing> const&, Setting const&,
                  std::optional<double> first_year_chance, HowMuch, TextStyle const&);

//! Sentences of more than `words_of_first_screen` words (report/words/budget_sentence.hpp) end at their semicolons.
[[nodiscard]] std::string in_short_sentences(std::string_view text);

}  // namespace holdfast::report
