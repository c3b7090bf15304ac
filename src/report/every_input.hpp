//! Every belief that is drawn or stands in a study, in the order in which documents list them.
#pragma once

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
    auto const& prices = study.prices;
    for (auto const* belief : {&prices.pay, &prices.agency_premium, &prices.recruitment, &prices.induction,
                               &prices.exit, &prices.months_to_full_productivity, &prices.starting_productivity,
                               &prices.uncovered_value, &study.leaving_rate})
        visit(*belief, InputOf{});
    for (auto const* belief : {&prices.on_costs, &prices.national_insurance})
        if (*belief) visit(**belief, InputOf{});
    if (!study.implied_fill) visit(study.months_to_fill, InputOf{});
    visit(study.moves_between_authorities, InputOf{});
    visit(study.between_authorities, InputOf{});
    for (auto const& band : study.bands) visit(band.relative_rate, InputOf{});
    for (std::size_t i = 0; i < study.interventions.size(); ++i) {
        auto const& one = study.interventions[i];
        InputOf const of{i, std::nullopt};
        if (one.effect) {
            visit(one.effect->log_hazard_ratio, of);
            visit(one.effect->transport, of);
        }
        if (one.absence_ratio) visit(*one.absence_ratio, of);
        visit(one.coverage, of);
        for (auto const* cost : {&one.setup, &one.annual, &one.per_worker_year, &one.per_starter})
            if (*cost) visit(**cost, of);
    }
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        auto const& authority = study.authorities[a];
        for (auto const* belief :
             {&authority.relative_leaving_rate, &authority.cover_share, &authority.caseload, &authority.absence_rate})
            visit(*belief, InputOf{std::nullopt, a});
    }
}

}  // namespace holdfast::report
