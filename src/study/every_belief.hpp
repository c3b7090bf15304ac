//! Every belief of a study that has a place of its own in it: all but η, which is made of a spread (M15).
#pragma once

#include "holdfast/study/study.hpp"

#include <optional>

namespace holdfast {

//! visit(belief) for each: the shared ones, then authority by authority. `AStudy` may be const.
template <class AStudy, class Visit> void for_every_belief(AStudy& study, Visit const& visit)
{
    auto const visit_if = [&visit](auto& belief) {
        if (belief) visit(*belief);
    };
    auto& prices = study.prices;
    for (auto* one : {&study.leaving_rate, &study.months_to_fill, &study.moves_between_authorities, &prices.pay,
                      &prices.agency_premium, &prices.recruitment, &prices.induction, &prices.exit,
                      &prices.months_to_full_productivity, &prices.starting_productivity, &prices.uncovered_value})
        visit(*one);
    visit_if(prices.on_costs);
    visit_if(prices.national_insurance);
    for (auto& band : study.bands) visit(band.relative_rate);
    for (auto& one : study.interventions) {
        if (one.effect) {
            visit(one.effect->log_hazard_ratio);
            visit(one.effect->transport);
        }
        visit(one.coverage);
        visit_if(one.absence_ratio);
        for (auto* cost : {&one.setup, &one.annual, &one.per_worker_year, &one.per_starter}) visit_if(*cost);
    }
    for (auto& one : study.authorities)
        for (auto* own : {&one.relative_leaving_rate, &one.cover_share, &one.caseload, &one.absence_rate}) visit(*own);
}

}  // namespace holdfast
