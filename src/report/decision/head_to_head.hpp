//! Every strategy against one of them, as a page and as JSON (docs/command.md): of a study, or of any model's draws.
//! Of a study each row says what the effect rests on and whether the cost is a placeholder, and the order is the study's:
//! nothing is ranked. A draw in which two are equal counts as better for neither.
//! Equal findings, equal bytes. Tested in tests/report/head_to_head_test.cpp.
#pragma once

#include "holdfast/questions/draws.hpp"
#include "holdfast/questions/head_to_heads.hpp"
#include "holdfast/report/text_style.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast {

struct HeadToHeadReport {
    Study study;
    StudyDraws draws;
    std::size_t against{};  //!< number of a strategy of the draws
    double willingness_to_pay{};
    std::vector<Perspective> perspectives{all_perspectives.begin(), all_perspectives.end()};  //!< that the page shows
    std::vector<StudyHeadToHead> pairs;
};
[[nodiscard]] std::string head_to_head_json(HeadToHeadReport const&);
[[nodiscard]] std::string head_to_head_text(HeadToHeadReport const&, TextStyle = {});

//! Of any model's draws, against one strategy.
struct SamplesHeadToHead {
    std::vector<std::string> strategies;
    std::size_t draws{};
    std::size_t against{};
    double willingness_to_pay{};
    std::vector<HeadToHead> pairs;
};
[[nodiscard]] std::string head_to_head_json(SamplesHeadToHead const&);
[[nodiscard]] std::string head_to_head_text(SamplesHeadToHead const&, TextStyle = {});

}  // namespace holdfast
