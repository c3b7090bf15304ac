#include "engine/affordable.hpp"

#include "holdfast/questions/evaluate.hpp"
#include "support/sample_study.hpp"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Maybe<Estimate> affordable(std::vector<double> const& gross, std::vector<double> const& workers)
{
    Affordable sum;
    std::vector<double> scratch(gross.size());
    sum.add(gross, workers, {}, scratch);
    return sum.estimate();
}

}  // namespace

TEST(Affordable, is_the_gross_saving_over_the_workers_reached)
{
    std::vector<double> const gross{100.0, 200.0, 300.0, 400.0};
    std::vector<double> const workers{10.0, 10.0, 10.0, 10.0};
    std::vector<double> scratch(4);
    auto const found = affordable(gross, workers);
    ASSERT_TRUE(found.value);
    EXPECT_TRUE(found.reason.empty());
    EXPECT_DOUBLE_EQ(found.value->mean, 25.0);
    EXPECT_DOUBLE_EQ(found.value->mcse, 0.1 * summarise(gross, scratch).mcse);
    EXPECT_DOUBLE_EQ(found.value->low, 0.1 * summarise(gross, scratch).low);
}

TEST(Affordable, is_the_ratio_of_means_not_the_mean_of_ratios)
{
    std::vector<double> const gross{10.0, 10.0};
    std::vector<double> const workers{1.0, 4.0};
    EXPECT_DOUBLE_EQ(affordable(gross, workers).value->mean, 4.0);  // the mean of ratios is 6.25
}

TEST(Affordable, is_not_known_where_nobody_is_reached)
{
    std::vector<double> const gross{0.0, 0.0};
    for (auto const& workers : {std::vector<double>{0.0, 0.0}, std::vector<double>{1.0, 0.0}}) {
        auto const none = affordable(gross, workers);
        EXPECT_FALSE(none.value);
        EXPECT_NE(none.reason.find("reaches nobody"), std::string::npos);
    }
}

// The definition, put to the test: pay exactly the affordable cost and nothing is left over.
TEST(Affordable, paying_it_makes_the_expected_net_saving_zero)
{
    auto study = sample_study();
    study.packages.clear();
    study.draws = 400;
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        auto const alone = only(study, a, sample::supervision);
        auto const found = evaluate(alone, {1, {}}).results.front();
        ASSERT_TRUE(found.affordable_cash.value && found.affordable_total.value);
        for (bool const total : {false, true}) {
            auto paid = alone;
            auto& bought = paid.interventions.front();
            bought.setup.reset();
            double const cost = total ? found.affordable_total.value->mean : found.affordable_cash.value->mean;
            bought.per_worker_year->about = Fixed{cost};
            auto const result = evaluate(paid, {1, {}}).results.front();
            auto const& net = total ? result.saved->savings.net_total : result.saved->savings.net_cash;
            EXPECT_LT(std::abs(net.mean), 3.0 * net.mcse);
            // With the same draws it is zero up to rounding, whatever the noise.
            EXPECT_NEAR(net.mean, 0.0, 1e-9 * std::abs(result.saved->savings.gross_total.mean));
        }
    }
}
