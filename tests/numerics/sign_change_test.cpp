#include "numerics/sign_change.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

struct Looked {
    std::vector<double> at, values;
};

Looked look(std::function<double(double)> const& curve, double low, double high, int intervals)
{
    Looked looked;
    for (int i = 0; i <= intervals; ++i) {
        looked.at.push_back(low + (high - low) * i / intervals);
        looked.values.push_back(curve(looked.at.back()));
    }
    return looked;
}

std::vector<SignChange> changes_of(std::function<double(double)> const& curve, double low, double high,
                                   int intervals = 16)
{
    auto const looked = look(curve, low, high, intervals);
    return sign_changes(looked.at, looked.values, curve, 1e-9);
}

}  // namespace

TEST(SignChange, finds_every_root_of_a_polynomial_and_says_which_way)
{
    auto const found = changes_of([](double x) { return (x - 0.1234) * (x - 0.5) * (x - 0.876); }, 0.0, 1.0);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_NEAR(found[0].at, 0.1234, 1e-9);
    EXPECT_NEAR(found[1].at, 0.5, 1e-9);
    EXPECT_NEAR(found[2].at, 0.876, 1e-9);
    EXPECT_TRUE(found[0].rising);
    EXPECT_FALSE(found[1].rising);
    EXPECT_TRUE(found[2].rising);
}

TEST(SignChange, a_straight_line_takes_few_evaluations)
{
    int evaluations = 0;
    auto const line = [&](double x) {
        ++evaluations;
        return 3.0 - 10.0 * x;
    };
    std::vector<double> const at{0.0, 1.0};
    std::vector<double> const values{3.0, -7.0};
    auto const found = sign_changes(at, values, line, 1e-9);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].at, 0.3, 1e-9);
    EXPECT_FALSE(found[0].rising);
    EXPECT_LE(evaluations, 6);
}

TEST(SignChange, a_step_is_pinned_down_too)
{
    auto const found = changes_of([](double x) { return x < 2.0 / 3.0 ? -1.0 : 5.0; }, 0.0, 1.0);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].at, 2.0 / 3.0, 1e-9);
}

TEST(SignChange, nothing_where_the_curve_stays_on_one_side_or_only_touches_0)
{
    EXPECT_THAT(changes_of([](double x) { return 1.0 + x; }, 0.0, 1.0), IsEmpty());
    EXPECT_THAT(changes_of([](double x) { return -(x - 0.5) * (x - 0.5); }, 0.0, 1.0), IsEmpty());
    EXPECT_THAT(changes_of([](double) { return 0.0; }, 0.0, 1.0), IsEmpty());
    EXPECT_THAT(changes_of([](double x) { return x; }, 0.0, 1.0), IsEmpty());
    EXPECT_THAT(sign_changes(
                    {}, {}, [](double) { return 0.0; }, 1.0),
                IsEmpty());
}

TEST(SignChange, where_points_lie_on_0_the_first_of_them_is_the_change)
{
    EXPECT_THAT(changes_of([](double x) { return x - 0.5; }, 0.0, 1.0, 2), ElementsAre(SignChange{0.5, true}));
    auto const flat = [](double x) { return x <= 0.25 ? 1.0 : x >= 0.75 ? -1.0 : 0.0; };
    EXPECT_THAT(changes_of(flat, 0.0, 1.0, 8), ElementsAre(SignChange{0.375, false}));
}

TEST(SignChange, points_rise_and_have_values)
{
    auto const curve = [](double x) { return x; };
    std::vector<double> const two{0.0, 1.0};
    std::vector<double> const back{1.0, 0.0};
    std::vector<double> const one{1.0};
    EXPECT_THROW((void)sign_changes(two, one, curve, 1.0), ContractBroken);
    EXPECT_THROW((void)sign_changes(back, two, curve, 1.0), ContractBroken);
}
