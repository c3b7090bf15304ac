// Looking back over made panels whose truth is known. The published one, and the laws: tests/inputs/look_back_test.cpp.
#include "holdfast/panel/look_back.hpp"

#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Windows const windows{{2017, 2019}, {2021, 2023}};

//! 30 authorities over 2017 … 2023, 60 FTE and more. Before, they leave at 10% to 22%; after, at `after(rate before)`.
template <class After> Panel made(After const& after)
{
    Panel panel;
    for (int a = 0; a < 30; ++a) {
        auto& authority = panel["A" + std::to_string(100 + a)];
        authority.name = "Authority " + std::to_string(a);
        double const staff = 60.0 + 10.0 * a;
        double const before = 0.10 + 0.02 * (a % 7);
        for (int year = 2017; year <= 2023; ++year)
            authority.years[year] = {staff, staff * (year < 2021 ? before : after(before)), 0.0, 0.0};
    }
    return panel;
}

Panel falling_alike()
{
    return made([](double before) { return 0.7 * before; });
}

LookBackQuestion about(std::vector<std::string> adopters)
{
    LookBackQuestion question;
    question.adopters = std::move(adopters);
    question.windows = windows;
    question.placebo_sets = 500;
    return question;
}

LookBack found(Panel const& panel, std::vector<std::string> adopters)
{
    return std::get<LookBack>(look_back(panel, about(std::move(adopters))));
}

//! What one adopter is told, and nothing else is found.
NotUsable fault(Panel const& panel, std::string const& adopter)
{
    auto const told = std::get<CannotLookBack>(look_back(panel, about({adopter})));
    EXPECT_EQ(told.left_out.size(), 1U);
    return told.left_out.front();
}

}  // namespace

TEST(LookBack, where_all_fell_alike_nothing_happened_here_and_the_fall_is_an_illusion)
{
    for (auto const& adopters : {std::vector<std::string>{"A104"}, {"A103", "A110", "A120"}}) {
        auto const look = found(falling_alike(), adopters);
        EXPECT_NEAR(look.here.ratio(), 0.7, 1e-12);
        EXPECT_NEAR(look.plain.ratio, 1.0, 0.05) << "sums of authorities of several sizes";
        EXPECT_NEAR(look.adjusted.ratio, 1.0, 1e-9);
        EXPECT_NEAR(look.carried_over, 1.0, 1e-9);
        EXPECT_NEAR(look.expected(), look.here.after, 1e-9);
        EXPECT_TRUE(look.illusion());
    }
}

TEST(LookBack, rates_are_sums_of_leavers_over_sums_of_staff)
{
    auto panel = falling_alike();
    panel.at("A100").years[2017] = {100.0, 30.0, 0.0, 0.0};
    auto const look = found(panel, {"A100", "A101"});
    // 60 FTE at 10% and 70 FTE at 12%.
    EXPECT_NEAR(look.here.before, (30.0 + 2 * 6.0 + 3 * 8.4) / (100.0 + 2 * 60.0 + 3 * 70.0), 1e-12);
    EXPECT_NEAR(look.here.after, 0.7 * (6.0 + 8.4) / 130.0, 1e-12);
    EXPECT_EQ(look.staff, 130.0);
    ASSERT_EQ(look.adopters.size(), 2U);
    EXPECT_NEAR(look.adopters[0].rates.before, (30.0 + 2 * 6.0) / 220.0, 1e-12);
    EXPECT_EQ(look.adopters[1].staff, 70.0);
    EXPECT_EQ(look.others, 28U);
}

// The start is carried over by half: who begins high falls back by itself.
TEST(LookBack, a_high_start_that_falls_back_is_no_effect_once_adjusted)
{
    auto const panel = made([](double before) { return std::sqrt(0.15 * before); });
    auto const look = found(panel, {"A106"});  // 22% before
    EXPECT_LT(look.plain.ratio, 0.9);
    EXPECT_NEAR(look.adjusted.ratio, 1.0, 1e-9);
    EXPECT_NEAR(look.carried_over, 0.5, 1e-9);
    EXPECT_TRUE(look.illusion());
}

// From where it began to what was to be expected in three factors, of high starts and of low ones; of one adopter the second is
// the regression alone.
TEST(LookBack, what_was_to_be_expected_is_three_steps_that_multiply)
{
    auto panel = made([](double before) { return std::sqrt(0.12 * before); });
    int turn = 0;
    for (auto& [number, authority] : panel)
        for (auto& [year, row] : authority.years) *row.leavers *= 1.0 + 0.05 * ((++turn * 7) % 5);
    for (auto const& adopters : {std::vector<std::string>{"A106"}, {"A107"}, {"A103", "A110", "A120"}}) {
        auto const look = found(panel, adopters);
        auto const steps = look.steps();
        EXPECT_NEAR(look.here.before * steps.change_elsewhere * steps.start * steps.like_size,
                    look.here.after / look.adjusted.ratio, 1e-12);
        EXPECT_NE(steps.like_size, 1.0) << "no placebo set is exactly as its start says";
        if (adopters.size() > 1) continue;
        EXPECT_NEAR(steps.start, std::pow(look.here.before / look.typical.before, look.carried_over - 1.0), 1e-9);
        EXPECT_EQ(steps.start<1.0, look.here.before> look.typical.before);
    }
}

TEST(LookBack, a_fall_beyond_that_of_all_others_is_found_and_is_no_illusion_where_they_did_not_fall)
{
    auto panel = made([](double before) { return before; });
    for (auto const* number : {"A105", "A112", "A119", "A126"})
        for (int year = 2021; year <= 2023; ++year) *panel.at(number).years.at(year).leavers *= 0.8;
    auto const look = found(panel, {"A105", "A112", "A119", "A126"});
    EXPECT_NEAR(look.plain.ratio, 0.8, 1e-9);
    EXPECT_NEAR(look.adjusted.ratio, 0.8, 1e-9);
    EXPECT_FALSE(look.illusion());
    EXPECT_NEAR(found(panel, {"A105"}).plain.ratio, 0.8, 0.05) << "three of the others fell, too";
}

TEST(LookBack, the_interval_is_wider_than_placebos_alone_as_few_others_are_left)
{
    auto panel = falling_alike();
    int turn = 0;
    for (auto& [number, authority] : panel)
        for (auto& [year, row] : authority.years) *row.leavers *= 1.0 + 0.05 * ((++turn * 7) % 5);
    auto const adjusted = found(panel, {"A101", "A102", "A103"}).adjusted;
    ASSERT_GT(adjusted.placebo_sd, 0.0);
    double const share = 3.0 / 27.0;
    double const widening = (1.0 + share) / std::sqrt(1.0 - share) * std::sqrt(27.0 / 25.0);
    EXPECT_NEAR(std::log(adjusted.high / adjusted.ratio), 1.96 * adjusted.placebo_sd * widening, 1e-9);
    EXPECT_NEAR(std::log(adjusted.ratio / adjusted.low), 1.96 * adjusted.placebo_sd * widening, 1e-9);
}

TEST(LookBack, says_which_year_leaves_an_authority_out_and_why)
{
    auto panel = falling_alike();
    panel.at("A100").years.at(2022).in_post = 39.9;
    panel.at("A101").years.at(2018).leavers.reset();
    panel.at("A102").years.at(2023).leavers = 0.0;
    panel.at("A103").years.erase(2017);
    EXPECT_EQ(fault(panel, "A100").why, NotUsable::Why::too_small);
    EXPECT_EQ(fault(panel, "A100").year, 2022);
    EXPECT_EQ(fault(panel, "A100").staff, 39.9);
    EXPECT_EQ(fault(panel, "A101").why, NotUsable::Why::not_published);
    EXPECT_EQ(fault(panel, "A101").year, 2018);
    EXPECT_EQ(fault(panel, "A102").why, NotUsable::Why::nobody_left);
    EXPECT_EQ(fault(panel, "A103").year, 2017);
    EXPECT_EQ(fault(panel, "B1").why, NotUsable::Why::not_in_panel);
    // Beside adopters that can be used they are left out, and count neither here nor among the others.
    auto const look = found(panel, {"A100", "A110", "A111", "A110"});
    EXPECT_EQ(look.adopters.size(), 2U) << "named twice is named once";
    ASSERT_EQ(look.left_out.size(), 1U);
    EXPECT_EQ(look.left_out.front().name, "Authority 0");
    EXPECT_EQ(look.others, 24U);
    // The year between the windows asks for nothing.
    panel.at("A110").years.erase(2020);
    EXPECT_FALSE(found(panel, {"A110"}).years.at(3).here);
    EXPECT_TRUE(found(panel, {"A110"}).years.at(3).elsewhere);
}

TEST(LookBack, has_no_answer_beside_too_few_others)
{
    auto panel = falling_alike();
    while (panel.size() > 10) panel.erase(std::prev(panel.end()));
    auto const told = look_back(panel, about({"A100"}));
    ASSERT_TRUE(std::holds_alternative<CannotLookBack>(told));
    EXPECT_EQ(std::get<CannotLookBack>(told).others, 9U);
    EXPECT_TRUE(null_coverage(panel, about({}), {1, 3}, 10).empty());
    EXPECT_TRUE(std::holds_alternative<CannotLookBack>(look_back({}, about({"A100"}))));
    EXPECT_FALSE(published_years({}));
    EXPECT_EQ(*published_years(panel), (YearSpan{2017, 2023}));
}

TEST(LookBack, gives_the_same_bits_again)
{
    auto const panel = made([](double before) { return std::sqrt(0.1 * before) * (before > 0.15 ? 1.1 : 0.9); });
    auto const once = found(panel, {"A101", "A108"});
    auto const again = found(panel, {"A101", "A108"});
    EXPECT_EQ(once.adjusted.low, again.adjusted.low);
    EXPECT_EQ(once.plain.placebo_sd, again.plain.placebo_sd);
    auto other_seed = about({"A101", "A108"});
    other_seed.seed = 7;
    EXPECT_NE(std::get<LookBack>(look_back(panel, other_seed)).adjusted.low, once.adjusted.low);
}
