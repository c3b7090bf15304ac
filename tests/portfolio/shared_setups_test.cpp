// Set-ups that several authorities pay once (M19c): small markets against every choice there is, priced by a rule of its own.

#include "holdfast/base/contract.hpp"
#include "holdfast/portfolio/choose.hpp"
#include "holdfast/portfolio/conflict.hpp"
#include "holdfast/portfolio/greedy.hpp"
#include "support/made_market.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Offer setup(std::size_t number, std::int64_t value, std::vector<WholePounds> spend)
{
    Offer offer;
    offer.setup = number;
    offer.value = value;
    offer.spend = std::move(spend);
    return offer;
}

//! Two councils that share a set-up of 50; each saves 40 and 30 without it.
Market two_that_share()
{
    Market market;
    market.authorities = {"Leeds", "Derby"};
    market.regions = {"North", "Midlands"};
    market.region_of = {0, 1};
    market.interventions = {"supervision"};
    market.years = {"2026-27"};
    market.setups = {{"set-up", std::nullopt}};
    market.offers = {{0, {0}, 40, {10}, 0.9, false, {0}}, {1, {0}, 30, {10}, 0.8, false, {0}}, setup(0, -50, {50})};
    return market;
}

TEST(SharedSetups, are_bought_where_those_who_share_are_worth_it_together)
{
    auto const choices = choose(two_that_share(), {{TotalAtMost{70}}, {}, {}});
    ASSERT_TRUE(choices);
    EXPECT_THAT(choices->best.offers, ElementsAre(0, 1)) << "neither is worth 50 alone";
    EXPECT_THAT(choices->best.setups, ElementsAre(2));
    EXPECT_EQ(choices->best.value, 40 + 30 - 50);
    EXPECT_EQ(choices->best.spend, 10 + 10 + 50);
    EXPECT_TRUE(choices->best.proof.proven);
    ASSERT_TRUE(choices->second);
    EXPECT_THAT(choices->second->offers, IsEmpty()) << "a set-up alone is no other choice";
    EXPECT_THAT(choices->second->setups, IsEmpty());
}

TEST(SharedSetups, count_once_against_the_budget)
{
    auto const short_of = choose(two_that_share(), {{TotalAtMost{69}}, {}, {}});
    ASSERT_TRUE(short_of);
    EXPECT_THAT(short_of->best.offers, IsEmpty());
    EXPECT_EQ(short_of->best.spend, 0);
}

TEST(SharedSetups, come_with_a_purchase_that_is_demanded)
{
    auto const choices = choose(two_that_share(), {{MustBuy{1, 0}, AuthoritiesAtMost{0, 1}}, {}, {}});
    ASSERT_TRUE(choices);
    EXPECT_THAT(choices->best.offers, ElementsAre(1));
    EXPECT_EQ(choices->best.value, 30 - 50);
    auto const clashes = conflict(two_that_share(), std::vector<Condition>{TotalAtMost{59}, MustBuy{1, 0}});
    EXPECT_FALSE(clashes.empty()) << "the set-up does not fit";
    EXPECT_TRUE(conflict(two_that_share(), std::vector<Condition>{TotalAtMost{60}, MustBuy{1, 0}}).empty());
}

TEST(SharedSetups, are_of_no_region_where_those_who_share_lie_in_several)
{
    auto market = two_that_share();
    // 10 of 70 pounds lie in the North: 14%.
    EXPECT_FALSE(choose(market, {{RegionSpendAtLeast{0, 2000}, AuthoritiesAtLeast{0, 2}}, {}, {}}));
    EXPECT_TRUE(choose(market, {{RegionSpendAtLeast{0, 1400}, AuthoritiesAtLeast{0, 2}}, {}, {}}));
    market.setups[0].region = 0;
    EXPECT_TRUE(choose(market, {{RegionSpendAtLeast{0, 8000}, AuthoritiesAtLeast{0, 2}}, {}, {}}));
    EXPECT_TRUE(choose(market, {{RegionAuthoritiesAtLeast{1, 5000}, AuthoritiesAtLeast{0, 2}}, {}, {}}))
        << "a set-up is no authority";
}

TEST(SharedSetups, that_are_not_sound_are_a_broken_promise)
{
    auto first = two_that_share();
    std::rotate(first.offers.begin(), first.offers.end() - 1, first.offers.end());
    EXPECT_THROW((void)choose(first, {}), ContractBroken);
    auto unknown = two_that_share();
    unknown.offers[0].needs = {1};
    EXPECT_THROW((void)choose(unknown, {}), ContractBroken);
    auto gain = two_that_share();
    gain.offers[2].value = 1;
    EXPECT_THROW((void)choose(gain, {}), ContractBroken);
}

//! A market by chance, in which some offers need one or two of up to three set-ups.
Market made_with_setups(test::Dice& dice, test::MarketSize size)
{
    auto market = test::made_market(dice, size);
    auto const count = static_cast<std::size_t>(dice(1, 3));
    for (auto& offer : market.offers)
        for (std::size_t s = 0; s < count; ++s)
            if (dice(0, 2) == 0) offer.needs.push_back(s);
    for (std::size_t s = 0; s < count; ++s) {
        market.setups.push_back({"set-up", dice(0, 1) == 0 ? std::optional<std::size_t>(dice(0, 1)) : std::nullopt});
        market.offers.push_back(setup(s, -dice(0, size.largest), {dice(0, size.largest), dice(0, size.largest)}));
    }
    return market;
}

//! The rule once more, by hand: whatever somebody needs is bought once.
std::vector<std::size_t> completed(Market const& market, std::vector<std::size_t> offers)
{
    std::set<std::size_t> needed;
    for (auto const offer : offers)
        for (auto const s : market.offers[offer].needs) needed.insert(s);
    for (std::size_t i = 0; i < market.offers.size(); ++i)
        if (market.offers[i].setup && needed.contains(*market.offers[i].setup)) offers.push_back(i);
    return offers;
}

Market authorities_alone(Market market)
{
    std::erase_if(market.offers, [](Offer const& offer) { return offer.setup.has_value(); });
    return market;
}

struct Slow {
    std::int64_t value{}, spend{};
};
//! Over every choice there is: the most value, and of equals the least spend.
std::optional<Slow> slowly(Market const& market, Terms const& terms)
{
    std::optional<Slow> best;
    test::for_each_choice(authorities_alone(market), [&](std::vector<std::size_t> const& offers) {
        auto const all = completed(market, offers);
        if (!test::keeps_to(all, market, terms)) return;
        Slow one;
        for (auto const offer : all) {
            one.value += market.offers[offer].value;
            one.spend += total_spend(market.offers[offer]);
        }
        if (!best || std::tuple(-one.value, one.spend) < std::tuple(-best->value, best->spend)) best = one;
    });
    return best;
}

void expect_as_slowly(Market const& market, Terms const& terms, std::uint64_t seed)
{
    auto const expected = slowly(market, terms);
    auto const found = choose(market, terms);
    ASSERT_EQ(found.has_value(), expected.has_value()) << "seed " << seed;
    if (!found) return;
    EXPECT_EQ(found->best.value, expected->value) << "seed " << seed;
    EXPECT_EQ(found->best.spend, expected->spend) << "seed " << seed;
    EXPECT_TRUE(found->best.proof.proven) << "seed " << seed;
    auto const all = completed(market, found->best.offers);
    EXPECT_TRUE(test::keeps_to(all, market, terms)) << "seed " << seed;
    EXPECT_TRUE(std::equal(all.begin() + static_cast<std::ptrdiff_t>(found->best.offers.size()), all.end(),
                           found->best.setups.begin(), found->best.setups.end()))
        << "seed " << seed;
    if (found->second) { EXPECT_NE(found->second->offers, found->best.offers) << "seed " << seed; }
}

TEST(SharedSetups, give_the_best_of_all_choices_in_small_markets)
{
    for (std::uint64_t seed = 1; seed <= 250; ++seed) {
        test::Dice dice(seed);
        auto const market = made_with_setups(dice, {5, 3, seed % 2 == 0 ? 9 : 1'000'000});
        expect_as_slowly(market, {test::made_conditions(dice, authorities_alone(market)), {}, {}}, seed);
    }
}

TEST(SharedSetups, give_the_best_of_all_choices_within_limits_on_risk)
{
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        test::Dice dice(1000 + seed);
        auto const market = made_with_setups(dice, {4, 2, 9});
        Terms terms{test::made_conditions(dice, authorities_alone(market)), {}, test::made_scenarios(dice, market, 12)};
        if (seed % 2 == 0) terms.limits.mean_of_worst = MeanOfWorst{0.25, static_cast<double>(dice(-10, 4))};
        else terms.limits.chance_of_no_loss = ChanceOfNoLoss{static_cast<double>(dice(5, 9)) / 10.0};
        expect_as_slowly(market, terms, seed);
    }
}

TEST(SharedSetups, are_brought_in_by_whoever_comes_first_on_a_ranked_list)
{
    auto const greedy = choose_greedily(two_that_share(), {{TotalAtMost{60}}, {}, {}});
    EXPECT_THAT(greedy.choice.offers, ElementsAre(0));
    EXPECT_THAT(greedy.choice.setups, ElementsAre(2));
    EXPECT_EQ(greedy.choice.value, 40 - 50);
    EXPECT_TRUE(greedy.keeps_all);
}

}  // namespace
}  // namespace holdfast
