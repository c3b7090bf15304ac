#include "affordable.hpp"

#include <algorithm>
#include <vector>

namespace holdfast {

Maybe<Estimate> affordable(std::span<double const> gross, std::span<double const> workers, std::span<double> scratch)
{
    if (std::any_of(workers.begin(), workers.end(), [](double w) { return !(w > 0.0); }))
        return {std::nullopt, "the programme reaches nobody within the horizon in at least one draw"};
    std::vector<double> each(gross.size());
    std::transform(gross.begin(), gross.end(), workers.begin(), each.begin(), [](double g, double w) { return g / w; });
    auto estimate = summarise(each, scratch);
    auto const ratio = ratio_of_means(gross, workers);
    estimate.mean = ratio.value;
    estimate.mcse = ratio.mcse;
    return {estimate, ""};
}

}  // namespace holdfast
