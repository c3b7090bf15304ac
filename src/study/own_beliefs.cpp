#include "own_beliefs.hpp"

#include "authority_model.hpp"

namespace holdfast {

std::vector<OwnBelief> own_beliefs(Study const& study, Authority const& authority)
{
    std::vector<OwnBelief> own{{authority.relative_leaving_rate, relative_leaving_rate, {}},
                               {authority.cover_share, cover_share, {}},
                               {authority.caseload, caseload, {}},
                               {authority.absence_rate, absence_rate, {}}};
    for (std::size_t i = 0; i < study.interventions.size(); ++i) {
        auto const& intervention = study.interventions[i];
        if (!intervention.effect) continue;
        Belief heterogeneity;  // η (M15)
        heterogeneity.id = "authorities." + authority.code + ".interventions." + intervention.id + ".heterogeneity";
        heterogeneity.label = "how the effect differs in " + authority.name + ": " + intervention.name;
        heterogeneity.unit = "log hazard ratio";
        heterogeneity.source = study.between_authorities.source;
        heterogeneity.basis = study.between_authorities.basis;
        heterogeneity.about = Normal{0.0, between_authorities_sd(study, intervention)};
        own.push_back({std::move(heterogeneity), first_heterogeneity + i, i});
    }
    return own;
}

}  // namespace holdfast
