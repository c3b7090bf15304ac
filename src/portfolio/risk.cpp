#include "holdfast/portfolio/risk.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast {

std::vector<double> savings_of(std::span<std::size_t const> offers, Scenarios const& scenarios)
{
    std::vector<double> sums(scenarios.count, 0.0);
    for (auto const offer : offers) {
        require((offer + 1) * scenarios.count <= scenarios.savings.size(), "every offer has its scenarios");
        auto const own = scenarios.of(offer);
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += own[i];
    }
    return sums;
}

std::vector<double> weights_of_worst(std::span<double const> savings, double share)
{
    require(!savings.empty(), "risk is about at least one scenario");
    require(share > 0.0 && share <= 1.0, "a share of the scenarios lies between 0 and 1");
    std::vector<std::size_t> order(savings.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return savings[a] < savings[b]; });
    double const counted = share * static_cast<double>(savings.size());
    std::vector<double> weights(savings.size(), 0.0);
    double left = counted;
    for (auto const i : order) {
        weights[i] = std::min(1.0, left) / counted;
        left -= 1.0;
        if (left <= 0.0) break;
    }
    return weights;
}

double mean_of_worst(std::span<double const> savings, double share)
{
    auto const weights = weights_of_worst(savings, share);
    return std::inner_product(weights.begin(), weights.end(), savings.begin(), 0.0);
}

double chance_of_no_loss(std::span<double const> savings)
{
    require(!savings.empty(), "risk is about at least one scenario");
    auto const kept = std::count_if(savings.begin(), savings.end(), [](double s) { return s >= -smallest_loss; });
    return static_cast<double>(kept) / static_cast<double>(savings.size());
}

std::size_t losses_allowed(ChanceOfNoLoss const& limit, std::size_t scenarios)
{
    require(limit.at_least >= 0.0 && limit.at_least <= 1.0, "a chance lies between 0 and 1");
    // 0.8 of 500 is 400 and not one more, whatever the last digit of 0.2 · 500.
    return scenarios -
           static_cast<std::size_t>(std::ceil(limit.at_least * static_cast<double>(scenarios) * (1.0 - 1e-12)));
}

}  // namespace holdfast
