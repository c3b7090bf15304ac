#include "report/explain/base_case.hpp"

#include "support/sample_study.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

namespace {

TEST(BaseCaseReport, text_csv_and_json_hold_the_same_pence)
{
    auto const study = sample_study();
    auto const cases = base_cases(study);
    auto const text = base_case_text(study, cases);
    auto const csv = base_case_csv(study, cases);
    auto const json = nlohmann::json::parse(base_case_json(study, cases));
    ASSERT_EQ(json["base_case"].size(), cases.size());
    auto const& one = cases[sample::supervision];
    EXPECT_THAT(text, HasSubstr(to_the_penny(one.gross_cash)));
    EXPECT_EQ(json["base_case"][sample::supervision]["gross_cash_saving"].get<double>(), one.gross_cash.in_pounds());
    auto const pence = std::to_string(one.gross_cash.in_pence());
    EXPECT_THAT(csv, HasSubstr(pence.substr(0, pence.size() - 2) + "." + pence.substr(pence.size() - 2)));
}

TEST(BaseCaseReport, claims_no_saving_without_turnover_evidence)
{
    auto const study = only(sample_study(), 0, sample::circles);
    auto const cases = base_cases(study);
    EXPECT_THAT(base_case_text(study, cases), HasSubstr("no saving claimed"));
    auto const json = nlohmann::json::parse(base_case_json(study, cases));
    EXPECT_TRUE(json["base_case"][0]["net_cash_saving"].is_null());
    EXPECT_TRUE(json["base_case"][0]["reasons"].contains("net_cash_saving"));
    EXPECT_THAT(base_case_csv(study, cases), HasSubstr(",,,,,no study measured turnover"));
}

TEST(BaseCaseReport, says_that_it_has_no_range_and_marks_placeholders)
{
    auto study = only(sample_study(), 0, sample::supervision);
    auto& intervention = study.interventions[0];
    auto const with_costs_of = [&](Basis basis) {
        for (auto* cost :
             {&intervention.setup, &intervention.annual, &intervention.per_worker_year, &intervention.per_starter})
            if (*cost) (*cost)->basis = basis;
        return base_case_text(study, base_cases(study));
    };
    EXPECT_THAT(with_costs_of(Basis::placeholder), HasSubstr("no range and no chance of saving"));
    EXPECT_THAT(with_costs_of(Basis::placeholder), HasSubstr("our guess"));
    EXPECT_THAT(with_costs_of(Basis::local), Not(HasSubstr("our guess")));
}

TEST(BaseCaseReport, a_name_that_is_a_formula_stays_text)
{
    auto study = only(sample_study(), 0, sample::supervision);
    study.authorities[0].name = "=HYPERLINK(\"x\")";
    EXPECT_THAT(base_case_csv(study, base_cases(study)), HasSubstr("\"'=HYPERLINK(\"\"x\"\")\""));
}

TEST(BaseCases, gross_less_programme_is_net_to_the_penny)
{
    for (auto const& one : base_cases(sample_study())) {
        auto const programme = one.lines[static_cast<std::size_t>(Line::programme)];
        EXPECT_EQ(one.gross_cash + programme, one.net_cash);
        EXPECT_EQ(one.gross_total + programme, one.net_total);
    }
}

}  // namespace
