#include "made_market.hpp"

#include <algorithm>
#include <tuple>

namespace holdfast::test {

Market made_market(Dice& dice, MarketSize size)
{
    Market market;
    market.regions = {"North", "South"};
    market.interventions = {"one", "two", "three"};
    market.years = {"2026-27", "2027-28"};
    for (std::size_t a = 0; a < size.authorities; ++a) {
        market.authorities.push_back("authority " + std::to_string(a));
        market.region_of.push_back(static_cast<std::size_t>(dice(0, 1)));
        auto const offers = dice(0, static_cast<std::int64_t>(size.most_offers));
        for (std::int64_t i = 0; i < offers; ++i) {
            Offer offer;
            offer.authority = a;
            offer.interventions = {static_cast<std::size_t>(dice(0, 2))};
            offer.value = dice(-size.largest / 3, size.largest);
            offer.spend = {dice(0, size.largest), dice(0, size.largest)};
            offer.chance_of_saving = static_cast<double>(dice(0, 10)) / 10.0;
            offer.on_request = dice(0, 9) == 0;
            market.offers.push_back(std::move(offer));
        }
    }
    return market;
}

std::vector<Condition> made_conditions(Dice& dice, Market const& market)
{
    WholePounds all = 0;
    for (auto const& offer : market.offers) all += total_spend(offer);
    auto const authority = [&] {
        return static_cast<std::size_t>(dice(0, static_cast<std::int64_t>(market.authorities.size()) - 1));
    };
    auto const intervention = [&] { return static_cast<std::size_t>(dice(0, 2)); };
    auto const region = [&] { return static_cast<std::size_t>(dice(0, 1)); };
    std::vector<Condition> made;
    auto const now_and_then = [&] { return dice(0, 3) == 0; };
    if (dice(0, 4) != 0) made.push_back(TotalAtMost{dice(0, all)});
    if (now_and_then()) made.push_back(YearAtMost{static_cast<std::size_t>(dice(0, 1)), dice(0, all / 2)});
    if (now_and_then()) made.push_back(MustBuy{authority(), intervention()});
    if (now_and_then()) made.push_back(MayNotBuy{authority(), intervention()});
    if (now_and_then()) made.push_back(AuthoritiesAtMost{intervention(), dice(0, 2)});
    if (now_and_then()) made.push_back(AuthoritiesAtLeast{intervention(), dice(0, 2)});
    if (now_and_then()) made.push_back(RegionSpendAtLeast{region(), 100 * dice(0, 60)});
    if (now_and_then()) made.push_back(RegionAuthoritiesAtLeast{region(), 100 * dice(0, 60)});
    if (now_and_then()) made.push_back(ChanceAtLeast{static_cast<double>(dice(0, 8)) / 10.0});
    return made;
}

Scenarios made_scenarios(Dice& dice, Market const& market, std::size_t count)
{
    Scenarios scenarios{count, {}};
    for (auto const& offer : market.offers)
        for (std::size_t i = 0; i < count; ++i)
            scenarios.savings.push_back(static_cast<double>(offer.value + dice(-12, 12)));
    return scenarios;
}

void for_each_choice(Market const& market, std::function<void(std::vector<std::size_t> const&)> const& visit)
{
    std::vector<std::vector<std::size_t>> of(market.authorities.size());
    for (std::size_t i = 0; i < market.offers.size(); ++i) of[market.offers[i].authority].push_back(i);
    std::vector<std::size_t> chosen;
    std::function<void(std::size_t)> const go = [&](std::size_t authority) {
        if (authority == of.size()) {
            auto sorted = chosen;
            std::sort(sorted.begin(), sorted.end());
            return visit(sorted);
        }
        go(authority + 1);
        for (auto const offer : of[authority]) {
            chosen.push_back(offer);
            go(authority + 1);
            chosen.pop_back();
        }
    };
    go(0);
}

bool keeps_to(std::vector<std::size_t> const& offers, Market const& market, Terms const& terms)
{
    for (auto const& condition : terms.conditions)
        if (!keeps(offers, row_of(condition, market))) return false;
    for (auto const offer : offers) {
        if (!market.offers[offer].on_request) continue;
        bool asked = false;
        for (auto const& condition : terms.conditions) {
            auto const counts = [&](std::size_t i) {
                auto const& own = market.offers[offer].interventions;
                return std::find(own.begin(), own.end(), i) != own.end();
            };
            if (auto const* must = std::get_if<MustBuy>(&condition))
                asked = asked || (must->authority == market.offers[offer].authority && counts(must->intervention));
            if (auto const* some = std::get_if<AuthoritiesAtLeast>(&condition))
                asked = asked || (some->count > 0 && counts(some->intervention));
        }
        if (!asked) return false;
    }
    if (!terms.limits.any()) return true;
    auto const savings = savings_of(offers, terms.scenarios);
    if (auto const& limit = terms.limits.mean_of_worst)
        if (mean_of_worst(savings, limit->share) < limit->at_least - smallest_loss) return false;
    if (auto const& limit = terms.limits.chance_of_no_loss) {
        auto const lost = std::count_if(savings.begin(), savings.end(), [](double s) { return s < -smallest_loss; });
        if (static_cast<std::size_t>(lost) > losses_allowed(*limit, savings.size())) return false;
    }
    return true;
}

std::optional<SlowChoice> best_of_all(Market const& market, Terms const& terms)
{
    std::optional<SlowChoice> best;
    for_each_choice(market, [&](std::vector<std::size_t> const& offers) {
        if (!keeps_to(offers, market, terms)) return;
        SlowChoice one{offers, 0, 0, 0};
        for (auto const offer : offers) {
            one.value += market.offers[offer].value;
            one.spend += total_spend(market.offers[offer]);
            one.places += static_cast<std::int64_t>(offer) + 1;
        }
        auto const key = [](SlowChoice const& c) { return std::tuple(-c.value, c.spend, c.places); };
        if (!best || key(one) < key(*best)) best = one;
    });
    return best;
}

}  // namespace holdfast::test
