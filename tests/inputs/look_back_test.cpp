// Looking back over the published panel: how often the interval holds nothing where there is nothing, a fall that was planted,
// and the check values of M33. Made panels: tests/panel/look_back_test.cpp.
#include "holdfast/panel/look_back_windows.hpp"

#include "inputs/published/panel_csv.hpp"
#include "numerics/stream.hpp"
#include "support/files.hpp"
#include "support/where.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Panel const& shipped()
{
    static Panel const panel =
        read_panel({"panel.csv", test::text_of(where::project() + "/inputs/panel.csv")}).value.value();
    return panel;
}

Windows const six_years_on{{2017, 2019}, {2021, 2025}};

LookBackQuestion about(std::vector<std::string> const& names, Windows const& windows)
{
    LookBackQuestion question;
    question.windows = windows;
    for (auto const& [number, authority] : shipped())
        if (std::find(names.begin(), names.end(), authority.name) != names.end()) question.adopters.push_back(number);
    EXPECT_EQ(question.adopters.size(), names.size());
    return question;
}

LookBack found(LookBackQuestion const& question, Panel const& panel = shipped())
{
    return std::get<LookBack>(look_back(panel, question));
}

//! Numbers of all authorities that are used in these windows.
std::vector<std::string> usable(Windows const& windows)
{
    std::vector<std::string> numbers;
    for (auto const& [number, authority] : shipped()) {
        LookBackQuestion question{{number}, windows};
        if (std::holds_alternative<LookBack>(look_back(shipped(), question))) numbers.push_back(number);
    }
    return numbers;
}

//! Bounds of placebo scatter alone, without what makes an interval honest about few others.
std::pair<double, double> placebo_alone(ComparedRatio const& compared)
{
    double const half = std::exp(normal_95 * compared.placebo_sd);
    return {compared.ratio / half, compared.ratio * half};
}

}  // namespace

// 2,000 sets: the share held has a standard error of 0.5 points.
TEST(PublishedLookBack, holds_nothing_for_93_to_97_in_100_random_sets_of_one_three_and_six)
{
    LookBackQuestion question;
    question.placebo_sets = 2'000;  // enough for a standard deviation to 1.6%
    for (auto const& windows :
         {six_years_on, Windows{{2017, 2018}, {2019, 2020}}, Windows{{2018, 2020}, {2022, 2025}}}) {
        question.windows = windows;
        auto const coverage = null_coverage(shipped(), question, {1, 3, 6}, 2'000);
        ASSERT_EQ(coverage.size(), 3U);
        for (auto const& of_size : coverage) {
            SCOPED_TRACE(std::to_string(of_size.adopters) + " since " + std::to_string(windows.after.first));
            EXPECT_GE(of_size.adjusted, 0.93);
            EXPECT_LE(of_size.adjusted, 0.97);
        }
    }
}

TEST(PublishedLookBack, finds_a_planted_fall_of_20_per_cent_in_sets_of_six_without_bias)
{
    auto const numbers = usable(six_years_on);
    constexpr int repeats = 1'000;
    double sum = 0.0;
    double squares = 0.0;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        LookBackQuestion question{{}, six_years_on};
        question.placebo_sets = 200;
        auto panel = shipped();
        for (std::uint64_t draw = 0; question.adopters.size() < 6; ++draw) {
            double const u = uniform(1, draw, belief_key("planted." + std::to_string(repeat)));
            auto const& number = numbers[static_cast<std::size_t>(u * static_cast<double>(numbers.size()))];
            if (std::find(question.adopters.begin(), question.adopters.end(), number) != question.adopters.end())
                continue;
            question.adopters.push_back(number);
            for (auto& [year, row] : panel.at(number).years)
                if (year >= 2021) *row.leavers *= 0.8;
        }
        double const effect = std::log(found(question, panel).adjusted.ratio);
        sum += effect;
        squares += effect * effect;
    }
    double const mean = sum / repeats;
    double const standard_error = std::sqrt((squares / repeats - mean * mean) / repeats);
    EXPECT_NEAR(mean, std::log(0.8), 3.0 * standard_error);
    EXPECT_LT(standard_error, 0.006) << "or nothing is tested";
}

// The published figures are rounded to a hundredth. Their intervals are ± 1.96 placebo sd, which holds nothing too seldom.
TEST(PublishedLookBack, has_the_check_values_of_M33)
{
    constexpr double rounding = 0.005;
    auto const six = found(
        about({"Darlington", "Warwickshire", "Newcastle upon Tyne", "Coventry", "Solihull", "Sefton"}, six_years_on));
    EXPECT_NEAR(six.plain.ratio, 1.02, rounding);
    EXPECT_NEAR(placebo_alone(six.plain).first, 0.83, rounding);
    EXPECT_NEAR(placebo_alone(six.plain).second, 1.25, rounding);
    EXPECT_NEAR(six.adjusted.ratio, 1.07, rounding);
    EXPECT_NEAR(placebo_alone(six.adjusted).first, 0.91, rounding);
    EXPECT_NEAR(placebo_alone(six.adjusted).second, 1.26, rounding);
    auto const west_sussex = found(about({"West Sussex"}, {{2017, 2018}, {2019, 2020}}));
    EXPECT_NEAR(west_sussex.adjusted.ratio, 0.72, rounding);
    EXPECT_NEAR(placebo_alone(west_sussex.adjusted).first, 0.39, rounding);
    EXPECT_NEAR(placebo_alone(west_sussex.adjusted).second, 1.34, rounding);
}

TEST(PublishedLookBack, gives_the_intervals_that_hold_what_they_say)
{
    auto const six = found(
        about({"Darlington", "Warwickshire", "Newcastle upon Tyne", "Coventry", "Solihull", "Sefton"}, six_years_on));
    EXPECT_EQ(six.others, 126U);
    EXPECT_NEAR(six.adjusted.low, 0.90, 0.005);
    EXPECT_NEAR(six.adjusted.high, 1.27, 0.005);
    auto const west_sussex = found(about({"West Sussex"}, {{2017, 2018}, {2019, 2020}}));
    EXPECT_EQ(west_sussex.placebos, 36U) << "the others with half its staff or more";
    EXPECT_NEAR(west_sussex.adjusted.low, 0.43, 0.006);
    EXPECT_NEAR(west_sussex.adjusted.high, 1.15, 0.006);
}

TEST(PublishedLookBack, scatter_of_placebos_alone_holds_nothing_too_seldom)
{
    LookBackQuestion question{{}, six_years_on};
    question.placebo_sets = 2'000;
    auto const of_six = null_coverage(shipped(), question, {6}, 2'000).front();
    EXPECT_LT(of_six.placebo_alone, of_six.adjusted - 0.01);
    EXPECT_LT(std::abs(of_six.mean_log), 0.01);
}

// An authority that became one in 2023, one that did not publish 2025, and both kinds together with one that always did.
TEST(LookBackPublished, years_that_are_advised_have_an_answer_about_all_that_are_named)
{
    auto const cumberland = windows_that_hold(shipped(), {"942"});
    ASSERT_TRUE(cumberland);
    EXPECT_EQ(*cumberland, (Windows{{2023, 2023}, {2025, 2025}}));
    EXPECT_EQ(windows_that_hold(shipped(), {"213"}), (Windows{{2017, 2019}, {2021, 2024}}));
    EXPECT_EQ(windows_that_hold(shipped(), {"383", "942"}), cumberland);
    EXPECT_FALSE(windows_that_hold(shipped(), {"857"})) << "too small in every year";
}
