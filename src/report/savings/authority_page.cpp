#include "report/savings/authority_page.hpp"

#include "base/text.hpp"
#include "belief/stated_as.hpp"
#include "holdfast/base/money.hpp"
#include "report/forms/paper.hpp"
#include "report/savings/chance_chapter.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/sentences.hpp"
#include "report/words/standing.hpp"
#include "report/words/subject.hpp"
#include "report/words/takes.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;
constexpr std::size_t our_labels = 9;  // lines: never cut

std::string programme_label(Standing const& standing)
{
    return standing.placeholder ? "the programme itself (" + standing.placeholder_words + ")"
                                : std::string("the programme itself");
}

Estimate minus(Estimate const& e) { return {-e.mean, e.mcse, -e.high, -e.low}; }

void savings(Paper& paper, Result const& result, Standing const& standing)
{
    paper.heading(savings_heading(standing.evidence));
    Table table;
    table.columns = {{"", Side::left, 0, true, our_labels},
                     {"saving", Side::right, 0, false},
                     {"95% range", Side::right, 1, false},
                     {"chance of\na saving", Side::right, 0, false},
                     {"for\nEngland", Side::right, 2, false}};
    auto const row = [&](std::string what, Estimate Savings::*which, double Chances::*how_sure) {
        auto const& own = result.saved->savings.*which;
        table.rows.push_back({std::move(what), spoken(own.mean), pounds_range(own),
                              chance(result.saved->chances.*how_sure), spoken((result.saved->england.*which).mean)});
    };
    row("cash, before the programme's own cost", &Savings::gross_cash, &Chances::gross_cash);
    row("cash and capacity, before the programme's own cost", &Savings::gross_total, &Chances::gross_total);
    if (standing.known == CostKnown::partly) {
        row("cash, " + lead_is(standing.known), &Savings::after_built_cash, &Chances::after_built_cash);
        row("cash and capacity, " + lead_is(standing.known), &Savings::after_built_total, &Chances::after_built_total);
    }
    row("cash, " + after_cost(standing.placeholder_words), &Savings::net_cash, &Chances::net_cash);
    row("cash and capacity, " + after_cost(standing.placeholder_words), &Savings::net_total, &Chances::net_total);
    paper.table(table);
}

//! Cash lines, then capacity lines; never one column of both.
void cost_lines(Paper& paper, Result const& result, Standing const& standing)
{
    if (!result.saved) return;
    auto const columns = std::vector<Column>{
        {"", Side::left, 0, true, our_labels}, {"saving", Side::right, 0, false}, {"95% range", Side::right, 1, false}};
    auto const rows_of = [&](bool cash) {
        Table table{columns, {}, {}};
        for (auto const line : all_lines)
            if (is_cash(line) == cash && !is_of_programme(line)) {
                auto const& saving = result.saved->lines[static_cast<std::size_t>(line)];
                table.rows.push_back({std::string(label(line)), spoken(saving.mean), pounds_range(saving)});
            }
        return table;
    };
    paper.heading("Cash, line by line");
    paper.paragraph("What would leave, or stay in, the authority's bank account. \"−\" is a cost.");
    auto cash = rows_of(true);
    auto const sum = [&](std::string const& words, Estimate const& saving) {
        cash.rules.push_back(cash.rows.size());
        cash.rows.push_back({words, spoken(saving.mean), pounds_range(saving)});
    };
    sum("cash, before the programme's own cost", result.saved->savings.gross_cash);
    if (standing.known == CostKnown::partly) {
        for (auto const part : all_cost_parts) {
            if (!at(standing.cost_parts, part)) continue;
            auto const cost = minus(at(result.programme_parts, part));
            cash.rows.push_back(
                {fmt::format("the programme itself: {}", words_of(part)), spoken(cost.mean), pounds_range(cost)});
            if (part != CostPart::guessed) sum("cash, " + after_part(part), result.saved->savings.cash_after(part));
        }
    } else {
        auto const& programme = result.saved->lines[static_cast<std::size_t>(Line::programme)];
        cash.rows.push_back({programme_label(standing), spoken(programme.mean), pounds_range(programme)});
    }
    sum("cash, " + after_cost(standing.placeholder_words), result.saved->savings.net_cash);
    paper.table(cash);

    paper.heading("Capacity, line by line");
    paper.paragraph("The value of work that would otherwise not be done. No budget falls by it.");
    auto capacity = rows_of(false);
    capacity.rules = {capacity.rows.size()};
    capacity.rows.push_back(
        {"capacity", spoken(result.saved->savings.gross_total.mean - result.saved->savings.gross_cash.mean), ""});
    if (taken_by(standing).hours > 0.0) {
        auto const& time = result.saved->lines[static_cast<std::size_t>(Line::programme_time)];
        capacity.rows.push_back({std::string(label(Line::programme_time)), spoken(time.mean), pounds_range(time)});
    }
    paper.table(capacity);
    paper.paragraph("Figures are rounded to three digits, so sums may differ in the last.");
}

void budget_years(Paper& paper, Result const& result, Standing const& standing, Study const& study)
{
    if (result.saved && !result.saved->years.empty()) {
        paper.heading("By financial year (not discounted)");
        Table table;
        table.columns = {{"year", Side::left, 0, false},
                         {"months", Side::right, 2, false},
                         {"cash saving\nbefore the\nprogramme", Side::right, 0, false},
                         {standing.known == CostKnown::all      ? "the programme"
                          : standing.known == CostKnown::partly ? "the programme\n(partly our\nguess)"
                                                                : "the programme\n(our guess)",
                          Side::right, 0, false},
                         {standing.known == CostKnown::all      ? "cash saving\nafter the\nprogramme"
                          : standing.known == CostKnown::partly ? "cash saving\nafter partly\nour guess"
                                                                : "cash saving\nafter our\nguess",
                          Side::right, 0, false},
                         {"capacity", Side::right, 1, false}};
        bool const partly = standing.known == CostKnown::partly;
        if (partly)
            table.columns.insert(table.columns.begin() + 3,
                                 {"cash saving\nafter its\nstated cost", Side::right, 3, false});
        for (auto const& year : result.saved->years) {
            table.rows.push_back({financial_year_name(year.starts), std::to_string(year.months),
                                  spoken(year.gross_cash_saving.mean), spoken(-year.programme.mean),
                                  spoken(year.net_cash_saving.mean), spoken(year.capacity_saving.mean)});
            if (partly) table.rows.back().insert(table.rows.back().begin() + 3, spoken(year.known_cash_saving.mean));
        }
        paper.table(table);
    }
    if (auto const& payback = result.payback.value)
        paper.paragraph(
            fmt::format("On average the programme would have paid for itself in cash by month {} ({}) and stay "
                        "so{}{}.",
                        payback->month, month_name(later(study.start, payback->month - 1)),
                        standing.placeholder ? ", at a cost that is " + standing.placeholder_words : "",
                        reminder(standing.evidence, "; ")));
    else if (!result.payback.reason.empty())
        paper.paragraph(fmt::format("It does not pay back within {}: {}{}{}.", years_in_words(study.months),
                                    result.payback.reason,
                                    standing.placeholder ? ", at a cost that is " + standing.placeholder_words : "",
                                    reminder(standing.evidence, "; ")));
}

void must_be_true(Paper& paper, Findings const& findings, Result const& result, Standing const& standing)
{
    auto const& strategy = findings.strategies.at(standing.strategy);
    paper.heading("What would have to be true for it to pay");
    paper.item("-", break_even_sentence(result.break_even_cash, "cash", standing.placeholder_words));
    paper.item("-", break_even_sentence(result.break_even_total, "cash and capacity", standing.placeholder_words));
    if (strategy.hazard_ratio)
        paper.item(
            "-",
            fmt::format("The effect used here is a hazard ratio of {:.2f} in those taking part (95% range {:.2f} to "
                        "{:.2f}): {}.",
                        strategy.hazard_ratio->mean, strategy.hazard_ratio->low, strategy.hazard_ratio->high,
                        in_a_clause(standing.evidence)));
    auto const empty_posts = empty_posts_clause(cash_and_people(standing));
    paper.item("-", affordable_sentence(result.affordable_cash, "cash", standing.evidence, empty_posts));
    paper.item("-", affordable_sentence(result.affordable_total, "cash and capacity", standing.evidence));
    auto const parts = parts_clause(standing.cost_parts, standing.programme);
    if (standing.cost_per_worker_year)
        paper.item("-", fmt::format("The cost used here is {} in all, {} a worker a year{}.",
                                    spoken(result.programme_cost.mean), spoken(*standing.cost_per_worker_year),
                                    !standing.placeholder ? ""
                                    : parts.empty()       ? ": " + standing.placeholder_words
                                                          : ": " + parts));
    paper.item("-", agency_workers_go);
}

void outcomes(Paper& paper, Result const& result)
{
    if (!result.saved) return;
    Table table;
    table.columns = {{"", Side::left, 0, true, our_labels},
                     {"average", Side::right, 0, false},
                     {"95% range", Side::right, 1, false}};
    auto const row = [&](char const* what, Estimate Saved::*which) {
        auto const& value = (*result.saved).*which;
        table.rows.push_back({what, figure(value.mean), figure_range(value)});
    };
    row("leavers avoided (FTE)", &Saved::leavers_averted);
    row("permanent staff kept (FTE-years)", &Saved::fte_years_kept);
    row("vacancy avoided (FTE-months)", &Saved::vacancy_months_avoided);
    row("agency cover avoided (FTE-years)", &Saved::agency_fte_years_avoided);
    row("hires avoided (FTE)", &Saved::hires_avoided);
    row("sickness days avoided", &Saved::sickness_days_avoided);
    row("handovers of children avoided", &Saved::handovers_averted);
    paper.heading("Besides the money");
    paper.table(table);
    if (auto const& cost = result.cost_per_leaver_averted.value)
        paper.paragraph(fmt::format("Programme cost for each leaver avoided: {}.", spoken(cost->value)));
    else if (!result.cost_per_leaver_averted.reason.empty())
        paper.paragraph("Programme cost for each leaver avoided: none, because " +
                        result.cost_per_leaver_averted.reason + ".");
}

//! Is a member's effect put together of parts that were weakened and carried each by itself (M13a)?
bool is_adjusted_inside(Findings const& findings, Standing const& standing)
{
    auto const& members = findings.strategies.at(standing.strategy).members;
    return std::any_of(members.begin(), members.end(), [&](std::size_t member) {
        auto const& effect = findings.study.interventions.at(member).effect;
        return effect && effect->robust;
    });
}

//! What the figure "as published" is without.
std::string_view what_is_adjusted(std::optional<BiasMethod> bias)
{
    if (!bias) return "what is done about bias and the adjustment for another place";
    switch (*bias) {
    case BiasMethod::by_design: return "the adjustment for the study's design and for another place";
    case BiasMethod::none: return "the adjustment for another place (nothing is taken off for bias)";
    case BiasMethod::empirical_alone: return "shrinkage and the adjustment for another place";
    case BiasMethod::empirical: return "shrinkage and the adjustment for the study's design and for another place";
    }
    return "";
}

void seen_otherwise(Paper& paper, Findings const& findings, Result const& result, Standing const& standing,
                    Setting const& setting)
{
    paper.heading("Seen otherwise");
    paper.item("-", england_sentence(findings, standing, setting));
    if (is_adjusted_inside(findings, standing))
        paper.item("-",
                   fmt::format("What was published was {} before it was put together with the rest. What it would be "
                               "without that is not shown.",
                               standing.evidence.bias == BiasMethod::none
                                   ? "carried here, with nothing taken off for bias,"
                                   : "weakened and carried here"));
    else if (result.saved)
        paper.item(
            "-", fmt::format("Without {}, the cash saving before the programme's own cost is {} (95% range {}), and "
                             "with capacity {}. With it they are {} and {}{}.",
                             what_is_adjusted(standing.evidence.bias), spoken(result.saved->unadjusted_gross_cash.mean),
                             pounds_range(result.saved->unadjusted_gross_cash),
                             spoken(result.saved->unadjusted_gross_total.mean),
                             spoken(result.saved->savings.gross_cash.mean),
                             spoken(result.saved->savings.gross_total.mean), reminder(standing.evidence, "; ")));
    if (result.saved)
        paper.item(
            "-", fmt::format("Base case, with every input at its mean: {} in cash before the programme's own cost, {} "
                             "{}{}.",
                             spoken(result.saved->base.gross_cash), spoken(result.saved->base.net_cash),
                             after_cost(standing.placeholder_words), reminder(standing.evidence, "; ")));
}

void evidence_about(Paper& paper, Intervention const& intervention, Study const& study, Authority const& authority)
{
    auto const labelled = [&](std::string_view what, std::string const& text) {
        if (!text.empty()) paper.item("-", fmt::format("{}: {}", what, text));
    };
    for (auto const& line : rating_lines(rate(study, intervention), study.start)) labelled(line.label, line.words);
    labelled("What the evidence says", intervention.review);
    labelled("Study", intervention.citation);
    labelled("Design", intervention.study_design);
    labelled("Place", intervention.place);
    labelled("Participants", intervention.participants);
    if (intervention.effect)
        labelled(with_capital(std::string(stated_as(intervention.effect->log_hazard_ratio.basis))),
                 intervention.effect->as_published);
    if (intervention.effect && intervention.effect->pooling && intervention.effect->pooling->pooled) {
        paper.item("-", pooled_sentence(*intervention.effect));
        paper.item("-", heterogeneity_sentence(*intervention.effect));
    }
    if (intervention.effect && intervention.effect->of_design) {
        paper.item("-", bias_sentences(*intervention.effect));
        paper.item("-", effects_by_method_sentence(*intervention.effect));
    }
    if (intervention.effect)
        for (auto const& sentence :
             pilot_words(*intervention.effect, pilot_place(intervention.effect->pilot, study, authority)))
            paper.item("-", sentence);
    labelled("Source of the effect", intervention.effect_source);
    labelled("Why no effect is given", intervention.effect_reason);
    for (auto const& result : intervention.wellbeing) {
        auto text = fmt::format("Mental health and wellbeing: {}: {}", result.measure, result.result);
        if (result.effect_size) text += fmt::format(" ({} {:.2f})", result.effect_measure, *result.effect_size);
        if (!result.significance.empty()) text += "; " + result.significance;
        if (!result.source.empty()) text += ". " + result.source;
        paper.item("-", text);
    }
    if (!intervention.wellbeing.empty())
        paper.paragraph("Results on mental health and wellbeing are shown and not turned into money.", 2);
}

void evidence(Paper& paper, Findings const& findings, Standing const& standing, Authority const& authority)
{
    auto const& strategy = findings.strategies.at(standing.strategy);
    paper.heading(fmt::format("The evidence: {}", heading(standing.evidence)));
    paper.paragraph(meaning(standing.evidence));
    for (auto const member : strategy.members) {
        auto const& intervention = findings.study.interventions.at(member);
        if (strategy.members.size() > 1) paper.paragraph(intervention.name + ":");
        evidence_about(paper, intervention, findings.study, authority);
    }
    paper.paragraph(std::string(strength_rule));
    paper.paragraph(std::string(certainty_rule));
}

}  // namespace

void authority_page(Paper& paper, Findings const& findings, Result const& result, Setting const& setting,
                    ChanceFindings const& chance)
{
    auto const standing = standing_of(findings, result);
    if (result.saved) {
        savings(paper, result, standing);
        paper.heading("What drives it");
        paper.paragraph(as_a_sentence(standing.evidence) + drivers_sentence(standing));
        cost_lines(paper, result, standing);
        budget_years(paper, result, standing, findings.study);
    }
    must_be_true(paper, findings, result, standing);
    if (result.saved) {
        outcomes(paper, result);
        chance_chapter(paper, findings, chance, setting, standing);
        seen_otherwise(paper, findings, result, standing, setting);
    }
    evidence(paper, findings, standing, findings.study.authorities.at(result.authority));
}

}  // namespace holdfast::report
