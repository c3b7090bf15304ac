#include "engine/own_beliefs.hpp"

#include "engine/authority_model.hpp"

#include <utility>

namespace holdfast {

Belief heterogeneity_of(Study const& study, Authority const& authority, Intervention const& intervention)
{
    Belief belief;
    belief.id = "authorities." + authority.code + ".interventions." + intervention.id + ".heterogeneity";
    belief.label = std::string(heterogeneity_says.label) + " in " + authority.name + ": " + intervention.name;
    belief.unit = heterogeneity_says.unit;
    belief.source = study.between_authorities.source;
    belief.basis = study.between_authorities.basis;
    belief.about = Normal{0.0, between_authorities_sd(study, intervention)};
    return belief;
}

std::vector<OwnBelief> own_beliefs(Study const& study, Authority const& authority)
{
    std::vector<OwnBelief> own;
    for_rows(authority_rows, [&](auto const& row) {
        own.push_back({row.place(authority), own.size(), {}, &row.says});
    });
    for (std::size_t i = 0; i < study.interventions.size(); ++i)
        if (study.interventions[i].effect)
            own.push_back({heterogeneity_of(study, authority, study.interventions[i]), first_heterogeneity + i, i,
                           &heterogeneity_says});
    return own;
}

OwnSamplers::OwnSamplers() = default;
OwnSamplers::~OwnSamplers() = default;

void OwnSamplers::start(Study const& study, Authority const& authority)
{
    all_.clear();
    for (auto const& own : own_beliefs(study, authority))
        all_.push_back({belief_key(own.belief.id), Sampler(own.belief.about), own.column});
}

OwnDraws::OwnDraws(Study const& study, Authority const& authority, DrawSource const& source, std::size_t rows,
                   Workers& workers, InstructionSet instructions)
    : rows_(rows), values_((first_heterogeneity + study.interventions.size()) * rows)
{
    OwnSamplers samplers;
    samplers.start(study, authority);
    auto const order = source.order_of(authority.code);
    workers.share_out(samplers.all().size(), [&](std::size_t i, std::size_t) {
        auto const& own = samplers.all()[i];
        auto const into = std::span(values_).subspan(own.column * rows_, rows_);
        source.own(order, own.key, own.column, 0, into);
        own.sampler.from_uniforms(instructions, into, into);
    });
}

}  // namespace holdfast
