// Money of another year's prices, and optimism bias: price_levels, and what quantity makes of them.

#include "inputs/tables/price_levels.hpp"

#include "belief/adjusting.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "study/every_belief.hpp"
#include "support/inputs_text.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;

Study read(StudyRequest request)
{
    request.shipped_study_path = shipped_study();
    auto read = read_study(request, DiskFiles{});
    EXPECT_TRUE(read.ok());
    return read.ok() ? *std::move(read.value) : Study{};
}

bool warns(Study const& study, std::string const& of)
{
    return std::any_of(study.warnings.begin(), study.warnings.end(),
                       [&](Problem const& p) { return p.says.find(of) != std::string::npos; });
}

StudyRequest set(std::vector<std::string> values)
{
    StudyRequest request;
    request.set = std::move(values);
    return request;
}

TEST(price_levels, years_are_said_in_stretches)
{
    PriceLevels levels;
    EXPECT_EQ(levels.years(), "no year");
    for (int const year : {1990, 1992, 1993, 1994, 2024}) levels.index[year] = 1.0;
    EXPECT_EQ(levels.years(), "1990, 1992 to 1994 and 2024");
}

TEST(price_levels, the_shipped_study_states_money_in_its_own_prices_or_says_whose)
{
    auto const study = read({});
    std::size_t of_another_year = 0;
    for_every_belief(study, [&](Belief const& belief) {
        if (belief.adjustments.empty()) return;
        ++of_another_year;
        EXPECT_TRUE(belief.id.starts_with("interventions.schwartz-rounds.costs.")) << belief.id;
        EXPECT_EQ(belief.adjustments.front().reason, "HM Treasury GDP deflator, 2021 to 2025 prices");
    });
    EXPECT_EQ(of_another_year, 2U);
    EXPECT_FALSE(warns(study, "price_year"));
}

// HM Treasury, December 2025: 74.6524 in 2014 and 100 in 2024, so that £5,433 of 2014 is £7,278 in 2024 prices.
TEST(price_levels, money_of_another_year_is_taken_to_the_studys_prices)
{
    auto const study = read(set({"study.price_year=2024", "prices.recruitment.mean=£5,433",
                                 "prices.recruitment.sd=£1,000", "prices.recruitment.price_year=2014"}));
    auto const& belief = study.prices.recruitment;
    double const factor = 100.0 / 74.6524;
    EXPECT_NEAR(mean(belief.about), 7'278.0, 0.5);
    EXPECT_NEAR(sd(belief.about), 1'000.0 * factor, 1e-9);
    ASSERT_EQ(belief.adjustments.size(), 1U);
    EXPECT_EQ(belief.adjustments[0].kind, Adjustment::Kind::prices);
    EXPECT_DOUBLE_EQ(belief.adjustments[0].factor, factor);
    EXPECT_EQ(adjustments_in_words(belief),
              "stated as £5,433, times 1.34 (HM Treasury GDP deflator, 2014 to 2024 prices)");
}

TEST(price_levels, money_of_the_studys_own_year_stays_as_it_is)
{
    auto const study = read(set({"prices.recruitment.price_year=2025"}));
    EXPECT_EQ(study.prices.recruitment.about, read({}).prices.recruitment.about);
    EXPECT_TRUE(study.prices.recruitment.adjustments.empty());
}

TEST(price_levels, a_study_without_an_index_needs_none_for_its_own_year)
{
    auto const with = [](std::string const& year) {
        auto text = small_study;
        std::string const recruitment = "recruitment = { value = \"£4,500\"";
        text.insert(text.find(recruitment) + recruitment.size(), ", price_year = " + year);
        return read_in_memory({{"study.toml", text}});
    };
    auto const own = with("2025");
    EXPECT_TRUE(own.ok()) << described(own.problems);
    auto const other = with("2014");
    ASSERT_FALSE(other.ok());
    EXPECT_EQ(other.problems.front().says, "prices.recruitment is in 2014 prices, and the inputs hold no price index");
}

TEST(price_levels, a_year_may_be_added_and_is_said_to_be_local)
{
    auto const study = read(set({"deflator.index.2025=103.5", "prices.recruitment.price_year=2024"}));
    EXPECT_NEAR(mean(study.prices.recruitment.about), 1.035 * 5'000.0, 1e-9);
    EXPECT_EQ(study.prices.recruitment.adjustments.at(0).reason,
              "HM Treasury GDP deflator, 2024 to 2025 prices, 2025 as entered locally");
}

TEST(price_levels, a_forecast_is_called_one_and_a_year_that_nobody_needs_moves_nothing)
{
    auto const study = read(set({"study.price_year=2026", "prices.recruitment.price_year=2024"}));
    EXPECT_EQ(study.prices.recruitment.adjustments.at(0).reason,
              "HM Treasury GDP deflator, 2024 to 2026 prices, 2026 a forecast");
    EXPECT_TRUE(warns(read(set({"deflator.index.2003=50"})), "deflator.index.2003 moves nothing here"));
    EXPECT_FALSE(warns(read(set({"deflator.index.2021=80"})), "deflator.index.2021 moves nothing"));
    EXPECT_TRUE(warns(read(set({"deflator.forecast_from=2015"})), "which years of the index are called a forecast"));
}

TEST(price_levels, whoever_changes_the_studys_year_is_told_what_that_does_not_move)
{
    auto const study = read(set({"study.price_year=2024"}));
    EXPECT_EQ(study.prices.pay.about, read({}).prices.pay.about);
    EXPECT_TRUE(warns(study, "study.price_year is changed to 2024"));
    EXPECT_FALSE(warns(read(set({"study.price_year=2025"})), "study.price_year is changed"));
}

TEST(optimism_bias, multiplies_the_whole_distribution_and_keeps_its_reason)
{
    std::string const at = "interventions.job-redesign.costs.per_worker_year.";
    auto const plain = read({});
    auto const study = read(set({at + "optimism_bias=20%", at + "optimism_bias_reason=no council has bought it yet"}));
    auto const cost = [](Study const& of) {
        auto const found = std::find_if(of.interventions.begin(), of.interventions.end(),
                                        [](auto const& one) { return one.id == "job-redesign"; });
        return *found->per_worker_year;
    };
    auto const before = cost(plain);
    auto const after = cost(study);
    EXPECT_NEAR(mean(after.about), 1.2 * mean(before.about), 1e-9 * mean(before.about));
    for (double const u : {0.025, 0.5, 0.975})
        EXPECT_NEAR(quantile(after.about, u), 1.2 * quantile(before.about, u), 1e-9 * mean(before.about));
    EXPECT_EQ(after.basis, before.basis) << "a bias makes a placeholder no better founded";
    EXPECT_EQ(adjustments_in_words(after), "stated as £900, plus 20% for optimism bias: no council has bought it yet");
}

TEST(optimism_bias, comes_on_top_of_prices)
{
    auto const study =
        read(set({"study.price_year=2024", "prices.exit.price_year=2014", "prices.exit.optimism_bias=0.1",
                  "prices.exit.optimism_bias_reason=counted by one team only"}));
    auto const& belief = study.prices.exit;
    EXPECT_NEAR(mean(belief.about), 500.0 * 1.1 * 100.0 / 74.6524, 1e-9);
    ASSERT_EQ(belief.adjustments.size(), 2U);
    EXPECT_EQ(belief.adjustments[0].kind, Adjustment::Kind::prices);
    EXPECT_EQ(belief.adjustments[1].kind, Adjustment::Kind::optimism_bias);
    EXPECT_NEAR(stated_mean(belief), 500.0, 1e-9);
}

}  // namespace
