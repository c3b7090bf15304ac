#include "report/impact/impact.hpp"

#include "support/sample_study.hpp"

#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

namespace {

BudgetImpact found(std::string const& strategy)
{
    auto study = sample_study();
    study.draws = 200;
    study.interventions[sample::supervision].per_worker_year->about = gamma_of(250.0, 60.0);
    return budget_impact(study, 0, strategy, {1, {}, InstructionSet::sse2});
}

//! The page in one line, so that where it wraps does not matter.
std::string in_one_line(std::string const& page)
{
    std::istringstream stream(page);
    std::string all;
    for (std::string word; stream >> word;) all += word + " ";
    return all;
}
std::string page(std::string const& strategy)
{
    return in_one_line(budget_impact_text(found(strategy), {.full = true}));
}

//! From a mark to the next item of the list.
std::string item(std::string const& text, std::string const& mark)
{
    auto const from = text.find("- " + mark);
    if (from == std::string::npos) return "";
    return text.substr(from, text.find(". - ", from) - from);
}

std::size_t commas(std::string const& line)
{
    bool quoted = false;
    std::size_t count = 0;
    for (char const c : line) {
        if (c == '"') quoted = !quoted;
        if (c == ',' && !quoted) ++count;
    }
    return count;
}

}  // namespace

TEST(BudgetImpactText, says_first_the_cash_then_what_has_to_be_found_then_what_is_cashable_then_who_pays)
{
    auto const text = page("supervision");
    std::size_t last = 0;
    for (auto const* heading :
         {"Cash by financial year", "What has to be found, and when it is back", "What is cashable, over the horizon",
          "Line by line and year: average saving", "Who gains and who pays, over the horizon"}) {
        auto const at = text.find(heading);
        ASSERT_NE(at, std::string::npos) << heading;
        EXPECT_GT(at, last);
        last = at;
    }
    EXPECT_THAT(text, HasSubstr("No study measured effects on children"));
    EXPECT_THAT(text, HasSubstr("2026-27"));
    EXPECT_THAT(text, HasSubstr("What agencies lose is their income, no public money"));
    EXPECT_THAT(text, HasSubstr("otherwise the saving on agency cover would not be made"));
}

TEST(BudgetImpactText, a_placeholder_cost_is_called_one_wherever_cash_is_net_of_it)
{
    auto const text = page("supervision");
    EXPECT_THAT(text.substr(0, text.find("Money is")), HasSubstr("after a cost that is our guess"));
    EXPECT_THAT(text, HasSubstr("net cash after our guess"));
    for (auto const* mark : {"Peak funding need", "Each draw at its own", "Chance that the cash", "Payback of the"})
        EXPECT_THAT(item(text, mark), HasSubstr("at a cost that is still our guess")) << mark;
    EXPECT_THAT(item(text, "Discounted as in"), HasSubstr("after a cost that is our guess"));
    auto study = sample_study();
    for (auto& one : study.interventions)
        for (auto* cost : {&one.setup, &one.annual, &one.per_worker_year, &one.per_starter})
            if (*cost) (*cost)->basis = Basis::local;
    study.draws = 200;
    auto const stated = budget_impact(study, 0, "workload", {1, {}, InstructionSet::sse2});
    EXPECT_THAT(in_one_line(budget_impact_text(stated, {.full = true})), Not(HasSubstr("placeholder")));
}

TEST(BudgetImpactText, every_sentence_of_payback_by_an_assumption_or_a_null_result_says_what_it_is)
{
    for (auto const* mark :
         {"Peak funding need", "Each draw at its own", "Chance that the cash", "Payback of the", "Discounted as in"}) {
        EXPECT_THAT(item(page("workload"), mark), HasSubstr("this rests on an assumed effect")) << mark;
        EXPECT_THAT(item(page("mentoring"), mark), HasSubstr("found no significant effect")) << mark;
        EXPECT_THAT(item(page("supervision"), mark), Not(HasSubstr("rests on"))) << mark;
    }
    auto const null_result = page("mentoring");
    EXPECT_THAT(null_result.substr(0, null_result.find("Money is")), HasSubstr("no saving is claimed for Northmoor"));
}

TEST(BudgetImpactText, without_turnover_evidence_the_cost_stands_alone)
{
    auto const text = page("circles");
    EXPECT_THAT(text, HasSubstr("no study measured leaving, so no saving can be stated for Northmoor"));
    EXPECT_THAT(text, HasSubstr("What the programme costs, by financial year"));
    for (auto const* word : {"net cash", "cash in", "Payback", "Who gains", "cashable", "capacity", "agency"})
        EXPECT_THAT(text, Not(HasSubstr(word))) << word;
}

TEST(BudgetImpactText, says_so_where_the_position_is_never_below_nothing)
{
    auto of = found("workload");
    of.cash->need = {};
    auto const text = in_one_line(budget_impact_text(of, {.full = true}));
    EXPECT_THAT(text, HasSubstr("The cash position is on average never below £0"));
    EXPECT_THAT(item(text, "Peak funding need"), HasSubstr("none on average"));
}

// Cash that comes from people leaving is no saving that anybody wants.
TEST(BudgetImpactText, says_where_cash_comes_from_empty_posts_and_where_keeping_people_costs_it)
{
    auto of = found("workload");
    auto& saved = *of.horizon.savings;
    auto& pay = saved.authority.lines[static_cast<std::size_t>(Line::pay)];
    pay.mean = 5'000.0;
    saved.before_programme.mean = 1'000.0;
    EXPECT_THAT(in_one_line(budget_impact_text(of, {.full = true})),
                HasSubstr("this cash comes from more people leaving"));
    pay.mean = -5'000.0;
    saved.before_programme.mean = -1'000.0;
    EXPECT_THAT(in_one_line(budget_impact_text(of, {.full = true})), HasSubstr("keeping people costs cash here"));
}

TEST(BudgetImpactText, fits_into_a_hundred_columns)
{
    for (auto const* strategy : {"supervision", "circles"}) {
        std::istringstream stream(budget_impact_text(found(strategy), {.full = true}));
        for (std::string line; std::getline(stream, line);) EXPECT_LE(line.size(), 120U) << line;  // bytes: £ has two
    }
}

TEST(BudgetImpactJson, holds_everything_and_reasons_where_there_is_nothing)
{
    auto const of = found("supervision");
    auto const json = nlohmann::json::parse(budget_impact_json(of));
    auto const& saved = *of.horizon.savings;
    ASSERT_EQ(json["years"].size(), of.years.size());
    EXPECT_EQ(json["years"][0]["financial_year"], "2026-27");
    EXPECT_EQ(json["years"][1]["net_cash"]["mean"], of.years[1].savings->authority.cash.mean);
    EXPECT_EQ(json["horizon"]["cash_out"]["mean"], saved.cash_out.mean);
    EXPECT_EQ(json["horizon"]["parties"]["agencies"]["income"]["mean"], saved.agencies.mean);
    EXPECT_EQ(json["horizon"]["parties"]["other_authorities"]["lines"]["pay"]["mean"],
              saved.other_authorities.lines[0].mean);
    EXPECT_EQ(json["horizon"]["programme_cost_by_part"]["setup"]["mean"], of.horizon.parts[0].mean);
    EXPECT_EQ(json["lines"]["programme"]["side"], "cash out");
    EXPECT_EQ(json["lines"]["ramp_up"]["cashable"], false);
    EXPECT_EQ(json["cash_position"]["average_position_by_month"].size(), 36U);
    EXPECT_EQ(json["cash_position"]["peak_funding_need"]["average_position"], of.cash->need.pounds);
    EXPECT_EQ(json["cash_position"]["payback"]["chance_within_the_horizon"], of.cash->paid_back.chance);
    EXPECT_EQ(json["reason"], nullptr);

    auto const none = nlohmann::json::parse(budget_impact_json(found("circles")));
    EXPECT_EQ(none["cash_position"], nullptr);
    EXPECT_EQ(none["reason"], no_saving_claimed);
    for (auto const* key : {"cash_out", "cash_in", "net_cash", "cash_position", "capacity_saving", "parties"}) {
        EXPECT_EQ(none["years"][0][key], nullptr) << key;
        EXPECT_EQ(none["years"][0]["reasons"][key], no_saving_claimed) << key;
    }
    EXPECT_GT(none["horizon"]["programme_cost"]["mean"], 0.0);
    EXPECT_EQ(none["lines"]["pay"]["side"], "no saving claimed");
}

TEST(BudgetImpactCsv, every_row_has_every_cell_and_says_what_it_is_of)
{
    for (auto const* strategy : {"supervision", "circles"}) {
        std::istringstream stream(budget_impact_csv(found(strategy)));
        std::string line;
        std::getline(stream, line);
        auto const cells = commas(line);
        std::size_t rows = 0;
        for (; std::getline(stream, line); ++rows) {
            ASSERT_EQ(line.back(), '\r');
            EXPECT_EQ(commas(line), cells) << line;
            EXPECT_THAT(line, HasSubstr(std::string("Northmoor,") + strategy));
        }
        EXPECT_GT(rows, 20U);
    }
}

TEST(BudgetImpactCsv, where_no_saving_is_claimed_every_row_says_so)
{
    auto const none = budget_impact_csv(found("circles"));
    EXPECT_THAT(none, Not(HasSubstr("net_cash")));
    EXPECT_THAT(none, Not(HasSubstr("agencies")));
    for (auto const* strategy : {"circles", "mentoring"}) {
        std::istringstream stream(budget_impact_csv(found(strategy)));
        std::string line;
        std::getline(stream, line);
        while (std::getline(stream, line)) EXPECT_THAT(line, HasSubstr("no saving is claimed")) << line;
    }
}
