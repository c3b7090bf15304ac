#include "decision/lack_of_fit.hpp"

#include "support/gaussian_decision.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

namespace {

std::vector<PreparedParameter> of(std::vector<Draws> const& columns)
{
    std::vector<Draws const*> pointers;
    for (auto const& column : columns) pointers.push_back(&column);
    return prepared(pointers);
}

Matrix as_matrix(Draws const& column)
{
    Matrix result(static_cast<Eigen::Index>(column.size()), 1);
    std::copy(column.begin(), column.end(), result.data());
    return result;
}

std::vector<LeftInCells> all_left(std::vector<Cells> const& cells, Matrix const& residuals)
{
    std::vector<LeftInCells> all;
    for (auto const& one : cells) all.push_back(left_in(one, residuals));
    return all;
}

}  // namespace

TEST(LackOfFit, cells_are_of_each_parameter_and_of_each_pair_and_hold_every_draw_once)
{
    auto const cells = cells_of(of({normal_draws(1000, 1, 1), normal_draws(1000, 1, 2), normal_draws(1000, 1, 3)}));
    ASSERT_EQ(cells.size(), 6U);
    EXPECT_FALSE(cells[2].second);
    EXPECT_EQ(cells[5].first, 1U);
    EXPECT_EQ(cells[5].second, 2U);
    for (auto const& one : cells) {
        double sum = 0.0;
        for (double const draws : one.draws) sum += draws;
        EXPECT_EQ(sum, 1000.0);
        EXPECT_EQ(one.of_draw.size(), 1000U);
    }
    Draws few(300);
    for (std::size_t i = 0; i < few.size(); ++i) few[i] = static_cast<double>(i % 3);
    EXPECT_THAT(cells_of(of({few})).front().draws, ElementsAre(100, 100, 100)) << "values are their own cells";
}

TEST(LackOfFit, noise_asks_for_nothing)
{
    int asked = 0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        auto const cells = cells_of(of({normal_draws(1000, seed, 1), normal_draws(1000, seed, 2)}));
        asked += refined({}, cells, all_left(cells, as_matrix(normal_draws(1000, seed, 3)))).size() > 0 ? 1 : 0;
    }
    EXPECT_LE(asked, 1);
}

TEST(LackOfFit, a_step_asks_for_detail_and_a_product_for_its_pair_then_for_a_surface)
{
    std::vector<Draws> const columns{normal_draws(2000, 2, 1), normal_draws(2000, 2, 2), normal_draws(2000, 2, 3)};
    auto const cells = cells_of(of(columns));
    Draws step = normal_draws(2000, 2, 4);
    Draws product = step;
    for (std::size_t i = 0; i < step.size(); ++i) {
        step[i] += columns[1][i] > 0.3 ? 0.5 : -0.3;
        product[i] += columns[0][i] * columns[2][i];
    }
    EXPECT_TRUE(refined({}, cells, all_left(cells, as_matrix(step))).fine.count(1) > 0);
    auto const left = all_left(cells, as_matrix(product));
    auto const once = refined({}, cells, left);
    EXPECT_THAT(once.products, ElementsAre(Pair(0, 2)));
    EXPECT_THAT(once.surfaces, IsEmpty());
    EXPECT_THAT(refined(once, cells, left).surfaces, ElementsAre(Pair(0, 2))) << "where products were not enough";
}

TEST(LackOfFit, cell_means_are_kept_as_far_as_they_are_no_noise)
{
    Draws level(4000);
    for (std::size_t i = 0; i < level.size(); ++i) level[i] = static_cast<double>(i % 20);
    auto const cells = cells_of(of({level}));
    auto const noise = normal_draws(4000, 3, 1);
    Draws structured = noise;
    for (std::size_t i = 0; i < noise.size(); ++i) structured[i] += level[i] == 7.0 ? 3.0 : 0.0;
    auto const kept = shrunk_means(cells[0], left_in(cells[0], as_matrix(structured)), as_matrix(structured));
    EXPECT_NEAR(kept(7, 0), 3.0, 0.25);
    double largest = 0.0;
    auto const nothing = shrunk_means(cells[0], left_in(cells[0], as_matrix(noise)), as_matrix(noise));
    for (Eigen::Index c = 0; c < 20; ++c) largest = std::max(largest, std::abs(nothing(c, 0)));
    EXPECT_LT(largest, 0.08) << "means of 200 draws of noise are as large as 0.15";
}
