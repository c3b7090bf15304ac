//! Words of what happened, for every form that shows it: the page of look-back and the reports in which a study names adopters.
//! Tested in tests/report/look_back_test.cpp.
#pragma once

#include "holdfast/panel/look_back.hpp"

#include <string>

namespace holdfast::report {

[[nodiscard]] std::string rate_words(double);   //!< "16.1%"
[[nodiscard]] std::string ratio_words(double);  //!< "1.07"
[[nodiscard]] std::string ratio_range(double low, double high);
[[nodiscard]] std::string away_from_1(double ratio);  //!< "28% lower", "7% higher", "no different"
[[nodiscard]] bool beyond_chance(ComparedRatio const&);
//! "7% higher than was to be expected. That cannot be told from chance."
[[nodiscard]] std::string against_expected(LookBack const&);

inline constexpr char const* no_trial = "This is no trial. Whoever adopts something chooses to, and other things "
                                        "changed in the same years. Years or adopters "
                                        "that were picked for their result prove nothing.";

}  // namespace holdfast::report
