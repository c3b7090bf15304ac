#include "report/committee/paper_subject.hpp"

#include "base/text.hpp"

namespace holdfast::report {

PaperSubject paper_subject(ReportMaterial const& material)
{
    auto const& findings = material.findings;
    auto const place = opening_place(material);
    auto const chosen = opening_strategy(material);
    auto standings = standings_in(findings, place);
    std::optional<Standing> standing;
    for (auto const& candidate : standings)
        if (chosen && candidate.strategy == *chosen) standing = candidate;
    auto const first = FoundIn(findings).at(place, chosen.value_or(standings.front().strategy));
    return {material, findings, place, std::move(standings), std::move(standing), setting_of(findings, first)};
}

std::string programme_name(PaperSubject const& of)
{
    if (!of.standing) return "a programme to keep social workers";
    auto const& strategy = of.findings.strategies.at(of.standing->strategy);
    return visible(strategy.name.empty() ? strategy.id : strategy.name);
}

std::string pronoun_for(PaperSubject const& of) { return of.setting.is_sum ? "they" : "it"; }

}  // namespace holdfast::report
