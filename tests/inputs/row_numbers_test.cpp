#include "inputs/samples/row_numbers.hpp"

#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

bool numbers_rows(std::vector<double> const& column) { return row_numbers(column).has_value(); }

}  // namespace

TEST(RowNumbers, are_whole_numbers_each_once_in_any_order_from_anywhere)
{
    EXPECT_TRUE(numbers_rows({1, 2, 3, 4}));
    EXPECT_TRUE(numbers_rows({0, 1, 2}));
    EXPECT_TRUE(numbers_rows({1003, 1001, 1002}));
    EXPECT_TRUE(numbers_rows({-1, 0, 1}));
    EXPECT_FALSE(numbers_rows({1, 2, 2, 4})) << "twice";
    EXPECT_FALSE(numbers_rows({1, 2, 4})) << "a gap";
    EXPECT_FALSE(numbers_rows({0.5, 1.5, 2.5})) << "not whole";
    EXPECT_FALSE(numbers_rows({1, 1.5, 3})) << "not whole";
    EXPECT_FALSE(numbers_rows({7}));
    EXPECT_FALSE(numbers_rows({}));
    EXPECT_FALSE(numbers_rows({-1e300, 1e300}));
    auto const found = row_numbers(std::vector<double>{12, 11, 13});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->first, 11.0);
    EXPECT_EQ(found->last, 13.0);
}

TEST(RowNumbers, have_names_of_their_own)
{
    for (auto const* name : {"sim", "Sim", "Draw ID", "draw_id", "iteration", "Unnamed: 0", "row.names", "No."})
        EXPECT_TRUE(is_name_of_row_numbers(name)) << name;
    for (auto const* name : {"usual care", "x", "", "simvastatin", "p", "1"})
        EXPECT_FALSE(is_name_of_row_numbers(name)) << name;
}
