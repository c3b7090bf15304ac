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

void require_sound(Market const& market)
{
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
