//! The largest affordable cost per worker reached and year [£]: gross saving over discounted FTE-years reached.
//! It is the all-in cost (set-up spread over the workers too) at which the expected net saving is zero.
#pragma once

#include "holdfast/study/findings.hpp"
#include "numerics/running.hpp"

#include <span>

namespace holdfast {

class Affordable {
public:
    //! Adds a chunk of draws, in pairs. `scratch` has their size.
    void add(std::span<double const> gross, std::span<double const> workers, SampledAs, std::span<double> scratch);
    //! Value: ratio of the two means, with its standard error by the delta method; interval: of the ratio draw by draw.
    [[nodiscard]] Maybe<Estimate> estimate() const;

private:
    RunningSummary each_;
    RunningRatio ratio_;
    bool reaches_nobody_{};  //!< in at least one draw
};

}  // namespace holdfast
