#include "holdfast/study/tenure.hpp"

#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace holdfast {

std::vector<TenureStep> tenure_steps(std::vector<TenureBand> const& bands)
{
    std::vector<TenureStep> steps;
    for (std::size_t k = 0; k < bands.size(); ++k) {
        auto const& band = bands[k];
        auto const count = band.step_shares.size();
        if (count < 2) {
            steps.push_back({k, band.name, band.share, band.width_months});
            continue;
        }
        for (std::size_t j = 0; j < count; ++j)
            steps.push_back({k, fmt::format("{}, step {} of {}", band.name, j + 1, count), band.step_shares[j],
                             band.width_months.value_or(0.0) / static_cast<double>(count)});
    }
    return steps;
}

std::vector<double> steady_step_shares(double share, double width_months, int steps, double hazard)
{
    std::vector<double> shares;
    double const years = width_months / 12.0 / steps;
    for (int j = 0; j < steps; ++j) shares.push_back(std::exp(-hazard * years * (j + 0.5)));
    double const sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (auto& part : shares) part *= share / sum;
    return shares;
}

}  // namespace holdfast
