//! Every belief that is drawn or stands in a study, in the order in which documents list them.
#pragma once

#include "holdfast/study/beliefs.hpp"
#include "holdfast/study/study.hpp"

#include <cstddef>
#include <optional>

namespace holdfast::report {

//! What a belief is about; neither: everybody.
struct InputOf {
    std::optional<std::size_t> intervention;  //!< index into Study::interventions
    std::optional<std::size_t> authority;     //!< index into Study::authorities
};

//! Calls visit(belief, what it is about): prices, leaving and hiring, then interventions, then authorities.
template <class Visit> void for_every_input(Study const& study, Visit const& visit)
{
    auto const seen_as = [&visit](InputOf input) {
        return [&visit, input](auto const&, Belief const& belief) { visit(belief, input); };
    };
    for (auto const chapter : order::documents) {
        if (chapter == Chapter::fill && study.implied_fill) continue;
        for_beliefs(shared_rows, chapter, study, seen_as({}));
        if (chapter == Chapter::between) visit(between_row.place(study), InputOf{});
        if (chapter == Chapter::bands)
            for (auto const& band : study.bands) visit(band_row.place(band), InputOf{});
    }
    for (std::size_t i = 0; i < study.interventions.size(); ++i)
        for_beliefs(intervention_rows, order::interventions_in_documents, study.interventions[i],
                    seen_as({i, std::nullopt}));
    for (std::size_t a = 0; a < study.authorities.size(); ++a)
        for_beliefs(authority_rows, order::authorities, study.authorities[a], seen_as({std::nullopt, a}));
}

}  // namespace holdfast::report
