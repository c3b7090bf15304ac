#include "inputs/evidence/regression_to_the_mean.hpp"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! To a tenth of a per cent.
std::string a_year(double rate) { return fmt::format("{:.1f}% a year", 100.0 * rate); }

struct OwnRate {
    std::string authority;
    double rate{};
};

//! "Leeds's own 13.2% a year", "the own rates of 3 of the 12 authorities here (9.1% a year to 14.0% a year)"
std::string whose(std::vector<OwnRate> const& exceeded, std::size_t all)
{
    if (all == 1) return fmt::format("the {} of {} itself", a_year(exceeded.front().rate), exceeded.front().authority);
    auto const [least, most] =
        std::minmax_element(exceeded.begin(), exceeded.end(), [](auto& a, auto& b) { return a.rate < b.rate; });
    return fmt::format("the own rates of {} of the {} authorities here ({} to {})", exceeded.size(), all,
                       a_year(least->rate), a_year(most->rate));
}

//! Nobody can have tried it with more staff than there are. Of a pilot that says its place that was held against it on reading.
void warn_of_more_staff_than_there_are(Intervention const& intervention, OwnComparators const& compared,
                                       Study const& study, Reading& reading)
{
    if (!compared.pilot || study.authorities.empty()) return;
    if (intervention.effect && intervention.effect->pilot && !intervention.effect->pilot->place.empty()) return;
    auto const largest = std::max_element(study.authorities.begin(), study.authorities.end(),
                                          [](auto const& a, auto const& b) { return a.in_post < b.in_post; });
    if (compared.staff <= largest->in_post) return;
    reading.warning(compared.at, compared.path,
                    fmt::format("{} counts {:.0f} staff at a time, and {} has {:.0f} FTE in post", compared.path,
                                compared.staff, largest->name, largest->in_post),
                    "count the teams of this authority alone, each member of staff once; or correct in_post");
}

}  // namespace

void warn_of_regression_to_the_mean(Study const& study, Reading& reading)
{
    auto const& chosen = study.interventions;
    for (auto const& compared : std::exchange(reading.own_comparators, {})) {
        auto const id = [&compared](Intervention const& one) { return one.id == compared.intervention; };
        auto const intervention = std::find_if(chosen.begin(), chosen.end(), id);
        if (intervention == chosen.end()) continue;
        warn_of_more_staff_than_there_are(*intervention, compared, study, reading);
        std::vector<OwnRate> exceeded;
        for (auto const& authority : study.authorities) {
            double const own = own_leaving_rate(study, authority);
            if (compared.leaving_rate > (compared.by_lot ? unlike_here : far_above) * own)
                exceeded.push_back({authority.name, own});
        }
        if (exceeded.empty()) continue;
        auto const far =
            fmt::format("the comparators of {} left at {}, {} {}. ", compared.path, a_year(compared.leaving_rate),
                        compared.by_lot ? "more than twice" : "far above", whose(exceeded, study.authorities.size()));
        // Where lots were drawn both groups fall back alike, so the ratio stands; whether it holds here is another matter.
        if (compared.by_lot)
            reading.warning(
                compared.at, compared.path, far + "What was found where so many leave may be less, or nothing, here",
                "check the counts and follow_up; or say how far it carries over, with a transport_sd of its "
                "own");
        else
            reading.warning(compared.at, compared.path,
                            far +
                                "After so high a rate fewer leave without any programme (regression to the mean), and "
                                "the effect counts that as its own",
                            "compare with teams that left as fast and had no programme, or with several years before");
    }
}

}  // namespace holdfast
