#include "portfolio/trimmed_sums.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace holdfast {

namespace {

constexpr int steps = 60;               //!< of the descent
constexpr double nothing = 1e-9;        //!< of an offer is bought
constexpr double broken_enough = 1e-6;  //!< of the row's largest weight

using Term = std::pair<double, std::size_t>;

//! The terms below zero that are left out come first.
std::vector<Term> lowest_terms(std::span<double const> savings, std::span<double const> weights, std::size_t left_out)
{
    std::vector<Term> below;
    for (std::size_t i = 0; i < savings.size(); ++i)
        if (double const term = weights[i] * savings[i]; term < 0.0) below.emplace_back(term, i);
    if (below.size() > left_out) {
        std::nth_element(below.begin(), below.begin() + static_cast<std::ptrdiff_t>(left_out), below.end());
        below.resize(left_out);
    }
    return below;
}

}  // namespace

double trimmed_sum(std::span<double const> savings, std::span<double const> weights, std::size_t left_out)
{
    require(savings.size() == weights.size(), "every scenario has a weight");
    double sum = 0.0;
    for (std::size_t i = 0; i < savings.size(); ++i) sum += weights[i] * savings[i];
    for (auto const& [term, scenario] : lowest_terms(savings, weights, left_out)) sum -= term;
    return sum;
}

//! Weights under which what is bought has the lowest sum. The sum is convex in them (a largest of linear ones), so that
//! going downhill, by factors that keep them above zero and adding up to 1, comes near.
std::vector<double> TrimmedSums::weights_against(std::span<double const> bought) const
{
    auto const count = scenarios_.count;
    std::vector<std::size_t> some;
    std::vector<double> savings(count, 0.0);
    for (std::size_t column = 0; column < offers_.size(); ++column) {
        if (bought[column] <= nothing) continue;
        some.push_back(column);
        auto const own = scenarios_.of(offers_[column]);
        for (std::size_t i = 0; i < count; ++i) savings[i] += bought[column] * own[i];
    }
    double scale = smallest_loss;
    for (double const saving : savings) scale = std::max(scale, std::abs(saving));

    std::vector<double> weights(count, 1.0 / static_cast<double>(count));
    auto best = weights;
    double lowest = no_limit;
    for (int step = 0; step < steps; ++step) {
        auto slope = savings;
        for (auto const column : some) {
            auto const own = scenarios_.of(offers_[column]);
            for (auto const& [term, i] : lowest_terms(own, weights, may_lose_)) slope[i] -= bought[column] * own[i];
        }
        double sum = 0.0;
        for (std::size_t i = 0; i < count; ++i) sum += weights[i] * slope[i];
        if (sum < lowest) {
            lowest = sum;
            best = weights;
        }
        double const far = 2.0 / (scale * std::sqrt(step + 1.0));
        double total = 0.0;
        for (std::size_t i = 0; i < count; ++i)
            total += weights[i] *= std::exp(std::clamp(-far * slope[i], -50.0, 50.0));
        for (double& weight : weights) weight /= total;
    }
    return best;
}

ProgrammeRow TrimmedSums::row(std::span<double const> weights) const
{
    ProgrammeRow made;
    double largest = 0.0;
    for (std::size_t column = 0; column < offers_.size(); ++column) {
        double const sum = trimmed_sum(scenarios_.of(offers_[column]), weights, may_lose_);
        made.add(column, sum);
        largest = std::max(largest, std::abs(sum));
    }
    // A saving of a little below zero is no loss; and sums have a last digit.
    made.lower = -smallest_loss - 1e-9 * largest;
    return made;
}

std::optional<ProgrammeRow> TrimmedSums::broken_by(std::span<double const> bought) const
{
    require(bought.size() >= offers_.size(), "every column has a value");
    auto made = row(weights_against(bought));
    double sum = 0.0;
    double largest = 0.0;
    for (std::size_t i = 0; i < made.columns.size(); ++i) {
        sum += made.weights[i] * bought[static_cast<std::size_t>(made.columns[i])];
        largest = std::max(largest, std::abs(made.weights[i]));
    }
    if (sum >= made.lower - broken_enough * largest) return std::nullopt;
    return made;
}

}  // namespace holdfast
