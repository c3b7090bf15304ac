//! What must be true for one strategy to pay in one authority, or in a region together, and which inputs move the answer:
//! thresholds, a tornado of the base case, and what explains the spread of the draws. Plain data, complete enough to be
//! written as text, JSON or CSV.
//! Without turnover evidence there are thresholds of the effect alone: no saving is claimed, so nothing moves one.
//! Pure: the same bits on any number of threads. Tested in tests/questions/sensitivity_test.cpp.
#pragma once

#include "holdfast/decision/sensitivity.hpp"
#include "holdfast/questions/draws.hpp"
#include "holdfast/questions/thresholds.hpp"
#include "holdfast/questions/tornado.hpp"
#include "holdfast/study/findings.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! What explains the spread of the net saving over the draws (decision/sensitivity.hpp).
struct SpreadOfSaving {
    std::array<Sensitivity, 2> of;      //!< by Perspective: net saving in cash, in total [£]
    std::vector<StudyParameter> about;  //!< one a parameter
    std::vector<BarScale> scales;       //!< how a parameter's values are to be read
};

struct StudySensitivity {
    //! The run's head: version, seed, number of draws, inputs with these authorities alone, strategies. No results.
    Findings head;
    std::size_t strategy{};  //!< index into head.strategies
    Thresholds thresholds;
    std::optional<TwoWay> two_way;
    std::optional<Tornado> tornado;        //!< none without turnover evidence
    std::optional<SpreadOfSaving> spread;  //!< none without turnover evidence, or with fewer than ten draws
};

//! Which two inputs the grid has; where the strategy has several of one of them (a package), there is no grid unless asked for.
struct TwoWayQuestion {
    ThresholdInput down{ThresholdInput::programme_cost};
    ThresholdInput across{ThresholdInput::hazard_ratio};
};

//! `authority` is its place in the study; `strategy` the id of one of the study's (or ContractBroken).
[[nodiscard]] StudySensitivity study_sensitivity(Study const&, std::size_t authority, std::string const& strategy,
                                                 TwoWayQuestion = {}, Execution const& = {});
//! Of the sum over all authorities of the study, draw by draw; its head has all of them. Of one, that authority's to the last
//! bit. What explains the spread is told of shared beliefs alone: each authority's own move a sum a little, and are many.
//! Tested in tests/questions/region_sensitivity_test.cpp: shared beliefs' ends are the sums of single authorities' ends.
[[nodiscard]] StudySensitivity sensitivity_of_sum(Study const&, std::string const& strategy, TwoWayQuestion = {},
                                                  Execution const& = {});

}  // namespace holdfast
