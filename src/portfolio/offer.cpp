#include "holdfast/portfolio/offer.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast {

WholePounds total_spend(Offer const& offer)
{
    return std::accumulate(offer.spend.begin(), offer.spend.end(), WholePounds{});
}

bool counts_for(Offer const& offer, std::size_t intervention)
{
    return std::find(offer.interventions.begin(), offer.interventions.end(), intervention) != offer.interventions.end();
}

std::size_t buyers(Market const& market) { return market.authorities.size() + market.setups.size(); }

std::size_t buyer_of(Offer const& offer, Market const& market)
{
    return offer.setup ? market.authorities.size() + *offer.setup : offer.authority;
}

std::optional<std::size_t> region_of(Offer const& offer, Market const& market)
{
    if (offer.setup) return market.setups[*offer.setup].region;
    return market.region_of[offer.authority];
}

std::vector<std::size_t> with_setups(Market const& market, std::vector<std::size_t> offers)
{
    if (market.setups.empty()) return offers;
    auto const first = market.offers.size() - market.setups.size();
    std::erase_if(offers, [first](std::size_t offer) { return offer >= first; });
    std::vector<bool> needed(market.setups.size());
    for (auto const offer : offers)
        for (auto const setup : market.offers[offer].needs) needed[setup] = true;
    std::sort(offers.begin(), offers.end());
    for (std::size_t setup = 0; setup < needed.size(); ++setup)
        if (needed[setup]) offers.push_back(first + setup);
    return offers;
}

namespace {

//! Set-ups stand last, in their order, cost something and are nobody's.
void require_sound_setups(Market const& market)
{
    require(market.setups.size() <= market.offers.size(), "every set-up is an offer");
    auto const first = market.offers.size() - market.setups.size();
    for (std::size_t i = 0; i < market.offers.size(); ++i) {
        auto const& offer = market.offers[i];
        require(offer.setup == (i < first ? std::nullopt : std::optional(i - first)),
                "set-ups stand after all other offers, in their order");
        for (auto const setup : offer.needs)
            require(setup < market.setups.size(), "an offer needs the market's set-ups");
        if (offer.setup)
            require(offer.needs.empty() && offer.interventions.empty() && offer.value <= 0 && !offer.on_request,
                    "a set-up needs nothing, counts for nothing and is worth nothing by itself");
    }
    for (auto const& setup : market.setups)
        require(!setup.region || *setup.region < market.regions.size(), "a region is the market's");
}

}  // namespace

void require_sound(Market const& market)
{
    require_sound_setups(market);
    // Sums of so many, in rows that weigh pounds by ten thousand, are still exact in a double.
    constexpr std::int64_t largest = 10'000'000'000;
    require(market.region_of.size() == market.authorities.size(), "every authority lies in a region");
    for (auto const region : market.region_of) require(region < market.regions.size(), "a region is the market's");
    for (auto const& offer : market.offers) {
        require(offer.authority < market.authorities.size(), "an offer is for one of the market's authorities");
        for (auto const i : offer.interventions)
            require(i < market.interventions.size(), "an offer is of the market's interventions");
        require(offer.spend.size() == market.years.size(), "an offer has its spend in every year");
        require(std::all_of(offer.spend.begin(), offer.spend.end(), [](auto s) { return s >= 0 && s <= largest; }),
                "spend in a year lies between nothing and ten billion");
        require(std::abs(offer.value) <= largest, "a value is below ten billion units");
        require(offer.chance_of_saving >= 0.0 && offer.chance_of_saving <= 1.0, "a chance lies between 0 and 1");
    }
}

}  // namespace holdfast
