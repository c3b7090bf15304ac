#include "holdfast/study/pilot.hpp"

#include "holdfast/study/study.hpp"

#include <algorithm>

namespace holdfast {

double own_leaving_rate(Study const& study, Authority const& authority)
{
    return mean(study.leaving_rate.about) * mean(authority.relative_leaving_rate.about);
}

double FallExplained::by_itself() const { return std::clamp(before - expected, 0.0, std::max(0.0, fall())); }

std::optional<FallExplained> fall_explained(Pilot const& pilot, Study const& study, Authority const& authority)
{
    double const expected = own_leaving_rate(study, authority);
    if (pilot.kind != PilotKind::before_after || !(expected > 0.0)) return std::nullopt;
    return FallExplained{pilot.without.rate(), pilot.with.rate(), expected};
}

PilotPlace pilot_place(std::optional<Pilot> const& pilot, Study const& study, Authority const& authority)
{
    return {authority.name, own_leaving_rate(study, authority),
            pilot ? fall_explained(*pilot, study, authority) : std::nullopt, pilot && pilot->place == authority.code};
}

}  // namespace holdfast
