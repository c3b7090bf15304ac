#include "holdfast/portfolio/regret.hpp"

#include "holdfast/base/contract.hpp"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace holdfast {
namespace {

TEST(Regret, is_what_the_best_of_each_draw_gives_more)
{
    std::array const own{1.0, 5.0, 3.0, 0.0};
    std::array const other{2.0, 1.0, 3.0, 4.0};
    std::array const third{0.0, 8.0, 0.0, 1.0};
    std::vector<std::span<double const>> const all{own, other, third};
    auto const regret = regret_of(own, all);
    EXPECT_DOUBLE_EQ(regret.lost.mean, (1.0 + 3.0 + 0.0 + 4.0) / 4.0);
    EXPECT_DOUBLE_EQ(regret.chance_best, 0.25);
    EXPECT_DOUBLE_EQ(chance_that_it_beats(own, other), 0.25) << "an equal draw is not better";
    EXPECT_DOUBLE_EQ(chance_that_it_beats(other, own), 0.5);
}

TEST(Regret, against_itself_is_nothing)
{
    std::array const own{1.0, -5.0};
    std::vector<std::span<double const>> const all{own};
    EXPECT_EQ(regret_of(own, all).lost.mean, 0.0);
    EXPECT_EQ(regret_of(own, all).chance_best, 1.0);
    EXPECT_EQ(chance_that_it_beats(own, own), 0.0);
}

TEST(Regret, of_unequal_columns_is_a_broken_promise)
{
    std::array const own{1.0, 2.0};
    std::array const other{1.0};
    EXPECT_THROW(static_cast<void>(chance_that_it_beats(own, other)), ContractBroken);
    std::vector<std::span<double const>> const all{own, other};
    EXPECT_THROW(static_cast<void>(regret_of(own, all)), ContractBroken);
}

}  // namespace
}  // namespace holdfast
