#include "holdfast/belief/robust_prior.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>

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

double below(Normal const& part, double u)
{
    if (part.sd == 0.0) return u < part.mean ? 0.0 : 1.0;
    return 0.5 * std::erfc((part.mean - u) / (part.sd * std::sqrt(2.0)));
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

double mean(RobustBelief const& belief)
{
    double const w = belief.does_not_apply;
    return (1.0 - w) * belief.applies.mean + w * belief.otherwise.mean;
}

double sd(RobustBelief const& belief)
{
    double const w = belief.does_not_apply;
    double const apart = belief.applies.mean - belief.otherwise.mean;
    return std::sqrt((1.0 - w) * belief.applies.sd * belief.applies.sd + w * belief.otherwise.sd * belief.otherwise.sd +
                     w * (1.0 - w) * apart * apart);
}

double cumulative(RobustBelief const& belief, double u)
{
    return (1.0 - belief.does_not_apply) * below(belief.applies, u) +
           belief.does_not_apply * below(belief.otherwise, u);
}

}  // namespace holdfast
