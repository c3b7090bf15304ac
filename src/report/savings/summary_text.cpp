#include "holdfast/report/summary_text.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "report/chapters/asked.hpp"
#include "report/chapters/foot.hpp"
#include "report/forms/paper.hpp"
#include "report/savings/authorities.hpp"
#include "report/savings/authority_page.hpp"
#include "report/savings/chance_chapter.hpp"
#include "report/savings/first_screen.hpp"
#include "report/savings/rankings.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/sentences.hpp"
#include "report/words/standing.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;

constexpr int narrowest = 60;

constexpr char const* order_note = "Listed by kind of evidence, then by saving in cash and capacity together. "
                                   "Programmes whose cost is known come first, and "
                                   "those with a guess among their costs stand in tables of their own.";

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
    paper.headline(budget_sentence(findings, standing, setting));
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
                        "own cost is {}. The average over the draws is {}.",
                        spoken(lead.results.front()->saved->base.gross_cash), spoken(lead.savings->gross_cash.mean)));
    paper.paragraph(england_sentence(findings, lead, setting));
}

//! Of findings about one authority.
std::vector<Standing> standings_of_one(Findings const& findings)
{
    std::vector<Standing> standings;
    for (auto const& result : findings.results) standings.push_back(standing_of(findings, result));
    return standings;
}

void one_authority(Paper& paper, Findings const& findings, ChanceFindings const& chance)
{
    auto const& authority = findings.study.authorities.at(findings.results.front().authority);
    auto const setting = setting_of(findings, authority);
    auto const standings = standings_of_one(findings);
    auto const lead = leading(standings);
    paper.headline(budget_sentence(findings, standings, setting));
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

//! Whose the widest sums are, and how each strategy stands in them.
std::pair<Setting, std::vector<Standing>> sums_of(Findings const& findings)
{
    auto const totals = widest_totals(findings);
    require(!totals.empty(), "results of several authorities come with their totals");
    std::vector<Standing> standings;
    for (auto const* total : totals) standings.push_back(standing_of(findings, *total, results_in(findings, *total)));
    return {setting_of(findings, *totals.front()), std::move(standings)};
}

constexpr char const* chance_elsewhere = "What chance may bring to each authority is in the JSON (--format json, or "
                                         "results.json of --out) and on the page of one "
                                         "authority.";

void several_authorities(Paper& paper, Findings const& findings, bool with_chance)
{
    auto const [setting, standings] = sums_of(findings);
    auto const lead = standings.size() == 1 ? std::optional(standings.front()) : leading(standings);
    paper.headline(budget_sentence(findings, standings, setting));
    if (lead) paper.paragraph(cautions_of(findings, *lead));
    paper.paragraph(money_note(findings.study));
    if (standings.size() > 1) paper.paragraph(order_note);
    rankings(paper, findings, standings);
    if (lead && lead->savings) {
        drivers(paper, findings, *lead, setting);
        authorities(paper, findings, *lead);
        questions_asked(paper, questions_people_ask(findings, *lead));
    }
    if (with_chance) paper.paragraph(chance_elsewhere);
    foot(paper, findings, lead);
}

bool is_of_several(Findings const& findings)
{
    return std::any_of(findings.results.begin(), findings.results.end(),
                       [&](Result const& result) { return result.authority != findings.results.front().authority; });
}

//! With as much detail as a screen has lines for.
Paper screen_of(Findings const& findings, std::vector<Standing> const& standings, Setting const& setting,
                std::optional<double> first_year_chance, Paper const& empty, TextStyle const& style)
{
    for (auto const detail : {HowMuch::all, HowMuch::less, HowMuch::least}) {
        auto paper = empty;
        first_screen(paper, findings, standings, setting, first_year_chance, detail, style);
        auto const text = paper.text();
        if (setting.is_sum || static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) <= lines_of_a_screen)
            return paper;
    }
    auto paper = empty;
    first_screen(paper, findings, standings, setting, first_year_chance, HowMuch::barest, style);
    return paper;
}

//! The first screen; behind it what chance may bring, which was asked for by name.
void in_one_screen(Paper& paper, Findings const& findings, ChanceFindings const& chance,
                   std::optional<double> first_year_chance, TextStyle const& style)
{
    if (is_of_several(findings)) {
        auto const [setting, standings] = sums_of(findings);
        paper = screen_of(findings, standings, setting, std::nullopt, paper, style);
        if (!chance.empty()) paper.paragraph(chance_elsewhere);
        return;
    }
    auto const setting = setting_of(findings, findings.study.authorities.at(findings.results.front().authority));
    auto const standings = standings_of_one(findings);
    paper = screen_of(findings, standings, setting, first_year_chance, paper, style);
    chance_chapter(paper, findings, chance, setting,
                   standings.size() == 1 ? std::optional(standings.front()) : leading(standings));
}

}  // namespace

std::optional<std::size_t> leading_strategy(Findings const& findings)
{
    if (findings.results.empty()) return std::nullopt;
    auto const standings = is_of_several(findings) ? sums_of(findings).second : standings_of_one(findings);
    auto const lead = leading(standings);
    return lead ? std::optional(lead->strategy) : std::nullopt;
}

std::string summary_text(Findings const& findings, TextStyle style, ChanceFindings const& chance,
                         std::optional<double> first_year_chance)
{
    Paper paper(static_cast<std::size_t>(std::max(style.width, narrowest)), style.colour);
    if (findings.results.empty()) {
        paper.headline("Nothing was computed: no authority or no intervention was chosen.");
        if (style.full) foot(paper, findings, std::nullopt);
    } else if (!style.full) {
        in_one_screen(paper, findings, chance, first_year_chance, style);
    } else if (is_of_several(findings)) {
        several_authorities(paper, findings, !chance.empty());
    } else if (findings.results.size() == 1) {
        one_intervention(paper, findings, chance);
    } else {
        one_authority(paper, findings, chance);
    }
    return paper.text();
}

}  // namespace holdfast
