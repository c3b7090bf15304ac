#include "report/impact/impact.hpp"

#include "base/text.hpp"
#include "report/chapters/asked.hpp"
#include "report/chapters/foot.hpp"
#include "report/forms/paper.hpp"
#include "report/impact/impact_screen.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;

constexpr std::size_t our_labels = 9;  // lines: never cut

std::string name_of_period(ImpactPeriod const& period)
{
    return period.starts == 0 ? "in all" : financial_year_name(period.starts);
}

Estimate const& of(LineEstimates const& lines, Line line) { return lines[static_cast<std::size_t>(line)]; }

std::string label_of_programme(Subject const& subject)
{
    return "the programme" + (subject.placeholder.empty() ? "" : " (" + subject.placeholder + ")");
}

//! "at a cost that is still our guess"; where part of it is known, how much.
std::string cost_is_still(BudgetImpact const& impact, Subject const& subject, char const* before)
{
    if (subject.placeholder.empty()) return "";
    ByPart<double> means{};
    for (auto const part : all_cost_parts) at(means, part) = at(impact.horizon.by_cost_part, part).mean;
    auto const parts = parts_clause(subject.strategy.cost_parts, means);
    return fmt::format("{} cost that is still {}{}", before, subject.placeholder,
                       parts.empty() ? "" : fmt::format(" ({})", parts));
}

//! "at the end of March 2031 (month 60)"
std::string at_the_end_of(Study const& study, int month)
{
    return fmt::format("at the end of {} (month {})", month_name(later(study.start, month - 1)), month);
}

void opening_without_evidence(Paper& paper, BudgetImpact const& impact, Subject const& subject)
{
    auto const& study = impact.head.study;
    paper.headline(fmt::format("For {}, no study measured leaving, so no saving can be stated for {}. The programme "
                               "would take {} out of its budget over {}{}. Nothing is set against that.",
                               name_of(subject), visible(subject.authority.name), spoken(impact.horizon.programme.mean),
                               horizon(study.months, study.start), cost_is_still(impact, subject, ", at a")));
}

std::string lowest_clause(BudgetImpact const& found)
{
    auto const& need = found.cash->need;
    if (need.month == 0 || need.pounds < a_pound) return "the cash position is on average never below £0";
    return fmt::format("the cash position is on average lowest, −{}, {}", spoken(need.pounds),
                       at_the_end_of(found.head.study, need.month));
}

void opening(Paper& paper, BudgetImpact const& impact, Subject const& subject)
{
    auto const& study = impact.head.study;
    auto const& saved = *impact.horizon.savings;
    auto const when = horizon(study.months, study.start);
    auto const who = visible(subject.authority.name);
    auto const net =
        fmt::format("{} (95% range {})", spoken(saved.authority.cash.mean), pounds_range(saved.authority.cash));
    // More pay means more staff in post.
    auto const pay = of(saved.authority.lines, Line::pay).mean;
    auto const posts = empty_posts_clause({subject.authority.name, saved.before_programme.mean, -pay, pay});
    if (subject.evidence == Evidence::null_result) {
        paper.headline(fmt::format(
            "For {}, a study looked and found no significant effect, so no saving is claimed for {}. Over {} and not "
            "discounted, the programme would take {} out of its budget{}. With the assumed range around no effect, net "
            "cash is {} {}, and {}{}.",
            name_of(subject), who, when, spoken(impact.horizon.programme.mean),
            cost_is_still(impact, subject, ", at a"), net, after_cost(subject.placeholder), lowest_clause(impact),
            posts));
        return;
    }
    paper.headline(
        expected_fall_first(impact.head.study, subject.strategy) +
        fmt::format("For {} in {}, over {} and not discounted, cash in is {} and cash out {}, of which {} for the "
                    "programme{}. That leaves net cash of {} {}. {}, and the cash is back within the "
                    "horizon in {} of the draws{}. In all of this, {}.",
                    name_of(subject), who, when, spoken(saved.cash_in.mean), spoken(saved.cash_out.mean),
                    spoken(impact.horizon.programme.mean), cost_is_still(impact, subject, ", a"), net,
                    after_cost(subject.placeholder), with_capital(lowest_clause(impact)),
                    chance(impact.cash->paid_back.chance), posts, in_a_clause(subject.evidence)));
}

std::string what_money_is(Study const& study)
{
    return fmt::format("Money is in {} prices and, unless a line says otherwise, not discounted: what a budget shows, "
                       "by financial year (April to March). A range holds 95% of the draws; averages add up, ranges do "
                       "not. A saving is against doing nothing new.",
                       study.price_year);
}

// ---- Cash by year. ----

//! "pay", "agency cover and recruitment": cash lines on one side, but the programme.
std::string lines_on(BudgetImpact const& impact, bool out)
{
    std::vector<std::string> labels;
    for (auto const line : all_lines)
        if (is_cash(line) && line != Line::programme && impact.goes_out[static_cast<std::size_t>(line)] == out &&
            std::abs(of(impact.horizon.savings->authority.lines, line).mean) >= a_pound)
            labels.emplace_back(label(line));
    return in_words(labels);
}

std::string programme_heading(Subject const& subject)
{
    if (subject.placeholder.empty()) return "cash out:\nprogramme";
    return subject.placeholder == wholly_placeholder ? "cash out:\nprogramme\n(our guess)"
                                                     : "cash out:\nprogramme\n(partly\nour guess)";
}
std::string net_heading(Subject const& subject)
{
    if (subject.placeholder.empty()) return "net cash";
    return subject.placeholder == wholly_placeholder ? "net cash\nafter\nour guess"
                                                     : "net cash\nafter partly\nour guess";
}

void cash_by_year(Paper& paper, BudgetImpact const& impact, Subject const& subject)
{
    paper.heading("Cash by financial year");
    auto const in = lines_on(impact, false);
    auto const out = lines_on(impact, true);
    paper.paragraph(fmt::format("{}Cash in, what costs less than now: {}. Cash out, what costs more: the "
                                "programme{}{}. The position is all net "
                                "cash so far, at the year's end. Capacity is in neither: no budget falls by it.",
                                as_a_sentence(subject.evidence), in.empty() ? "nothing" : in,
                                out.empty() ? "" : ", and ", out));
    Table flows;
    flows.columns = {{"year", Side::left, 0, false},
                     {"months", Side::right, 3, false},
                     {"cash in", Side::right, 0, false},
                     {"cash out:\nother", Side::right, 0, false},
                     {"before the\nprogramme", Side::right, 1, false},
                     {programme_heading(subject), Side::right, 0, false},
                     {net_heading(subject), Side::right, 0, false},
                     {"capacity\n(not cash)", Side::right, 2, false}};
    Table positions;
    positions.columns = {{"year", Side::left, 0, false},
                         {net_heading(subject) + ":\n95% range", Side::right, 1, false},
                         {"position at\nthe year's end", Side::right, 0, false},
                         {"position:\n95% range", Side::right, 0, false}};
    auto const row = [&](ImpactPeriod const& period) {
        auto const& saved = *period.savings;
        auto const& net = saved.authority.cash;
        flows.rows.push_back({name_of_period(period), std::to_string(period.months), spoken(saved.cash_in.mean),
                              spoken(saved.cash_out.mean - period.programme.mean), spoken(saved.before_programme.mean),
                              spoken(period.programme.mean), spoken(net.mean), spoken(saved.authority.capacity.mean)});
        positions.rows.push_back(
            {name_of_period(period), pounds_range(net), spoken(saved.position.mean), pounds_range(saved.position)});
    };
    for (auto const& year : impact.years) row(year);
    flows.rules = positions.rules = {flows.rows.size()};
    row(impact.horizon);
    paper.table(flows);
    paper.gap();
    paper.table(positions);
    paper.paragraph("Figures are rounded to three digits, so sums may differ in the last.");
}

// ---- What has to be found, and when it is back. ----

std::string payback_words(Study const& study, PaidBack const& paid_back)
{
    if (auto const& month = paid_back.month.value)
        return fmt::format("by {} (month {})", month_name(later(study.start, month->month - 1)), month->month);
    return "not within the horizon";
}

void funding(Paper& paper, BudgetImpact const& impact, Subject const& subject)
{
    auto const& study = impact.head.study;
    auto const& cash = *impact.cash;
    auto const note = cost_is_still(impact, subject, ", at a") + reminder(subject.evidence, "; ");
    paper.heading("What has to be found, and when it is back");
    if (cash.need.month == 0 || cash.need.pounds < a_pound)
        paper.item("-",
                   fmt::format("Peak funding need: none on average, the cash position is never below £0{}.", note));
    else
        paper.item("-", fmt::format("Peak funding need: on average {}, {}, where the cash position is lowest{}.",
                                    spoken(cash.need.pounds), at_the_end_of(study, cash.need.month), note));
    paper.item("-", fmt::format("Each draw at its own lowest month: a funding need of {} on average (95% range {}){}.",
                                spoken(cash.need.over_draws.mean), pounds_range(cash.need.over_draws), note));
    paper.item("-", fmt::format("Chance that the cash is back within {}: {} of the draws end at or above £0{}.",
                                counted(static_cast<std::uint64_t>(study.months), "month", "months"),
                                chance(cash.paid_back.chance), note));
    auto const plain = payback_words(study, cash.paid_back);
    auto const discounted = payback_words(study, cash.paid_back_discounted);
    paper.item("-",
               plain == discounted
                   ? fmt::format("Payback of the average cash position: {}, discounted or not{}.", plain, note)
                   : fmt::format("Payback of the average cash position: {} when not discounted, {} when discounted "
                                 "as in `run`{}.",
                                 plain, discounted, note));
    paper.item("-", fmt::format("Discounted as in `run`, net cash over the horizon is {} (95% range {}) {}{}.",
                                spoken(cash.present_value.mean), pounds_range(cash.present_value),
                                after_cost(subject.placeholder), reminder(subject.evidence, "; ")));
}

// ---- Cashable and not. ----

Row line_row(std::string what, Estimate const& saving, char const* cashable)
{
    return {std::move(what), spoken(saving.mean), pounds_range(saving), cashable};
}

Estimate minus(Estimate const& e) { return {-e.mean, e.mcse, -e.high, -e.low}; }

//! Parts of the programme's cost that are there at all.
std::vector<ProgrammePart> parts_with_cost(BudgetImpact const& impact)
{
    std::vector<ProgrammePart> parts;
    for (auto const part : all_programme_parts)
        if (impact.horizon.parts[static_cast<std::size_t>(part)].mean != 0.0) parts.push_back(part);
    return parts;
}

//! "programme: setting up (our guess)": each part by what it rests on itself.
std::string label_of_part(BudgetImpact const& impact, Subject const& subject, ProgrammePart part)
{
    bool const placeholder =
        std::any_of(subject.strategy.members.begin(), subject.strategy.members.end(), [&](std::size_t member) {
            auto const& cost = impact.head.study.interventions.at(member).cost(part);
            return cost && cost_part_of(cost->basis) == CostPart::guessed;
        });
    return fmt::format("programme: {}{}", label(part), placeholder ? " (our guess)" : "");
}

//! Where some of a cost is a placeholder: its parts by what they rest on, and what is left after each but the last.
void after_each_part(Table& table, BudgetImpact const& impact, Subject const& subject)
{
    auto const& saved = *impact.horizon.savings;
    for (auto const part : all_cost_parts) {
        if (!at(subject.strategy.cost_parts, part)) continue;
        table.rows.push_back(line_row(fmt::format("programme: {}", words_of(part)),
                                      minus(at(impact.horizon.by_cost_part, part)), "yes"));
        if (part == CostPart::guessed) continue;
        table.rules.push_back(table.rows.size());
        table.rows.push_back(line_row("cash, " + after_part(part),
                                      part == CostPart::stated ? saved.after_stated : saved.after_built, ""));
    }
}

void cashable(Paper& paper, BudgetImpact const& impact, Subject const& subject)
{
    auto const& saved = *impact.horizon.savings;
    paper.heading("What is cashable, over the horizon");
    paper.paragraph(as_a_sentence(subject.evidence) +
                    "Cashable is what leaves, or stays in, the authority's bank account. \"−\": costs more than "
                    "now. Capacity is the value of work that would otherwise not be done: no budget falls by it.");
    Table table;
    table.columns = {{"", Side::left, 0, true, our_labels},
                     {"saving", Side::right, 0, false},
                     {"95% range", Side::right, 1, false},
                     {"cashable?", Side::left, 0, false}};
    for (auto const line : all_lines)
        if (is_cash(line) && line != Line::programme)
            table.rows.push_back(line_row(std::string(label(line)), of(saved.authority.lines, line),
                                          line == Line::agency ? "if they go" : "yes"));
    table.rules = {table.rows.size(), table.rows.size() + 1};
    table.rows.push_back(line_row("cash, before the programme's own cost", saved.before_programme, ""));
    auto const parts = parts_with_cost(impact);
    if (cost_known(subject.strategy.cost_parts) == CostKnown::partly) after_each_part(table, impact, subject);
    else
        for (auto const part : parts)
            table.rows.push_back(line_row(label_of_part(impact, subject, part),
                                          minus(impact.horizon.parts[static_cast<std::size_t>(part)]), "yes"));
    if (parts.empty())
        table.rows.push_back(line_row(label_of_programme(subject), of(saved.authority.lines, Line::programme), "yes"));
    table.rules.push_back(table.rows.size());
    table.rows.push_back(line_row("net cash " + after_cost(subject.placeholder), saved.authority.cash, ""));
    table.rules.push_back(table.rows.size());
    for (auto const line : all_lines)
        if (!is_cash(line) && (line != Line::programme_time || subject.strategy.takes_time))
            table.rows.push_back(line_row(std::string(label(line)), of(saved.authority.lines, line), "no: capacity"));
    table.rules.push_back(table.rows.size());
    table.rows.push_back(line_row("capacity", saved.authority.capacity, "no: capacity"));
    paper.table(table);
    paper.paragraph(agency_workers_go);
}

// ---- Every line, every year. ----

std::vector<Column> columns_of_years(BudgetImpact const& impact)
{
    std::vector<Column> columns{{"", Side::left, 0, true, our_labels}};
    int may_go = 0;
    for (auto const& year : impact.years) columns.push_back({name_of_period(year), Side::right, ++may_go, false});
    columns.push_back({"in all", Side::right, 0, false});
    return columns;
}

//! value(period) in every year, then over the horizon, in thousands of pounds: five years beside each other have room.
template <class Value> Row row_in_thousands(BudgetImpact const& impact, std::string what, Value const& value)
{
    auto const thousands = [](double pounds) {
        return std::abs(pounds) < a_pound ? std::string("0") : figure(pounds / 1000.0);
    };
    Row row{std::move(what)};
    for (auto const& year : impact.years) row.push_back(thousands(value(year)));
    row.push_back(thousands(value(impact.horizon)));
    return row;
}

void lines_by_year(Paper& paper, BudgetImpact const& found, Subject const& subject)
{
    paper.heading("Line by line and year: average saving, in thousands of pounds");
    auto const intro = as_a_sentence(subject.evidence);
    paper.paragraph(intro + "\"−\": costs more than now. Capacity lines stand apart and are not cash.");
    Table table;
    table.columns = columns_of_years(found);
    auto const add_lines = [&](bool cash) {
        for (auto const line : all_lines)
            if (is_cash(line) == cash && line != Line::programme &&
                (line != Line::programme_time || subject.strategy.takes_time))
                table.rows.push_back(row_in_thousands(found, std::string(label(line)), [&](ImpactPeriod const& period) {
                    return of(period.savings->authority.lines, line).mean;
                }));
    };
    add_lines(true);
    for (auto const part : parts_with_cost(found))
        table.rows.push_back(
            row_in_thousands(found, label_of_part(found, subject, part), [&](ImpactPeriod const& period) {
                return -period.parts[static_cast<std::size_t>(part)].mean;
            }));
    table.rules = {table.rows.size()};
    table.rows.push_back(
        row_in_thousands(found, "net cash " + after_cost(subject.placeholder),
                         [](ImpactPeriod const& period) { return period.savings->authority.cash.mean; }));
    table.rules.push_back(table.rows.size());
    add_lines(false);
    table.rules.push_back(table.rows.size());
    table.rows.push_back(row_in_thousands(found, "capacity (not cashable)", [](ImpactPeriod const& period) {
        return period.savings->authority.capacity.mean;
    }));
    paper.table(table);
}

// ---- Who pays, who gains. ----

void parties(Paper& paper, BudgetImpact const& impact, Subject const& subject)
{
    auto const& saved = *impact.horizon.savings;
    auto const who = visible(subject.authority.name);
    paper.heading("Who gains and who pays, over the horizon");
    Table table;
    table.columns = {{"", Side::left, 0, true, our_labels},
                     {"cash", Side::right, 0, false},
                     {"cash:\n95% range", Side::right, 1, false},
                     {"capacity", Side::right, 0, false},
                     {"capacity:\n95% range", Side::right, 2, false}};
    auto const row = [&](std::string what, PartyMoney const& party) {
        table.rows.push_back({std::move(what), spoken(party.cash.mean), pounds_range(party.cash),
                              spoken(party.capacity.mean), pounds_range(party.capacity)});
    };
    row(who, saved.authority);
    row("other authorities", saved.other_authorities);
    table.rules = {table.rows.size()};
    row("England: all authorities together", saved.england);
    table.rules.push_back(table.rows.size());
    table.rows.push_back({"staffing agencies: income, not in the sum", spoken(saved.agencies.mean),
                          pounds_range(saved.agencies), "-", "-"});
    paper.paragraph(fmt::format("{}\"−\": pays, or loses. {} and England are {}.", as_a_sentence(subject.evidence), who,
                                after_cost(subject.placeholder)));
    paper.table(table);
    auto const share = mean(impact.head.study.moves_between_authorities.about);
    if (share > 0.0)
        paper.item("-",
                   fmt::format("{} of those who leave move to another authority, and if they stay that authority "
                               "goes without them. Of what {} saves on pay, agency cover and uncovered work, other "
                               "authorities lose that share. Of what it pays more, they are spared that share. This "
                               "takes them to cover vacancies as {} does, {} by agency staff: where others cover more, "
                               "they lose more.",
                               percent(share), who, who, percent(mean(subject.authority.cover_share.about))));
    paper.item("-",
               "What agencies lose is their income, no public money: it is the other side of what authorities spend "
               "less on agency cover.");
}

// ---- Without turnover evidence. ----

void cost_by_year(Paper& paper, BudgetImpact const& impact, Subject const& subject)
{
    paper.heading("What the programme costs, by financial year");
    paper.paragraph(fmt::format("Cash out of {}'s budget{}. No study measured leaving, so no saving stands beside it; "
                                "`holdfast sensitivity` says what its effect would have to be to pay.",
                                visible(subject.authority.name), cost_is_still(impact, subject, ", at a")));
    Table table;
    table.columns = columns_of_years(impact);
    auto const text_row = [&](std::string what, auto const& text) {
        Row row{std::move(what)};
        for (auto const& year : impact.years) row.push_back(text(year));
        row.push_back(text(impact.horizon));
        table.rows.push_back(std::move(row));
    };
    for (auto const part : parts_with_cost(impact))
        text_row(label_of_part(impact, subject, part),
                 [&](ImpactPeriod const& period) { return spoken(period.parts[static_cast<std::size_t>(part)].mean); });
    table.rules = {table.rows.size()};
    text_row("cost", [](ImpactPeriod const& period) { return spoken(period.programme.mean); });
    text_row("95% range, from", [](ImpactPeriod const& period) { return spoken(period.programme.low); });
    text_row("to", [](ImpactPeriod const& period) { return spoken(period.programme.high); });
    text_row("cost so far", [](ImpactPeriod const& period) { return spoken(period.programme_so_far.mean); });
    paper.table(table);
}

}  // namespace

std::string budget_impact_text(BudgetImpact const& impact, TextStyle style)
{
    if (!style.full) return impact_screen(impact, style);
    Paper paper(static_cast<std::size_t>(std::max(style.width, 60)), style.colour);
    auto const subject = subject_of(impact.head, impact.strategy);
    auto const& study = impact.head.study;
    if (impact.cash) opening(paper, impact, subject);
    else opening_without_evidence(paper, impact, subject);
    paper.gap();
    cautions(paper, study, subject.strategy);
    if (auto const shared = shared_setup_sentences(study, subject.strategy.members); !shared.empty())
        paper.paragraph(shared);
    paper.paragraph(what_money_is(study));
    if (impact.cash) {
        cash_by_year(paper, impact, subject);
        funding(paper, impact, subject);
        cashable(paper, impact, subject);
        lines_by_year(paper, impact, subject);
        parties(paper, impact, subject);
        questions_asked(paper, questions_people_ask(impact));
    } else {
        cost_by_year(paper, impact, subject);
    }
    figures_of(paper, subject.authority);
    auto head = impact.head;
    head.break_even_draws = 0;  // there are none here
    foot(paper, head, std::nullopt);
    return paper.text();
}

}  // namespace holdfast
