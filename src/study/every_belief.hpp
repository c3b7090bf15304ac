//! Every belief of a study that has a place of its own in it: all but η, which is made of a spread (M15).
#pragma once

#include "holdfast/study/beliefs.hpp"
#include "holdfast/study/study.hpp"

namespace holdfast {

//! visit(belief) for each: the shared ones, then authority by authority. `AStudy` may be const.
template <class AStudy, class Visit> void for_every_belief(AStudy& study, Visit const& visit)
{
    auto const all_of = [&visit](auto const& rows, auto& x) {
        for_rows(rows, [&](auto const& row) {
            if (auto* belief = belief_of(row, x)) visit(*belief);
        });
    };
    all_of(shared_rows, study);
    for (auto& band : study.bands) visit(band_row.place(band));
    for (auto& intervention : study.interventions) {
        all_of(intervention_rows, intervention);
        for_beliefs(intervention_rows, Chapter::resources, intervention, [&visit](auto const&, auto& b) { visit(b); });
    }
    for (auto& authority : study.authorities) all_of(authority_rows, authority);
}

}  // namespace holdfast
