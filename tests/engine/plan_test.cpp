#include "engine/plan.hpp"

#include "holdfast/base/contract.hpp"
#include "support/sample_study.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::ElementsAre;

TEST(Plan, has_the_interventions_in_order_then_the_packages)
{
    auto const study = sample_study();
    Plan const plan(study);
    ASSERT_EQ(plan.strategies.size(), 5U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_THAT(plan.strategies[i].members, ElementsAre(i));
        EXPECT_EQ(plan.strategies[i].overlap, 0.0);
        EXPECT_EQ(plan.strategies[i].deliveries.front(), study.interventions[i].delivery);
    }
    EXPECT_THAT(plan.strategies[sample::package].members, ElementsAre(sample::supervision, sample::workload));
    EXPECT_EQ(plan.strategies[sample::package].overlap, 0.3);

    auto const listed = strategies_of(study);
    ASSERT_EQ(listed.size(), plan.strategies.size());
    for (std::size_t i = 0; i < listed.size(); ++i) {
        EXPECT_EQ(listed[i].members, plan.strategies[i].members);
        EXPECT_EQ(listed[i].has_effect, plan.strategies[i].has_effect);
        EXPECT_EQ(listed[i].overlap, plan.strategies[i].overlap);
        EXPECT_FALSE(listed[i].hazard_ratio.has_value());
    }
    EXPECT_EQ(listed[sample::package].level, "package");
}

TEST(Plan, a_strategy_has_an_effect_only_where_every_member_has_one)
{
    auto study = sample_study();
    study.packages.push_back({"hopeful", "Hopeful", {"supervision", "circles"}, 0.0, {}});
    auto const strategies = strategies_of(study);
    EXPECT_TRUE(strategies[sample::supervision].has_effect);
    EXPECT_FALSE(strategies[sample::circles].has_effect);
    EXPECT_TRUE(strategies[sample::package].has_effect);
    EXPECT_FALSE(strategies.back().has_effect);
    EXPECT_FALSE(Plan(study).strategies.back().has_effect);
}

TEST(Plan, a_package_is_as_well_founded_as_its_weakest_member)
{
    auto study = sample_study();
    EXPECT_EQ(strategies_of(study)[sample::package].basis, Basis::assumption);  // published with assumption
    EXPECT_TRUE(strategies_of(study)[sample::package].placeholder_cost);
    EXPECT_TRUE(strategies_of(study)[sample::workload].placeholder_cost) << "an assumed cost is nobody's figure";
    EXPECT_FALSE(strategies_of(study)[sample::mentoring].placeholder_cost);

    study.packages[0].members = {"mentoring", "supervision"};
    EXPECT_EQ(strategies_of(study)[sample::package].basis, Basis::null_result);
    study.packages[0].members = {"circles", "supervision"};
    EXPECT_EQ(strategies_of(study)[sample::package].basis, Basis::no_turnover_evidence);
}

TEST(Plan, bands_are_found_by_name)
{
    auto study = sample_study();
    study.interventions[sample::workload].eligible_bands = {"five years or more"};
    Plan const plan(study);
    EXPECT_EQ(plan.strategies[sample::supervision].eligible.front(), all_bands);
    EXPECT_EQ(plan.strategies[sample::mentoring].eligible.front(), BandSet{1});
    EXPECT_EQ(plan.strategies[sample::workload].eligible.front(), BandSet{2});
    EXPECT_THAT(plan.strategies[sample::package].eligible, ElementsAre(all_bands, BandSet{2}));
    EXPECT_THAT(plan.band_shares, ElementsAre(0.61, 0.39));
    EXPECT_THAT(plan.moving_up, ElementsAre(testing::DoubleEq(1.0 - std::exp(-1.0 / 60.0)), 0.0));
}

TEST(Plan, the_timeline_is_the_studys)
{
    Plan const plan(sample_study());
    EXPECT_EQ(plan.line.months, 36);
    EXPECT_THAT(plan.line.financial_years, ElementsAre(2026, 2027, 2028, 2029));
    EXPECT_EQ(plan.nothing.months(), 36);
    // Programmes without evidence are members of the comparator, and change nothing in it.
    EXPECT_EQ(plan.nothing.members(), 1);
    EXPECT_EQ(plan.without_evidence, std::vector<std::size_t>{sample::circles});
    EXPECT_EQ(plan.nothing.phases().size(), 1U);
    EXPECT_NEAR(plan.line.discount[0], std::pow(1.035, -0.5 / 12.0), 1e-15);
    EXPECT_NEAR(plan.line.outcome_discount[35], std::pow(1.015, -35.5 / 12.0), 1e-15);
}

TEST(Plan, what_the_reader_should_have_refused_is_a_broken_promise)
{
    auto unknown_band = sample_study();
    unknown_band.interventions[0].eligible_bands = {"managers"};
    EXPECT_THROW(Plan{unknown_band}, ContractBroken);

    auto unknown_member = sample_study();
    unknown_member.packages[0].members = {"supervision", "yoga"};
    EXPECT_THROW(Plan{unknown_member}, ContractBroken);
    EXPECT_THROW((void)strategies_of(unknown_member), ContractBroken);

    auto no_bands = sample_study();
    no_bands.bands.clear();
    EXPECT_THROW(Plan{no_bands}, ContractBroken);

    auto too_many = sample_study();
    too_many.bands.resize(9);
    EXPECT_THROW(Plan{too_many}, ContractBroken);
}
