#include "holdfast/report/financial_case.hpp"

#include "report/case/case_tables.hpp"
#include "report/words/case_words.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;

namespace {

Study study()
{
    auto study = sample_study();
    study.draws = 200;
    study.case_owners.agency = "Head of \x1b[31mresourcing";
    return study;
}

CaseReport report_of(std::string const& strategy)
{
    Execution const one_thread{1, {}, InstructionSet::sse2};
    CaseReport report{financial_case(study(), 0, strategy, one_thread), {}};
    auto dear = study();
    dear.prices.agency_premium.about = Fixed{0.1};
    report.scenarios.push_back(
        {"capped", "Agency <b>cap</b>", "A made-up cap.", financial_case(dear, 0, strategy, one_thread)});
    return report;
}

std::size_t line_of(std::string const& text, std::string const& mark)
{
    auto const at = text.find(mark);
    if (at == std::string::npos) return 1'000;
    return static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
}

}  // namespace

TEST(FinancialCaseText, the_answer_and_the_years_are_on_the_first_screen)
{
    auto const text = financial_case_text(report_of("supervision"), {.colour = false, .width = 80});
    EXPECT_LE(line_of(text, "Rating:"), 6U);
    EXPECT_LE(line_of(text, "left after its cost"), 24U);
    EXPECT_LE(line_of(text, "chance in 100, so far"), 24U);
    for (auto const* said : {"to be named", "What borrowing costs is not", "P10 is the saving that 9 in 10",
                             "as in the study", "A made-up cap."})
        EXPECT_NE(line_of(text, said), 1'000U) << said;
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
}

TEST(FinancialCaseText, says_why_the_inputs_call_a_part_capital)
{
    auto lasting = study();
    auto& supervision = lasting.interventions[sample::supervision];
    supervision.setup_is_capital = true;
    supervision.setup_capital_why = "a room with its furniture";
    auto const of_case = financial_case(lasting, 0, "supervision", {1, {}, InstructionSet::sse2});
    EXPECT_NE(
        line_of(financial_case_text({of_case, {}}, {.colour = false, .width = 2000}), "a room with its furniture"),
        1'000U);
    EXPECT_EQ(line_of(financial_case_text(report_of("supervision"), {.colour = false, .width = 2000}),
                      "Capital, as the inputs say"),
              1'000U);
}

TEST(FinancialCaseText, of_what_claims_no_saving_has_costs_alone)
{
    for (auto const* strategy : {"circles", "mentoring"}) {
        auto const text = financial_case_text(report_of(strategy));
        EXPECT_THAT(text, HasSubstr("its cost"));
        for (auto const* not_said : {"left after", "chance", "who answers", "P10"})
            EXPECT_EQ(line_of(text.substr(0, text.find("How to read it")), not_said), 1'000U) << strategy << not_said;
    }
}

TEST(FinancialCaseTables, rows_are_as_wide_as_their_heads)
{
    for (auto const* strategy : {"supervision", "circles", "mentoring", "supervision-and-workload"}) {
        auto const report = report_of(strategy);
        for (auto const& table : {case_by_year(report.found), case_lines(report.found), case_percentiles(report.found),
                                  case_in_scenarios(report)})
            for (auto const& row : table.rows) EXPECT_EQ(row.size(), table.columns.size());
    }
}

TEST(FinancialCaseJson, says_the_case_with_a_reason_for_every_null)
{
    auto const json = nlohmann::json::parse(financial_case_json(report_of("supervision")));
    EXPECT_EQ(json["rating"], "red");
    EXPECT_GE(json["held_by"].size(), 1U);
    double sum = 0.0;
    for (auto const& line : json["horizon"]["savings"]["lines"]) sum += line["mean"].get<double>();
    EXPECT_NEAR(sum, json["horizon"]["savings"]["cashable"]["mean"].get<double>(), 0.005);
    EXPECT_EQ(json["lines"][0]["owner"], "Head of \x1b[31mresourcing");
    EXPECT_TRUE(json["lines"][1]["owner"].is_null());
    EXPECT_EQ(json["lines"][1]["reasons"]["owner"], "to be named");
    EXPECT_EQ(json["scenarios"].size(), 1U);
    EXPECT_EQ(json["scenarios"][0]["years"].size(), json["years"].size());
    auto const none = nlohmann::json::parse(financial_case_json(report_of("circles")));
    EXPECT_TRUE(none["horizon"]["savings"].is_null());
    EXPECT_TRUE(none["payback"].is_null());
    EXPECT_TRUE(none["reasons"].contains("payback"));
}

TEST(FinancialCaseCsv, has_a_row_for_each_item_of_each_period_in_the_study_and_each_scenario)
{
    auto const report = report_of("supervision");
    std::istringstream lines(financial_case_csv(report));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);) ++count;
    EXPECT_EQ(count, 1 + 2 * 11 * (report.found.years.size() + 1));
}
