#include "holdfast/portfolio/condition.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>

namespace holdfast {

namespace {

constexpr std::int64_t whole_share = 10'000;

template <class... Cases> struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases> Overloaded(Cases...) -> Overloaded<Cases...>;  // clang 14 does not deduce it by itself

template <class Weight> ConditionRow made(Market const& market, std::int64_t bound, bool at_least, Weight const& weight)
{
    ConditionRow row;
    row.bound = bound;
    row.at_least = at_least;
    row.weights.reserve(market.offers.size());
    for (auto const& offer : market.offers) row.weights.push_back(static_cast<std::int64_t>(weight(offer)));
    return row;
}

//! Σ (share of the region's own − asked share of all) is not below zero.
template <class Counted>
ConditionRow region_share(Market const& market, std::size_t region, std::int64_t per_myriad, Counted const& counted)
{
    return made(market, 0, true, [&](Offer const& offer) {
        bool const inside = region_of(offer, market) == region;
        return (inside ? whole_share - per_myriad : -per_myriad) * counted(offer);
    });
}

}  // namespace

ConditionRow row_of(Condition const& condition, Market const& market)
{
    return std::visit(
        Overloaded{
            [&](TotalAtMost const& c) {
                return made(market, c.pounds, false, [](Offer const& o) { return total_spend(o); });
            },
            [&](YearAtMost const& c) {
                return made(market, c.pounds, false, [&](Offer const& o) { return o.spend[c.year]; });
            },
            [&](MustBuy const& c) {
                return made(market, 1, true, [&](Offer const& o) {
                    return o.authority == c.authority && counts_for(o, c.intervention) ? 1 : 0;
                });
            },
            [&](MayNotBuy const& c) {
                return made(market, 0, false, [&](Offer const& o) {
                    return o.authority == c.authority && counts_for(o, c.intervention) ? 1 : 0;
                });
            },
            [&](AuthoritiesAtMost const& c) {
                return made(market, c.count, false,
                            [&](Offer const& o) { return counts_for(o, c.intervention) ? 1 : 0; });
            },
            [&](AuthoritiesAtLeast const& c) {
                return made(market, c.count, true,
                            [&](Offer const& o) { return counts_for(o, c.intervention) ? 1 : 0; });
            },
            [&](RegionSpendAtLeast const& c) {
                return region_share(market, c.region, c.per_myriad, [](Offer const& o) { return total_spend(o); });
            },
            [&](RegionAuthoritiesAtLeast const& c) {
                return region_share(market, c.region, c.per_myriad, [](Offer const& o) { return o.setup ? 0 : 1; });
            },
            [&](ChanceAtLeast const& c) {
                return made(market, 0, false,
                            [&](Offer const& o) { return !o.setup && o.chance_of_saving < c.probability ? 1 : 0; });
            },
        },
        condition);
}

std::int64_t amount_of(std::span<std::size_t const> offers, ConditionRow const& row)
{
    std::int64_t sum = 0;
    for (auto const offer : offers) sum += row.weights[offer];
    return sum;
}

bool keeps(std::span<std::size_t const> offers, ConditionRow const& row)
{
    auto const amount = amount_of(offers, row);
    return row.at_least ? amount >= row.bound : amount <= row.bound;
}

void require_sound(std::span<Condition const> conditions, Market const& market)
{
    auto const intervention = [&](std::size_t i) {
        require(i < market.interventions.size(), "a condition is about one of the market's interventions");
    };
    auto const authority = [&](std::size_t a) {
        require(a < market.authorities.size(), "a condition is about one of the market's authorities");
    };
    auto const pair = [&](auto const& c) {
        authority(c.authority);
        intervention(c.intervention);
    };
    auto const share = [&](auto const& c) {
        require(c.region < market.regions.size(), "a condition is about one of the market's regions");
        require(c.per_myriad >= 0 && c.per_myriad <= whole_share, "a share lies between 0 and 100%");
    };
    auto const amount = [](WholePounds pounds) {
        require(pounds >= 0 && pounds <= 1'000'000'000'000, "a budget lies between nothing and a trillion");
    };
    auto const count = [&](auto const& c) {
        intervention(c.intervention);
        require(c.count >= 0, "a number of authorities is not below nothing");
    };
    for (auto const& condition : conditions)
        std::visit(Overloaded{
                       [&](TotalAtMost const& c) { amount(c.pounds); },
                       [&](YearAtMost const& c) {
                           require(c.year < market.years.size(), "a condition is about one of the market's years");
                           amount(c.pounds);
                       },
                       [&](MustBuy const& c) { pair(c); },
                       [&](MayNotBuy const& c) { pair(c); },
                       [&](AuthoritiesAtMost const& c) { count(c); },
                       [&](AuthoritiesAtLeast const& c) { count(c); },
                       [&](RegionSpendAtLeast const& c) { share(c); },
                       [&](RegionAuthoritiesAtLeast const& c) { share(c); },
                       [&](ChanceAtLeast const& c) {
                           require(c.probability >= 0.0 && c.probability <= 1.0, "a chance lies between 0 and 1");
                       },
                   },
                   condition);
}

}  // namespace holdfast
