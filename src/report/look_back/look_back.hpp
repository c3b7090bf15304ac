//! What happened here, beside what was to be expected: a page, JSON and a CSV sheet (both described in docs/results.md), a picture
//! and a block of TOML for a study.
//! Tested in tests/report/look_back_test.cpp.
#pragma once

#include "holdfast/panel/look_back.hpp"
#include "holdfast/report/text_style.hpp"

#include <string>
#include <vector>

namespace holdfast {

[[nodiscard]] std::string look_back_text(LookBack const&, TextStyle = {});
[[nodiscard]] std::string look_back_json(LookBack const&);
[[nodiscard]] std::string look_back_csv(LookBack const&);
//! Leaving here and in the rest of England year by year, as SVG.
[[nodiscard]] std::string look_back_svg(LookBack const&);
//! [effect] and one of [[effect.figures]], for the file of an intervention. Of one authority nothing is carried to another place.
[[nodiscard]] std::string look_back_toml(LookBack const&);

//! What before and after alone would claim, and why that is an illusion where it is one.
[[nodiscard]] std::string before_and_after_words(LookBack const&);
[[nodiscard]] std::string span_words(YearSpan const&);  //!< "2017 to 2019"
//! "Leeds", "Leeds and York", "these 6 authorities"
[[nodiscard]] std::string adopters_words(LookBack const&);

//! Of authorities that were drawn at random, how often a range holds that nothing happened.
[[nodiscard]] std::string null_text(std::vector<NullCoverage> const&, Windows const&, TextStyle = {});
[[nodiscard]] std::string null_json(std::vector<NullCoverage> const&, Windows const&);
[[nodiscard]] std::string null_csv(std::vector<NullCoverage> const&);

}  // namespace holdfast
