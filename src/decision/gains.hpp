//! What choosing the best strategy draw by draw gains over always choosing the one best on average [£].
//! Within a draw net benefit is a straight line in the willingness to pay, so the best strategy changes at most once for
//! every other strategy on the way up: a draw costs a walk along its upper envelope, whatever the number of thresholds.
//! Lost: comparing every strategy at every threshold in every draw, some ten times slower at 12 strategies.
#pragma once

#include "holdfast/decision/samples.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace holdfast {

//! One entry a threshold; `mean_net` and `share` one a threshold and strategy, all strategies of a threshold together.
struct Gains {
    std::vector<std::size_t> best;    //!< on average
    std::vector<double> mean_net;     //!< mean net benefit
    std::vector<double> mean_gain;    //!< E[max NB − NB of the best]
    std::vector<double> mean_square;  //!< E[(max NB − NB of the best)²]
    std::vector<double> share;        //!< of the draws in which a strategy is best
};

//! One column a strategy, all of the same length; thresholds strictly rise.
[[nodiscard]] Gains gains(std::span<std::span<double const> const> costs,
                          std::span<std::span<double const> const> effects, std::span<double const> thresholds);

}  // namespace holdfast
