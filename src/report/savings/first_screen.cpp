#include "report/savings/first_screen.hpp"

#include "base/text.hpp"
#include "holdfast/base/calendar.hpp"
#include "report/forms/paper.hpp"
#include "report/savings/losing_authorities.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/case_words.hpp"
#include "report/words/doubts.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/left_words.hpp"
#include "report/words/local_words.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/sentences.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/takes.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;
constexpr std::size_t most_rows = 3;
constexpr std::size_t fewest_rows = 2;

//! "2026-27 to 2030-31", "2026-27".
std::string years_of(Study const& study)
{
    auto const first = financial_year_name(financial_year(study.start));
    auto const last = financial_year_name(financial_year(later(study.start, std::max(study.months, 1) - 1)));
    return first == last ? first : first + " to " + last;
}

std::string title(Findings const& findings, Setting const& setting)
{
    return fmt::format("{}, {}: cash in {} prices, {}", setting.who, years_of(findings.study),
                       findings.study.price_year, discounted_or_not(findings.study, Counted::present_value));
}

bool pays(Standing const& standing) { return standing.savings->net_cash.mean >= a_pound; }

//! How many of those with an effect pay at the costs in the file; of the measured alone where there are any.
std::string how_many_pay(std::vector<Standing> const& standings)
{
    bool const measured = std::any_of(standings.begin(), standings.end(),
                                      [](Standing const& standing) { return is_measured(standing.evidence); });
    std::size_t all = 0;
    std::size_t paying = 0;
    for (auto const& standing : standings) {
        if (!is_ranked(standing.evidence) || is_measured(standing.evidence) != measured) continue;
        ++all;
        paying += pays(standing) ? 1 : 0;
    }
    if (all == 0) return "";
    return fmt::format("{} of {} with {} effect {} expected to pay at the costs in the file.",
                       paying == 0 ? std::string("None") : std::to_string(paying), all,
                       measured ? "a measured" : "an assumed", paying > 1 ? "are" : "is");
}

//! The one that leads, and those after it: by kind of evidence, then by saving.
std::vector<Standing> best_by_evidence(std::vector<Standing> const& standings)
{
    std::vector<Standing> best;
    auto const lead = leading(standings);
    if (!lead) return best;
    best.push_back(*lead);
    for (auto const evidence : all_evidence) {
        if (!is_ranked(evidence)) continue;
        for (auto& standing : in_rank(standings, evidence))
            if (standing.strategy != lead->strategy) best.push_back(std::move(standing));
    }
    best.resize(std::min(best.size(), most_rows));
    return best;
}

std::string cost_cell(Standing const& standing)
{
    double const sum = whole_cost(standing);
    switch (standing.known) {
    case CostKnown::nothing: return round_pounds(sum) + " guess";
    case CostKnown::partly: return round_pounds(sum) + " part guess";
    case CostKnown::all: break;
    }
    return round_pounds(sum) + (at(standing.cost_parts, CostPart::built) ? " built" : "");
}

//! "16 in 100", "under 1".
std::string chance_cell(double share)
{
    auto const words = in_100(share);
    bool const at_an_end = words.starts_with("under") || words.starts_with("over");
    return at_an_end ? words.substr(0, words.find(" in")) : words;
}

std::string pays_up_to_cell(Standing const& standing)
{
    if (!standing.affordable.value) return "-";
    return standing.affordable.value->mean < a_pound ? "nothing" : round_pounds(standing.affordable.value->mean);
}

Table table_of(Findings const& findings, std::vector<Standing> const& best)
{
    Table table;
    table.columns = {{"best evidence", Side::left, 0, true, 1}, {"saves", Side::right, 0, false},
                     {"costs", Side::right, 0, false},          {"left", Side::right, 0, false},
                     {"chance", Side::right, 0, false},         {"pays\nup to", Side::right, 0, false}};
    for (auto const& standing : best) {
        auto const& strategy = findings.strategies.at(standing.strategy);
        // Before the name, whose end is cut where there is no room.
        auto const mark = standing.evidence == Evidence::published ? std::string()
                                                                   : fmt::format("{}: ", in_a_cell(standing.evidence));
        table.rows.push_back({mark + (strategy.name.empty() ? strategy.id : strategy.name),
                              round_pounds(standing.savings->gross_cash.mean), cost_cell(standing),
                              round_pounds(standing.savings->net_cash.mean), chance_cell(standing.chances->net_cash),
                              pays_up_to_cell(standing)});
    }
    return table;
}

//! Which option would leave more than the one that leads by its evidence; empty where a row of the table shows it.
std::string more_elsewhere(Findings const& findings, std::vector<Standing> const& standings, Standing const& lead,
                           std::vector<Standing> const& shown)
{
    auto const other = leaves_more(standings, lead);
    if (!other || std::any_of(shown.begin(), shown.end(),
                              [&other](Standing const& row) { return row.strategy == other->strategy; }))
        return "";
    return leaves_more_sentence(findings, standings, lead);
}

//! How good the evidence of the leading programme is, and what was left out of the table.
std::string about_evidence(Findings const& findings, Standing const& lead, std::size_t shown,
                           std::vector<Standing> const& standings)
{
    std::string text;
    auto const& members = findings.strategies.at(lead.strategy).members;
    if (members.size() == 1) {
        auto const rating = rate_evidence(findings.study.interventions.at(members.front()));
        text =
            fmt::format("Its evidence: {}, certainty {}.", strength_words(rating), certainty_words(rating.certainty));
    }
    auto const more = standings.size() - std::min(shown, standings.size());
    if (more > 0 && standings.size() > 1)
        text += fmt::format("{}{} more programmes: --full.", text.empty() ? "" : " ", more);
    return text;
}

//! The line that most is spared on, and what is left of the saving where agency staff do not go.
std::string depends_on(Standing const& lead)
{
    auto const means = line_means(lead);
    auto const mean_of = [&](Line line) { return means[static_cast<std::size_t>(line)]; };
    std::optional<Line> largest;
    for (auto const line : all_lines) {
        if (is_of_programme(line) || !is_cash(line) || mean_of(line) < a_pound) continue;
        if (!largest || mean_of(line) > mean_of(*largest)) largest = line;
    }
    if (!largest) return "";
    auto const text = fmt::format("Depends most on {} ({}).", label(*largest), round_pounds(mean_of(*largest)));
    double const on_agency = mean_of(Line::agency);
    if (on_agency < a_pound) return text;
    double const left = lead.savings->gross_cash.mean - on_agency;
    if (left < a_pound) return text + " If agency staff stay, it only costs.";
    return text + fmt::format(" If agency staff stay, it saves {} before its cost{}.", round_pounds(left),
                              reminder(lead.evidence, "; "));
}

//! What people call it, or its id.
std::string typed_name(Findings const& findings, std::size_t strategy)
{
    auto const& chosen = findings.strategies.at(strategy);
    if (chosen.members.size() != 1) return chosen.id;
    auto const& alias = findings.study.interventions.at(chosen.members.front()).alias;
    return alias.empty() ? chosen.id : alias;
}

//! Commands to go on with: what each is for, then what to type.
//! A price is asked for where there is none yet; and `init` begins a study, so that it is not for one that is there.
void next_steps(Paper& paper, Findings const& findings, std::optional<Standing> const& lead, bool is_sum,
                TextStyle const& style)
{
    auto const& first = findings.study.authorities.at(findings.results.front().authority);
    auto const who = as_typed(first.name);
    auto const what = as_typed(typed_name(findings, lead ? lead->strategy : findings.results.front().strategy));
    if (is_sum) {
        paper.paragraph(fmt::format(
            "Next: one authority: holdfast run{} --authority {}{} · all of them: --full or --format csv · report: "
            "holdfast report{}",
            inputs_of_all(style), who, style.interventions, choice_of_all(style)));
        return;
    }
    paper.paragraph(
        fmt::format("Next: holdfast explain {} {}{}{} · report for a committee: holdfast report{} --authority {}{}",
                    who, what, inputs_of_one(style),
                    style.study.empty() && lead && lead->known != CostKnown::all
                        ? " · put in a quotation: holdfast init DIR --authority " + who
                        : "",
                    inputs_of_all(style), who, style.interventions));
}

//! What nobody may overlook in what they typed or in the inputs.
void warnings(Paper& paper, Findings const& findings, std::optional<Standing> const& lead)
{
    for (auto const& doubt : doubts_about(findings, lead ? std::optional(lead->strategy) : std::nullopt))
        paper.warning("Doubted: " + in_short_sentences(doubt));
    std::vector<std::string> notes;
    if (!findings.warnings.empty())
        notes.push_back(counted(findings.warnings.size(), "warning", "warnings") + " about the inputs");
    if (auto local = local_values_words(findings.local_values); !local.empty()) notes.push_back(std::move(local));
    if (!notes.empty()) paper.warning(fmt::format("Note: {} (--full).", in_words(notes)));
    if (findings.draws < few_draws) paper.warning(few_draws_warning(findings.draws));
}

//! As much of what to keep in mind as there is room for.
std::string caution_in(Findings const& findings, Standing const& lead, HowMuch detail)
{
    auto const cautions = cautions_of(findings, lead);
    auto const text = in_short_sentences(cautions);
    auto const first_end = text.find(". ");
    if (detail == HowMuch::all || first_end == std::string::npos) return text;
    constexpr char const* more = " More of this: --full.";
    auto const first = text.substr(0, first_end + 1);
    // That a share of a cost holds only if others buy is never cut; the reason that they share it is.
    auto const shared = shared_setup_sentences(findings, lead, Why::left_out);
    if (shared.empty()) return first + more;
    bool const shared_alone = cautions == shared_setup_sentences(findings, lead);
    return (shared_alone ? shared : first + " " + shared) + more;
}

}  // namespace

std::string in_short_sentences(std::string_view text)
{
    std::string whole;
    while (!text.empty()) {
        auto end = text.find(". ");
        auto sentence = std::string(text.substr(0, end == std::string_view::npos ? text.size() : end + 1));
        text.remove_prefix(std::min(text.size(), end == std::string_view::npos ? text.size() : end + 2));
        if (words_in(sentence) > words_of_first_screen)
            for (auto at = sentence.find("; "); at != std::string::npos; at = sentence.find("; ", at))
                sentence = sentence.substr(0, at) + ". " + with_capital(sentence.substr(at + 2));
        whole += (whole.empty() ? "" : " ") + sentence;
    }
    return whole;
}

void first_screen(Paper& paper, Findings const& findings, std::vector<Standing> const& standings,
                  Setting const& setting, std::optional<double> first_year_chance, HowMuch detail,
                  TextStyle const& style)
{
    auto const lead = standings.size() == 1 ? std::optional(standings.front()) : leading(standings);
    paper.paragraph(title(findings, setting));
    paper.headline(budget_sentence(findings, standings, setting));
    auto best = best_by_evidence(standings);
    if (detail == HowMuch::barest) best.resize(std::min(best.size(), fewest_rows));
    if (standings.size() > 1) paper.paragraph(how_many_pay(standings));
    if (standings.size() > 1 && !best.empty()) paper.table(table_of(findings, best));
    if (lead) paper.paragraph(more_elsewhere(findings, standings, *lead, best));
    if (lead) paper.paragraph(caution_in(findings, *lead, detail));
    if (lead && lead->savings && is_ranked(lead->evidence)) {
        if (detail < HowMuch::least) paper.paragraph(about_evidence(findings, *lead, best.size(), standings));
        if (auto year = first_year_of(findings, *lead)) {
            year->chance = first_year_chance;
            paper.paragraph(first_year_sentence(*year, *lead));
        }
        if (auto const taken = taken_by(*lead); taken.hours > 0.5)
            paper.paragraph(fmt::format("It also takes {} hours of staff time{}, worth {}: no cash, but work not done.",
                                        round_pounds(taken.hours).substr(std::string_view("£").size()),
                                        hours_are(lead->hours_guessed), round_pounds(taken.time)));
        if (detail < HowMuch::barest) paper.paragraph(depends_on(*lead));
        if (setting.is_sum)
            for (auto const& losing : losing_authorities(findings, *lead)) paper.item("-", losing);
    }
    warnings(paper, findings, lead);
    next_steps(paper, findings, lead, setting.is_sum, style);
}

}  // namespace holdfast::report
