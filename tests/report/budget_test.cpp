// What a budget says: true when read aloud, also where nothing is bought or nothing fits.

#include "report/budget/budget.hpp"

#include "support/json_schema.hpp"
#include "support/sample_study.hpp"
#include "support/where.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace holdfast {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

BudgetFindings found(Objective objective, std::vector<Condition> conditions, std::vector<WholePounds> frontier = {},
                     Study study = sample_study())
{
    study.draws = 200;
    BudgetQuestion question;
    question.objective = objective;
    question.conditions = std::move(conditions);
    question.frontier = std::move(frontier);
    return share_out(question, study);
}

nlohmann::json schema()
{
    std::ifstream file(where::project() + "/docs/budget.schema.json");
    return nlohmann::json::parse(file);
}

//! The page on one line, so that sentences are not broken by its width.
std::string page(BudgetFindings const& findings)
{
    auto text = budget_text(findings, {{false, 100}, true});
    std::string flat;
    for (char const c : text) {
        if (c == '\n' && !flat.empty() && flat.back() == '\n') continue;
        flat += c == '\n' ? ' ' : c;
    }
    return flat;
}

TEST(BudgetText, opens_with_what_is_bought_and_what_it_rests_on)
{
    auto const findings = found(Objective::leavers_averted, {TotalAtMost{600'000}});
    auto const text = page(findings);
    EXPECT_THAT(text, StartsWith("With a budget of £600,000, the best choice spends £"));
    for (auto const* part :
         {"is expected to avoid", "95% range", "chance of a saving", "Who buys what", "Proven best: gap 0",
          "had no part in the choice", "The second best choice", "What a ranked list would lose",
          "Spend by financial year", "At most one package for each authority", "No study measured effects on children"})
        EXPECT_THAT(text, HasSubstr(part));
    EXPECT_TRUE(text.find("rests on published effects") != std::string::npos ||
                text.find("rests on assumed effects") != std::string::npos);
}

TEST(BudgetText, says_plainly_where_buying_nothing_is_best)
{
    auto dear = sample_study();
    dear.interventions[sample::supervision].setup->about = Fixed{1e8};
    dear.interventions[sample::workload].annual->about = Fixed{1e8};
    auto const findings = found(Objective::cash_saving, {TotalAtMost{600'000}}, {}, dear);
    ASSERT_EQ(findings.worth_something, 0U);
    auto const text = page(findings);
    EXPECT_THAT(
        text,
        StartsWith("No package that rests on published, own or assumed effects is expected to save cash after its "
                   "cost"));
    EXPECT_THAT(text, HasSubstr("the best budget is £0."));
    EXPECT_THAT(text, Not(HasSubstr("Who buys what")));
}

TEST(BudgetText, does_not_say_that_nothing_is_worth_buying_where_it_is_only_too_dear)
{
    auto const text = page(found(Objective::leavers_averted, {TotalAtMost{10}}));
    EXPECT_THAT(text, StartsWith("With a budget of £10, nothing is bought"));
    EXPECT_THAT(text, Not(HasSubstr("the best budget is £0")));
}

//! A package offered to three authorities is three purchases.
TEST(BudgetText, counts_what_is_worth_buying_in_purchases)
{
    auto const findings = found(Objective::leavers_averted, {TotalAtMost{10}});
    ASSERT_GT(findings.worth_something, 1U);
    auto const count = std::to_string(findings.worth_something) + " purchases ";
    EXPECT_THAT(page(findings), HasSubstr("of the " + count + "that are expected to"));
    EXPECT_THAT(budget_text(findings, {{false, 300}, false}), HasSubstr(count + "would be worth buying"));
}

TEST(BudgetText, a_must_have_that_nobody_measured_is_called_so)
{
    auto const text = page(found(Objective::leavers_averted, {TotalAtMost{5'000'000}, MustBuy{0, sample::circles}}));
    EXPECT_THAT(text, HasSubstr("of which no study measured leaving, so that no saving is counted for them"));
}

TEST(BudgetText, tells_what_cannot_be_met_together)
{
    auto const findings = found(Objective::leavers_averted,
                                {TotalAtMost{1'000}, MustBuy{0, sample::supervision}, MustBuy{1, sample::supervision}});
    auto const said = why_nothing_fits(findings);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_THAT(said[0], StartsWith("The must-have pair "));
    EXPECT_THAT(said[0], HasSubstr(" alone costs at least £"));
    EXPECT_THAT(said[0], HasSubstr(", and the budget is £1,000."));
    EXPECT_THAT(page(findings), StartsWith("No choice keeps to all the conditions."));
}

TEST(BudgetText, shows_the_frontier_and_who_enters_when)
{
    auto const text = page(found(Objective::leavers_averted, {TotalAtMost{600'000}}, {200'000, 600'000}));
    EXPECT_THAT(text, HasSubstr("What the next pound buys"));
    EXPECT_THAT(text, HasSubstr("From which budget on"));
}

//! Better supervision, whose set-up is our guess and whose cost per worker is published.
Study partly_known()
{
    auto study = sample_study();
    study.interventions[sample::supervision].per_worker_year->basis = Basis::published;
    return study;
}

TEST(BudgetText, shows_what_is_left_after_each_part_of_a_cost_that_is_partly_known)
{
    auto const conditions = {Condition{MustBuy{0, sample::supervision}}};
    auto const text = page(found(Objective::cash_saving, conditions, {}, partly_known()));
    EXPECT_THAT(text, testing::ContainsRegex("at present value, £[0-9,.]+m? is stated and £[0-9,.]+m? is our guess"));
    EXPECT_THAT(text, HasSubstr("What each costs, and what is left in cash after each part"));
    EXPECT_THAT(page(found(Objective::cash_saving, conditions)), Not(HasSubstr("left in cash after each part")))
        << "all of it is a guess: what is left stands among the purchases";
}

TEST(BudgetJson, holds_the_parts_of_the_cost_of_each_purchase_and_of_all)
{
    auto const findings = found(Objective::cash_saving, {MustBuy{0, sample::supervision}}, {}, partly_known());
    auto const best = nlohmann::json::parse(budget_json(findings)).at("best");
    auto const& bought = best.at("purchases").at(0);
    auto const& offer = findings.offers.at(findings.bought->best.choice.offers.at(0));
    EXPECT_GT(at(offer.programme_parts, CostPart::stated), 0.0);
    EXPECT_EQ(bought.at("programme_cost_parts").at("stated"), at(offer.programme_parts, CostPart::stated));
    double guessed = 0.0;
    for (auto const& purchase : best.at("purchases"))
        guessed += purchase.at("programme_cost_parts").at("guessed").get<double>();
    EXPECT_NEAR(best.at("programme_cost_parts").at("guessed").get<double>(), guessed, 1e-6);
}

//! Stopped before it began: of the search for a choice nothing is done but what needs no search.
BudgetFindings stopped(std::vector<Condition> conditions)
{
    auto study = sample_study();
    study.draws = 200;
    BudgetQuestion question;
    question.objective = Objective::leavers_averted;
    question.conditions = std::move(conditions);
    question.stop = [] { return true; };
    auto findings = share_out(question, study);
    findings.stopped = SearchStopped{60.2, false};
    return findings;
}

TEST(BudgetText, cut_short_says_so_first_and_what_is_missed_at_most)
{
    auto findings = stopped({TotalAtMost{600'000}});
    ASSERT_TRUE(findings.bought);
    EXPECT_TRUE(findings.search.stopped);
    EXPECT_FALSE(findings.bought->best.choice.proof.proven);
    EXPECT_GE(findings.bought->best.choice.gap(), 0.0);
    auto const text = page(findings);
    EXPECT_THAT(text,
                HasSubstr("Warning: the search was cut short by its time limit after 60.2 s; what is shown is the best "
                          "found so far, not proven best: at most "));
    EXPECT_THAT(text, HasSubstr("The second best choice was not looked for to the end."));
    EXPECT_THAT(text, Not(HasSubstr("Proven best")));
    findings.stopped->by_hand = true;
    EXPECT_THAT(page(findings), HasSubstr("the search was cut short by hand after 60.2 s"));
    findings.stopped.reset();
    EXPECT_THAT(page(findings), HasSubstr("the search was cut short at the limit of nodes"));
    EXPECT_THAT(page(found(Objective::leavers_averted, {TotalAtMost{600'000}})), Not(HasSubstr("cut short")));
}

TEST(BudgetText, cut_short_with_nothing_found_does_not_say_that_nothing_fits)
{
    // The ranked list knows no least numbers: of what nobody measured it buys nothing.
    auto const findings = stopped({TotalAtMost{50'000'000}, AuthoritiesAtLeast{sample::circles, 2}});
    ASSERT_FALSE(findings.bought);
    auto const text = page(findings);
    EXPECT_THAT(text, StartsWith("No choice was found in time."));
    EXPECT_THAT(text, HasSubstr("was found before the search was cut short; there may"));
    EXPECT_THAT(text, Not(HasSubstr("No choice keeps to all")));
}

TEST(BudgetJson, cut_short_says_by_what_and_after_how_long)
{
    auto findings = stopped({TotalAtMost{600'000}});
    auto json = nlohmann::json::parse(budget_json(findings));
    EXPECT_THAT(test::schema_faults(schema(), json), testing::IsEmpty());
    EXPECT_EQ(json.at("proven"), false);
    EXPECT_EQ(json.at("stopped_by"), "time-limit");
    EXPECT_EQ(json.at("stopped_after_s"), 60.2);
    EXPECT_EQ(json.at("best").at("proof").at("proven"), false);
    findings.stopped->by_hand = true;
    EXPECT_EQ(nlohmann::json::parse(budget_json(findings)).at("stopped_by"), "interrupt");
    findings.stopped.reset();
    json = nlohmann::json::parse(budget_json(findings));
    EXPECT_EQ(json.at("stopped_by"), "node-limit");
    EXPECT_TRUE(json.at("stopped_after_s").is_null());
    json = nlohmann::json::parse(budget_json(found(Objective::cash_saving, {TotalAtMost{600'000}})));
    EXPECT_EQ(json.at("proven"), true);
    EXPECT_TRUE(json.at("stopped_by").is_null());
}

TEST(BudgetJson, is_what_the_schema_says)
{
    for (auto const& findings :
         {found(Objective::leavers_averted, {TotalAtMost{600'000}, MustBuy{0, sample::circles}}, {200'000, 600'000}),
          found(Objective::cash_saving, {TotalAtMost{600'000}}),
          found(Objective::total_saving, {TotalAtMost{1}, MustBuy{0, sample::supervision}})}) {
        auto const text = budget_json(findings);
        auto const json = nlohmann::json::parse(text);
        EXPECT_THAT(test::schema_faults(schema(), json), testing::IsEmpty());
        EXPECT_EQ(json.at("best").is_null(), !findings.bought);
        EXPECT_EQ(json.at("why_none").empty(), findings.bought.has_value());
        EXPECT_EQ(text, budget_json(findings));
    }
}

TEST(BudgetCsv, has_a_row_for_every_package_bought)
{
    auto const findings = found(Objective::leavers_averted, {TotalAtMost{5'000'000}, MustBuy{0, sample::circles}});
    std::istringstream lines(purchases_csv(findings));
    std::string line;
    std::size_t rows = 0;
    std::ptrdiff_t commas = -1;
    while (std::getline(lines, line)) {
        ++rows;
        auto const here = std::count(line.begin(), line.end(), ',');
        if (commas < 0) commas = here;
        if (line.find('"') == std::string::npos) { EXPECT_EQ(here, commas) << line; }
    }
    EXPECT_EQ(rows, findings.bought->best.choice.offers.size() + 1);
}

}  // namespace
}  // namespace holdfast
