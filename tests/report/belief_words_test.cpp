// Values of beliefs as a person says them: logarithms as the ratios that they stand for.
#include "report/words/belief_words.hpp"

#include <cmath>

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;

namespace {

Belief belief(Distribution about, std::string unit, std::string label = "pay")
{
    Belief made;
    made.about = about;
    made.unit = std::move(unit);
    made.label = std::move(label);
    return made;
}

}  // namespace

TEST(BeliefWords, a_value_is_said_in_its_unit)
{
    EXPECT_EQ(input_value(BarScale::plain, "£ a year", 66'560.0), "£66,600");
    EXPECT_EQ(input_value(BarScale::plain, "share", 0.406), "41%");
    EXPECT_EQ(input_value(BarScale::plain, "share", 0.0), "0%");
    EXPECT_EQ(input_value(BarScale::plain, "months", 6.5), "6.50");
    EXPECT_EQ(input_value(BarScale::plain, "months", -0.0), "0") << "never -0";
    EXPECT_EQ(input_value(BarScale::plain, "ratio", -0.25), "−0.25");
    EXPECT_EQ(input_value(BarScale::log_hazard_ratio, "log hazard ratio", std::log(0.8)), "0.80");
    EXPECT_EQ(input_value(BarScale::log_factor, "", 0.0), "1.00");
}

TEST(BeliefWords, a_logarithm_is_read_as_a_ratio_and_a_spread_is_not)
{
    auto const effect = belief(Normal{std::log(0.7), 0.2}, "log hazard ratio");
    EXPECT_EQ(scale_of(effect), BarScale::log_hazard_ratio);
    EXPECT_EQ(unit_words(effect), "hazard ratio");
    EXPECT_EQ(mean_words(effect), "0.70");
    EXPECT_EQ(range_words(effect), "0.47 to 1.04");
    EXPECT_EQ(scale_of(belief(Fixed{0.1}, "log hazard ratio")), BarScale::plain);
}

TEST(BeliefWords, what_does_not_vary_has_no_range)
{
    EXPECT_EQ(range_words(belief(Fixed{12.0}, "months")), "");
    EXPECT_EQ(range_words(belief(Uniform{1000.0, 3000.0}, "£")), "£1,050 to £2,950");
}

TEST(BeliefWords, a_label_leaves_out_whom_the_page_is_about)
{
    TornadoBar bar{};
    bar.belief = belief(Fixed{1.0}, "share", "cover share, Leeds: Circles");
    EXPECT_EQ(label_here(bar, "Leeds", "Circles"), "cover share");
    bar.belief.label = "how Leeds differs";
    EXPECT_EQ(label_here(bar, "Leeds", "Circles"), "how this authority differs");
}

TEST(BeliefWords, nothing_invisible_comes_through_a_label)
{
    EXPECT_EQ(scaled_label(BarScale::plain, belief(Fixed{1.0}, "", "a\x1b[31mb")).find('\x1b'), std::string::npos);
    EXPECT_NE(scaled_label(BarScale::log_factor, belief(Fixed{0.0}, "", "transport")).find("(times the hazard ratio)"),
              std::string::npos);
}
