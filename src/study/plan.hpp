//! The strategies of a study as the model runs them: schedules and bands, worked out once for all draws.
#pragma once

#include "holdfast/study/findings.hpp"
#include "holdfast/study/study.hpp"

#include <vector>

namespace holdfast {

struct StrategyPlan {
    std::vector<std::size_t> members;  //!< indices into Study::interventions
    std::vector<Delivery> deliveries;
    std::vector<BandSet> eligible;
    EffectSchedule schedule;
    double overlap{};
    bool has_effect{};  //!< does every member have one?
};

//! What does not change from draw to draw, nor from authority to authority.
struct Plan {
    explicit Plan(Study const&);

    Timeline line;
    std::vector<double> band_shares;
    std::vector<double> moving_up;
    EffectSchedule nothing;                //!< the comparator's
    std::vector<StrategyPlan> strategies;  //!< interventions in order, then packages
};

}  // namespace holdfast
