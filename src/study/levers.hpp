//! The levers of one authority and one strategy: every belief of the base case, and where the model has its value.
//! Whoever moves one belief at a time takes the list (tornado, bridge): so no belief is moved in one and forgotten in the other.
#pragma once

#include "authority_model.hpp"

#include "holdfast/study/tornado.hpp"

#include <functional>
#include <vector>

namespace holdfast {

//! A belief, and where the model has its value.
struct Lever {
    Belief belief;
    BarScale scale{BarScale::plain};
    std::function<double&(EveryValue<double>&)> value;
};

//! In the order of the study: the workforce, prices, then the strategy's members one by one.
[[nodiscard]] std::vector<Lever> levers_of(Study const&, Authority const&, StrategyPlan const&);

}  // namespace holdfast
