#include "inputs/evidence/pilot_place.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! "Kent", "23 other authorities"
std::string words_of_places(std::vector<Authority const*> const& places)
{
    constexpr std::size_t most_named = 3;
    if (places.size() > most_named) return fmt::format("{} other authorities", places.size());
    std::vector<std::string> names;
    for (auto const* place : places) names.push_back(visible(place->name));
    return in_words(names, "and");
}

std::string how_far(LeavingEffect const& effect)
{
    double const doubt = sd(effect.transport.about);
    if (doubt <= 0.0) return "with no doubt for being carried over: transport_sd is 0";
    return fmt::format("with a doubt for being carried over (standard deviation of the log hazard ratio {:g})", doubt);
}

void carry(LeavingEffect& effect, OwnComparators const& counted, Study const& study, Reading& reading)
{
    auto const& pilot = *effect.pilot;
    auto const place = counted.path + ".place";
    if (effect.pooling) {
        if (!pilot.place.empty())
            reading.warning(
                counted.at, place,
                fmt::format("{} moves nothing here: the pilot is one of several figures, and all together are "
                            "carried to every authority alike",
                            place),
                "leave it: it is shown beside the counts");
        return;
    }
    std::vector<Authority const*> elsewhere;
    for (auto const& authority : study.authorities)
        if (effect.is_carried_to(authority.code)) elsewhere.push_back(&authority);
    if (elsewhere.empty()) {
        effect.transport.about = Fixed{0.0};
        effect.transport.source = "the council counted it here: nothing is carried from elsewhere";
        if (counted.says_transport && !effect.robust)
            reading.warning(
                counted.transport_at, counted.path.substr(0, counted.path.rfind('.')) + ".transport_sd",
                fmt::format("transport_sd moves nothing: the pilot was counted in {}, and this run is about "
                            "no other authority",
                            visible(pilot.place_name)),
                "take it out; it counts where the pilot is used elsewhere");
        return;
    }
    if (!pilot.place.empty())
        return reading.warning(counted.at, counted.path,
                               fmt::format("{} was counted in {}. In {} it counts {}", counted.path,
                                           visible(pilot.place_name), words_of_places(elsewhere), how_far(effect)),
                               fmt::format("run it for {} alone; or say how far it carries over, with transport_sd",
                                           visible(pilot.place_name)));
    if (counted.says_transport && !effect.robust) return;
    reading.warning(
        counted.at, place,
        fmt::format("{} is missing: nobody can see where this was counted, and it counts {} in every authority", place,
                    how_far(effect)),
        "write place = \"NAME\", the authority in which it was counted: there nothing is doubted for that");
}

//! Nobody can have tried it with more staff than there are. Of a pilot that says its place that was held against it on reading.
void doubt_the_staff(OwnComparators const& counted, Study const& study, Reading& reading)
{
    if (study.authorities.empty()) return;
    auto const largest = std::max_element(study.authorities.begin(), study.authorities.end(),
                                          [](auto const& a, auto const& b) { return a.in_post < b.in_post; });
    if (counted.staff <= largest->in_post) return;
    reading.warning(counted.at, counted.path,
                    fmt::format("{} counts {:.0f} staff at a time, and {} has {:.0f} FTE in post", counted.path,
                                counted.staff, largest->name, largest->in_post),
                    "count the teams of this authority alone, each member of staff once; or correct in_post");
}

//! A ratio of one authority's own, as look-back writes it, says transport_sd = 0, and not where it was found: figures have no place,
//! as a pilot's counts have (decision 0055). Of several authorities it can be right in one alone.
void doubt_what_is_carried_freely(Study const& study, Reading& reading)
{
    if (study.authorities.size() < 2) return;
    for (auto const& [id, at] : reading.carried_freely) {
        auto const path = fmt::format("interventions.{}.effect.transport_sd", id);
        reading.doubt(at, path,
                      fmt::format("{} is 0: in each of {} authorities the effect counts as if it had been found there",
                                  path, study.authorities.size()),
                      "run it with --authority for the one whose figures these are; for others take transport_sd out");
    }
}

}  // namespace

void carry_pilots(Study& study, Reading& reading)
{
    doubt_what_is_carried_freely(study, reading);
    for (auto const& counted : reading.own_comparators) {
        if (!counted.pilot) continue;
        for (auto& intervention : study.interventions)
            if (intervention.id == counted.intervention && intervention.effect && intervention.effect->pilot) {
                carry(*intervention.effect, counted, study, reading);
                if (intervention.effect->pilot->place.empty()) doubt_the_staff(counted, study, reading);
            }
    }
}

}  // namespace holdfast
