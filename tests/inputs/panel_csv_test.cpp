// The panel as a file, and what the backtest says of the published one: the check values of M32.
#include "inputs/published/panel_csv.hpp"

#include "holdfast/panel/backtest.hpp"
#include "inputs/published/dfe_workforce.hpp"
#include "support/where.hpp"

#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using ::testing::HasSubstr;

namespace {

std::optional<std::string> text_of(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

Panel shipped()
{
    auto const path = where::project() + "/inputs/panel.csv";
    auto read = read_panel({path, text_of(path).value()});
    for (auto const& problem : read.problems) ADD_FAILURE() << describe(problem);
    return read.value.value();
}

std::string const head = "year,dfe_number,authority,in_post,leavers,vacancies,agency_covering_vacancies\n";

BacktestQuestion from(int origin, LeavingModel model = {})
{
    BacktestQuestion question;
    question.origin = origin;
    question.model = model;
    return question;
}

}  // namespace

TEST(PanelCsv, comes_back_as_it_was_written)
{
    Panel panel;
    panel["314 / 318"] = {"Kingston, \"and\" Richmond", {{2024, {100.5, 10.0, std::nullopt, 0.0}}, {2025, {}}}};
    panel["383"] = {"Leeds", {{2025, {585.1, 50.0, 14.0, 9.25}}}};
    auto const read = read_panel({"panel.csv", panel_csv(panel)});
    ASSERT_TRUE(read.value);
    EXPECT_EQ(panel_csv(*read.value), panel_csv(panel));
    EXPECT_EQ(read.value->at("314 / 318").name, "Kingston, \"and\" Richmond");
    EXPECT_FALSE(read.value->at("314 / 318").years.at(2024).vacancies);
}

TEST(PanelCsv, what_is_no_figure_is_told_with_its_place)
{
    auto const problems = [](std::string const& rows) {
        std::string all;
        for (auto const& problem : read_panel({"panel.csv", head + rows}).problems) all += describe(problem) + "\n";
        return all;
    };
    EXPECT_THAT(problems("2025,383,Leeds,many,,,\n"), HasSubstr("panel.csv:2:16: error: \"many\" is not a number"));
    EXPECT_THAT(problems("25,383,Leeds,1,,,\n"), HasSubstr("is not a year"));
    EXPECT_THAT(problems("2025,,Leeds,1,,,\n"), HasSubstr("there is no DfE number"));
    EXPECT_THAT(problems("2025,383,Leeds,1,,,\n2025,383,Leeds,1,,,\n"), HasSubstr("Leeds has two rows for 2025"));
    EXPECT_THAT(problems("2025,383,Leeds,585.1,5000,,\n"),
                HasSubstr("5000 left of 585.1 in post: more than there were"));
    EXPECT_FALSE(read_panel({"panel.csv", "year,authority\n"}).value);
}

TEST(PanelCsv, the_shipped_panel_is_what_the_importer_makes)
{
    auto const path = where::shared() + "/data/raw/csww_indicators_2017_to_2025.csv";
    auto const text = text_of(path);
    if (!text) GTEST_SKIP() << "the published file is not at ../shared: inputs/panel.csv was not made again";
    std::vector<CsvFile> const files{{path, *text}};
    auto const import = import_dfe(files).value.value();
    EXPECT_TRUE(panel_csv(import.panel) == text_of(where::project() + "/inputs/panel.csv").value_or(""))
        << "run: holdfast import dfe --panel inputs/panel.csv";
}

// The edition before, first: so the way of counting is the hindcast's.
TEST(PublishedBacktest, the_old_model_has_its_check_values)
{
    auto const panel = shipped();
    auto const found = backtest(panel, from(2022, LeavingModel::edition_1()));
    ASSERT_TRUE(found);
    auto const& leavers = found->leavers;
    EXPECT_NEAR(static_cast<double>(leavers.authority_years), 437.0, 2.0);
    EXPECT_NEAR(leavers.mae.model, 7.46, 0.01);
    EXPECT_NEAR(leavers.bias, 0.020, 0.0025);
    EXPECT_NEAR(leavers.mae.own_last_year, 9.71, 0.04);
    EXPECT_NEAR(leavers.mae.own_five_years, 7.83, 0.03);
    EXPECT_NEAR(leavers.mae.national, 8.20, 0.05);
}

TEST(PublishedBacktest, this_model_is_nearer_and_right_in_all)
{
    auto const panel = shipped();
    auto const found = backtest(panel, from(2022));
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->leavers.mae.model, 7.3, 0.05);
    EXPECT_LT(std::abs(found->leavers.bias), 0.005);
    // With the last national rate, an authority's own five years win: leaving fell everywhere.
    EXPECT_NEAR(found->leavers.mae_at_origins_rate.own_five_years, 9.2, 0.3);
    EXPECT_NEAR(found->leavers.mae_at_origins_rate.model, 10.4, 0.3);
    auto const& illusion = found->before_after;
    EXPECT_NEAR(static_cast<double>(illusion.cases), 98.0, 6.0);
    EXPECT_NEAR(illusion.rate_before, 0.281, 0.01);
    EXPECT_NEAR(illusion.rate_after, 0.205, 0.01);
    EXPECT_NEAR(illusion.share_that_fell, 0.85, 0.03);
}

TEST(PublishedBacktest, ranges_hold_what_they_say)
{
    auto const panel = shipped();
    auto const all = backtest_all(panel, from(2022));
    EXPECT_GE(all.coverage[2], 0.93);
    EXPECT_LE(all.coverage[2], 0.97);
    for (auto const& third : all.coverage_by_size) {
        EXPECT_GE(third[2], 0.90);
        EXPECT_LE(third[2], 0.99);
    }
    int seen = 0;
    for (auto const& origin : all.by_origin) {
        if (origin.origin < 2020) continue;
        ++seen;
        EXPECT_GE(origin.leavers.coverage[2], 0.92) << origin.origin;
        EXPECT_LE(origin.leavers.coverage[2], 0.98) << origin.origin;
        EXPECT_GE(origin.cover.means == 0 ? 0.9 : origin.cover.means_inside_95, 0.87) << origin.origin;
    }
    EXPECT_EQ(seen, 5);
    auto const& rolling = all.one_year_ahead;
    EXPECT_NEAR(static_cast<double>(rolling.authority_years), 880.0, 5.0);
    EXPECT_NEAR(rolling.mae.own_last_year, 9.26, 0.03);
    EXPECT_NEAR(rolling.mae.own_five_years, 7.88, 0.03);
    EXPECT_NEAR(rolling.mae.national, 8.66, 0.04);
    // M27's 1.8 is a constant of this edition; the panel's own origins ask for about as much.
    EXPECT_GT(all.variance_needed, 1.4);
    EXPECT_LT(all.variance_needed, 2.5);
}
