#include "holdfast/report/report.hpp"

#include "base/text.hpp"
#include "report/case/case_chapter.hpp"
#include "report/chapters/foot.hpp"
#include "report/chapters/rating_table.hpp"
#include "report/committee/places.hpp"
#include "report/forms/paper.hpp"
#include "report/look_back/adopters_chapter.hpp"
#include "report/savings/authorities.hpp"
#include "report/savings/authority_page.hpp"
#include "report/savings/rankings.hpp"
#include "report/scenarios/scenario_chapter.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/standing.hpp"
#include "report/words/wording.hpp"

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;

//! The marks of every intervention of the study, and what its certainty comes to.
void how_sure(Paper& paper, Study const& study)
{
    paper.heading("How sure the evidence is");
    paper.table(rating_table(study));
    paper.paragraph(std::string(strength_rule));
    paper.paragraph(std::string(certainty_rule));
    paper.heading("Why it is no surer");
    for (auto const& intervention : study.interventions)
        paper.item("-",
                   fmt::format("{}: {}", visible(intervention.name), certainty_sentence(rate_evidence(intervention))));
}

std::string title_of(ReportPlace const& place)
{
    return fmt::format("# What keeping children's social workers would save: {}\n", markdown_text(place.name));
}

}  // namespace

std::string report_markdown(ReportMaterial const& material)
{
    auto const& findings = material.findings;
    auto const place = opening_place(material);
    auto const chosen = opening_strategy(material);
    auto const standings = standings_in(findings, place);
    std::optional<report::Standing> standing;
    for (auto const& one : standings)
        if (chosen && one.strategy == *chosen) standing = one;
    FoundIn const found_in(findings);
    auto const first = found_in.at(place, chosen.value_or(standings.front().strategy));
    auto const setting = setting_of(findings, first);

    auto paper = Paper::in_markdown();
    paper.headline(standing ? budget_sentence(findings, *standing, setting)
                            : budget_sentence(findings, standings, setting));
    if (standing) paper.paragraph(cautions_of(findings, *standing));
    paper.paragraph(money_note(findings.study));
    if (standing && first.result != nullptr) authority_in_short(paper, findings, *first.result);
    if (standing && first.total != nullptr && standing->savings) by_region(paper, findings, *standing);
    case_chapter(paper, material);
    if (standings.size() > 1) rankings_in_short(paper, findings, standings);
    how_sure(paper, findings.study);
    std::vector<std::string> about;
    if (standing)
        for (auto const member : findings.strategies[standing->strategy].members)
            about.push_back(findings.study.interventions[member].id);
    adopters_chapter(paper, material.adopters, about);
    scenario_chapter(paper, material.scenarios, scenario_place(place));
    if (place.authority) figures_of(paper, findings.study.authorities[*place.authority]);
    foot(paper, findings, standing);
    return title_of(place) + "\n" + paper.text();
}

}  // namespace holdfast
