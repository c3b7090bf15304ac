//! One strategy against another, from any model's draws: by how much its net benefit [£] and its effect differ, and in
//! which share of the draws it is the better of the two. Net benefit as in decision/net_benefit.hpp, at one willingness
//! to pay λ [£ per unit of effect]; at 0 it is the saving alone.
//!   D(i) = NB_a(i) − NB_b(i) = λ · (effect_a(i) − effect_b(i)) − (cost_a(i) − cost_b(i))
//! Everything is of D, draw by draw: its mean is the difference of the two means, and its range is not the difference of
//! two ranges. A draw in which the two are equal counts as better for neither, so a_better + b_better + equal = 1.
//! Sound samples, strategies that are there and differ, and a willingness to pay that is finite, or ContractBroken.
//! Tested in tests/decision/head_to_head_test.cpp: laws, a slow obvious twin, a table by hand.
#pragma once

#include "holdfast/decision/samples.hpp"
#include "holdfast/numerics/summary.hpp"

#include <cstddef>
#include <vector>

namespace holdfast {

struct HeadToHead {
    std::size_t a{}, b{};  //!< numbers of the strategies
    Estimate net_benefit;  //!< of a over b [£]
    Estimate effect;       //!< of a over b [units of effect]
    double a_better{};     //!< share of draws in which a's net benefit is larger
    double b_better{};
    double equal{};
};

[[nodiscard]] HeadToHead head_to_head(Samples const&, std::size_t a, std::size_t b, double willingness_to_pay = 0.0);
//! Every other strategy against this one, in the order of the samples.
[[nodiscard]] std::vector<HeadToHead> each_against(Samples const&, std::size_t b, double willingness_to_pay = 0.0);
//! Every pair once, the later strategy against the earlier: against the first, then against the second, and so on.
[[nodiscard]] std::vector<HeadToHead> every_pair(Samples const&, double willingness_to_pay = 0.0);

}  // namespace holdfast
