#include "strategy_summary.hpp"

#include "break_even.hpp"
#include "payback.hpp"

#include <algorithm>
#include <string>

namespace holdfast {

namespace {

std::string const nothing_claimed = std::string(no_saving_claimed) + ", only what would have to be true";

bool only_costs(std::size_t measure)
{
    return measure == index(Measure::programme) || measure == index(Measure::workers_reached);
}

}  // namespace

std::size_t measures_of(Plan const& plan)
{
    return index(Measure::first_year) + static_cast<std::size_t>(plan.line.years()) * year_measures;
}

StrategySummary::StrategySummary(StrategyPlan const& strategy, std::size_t measures)
    : has_effect_(strategy.has_effect), single_(strategy.members.size() == 1), measures_(measures)
{
}

void StrategySummary::add(std::size_t task, AuthorityDraws const& draws, SampledAs how, std::span<double> scratch)
{
    auto const column = [&draws](Measure m) { return draws.column(index(m)); };
    if (task < measures_.size()) {
        if (has_effect_ || only_costs(task)) measures_[task].add(draws.column(task), how, scratch);
        return;
    }
    auto const other = task - measures_.size();
    if (other == break_evens) {
        bool const first_chunk = break_even_cash_.reason.empty() && !break_even_cash_.value;
        if (!single_ || !first_chunk) return;
        break_even_cash_ = break_even_cash(draws);
        break_even_total_ = break_even_total(draws);
        return;
    }
    if (!has_effect_) return;
    if (other == affordable_cash)
        affordable_cash_.add(column(Measure::gross_cash), column(Measure::workers_reached), how, scratch);
    if (other == affordable_total)
        affordable_total_.add(column(Measure::gross_total), column(Measure::workers_reached), how, scratch);
    if (other == cost_per_leaver)
        cost_per_leaver_.add(column(Measure::programme), column(Measure::leavers_averted_discounted), how);
    if (other == months) {
        auto const of_chunk = draws.cash_by_month();
        cash_by_month_.resize(of_chunk.size());
        for (std::size_t t = 0; t < of_chunk.size(); ++t) cash_by_month_[t] += of_chunk[t];
    }
}

void StrategySummary::fill(Result& result, Timeline const& line) const
{
    result.programme_cost = measures_[index(Measure::programme)].estimate();
    result.workers_reached = measures_[index(Measure::workers_reached)].estimate();
    if (single_) {
        result.break_even_cash = break_even_cash_;
        result.break_even_total = break_even_total_;
    } else {
        result.break_even_cash.reason = result.break_even_total.reason = "a package has no single hazard ratio";
    }
    if (has_effect_) {
        fill_savings(result, line);
        return;
    }
    result.no_savings_reason = nothing_claimed;
    result.payback.reason = result.cost_per_leaver_averted.reason = nothing_claimed;
    result.affordable_cash.reason = result.affordable_total.reason = nothing_claimed;
}

void StrategySummary::fill_savings(Result& result, Timeline const& line) const
{
    auto const estimate = [this](Measure m) { return measures_[index(m)].estimate(); };
    auto const chance = [this](Measure m) { return measures_[index(m)].share_positive(); };
    result.savings = Savings{estimate(Measure::gross_cash), estimate(Measure::gross_total), estimate(Measure::net_cash),
                             estimate(Measure::net_total)};
    result.england = Savings{estimate(Measure::england_gross_cash), estimate(Measure::england_gross_total),
                             estimate(Measure::england_net_cash), estimate(Measure::england_net_total)};
    result.chances = Chances{chance(Measure::gross_cash), chance(Measure::gross_total), chance(Measure::net_cash),
                             chance(Measure::net_total)};
    result.unadjusted_gross_cash = estimate(Measure::unadjusted_gross_cash);
    result.unadjusted_gross_total = estimate(Measure::unadjusted_gross_total);
    result.lines.emplace();
    for (auto const cost_line : all_lines)
        (*result.lines)[static_cast<std::size_t>(cost_line)] = measures_[index(cost_line)].estimate();
    for (std::size_t y = 0; y < line.financial_years.size(); ++y) {
        auto const of_year = [&](YearMeasure m) { return measures_[index(m, y)].estimate(); };
        result.years.push_back(
            {line.financial_years[y],
             static_cast<int>(std::count(line.year_of.begin(), line.year_of.end(), static_cast<int>(y))),
             of_year(YearMeasure::gross_cash), of_year(YearMeasure::capacity), of_year(YearMeasure::programme),
             of_year(YearMeasure::net_cash)});
    }
    result.payback = payback_of(cash_by_month_);

    result.leavers_averted = estimate(Measure::leavers_averted);
    result.leavers_averted_discounted = estimate(Measure::leavers_averted_discounted);
    result.fte_years_kept = estimate(Measure::fte_years_kept);
    result.vacancy_months_avoided = estimate(Measure::vacancy_months_avoided);
    result.agency_fte_years_avoided = estimate(Measure::agency_fte_years_avoided);
    result.hires_avoided = estimate(Measure::hires_avoided);
    result.sickness_days_avoided = estimate(Measure::sickness_days_avoided);
    result.handovers_averted = estimate(Measure::handovers_averted);

    auto const& averted = *result.leavers_averted_discounted;
    if (averted.mean <= 2.0 * averted.mcse) result.cost_per_leaver_averted.reason = "no leavers are averted on average";
    else result.cost_per_leaver_averted.value = cost_per_leaver_.ratio();
    result.affordable_cash = affordable_cash_.estimate();
    result.affordable_total = affordable_total_.estimate();
}

std::array<Estimate, 4> StrategySummary::headlines() const
{
    return {measures_[index(Measure::gross_cash)].estimate(), measures_[index(Measure::gross_total)].estimate(),
            measures_[index(Measure::net_cash)].estimate(), measures_[index(Measure::net_total)].estimate()};
}

double StrategySummary::interval_error() const { return largest_interval_error(measures_); }

}  // namespace holdfast
