#include "holdfast/decision/evppi.hpp"

#include "decision/conditional_means.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

PartialInformation worth_nothing(std::string method, std::span<NetBenefit const> curve)
{
    PartialInformation result{std::move(method), {}};
    for (auto const& point : curve) result.at.push_back({point.willingness_to_pay, 0.0, 0.0});
    return result;
}

}  // namespace

PartialInformation evppi(Samples const& samples, Parameters const& parameters, std::span<std::size_t const> chosen,
                         std::span<NetBenefit const> curve)
{
    require(samples.draws() >= fewest_draws_for_evppi, "EVPPI needs at least ten draws");
    require(!chosen.empty(), "EVPPI is of at least one parameter");
    std::vector<Draws const*> columns;
    for (auto const number : chosen) {
        require(number < parameters.columns.size(), "EVPPI is of parameters that are there");
        require(parameters.columns[number].size() == samples.draws(), "a parameter has as many draws as the samples");
        columns.push_back(&parameters.columns[number]);
    }
    auto const means = conditional_means(samples, columns);
    if (means.constant()) return worth_nothing(means.given.method, curve);

    std::vector<double> thresholds;
    for (auto const& point : curve) thresholds.push_back(point.willingness_to_pay);
    auto const gained = gains_of(means.fitted, thresholds);
    Matrix const points = means.given.design.columns(evenly_chosen(means), Eigen::all);
    auto const disturbed = disturbance(means, points, thresholds);
    auto const not_followed = lack_of_fit(means, thresholds);

    LeastError const least(means.fitted);
    PartialInformation result{means.given.method, {}};
    for (std::size_t k = 0; k < curve.size(); ++k) {
        auto const at = static_cast<Eigen::Index>(k);
        double const mended = gained.mean_gain[k] + not_followed.mending[at];
        double const value = std::clamp(mended - disturbed.bias[at], 0.0, curve[k].evpi);
        double const spread = std::max(gained.mean_square[k] - gained.mean_gain[k] * gained.mean_gain[k], 0.0);
        double const of_draws = spread / static_cast<double>(samples.draws() - 1);
        double const error = std::sqrt(of_draws + disturbed.variance[at] + not_followed.squares[at]);
        result.at.push_back({thresholds[k], value, std::max(error, least.at(curve[k].best, thresholds[k]))});
    }
    return result;
}

}  // namespace holdfast
