#include "report/words/first_screen.hpp"

#include "base/text.hpp"
#include "report/budget/budget.hpp"
#include "report/decision/decision.hpp"
#include "report/decision/head_to_head.hpp"
#include "report/decision/study_decision.hpp"
#include "report/explain/worked_sum_text.hpp"
#include "report/impact/impact.hpp"
#include "report/sensitivity/sensitivity.hpp"
#include "report/trial/trial.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/subject.hpp"
#include "support/flat_text.hpp"
#include "support/sample_study.hpp"
#include "support/sentences_in.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::size_t lines_of_a_screen = 24;
constexpr std::size_t words_of_a_first_screen = 30;
constexpr TextStyle screen{false, 80};

Execution plain() { return {1, {}, InstructionSet::sse2}; }

Study small()
{
    auto study = sample_study();
    study.draws = 200;
    return study;
}

//! Of one authority, for the money and at one willingness to pay.
StudyDecisionReport decision()
{
    StudyDecisionReport report;
    report.study = small();
    report.study.authorities.resize(1);
    report.draws = draws_of_all(report.study);
    report.groups = each_effect(report.draws);
    report.decisions = decide_study(report.draws, {{0.0, 30'000.0}, report.groups});
    report.head_to_heads = head_to_heads(report.draws);
    return report;
}

HeadToHeadReport against_the_first()
{
    HeadToHeadReport report;
    report.study = small();
    report.study.authorities.resize(1);
    report.draws = draws_of_all(report.study);
    report.against = 1;
    report.pairs = head_to_heads(report.draws, 1);
    return report;
}

BudgetFindings budget_of(Objective objective, WholePounds pounds, Study const& study = small())
{
    BudgetQuestion question;
    question.objective = objective;
    question.conditions = {TotalAtMost{pounds}};
    return share_out(question, study);
}

TrialFindings trial_of(std::vector<Enbs> sizes, std::size_t best)
{
    TrialFindings trial;
    trial.id = "supervision";
    trial.intervention = "Better supervision";
    trial.basis = Basis::assumption;
    trial.scope = "Derby";
    trial.draws = 5000;
    trial.authorities = 1;
    trial.years = 5.0;
    trial.cost_parts = {false, false, true};
    trial.placeholder_cost = true;
    trial.known = {0, 3e6, 5e4};
    for (auto const& size : sizes) trial.worth.push_back({size.size, size.benefit, 1e3});
    trial.sizes = {std::move(sizes), best, {best}};
    trial.check = {"Derby", 300, {0.0, 2e4, 5e2}, {0.0, 2.1e4, 9e2}, {900.0, 300.0}};
    return trial;
}

TrialFindings losing_trial()
{
    return trial_of({{100, 0.0, 284e3, -284e3, 115.0}, {300, 0.0, 552e3, -552e3, 141.0}}, 0);
}

//! The text of every command, by what it is of.
std::map<std::string, std::string> every_text(TextStyle style)
{
    std::map<std::string, std::string> texts;
    auto const study = small();
    for (std::string const id : {"supervision", "circles", "mentoring", "workload"}) {
        texts["impact " + id] = budget_impact_text(budget_impact(study, 0, id, plain()), style);
        texts["sensitivity " + id] = sensitivity_text(study_sensitivity(study, 0, id, {}, plain()), false, style);
        texts["explain " + id] = worked_sum_text(worked_sum(study, study.authorities.front(), id), false, style);
    }
    texts["decide"] = study_decision_text(decision(), style);
    texts["decide --against"] = head_to_head_text(against_the_first(), style);
    texts["trial that loses"] = trial_text(losing_trial(), {}, style);
    texts["trial that pays"] = trial_text(trial_of({{100, 9e5, 3e5, 6e5, 2e4}}, 0), {"fixed-cost"}, style);
    texts["budget of people"] = budget_text(budget_of(Objective::leavers_averted, 600'000), {style, false});
    texts["budget of cash"] = budget_text(budget_of(Objective::cash_saving, 600'000), {style, false});
    texts["budget of capacity"] = budget_text(budget_of(Objective::total_saving, 2'000'000), {style, false});
    return texts;
}

TEST(FirstScreens, fit_a_terminal_of_24_lines_of_80_columns)
{
    for (auto const& [what, text] : every_text(screen))
        EXPECT_LE(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), lines_of_a_screen)
            << what << "\n"
            << text;
}

TEST(FirstScreens, have_no_sentence_above_30_words)
{
    for (auto const& [what, text] : every_text(screen))
        for (auto const& sentence : test::sentences_longer_than(words_of_a_first_screen, text))
            ADD_FAILURE() << what << ": " << sentence.words << " words: " << sentence.text;
}

TEST(FirstScreens, say_it_in_plain_words)
{
    for (auto const& [what, text] : every_text(screen))
        for (auto const* banned : {"placeholder", "averted", "per worker reached", "minus ", "hazard ratio", "EVPI",
                                   "standard error", "capacity", "proven", "gap 0", "status quo"})
            EXPECT_THAT(test::flat(text), Not(HasSubstr(banned))) << what;
}

TEST(FirstScreens, end_with_what_to_type_next)
{
    for (auto const& [what, text] : every_text(screen)) {
        auto const flat = test::flat(text);
        auto const next = flat.rfind("Next: ");
        ASSERT_NE(next, std::string::npos) << what;
        EXPECT_THAT(flat.substr(next), HasSubstr("--full")) << what;
        EXPECT_EQ(flat.back(), '.') << what;
    }
}

TEST(FirstScreens, are_the_beginning_and_full_texts_have_more)
{
    auto const full = every_text({false, 80, true});
    for (auto const& [what, text] : every_text(screen)) EXPECT_GT(full.at(what).size(), text.size()) << what;
}

TEST(FirstScreens, never_call_a_loss_a_saving)
{
    Estimate const loss{-1.4e6, 1e4, -3.1e6, 1.2e6};
    Study five_years;
    five_years.months = 60;
    EXPECT_EQ(report::left_in_cash("Leeds", "ARC", five_years, loss, report::Counted::as_paid, std::nullopt),
              "With ARC, Leeds could on average lose £1.4m in cash over five years (−£3.1m to £1.2m). That is not "
              "discounted.");
    EXPECT_EQ(report::left_or_lost(-1.4e6), "£1.4m is lost");
    EXPECT_EQ(report::left_or_lost(0.2), "nothing is left");
    EXPECT_THAT(test::flat(trial_text(losing_trial(), {}, screen)),
                AllOf(HasSubstr("No size of trial of Better supervision"), HasSubstr("pays for itself for Derby"),
                      Not(HasSubstr("more than it costs"))));
}

TEST(FirstScreens, claim_no_saving_where_nothing_was_found)
{
    auto const texts = every_text(screen);
    for (auto const* command : {"impact ", "sensitivity ", "explain "}) {
        EXPECT_THAT(test::flat(texts.at(std::string(command) + "mentoring")),
                    HasSubstr("A study found no significant effect on leaving, so no saving is claimed."));
        EXPECT_THAT(test::flat(texts.at(std::string(command) + "circles")),
                    HasSubstr("No study measured leaving, so no saving can be stated."));
        EXPECT_THAT(test::flat(texts.at(std::string(command) + "circles")), Not(HasSubstr("would save")));
    }
}

TEST(FirstScreens, say_whose_a_guessed_cost_is)
{
    EXPECT_EQ(report::placeholder_words({true, false, false}), "");
    EXPECT_EQ(report::placeholder_words({true, false, true}), "partly our guess");
    EXPECT_EQ(report::placeholder_words({false, false, true}), "our guess");
    EXPECT_THAT(test::flat(trial_text(losing_trial(), {}, screen)), HasSubstr("Its cost is our guess"));
}

TEST(FirstScreens, spend_nothing_where_nothing_pays)
{
    auto dear = small();
    dear.interventions[sample::supervision].setup->about = Fixed{1e8};
    dear.interventions[sample::workload].annual->about = Fixed{1e8};
    auto const text = test::flat(budget_text(budget_of(Objective::cash_saving, 3'000'000, dear), {screen, false}));
    EXPECT_THAT(text, HasSubstr("so the best use of the £3m is to spend none of it."));
}

TEST(FirstScreens, quote_a_name_of_several_words)
{
    EXPECT_EQ(report::as_typed("Leeds"), "Leeds");
    EXPECT_EQ(report::as_typed("County Durham"), "\"County Durham\"");
    // What a shell reads between double quotes stands between single ones.
    EXPECT_EQ(report::as_typed("our costs in $.toml"), "'our costs in $.toml'");
    EXPECT_EQ(report::as_typed("now!.toml"), "'now!.toml'");
    EXPECT_EQ(report::as_typed("King's Lynn"), "\"King's Lynn\"");
    EXPECT_EQ(report::as_typed("King's $.toml"), "'King'\\''s $.toml'");
    EXPECT_EQ(report::as_typed("a \"b\""), "'a \"b\"'");
}

TEST(FullTexts, have_no_sentence_above_45_words)
{
    constexpr std::size_t longest = 45;
    for (auto const& [what, text] : every_text({false, 80, true})) {
        if (what.rfind("explain", 0) == 0) continue;  // sources stand as they are written in the inputs
        for (auto const& sentence : test::sentences_longer_than(longest, text))
            ADD_FAILURE() << what << ": " << sentence.words << " words: " << sentence.text;
    }
}

}  // namespace

TEST(FirstScreens, hints_repeat_what_was_asked_for)
{
    TextStyle style{.width = 100};
    style.regions = " --region \"North East\"";
    EXPECT_THAT(test::flat(trial_text(losing_trial(), {}, style)),
                HasSubstr("holdfast impact --region \"North East\" "));
    EXPECT_THAT(test::flat(trial_text(losing_trial(), {}, {.width = 100})), HasSubstr("holdfast impact Derby "));
}
