//! Why no choice keeps to all conditions: a smallest set of conditions without which there is one; of equally small sets
//! the one that stands earlier (by the sum of places). For each condition in it, which others it cannot be met with, none
//! of which could be spared, and how near one can come to it while keeping to those.
//! By integer programmes again: conditions may be given up at a price of one each; then others are left out, one after the
//! other, as long as the clash stays (Chinneck & Dravnieks 1991).
//! Tested in tests/portfolio/conflict_test.cpp.
#pragma once

#include "holdfast/portfolio/choose.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast {

struct Clash {
    std::size_t condition{};        //!< to be given up
    std::vector<std::size_t> with;  //!< the conditions that cannot be met together with it
    std::int64_t asked{};           //!< its bound, see row_of()
    std::int64_t possible{};        //!< the nearest amount that those others allow
    bool by_itself{};               //!< nothing is offered that would do: it clashes with no other condition
};

//! Of the conditions alone, without limits on risk. Empty where they can be met.
[[nodiscard]] std::vector<Clash> conflict(Market const&, std::span<Condition const>);

//! How large the mean of the worst, or the chance of no loss, can be made within the conditions: for terms whose conditions
//! can be met and whose limit on risk cannot. Exact over the scenarios. None where the conditions cannot be met, or
//! the search was cut short (Terms::most_nodes, Terms::stop).
[[nodiscard]] std::optional<double> best_mean_of_worst(Market const&, Terms const&);
[[nodiscard]] std::optional<double> best_chance_of_no_loss(Market const&, Terms const&);

}  // namespace holdfast
