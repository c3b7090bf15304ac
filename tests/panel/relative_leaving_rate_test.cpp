#include "holdfast/panel/relative_leaving_rate.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

using namespace holdfast;

namespace {

StaffHistory history(int first, std::vector<std::pair<double, double>> const& in_post_and_leavers)
{
    StaffHistory years;
    for (auto const& [in_post, leavers] : in_post_and_leavers) years[first++] = {in_post, leavers};
    return years;
}

// ---- M27 again, as plainly as it can be said -----------------------------------------------------------------------

struct Plain {
    double within{}, between{}, prior{};
    int authorities{};
    std::map<std::string, std::pair<double, double>> relative;  // mean, variance
};

Plain plain_m27(StaffPanel const& panel, int first, int last)
{
    auto const in_post = [&](std::string const& a, int y) {
        return panel.at(a).contains(y) ? panel.at(a).at(y).in_post : std::nullopt;
    };
    auto const leavers = [&](std::string const& a, int y) {
        return panel.at(a).contains(y) ? panel.at(a).at(y).leavers : std::nullopt;
    };
    std::map<std::string, std::vector<double>> r;
    for (int y = first; y <= last; ++y) {
        double sum_leavers = 0;
        double sum_stock = 0;
        for (auto const& [a, unused] : panel)
            if (in_post(a, y) && in_post(a, y - 1) && leavers(a, y)) {
                sum_leavers += *leavers(a, y);
                sum_stock += 0.5 * *in_post(a, y - 1) + 0.5 * *in_post(a, y);
            }
        if (sum_leavers == 0) continue;
        for (auto const& [a, unused] : panel)
            if (in_post(a, y) && leavers(a, y) && *in_post(a, y) >= 20) {
                double const stock = in_post(a, y - 1) ? 0.5 * (*in_post(a, y - 1) + *in_post(a, y)) : *in_post(a, y);
                r[a].push_back(*leavers(a, y) / (sum_leavers / sum_stock * stock));
            }
    }
    // Variances by the other formula: (Σx² − n·mean²) / (n − 1).
    Plain result;
    double n_authorities = 0;
    double sum_variance = 0;
    double sum_mean = 0;
    double sum_mean_squared = 0;
    double sum_share = 0;
    for (auto const& [a, x] : r) {
        if (x.size() < 3) continue;
        auto const n = static_cast<double>(x.size());
        double sum = 0;
        double squares = 0;
        for (double const v : x) {
            sum += v;
            squares += v * v;
        }
        double const mean = sum / n;
        n_authorities += 1;
        sum_variance += (squares - n * mean * mean) / (n - 1);
        sum_mean += mean;
        sum_mean_squared += mean * mean;
        sum_share += 1 / n;
    }
    result.authorities = static_cast<int>(n_authorities);
    result.within = sum_variance / n_authorities;
    result.prior = sum_mean / n_authorities;
    double const spread = (sum_mean_squared - n_authorities * result.prior * result.prior) / (n_authorities - 1);
    result.between = std::fmax(0.0, spread - result.within * sum_share / n_authorities);
    for (auto const& [a, unused] : panel) {
        auto const n = static_cast<double>(r[a].size());
        double sum = 0;
        for (double const v : r[a]) sum += v;
        // The posterior of a normal mean: precisions add.
        if (n == 0 || result.between == 0) {
            result.relative[a] = {result.prior, result.between};
            continue;
        }
        double const precision = 1 / result.between + n / result.within;
        result.relative[a] = {(result.prior / result.between + sum / result.within) / precision, 1 / precision};
    }
    return result;
}

RC_GTEST_PROP(relative_leaving_rate, agrees_with_a_plain_second_computation, ())
{
    auto const tenths = [](int from, int to) { return *rc::gen::inRange(from * 10, to * 10) / 10.0; };
    StaffPanel panel;
    auto const authorities = *rc::gen::inRange(3, 12);
    for (int a = 0; a < authorities; ++a)
        for (int y = 2020; y <= 2025; ++y) {
            if (*rc::gen::inRange(0, 8) == 0) continue;
            auto& year = panel["A" + std::to_string(a)][y];
            if (*rc::gen::inRange(0, 10) > 0) year.in_post = tenths(10, 400);
            if (*rc::gen::inRange(0, 10) > 0) year.leavers = tenths(1, 60);
        }
    auto const rates = leaving_rates(panel, 2021, 2025);
    auto const plain = plain_m27(panel, 2021, 2025);
    RC_ASSERT(rates.has_value() == (plain.authorities >= 2));
    if (!rates) return;
    auto const near = [](double a, double b) { return std::abs(a - b) <= 1e-9 * std::fmax(1.0, std::abs(b)); };
    RC_ASSERT(rates->authorities == plain.authorities);
    RC_ASSERT(near(rates->within_variance, plain.within));
    RC_ASSERT(near(rates->between_variance, plain.between));
    RC_ASSERT(near(rates->prior_mean, plain.prior));
    RC_ASSERT(rates->relative.size() == panel.size());
    for (auto const& [a, own] : rates->relative) {
        auto const& [mean, variance] = plain.relative.at(a);
        RC_ASSERT(std::abs(own.mean - mean) < 1e-6);
        RC_ASSERT(std::abs(own.sd * own.sd - variance) < 1e-6);
    }
}

TEST(relative_leaving_rate, a_hand_computed_panel)
{
    // Two authorities, no change in staff: national rates are (10+30)/200, (20+20)/200, (12+28)/200 = 0.2 each.
    StaffPanel const panel{{"a", history(2020, {{100, 0}, {100, 10}, {100, 20}, {100, 12}})},
                           {"b", history(2020, {{100, 0}, {100, 30}, {100, 20}, {100, 28}})}};
    auto const rates = leaving_rates(panel, 2021, 2023);
    ASSERT_TRUE(rates);
    for (auto const& [year, rate] : rates->national) EXPECT_DOUBLE_EQ(rate, 0.2) << year;
    // Ratios a: 0.5, 1, 0.6 (mean 0.7, variance 0.07); b: 1.5, 1, 1.4 (mean 1.3, variance 0.07).
    EXPECT_NEAR(rates->within_variance, 0.07, 1e-12);
    EXPECT_NEAR(rates->prior_mean, 1.0, 1e-12);
    EXPECT_NEAR(rates->between_variance, 0.18 - 0.07 / 3, 1e-12);
    double const weight = 3 * (0.18 - 0.07 / 3) / (3 * (0.18 - 0.07 / 3) + 0.07);
    EXPECT_NEAR(rates->relative.at("a").mean, 1.0 - 0.3 * weight, 1e-12);
    EXPECT_NEAR(rates->relative.at("b").mean, 1.0 + 0.3 * weight, 1e-12);
    EXPECT_NEAR(rates->relative.at("a").sd, std::sqrt((0.18 - 0.07 / 3) * (1 - weight)), 1e-12);
    EXPECT_EQ(rates->relative.at("a").years, 3);
}

StaffPanel three_of_different_size()
{
    return {{"a", history(2020, {{100, 0}, {110, 10}, {120, 20}, {130, 12}})},
            {"b", history(2020, {{200, 0}, {190, 60}, {210, 40}, {220, 55}})},
            {"c", history(2020, {{50, 0}, {60, 3}, {55, 2}, {45, 8}})}};
}

TEST(relative_leaving_rate, an_authority_without_usable_years_gets_the_prior)
{
    auto panel = three_of_different_size();
    panel["new"][2023] = {std::nullopt, std::nullopt};
    auto const rates = leaving_rates(panel, 2021, 2023);
    ASSERT_TRUE(rates);
    EXPECT_EQ(rates->relative.at("new").years, 0);
    EXPECT_DOUBLE_EQ(rates->relative.at("new").mean, rates->prior_mean);
    EXPECT_DOUBLE_EQ(rates->relative.at("new").sd, std::sqrt(rates->between_variance));
    EXPECT_EQ(rates->uses.at("new").at(2021), YearUse::no_row);
    EXPECT_EQ(rates->uses.at("new").at(2023), YearUse::not_published);
}

TEST(relative_leaving_rate, a_new_authority_counts_on_its_closing_stock_and_leaves_the_national_rate_alone)
{
    auto panel = three_of_different_size();
    auto const before = leaving_rates(panel, 2021, 2023);
    panel["new"] = history(2023, {{100, 40}});
    auto const after = leaving_rates(panel, 2021, 2023);
    ASSERT_TRUE(before && after);
    EXPECT_DOUBLE_EQ(before->national.back().rate, after->national.back().rate);
    EXPECT_EQ(after->uses.at("new").at(2023), YearUse::used_without_opening);
    EXPECT_EQ(after->relative.at("new").years, 1);
    EXPECT_EQ(after->authorities, 3) << "one year has no variance";
}

TEST(relative_leaving_rate, years_under_twenty_staff_are_left_out)
{
    auto panel = three_of_different_size();
    panel["small"] = history(2020, {{19.9, 1}, {19.9, 9}, {20.0, 1}, {19.9, 9}});
    auto const rates = leaving_rates(panel, 2021, 2023);
    ASSERT_TRUE(rates);
    EXPECT_EQ(rates->relative.at("small").years, 1);
    EXPECT_EQ(rates->uses.at("small").at(2021), YearUse::too_small);
}

TEST(relative_leaving_rate, counting_staff_in_other_units_changes_nothing)
{
    auto panel = three_of_different_size();
    auto const one = leaving_rates(panel, 2021, 2023);
    for (auto& [name, years] : panel)
        for (auto& [year, staff] : years) {
            *staff.in_post *= 2;
            *staff.leavers *= 2;
        }
    auto const two = leaving_rates(panel, 2021, 2023);
    ASSERT_TRUE(one && two);
    for (auto const& [name, own] : one->relative) EXPECT_DOUBLE_EQ(own.mean, two->relative.at(name).mean);
}

TEST(relative_leaving_rate, twice_the_leavers_everywhere_is_twice_the_national_rate_and_the_same_relative_rates)
{
    auto panel = three_of_different_size();
    auto const one = leaving_rates(panel, 2021, 2023);
    for (auto& [name, years] : panel)
        for (auto& [year, staff] : years) *staff.leavers *= 2;
    auto const two = leaving_rates(panel, 2021, 2023);
    ASSERT_TRUE(one && two);
    for (std::size_t i = 0; i < one->national.size(); ++i)
        EXPECT_DOUBLE_EQ(2 * one->national[i].rate, two->national[i].rate);
    for (auto const& [name, own] : one->relative) EXPECT_DOUBLE_EQ(own.mean, two->relative.at(name).mean);
}

TEST(relative_leaving_rate, authorities_that_all_look_alike_shrink_to_the_prior)
{
    StaffPanel const panel{{"a", history(2020, {{100, 0}, {100, 10}, {100, 20}, {100, 30}})},
                           {"b", history(2020, {{100, 0}, {100, 30}, {100, 20}, {100, 10}})}};
    auto const rates = leaving_rates(panel, 2021, 2023);
    ASSERT_TRUE(rates);
    EXPECT_EQ(rates->between_variance, 0.0);
    EXPECT_DOUBLE_EQ(rates->relative.at("a").mean, rates->prior_mean);
    EXPECT_EQ(rates->relative.at("a").sd, 0.0);
}

TEST(relative_leaving_rate, one_authority_is_too_few)
{
    EXPECT_FALSE(leaving_rates({{"a", history(2020, {{100, 0}, {100, 10}, {100, 20}, {100, 12}})}}, 2021, 2023));
    EXPECT_FALSE(leaving_rates({}, 2021, 2023));
}

}  // namespace
