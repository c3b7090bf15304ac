#include "inputs/samples/strategy_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::ElementsAre;

namespace {

using Names = std::vector<std::string>;

//! "A=x B=y": names with their column of effects; empty where nothing is paired.
std::string pairs(Names const& costs, Names const& effects)
{
    auto const found = paired(costs, effects);
    if (!found) return "";
    std::string text;
    for (std::size_t s = 0; s < found->names.size(); ++s)
        text += (s > 0 ? " " : "") + found->names[s] + "=" + effects[found->effects_of[s]];
    return text;
}

}  // namespace

TEST(StrategyNames, equal_names_are_paired_and_kept_whole)
{
    EXPECT_EQ(pairs({"c1", "c2"}, {"c2", "c1"}), "c1=c1 c2=c2");
    EXPECT_EQ(pairs({"Usual", "New"}, {"new", "usual"}), "Usual=usual New=new");
}

TEST(StrategyNames, one_word_for_cost_and_one_for_effect_pair_them_all)
{
    EXPECT_EQ(pairs({"costs1", "costs2"}, {"effects1", "effects2"}), "1=effects1 2=effects2");
    EXPECT_EQ(pairs({"c1", "c2", "c10"}, {"e10", "e1", "e2"}), "1=e1 2=e2 10=e10");
    EXPECT_EQ(pairs({"Chemo_Cost", "Radio_Cost"}, {"Radio_Eff", "Chemo_Eff"}), "Chemo=Chemo_Eff Radio=Radio_Eff");
    EXPECT_EQ(pairs({"Cost_A", "Cost_B"}, {"QALY_A", "QALY_B"}), "A=QALY_A B=QALY_B");
    EXPECT_EQ(pairs({"A_cost", "B_cost"}, {"A_qaly", "B_qaly"}), "A=A_qaly B=B_qaly");
    EXPECT_EQ(pairs({"c.x", "c.y"}, {"e.y", "e.x"}), "x=e.x y=e.y");
    EXPECT_EQ(pairs({"Usual cost (£)", "New cost (£)"}, {"Usual QALYs", "New QALYs"}),
              "Usual=Usual QALYs New=New QALYs");
    EXPECT_EQ(pairs({"Total Cost A", "Total Cost B"}, {"A", "B"}), "A=A B=B");
    EXPECT_EQ(pairs({"A", "B"}, {"effect A", "effect B"}), "A=effect A B=effect B");
    EXPECT_EQ(pairs({"COST_a", "COST_b"}, {"eff_B", "eff_A"}), "a=eff_A b=eff_B");
    EXPECT_EQ(pairs({"cost_drugA", "cost_drugB"}, {"drugA_eff", "drugB_eff"}), "drugA=drugA_eff drugB=drugB_eff");
}

TEST(StrategyNames, what_no_rule_pairs_wholly_is_not_paired)
{
    EXPECT_EQ(pairs({"c1", "c2"}, {"e1", "x2"}), "");
    EXPECT_EQ(pairs({"c1", "c2"}, {"e1", "e3"}), "");
    EXPECT_EQ(pairs({"c1", "c2"}, {"e1", "e2", "e3"}), "");
    EXPECT_EQ(pairs({"drug1", "drug2"}, {"placebo1", "placebo2"}), "") << "no words for cost and effect";
    EXPECT_EQ(pairs({"e1", "e2"}, {"c1", "c2"}), "") << "the files may have been swapped";
    EXPECT_EQ(pairs({"cost_A", "B_cost"}, {"eff_A", "B_eff"}), "") << "two rules, not one";
    EXPECT_EQ(pairs({"c", "c1"}, {"e", "e1"}), "") << "nothing is left of a name";
    EXPECT_EQ(pairs({}, {}), "");
}
