// Wherever a stated amount's source is shown, so is what it was multiplied by.

#include "belief/adjusting.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/report/json.hpp"
#include "holdfast/report/summary_text.hpp"
#include "report/explain/worked_sum_text.hpp"
#include "report/impact/impact.hpp"
#include "report/sensitivity/sensitivity.hpp"
#include "support/sample_study.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr char const* words = "stated as £350, plus 20% for optimism bias: the quotation is two years old";
constexpr char const* cost = "interventions.supervision.costs.per_worker_year";

Study of_one(bool adjusted)
{
    auto study = only(sample_study(), 0, sample::supervision);
    study.draws = 100;
    if (adjusted)
        adjust(*study.interventions.front().per_worker_year,
               {Adjustment::Kind::optimism_bias, 1.2, "the quotation is two years old"});
    return study;
}

std::string in_one_line(std::string const& page)
{
    std::istringstream stream(page);
    std::string all;
    for (std::string word; stream >> word;) all += word + " ";
    return all;
}

std::vector<std::string> pages(Study const& study)
{
    Execution const one_thread{1, {}, InstructionSet::sse2};
    return {in_one_line(summary_text(evaluate(study, one_thread), {.full = true})),
            in_one_line(budget_impact_text(budget_impact(study, 0, "supervision", one_thread), {.full = true})),
            in_one_line(
                sensitivity_text(study_sensitivity(study, 0, "supervision", {}, one_thread), false, {.full = true})),
            in_one_line(
                worked_sum_text(worked_sum(study, study.authorities.front(), "supervision"), false, {.full = true}))};
}

nlohmann::json input_of(Study const& study)
{
    auto const json = nlohmann::json::parse(results_json(evaluate(study, {1, {}, InstructionSet::sse2})));
    for (auto const& input : json["inputs"])
        if (input["id"] == cost) return input;
    return {};
}

}  // namespace

TEST(AdjustedAmounts, every_page_says_what_was_stated_and_why_it_is_not_used_as_it_was)
{
    for (auto const& page : pages(of_one(true))) EXPECT_THAT(page, HasSubstr(words));
    for (auto const& page : pages(of_one(false))) EXPECT_THAT(page, Not(HasSubstr("stated as")));
}

TEST(AdjustedAmounts, are_in_the_json_only_where_there_are_some)
{
    auto const adjusted = input_of(of_one(true));
    ASSERT_EQ(adjusted["adjustments"].size(), 1U);
    EXPECT_EQ(adjusted["adjustments"][0]["kind"], "optimism bias");
    EXPECT_EQ(adjusted["adjustments"][0]["factor"], 1.2);
    EXPECT_EQ(adjusted["adjustments"][0]["reason"], "the quotation is two years old");
    EXPECT_NEAR(adjusted["mean"].get<double>(), 420.0, 1e-9);
    EXPECT_FALSE(input_of(of_one(false)).contains("adjustments"));
}
