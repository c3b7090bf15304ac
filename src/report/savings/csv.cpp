#include "holdfast/report/csv.hpp"

#include "report/forms/sheet.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/standing.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace holdfast {

namespace {

using namespace report;

std::optional<double> hazard_ratio_of(Maybe<BreakEven> const& b) { return part_of(b.value, &BreakEven::hazard_ratio); }

std::optional<double> fall_of(Maybe<BreakEven> const& b)
{
    if (!b.value) return std::nullopt;
    return b.value->fall();
}

void break_even(Sheet& sheet, Maybe<BreakEven> const& found, std::string const& suffix)
{
    sheet.number("break_even_hazard_ratio" + suffix, hazard_ratio_of(found), found.reason);
    sheet.number("break_even_fall_in_leaving" + suffix, fall_of(found), found.reason);
}

std::string cautions(Study const& study, Strategy const& strategy)
{
    std::string text;
    for (auto const member : strategy.members) {
        auto const& caution = study.interventions.at(member).caution;
        if (!caution.empty()) text += (text.empty() ? "" : " ") + caution;
    }
    return text;
}

void row(Sheet& sheet, Findings const& findings, Result const& result, Authority const& authority,
         Strategy const& strategy)
{
    auto const& why = result.no_savings_reason;
    auto const savings = part_of(result.saved, &Saved::savings);
    auto const england = part_of(result.saved, &Saved::england);
    auto const chances = part_of(result.saved, &Saved::chances);
    sheet.text("authority_code", authority.code);
    sheet.text("authority", authority.name);
    sheet.text("region", authority.region);
    sheet.text("intervention", strategy.id);
    sheet.text("intervention_name", strategy.name);
    sheet.text("level", strategy.level);
    sheet.text("group", strategy.group);
    sheet.text("basis", name(strategy.basis));
    sheet.text("caution", cautions(findings.study, strategy));

    sheet.estimate("gross_cash_saving", part_of(savings, &Savings::gross_cash), why);
    sheet.number("probability_of_gross_cash_saving", part_of(chances, &Chances::gross_cash), why);
    sheet.estimate("gross_total_saving", part_of(savings, &Savings::gross_total), why);
    sheet.number("probability_of_gross_total_saving", part_of(chances, &Chances::gross_total), why);
    sheet.estimate("largest_affordable_cost_per_worker_year", result.affordable_cash.value,
                   result.affordable_cash.reason);
    sheet.estimate("largest_affordable_cost_per_worker_year_total", result.affordable_total.value,
                   result.affordable_total.reason);
    // Beside the net figures, so that whoever reads one reads this first.
    sheet.text("programme_cost_is", cost_is(strategy.cost_parts));
    sheet.estimate("programme_cost", result.programme_cost, "");
    for (auto const part : all_cost_parts)
        sheet.estimate("programme_cost_" + std::string(name(part)), at(result.programme_parts, part), "");
    sheet.estimate("programme_time", result.programme_time, "");
    sheet.estimate("programme_hours", result.programme_hours, "");
    sheet.estimate("cash_saving_after_stated_cost", part_of(savings, &Savings::after_stated_cash), why);
    sheet.number("probability_of_cash_saving_after_stated_cost", part_of(chances, &Chances::after_stated_cash), why);
    sheet.estimate("total_saving_after_stated_cost", part_of(savings, &Savings::after_stated_total), why);
    sheet.estimate("cash_saving_after_stated_and_built_cost", part_of(savings, &Savings::after_built_cash), why);
    sheet.number("probability_of_cash_saving_after_stated_and_built_cost", part_of(chances, &Chances::after_built_cash),
                 why);
    sheet.estimate("total_saving_after_stated_and_built_cost", part_of(savings, &Savings::after_built_total), why);
    sheet.estimate("net_cash_saving", part_of(savings, &Savings::net_cash), why);
    sheet.number("probability_of_cash_saving", part_of(chances, &Chances::net_cash), why);
    sheet.estimate("net_total_saving", part_of(savings, &Savings::net_total), why);
    sheet.number("probability_of_total_saving", part_of(chances, &Chances::net_total), why);
    sheet.estimate("england_gross_cash_saving", part_of(england, &Savings::gross_cash), why);
    sheet.estimate("england_gross_total_saving", part_of(england, &Savings::gross_total), why);
    sheet.estimate("england_net_cash_saving", part_of(england, &Savings::net_cash), why);
    sheet.estimate("england_net_total_saving", part_of(england, &Savings::net_total), why);
    auto const* without = saved_without_bias(findings, result);
    auto const unadjusted = [without](Estimate Saved::*which) {
        return without ? std::optional(without->*which) : std::nullopt;
    };
    auto const no_such = result.saved && without == nullptr ? std::string(adjusted_inside) : why;
    sheet.estimate("gross_cash_saving_without_bias_adjustment", unadjusted(&Saved::unadjusted_gross_cash), no_such);
    sheet.estimate("gross_total_saving_without_bias_adjustment", unadjusted(&Saved::unadjusted_gross_total), no_such);

    break_even(sheet, result.break_even_cash, "");
    break_even(sheet, result.break_even_total, "_total");
    std::optional<double> payback;
    if (result.payback.value) payback = result.payback.value->month;
    sheet.number("payback_month", payback, result.payback.reason);

    for (auto const line : all_lines) {
        std::optional<Estimate> saving;
        if (result.saved) saving = result.saved->lines[static_cast<std::size_t>(line)];
        sheet.estimate("line_" + std::string(name(line)), saving, why);
    }
    sheet.estimate("leavers_averted", part_of(result.saved, &Saved::leavers_averted), why);
    sheet.estimate("fte_years_kept", part_of(result.saved, &Saved::fte_years_kept), why);
    sheet.estimate("vacancy_months_avoided", part_of(result.saved, &Saved::vacancy_months_avoided), why);
    sheet.estimate("agency_fte_years_avoided", part_of(result.saved, &Saved::agency_fte_years_avoided), why);
    sheet.estimate("hires_avoided", part_of(result.saved, &Saved::hires_avoided), why);
    sheet.estimate("sickness_days_avoided", part_of(result.saved, &Saved::sickness_days_avoided), why);
    sheet.estimate("handovers_averted", part_of(result.saved, &Saved::handovers_averted), why);
    sheet.estimate("workers_reached", result.workers_reached, "");
    sheet.number("cost_per_leaver_averted", part_of(result.cost_per_leaver_averted.value, &Ratio::value),
                 result.cost_per_leaver_averted.reason);
    sheet.end_row();
}

}  // namespace

std::string savings_csv(Findings const& findings)
{
    Sheet sheet;
    for (auto const& result : findings.results)
        row(sheet, findings, result, findings.study.authorities.at(result.authority),
            findings.strategies.at(result.strategy));
    if (!findings.results.empty()) return sheet.finished();
    // No row: the head alone, from a row that is thrown away.
    Sheet head;
    row(head, findings, Result{}, Authority{}, Strategy{});
    auto const text = head.finished();
    return text.substr(0, text.find("\r\n") + 2);
}

}  // namespace holdfast
