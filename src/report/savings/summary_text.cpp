#include "holdfast/report/summary_text.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "report/chapters/asked.hpp"
#include "report/chapters/foot.hpp"
#include "report/forms/paper.hpp"
#include "report/savings/authorities.hpp"
#include "report/savings/authority_page.hpp"
#include "report/savings/chance_chapter.hpp"
#include "report/savings/rankings.hpp"
#include "report/words/sentences.hpp"
#include "report/words/standing.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;

constexpr int narrowest = 60;

constexpr char const* order_note =
    "Order: by kind of evidence; in each kind by the average saving in cash and capacity together, programmes whose "
    "cost somebody has stated after that cost, and programmes with a placeholder among their costs, in tables of their "
    "own, after what else of the cost is known. "
    "First comes a stated cost that is more than earned back in cash, if there is one.";

//! The totals over everything that was chosen; where there are none, those of the first region.
std::vector<Total const*> widest_totals(Findings const& findings)
{
    std::vector<Total const*> widest;
    for (auto const& total : findings.totals)
        if (total.scope == "all") widest.push_back(&total);
    if (widest.empty())
        for (auto const& total : findings.totals)
            if (total.name == findings.totals.front().name) widest.push_back(&total);
    return widest;
}

void one_intervention(Paper& paper, Findings const& findings, ChanceFindings const& chance)
{
    auto const& result = findings.results.front();
    auto const& authority = findings.study.authorities.at(result.authority);
    auto const setting = setting_of(findings, authority);
    auto const standing = standing_of(findings, result);
    paper.headline(opening_of_one(findings, standing, setting));
    paper.paragraph(cautions_of(findings, standing));
    paper.paragraph(money_note(findings.study));
    authority_page(paper, findings, result, setting, chance);
    questions_asked(paper, questions_people_ask(findings, standing));
    figures_of(paper, authority);
    foot(paper, findings, standing);
}

void drivers(Paper& paper, Findings const& findings, Standing const& lead, Setting const& setting)
{
    paper.heading("What drives it: " + findings.strategies.at(lead.strategy).name);
    paper.paragraph(as_a_sentence(lead.evidence) + drivers_sentence(lead));
    if (lead.results.size() == 1 && lead.results.front()->saved)
        paper.paragraph(
            fmt::format("With every input at its mean instead of drawn, the cash saving before the programme's "
                        "own cost is {}; the average over the draws is {}.",
                        spoken(lead.results.front()->saved->base.gross_cash), spoken(lead.savings->gross_cash.mean)));
    paper.paragraph(england_sentence(findings, lead, setting));
}

void one_authority(Paper& paper, Findings const& findings, ChanceFindings const& chance)
{
    auto const& authority = findings.study.authorities.at(findings.results.front().authority);
    auto const setting = setting_of(findings, authority);
    std::vector<Standing> standings;
    for (auto const& result : findings.results) standings.push_back(standing_of(findings, result));
    auto const lead = leading(standings);
    paper.headline(opening_of_several(findings, standings, setting));
    if (lead) paper.paragraph(cautions_of(findings, *lead));
    paper.paragraph(money_note(findings.study));
    paper.paragraph(order_note);
    rankings(paper, findings, standings);
    if (lead) drivers(paper, findings, *lead, setting);
    chance_chapter(paper, findings, chance, setting, lead);
    if (lead) questions_asked(paper, questions_people_ask(findings, *lead));
    figures_of(paper, authority);
    foot(paper, findings, lead);
}

void several_authorities(Paper& paper, Findings const& findings, bool with_chance)
{
    auto const totals = widest_totals(findings);
    require(!totals.empty(), "results of several authorities come with their totals");
    auto const setting = setting_of(findings, *totals.front());
    std::vector<Standing> standings;
    for (auto const* total : totals) standings.push_back(standing_of(findings, *total, results_in(findings, *total)));
    auto const lead = standings.size() == 1 ? std::optional(standings.front()) : leading(standings);
    paper.headline(standings.size() == 1 ? opening_of_one(findings, standings.front(), setting)
                                         : opening_of_several(findings, standings, setting));
    if (lead) paper.paragraph(cautions_of(findings, *lead));
    paper.paragraph(money_note(findings.study));
    if (standings.size() > 1) paper.paragraph(order_note);
    rankings(paper, findings, standings);
    if (lead && lead->savings) {
        drivers(paper, findings, *lead, setting);
        authorities(paper, findings, *lead);
        questions_asked(paper, questions_people_ask(findings, *lead));
    }
    if (with_chance)
        paper.paragraph("What chance may bring to each authority is in the JSON (--format json, or results.json of "
                        "--out) and on the page of one authority.");
    foot(paper, findings, lead);
}

}  // namespace

std::string summary_text(Findings const& findings, TextStyle style, ChanceFindings const& chance)
{
    Paper paper(static_cast<std::size_t>(std::max(style.width, narrowest)), style.colour);
    auto const several = std::any_of(findings.results.begin(), findings.results.end(), [&](Result const& result) {
        return result.authority != findings.results.front().authority;
    });
    if (findings.results.empty()) {
        paper.headline("Nothing was computed: no authority or no intervention was chosen.");
        foot(paper, findings, std::nullopt);
    } else if (several) {
        several_authorities(paper, findings, !chance.empty());
    } else if (findings.results.size() == 1) {
        one_intervention(paper, findings, chance);
    } else {
        one_authority(paper, findings, chance);
    }
    return paper.text();
}

}  // namespace holdfast
