//! What one strategy does to the budgets of a region together, or of any authorities that act as one: the sum over them, draw
//! by draw, financial year by financial year [£, undiscounted].
//!
//! Draws are joint: what authorities share (prices, effects, what is drawn once for all) has the same value for each in a
//! draw, what is their own is drawn for each. So a sum's mean is the sum of means, and its range is never a sum of ranges.
//! Position, funding need and payback are the sum's own: one authority's cash in is taken to pay another's cash out.
//! Other authorities (M26) are all that lose when somebody stays, members of the group among them.
//! Pure: the same bits on any number of threads. Tested in tests/questions/region_impact_test.cpp: a region of one is that
//! authority, means add up, and net cash is the region's in a run.
#pragma once

#include "holdfast/questions/budget_impact.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! An authority's part in the sum, over the horizon.
struct RegionMember {
    std::size_t authority{};  //!< index into the head's authorities
    Estimate programme;       //!< its cost
    //! None without turnover evidence.
    struct Savings {
        Estimate before_programme, net_cash;
        double chance{};  //!< that it ends at or above £0
        double pay{};     //!< mean saving on pay [£]: below 0 where posts that now stand empty are filled
        double
            fewer_leavers{};  //!< mean saving on what leavers cost by themselves [£]: below 0 where more people leave
    };
    std::optional<Savings> savings;
};

struct RegionImpact {
    std::string region;                 //!< "West Midlands", or what the sum is called (study/scope.hpp)
    BudgetImpact sum;                   //!< its head has all the authorities
    std::vector<RegionMember> members;  //!< in the study's order
};

//! Of all authorities of the study; `strategy` is the id of one of the study's (or ContractBroken).
[[nodiscard]] RegionImpact region_impact(Study const&, std::string const& strategy, Execution const& = {});

}  // namespace holdfast
