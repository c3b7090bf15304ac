#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/pictures.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Study pictured_study()
{
    auto study = sample_study();
    study.draws = 600;
    return study;
}

PicturedFindings const& pictured()
{
    static auto const found = evaluate_with_pictures(pictured_study(), {2, {}, best_instruction_set()});
    return found;
}

//! Is a saving claimed?
bool claimed(Findings const& findings, Result const& result)
{
    return result.saved && findings.strategies[result.strategy].basis != Basis::null_result;
}

double close_to(double value) { return 1e-9 * std::max(1.0, std::abs(value)); }

}  // namespace

TEST(Pictures, findings_beside_them_are_those_of_evaluate_to_the_last_bit)
{
    auto const plain = evaluate(pictured_study(), {1, {}, InstructionSet::sse2});
    auto const& watched = pictured().findings;
    ASSERT_EQ(plain.results.size(), watched.results.size());
    for (std::size_t r = 0; r < plain.results.size(); ++r) {
        ASSERT_EQ(plain.results[r].saved.has_value(), watched.results[r].saved.has_value());
        if (!plain.results[r].saved) continue;
        EXPECT_EQ(plain.results[r].saved->savings.net_cash, watched.results[r].saved->savings.net_cash);
        EXPECT_EQ(plain.results[r].saved->savings.net_total, watched.results[r].saved->savings.net_total);
    }
}

TEST(Pictures, the_last_cumulative_mean_is_the_sum_of_the_years)
{
    auto const& [findings, pictures] = pictured();
    std::size_t looked_at = 0;
    for (std::size_t r = 0; r < findings.results.size(); ++r) {
        auto const& result = findings.results[r];
        if (!claimed(findings, result)) continue;
        auto const& of = pictures.results[r];
        ASSERT_EQ(of.cumulative_after_cost.size(), result.saved->years.size());
        double before = 0.0;
        double after = 0.0;
        for (std::size_t y = 0; y < result.saved->years.size(); ++y) {
            before += result.saved->years[y].gross_cash_saving.mean;
            after += result.saved->years[y].net_cash_saving.mean;
            EXPECT_NEAR(of.cumulative_before_cost[y].mean, before, close_to(before));
            EXPECT_NEAR(of.cumulative_after_cost[y].mean, after, close_to(after));
        }
        // The first year's range is its own: nothing has been added to it yet.
        EXPECT_EQ(of.cumulative_after_cost.front(), result.saved->years.front().net_cash_saving);
        ++looked_at;
    }
    EXPECT_GT(looked_at, 5U);
}

TEST(Pictures, a_range_of_a_sum_is_not_the_sum_of_ranges)
{
    auto const& [findings, pictures] = pictured();
    std::size_t apart = 0;
    for (std::size_t r = 0; r < findings.results.size(); ++r) {
        if (!claimed(findings, findings.results[r])) continue;
        double low = 0.0;
        for (auto const& year : findings.results[r].saved->years) low += year.net_cash_saving.low;
        if (std::abs(pictures.results[r].cumulative_after_cost.back().low - low) > 100.0) ++apart;
    }
    EXPECT_GT(apart, 5U);
}

TEST(Pictures, acceptability_starts_at_the_chance_of_a_saving_and_the_plane_holds_the_first_draws)
{
    auto const& [findings, pictures] = pictured();
    for (std::size_t r = 0; r < findings.results.size(); ++r) {
        auto const& of = pictures.results[r];
        if (!claimed(findings, findings.results[r])) continue;
        ASSERT_EQ(of.acceptability.size(), pictures.willingness_to_pay.size());
        EXPECT_EQ(pictures.willingness_to_pay.front(), 0.0);
        EXPECT_EQ(of.acceptability.front(), findings.results[r].saved->chances.net_cash);
        ASSERT_EQ(of.plane.size(), most_points_of_a_plane);
    }
    auto few = pictured_study();
    few.draws = most_points_of_a_plane;
    auto const all = evaluate_with_pictures(few, {1, {}, InstructionSet::sse2});
    for (std::size_t r = 0; r < all.findings.results.size(); ++r) {
        auto const& result = all.findings.results[r];
        if (!claimed(all.findings, result)) continue;
        double saving = 0.0;
        double leavers = 0.0;
        for (auto const& point : all.pictures.results[r].plane) {
            saving += point.net_cash / static_cast<double>(few.draws);
            leavers += point.leavers_averted / static_cast<double>(few.draws);
        }
        EXPECT_NEAR(saving, result.saved->savings.net_cash.mean, close_to(saving));
        EXPECT_NEAR(leavers, result.saved->leavers_averted_discounted.mean, close_to(leavers));
    }
}

TEST(Pictures, tornados_and_heat_maps_are_of_the_base_case)
{
    auto const& [findings, pictures] = pictured();
    std::size_t heated = 0;
    for (std::size_t r = 0; r < findings.results.size(); ++r) {
        auto const& result = findings.results[r];
        auto const& of = pictures.results[r];
        if (!claimed(findings, result)) continue;
        ASSERT_TRUE(of.tornado);
        EXPECT_NEAR(of.tornado->net_cash, result.saved->base.net_cash, close_to(result.saved->base.net_cash));
        EXPECT_NEAR(of.tornado->programme, result.saved->base.gross_cash - result.saved->base.net_cash,
                    close_to(result.saved->base.gross_cash) + close_to(result.saved->base.net_cash));
        bool const single = findings.strategies[result.strategy].members.size() == 1;
        ASSERT_EQ(of.heat.has_value(), single);
        if (!single) continue;
        ++heated;
        ASSERT_EQ(of.heat->gross_cash.size(), pictures.hazard_ratios.size());
        EXPECT_NEAR(pictures.hazard_ratios.back(), 1.0, 1e-12);
        EXPECT_NEAR(of.heat->gross_cash.back(), 0.0, 1e-3) << "no effect, no saving in cash";
        EXPECT_NEAR(of.heat->programme, of.tornado->programme, close_to(of.tornado->programme));
    }
    EXPECT_GT(heated, 3U);
}

TEST(Pictures, of_sums_are_the_sums_of_their_authorities)
{
    auto const& [findings, pictures] = pictured();
    ASSERT_EQ(findings.totals.size(), pictures.totals.size());
    std::size_t summed = 0;
    for (std::size_t t = 0; t < findings.totals.size(); ++t) {
        auto const& total = findings.totals[t];
        auto const& of = pictures.totals[t];
        if (!total.saved || findings.strategies[total.strategy].basis == Basis::null_result) {
            EXPECT_TRUE(of.cumulative_after_cost.empty());
            continue;
        }
        double last = 0.0;
        double heat = 0.0;
        for (std::size_t r = 0; r < findings.results.size(); ++r) {
            auto const& result = findings.results[r];
            bool const inside =
                total.scope == "all" || findings.study.authorities[result.authority].region == total.name;
            if (!inside || result.strategy != total.strategy) continue;
            last += pictures.results[r].cumulative_after_cost.back().mean;
            if (pictures.results[r].heat) heat += pictures.results[r].heat->gross_cash.front();
        }
        EXPECT_NEAR(of.cumulative_after_cost.back().mean, last, close_to(last));
        EXPECT_EQ(of.acceptability.front(), total.saved->chances.net_cash);
        if (of.heat) { EXPECT_NEAR(of.heat->gross_cash.front(), heat, close_to(heat)); }
        EXPECT_FALSE(of.tornado);
        ++summed;
    }
    EXPECT_GT(summed, 5U);
}

TEST(Pictures, there_are_none_of_a_saving_where_none_is_claimed)
{
    auto const& [findings, pictures] = pictured();
    std::size_t without = 0;
    for (std::size_t r = 0; r < findings.results.size(); ++r) {
        if (claimed(findings, findings.results[r])) continue;
        auto const& of = pictures.results[r];
        EXPECT_TRUE(of.cumulative_after_cost.empty());
        EXPECT_TRUE(of.plane.empty());
        EXPECT_FALSE(of.tornado);
        EXPECT_TRUE(of.heat) << "what would have to be true";
        ++without;
    }
    EXPECT_GT(without, 0U);
}

TEST(Pictures, are_the_same_on_any_number_of_threads_and_with_any_instructions)
{
    auto const other = evaluate_with_pictures(pictured_study(), {1, {}, InstructionSet::sse2}).pictures;
    auto const& here = pictured().pictures;
    for (auto const& [a, b] : {std::pair{&other.results, &here.results}, std::pair{&other.totals, &here.totals}}) {
        ASSERT_EQ(a->size(), b->size());
        for (std::size_t i = 0; i < a->size(); ++i) {
            EXPECT_TRUE((*a)[i].cumulative_after_cost == (*b)[i].cumulative_after_cost);
            EXPECT_TRUE((*a)[i].cumulative_before_cost == (*b)[i].cumulative_before_cost);
            EXPECT_EQ((*a)[i].acceptability, (*b)[i].acceptability);
        }
    }
}

// Of more draws than fit at once: the years are of all draws, so what they add up to has to be, too.
TEST(Pictures, of_many_draws_add_up_as_those_of_few)
{
    auto study = only(sample_study(), 0, sample::supervision);
    study.authorities.push_back(sample_study().authorities[2]);
    study.draws = most_exact_draws + 1'000;
    auto const [findings, pictures] = evaluate_with_pictures(study, {2, {}, best_instruction_set()});
    EXPECT_EQ(pictures.draws, findings.draws);
    auto const expect_sum = [](PicturesOf const& of, std::vector<double> const& before,
                               std::vector<double> const& after) {
        ASSERT_EQ(of.cumulative_before_cost.size(), before.size());
        double sum_before = 0.0;
        double sum_after = 0.0;
        for (std::size_t y = 0; y < before.size(); ++y) {
            sum_before += before[y];
            sum_after += after[y];
            EXPECT_NEAR(of.cumulative_before_cost[y].mean, sum_before, close_to(sum_before)) << y;
            EXPECT_NEAR(of.cumulative_after_cost[y].mean, sum_after, close_to(sum_after)) << y;
        }
    };
    std::vector<double> before, after;
    for (std::size_t r = 0; r < findings.results.size(); ++r) {
        auto const& years = findings.results[r].saved->years;
        std::vector<double> own_before, own_after;
        before.resize(years.size());
        after.resize(years.size());
        for (std::size_t y = 0; y < years.size(); ++y) {
            own_before.push_back(years[y].gross_cash_saving.mean);
            own_after.push_back(years[y].net_cash_saving.mean);
            before[y] += own_before.back();
            after[y] += own_after.back();
        }
        expect_sum(pictures.results[r], own_before, own_after);
        EXPECT_EQ(pictures.results[r].acceptability.front(), findings.results[r].saved->chances.net_cash);
        EXPECT_EQ(pictures.results[r].plane.size(), most_points_of_a_plane);
    }
    for (std::size_t t = 0; t < findings.totals.size(); ++t)
        if (findings.totals[t].scope == "all") expect_sum(pictures.totals[t], before, after);
}
