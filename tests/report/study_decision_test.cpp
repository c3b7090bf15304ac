#include "report/decision/study_decision.hpp"

#include "report/decision/decision.hpp"
#include "support/sample_study.hpp"

#include <cmath>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Study short_study()
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 600;
    return study;
}

StudyDecisionReport decided(Study study, std::vector<double> const& willingness_to_pay)
{
    StudyDecisionReport report;
    report.study = std::move(study);
    report.draws = draws_of_all(report.study);
    report.groups = each_effect(report.draws);
    for (auto& group : each_belief(report.draws)) report.groups.push_back(std::move(group));
    report.decisions = decide_study(report.draws, {willingness_to_pay, report.groups});
    return report;
}

StudyDecisionReport const& of_one_authority()
{
    static auto const report = [] {
        auto study = short_study();
        study.authorities = {study.authorities.front()};
        auto made = decided(study, {0.0, 30'000.0});
        made.checks = {
            nested_evppi(made.study, {"interventions.supervision.effect.log_hazard_ratio", {0.0, 30'000.0}, 6, 64})};
        return made;
    }();
    return report;
}

}  // namespace

TEST(StudyDecisionJson, holds_in_each_decision_what_decide_prints)
{
    auto const& report = of_one_authority();
    auto const json = nlohmann::ordered_json::parse(study_decision_json(report));
    EXPECT_EQ(json["of"], "Northmoor");
    EXPECT_EQ(json["draws"], 600);
    ASSERT_EQ(json["choices"].size(), 5U);
    EXPECT_TRUE(json["choices"][0]["basis"].is_null());
    EXPECT_EQ(json["choices"][1]["basis"], "published");
    EXPECT_EQ(json["choices"][1]["placeholder_cost"], true);
    EXPECT_EQ(json["left_out"][0]["id"], "circles");
    EXPECT_EQ(json["parameters"].size(), report.draws.about.size());
    EXPECT_EQ(json["groups"].size(), report.groups.size());
    EXPECT_EQ(json["groups"][0]["name"], "supervision");
    ASSERT_EQ(json["decisions"].size(), 4U);
    for (std::size_t d = 0; d < 4; ++d) {
        auto const printed = nlohmann::ordered_json::parse(decision_json(report.decisions[d].findings));
        for (auto const& [key, value] : printed.items()) EXPECT_EQ(json["decisions"][d][key], value) << key;
    }
    EXPECT_EQ(json["decisions"][0]["perspective"], "cash");
    EXPECT_EQ(json["decisions"][3]["perspective"], "total");
    EXPECT_EQ(json["decisions"][3]["benefit"], "FTE-years kept");
    ASSERT_EQ(json["nested_evppi"].size(), 8U);
    EXPECT_EQ(json["nested_evppi"][0]["belief"], "interventions.supervision.effect.log_hazard_ratio");
    EXPECT_EQ(json["nested_evppi"][0]["points"], 6);
    EXPECT_EQ(json["nested_evppi"][7]["willingness_to_pay"], 30'000.0);
    EXPECT_EQ(study_decision_json(report), study_decision_json(report));
}

TEST(StudyDecisionText, says_what_it_would_be_worth_to_know_more)
{
    auto const text = study_decision_text(of_one_authority(), {.full = true});
    EXPECT_THAT(text, AllOf(HasSubstr("Northmoor: the status quo, or one of 4 programmes"), HasSubstr("600 draws"),
                            HasSubstr("In cash: what leaves the bank account"),
                            HasSubstr("In total: cash, and the value of work that is not done"),
                            HasSubstr("What would it be worth to know more?"), HasSubstr("For the money alone"),
                            HasSubstr("for one leaver avoided"), HasSubstr("for one FTE-year kept")));
    EXPECT_THAT(text, AllOf(HasSubstr("Placeholders stand where nobody has published a cost of Better supervision"),
                            HasSubstr("No fall in leaving was measured for Mentors for new staff"),
                            HasSubstr("Reflective circles is no choice here: no study measured turnover"),
                            HasSubstr("nested simulation"), HasSubstr("6 values of the belief, 64 draws")));
    EXPECT_THAT(text, Not(HasSubstr("authorities together")));
}

TEST(StudyDecisionText, says_where_one_choice_wins_in_every_draw)
{
    auto study = only(short_study(), 0, sample::supervision);
    study.interventions[0].annual = Belief{"dear", "", "", "", {}, Fixed{1e8}, {}, {}};
    auto const text = study_decision_text(decided(study, {0.0}), {.full = true});
    EXPECT_THAT(text, AllOf(HasSubstr("Northmoor: the status quo, or Better supervision"),
                            HasSubstr("For the money alone, the status quo is best in every one of the 600 draws."),
                            HasSubstr("no worth of it shows (EVPI £0)"), Not(HasSubstr("EVPI, standard error"))));
}

TEST(StudyDecisionText, says_that_a_sum_is_one_choice_for_all)
{
    auto const text = study_decision_text(decided(short_study(), {0.0}), {.full = true});
    EXPECT_THAT(text, AllOf(HasSubstr("selected authorities: the status quo"),
                            HasSubstr("One choice for the 3 authorities together")));
}

TEST(StudyDecisionText, keeps_escape_codes_of_the_inputs_off_the_terminal)
{
    auto report = of_one_authority();
    report.draws.names[1] = report.draws.name = "\033[31mred";
    EXPECT_THAT(study_decision_text(report, {.full = true}), Not(HasSubstr("\033")));
}
