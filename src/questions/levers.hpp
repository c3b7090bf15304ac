//! The levers of one authority and one strategy: every belief of the base case, and where the model has its value.
//! Whoever moves one belief at a time takes the list (tornado, bridge): so no belief is moved in one and forgotten in the other.
#pragma once

#include "engine/authority_model.hpp"
#include "holdfast/questions/tornado.hpp"

#include <functional>
#include <vector>

namespace holdfast {

//! One value of everything, and the interventions' with each amount of a programme's cost as it is stated: those that are shares
//! of pay or salary follow what they are shares of.
struct Values {
    EveryValue<double> all;
    std::vector<InterventionValues<double>> as_stated;
};

//! Every belief at its mean.
[[nodiscard]] Values mean_values(Study const&, SharedBeliefs const&, Authority const&);

//! The interventions' values again, in pounds, after a value was changed.
void work_out_costs(SharedBeliefs const&, Values&);

//! A belief, and where the model has its value.
struct Lever {
    Belief belief;
    BarScale scale{BarScale::plain};
    std::function<double&(Values&)> value;
};

//! In the order of the study: the workforce, prices, then the strategy's members one by one.
[[nodiscard]] std::vector<Lever> levers_of(Study const&, Authority const&, StrategyPlan const&);

}  // namespace holdfast
