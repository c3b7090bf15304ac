#include "holdfast/belief/correlation.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"
#include "numerics/stream.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <Eigen/Eigenvalues>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

using Pairs = std::vector<CorrelatedPair>;
using Factored = std::variant<CorrelationFactor, NotPositiveDefinite>;

CorrelationFactor factored(Factored const& found)
{
    auto const* refusal = std::get_if<NotPositiveDefinite>(&found);
    EXPECT_FALSE(refusal) << refusal->why;
    return refusal ? CorrelationFactor{} : std::get<CorrelationFactor>(found);
}

NotPositiveDefinite refused(Factored const& found)
{
    EXPECT_TRUE(std::holds_alternative<NotPositiveDefinite>(found));
    return std::holds_alternative<NotPositiveDefinite>(found) ? std::get<NotPositiveDefinite>(found)
                                                              : NotPositiveDefinite{};
}

//! (L Lᵀ)_ij, the slow way.
double product(CorrelationFactor const& f, std::size_t i, std::size_t j)
{
    double sum = 0.0;
    for (std::size_t k = 0; k < f.size; ++k) sum += f.lower[i * f.size + k] * f.lower[j * f.size + k];
    return sum;
}

//! Random pairs over `size` beliefs, each pair once.
Pairs any_pairs(std::size_t size, double largest)
{
    Pairs pairs;
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = i + 1; j < size; ++j)
            if (*rc::gen::inRange(0, 2) == 0) {
                double const correlation = largest * *rc::gen::inRange(-99, 100) / 100.0;
                bool const turned = *rc::gen::inRange(0, 2) == 0;
                pairs.push_back(turned ? CorrelatedPair{j, i, correlation} : CorrelatedPair{i, j, correlation});
            }
    return pairs;
}

double smallest_eigenvalue(std::size_t size, Pairs const& pairs)
{
    auto const n = static_cast<Eigen::Index>(size);
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(n, n);
    for (auto const& p : pairs) {
        auto const i = static_cast<Eigen::Index>(p.first);
        auto const j = static_cast<Eigen::Index>(p.second);
        matrix(i, j) = matrix(j, i) = p.correlation;
    }
    return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(matrix).eigenvalues().minCoeff();
}

}  // namespace

RC_GTEST_PROP(Correlation, the_factor_times_itself_is_the_matrix_or_no_such_matrix_exists, ())
{
    auto const size = *rc::gen::inRange<std::size_t>(1, 8);
    auto const pairs = any_pairs(size, 1.0);
    auto const found = factor(size, pairs);
    auto const smallest = smallest_eigenvalue(size, pairs);
    if (std::holds_alternative<NotPositiveDefinite>(found)) {
        RC_ASSERT(smallest < 1e-8);
        return;
    }
    RC_ASSERT(smallest > 0.0);
    auto const& f = std::get<CorrelationFactor>(found);
    for (std::size_t i = 0; i < size; ++i) {
        RC_ASSERT(std::abs(product(f, i, i) - 1.0) < 1e-14);
        for (std::size_t j = i + 1; j < size; ++j) {
            double expected = 0.0;
            for (auto const& p : pairs)
                if ((p.first == i && p.second == j) || (p.first == j && p.second == i)) expected = p.correlation;
            RC_ASSERT(std::abs(product(f, i, j) - expected) < 1e-14);
            RC_ASSERT(f.lower[i * size + j] == 0.0);
        }
    }
}

RC_GTEST_PROP(Correlation, correlating_is_a_product_with_the_factor, ())
{
    auto const size = *rc::gen::inRange<std::size_t>(1, 8);
    auto const f = std::get<CorrelationFactor>(factor(size, any_pairs(size, 0.1)));
    std::vector<double> z(size);
    for (double& x : z) x = *rc::gen::inRange(-400, 400) / 100.0;
    std::vector<double> expected(size);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j) expected[i] += f.lower[i * size + j] * z[j];
    f.correlate(z);
    for (std::size_t i = 0; i < size; ++i) RC_ASSERT(std::abs(z[i] - expected[i]) < 1e-14);
}

TEST(Correlation, without_pairs_the_scores_stay_as_they_are)
{
    auto const f = factored(factor(3, {}));
    std::vector<double> z{0.5, -1.5, 2.0};
    f.correlate(z);
    EXPECT_EQ(z, (std::vector<double>{0.5, -1.5, 2.0}));
    EXPECT_EQ(factored(factor(0, {})).size, 0U);
}

TEST(Correlation, draws_have_the_correlations_asked_for)
{
    constexpr std::size_t n = 100'000;
    Pairs const pairs{{0, 1, 0.6}, {2, 1, -0.3}};
    auto const f = factored(factor(3, pairs));
    std::vector<std::vector<double>> u(3, std::vector<double>(n));
    for (std::size_t b = 0; b < 3; ++b) uniforms(5, 0, {b}, u[b]);
    double products[3][3] = {};
    for (std::size_t draw = 0; draw < n; ++draw) {
        std::vector<double> z(3);
        for (std::size_t b = 0; b < 3; ++b) z[b] = normal_quantile(u[b][draw]);
        f.correlate(z);
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 3; ++j) products[i][j] += z[i] * z[j] / n;
    }
    // The variance of a product of two scores is 1 + r², of a square 2.
    auto const bound = [](double r) { return 4.0 * std::sqrt((1.0 + r * r) / static_cast<double>(n)); };
    EXPECT_NEAR(products[0][1], 0.6, bound(0.6));
    EXPECT_NEAR(products[1][2], -0.3, bound(0.3));
    EXPECT_NEAR(products[0][2], 0.0, bound(0.0));
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(products[i][i], 1.0, bound(1.0));
}

TEST(Correlation, names_the_largest_pair_without_which_the_rest_hold)
{
    // Each of the two large ones clashes with the small one; without the larger, the rest holds.
    auto const found = refused(factor(5, Pairs{{1, 2, 0.6}, {2, 4, -0.85}, {3, 1, 0.1}}));
    EXPECT_EQ(found.first, 2U);
    EXPECT_EQ(found.second, 4U);
    factored(factor(5, Pairs{{1, 2, 0.6}, {3, 1, 0.1}}));
}

TEST(Correlation, where_all_pairs_are_equally_at_fault_the_first_is_named)
{
    // 1 goes with 2 and 2 with 4, so 1 and 4 cannot be opposed. Eigenvalues by hand: 1 − 2·0.9 = −0.8, and without any
    // one of the pairs 1 − √(0.9² + 0.9²) = −0.273.
    auto const found = refused(factor(5, Pairs{{1, 2, 0.9}, {2, 4, 0.9}, {1, 4, -0.9}}));
    EXPECT_EQ(found.first, 1U);
    EXPECT_EQ(found.second, 2U);
    EXPECT_EQ(found.why,
              "a correlation of 0.9 cannot hold together with the other correlations, nor can they without it. The "
              "smallest eigenvalue of their matrix is -0.8, and -0.273 without this pair, and must be above 0. Bring "
              "several of them nearer to 0");
}

TEST(Correlation, says_how_large_the_correlation_could_be)
{
    // With 0.7 and 0.7 the third lies between 0.49 ± 0.51: up to 1 and down to −0.02.
    auto const low = refused(factor(3, Pairs{{0, 1, 0.7}, {1, 2, 0.7}, {0, 2, -0.8}}));
    EXPECT_EQ(low.first, 0U);
    EXPECT_EQ(low.second, 2U);
    EXPECT_EQ(low.why,
              "a correlation of -0.8 cannot hold together with the other correlations (the smallest eigenvalue of "
              "their matrix is -0.468, and it must be above 0); with the others as they are, up to -0.01 would hold");
    // With 0.6 and 0 the third lies within ±0.8, and at 0.8 itself the matrix is singular.
    auto const high = refused(factor(3, Pairs{{0, 1, 0.6}, {0, 2, 0.95}}));
    EXPECT_EQ(high.first, 0U);
    EXPECT_EQ(high.second, 2U);
    EXPECT_NE(high.why.find("up to 0.79 would hold"), std::string::npos) << high.why;
    factored(factor(3, Pairs{{0, 1, 0.6}, {0, 2, 0.79}}));
    refused(factor(3, Pairs{{0, 1, 0.6}, {0, 2, 0.8}}));
}

TEST(Correlation, two_separate_contradictions_name_the_pair_that_helps_most)
{
    Pairs const pairs{{0, 1, 0.6}, {0, 2, 0.85}, {3, 4, 0.9}, {3, 5, 0.95}};
    auto const found = refused(factor(6, pairs));
    // The worse of the two triangles has eigenvalue 1 − √(0.9² + 0.95²); without either of its pairs the other triangle
    // is the bottleneck, so the larger of the two is named.
    EXPECT_EQ(found.first, 3U);
    EXPECT_EQ(found.second, 5U);
    EXPECT_NE(found.why.find("Bring several of them nearer to 0"), std::string::npos) << found.why;
}

RC_GTEST_PROP(Correlation, the_pair_named_is_the_one_that_trying_all_of_them_finds, ())
{
    auto const size = *rc::gen::inRange<std::size_t>(3, 7);
    auto const pairs = any_pairs(size, 1.0);
    auto const found = factor(size, pairs);
    RC_PRE(std::holds_alternative<NotPositiveDefinite>(found));
    auto const& refusal = std::get<NotPositiveDefinite>(found);
    auto const without = [&](std::size_t left_out) {
        Pairs rest(pairs);
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
        return rest;
    };
    bool one_is_enough = false;
    double largest = 0.0;
    double best = -10.0;
    std::size_t named = pairs.size();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].first == refusal.first && pairs[i].second == refusal.second) named = i;
        best = std::max(best, smallest_eigenvalue(size, without(i)));
        if (!std::holds_alternative<CorrelationFactor>(factor(size, without(i)))) continue;
        one_is_enough = true;
        largest = std::max(largest, std::abs(pairs[i].correlation));
    }
    RC_ASSERT(named < pairs.size());
    if (one_is_enough) {
        RC_ASSERT(std::holds_alternative<CorrelationFactor>(factor(size, without(named))));
        RC_ASSERT(std::abs(pairs[named].correlation) == largest);
    } else {
        RC_ASSERT(smallest_eigenvalue(size, without(named)) > best - 1e-7);
    }
}

TEST(Correlation, refuses_a_pair_that_is_no_correlation)
{
    auto const why = [](Pairs const& pairs) { return refused(factor(3, pairs)).why; };
    EXPECT_EQ(why({{0, 1, 1.0}}), "a correlation must lie strictly between -1 and 1, not at 1");
    EXPECT_EQ(why({{0, 1, std::numeric_limits<double>::quiet_NaN()}}),
              "a correlation must lie strictly between -1 and 1, not at nan");
    EXPECT_EQ(why({{1, 1, 0.5}}), "a belief cannot be correlated with itself");
    EXPECT_EQ(why({{0, 1, 0.5}, {1, 0, 0.4}}), "the pair is given twice, with correlations 0.5 and 0.4; write it once");
}

TEST(Correlation, broken_promises_throw)
{
    EXPECT_THROW((void)factor(2, Pairs{{0, 2, 0.5}}), ContractBroken);
    auto const f = factored(factor(2, {}));
    std::vector<double> three(3);
    EXPECT_THROW(f.correlate(three), ContractBroken);
}
