#include "belief/elicitation.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"

#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

ElicitedFit fitted(Family family, std::vector<StatedChance> const& chances)
{
    auto const fit = fit_to_chances(family, chances);
    auto const* why = std::get_if<CannotFit>(&fit);
    EXPECT_EQ(why, nullptr) << (why == nullptr ? "" : why->why);
    return why == nullptr ? std::get<ElicitedFit>(fit) : ElicitedFit{};
}

//! The sum of squares at a member, the slow way: what no other member near it may beat.
double squares(Distribution const& about, std::vector<StatedChance> const& chances)
{
    double sum = 0.0;
    for (auto const& one : chances) sum += std::pow(cumulative(about, one.value) - one.probability, 2.0);
    return sum;
}

//! Printed by SHELF's own vignette (vignettes/SHELF-overview of its repository, June 2016), for P(X < 25) = 0.25,
//! P(X < 30) = 0.5, P(X < 40) = 0.75, 0 < X < 100, to three figures: 5% and 95% quantile, and the probabilities fitted at
//! the three values. No family fits these exactly.
struct Printed {
    Family family;
    double scale;  //!< a beta lies on 0 to 100
    std::array<double, 2> quantiles;
    std::array<double, 3> probabilities;
};

TEST(Elicitation, agrees_with_the_example_that_shelf_prints)
{
    std::vector<Printed> const printed{{Family::normal, 1.0, {12.5, 50.4}, {0.288, 0.451, 0.772}},
                                       {Family::gamma, 1.0, {16.2, 53.2}, {0.279, 0.461, 0.769}},
                                       {Family::log_normal, 1.0, {17.3, 55.3}, {0.274, 0.466, 0.767}},
                                       {Family::beta, 100.0, {15.2, 51.2}, {0.283, 0.456, 0.770}}};
    std::array<double, 3> const values{25.0, 30.0, 40.0};
    constexpr double half_a_digit = 0.5001;
    for (auto const& one : printed) {
        std::vector<StatedChance> chances;
        for (std::size_t i = 0; i < 3; ++i)
            chances.push_back({values.at(i) / one.scale, 0.25 * static_cast<double>(i + 1)});
        auto const fit = fitted(one.family, chances);
        for (std::size_t i = 0; i < 3; ++i)
            EXPECT_NEAR(cumulative(fit.about, values.at(i) / one.scale), one.probabilities.at(i), half_a_digit * 1e-3)
                << name(one.family) << " at " << values.at(i);
        EXPECT_NEAR(one.scale * quantile(fit.about, 0.05), one.quantiles[0], half_a_digit * 0.1) << name(one.family);
        EXPECT_NEAR(one.scale * quantile(fit.about, 0.95), one.quantiles[1], half_a_digit * 0.1) << name(one.family);
    }
}

//! The distributions that SHELF's own tests get back, to 1e-3 (tests/testthat/test-fitting.R of its repository).
TEST(Elicitation, gives_back_what_the_tests_of_shelf_give_back)
{
    auto const at = [](Distribution const& about, std::vector<double> const& values) {
        std::vector<StatedChance> chances;
        for (double const x : values) chances.push_back({x, cumulative(about, x)});
        return chances;
    };
    auto const normal = std::get<Normal>(fitted(Family::normal, at(Normal{10.0, 20.0}, {-10.0, 10.0, 50.0})).about);
    EXPECT_NEAR(normal.mean, 10.0, 1e-6);
    EXPECT_NEAR(normal.sd, 20.0, 1e-6);
    auto const beta = std::get<Beta>(fitted(Family::beta, at(Beta{5.0, 20.0}, {0.16, 0.2, 0.28})).about);
    EXPECT_NEAR(beta.alpha, 5.0, 1e-5);
    EXPECT_NEAR(beta.beta, 20.0, 1e-5);
    auto const logs = LogNormal{std::log(30.0), 0.5};
    auto const log_normal = std::get<LogNormal>(fitted(Family::log_normal, at(logs, {22.0, 30.0, 42.0})).about);
    EXPECT_NEAR(log_normal.log_mean, std::log(30.0), 1e-7);
    EXPECT_NEAR(log_normal.log_sd, 0.5, 1e-7);
    auto const gamma = std::get<Gamma>(fitted(Family::gamma, at(Gamma{50.0, 0.5}, {22.0, 25.0, 27.0})).about);
    EXPECT_NEAR(gamma.shape, 50.0, 1e-4);
    EXPECT_NEAR(gamma.scale, 0.5, 1e-6);
}

//! As tests/testthat/test-linearpool.R of SHELF: quartiles of three families, weights 1/6, 2/6, 3/6, the 95% point.
TEST(Elicitation, is_pooled_as_the_tests_of_shelf_pool_it)
{
    std::vector<Distribution> const experts{Gamma{10.0, 0.25}, Normal{3.0, 2.0}, LogNormal{std::log(3.0), 2.0}};
    std::vector<Family> const families{Family::gamma, Family::normal, Family::log_normal};
    std::vector<Weighed> pool;
    for (std::size_t i = 0; i < 3; ++i) {
        std::vector<StatedChance> chances;
        for (double const p : {0.25, 0.5, 0.75}) chances.push_back({quantile(experts[i], p), p});
        pool.push_back({static_cast<double>(i + 1), fitted(families[i], chances).about});
    }
    auto const pooled = mixture_of(pool);
    auto const weighed = [&](double x) {
        return (cumulative(experts[0], x) + 2.0 * cumulative(experts[1], x) + 3.0 * cumulative(experts[2], x)) / 6.0;
    };
    EXPECT_NEAR(weighed(quantile(pooled, 0.95)), 0.95, 1e-6);
    EXPECT_NEAR(cumulative(pooled, 1.5), weighed(1.5), 1e-6);
}

TEST(Elicitation, counts_chips_up_to_right_edges_and_leaves_out_what_says_nothing)
{
    std::vector<double> const edges{0.0, 10.0, 20.0, 30.0, 40.0, 50.0};
    std::vector<double> const counts{0.0, 3.0, 5.0, 2.0, 0.0};
    std::vector<StatedChance> const expected{{20.0, 0.3}, {30.0, 0.8}};
    EXPECT_EQ(chances_of_chips(edges, counts), expected);
    EXPECT_THROW((void)chances_of_chips(edges, std::vector<double>(5, 0.0)), ContractBroken);
    EXPECT_THROW((void)chances_of_chips(edges, std::vector<double>(4, 1.0)), ContractBroken);
}

TEST(Elicitation, refuses_in_words)
{
    auto const why = [](Family family, std::vector<StatedChance> const& chances) {
        auto const fit = fit_to_chances(family, chances);
        auto const* refusal = std::get_if<CannotFit>(&fit);
        return refusal == nullptr ? std::string() : refusal->why;
    };
    EXPECT_NE(why(Family::normal, {{1.0, 0.5}}).find("two cumulative probabilities"), std::string::npos);
    EXPECT_NE(why(Family::normal, {{1.0, 0.5}, {2.0, 0.9}}).find("both sides of the middle"), std::string::npos);
    EXPECT_NE(why(Family::normal, {{1.0, 0.2}, {1.0, 0.9}}).find("values must rise"), std::string::npos);
    EXPECT_NE(why(Family::normal, {{1.0, 0.9}, {2.0, 0.2}}).find("probabilities must rise"), std::string::npos);
    EXPECT_NE(why(Family::gamma, {{0.0, 0.2}, {1.0, 0.9}}).find("above 0"), std::string::npos);
    EXPECT_NE(why(Family::beta, {{0.2, 0.2}, {1.0, 0.9}}).find("between 0 and 1"), std::string::npos);
    EXPECT_NE(why(Family::uniform, {{0.2, 0.2}, {0.9, 0.9}}).find("is not fitted"), std::string::npos);
}

TEST(Elicitation, turns_leavers_into_a_hazard_ratio)
{
    // The published example of (M12): 39% against 65% is a hazard ratio of 0.47.
    EXPECT_NEAR(std::exp(log_hazard_ratio_of_shares(0.39, 0.65)), 0.4708, 1e-4);
    EXPECT_EQ(log_hazard_ratio_of_shares(0.18, 0.18), 0.0);
    EXPECT_LT(log_hazard_ratio_of_shares(0.12, 0.18), log_hazard_ratio_of_shares(0.13, 0.18));
}

TEST(Elicitation, a_fit_may_miss_by_a_tenth_and_in_a_tail_by_half_of_it)
{
    EXPECT_DOUBLE_EQ(allowed_miss(0.5), 0.10);
    EXPECT_DOUBLE_EQ(allowed_miss(0.25), 0.10);
    EXPECT_NEAR(allowed_miss(0.95), 0.025, 1e-12);
    EXPECT_NEAR(allowed_miss(0.05), allowed_miss(0.95), 1e-12);
}

TEST(Elicitation, what_a_fit_reaches_is_not_missed_and_of_several_the_worst_is_named)
{
    Normal const about{0.0, 1.0};
    std::vector<StatedChance> said{{quantile(about, 0.05), 0.05}, {0.0, 0.5}, {quantile(about, 0.95), 0.95}};
    EXPECT_FALSE(worst_miss(about, said));
    said[1].value = 0.3;  // 62% as fitted
    said[2].value = 4.0;  // all of it
    auto const missed = worst_miss(about, said);
    ASSERT_TRUE(missed);
    EXPECT_EQ(missed->said.probability, 0.95);
    EXPECT_NEAR(missed->fitted_value, 1.645, 1e-3);
}

}  // namespace

//! No neighbour of the fitted member is nearer to what was said, whatever was said.
RC_GTEST_PROP(Elicitation, is_nearer_than_its_neighbours, ())
{
    auto const part = [] { return *rc::gen::inRange(1, 1000) / 1000.0; };
    std::vector<StatedChance> chances;
    double value = 0.05 + 0.1 * part();
    double probability = 0.02 + 0.3 * part();
    int const count = *rc::gen::inRange(2, 6);
    for (int i = 0; i < count; ++i) {
        bool const last = i + 1 == count;
        chances.push_back({value, last ? 0.65 + 0.3 * part() : probability});
        value += 0.02 + 0.1 * part();
        probability += 0.3 * part() / count;
    }
    for (auto const family : {Family::normal, Family::log_normal, Family::gamma, Family::beta}) {
        auto const fit = fit_to_chances(family, chances);
        RC_ASSERT(std::holds_alternative<ElicitedFit>(fit));
        auto const& about = std::get<ElicitedFit>(fit).about;
        double const here = squares(about, chances);
        for (double const more : {-1e-3, 0.0, 1e-3})
            for (double const other : {-1e-3, 0.0, 1e-3}) {
                auto const near = std::visit(
                    [&](auto d) -> Distribution {
                        using D = std::decay_t<decltype(d)>;
                        if constexpr (std::is_same_v<D, Normal>)
                            return Normal{d.mean + more * d.sd, d.sd * std::exp(other)};
                        else if constexpr (std::is_same_v<D, LogNormal>)
                            return LogNormal{d.log_mean + more * d.log_sd, d.log_sd * std::exp(other)};
                        else if constexpr (std::is_same_v<D, Gamma>)
                            return Gamma{d.shape * std::exp(more), d.scale * std::exp(other)};
                        else if constexpr (std::is_same_v<D, Beta>)
                            return Beta{d.alpha * std::exp(more), d.beta * std::exp(other)};
                        else return d;
                    },
                    about);
                RC_ASSERT(squares(near, chances) >= here - 1e-12);
            }
    }
}
