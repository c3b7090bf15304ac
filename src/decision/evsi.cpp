#include "holdfast/decision/evsi.hpp"

#include "decision/conditional_means.hpp"
#include "decision/simulated_study.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast {

namespace {

using Index = Eigen::Index;

constexpr std::size_t blocks_of_draws = 16;
constexpr std::size_t fewest_simulations = 10;
constexpr double negligible = -40.0;  //!< ln of a weight, against the largest

std::vector<double> thresholds_of(std::span<NetBenefit const> curve)
{
    std::vector<double> thresholds;
    for (auto const& point : curve) thresholds.push_back(point.willingness_to_pay);
    return thresholds;
}

std::vector<Evsi> worth_nothing(std::span<NetBenefit const> curve)
{
    std::vector<Evsi> at;
    for (auto const& point : curve) at.push_back({point.willingness_to_pay, 0.0, 0.0});
    return at;
}

//! What the parameter that the study informs is worth when it is known exactly.
PartialInformation known_exactly(Samples const& samples, Parameters const& parameters, StudyDesign const& design,
                                 std::span<NetBenefit const> curve)
{
    std::vector<std::size_t> const informed{informs(design)};
    return evppi(samples, parameters, informed, curve);
}

//! Means after each simulated study, as means of the rows of a regression's design: one row a study. Apart by blocks of
//! draws, so that each can be left out.
struct AfterStudies {
    std::vector<Matrix> sums;  //!< by block: Σ weight · row of the design; its first column is Σ weight
    EffectiveDraws effective;

    [[nodiscard]] Matrix means_without(std::optional<std::size_t> block) const
    {
        Matrix sum = Matrix::Zero(sums.front().rows(), sums.front().cols());
        for (std::size_t b = 0; b < sums.size(); ++b)
            if (b != block) sum += sums[b];
        // A study whose likely draws are all in the block that is left out keeps its mean.
        for (Index row = 0; row < sum.rows(); ++row) {
            if (!(sum(row, 0) > 0.0) && block) sum.row(row) = sums[*block].row(row);
            sum.row(row) /= sum(row, 0);
        }
        return sum;
    }
};

EffectiveDraws effective_of(std::vector<double> draws)
{
    std::sort(draws.begin(), draws.end());
    return {draws[draws.size() / 2], draws[draws.size() / 20]};
}

//! Draws whose studies are looked at, evenly over the parameter.
std::vector<std::size_t> evenly(std::vector<std::size_t> const& order, std::size_t wanted)
{
    auto const count = std::min(wanted, order.size());
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < count; ++i) chosen.push_back(order[(2 * i + 1) * order.size() / (2 * count)]);
    return chosen;
}

AfterStudies after_studies(SimulatedStudy const& study, std::size_t size, Regressors const& given,
                           std::vector<std::size_t> const& chosen)
{
    auto const& columns = given.design.columns;
    auto const draws = static_cast<std::size_t>(columns.rows());
    auto const blocks = std::min(blocks_of_draws, draws / 2);
    AfterStudies after{{}, {}};
    after.sums.assign(blocks, Matrix::Zero(static_cast<Index>(chosen.size()), columns.cols()));
    // Rows of the design lie together in memory.
    Matrix const rows = columns.transpose();
    std::vector<std::size_t> block_of(draws);
    for (std::size_t i = 0; i < draws; ++i) block_of[given.order[i]] = i % blocks;

    std::vector<double> weights(draws);
    std::vector<double> effective;
    Matrix sums(columns.cols(), static_cast<Index>(blocks));
    for (std::size_t s = 0; s < chosen.size(); ++s) {
        study.log_likelihood(size, chosen[s], weights);
        double const most = *std::max_element(weights.begin(), weights.end());
        double sum = 0.0;
        double squares = 0.0;
        sums.setZero();
        for (std::size_t j = 0; j < draws; ++j) {
            double const less = weights[j] - most;
            if (!(less > negligible)) continue;
            double const weight = std::exp(less);
            sum += weight;
            squares += weight * weight;
            sums.col(static_cast<Index>(block_of[j])) += weight * rows.col(static_cast<Index>(j));
        }
        effective.push_back(sum * sum / squares);
        for (std::size_t b = 0; b < blocks; ++b)
            after.sums[b].row(static_cast<Index>(s)) = sums.col(static_cast<Index>(b)).transpose();
    }
    after.effective = effective_of(std::move(effective));
    return after;
}

//! What leaving out each block of draws in turn says of bias and variance.
Disturbance jackknife(AfterStudies const& after, Matrix const& coefficients, Vector const& all,
                      std::span<double const> thresholds)
{
    auto const n = static_cast<double>(after.sums.size());
    Vector sum = Vector::Zero(all.size());
    Vector squares = Vector::Zero(all.size());
    for (std::size_t block = 0; block < after.sums.size(); ++block) {
        auto const found = gains_of(after.means_without(block) * coefficients, thresholds);
        Vector const change = Eigen::Map<Vector const>(found.mean_gain.data(), all.size()) - all;
        sum += change;
        squares += change.cwiseAbs2();
    }
    Vector const mean = sum / n;
    return {(n - 1.0) * mean, ((n - 1.0) * (squares / n - mean.cwiseAbs2())).cwiseMax(0.0)};
}

}  // namespace

std::vector<Draws> simulated_results(Parameters const& parameters, EvsiQuestion const& question)
{
    return simulate(question.design, parameters, question.sizes, question.seed).results;
}

SampleInformation evsi_of_result(Samples const& samples, Draws const& result, std::size_t size,
                                 std::span<NetBenefit const> curve, PartialInformation const& known)
{
    require(known.at.size() == curve.size(), "what is known exactly is worth something at the same thresholds");
    Parameters const data{{"result"}, {result}};
    std::vector<std::size_t> const only{0};
    auto const found = evppi(samples, data, only, curve);
    SampleInformation information{size, found.method, {}, {}};
    for (std::size_t k = 0; k < curve.size(); ++k)
        information.at.push_back({found.at[k].willingness_to_pay, std::min(found.at[k].value, known.at[k].value),
                                  found.at[k].standard_error});
    return information;
}

std::vector<SampleInformation> evsi_by_regression(Samples const& samples, Parameters const& parameters,
                                                  EvsiQuestion const& question, std::span<NetBenefit const> curve)
{
    auto const known = known_exactly(samples, parameters, question.design, curve);
    auto const results = simulated_results(parameters, question);
    std::vector<SampleInformation> all;
    for (std::size_t s = 0; s < question.sizes.size(); ++s)
        all.push_back(evsi_of_result(samples, results[s], question.sizes[s], curve, known));
    return all;
}

std::vector<SampleInformation> evsi_by_importance(Samples const& samples, Parameters const& parameters,
                                                  EvsiQuestion const& question, std::span<NetBenefit const> curve,
                                                  std::size_t simulations)
{
    require(simulations >= fewest_simulations, "importance sampling needs at least ten simulated studies");
    auto const most = known_exactly(samples, parameters, question.design, curve);
    auto const study = simulate(question.design, parameters, question.sizes, question.seed);
    auto const thresholds = thresholds_of(curve);
    std::vector<Draws const*> const informed{&parameters.columns[informs(question.design)]};
    auto const means = conditional_means(samples, informed);
    std::vector<SampleInformation> result;
    for (std::size_t s = 0; s < question.sizes.size(); ++s) {
        SampleInformation information{question.sizes[s], "importance sampling", worth_nothing(curve), {}};
        if (!means.constant()) {
            auto const chosen = evenly(means.given.order, simulations);
            auto const after = after_studies(study, s, means.given, chosen);
            information.effective = after.effective;
            auto const points = after.means_without(std::nullopt);
            auto const coefficients = coefficients_of(means.smooths, &Smooth::coefficients);
            auto const gained = gains_of(points * coefficients, thresholds);
            Vector const all = Eigen::Map<Vector const>(gained.mean_gain.data(), static_cast<Index>(thresholds.size()));
            auto const disturbed = disturbance(means, points, thresholds);
            auto const of_draws = jackknife(after, coefficients, all, thresholds);
            LeastError const least(means.fitted);
            for (std::size_t k = 0; k < thresholds.size(); ++k) {
                auto const at = static_cast<Index>(k);
                double const value = all[at] - disturbed.bias[at] - of_draws.bias[at];
                double const spread = std::max(gained.mean_square[k] - all[at] * all[at], 0.0);
                double const of_studies = spread / static_cast<double>(chosen.size() - 1);
                double const error = std::sqrt(of_studies + disturbed.variance[at] + of_draws.variance[at]);
                information.at[k] = {thresholds[k], std::clamp(value, 0.0, most.at[k].value),
                                     std::max(error, least.at(curve[k].best, thresholds[k]))};
            }
        }
        result.push_back(std::move(information));
    }
    return result;
}

}  // namespace holdfast
