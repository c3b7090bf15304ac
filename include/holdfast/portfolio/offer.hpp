//! What could be bought: packages offered to authorities, each with what it is expected to give and what it costs.
//! Amounts are whole numbers, so that a choice can be proven best without a tolerance: spend in pounds of each financial
//! year, value in the smallest unit of what is maximised (a pound, or a thousandth of a person or FTE-year).
//! Nothing here knows of social workers; authorities, interventions and regions are numbers with a name.
//! An offer that names what the market does not hold, or costs less than nothing, is a broken promise (ContractBroken).
//! Tested in tests/portfolio/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace holdfast {

using WholePounds = std::int64_t;

//! One package for one authority.
struct Offer {
    std::size_t authority{};
    std::vector<std::size_t> interventions;  //!< that it counts for: its own, and those of which a package consists
    std::int64_t value{};                    //!< expected, in the smallest unit; may be below zero
    std::vector<WholePounds> spend;          //!< expected, by financial year, undiscounted
    double chance_of_saving{};               //!< share of draws; 0 where nothing was measured
    bool on_request{};                       //!< nothing is claimed for it: only where a condition asks for it by name
};

[[nodiscard]] WholePounds total_spend(Offer const&);
[[nodiscard]] bool counts_for(Offer const&, std::size_t intervention);

struct Market {
    std::vector<std::string> authorities;
    std::vector<std::size_t> region_of;  //!< by authority
    std::vector<std::string> regions;
    std::vector<std::string> interventions;
    std::vector<std::string> years;
    std::vector<Offer> offers;
};

//! Throws ContractBroken where the market is not what it promises.
void require_sound(Market const&);

}  // namespace holdfast
