#include "engine/affordable.hpp"

#include <algorithm>
#include <vector>

namespace holdfast {

void Affordable::add(std::span<double const> gross, std::span<double const> workers, SampledAs how,
                     std::span<double> scratch)
{
    if (std::any_of(workers.begin(), workers.end(), [](double w) { return !(w > 0.0); })) reaches_nobody_ = true;
    if (reaches_nobody_) return;
    std::vector<double> each(gross.size());
    std::transform(gross.begin(), gross.end(), workers.begin(), each.begin(), [](double g, double w) { return g / w; });
    each_.add(each, how, scratch);
    ratio_.add(gross, workers, how);
}

Maybe<Estimate> Affordable::estimate() const
{
    if (reaches_nobody_) return {std::nullopt, "the programme reaches nobody within the horizon in at least one draw"};
    auto estimate = each_.estimate();
    auto const ratio = ratio_.ratio();
    estimate.mean = ratio.value;
    estimate.mcse = ratio.mcse;
    return {estimate, ""};
}

}  // namespace holdfast
