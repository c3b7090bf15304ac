#include "study/months_allowed.hpp"

#include "holdfast/workforce/projection.hpp"

#include <span>
#include <vector>

namespace holdfast {

std::optional<double> months_allowed(Study const& study, Authority const& authority)
{
    if (study.bands.empty() || authority.in_post <= 0.0 || authority.vacancies <= 0.0) return std::nullopt;
    std::vector<double> shares;
    std::vector<double> rates;
    for (auto const& band : study.bands) {
        shares.push_back(band.share);
        rates.push_back(mean(band.relative_rate.about));
    }
    std::vector<double> const nobody_moves(shares.size(), 0.0);
    double const rate = mean(study.leaving_rate.about) * mean(authority.relative_leaving_rate.about);
    auto const hazards = leaving_hazards<double>(rate, shares, std::span<double const>(rates));
    auto const months = opening_of<double>(authority.in_post, authority.vacancies, shares, nobody_moves,
                                           std::span<double const>(hazards).first(shares.size()), 0.0, true)
                            .months_to_fill;
    return months;
}

}  // namespace holdfast
