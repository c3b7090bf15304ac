#include "holdfast/decision/samples.hpp"

#include "holdfast/base/contract.hpp"

#include <limits>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Samples sound() { return {{"a", "b"}, {{1.0, 2.0}, {3.0, 4.0}}, {{0.1, 0.2}, {0.3, 0.4}}}; }

}  // namespace

TEST(Samples, sound_ones_pass)
{
    EXPECT_NO_THROW(require_sound(sound()));
    EXPECT_NO_THROW(require_sound(Parameters{{"x"}, {{1.0, 2.0}}}, 2));
    EXPECT_EQ(sound().draws(), 2U);
    EXPECT_EQ(Samples{}.draws(), 0U);
}

TEST(Samples, a_column_too_few_too_short_or_not_finite_breaks_the_promise)
{
    auto one_strategy = sound();
    one_strategy.strategies.pop_back();
    EXPECT_THROW(require_sound(one_strategy), ContractBroken);

    auto short_column = sound();
    short_column.effects[1].pop_back();
    EXPECT_THROW(require_sound(short_column), ContractBroken);

    auto missing = sound();
    missing.effects.pop_back();
    EXPECT_THROW(require_sound(missing), ContractBroken);

    auto infinite = sound();
    infinite.costs[0][1] = std::numeric_limits<double>::infinity();
    EXPECT_THROW(require_sound(infinite), ContractBroken);

    EXPECT_THROW(require_sound(Samples{{"a", "b"}, {{}, {}}, {{}, {}}}), ContractBroken);
    EXPECT_THROW(require_sound(Parameters{{"x"}, {{1.0}}}, 2), ContractBroken);
    EXPECT_THROW(require_sound(Parameters{{"x", "y"}, {{1.0, 2.0}}}, 2), ContractBroken);
}
