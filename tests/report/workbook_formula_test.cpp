#include "report/workbook/formula.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace {

using namespace holdfast::report;

Formula cell(char const* name, double value) { return Formula::whole(name, value); }

TEST(formula, sets_brackets_where_the_order_needs_them)
{
    auto const a = cell("A1", 7.0);
    auto const b = cell("B1", 2.0);
    auto const c = cell("C1", 3.0);
    EXPECT_EQ((a + b * c).text, "A1+B1*C1");
    EXPECT_EQ(((a + b) * c).text, "(A1+B1)*C1");
    EXPECT_EQ((a - (b - c)).text, "A1-(B1-C1)");
    EXPECT_EQ((a - b - c).text, "A1-B1-C1");
    EXPECT_EQ((a / (b * c)).text, "A1/(B1*C1)");
    EXPECT_EQ((a / b / c).text, "A1/B1/C1");
    EXPECT_EQ((a * -(b + c)).text, "A1*(-(B1+C1))");
    EXPECT_EQ((a * -2.5).text, "A1*(-2.5)");
    EXPECT_EQ((-(1.0 / b)).text, "-1/B1");
}

TEST(formula, has_the_value_of_its_text)
{
    auto const a = cell("A1", 7.0);
    auto const b = cell("B1", 2.0);
    EXPECT_EQ((a - b * 3.0).value, 1.0);
    EXPECT_EQ(if_so(a < b, a, b).text, "IF(A1<B1,A1,B1)");
    EXPECT_EQ(if_so(a < b, a, b).value, 2.0);
    EXPECT_EQ(if_so(both(b <= 2.0, a == 7.0), 1.0, 0.0).value, 1.0);
    EXPECT_EQ(power(b, 3.0).text, "POWER(B1,3)");
    EXPECT_EQ(power(b, 3.0).value, 8.0);
    EXPECT_EQ(largest({a, b}).value, 7.0);
    EXPECT_EQ(smallest(a, b).value, 2.0);
    EXPECT_EQ(size(b - a).text, "ABS(B1-A1)");
    EXPECT_EQ(size(b - a).value, 5.0);
}

TEST(formula, rounds_to_the_penny_and_never_to_minus_nothing)
{
    EXPECT_EQ(to_penny(cell("A1", 1.005000001)).value, 1.01);
    EXPECT_EQ(to_penny(cell("A1", -2.345000001)).value, -2.35);
    EXPECT_FALSE(std::signbit(to_penny(cell("A1", -1e-9)).value));
}

TEST(formula, sums_cells_beside_their_key)
{
    Range const cells{"B1:B3", {1.0, 2.0, 4.0}};
    EXPECT_EQ(sum_of(cells).value, 7.0);
    EXPECT_EQ(sum_of_products(cells, {"C1:C3", {1.0, 0.0, 0.5}}).value, 3.0);
    auto const in_year = sum_where(cells, "A1:A3", {"2026-27", "2026-27", "2027-28"}, "D1", "2026-27");
    EXPECT_EQ(in_year.text, "SUMIFS(B1:B3,A1:A3,D1)");
    EXPECT_EQ(in_year.value, 3.0);
    EXPECT_THROW((void)sum_of_products(cells, {"C1:C2", {1.0, 0.0}}), holdfast::ContractBroken);
}

TEST(formula, takes_no_number_that_is_none)
{
    EXPECT_THROW((void)Formula(std::numeric_limits<double>::infinity()), holdfast::ContractBroken);
}

}  // namespace
