#include "holdfast/belief/empirical_shrinkage.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

using Weights = std::array<double, signals_of_trials.size()>;

//! qₖ: the parts' weights once z is known. By logarithms, so that a z of 100 leaves the widest part and not 0/0.
Weights weights_given(double z)
{
    Weights logs{};
    for (std::size_t k = 0; k < logs.size(); ++k) {
        auto const& part = signals_of_trials[k];
        double const variance = 1.0 + part.sd * part.sd;
        logs[k] = std::log(part.weight) - 0.5 * std::log(variance) - 0.5 * z * z / variance;
    }
    double const largest = *std::max_element(logs.begin(), logs.end());
    Weights weights{};
    double sum = 0.0;
    for (std::size_t k = 0; k < logs.size(); ++k) sum += weights[k] = std::exp(logs[k] - largest);
    for (auto& weight : weights) weight /= sum;
    return weights;
}

//! Of one part: the share of an estimate that is signal.
double signal_share(SignalPart const& part) { return part.sd * part.sd / (1.0 + part.sd * part.sd); }

}  // namespace

ShrunkEffect shrunk(double estimate, double standard_error)
{
    require(std::isfinite(estimate) && std::isfinite(standard_error) && standard_error > 0.0,
            "an estimate is shrunk by its standard error, which is above 0");
    auto const weights = weights_given(estimate / standard_error);
    ShrunkEffect effect;
    for (std::size_t k = 0; k < effect.parts.size(); ++k) {
        double const share = signal_share(signals_of_trials[k]);
        effect.parts[k] = {weights[k], estimate * share, standard_error * std::sqrt(share)};
    }
    return effect;
}

double mean(ShrunkEffect const& effect)
{
    double sum = 0.0;
    for (auto const& part : effect.parts) sum += part.weight * part.mean;
    return sum;
}

double chance_below(ShrunkEffect const& effect, double x)
{
    double sum = 0.0;
    for (auto const& part : effect.parts) sum += part.weight * normal_probability((x - part.mean) / part.sd);
    return sum;
}

double share_left(double z)
{
    auto const weights = weights_given(z);
    double share = 0.0;
    for (std::size_t k = 0; k < weights.size(); ++k) share += weights[k] * signal_share(signals_of_trials[k]);
    return share;
}

}  // namespace holdfast
