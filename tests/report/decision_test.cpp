#include "report/decision/decision.hpp"

#include "holdfast/base/contract.hpp"
#include "support/gaussian_decision.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;
using namespace holdfast::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

DecisionFindings findings()
{
    auto drawn = draw({800.0, 0.05, {300.0, 10.0}, {0.0, 0.02}}, 2000, 1);
    drawn.samples.strategies.push_back("waste");
    drawn.samples.costs.push_back(drawn.samples.costs[1]);
    drawn.samples.effects.push_back(drawn.samples.effects[0]);
    for (auto& cost : drawn.samples.costs.back()) cost += 100.0;
    return decide(drawn.samples, drawn.parameters, {{10000, 20000, 30000}, {{0}, {1}, {0, 1}}});
}

}  // namespace

TEST(DecisionJson, holds_every_finding_under_its_name)
{
    auto const found = findings();
    auto const json = nlohmann::json::parse(decision_json(found));
    EXPECT_EQ(json.size(), 4U);
    EXPECT_EQ(json["strategies"], (std::vector<std::string>{"usual care", "programme", "waste"}));
    ASSERT_EQ(json["incremental"].size(), 3U);
    EXPECT_EQ(json["incremental"][0]["strategy"], "usual care");
    EXPECT_TRUE(json["incremental"][0]["icer"].is_null());
    EXPECT_EQ(json["incremental"][1]["icer"], found.incremental[1].increment->icer);
    EXPECT_EQ(json["incremental"][1]["incremental_cost"], found.incremental[1].increment->cost);
    EXPECT_EQ(json["incremental"][1]["incremental_effect"], found.incremental[1].increment->effect);
    EXPECT_EQ(json["incremental"][2]["status"], "dominated");
    ASSERT_EQ(json["curves"].size(), 3U);
    for (std::size_t k = 0; k < 3; ++k) {
        auto const& curve = json["curves"][k];
        auto const& point = found.curve[k];
        EXPECT_EQ(curve.size(), 7U);
        EXPECT_EQ(curve["willingness_to_pay"], point.willingness_to_pay);
        EXPECT_EQ(curve["best"], found.strategies[point.best]);
        EXPECT_EQ(curve["ceaf"], point.ceaf);
        EXPECT_EQ(curve["evpi"], point.evpi);
        for (std::size_t s = 0; s < 3; ++s) {
            EXPECT_EQ(curve["mean_net_benefit"][found.strategies[s]], point.mean_net_benefit[s]);
            EXPECT_EQ(curve["ceac"][found.strategies[s]], point.ceac[s]);
            EXPECT_EQ(curve["expected_loss"][found.strategies[s]], point.expected_loss[s]);
        }
    }
    ASSERT_EQ(json["evppi"].size(), 9U);
    auto const& last = json["evppi"][8];
    EXPECT_EQ(last.size(), 5U);
    EXPECT_EQ(last["parameters"], (std::vector<std::string>{"parameter1", "parameter2"}));
    EXPECT_EQ(last["willingness_to_pay"], 30000.0);
    EXPECT_EQ(last["value"], found.groups[2].information.at[2].value);
    EXPECT_EQ(last["standard_error"], found.groups[2].information.at[2].standard_error);
    EXPECT_EQ(last["method"], "additive splines and products");
}

TEST(DecisionJson, refuses_a_number_that_is_none)
{
    auto found = findings();
    found.curve[0].evpi = std::nan("");
    EXPECT_THROW((void)decision_json(found), ContractBroken);
}

TEST(DecisionText, says_who_is_best_and_what_knowing_is_worth)
{
    auto found = findings();
    found.warnings.emplace_back("mind the gap");
    auto const text = decision_text(found, {.full = true});
    EXPECT_THAT(text,
                AllOf(HasSubstr("At £20,000 for one unit of effect, programme is best on average"),
                      HasSubstr("3 strategies, 2,000 draws"), HasSubstr("dominated"), HasSubstr("£20,000 to £30,000"),
                      HasSubstr("parameter1 and parameter2"), HasSubstr("Warning: mind the gap.")));
    // Ranked by worth: both together, then the one that moves net benefit more at 20,000 (by 390 against 300).
    EXPECT_LT(text.find("parameter1 and parameter2"), text.find("\n  parameter2"));
    EXPECT_LT(text.find("\n  parameter2"), text.find("\n  parameter1  "));
}

TEST(DecisionText, a_chance_among_few_draws_is_said_in_draws)
{
    auto found = findings();
    EXPECT_THAT(decision_text(found, {.full = true}), Not(HasSubstr(" of 2,000 draws)")));
    found.draws = 1;
    for (auto& point : found.curve) point.ceaf = 1.0;
    EXPECT_THAT(decision_text(found, {.full = true}), AllOf(HasSubstr("1 of 1 draw "), Not(HasSubstr(">99%"))));
}

TEST(DecisionText, keeps_escape_codes_of_the_inputs_off_the_terminal)
{
    auto found = findings();
    found.strategies[1] = "\033[31mred";
    EXPECT_THAT(decision_text(found, {.full = true}), Not(HasSubstr("\033")));
}
