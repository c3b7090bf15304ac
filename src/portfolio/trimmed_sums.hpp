//! Rows that every choice keeps which loses in at most so many scenarios, in the offers alone.
//! Let u weigh the scenarios, none below zero. Over the scenarios that do not lose, Σ u · saving is not below zero; and
//! whichever they are, each offer's part in that sum is at most its sum over all scenarios without those that weigh it down
//! most, as many as may lose. So   Σ over offers of trimmed(offer, u) · bought ≥ 0.
//! Without them the programme may buy parts of packages that lose everywhere, each scenario forgiven in part (a column
//! that forgives a scenario wholly has the weight of the largest loss there is), and no search ends. With u equal they
//! already forbid all that loses more, on average over its best scenarios, than it saves.
//! Tested in tests/portfolio/trimmed_sums_test.cpp.
#pragma once

#include "holdfast/portfolio/risk.hpp"
#include "portfolio/integer_programme.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace holdfast {

//! Σ weight · saving without its `left_out` lowest terms, of those below zero.
[[nodiscard]] double trimmed_sum(std::span<double const> savings, std::span<double const> weights,
                                 std::size_t left_out);

class TrimmedSums {
public:
    //! The columns are these offers, in this order. Both must live longer.
    TrimmedSums(Scenarios const& scenarios, std::vector<std::size_t> const& offers, std::size_t may_lose)
        : scenarios_(scenarios), offers_(offers), may_lose_(may_lose)
    {
    }

    //! The row that what is bought (in parts, by column) breaks most, as far as it is found; none where none is broken.
    [[nodiscard]] std::optional<ProgrammeRow> broken_by(std::span<double const> bought) const;

private:
    [[nodiscard]] std::vector<double> weights_against(std::span<double const> bought) const;
    [[nodiscard]] ProgrammeRow row(std::span<double const> weights) const;

    Scenarios const& scenarios_;
    std::vector<std::size_t> const& offers_;
    std::size_t may_lose_;
};

}  // namespace holdfast
