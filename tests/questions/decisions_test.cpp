#include "holdfast/questions/decisions.hpp"

#include "holdfast/base/contract.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::ElementsAre;

namespace {

std::vector<double> const grid{0.0, 20'000.0, 60'000.0};

Study short_study()
{
    auto study = sample_study();
    study.months = 24;
    study.draws = 2'000;
    study.correlations.clear();
    study.correlated.clear();
    return study;
}

StudyDraws const& drawn()
{
    static StudyDraws const draws = draws_of(short_study(), 0);
    return draws;
}

//! Every group over every decision, worked out once: most tests look at it.
std::vector<StudyDecision> const& decided()
{
    static auto const all = decide_study(drawn(), {grid, every_group(drawn())});
    return all;
}

BeliefGroup named(std::vector<BeliefGroup> const& groups, std::string const& name)
{
    auto const found = std::find_if(groups.begin(), groups.end(), [&](BeliefGroup const& g) { return g.name == name; });
    if (found == groups.end()) throw std::logic_error("no group " + name);
    return *found;
}

PartialInformation const& information(StudyDecision const& decision, std::string const& name)
{
    auto const groups = every_group(drawn());
    for (std::size_t g = 0; g < decision.groups.size(); ++g)
        if (groups[decision.groups[g]].name == name) return decision.findings.groups[g].information;
    throw std::logic_error("no information on " + name);
}

std::vector<double> all_numbers(std::vector<StudyDecision> const& decisions)
{
    std::vector<double> all;
    for (auto const& decision : decisions) {
        for (auto const& point : decision.findings.curve) {
            all.push_back(point.evpi);
            all.insert(all.end(), point.ceac.begin(), point.ceac.end());
        }
        for (auto const& group : decision.findings.groups)
            for (auto const& at : group.information.at) {
                all.push_back(at.value);
                all.push_back(at.standard_error);
            }
    }
    return all;
}

}  // namespace

TEST(StudyDecisions, groups_hold_each_belief_once_in_a_kind_and_the_parts_of_each_effect)
{
    auto const kinds = each_kind(drawn());
    std::vector<std::string> names;
    std::multiset<std::size_t> in_kinds;
    for (auto const& kind : kinds) {
        names.push_back(kind.name);
        in_kinds.insert(kind.parameters.begin(), kind.parameters.end());
    }
    EXPECT_THAT(names, ElementsAre("effects", "prices", "baseline", "recruitment"));
    EXPECT_EQ(in_kinds.size(), drawn().about.size());
    EXPECT_EQ(std::set<std::size_t>(in_kinds.begin(), in_kinds.end()).size(), in_kinds.size());

    auto const effects = each_effect(drawn());
    ASSERT_EQ(effects.size(), 3U);
    EXPECT_EQ(effects[0].name, "supervision");
    EXPECT_EQ(effects[0].label, "effect on leaving, all its parts: Better supervision");
    EXPECT_EQ(effects[0].parameters.size(), 3U);
    EXPECT_EQ(effects[1].parameters.size(), 2U) << "transport is fixed";
    EXPECT_EQ(each_belief(drawn()).size(), drawn().about.size());
    EXPECT_EQ(every_group(drawn()).size(), drawn().about.size() + 7);
}

TEST(StudyDecisions, are_what_decide_says_of_the_same_samples)
{
    ASSERT_EQ(decided().size(), 4U);
    std::size_t at = 0;
    for (auto const perspective : all_perspectives)
        for (auto const benefit : all_benefits) {
            auto const& decision = decided()[at++];
            EXPECT_EQ(decision.perspective, perspective);
            EXPECT_EQ(decision.benefit, benefit);
            auto const singles = decide(drawn().samples(perspective, benefit), drawn().parameters, {grid, {{0}, {2}}});
            for (std::size_t k = 0; k < grid.size(); ++k) {
                EXPECT_EQ(decision.findings.curve[k].evpi, singles.curve[k].evpi);
                EXPECT_EQ(decision.findings.curve[k].ceac, singles.curve[k].ceac);
                for (std::size_t g = 0; g < 2; ++g) {
                    auto const& name = singles.groups[g].parameters.front();
                    EXPECT_EQ(information(decision, name).at[k].value, singles.groups[g].information.at[k].value)
                        << name;
                }
            }
        }
}

TEST(StudyDecisions, at_no_willingness_to_pay_the_benefit_does_not_matter)
{
    for (std::size_t p = 0; p < 2; ++p) {
        auto const& leavers = decided()[2 * p].findings;
        auto const& years = decided()[2 * p + 1].findings;
        EXPECT_EQ(leavers.curve[0].evpi, years.curve[0].evpi);
        EXPECT_EQ(leavers.curve[0].ceac, years.curve[0].ceac);
    }
}

TEST(StudyDecisions, no_group_is_worth_more_than_everything_nor_clearly_less_than_its_parts)
{
    auto const groups = every_group(drawn());
    for (auto const& decision : decided())
        for (std::size_t k = 0; k < grid.size(); ++k) {
            double const evpi = decision.findings.curve[k].evpi;
            for (auto const& group : decision.findings.groups) {
                EXPECT_GE(group.information.at[k].value, 0.0);
                EXPECT_LE(group.information.at[k].value, evpi);
            }
            for (auto const* intervention : {"supervision", "workload"}) {
                auto const& whole = information(decision, intervention).at[k];
                auto const& part =
                    information(decision, std::string("interventions.") + intervention + ".effect.log_hazard_ratio")
                        .at[k];
                EXPECT_GE(whole.value, part.value - 3.0 * (whole.standard_error + part.standard_error)) << intervention;
                auto const& kind = information(decision, "effects").at[k];
                EXPECT_GE(kind.value, whole.value - 3.0 * (whole.standard_error + kind.standard_error)) << intervention;
            }
        }
}

// The three parts act through their sum: the group is worth what a column of the sum is worth.
TEST(StudyDecisions, parts_of_an_effect_are_worth_what_their_sum_is)
{
    auto const group = named(each_effect(drawn()), "supervision");
    Parameters sum{{"sum"}, {Draws(drawn().draws)}};
    for (auto const p : group.parameters)
        for (std::size_t i = 0; i < drawn().draws; ++i)
            sum.columns[0][i] += drawn().about[p].in_log_hazard_ratio * drawn().parameters.columns[p][i];
    auto const found = decide(drawn().samples(Perspective::total, Benefit::leavers_averted), sum, {grid, {{0}}});
    for (std::size_t k = 0; k < grid.size(); ++k)
        EXPECT_EQ(information(decided()[2], "supervision").at[k].value, found.groups[0].information.at[k].value);
}

TEST(StudyDecisions, in_cash_what_moves_capacity_alone_is_not_asked_about)
{
    auto const& in_cash = decided()[0];
    EXPECT_THROW((void)information(in_cash, "prices.starting_productivity"), std::logic_error);
    EXPECT_NO_THROW((void)information(decided()[2], "prices.starting_productivity"));
    for (std::size_t g = 0; g < in_cash.findings.groups.size(); ++g)
        for (auto const& name : in_cash.findings.groups[g].parameters)
            for (auto const& about : drawn().about)
                EXPECT_FALSE(about.capacity_only && about.belief.id == name) << name;
}

TEST(StudyDecisions, are_the_same_on_any_number_of_threads)
{
    auto study = short_study();
    study.draws = 400;
    auto const draws = draws_of(study, 0);
    StudyQuestion question{{0.0, 30'000.0}, each_kind(draws)};
    question.benefits = {Benefit::fte_years_kept};
    auto const one = decide_study(draws, question, {1, {}});
    ASSERT_EQ(one.size(), 2U);
    EXPECT_EQ(all_numbers(one), all_numbers(decide_study(draws, question, {3, {}})));
}

TEST(StudyDecisions, where_one_choice_wins_in_every_draw_knowing_more_is_worth_exactly_nothing)
{
    auto study = short_study();
    study.draws = 200;
    for (auto& intervention : study.interventions)
        if (intervention.effect)
            intervention.annual = Belief{"dear." + intervention.id, "", "", "", {}, Fixed{1e8}, {}, {}};
    auto const draws = draws_of(study, 0);
    for (auto const& decision : decide_study(draws, {{0.0}, each_kind(draws)})) {
        EXPECT_EQ(decision.findings.curve[0].best, 0U);
        EXPECT_EQ(decision.findings.curve[0].evpi, 0.0);
        EXPECT_EQ(decision.findings.curve[0].ceaf, 1.0);
        for (auto const& group : decision.findings.groups) EXPECT_EQ(group.information.at[0].value, 0.0);
    }
}

TEST(StudyDecisions, want_two_strategies_and_beliefs_that_are_there)
{
    auto const none = draws_of(only(short_study(), 0, sample::circles), 0);
    EXPECT_THROW((void)decide_study(none, {{0.0}, {}}), ContractBroken);
    EXPECT_THROW((void)decide_study(drawn(), {{0.0}, {{BeliefGroup::Form::asked, "x", "x", {10'000}}}}),
                 ContractBroken);
    EXPECT_THROW((void)decide_study(drawn(), {{}, {}}), ContractBroken);
}
