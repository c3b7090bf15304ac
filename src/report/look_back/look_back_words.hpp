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
//! "Leaving in Leeds is 7% higher than was to be expected. That cannot be told from chance."; both figures where the plain and the
//! adjusted one disagree, so that neither reads as the answer alone.
[[nodiscard]] std::string happened_words(LookBack const&);
[[nodiscard]] std::string start_words(LookBack const&);  //!< "43% below the typical 14.0%"
//! "others of like size came out 7% lower than their start says"
[[nodiscard]] std::string like_size_words(LookBack const&);
[[nodiscard]] std::string by_per_cent(double ratio);  //!< "+36%", "−5%", "0%": of a step

inline constexpr char const* no_trial = "This is no trial. Whoever adopts something chooses to, and other things "
                                        "changed in the same years. Years or adopters "
                                        "that were picked for their result prove nothing.";

}  // namespace holdfast::report
