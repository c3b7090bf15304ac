//! What happened where an intervention was adopted, in words: the same for every form of a report.
//! Tested in tests/report/adopters_test.cpp.
#pragma once

#include "holdfast/questions/adopters.hpp"

#include <string>
#include <vector>

namespace holdfast::report {

inline constexpr char const* adopters_heading = "What happened where it was adopted";
inline constexpr char const* adopters_how = "Leaving of a year, of staff at its end, beside that of all others in the "
                                            "same years (1 is as expected, 0.8 a fifth lower).";

//! Those of an intervention, in their order.
[[nodiscard]] std::vector<AdoptersFound const*> adopters_of(std::vector<AdoptersFound> const&,
                                                            std::string const& intervention);
//! "Family Valued: Darlington, Solihull and Sefton"
[[nodiscard]] std::string set_words(AdoptersFound const&);
//! "1.07 (0.90 to 1.27)"
[[nodiscard]] std::string ratio_and_range(ComparedRatio const&);
//! "16.1% (2017 to 2019)"
[[nodiscard]] std::string rate_in_years(double rate, YearSpan const&);
//! What happened, the main thing first; each a sentence or two.
[[nodiscard]] std::vector<std::string> adopters_sentences(AdoptersFound const&);
//! The same as one text, with its name in front; and who says that they adopted it.
[[nodiscard]] std::string adopters_in_a_cell(AdoptersFound const&);

}  // namespace holdfast::report
