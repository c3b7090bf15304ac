// What is said of a backtest: the rivals stand beside the model, and what is not shown is said.
#include "report/backtest/backtest.hpp"

#include "base/text.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "inputs/published/panel_csv.hpp"
#include "report/backtest/agency_spend_text.hpp"
#include "support/files.hpp"
#include "support/flat_text.hpp"
#include "support/where.hpp"

#include <cmath>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace holdfast;
using test::flat;
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
    year.at_origins_rate = {72.0, 61.2, 62.2, 88.2};
    return year;
}

}  // namespace

// The first sentence is true: nobody knew in 2022 what England's rate would be.
TEST(BacktestText, opens_with_what_could_be_said_then_and_what_of_the_miss_was_englands_rate)
{
    auto const text = flat(backtest_text(found(), origins()));
    EXPECT_THAT(text, ::testing::StartsWith("From what was known in 2022, the model would have forecast an authority's "
                                            "leavers of 2023 to 2025 to within 10.4 FTE on average."));
    EXPECT_THAT(text, HasSubstr("The best of three simpler ways, its own mean of five years, comes to within 9.2."));
    EXPECT_THAT(text,
                HasSubstr("3.1 of the 10.4 FTE is England's rate, which nobody knew in 2022. With England's rate as it "
                          "turned out the model comes to within 7.3, and the best of the three, its own mean of five "
                          "years, to within 7.8."));
    EXPECT_THAT(text, HasSubstr("All of them together were 0.3% too low."));
    EXPECT_THAT(text, HasSubstr("an authority's own five years win"));
    EXPECT_THAT(text, HasSubstr("28% of their staff left. In the next year 21% did"));
    EXPECT_THAT(text, HasSubstr("No programme's effect is tested here."));
    auto lucky = found();
    lucky.leavers.mae_at_origins_rate.model = 7.0;
    EXPECT_THAT(flat(backtest_text(lucky, origins())), Not(HasSubstr("which nobody knew")));
}

TEST(BacktestText, holds_the_agency_line_against_what_was_spent_only_where_the_study_says_so)
{
    auto of = found();
    EXPECT_THAT(backtest_text(of, origins()), Not(HasSubstr("agency workers")));
    EXPECT_FALSE(nlohmann::json::parse(backtest_json(of, origins())).contains("agency_spend"));
    of.agency_spend.years = {{"Leeds", 2024, 40.0, 3'700'000.0, 5'000'000.0, 4'800'000.0, {}, {}}};
    of.agency_spend.ratio_of_sums = of.agency_spend.median_ratio = 0.74;
    of.agency_spend.price_year = 2025;
    auto const one = flat(backtest_text(of, origins()));
    EXPECT_THAT(one, HasSubstr("Leeds spent £4.8m on agency workers in 2024-25. In the prices of 2025, in which it is "
                               "compared, that is £5m."));
    EXPECT_THAT(one, HasSubstr("The 40.0 posts that they covered come to £3.7m at this study's price: 74% of it."));
    of.agency_spend.years.front().stated = 5'000'000.0;
    EXPECT_THAT(flat(backtest_text(of, origins())), Not(HasSubstr("in which it is compared")));
    of.agency_spend.years.push_back({"Wakefield", 2024, 10.0, 1'000'000.0, 2'000'000.0, 2'000'000.0, {}, {}});
    auto const two = flat(backtest_text(of, origins()));
    EXPECT_THAT(two, HasSubstr("2 authorities, 2 years in all: the posts that agency workers covered come to 74%"));
    EXPECT_THAT(two, Not(HasSubstr("the middle one"))) << "of two";
    auto const json = nlohmann::json::parse(backtest_json(of, origins()))["agency_spend"];
    EXPECT_EQ(json["authority_years"], 2);
    EXPECT_EQ(json["price_year"], 2025);
    EXPECT_EQ(json["years"][1]["authority"], "Wakefield");
    EXPECT_EQ(json["years"][0]["stated"], 5'000'000.0);
    of.agency_spend.years.back().name = "Leeds";
    of.agency_spend.years.push_back({"Leeds", 2023, 10.0, 1'000'000.0, 2'000'000.0, 2'000'000.0, {}, {}});
    EXPECT_THAT(flat(backtest_text(of, origins())), HasSubstr("Leeds, 3 years: the posts"));
    EXPECT_THAT(flat(backtest_text(of, origins())), HasSubstr("In the middle one it is 74%."));
}

TEST(BacktestText, names_each_spend_that_is_not_compared_or_hardly_meant)
{
    auto of = found();
    AgencySpendYear spend{"Leeds", 2005, 0.0, 0.0, 1.0, 1.0, {"own.toml", 7, 1, 1, ""}, NoCover::year_not_in_panel};
    of.agency_spend.without_count = {spend};
    EXPECT_THAT(flat(backtest_text(of, origins())),
                HasSubstr("One year is not compared: - own.toml:7: Leeds, 2005-06: the "
                          "panel holds no figures of 30 September 2005."));
    auto const why = [&spend](NoCover because) {
        spend.why = because;
        return report::not_compared_words(spend);
    };
    EXPECT_EQ(why(NoCover::nothing_spent), "nothing was spent");
    EXPECT_EQ(why(NoCover::not_in_panel), "Leeds is not in the panel");
    EXPECT_THAT(why(NoCover::not_published), HasSubstr("was not published for Leeds"));
    auto const json = nlohmann::json::parse(backtest_json(of, origins()))["agency_spend"];
    EXPECT_EQ(json["without_count"], 1);
    EXPECT_THAT(json["not_compared"][0]["why"].get<std::string>(), HasSubstr("2005"));
    of.agency_spend = {};
    of.agency_spend.years = {{"Leeds", 2024, 35.0, 3'276'000.0, 4'350.0, 4'200.0, {"own.toml", 7, 1, 1, ""}, {}}};
    auto const slip = flat(backtest_text(of, origins()));
    EXPECT_THAT(slip, HasSubstr("753 times of it"));
    EXPECT_THAT(slip, HasSubstr("Warning: own.toml:7: £4,200 is hardly what Leeds spent on agency workers in 2024-25"));
}

TEST(BacktestText, says_what_is_typed_and_moves_nothing_and_what_is_doubted)
{
    auto of = found();
    EXPECT_THAT(backtest_text(of, origins()),
                AllOf(Not(HasSubstr("moves nothing")), Not(HasSubstr("about the inputs"))));
    of.ignored_inputs = {"leaving rate of Leeds"};
    of.warnings = {{Problem::Kind::warning, {"own.toml", 7, 1, 1, ""}, "f", "it has no source", "say one", {}}};
    auto const text = flat(backtest_text(of, origins()));
    EXPECT_THAT(text,
                HasSubstr("leaving rate of Leeds is typed in the study and moves nothing here. What is forecast and "
                          "what happened are read from the published panel alone"));
    EXPECT_THAT(text, HasSubstr("1 warning about the inputs - own.toml:7: it has no source (say one)"));
    auto const json = nlohmann::json::parse(backtest_json(of, origins()));
    EXPECT_EQ(json["ignored_inputs"][0], "leaving rate of Leeds");
    EXPECT_EQ(json["warnings"][0]["line"], 7);
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
    of.authoritys = {1.8, 2.8, 0.8, 26.8};
    of.authoritys_at_origins_rate = {13.8, 3.0, 4.0, 30.0};
    auto const text = backtest_text(of, origins());
    EXPECT_THAT(text, AllOf(HasSubstr("Leeds, as of 2022"), HasSubstr("44 to 80"), HasSubstr("58.2")));
    // It leads with Leeds, and keeps what could be said then beside what hindsight adds.
    EXPECT_THAT(flat(text),
                ::testing::StartsWith("From what was known in 2022, the model would have forecast the leavers of "
                                      "Leeds in 2023 to within 13.8 FTE on average. The best of three simpler "
                                      "ways, its own last year, comes to within 3.0. 12.0 of the 13.8 FTE is "
                                      "England's rate"));
    EXPECT_THAT(flat(text),
                HasSubstr("Of all authorities together: to within 10.4, and 7.3 with England's rate as it"));
    EXPECT_THAT(text, AllOf(HasSubstr("at England's rate of 2022"), HasSubstr("72.0")));
    EXPECT_THAT(text, Not(HasSubstr("Before and after")));
    auto const csv = backtest_csv(of, origins());
    EXPECT_THAT(csv, HasSubstr("Leeds,2022,2023,60,55,65,50,71,44,80,58.2,61,59,85,72,61.2,62.2,88.2,"));
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
