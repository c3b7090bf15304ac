//! A study's strategies against one another, from its draws: cash, cash with capacity, and leavers averted.
//! Savings are after each programme's own cost, because that is what draws hold; whoever shows them says where a cost is
//! a placeholder. At a willingness to pay above 0, what a leaver averted is worth is added (decision/head_to_head.hpp).
//! Nothing is ranked: pairs are in the study's order, whatever the effects rest on.
//! Tested in tests/questions/head_to_heads_test.cpp: against the kernel on the same samples, and against the savings of
//! `evaluate`.
#pragma once

#include "holdfast/decision/head_to_head.hpp"
#include "holdfast/questions/draws.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace holdfast {

//! The same pair in both perspectives: numbers into StudyDraws::strategies; the effect is leavers averted, discounted.
struct StudyHeadToHead {
    HeadToHead cash;
    HeadToHead total;
};

//! Every other strategy against `against`; without it every pair, the later strategy against the earlier. At least two
//! strategies, or ContractBroken.
[[nodiscard]] std::vector<StudyHeadToHead> head_to_heads(StudyDraws const&, std::optional<std::size_t> against = {},
                                                         double willingness_to_pay = 0.0);

}  // namespace holdfast
