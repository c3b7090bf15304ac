// How many values are local: a source is no value.
#include "report/words/local_words.hpp"

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;

TEST(LocalWords, count_values_and_not_their_sources)
{
    std::vector<LocalValue> const local{{"prices.pay.mean", "1", "2", "own.toml:2"},
                                        {"prices.pay.basis", "a", "b", "own.toml:3"},
                                        {"prices.pay.source", "c", "d", "own.toml:4"},
                                        {"interventions.arc.costs.setup.value", "1", "2", "own.toml:6"},
                                        {"interventions.arc.costs.setup.source", "", "d", "own.toml:7"}};
    EXPECT_EQ(values_among(local), 2U);
    EXPECT_EQ(local_values_words(local), "2 values are local");
    EXPECT_EQ(local_values_words({local.front()}), "1 value is local");
    EXPECT_EQ(local_values_words({local[1], local[2]}), "words about 1 value are local");
    EXPECT_EQ(local_values_words({}), "");
}
