//! The bridge from the base case to the average over the draws: why a sum with every input at its mean is not the mean of
//! the sums (M30) [£, present value].
//! A saving that is curved in an input gains on one side of the mean what it does not lose on the other. The curve of a
//! belief is what the base case would be on average if that belief alone were drawn, less the base case: 0 for whatever the
//! saving is straight in. What is left is what inputs do together (products, correlations) and the draws' own error.
//! Pure. Tested in tests/questions/bridge_test.cpp: curves in closed form, and a study of one belief has nothing left over.
#pragma once

#include "holdfast/questions/tornado.hpp"
#include "holdfast/study/findings.hpp"

#include <cstdint>
#include <vector>

namespace holdfast {

struct Curve {
    Belief belief;
    BarScale scale{BarScale::plain};
    double saving{};  //!< [£] average with this belief alone drawn, less the base case
};

struct Bridge {
    ByPart<bool> cost_parts{};  //!< which parts the programme's cost has
    double base{};              //!< every input at its mean [£]
    Estimate average;           //!< over the draws: what results lead with
    std::uint64_t draws{};
    std::vector<Curve> curves;  //!< of the beliefs that vary, the largest first
    //! What the curves leave of the difference: inputs together, and the draws' own error.
    [[nodiscard]] double together() const;
};

//! Of the cash saving that leads: after all that is known of the programme's cost.
//! The result is one of the findings', with savings (or ContractBroken).
[[nodiscard]] Bridge bridge(Findings const&, Result const&);

}  // namespace holdfast
