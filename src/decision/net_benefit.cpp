#include "holdfast/decision/net_benefit.hpp"

#include "decision/gains.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

void require_rising(std::span<double const> thresholds)
{
    require(!thresholds.empty(), "net benefit needs a willingness to pay");
    for (std::size_t k = 0; k < thresholds.size(); ++k)
        require(std::isfinite(thresholds[k]) && (k == 0 || thresholds[k - 1] < thresholds[k]),
                "willingness to pay is finite and rises");
}

double standard_error(double mean, double mean_square, std::size_t draws)
{
    if (draws < 2) return 0.0;
    return std::sqrt(std::max(mean_square - mean * mean, 0.0) / static_cast<double>(draws - 1));
}

}  // namespace

std::vector<NetBenefit> net_benefit_curve(Samples const& samples, std::span<double const> willingness_to_pay)
{
    require_sound(samples);
    require_rising(willingness_to_pay);
    std::vector<std::span<double const>> const costs(samples.costs.begin(), samples.costs.end());
    std::vector<std::span<double const>> const effects(samples.effects.begin(), samples.effects.end());
    auto const found = gains(costs, effects, willingness_to_pay);
    auto const strategies = static_cast<std::ptrdiff_t>(samples.strategies.size());
    std::vector<NetBenefit> curve;
    for (std::size_t k = 0; k < willingness_to_pay.size(); ++k) {
        NetBenefit point;
        point.willingness_to_pay = willingness_to_pay[k];
        auto const from = static_cast<std::ptrdiff_t>(k) * strategies;
        point.mean_net_benefit.assign(found.mean_net.begin() + from, found.mean_net.begin() + from + strategies);
        point.ceac.assign(found.share.begin() + from, found.share.begin() + from + strategies);
        point.best = found.best[k];
        point.ceaf = point.ceac[point.best];
        point.evpi = found.mean_gain[k];
        point.evpi_standard_error = standard_error(found.mean_gain[k], found.mean_square[k], samples.draws());
        for (double const net : point.mean_net_benefit)
            point.expected_loss.push_back(point.evpi + (point.mean_net_benefit[point.best] - net));
        curve.push_back(std::move(point));
    }
    return curve;
}

}  // namespace holdfast
