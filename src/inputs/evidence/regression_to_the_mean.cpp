#include "inputs/evidence/regression_to_the_mean.hpp"

#include <algorithm>
#include <utility>
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

}  // namespace

void warn_of_regression_to_the_mean(Study const& study, Reading& reading)
{
    auto const& chosen = study.interventions;
    for (auto const& compared : std::exchange(reading.own_comparators, {})) {
        auto const id = [&compared](Intervention const& one) { return one.id == compared.intervention; };
        if (std::none_of(chosen.begin(), chosen.end(), id)) continue;
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
