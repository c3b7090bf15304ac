//! Incremental analysis: which strategies lie on the cost-effectiveness frontier, and what one more unit of effect costs
//! on the way up it [£ per unit of effect].
//! A strategy is dominated where another costs no more and gives no less (and differs in one of the two); of strategies
//! with equal cost and equal effect the earlier one stays. It is extendedly dominated where a mix of two others does
//! better: where its own ICER against the strategy below it on the frontier is above that of the next one up.
//! On a straight line (equal ICERs) a strategy stays on the frontier.
//! Means that differ by no more than the rounding of their draws are equal (1e-12 of the draws' size, and 1e-13 whatever
//! it is), so that nothing is divided by a rounding error.
//! Karlsson & Johannesson 1996; Drummond et al. 2015, ch. 4. Tested in tests/decision/incremental_test.cpp: frontiers
//! by hand, a slow twin (the lower convex hull of all mixes), and dampack's table.
#pragma once

#include "holdfast/decision/samples.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace holdfast {

enum class Dominance { on_the_frontier, dominated, extendedly_dominated };

//! "on the frontier", "dominated", "extendedly dominated".
[[nodiscard]] char const* name(Dominance);

//! Against the strategy below on the frontier. Absent for the cheapest on it and for those not on it.
struct Increment {
    double cost{};    //!< [£]
    double effect{};  //!< above 0
    double icer{};    //!< cost / effect
};

struct IncrementalRow {
    std::size_t strategy{};  //!< its number in the samples
    double cost{};           //!< mean [£]
    double effect{};         //!< mean
    Dominance dominance{Dominance::on_the_frontier};
    std::optional<Increment> increment;
};

//! Every strategy once, by rising mean cost; of equal costs the larger effect first, then the earlier strategy.
[[nodiscard]] std::vector<IncrementalRow> incremental_analysis(std::span<double const> mean_costs,
                                                               std::span<double const> mean_effects);
[[nodiscard]] std::vector<IncrementalRow> incremental_analysis(Samples const&);

}  // namespace holdfast
