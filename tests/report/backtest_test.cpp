// What is said of a backtest: the rivals stand beside the model, and what is not shown is said.
#include "report/backtest/backtest.hpp"

#include "base/text.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "inputs/published/panel_csv.hpp"
#include "support/files.hpp"
#include "support/where.hpp"

#include <cmath>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace holdfast;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

Backtest found()
{
    Backtest of;
    of.origin = 2022;
    of.last = 2025;
    of.leavers.authority_years = 438;
    of.leavers.bias = -0.0028;
    of.leavers.mae = {7.31, 9.74, 7.85, 8.16};
    of.leavers.mae_at_origins_rate = {10.4, 11.3, 9.2, 12.0};
    of.leavers.coverage = {0.57, 0.85, 0.957};
    of.vacancies = {400, 0.05, {10.0, 11.0, 12.0, 15.0}};
    of.cover = {{300, 0.01, {0.14, 0.16, 0.15, 0.17}}, 120, 0.9};
    of.before_after = {98, 0.281, 0.206, 0.85, 148.0};
    return of;
}

Origins origins()
{
    Origins all;
    all.by_origin = {found(), found()};
    all.by_origin.front().origin = 2021;
    all.coverage = {0.55, 0.84, 0.955};
    all.one_year_ahead.authority_years = 880;
    all.variance_needed = 1.9;
    return all;
}

ForecastYear year_2023()
{
    ForecastYear year;
    year.year = 2023;
    year.forecast = 60.0;
    year.interval = {std::pair{55, 65}, {50, 71}, {44, 80}};
    year.happened = 58.2;
    year.own_last_year = 61.0;
    year.own_five_years = 59.0;
    year.national = 85.0;
    return year;
}

std::string flat(std::string const& text)
{
    std::string line;
    for (auto const& each : split(text, '\n'))
        if (!trimmed(each).empty()) line += (line.empty() ? "" : " ") + std::string(trimmed(each));
    return line;
}

}  // namespace

TEST(BacktestText, opens_with_the_error_and_the_best_rival)
{
    auto const text = flat(backtest_text(found(), origins()));
    EXPECT_THAT(
        text, HasSubstr("From what was known in 2022, the model would have forecast an authority's leavers of 2023 to "
                        "2025 to within 7.3 FTE on average."));
    EXPECT_THAT(text, HasSubstr("The best of three simpler ways comes to within 7.8."));
    EXPECT_THAT(text, HasSubstr("All of them together were 0.3% too low."));
    EXPECT_THAT(text, HasSubstr("an authority's own five years win"));
    EXPECT_THAT(text, HasSubstr("28% of their staff left. In the next year 21% did"));
    EXPECT_THAT(text, HasSubstr("No programme's effect is tested here."));
}

TEST(BacktestText, holds_the_agency_line_against_what_was_spent_only_where_the_study_says_so)
{
    auto of = found();
    EXPECT_THAT(backtest_text(of, origins()), Not(HasSubstr("agency workers")));
    EXPECT_FALSE(nlohmann::json::parse(backtest_json(of, origins())).contains("agency_spend"));
    of.agency_spend = {{{"Leeds", 2024, 40.0, 3'700'000.0, 5'000'000.0}}, {}, 0.74, 0.74};
    auto const one = flat(backtest_text(of, origins()));
    EXPECT_THAT(one, HasSubstr("Leeds spent £5m on agency workers in 2024-25."));
    EXPECT_THAT(one, HasSubstr("The 40.0 posts that they covered come to £3.7m at this study's price: 74% of it."));
    of.agency_spend.years.push_back({"Wakefield", 2024, 10.0, 1'000'000.0, 2'000'000.0});
    of.agency_spend.without_count = {{"York", 2024, 0.0, 0.0, 1.0}};
    auto const two = flat(backtest_text(of, origins()));
    EXPECT_THAT(two, HasSubstr("In 2 years of authorities the posts that agency workers covered come to 74%"));
    EXPECT_THAT(two, HasSubstr("One year cannot be compared"));
    auto const json = nlohmann::json::parse(backtest_json(of, origins()))["agency_spend"];
    EXPECT_EQ(json["authority_years"], 2);
    EXPECT_EQ(json["without_count"], 1);
    EXPECT_EQ(json["years"][1]["authority"], "Wakefield");
}

TEST(BacktestText, says_what_the_illusion_would_be_booked_as)
{
    auto of = found();
    EXPECT_THAT(backtest_text(of, origins()), Not(HasSubstr("booked")));
    of.before_after.leaver_cost = 8'500.0;
    EXPECT_THAT(flat(backtest_text(of, origins())),
                HasSubstr("At this study's £8,500 for each leaver who is replaced, £94,400 would be booked as saved."));
}

TEST(BacktestText, no_sentence_of_the_opening_is_long)
{
    auto const text = backtest_text(found(), origins());
    auto const opening = flat(text.substr(0, text.find("How far off")));
    for (auto const& sentence : split(opening, '.')) {
        auto const words = static_cast<int>(std::count(sentence.begin(), sentence.end(), ' '));
        EXPECT_LE(words, 30) << sentence;
    }
}

TEST(BacktestText, of_one_authority_has_a_line_a_year)
{
    auto of = found();
    of.authority = "Leeds";
    of.years = {year_2023()};
    auto const text = backtest_text(of, origins());
    EXPECT_THAT(text, AllOf(HasSubstr("Leeds, as of 2022"), HasSubstr("44 to 80"), HasSubstr("58.2")));
    EXPECT_THAT(text, Not(HasSubstr("Before and after")));
    auto const csv = backtest_csv(of, origins());
    EXPECT_THAT(csv, HasSubstr("Leeds,2022,2023,60,55,65,50,71,44,80,58.2,61,59,85"));
}

// docs/validation.md is the output of the command, and what is held back is what the model says today.
TEST(BacktestText, is_what_the_document_shows)
{
    auto const text_of = [](std::string const& path) { return test::text_of(where::project() + path); };
    auto const panel = read_panel({"panel.csv", text_of("/inputs/panel.csv")}).value.value();
    BacktestQuestion question;
    question.origin = 2022;
    auto found = *backtest(panel, question);
    StudyRequest request;
    request.study_path = where::project() + "/inputs/study.toml";
    auto const study = read_study(request, DiskFiles{}).value.value();
    for (auto const* price : {&study.prices.recruitment, &study.prices.induction, &study.prices.exit})
        found.before_after.leaver_cost += mean(price->about);
    auto const shown = "```\n" + backtest_text(found, backtest_all(panel, question)) + "```\n";
    EXPECT_TRUE(text_of("/docs/validation.md").find(shown) != std::string::npos)
        << "run holdfast backtest, and put this into docs/validation.md:\n"
        << shown;
    auto const next = forecast_csv(forecast_next_year(panel, question, LogNormal{std::log(0.1211), 0.15}), 2026);
    EXPECT_TRUE(text_of("/docs/forecast-2026.csv") == next) << "run holdfast backtest --next";
}

TEST(BacktestJson, has_the_keys_that_are_documented)
{
    auto const json = nlohmann::json::parse(backtest_json(found(), origins()));
    EXPECT_EQ(json["origin"], 2022);
    EXPECT_EQ(json["leavers"]["authority_years"], 438);
    EXPECT_EQ(json["leavers"]["mae"]["own_five_years"], 7.85);
    EXPECT_EQ(json["leavers"]["coverage"]["95"], 0.957);
    EXPECT_EQ(json["before_after"]["share_that_fell"], 0.85);
    EXPECT_TRUE(json.contains("vacancies"));
    EXPECT_EQ(json["origins"].size(), 2U);
    EXPECT_FALSE(json.contains("authority"));
    auto of = found();
    of.authority = "Leeds";
    of.years = {year_2023()};
    EXPECT_EQ(nlohmann::json::parse(backtest_json(of, origins()))["authority"]["years"][0]["interval"]["95"][1], 80);
}
