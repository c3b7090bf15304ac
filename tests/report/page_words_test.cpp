// What the page alone says, and that it says figures as the command does: web/report/test/words.json holds pairs that both
// sides must give.
#include "report/words/page_words.hpp"

#include "holdfast/base/money.hpp"
#include "report/words/belief_words.hpp"
#include "report/words/case_words.hpp"
#include "report/words/patterns.hpp"
#include "report/words/sentences.hpp"
#include "report/words/wording.hpp"
#include "support/sample_report.hpp"
#include "support/where.hpp"

#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;

TEST(page_words, are_those_of_the_command)
{
    std::map<std::string, std::function<std::string(double)>> const say{{"in_short", in_short},
                                                                        {"spoken", report::spoken},
                                                                        {"chance", report::in_100},
                                                                        {"percent", report::percent},
                                                                        {"figure", report::figure}};
    std::ifstream file(where::project() + "/web/report/test/words.json");
    auto const pairs = nlohmann::json::parse(file);
    EXPECT_GT(pairs.size(), 100u);
    for (auto const& pair : pairs) {
        auto const value = pair.at("value").get<double>();
        EXPECT_EQ(say.at(pair.at("says").get<std::string>())(value), pair.at("text").get<std::string>()) << value;
    }
}

TEST(page_words, say_what_must_be_true_and_at_which_cost)
{
    auto const said = [](double ratio, char const* placeholder) {
        return report::must_be_true({BreakEven{ratio, 0.0}, ""}, placeholder);
    };
    EXPECT_EQ(said(0.75, "our guess"), "leaving must fall by 25%, at a cost that is our guess");
    EXPECT_EQ(said(0.74, ""), "leaving must fall by 26%");
    EXPECT_EQ(said(1.08, "partly our guess"), "leaving must rise by 8%, at a cost that is partly our guess");
    EXPECT_EQ(said(1.0001, ""), "leaving must not rise");
    EXPECT_EQ(report::must_be_true({std::nullopt, "it never pays"}, "our guess"),
              "it never pays, at a cost that is our guess");
    EXPECT_EQ(report::must_be_true({}, ""), "no break-even was found");
}

Findings const& findings()
{
    static auto const found = sample::report_material().findings;
    return found;
}

report::Standing standing(std::size_t strategy)
{
    for (auto const& result : findings().results)
        if (result.strategy == strategy) return report::standing_of(findings(), result);
    throw std::out_of_range("no such strategy");
}

TEST(page_words, say_of_a_cost_what_is_stated_of_it)
{
    namespace is = sample::report_strategy;
    EXPECT_EQ(report::cost_in_use_pattern(standing(is::costed)),
              "Cost in the inputs: {each} a worker a year, set-up included.");
    EXPECT_EQ(report::cost_in_use_pattern(standing(is::published)),
              "Cost in the inputs: {each} a worker a year, set-up included, our guess until somebody "
              "enters a quotation.");
    EXPECT_EQ(report::cost_in_use_pattern(standing(is::partly)),
              "Cost in the inputs: {each} a worker a year, set-up included, partly our guess: of {cost} "
              "in all, {parts}.");
    auto none_reached = standing(is::costed);
    none_reached.cost_per_worker_year.reset();
    EXPECT_EQ(report::cost_in_use_pattern(none_reached), "Cost in the inputs: {cost} in all.");
    EXPECT_EQ(
        report::england_pattern(report::CostKnown::nothing),
        "Counted for England as a whole, where part of the leavers only move to another authority, the average in "
        "cash before the programme's own cost is {england}.");
}

// One text for the page and for every other form: the page's has slots where the other has amounts.
TEST(page_words, of_what_is_affordable_are_those_of_the_sentence)
{
    auto const one = standing(sample::report_strategy::assumed);
    auto const& amount = *one.affordable.value;
    EXPECT_EQ(report::filled(report::affordable_pattern(one.affordable, "cash", one.evidence),
                             {{"mean", report::spoken(amount.mean)},
                              {"low", report::spoken(amount.low)},
                              {"high", report::spoken(amount.high)}}),
              report::affordable_sentence(one.affordable, "cash", one.evidence));
}

TEST(page_words, call_an_effect_published_with_its_own_figure_and_not_with_an_average_of_draws)
{
    namespace is = sample::report_strategy;
    auto const& strategies = findings().strategies;
    EXPECT_EQ(report::effect_in_inputs(findings(), strategies[is::published]), "0.82 (95% range 0.61 to 1.10)");
    EXPECT_EQ(report::effect_in_inputs(findings(), strategies[is::no_evidence]), "");
    EXPECT_EQ(report::effect_in_inputs(findings(), strategies[is::package]),
              "Improving the organisation together with its staff (ARC, design teams): 0.82 (95% range 0.61 to 1.10), "
              "published; Enhanced supervision: 0.82 (95% range 0.61 to 1.10), assumption");
    auto drawn = strategies[is::published];
    drawn.hazard_ratio = Estimate{1.388, 0.0, 0.3195, 3.731};
    EXPECT_EQ(report::effect_as_used(drawn), "95% range 0.32 to 3.73; the average over the draws is 1.39");
    drawn.hazard_ratio.reset();
    EXPECT_EQ(report::effect_as_used(drawn), "");
}

TEST(page_words, say_the_pound_sign_once)
{
    auto const said = [](char const* unit) {
        Belief belief;
        belief.unit = unit;
        return report::unit_beside(belief);
    };
    EXPECT_EQ(said("£ per FTE-year"), "per FTE-year");
    EXPECT_EQ(said("£, once"), "once");
    EXPECT_EQ(said("share of pay"), "share of pay");
}

TEST(page_words, name_who_goes_to_another_authority)
{
    auto study = findings().study;
    EXPECT_EQ(report::movers(study), "29% of leavers");
    study.moves_between_authorities.about = Fixed{0.0};
    EXPECT_EQ(report::movers(study), "Part of the leavers");
}

TEST(page_words, say_where_cash_does_not_come_from_keeping_people)
{
    auto one = standing(sample::report_strategy::null_result);
    one.savings->gross_cash.mean = 5'000.0;
    one.leavers_averted = -3.0;
    auto result = *one.results.front();
    result.saved->lines[static_cast<std::size_t>(Line::pay)].mean = 6'000.0;
    one.results = {&result};
    EXPECT_EQ(report::empty_posts_remark(one),
              "this cash comes from more people leaving and their posts standing empty, not from keeping people");
    one.savings->gross_cash.mean = 0.4;
    EXPECT_EQ(report::empty_posts_remark(one), "") << "less than a pound is no saving";
    EXPECT_EQ(report::empty_posts_remark(standing(sample::report_strategy::no_evidence)), "");
}

}  // namespace
