//! What an expert said, as a distribution, in the way of SHELF (Oakley & O'Hagan, the R package of that name): of a family,
//! the member whose cumulative probabilities at the stated values are nearest to the stated ones, by least squares.
//! Tested in tests/belief/elicitation_test.cpp: SHELF's printed examples to the digits in print, its own tests' distributions
//! back, a slow twin.
#pragma once

#include "belief/fitting.hpp"
#include "holdfast/belief/distribution.hpp"

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace holdfast {

//! "The chance that it is at most `value` is `probability`."
struct StatedChance {
    double value{};
    double probability{};  //!< strictly between 0 and 1
    friend bool operator==(StatedChance const&, StatedChance const&) = default;
};

//! Chips in bins (SHELF's roulette): P(X ≤ right edge) is the share of chips up to it. Edges that all or none of the chips
//! lie below say nothing to a fit, and are left out, as SHELF does. Rising edges, one more than counts; counts are not
//! negative and not all 0 (or ContractBroken).
[[nodiscard]] std::vector<StatedChance> chances_of_chips(std::span<double const> edges, std::span<double const> counts);

//! What keeps these from saying a distribution, in words: nothing where they do. As SHELF asks, two or more, both rising,
//! the smallest probability below 0.4 and the largest above 0.6.
[[nodiscard]] std::optional<std::string> problem_with_chances(std::span<StatedChance const>);

struct ElicitedFit {
    Distribution about;
    double misfit{};  //!< the largest distance between a stated and a fitted probability
};

//! Normal, log-normal, gamma or beta (on 0 to 1); what else, values outside the family's support and chances that have a
//! problem are refused in words.
[[nodiscard]] std::variant<ElicitedFit, CannotFit> fit_to_chances(Family, std::span<StatedChance const>);

//! Where a fit does not say what was said.
struct MissedChance {
    StatedChance said;
    double fitted_probability{};  //!< of lying at or below the stated value
    double fitted_value{};        //!< the fit's own quantile at the stated probability
};
//! How far a fitted cumulative probability may lie from the stated one (decision 0047): a tenth, and half of the chance that was
//! stated of lying beyond the value, whichever is less. So 95% may be fitted as 92.5% to 97.5%: a tail that is said to be 5 in
//! 100 is never taken for less than half of that, nor for more than half as much again.
[[nodiscard]] double allowed_miss(double stated_probability);
//! The stated chance that is missed by the most of what is allowed; nothing where every one is kept to.
[[nodiscard]] std::optional<MissedChance> worst_miss(Distribution const& fitted, std::span<StatedChance const>);

//! ln θ where so many leave with the programme, of the share `without` it that leaves (M12): rises with `with`. Both strictly
//! between 0 and 1. So what is said of leavers is said of ln θ, value by value, with the same probabilities.
[[nodiscard]] double log_hazard_ratio_of_shares(double with, double without);

}  // namespace holdfast
