// The rows that let a search beside a chance of no loss end: true of every choice that keeps the limit, and broken by parts
// of packages that lose.

#include "portfolio/trimmed_sums.hpp"

#include "support/made_market.hpp"

#include <array>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

TEST(TrimmedSum, leaves_out_the_lowest_terms_below_nothing)
{
    std::array const savings{-5.0, 1.0, -3.0, 2.0};
    std::array const equal{1.0, 1.0, 1.0, 1.0};
    EXPECT_DOUBLE_EQ(trimmed_sum(savings, equal, 0), -5.0);
    EXPECT_DOUBLE_EQ(trimmed_sum(savings, equal, 1), 0.0);
    EXPECT_DOUBLE_EQ(trimmed_sum(savings, equal, 2), 3.0);
    EXPECT_DOUBLE_EQ(trimmed_sum(savings, equal, 3), 3.0) << "what saves is never left out";
    std::array const weights{0.1, 1.0, 1.0, 1.0};
    EXPECT_DOUBLE_EQ(trimmed_sum(savings, weights, 1), 2.5) << "weighed, −3 is the lowest";
}

double of_row(ProgrammeRow const& row, std::vector<double> const& bought)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < row.columns.size(); ++i)
        sum += row.weights[i] * bought[static_cast<std::size_t>(row.columns[i])];
    return sum;
}

TEST(TrimmedSums, every_choice_that_keeps_the_limit_keeps_every_row)
{
    int rows = 0;
    int kept = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        test::Dice dice(seed);
        auto const market = test::made_market(dice, {5, 2, 9});
        auto const scenarios = test::made_scenarios(dice, market, 20);
        auto const may_lose = static_cast<std::size_t>(dice(0, 8));
        std::vector<std::size_t> offers(market.offers.size());
        std::iota(offers.begin(), offers.end(), std::size_t{});
        TrimmedSums const sums(scenarios, offers, may_lose);
        std::vector<double> parts;
        for (std::size_t i = 0; i < offers.size(); ++i) parts.push_back(static_cast<double>(dice(0, 4)) / 4.0);
        auto const row = sums.broken_by(parts);
        if (!row) continue;
        ++rows;
        EXPECT_LT(of_row(*row, parts), row->lower) << seed;
        test::for_each_choice(market, [&](std::vector<std::size_t> const& choice) {
            auto const savings = savings_of(choice, scenarios);
            auto const lost =
                std::count_if(savings.begin(), savings.end(), [](double s) { return s < -smallest_loss; });
            if (static_cast<std::size_t>(lost) > may_lose) return;
            ++kept;
            std::vector<double> bought(offers.size(), 0.0);
            for (auto const offer : choice) bought[offer] = 1.0;
            EXPECT_GE(of_row(*row, bought), row->lower) << seed;
        });
    }
    EXPECT_GT(rows, 30) << "rows that are never broken test nothing";
    EXPECT_GT(kept, 100);
}

TEST(TrimmedSums, what_loses_more_than_it_saves_in_its_best_scenarios_is_forbidden_even_in_part)
{
    // Each loses in six of ten, so that no more than four may; the second saves enough in the others.
    Scenarios const scenarios{10, {-4, -4, -4, -4, -4, -4, 1, 1, 1, 1, -4, -4, -4, -4, -4, -4, 9, 9, 9, 9}};
    std::vector<std::size_t> const offers{0, 1};
    TrimmedSums const sums(scenarios, offers, 4);
    EXPECT_TRUE(sums.broken_by(std::array{0.01, 0.0}));
    EXPECT_FALSE(sums.broken_by(std::array{0.0, 0.0})) << "nothing loses nothing";
    EXPECT_FALSE(TrimmedSums(scenarios, offers, 6).broken_by(std::array{1.0, 1.0})) << "six may";
}

}  // namespace
}  // namespace holdfast
