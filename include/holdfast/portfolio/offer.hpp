//! What could be bought: packages offered to authorities, each with what it is expected to give and what it costs.
//! Amounts are whole numbers, so that a choice can be proven best without a tolerance: spend in pounds of each financial
//! year, value in the smallest unit of what is maximised (a pound, or a thousandth of a person or FTE-year).
//! Some offers need a set-up that several authorities pay once between them (M19c): an offer of its own, which stands after all
//! others, is nobody's, and is bought exactly where an offer that needs it is bought. It is worth less than nothing.
//! Nothing here knows of social workers; authorities, interventions and regions are numbers with a name.
//! An offer that names what the market does not hold, or costs less than nothing, is a broken promise (ContractBroken).
//! Tested in tests/portfolio/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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
    std::vector<std::size_t> needs{};        //!< set-ups of the market, each of which has to be bought with it
    std::optional<std::size_t> setup{};      //!< which of the market's set-ups this is; none: an authority's offer
};

//! What some offers need, and is paid once for all of them.
struct SharedSetup {
    std::string name;                     //!< as in sentences
    std::optional<std::size_t> region{};  //!< that all who share it lie in; none: its spend is no region's
};

[[nodiscard]] WholePounds total_spend(Offer const&);
[[nodiscard]] bool counts_for(Offer const&, std::size_t intervention);

struct Market {
    std::vector<std::string> authorities;
    std::vector<std::size_t> region_of;  //!< by authority
    std::vector<std::string> regions;
    std::vector<std::string> interventions;
    std::vector<std::string> years;
    std::vector<Offer> offers;  //!< the authorities' first, then one for each set-up, in their order
    std::vector<SharedSetup> setups{};
};

//! Who buys at most one offer: the authorities, then the set-ups.
[[nodiscard]] std::size_t buyers(Market const&);
[[nodiscard]] std::size_t buyer_of(Offer const&, Market const&);
//! The region that an offer's spend counts in.
[[nodiscard]] std::optional<std::size_t> region_of(Offer const&, Market const&);

//! These offers of authorities with exactly the set-ups that they need, rising; set-ups among `offers` are looked at anew.
[[nodiscard]] std::vector<std::size_t> with_setups(Market const&, std::vector<std::size_t> offers);

//! Throws ContractBroken where the market is not what it promises.
void require_sound(Market const&);

}  // namespace holdfast
