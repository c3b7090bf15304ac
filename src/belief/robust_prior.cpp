#include "holdfast/belief/robust_prior.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>
#include <vector>

namespace holdfast {

namespace {

void check(RobustPrior const& prior)
{
    require(std::isfinite(prior.applies.mean) && std::isfinite(prior.applies.sd) && prior.applies.sd >= 0.0,
            "what was published is a finite mean and a standard deviation from 0 on");
    require(prior.does_not_apply >= 0.0 && prior.does_not_apply <= 1.0, "a weight lies between 0 and 1");
    require(std::isfinite(prior.spread_if_not) && prior.spread_if_not > 0.0,
            "where nothing published applies the spread is above 0");
}

Normal updated(Normal const& prior, StudyEstimate const& pilot)
{
    double const before = prior.sd * prior.sd;
    double const error = pilot.standard_error * pilot.standard_error;
    double const both = before + error;
    return {(prior.mean * error + pilot.estimate * before) / both, prior.sd * pilot.standard_error / std::sqrt(both)};
}

//! Up to a constant that both parts share. In logarithms: densities of a pilot far away underflow, their ratio does not.
double log_density(Normal const& prior, StudyEstimate const& pilot)
{
    double const variance = prior.sd * prior.sd + pilot.standard_error * pilot.standard_error;
    double const away = pilot.estimate - prior.mean;
    return -0.5 * (std::log(variance) + away * away / variance);
}

}  // namespace

RobustBelief robust_belief(RobustPrior const& prior)
{
    check(prior);
    return {prior.applies, Normal{0.0, prior.spread_if_not}, prior.does_not_apply};
}

RobustBelief robust_belief(RobustPrior const& prior, StudyEstimate const& pilot)
{
    require(std::isfinite(pilot.estimate) && std::isfinite(pilot.standard_error) && pilot.standard_error > 0.0,
            "a pilot is a finite estimate and a standard error above 0");
    auto const before = robust_belief(prior);
    double weight = before.does_not_apply;
    if (weight > 0.0 && weight < 1.0) {
        double const odds = std::log(weight) - std::log1p(-weight) + log_density(before.otherwise, pilot) -
                            log_density(before.applies, pilot);
        weight = 1.0 / (1.0 + std::exp(-odds));
    }
    return {updated(before.applies, pilot), updated(before.otherwise, pilot), weight};
}

Distribution as_distribution(RobustBelief const& belief)
{
    std::vector<Weighed> parts;
    if (belief.does_not_apply < 1.0) parts.push_back({1.0 - belief.does_not_apply, belief.applies});
    if (belief.does_not_apply > 0.0) parts.push_back({belief.does_not_apply, belief.otherwise});
    return mixture_of(parts);
}

}  // namespace holdfast
