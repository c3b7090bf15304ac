#include "holdfast/belief/judgement.hpp"

#include "belief/adjusting.hpp"
#include "holdfast/base/contract.hpp"

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

TEST(without_expert, leaves_the_others_as_they_are_to_each_other)
{
    auto const all = mixture_of({{0.5, Fixed{1.0}}, {0.25, Gamma{2.0, 1.0}}, {0.25, Normal{5.0, 1.0}}});
    EXPECT_EQ(without_expert(all, 0), Distribution(Mixture{{{0.5, Gamma{2.0, 1.0}}, {0.5, Normal{5.0, 1.0}}}}));
    auto const two = mixture_of({{1.0, Gamma{2.0, 1.0}}, {3.0, Normal{5.0, 1.0}}});
    EXPECT_EQ(without_expert(two, 1), Distribution(Gamma{2.0, 1.0}));
    EXPECT_EQ(without_expert(scaled(two, 2.0), 1), Distribution(Gamma{2.0, 2.0}));
    EXPECT_THROW((void)without_expert(two, 2), ContractBroken);
    EXPECT_THROW((void)without_expert(Gamma{2.0, 1.0}, 0), ContractBroken);
}

//! The pool of all is the weighted mean of what is left when each is left out: E = Σ (1 − w) E₋ / (n − 1).
TEST(without_expert, means_average_to_the_pools)
{
    auto const all = mixture_of({{0.5, Normal{1.0, 1.0}}, {0.2, Gamma{2.0, 1.0}}, {0.3, Normal{5.0, 1.0}}});
    double const weights[] = {0.5, 0.2, 0.3};
    double sum = 0.0;
    for (std::size_t i = 0; i < 3; ++i) sum += (1.0 - weights[i]) * mean(without_expert(all, i)) / 2.0;
    EXPECT_NEAR(sum, mean(all), 1e-14);
}

}  // namespace
