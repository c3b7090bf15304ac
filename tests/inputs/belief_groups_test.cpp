#include "inputs/samples/belief_groups.hpp"

#include "support/sample_study.hpp"

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

StudyDraws const& drawn()
{
    static StudyDraws const draws = [] {
        auto study = sample_study();
        study.months = 6;
        study.draws = 16;
        return draws_of(study, 0);
    }();
    return draws;
}

std::string complaint(std::string const& asked)
{
    auto const read = read_belief_groups({asked}, drawn());
    return read.ok() ? "was read" : read.problems.front().says + " / " + read.problems.front().hint;
}

}  // namespace

TEST(BeliefGroups, are_kinds_effects_beliefs_and_sums_of_beliefs)
{
    auto const read = read_belief_groups(
        {"prices", "supervision", "prices.pay", "prices.pay+beliefs.leaving_rate", "prices"}, drawn());
    ASSERT_TRUE(read.ok());
    ASSERT_EQ(read.value->size(), 4U) << "asked for twice, told once";
    auto const& groups = *read.value;
    EXPECT_EQ(groups[0].form, BeliefGroup::Form::kind);
    EXPECT_EQ(groups[1].form, BeliefGroup::Form::effect_of_one_intervention);
    EXPECT_EQ(groups[2].form, BeliefGroup::Form::one_belief);
    EXPECT_EQ(groups[3].form, BeliefGroup::Form::asked);
    EXPECT_EQ(groups[3].parameters.size(), 2U);
    EXPECT_EQ(groups[3].label, "pay and England's leaving rate");
    EXPECT_EQ(read_belief_groups({"all"}, drawn()).value->size(), every_group(drawn()).size());
}

TEST(BeliefGroups, a_name_that_is_not_there_is_told_with_the_nearest)
{
    EXPECT_EQ(complaint("prices.pai"), "there is no parameter called \"prices.pai\" / did you mean prices.pay?");
    EXPECT_EQ(complaint("price"), "there is no parameter called \"price\" / did you mean prices?");
    EXPECT_EQ(complaint("prices.pay+prices.pay"), "prices.pay is in the group twice / ");
}
