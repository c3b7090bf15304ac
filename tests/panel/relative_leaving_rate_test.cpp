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
    double within{}, between{}, prior{}, slope{};
    int authorities{};
    std::map<std::string, std::pair<double, double>> relative;  // mean, variance
};

//! By size: with the prior mean on a line over ln(FTE / 200), and 1.8 times the variance.
Plain plain_m27(StaffPanel const& panel, int first, int last, bool by_size)
{
    auto const in_post = [&](std::string const& a, int y) {
        return panel.at(a).contains(y) ? panel.at(a).at(y).in_post : std::nullopt;
    };
    auto const leavers = [&](std::string const& a, int y) {
        return panel.at(a).contains(y) ? panel.at(a).at(y).leavers : std::nullopt;
    };
    std::map<std::string, std::vector<double>> r;
    std::map<std::string, std::vector<double>> stocks;
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
                stocks[a].push_back(stock);
            }
    }
    // Variances by the other formula: (Σx² − n·mean²) / (n − 1).
    Plain result;
    double n_authorities = 0;
    double sum_variance = 0;
    double sum_mean = 0;
    double sum_mean_squared = 0;
    double sum_share = 0;
    auto const log_size = [&](std::string const& a) {
        double sum = 0;
        for (double const stock : stocks[a]) sum += stock;
        return std::log(sum / static_cast<double>(stocks[a].size()) / 200.0);
    };
    double sx = 0;
    double sxx = 0;
    double sxy = 0;
    double smallest = 1e9;
    double largest = -1e9;
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
        double const size = log_size(a);
        sx += size;
        sxx += size * size;
        sxy += size * mean;
        smallest = std::fmin(smallest, size);
        largest = std::fmax(largest, size);
    }
    result.authorities = static_cast<int>(n_authorities);
    result.within = sum_variance / n_authorities;
    // The normal equations of y = prior + slope x by Cramer's rule; what is left over is Σy² − prior Σy − slope Σxy.
    double const determinant = n_authorities * sxx - sx * sx;
    bool const sloped = by_size && n_authorities > 2 && determinant > 1e-9;
    result.slope = sloped ? (n_authorities * sxy - sx * sum_mean) / determinant : 0.0;
    result.prior = (sum_mean - result.slope * sx) / n_authorities;
    double const left_over = sum_mean_squared - result.prior * sum_mean - result.slope * sxy;
    double const spread = left_over / (n_authorities - (sloped ? 2 : 1));
    result.between = std::fmax(0.0, spread - result.within * sum_share / n_authorities);
    double const widening = by_size ? 1.8 : 1.0;
    for (auto const& [a, unused] : panel) {
        auto const n = static_cast<double>(r[a].size());
        double sum = 0;
        for (double const v : r[a]) sum += v;
        double drawn_to = result.prior;
        if (sloped) {
            double size = 0;
            if (n > 0) size = log_size(a);
            else {
                double newest = 0;
                for (int y = first - 1; y <= last; ++y)
                    if (in_post(a, y)) newest = *in_post(a, y);
                size = std::log(newest / 200.0);
            }
            if (n > 0 || size > -1e9) drawn_to += result.slope * std::fmin(std::fmax(size, smallest), largest);
        }
        // The posterior of a normal mean: precisions add.
        if (n == 0 || result.between < 1e-12) {
            result.relative[a] = {drawn_to, result.between < 1e-12 ? 0.02 : widening * result.between};
            continue;
        }
        double const precision = 1 / result.between + n / result.within;
        result.relative[a] = {(drawn_to / result.between + sum / result.within) / precision, widening / precision};
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
    bool const by_size = *rc::gen::arbitrary<bool>();
    auto const rates = leaving_rates(panel, 2021, 2025, by_size ? LeavingModel{} : LeavingModel::edition_1());
    auto const plain = plain_m27(panel, 2021, 2025, by_size);
    RC_ASSERT(rates.has_value() == (plain.authorities >= 2));
    if (!rates) return;
    auto const near = [](double a, double b) { return std::abs(a - b) <= 1e-9 * std::fmax(1.0, std::abs(b)); };
    RC_ASSERT(rates->authorities == plain.authorities);
    RC_ASSERT(near(rates->prior.within_variance, plain.within));
    RC_ASSERT(near(rates->prior.between_variance, plain.between));
    RC_ASSERT(near(rates->prior.mean, plain.prior));
    RC_ASSERT(near(rates->prior.by_log_size, plain.slope));
    // At the edge of no variance between authorities rounding decides which rule holds.
    RC_PRE(plain.between == 0.0 || plain.between > 1e-9);
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
    auto const rates = leaving_rates(panel, 2021, 2023, LeavingModel::edition_1());
    ASSERT_TRUE(rates);
    for (auto const& [year, rate] : rates->national) EXPECT_DOUBLE_EQ(rate, 0.2) << year;
    // Ratios a: 0.5, 1, 0.6 (mean 0.7, variance 0.07); b: 1.5, 1, 1.4 (mean 1.3, variance 0.07).
    EXPECT_NEAR(rates->prior.within_variance, 0.07, 1e-12);
    EXPECT_NEAR(rates->prior.mean, 1.0, 1e-12);
    EXPECT_NEAR(rates->prior.between_variance, 0.18 - 0.07 / 3, 1e-12);
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
    EXPECT_DOUBLE_EQ(rates->relative.at("new").mean, rates->prior.mean);
    EXPECT_GT(rates->relative.at("new").sd, 0.0);
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
    EXPECT_EQ(rates->prior.between_variance, 0.0);
    EXPECT_DOUBLE_EQ(rates->relative.at("a").mean, rates->prior.mean);
    EXPECT_DOUBLE_EQ(rates->relative.at("a").sd, std::sqrt(0.02)) << "nobody is certain";
}

TEST(relative_leaving_rate, is_drawn_towards_what_is_usual_for_its_size)
{
    LeavingPrior prior{1.0, 0.1, 0.05};
    prior.by_log_size = -0.2;
    prior.smallest = 50.0;
    prior.largest = 800.0;
    EXPECT_DOUBLE_EQ(prior.mean_at(200.0), 1.0);
    EXPECT_DOUBLE_EQ(prior.mean_at(400.0), 1.0 - 0.2 * std::log(2.0));
    EXPECT_DOUBLE_EQ(prior.mean_at(10.0), prior.mean_at(50.0)) << "no further than the sizes that were fitted";
    EXPECT_DOUBLE_EQ(prior.mean_at(5'000.0), prior.mean_at(800.0));
    std::vector<double> const ratios{1.2, 1.0};
    auto const small = relative_leaving_rate(ratios, 60.0, prior);
    auto const large = relative_leaving_rate(ratios, 600.0, prior);
    EXPECT_GT(small.mean, large.mean);
    EXPECT_EQ(small.sd, large.sd);
    prior.widening = 1.8;
    EXPECT_NEAR(relative_leaving_rate(ratios, 60.0, prior).sd, std::sqrt(1.8) * small.sd, 1e-12);
}

// The first year of a panel has no opening stocks.
TEST(relative_leaving_rate, a_first_year_may_count_on_closing_stocks)
{
    StaffPanel const panel{{"a", history(2020, {{100, 10}, {100, 20}, {100, 12}})},
                           {"b", history(2020, {{300, 30}, {300, 20}, {300, 28}})}};
    EXPECT_FALSE(leaving_rates(panel, 2020, 2022)) << "two years are too few";
    LeavingModel model;
    model.first_on_closing = true;
    auto const rates = leaving_rates(panel, 2020, 2022, model);
    ASSERT_TRUE(rates);
    EXPECT_DOUBLE_EQ(rates->national.front().rate, 0.1);
}

TEST(relative_leaving_rate, one_authority_is_too_few)
{
    EXPECT_FALSE(leaving_rates({{"a", history(2020, {{100, 0}, {100, 10}, {100, 20}, {100, 12}})}}, 2021, 2023));
    EXPECT_FALSE(leaving_rates({}, 2021, 2023));
}

}  // namespace
