#include "report/neighbours/neighbours.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/report/summary_text.hpp"
#include "report/chapters/foot.hpp"
#include "report/forms/paper.hpp"
#include "report/neighbours/neighbour_rows.hpp"
#include "report/neighbours/neighbours_screen.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/flag_words.hpp"
#include "report/words/sentences.hpp"
#include "report/words/standing.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;

constexpr std::size_t dfe_names = 10;  // neighbours of each authority

//! "11.8%": published rates have one decimal, and so has what is set beside them.
std::string rate(double share) { return fmt::format("{:.1f}%", 100.0 * share); }

std::string rate(Maybe<double> const& share)
{
    if (share.value) return rate(*share.value);
    return share.reason;
}

std::string years(WorkforceFigures const& workforce)
{
    return workforce.first_year == workforce.last_year
               ? std::to_string(workforce.last_year)
               : fmt::format("{} to {}", workforce.first_year, workforce.last_year);
}

//! "each of", "none of", "8 of"
std::string share_of(std::size_t number, std::size_t of)
{
    return (number == 0 ? std::string("none") : number == of ? std::string("each") : std::to_string(number)) + " of ";
}

//! "8 of its 10 statistical neighbours"; of those that published where not all did.
std::string how_many(std::size_t number, std::size_t of, std::size_t all)
{
    if (of < all) return fmt::format("{}the {} statistical neighbours that published one", share_of(number, of), of);
    return fmt::format("{}its {}", share_of(number, of),
                       counted(all, "statistical neighbour", "statistical neighbours"));
}

std::string leaving_clause(Neighbourhood const& neighbourhood, bool in_full)
{
    double const own = neighbourhood.authority.workforce.leaving_rate;
    auto const lower =
        std::count_if(neighbourhood.neighbours.begin(), neighbourhood.neighbours.end(),
                      [&](Compared const& comparison) { return comparison.workforce.leaving_rate > own; });
    auto const place = neighbourhood.neighbours.empty()
                           ? std::string()
                           : fmt::format(", lower than that of {}these neighbours",
                                         share_of(static_cast<std::size_t>(lower), neighbourhood.neighbours.size()));
    auto const& relative = neighbourhood.findings.study.authorities.front().relative_leaving_rate;
    if (!in_full) return fmt::format("the leaving rate used here is {} a year{}", rate(own), place);
    return fmt::format("the leaving rate used here, which {}, is {} a year{}",
                       relative.local ? "rests on figures entered locally"
                                      : "rests on several years and is drawn towards what is usual for its size",
                       rate(own), place);
}

//! The sentence to quote.
std::string opening(Neighbourhood const& neighbourhood, bool in_full)
{
    auto const name = visible(neighbourhood.authority.name);
    auto const& own = neighbourhood.authority.workforce;
    auto const caution = ". These neighbours are alike in population, not in workforce.";
    if (neighbourhood.neighbours.empty())
        return fmt::format("For {} the inputs name no statistical neighbours; its turnover of {}: {}; {}.", name,
                           years(own), rate(own.turnover), leaving_clause(neighbourhood, in_full));
    auto const kind =
        neighbourhood.authority.own_turnover ? "an own turnover, entered locally," : "a published turnover";
    if (!own.turnover.value)
        return fmt::format("No turnover of {} is published for {}; {}{}", name, years(own),
                           leaving_clause(neighbourhood, in_full), caution);
    std::size_t published = 0;
    std::size_t above = 0;
    double low = 0.0;
    double high = 0.0;
    for (auto const& neighbour : neighbourhood.neighbours) {
        if (!neighbour.workforce.turnover.value) continue;
        auto const turnover = *neighbour.workforce.turnover.value;
        low = published == 0 ? turnover : std::min(low, turnover);
        high = std::max(high, turnover);
        ++published;
        if (turnover > *own.turnover.value) ++above;
    }
    auto const beside = published == 0 ? std::string("none of its statistical neighbours published one")
                                       : fmt::format("lower than that of {} (they range from {} to {})",
                                                     how_many(above, published, neighbourhood.neighbours.size()),
                                                     rate(low), rate(high));
    return fmt::format("{} had {} of {} in {}, {}. A single year swings widely. {}{}", name, kind, rate(own.turnover),
                       years(own), beside, with_capital(leaving_clause(neighbourhood, in_full)), caution);
}

//! An asterisk where figures are the authority's own and not published ones.
std::string name_of(ComparedRow const& row)
{
    if (!row.is_sum()) return visible(row.who->name) + (row.who->own.empty() ? "" : " *");
    return fmt::format("{} ({})", visible(row.who->name),
                       counted(row.who->workforce.authorities, "authority", "authorities"));
}

//! Lines above the neighbours and above the sums.
std::vector<std::size_t> rules_of(Neighbourhood const& neighbourhood)
{
    if (neighbourhood.neighbours.empty()) return {1};
    return {1, 1 + neighbourhood.neighbours.size()};
}

void workforce_table(Paper& paper, Neighbourhood const& found)
{
    auto const rows = rows_of(found);
    int latest = 0;
    for (auto const& row : rows) latest = std::max(latest, row.who->workforce.last_year);
    Table table;
    table.columns = {{"", Side::left, 0, true},
                     {"closeness\n(DfE)", Side::left, 3, false},
                     {"FTE\nin post", Side::right, 0, false},
                     {fmt::format("turnover\npublished,\n{}", latest), Side::right, 0, false},
                     {"leaving\nrate used\nhere", Side::right, 0, false},
                     {"posts\nvacant", Side::right, 0, false},
                     {"agency\nshare of\nstaff", Side::right, 0, false},
                     {"vacancies\ncovered by\nagency", Side::right, 0, false},
                     {"cover\nused\nhere", Side::right, 0, false}};
    for (auto const& row : rows) {
        auto const& workforce = row.who->workforce;
        auto turnover = rate(workforce.turnover);
        if (!row.is_sum() && workforce.turnover.value && workforce.last_year != latest)
            turnover += fmt::format(" ({})", workforce.last_year);
        table.rows.push_back({name_of(row), row.who->closeness, figure(workforce.in_post), turnover,
                              rate(workforce.leaving_rate), rate(workforce.vacancy_rate), rate(workforce.agency_rate),
                              rate(workforce.covered), rate(workforce.covered_believed)});
    }
    table.rules = rules_of(found);
    paper.table(table);
}

//! Why a list is shorter than DfE's.
void why_fewer(Paper& paper, Neighbourhood const& neighbourhood)
{
    if (!neighbourhood.not_in_inputs.empty())
        paper.paragraph(
            fmt::format("DfE also names as a neighbour {} (by DfE number), whose workforce the inputs do not "
                        "hold.",
                        visible(in_words(neighbourhood.not_in_inputs))));
    auto const shown = neighbourhood.neighbours.size() + neighbourhood.not_in_inputs.size();
    if (shown > 0 && shown < dfe_names)
        paper.paragraph(
            fmt::format("DfE names ten neighbours, and these are {}: authorities that publish their workforce "
                        "together count as one here, none is its own neighbour, and a local file may name "
                        "others.",
                        shown));
}

//! Which figures are nobody's publication.
void own_figures_of(Paper& paper, Neighbourhood const& neighbourhood)
{
    for (auto const& row : rows_of(neighbourhood))
        if (!row.who->own.empty())
            paper.paragraph(fmt::format("* Entered locally for {}, not published: {}.", visible(row.who->name),
                                        in_words(row.who->own)));
}

void workforce_chapter(Paper& paper, Neighbourhood const& neighbourhood)
{
    auto const rows = rows_of(neighbourhood);
    bool const own =
        std::any_of(rows.begin(), rows.end(), [](ComparedRow const& row) { return !row.who->own.empty(); });
    paper.heading(own ? "The workforce, as published or as entered locally" : "The workforce, as published");
    workforce_table(paper, neighbourhood);
    own_figures_of(paper, neighbourhood);
    why_fewer(paper, neighbourhood);
    paper.paragraph(
        "Turnover is leavers of the year over staff in post at its end, as DfE publishes it; leavers who go to another "
        "authority count. One year, and one day's cover, say little of the years to come. Savings are calculated with "
        "the leaving rate and the cover used here, which are drawn from up to five years towards what is usual. Posts "
        "vacant is vacancies "
        "over vacancies and staff in post, and agency share is agency workers over agency workers and staff in post. "
        "Both are "
        "worked out from published FTE and may differ from DfE's own in the last digit. Of several authorities all of "
        "these "
        "are ratios of sums, over those that published both parts.");
    auto const& region = neighbourhood.region.workforce;
    auto const partly = [&](std::size_t with, char const* what) {
        if (with > 0 && with < region.authorities)
            paper.paragraph(fmt::format("{} of {}: of {} of {}.", what, visible(neighbourhood.region.name), with,
                                        counted(region.authorities, "authority", "authorities")));
    };
    if (region.first_year != region.last_year)
        paper.paragraph(fmt::format("{} holds figures of {}: each authority's are those of the latest year that it "
                                    "published.",
                                    visible(neighbourhood.region.name), years(region)));
    partly(region.with_turnover, "Turnover");
    partly(region.with_agency, "Agency workers");
    partly(region.with_cover, "Vacancies covered");
}

//! Whose cash comes from posts that stand empty, or is a cost because they do.
void empty_posts(Paper& paper, Neighbourhood const& neighbourhood)
{
    std::vector<CashAndPeople> all;
    auto const add = [&](Compared const& who) {
        for (auto const& result : neighbourhood.findings.results)
            if (result.strategy == neighbourhood.strategy && result.saved &&
                neighbourhood.findings.study.authorities.at(result.authority).code == who.code)
                all.push_back({visible(who.name), result.saved->savings.gross_cash.mean,
                               result.saved->leavers_averted.mean,
                               result.saved->lines[static_cast<std::size_t>(Line::pay)].mean});
    };
    add(neighbourhood.authority);
    for (auto const& neighbour : neighbourhood.neighbours) add(neighbour);
    auto const texts = empty_posts_of(all);
    for (auto const& text : texts) paper.paragraph(text + ".");
    if (!texts.empty())
        paper.paragraph(
            "Posts stand empty where agency staff cover few vacancies. What the work that would be done in them is "
            "worth is not in these figures.");
}

void savings_chapter(Paper& paper, Neighbourhood const& neighbourhood, Standing const& standing, TextStyle const& style)
{
    if (!is_ranked(standing.evidence)) return;
    auto const& strategy = neighbourhood.findings.strategies.at(neighbourhood.strategy);
    Table table;
    table.columns = {{"", Side::left, 0, true},
                     {lead_heading(standing.known), Side::right, 0, false},
                     {"in all:\n95% range", Side::right, 2, false},
                     {"chance\nof a\nsaving", Side::right, 1, false},
                     {"per FTE\nin post", Side::right, 0, false},
                     {"per FTE:\n95% range", Side::right, 0, false}};
    for (auto const& row : rows_of(neighbourhood))
        if (row.saving && row.per_fte && row.chance)
            table.rows.push_back({name_of(row), spoken(row.saving->mean), pounds_range(*row.saving),
                                  chance(*row.chance), spoken(row.per_fte->mean), pounds_range(*row.per_fte)});
    table.rules = rules_of(neighbourhood);
    paper.heading(
        fmt::format("What it would save in cash: {}{}", visible(strategy.name), reminder(standing.evidence, "; ")));
    paper.table(table);
    paper.paragraph(fmt::format(
        "{}Per FTE in post: the saving over {} divided by the staff of today, so that large and small authorities can "
        "be "
        "compared. The same belief about the effect is used for every authority: a larger saving says that more people "
        "leave there or that a vacancy costs more cash there, not that the programme has been seen to work better. "
        "Where "
        "ranges overlap the order may be chance. {} is summed draw by draw, so the ends of the ranges do not add up. "
        "England is not run here: see holdfast run{} --intervention {}.",
        as_a_sentence(standing.evidence),
        horizon(neighbourhood.findings.study.months, neighbourhood.findings.study.start),
        visible(neighbourhood.region.name), inputs_of_all(style), as_typed(strategy.id)));
    empty_posts(paper, neighbourhood);
}

void flags_chapter(Paper& paper, Neighbourhood const& found)
{
    bool const any = !found.authority.flags.empty() ||
                     std::any_of(found.neighbours.begin(), found.neighbours.end(),
                                 [](Compared const& comparison) { return !comparison.flags.empty(); });
    if (!any) return;
    paper.heading("About these figures");
    for (auto const& row : rows_of(found)) {
        // Each is a sentence: together they are far too many words for one.
        std::string text;
        for (auto const& flag : flag_words(row.who->flags))
            text += text.empty() ? flag + "." : fmt::format(" {}.", with_capital(flag));
        if (!text.empty()) paper.item("-", fmt::format("{}: {}", visible(row.who->name), text));
    }
}

}  // namespace

std::string neighbours_text(Neighbourhood const& neighbourhood, TextStyle style)
{
    if (!style.full) return neighbours_screen(neighbourhood, opening(neighbourhood, false), style);
    Paper paper(static_cast<std::size_t>(std::max(style.width, 60)), style.colour);
    auto const& findings = neighbourhood.findings;
    auto const& result = findings.results.at(neighbourhood.strategy);
    require(result.authority == 0 && result.strategy == neighbourhood.strategy, "the authority comes first");
    auto const standing = standing_of(findings, result);
    paper.headline(opening(neighbourhood, style.full));
    paper.gap();
    paper.paragraph(budget_sentence(
        findings, standing,
        {visible(neighbourhood.authority.name), horizon(findings.study.months, findings.study.start), false}));
    paper.paragraph(cautions_of(findings, standing));
    paper.paragraph(money_note(findings.study));
    workforce_chapter(paper, neighbourhood);
    savings_chapter(paper, neighbourhood, standing, style);
    flags_chapter(paper, neighbourhood);
    auto head = findings;
    head.break_even_draws = 0;  // no break-even is shown
    foot(paper, head, standing);
    return paper.text();
}

std::string strategy_to_compare(Findings const& findings)
{
    require(!findings.results.empty(), "a run has results");
    return findings.strategies.at(leading_strategy(findings).value_or(findings.results.front().strategy)).id;
}

}  // namespace holdfast
