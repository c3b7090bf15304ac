#include "inputs/study/time_to_fill.hpp"

#include "study/months_allowed.hpp"

#include <fmt/format.h>

namespace holdfast {

void flag_time_to_fill(Study& study)
{
    if (study.bands.empty()) return;
    double const months = mean(study.months_to_fill.about);
    for (auto& authority : study.authorities) {
        if (authority.vacancies == 0.0) {
            authority.flags.emplace_back(
                "vacancies: none at all, which is unlikely: posts that fall vacant are taken to be filled at once");
            continue;
        }
        if (study.implied_fill) continue;
        if (auto const allowed = months_allowed(study, authority); allowed && *allowed < months)
            authority.flags.push_back(fmt::format("vacancies: as many as the leavers of {:.1f} months: a time to fill "
                                                  "longer than that changes nothing here",
                                                  *allowed));
    }
}

}  // namespace holdfast
