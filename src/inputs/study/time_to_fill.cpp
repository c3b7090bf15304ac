#include "inputs/study/time_to_fill.hpp"

#include "holdfast/workforce/projection.hpp"

#include <span>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

void flag_time_to_fill(Study& study)
{
    std::vector<double> shares;
    std::vector<double> rates;
    for (auto const& band : study.bands) {
        shares.push_back(band.share);
        rates.push_back(mean(band.relative_rate.about));
    }
    if (shares.empty()) return;
    std::vector<double> const nobody_moves(shares.size(), 0.0);
    double const months = mean(study.months_to_fill.about);
    for (auto& authority : study.authorities) {
        if (authority.vacancies == 0.0) {
            authority.flags.emplace_back(
                "vacancies: none at all, which is unlikely: posts that fall vacant are taken to be filled at once");
            continue;
        }
        if (study.implied_fill || authority.in_post <= 0.0) continue;
        double const rate = mean(study.leaving_rate.about) * mean(authority.relative_leaving_rate.about);
        auto const hazards = leaving_hazards<double>(rate, shares, std::span<double const>(rates));
        double const allowed = opening_of<double>(authority.in_post, authority.vacancies, shares, nobody_moves,
                                                  std::span<double const>(hazards).first(shares.size()), months, true)
                                   .months_to_fill;
        if (allowed < months)
            authority.flags.push_back(fmt::format("vacancies: as many as the leavers of {:.1f} months: a time to fill "
                                                  "longer than that changes nothing here",
                                                  allowed));
    }
}

}  // namespace holdfast
