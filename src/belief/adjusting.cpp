#include "belief/adjusting.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/base/money.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! To a tenth of a per cent; "20", "12.5".
std::string per_cent(double share) { return fmt::format("{:g}", std::round(1000.0 * share) / 10.0); }

}  // namespace

bool can_be_scaled(Distribution const& about)
{
    if (auto const* cut = std::get_if<Capped>(&about)) return !std::holds_alternative<Beta>(cut->below);
    if (auto const* mixture = std::get_if<Mixture>(&about))
        return std::all_of(mixture->parts.begin(), mixture->parts.end(),
                           [](auto const& part) { return can_be_scaled(part_alone(part)); });
    return !std::holds_alternative<Beta>(about);
}

Distribution scaled(Distribution const& about, double factor)
{
    require(std::isfinite(factor) && factor > 0.0, "a distribution is multiplied by a number above 0");
    return std::visit(
        [factor](auto d) -> Distribution {
            using D = std::decay_t<decltype(d)>;
            if constexpr (std::is_same_v<D, Capped>) {
                return capped(std::visit([factor](auto const& below) { return scaled(below, factor); }, d.below),
                              d.most * factor);
            } else if constexpr (std::is_same_v<D, Mixture>) {
                std::vector<Weighed> parts;
                for (auto const& part : d.parts) parts.push_back({part.weight, scaled(part_alone(part), factor)});
                return mixture_of(parts);
            } else if constexpr (std::is_same_v<D, Fixed>) {
                d.value *= factor;
            } else if constexpr (std::is_same_v<D, Normal>) {
                d.mean *= factor;
                d.sd *= factor;
            } else if constexpr (std::is_same_v<D, LogNormal>) {
                d.log_mean += std::log(factor);
            } else if constexpr (std::is_same_v<D, Beta>) {
                require(factor == 1.0, "a beta lies between 0 and 1 and is not multiplied");
            } else if constexpr (std::is_same_v<D, Gamma>) {
                d.scale *= factor;
            } else if constexpr (std::is_same_v<D, StudentT>) {
                d.centre *= factor;
                d.scale *= factor;
                d.reach *= factor;
            } else {
                d.low *= factor;
                d.high *= factor;
                if constexpr (!std::is_same_v<D, Uniform>) d.mode *= factor;
            }
            return d;
        },
        about);
}

void adjust(Belief& belief, Adjustment adjustment)
{
    belief.about = scaled(belief.about, adjustment.factor);
    belief.adjustments.push_back(std::move(adjustment));
}

double stated_mean(Belief const& belief)
{
    double factor = 1.0;
    for (auto const& adjustment : belief.adjustments) factor *= adjustment.factor;
    return mean(belief.about) / factor;
}

std::string in_words(Adjustment const& adjustment)
{
    switch (adjustment.kind) {
    case Adjustment::Kind::prices: return fmt::format("times {:.4g} ({})", adjustment.factor, adjustment.reason);
    case Adjustment::Kind::optimism_bias:
        return fmt::format("plus {}% for optimism bias: {}", per_cent(adjustment.factor - 1.0), adjustment.reason);
    }
    return "";
}

std::string adjustments_in_words(Belief const& belief)
{
    if (belief.adjustments.empty()) return "";
    auto text = "stated as " + to_the_pound(stated_mean(belief));
    for (auto const& adjustment : belief.adjustments) text += ", " + in_words(adjustment);
    return text;
}

}  // namespace holdfast
