//! Budgets against what they buy: the best choice at each budget of a grid, and what the next pound would buy.
//! Where conditions hold at a smaller budget, more money never buys less. A budget that cannot meet the conditions has
//! no choice.
//! Tested in tests/portfolio/frontier_test.cpp.
#pragma once

#include "holdfast/portfolio/choose.hpp"

#include <optional>
#include <span>
#include <vector>

namespace holdfast {

struct FrontierPoint {
    WholePounds budget{};
    std::optional<Choice> choice;
    //! Value gained from here to the next budget of the grid, per pound of budget; none at the last.
    std::optional<double> next_pound;
    //! The same of the programme in which parts of packages could be bought, at this budget; none with a limit on risk,
    //! of which that programme knows nothing.
    std::optional<double> next_pound_in_parts;
};

//! Budgets rise strictly (ContractBroken otherwise). They take the place of the terms' TotalAtMost.
[[nodiscard]] std::vector<FrontierPoint> frontier(Market const&, Terms const&, std::span<WholePounds const> budgets);
[[nodiscard]] std::vector<FrontierPoint> frontier(Market const&, Terms const&, std::span<WholePounds const> budgets,
                                                  SearchEnd&);

//! From which budget of the grid on an offer is bought, and whether it is left out again at a larger one.
struct BudgetEntry {
    std::size_t offer{};
    WholePounds enters_at{};
    bool leaves_again{};
};
//! By rising budget, then by offer.
[[nodiscard]] std::vector<BudgetEntry> entries(std::span<FrontierPoint const>);

}  // namespace holdfast
