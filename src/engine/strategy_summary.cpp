#include "engine/strategy_summary.hpp"

#include "engine/break_even.hpp"
#include "engine/payback.hpp"

#include <algorithm>
#include <string>

namespace holdfast {

namespace {

std::string const nothing_claimed = std::string(no_saving_claimed) + ", only what would have to be true";

bool only_costs(std::size_t measure)
{
    return measure == index(Measure::programme) || measure == index(Measure::workers_reached) ||
           measure == index(Measure::programme_time) || measure == index(Measure::programme_hours) ||
           (measure >= index(Measure::programme_stated) && measure <= index(Measure::programme_guessed));
}

//! All 0 where the programme takes no time of staff, and then not summarised.
bool is_of_time(std::size_t measure)
{
    return measure == index(Measure::programme_time) || measure == index(Measure::programme_hours) ||
           measure == index(Line::programme_time);
}

Measure later(Measure first, std::size_t by) { return static_cast<Measure>(index(first) + by); }

//! Of one of the four measures that begin at `first`, what is left after parts of the cost: in cash and in total after what
//! is stated, then after what is built too. `gross` is the first of the four savings that they are made of.
Measure left_as(std::size_t which, Measure first, Measure gross, ByPart<bool> const& parts)
{
    bool const in_total = which % 2 != 0;
    bool const after_built = which >= 2 && at(parts, CostPart::built);
    bool const stated = at(parts, CostPart::stated);
    bool const all_after_stated = !at(parts, CostPart::built) && !at(parts, CostPart::guessed);
    if (!after_built && !stated) return later(gross, in_total ? 1 : 0);
    if (after_built ? !at(parts, CostPart::guessed) : all_after_stated) return later(gross, in_total ? 3 : 2);
    return later(first, (after_built ? 2 : 0) + (in_total ? 1 : 0));
}

}  // namespace

std::optional<Measure> drawn_as(Measure measure, ByPart<bool> const& parts)
{
    auto const at_least = [measure](Measure first) { return index(measure) >= index(first); };
    if (!at_least(Measure::programme_stated) || at_least(Measure::programme_time)) return measure;
    if (!at_least(Measure::after_stated_cash)) {
        auto const part = static_cast<CostPart>(index(measure) - index(Measure::programme_stated));
        if (!at(parts, part)) return std::nullopt;
        bool const alone = std::count(parts.begin(), parts.end(), true) == 1;
        return alone ? Measure::programme : measure;
    }
    bool const england = at_least(Measure::england_after_stated_cash);
    auto const first = england ? Measure::england_after_stated_cash : Measure::after_stated_cash;
    return left_as(index(measure) - index(first), first, england ? Measure::england_gross_cash : Measure::gross_cash,
                   parts);
}

std::vector<double> less_time(std::span<double const> saving, std::span<double const> time)
{
    std::vector<double> left(saving.begin(), saving.end());
    for (std::size_t i = 0; i < left.size(); ++i) left[i] -= time[i];
    return left;
}

std::size_t measures_of(Plan const& plan)
{
    return index(Measure::first_year) + static_cast<std::size_t>(plan.line.years()) * year_measures;
}

StrategySummary::StrategySummary(StrategyPlan const& strategy, std::size_t measures)
    : has_effect_(strategy.has_effect), single_(strategy.members.size() == 1), takes_time_(strategy.takes_time),
      cost_parts_(strategy.cost_parts), measures_(measures)
{
}

bool StrategySummary::is_summarised(std::size_t measure) const
{
    if (!has_effect_ && !only_costs(measure)) return false;
    if (is_of_time(measure)) return takes_time_;
    bool const of_a_year = measure >= index(Measure::first_year);
    if (of_a_year &&
        (measure - index(Measure::first_year)) % year_measures == static_cast<std::size_t>(YearMeasure::after_known))
        return is_partly_known();
    return measure >= index(Measure::first_line) ||
           drawn_as(static_cast<Measure>(measure), cost_parts_) == static_cast<Measure>(measure);
}

bool StrategySummary::is_partly_known() const
{
    return at(cost_parts_, CostPart::guessed) &&
           (at(cost_parts_, CostPart::stated) || at(cost_parts_, CostPart::built));
}

Estimate StrategySummary::estimate(Measure measure) const
{
    auto const drawn = drawn_as(measure, cost_parts_);
    return drawn ? measures_[index(*drawn)].estimate() : Estimate{};
}

double StrategySummary::share_positive(Measure measure) const
{
    auto const drawn = drawn_as(measure, cost_parts_);
    return drawn ? measures_[index(*drawn)].share_positive() : 0.0;
}

Savings StrategySummary::savings_from(Measure first, Measure first_after) const
{
    return {estimate(first),
            estimate(later(first, 1)),
            estimate(later(first, 2)),
            estimate(later(first, 3)),
            estimate(first_after),
            estimate(later(first_after, 1)),
            estimate(later(first_after, 2)),
            estimate(later(first_after, 3))};
}

void StrategySummary::add(std::size_t task, AuthorityDraws const& draws, SampledAs how, std::span<double> scratch)
{
    auto const column = [&draws](Measure m) { return draws.column(index(m)); };
    if (task < measures_.size()) {
        if (is_summarised(task)) measures_[task].add(draws.column(task), how, scratch);
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
    if (other == affordable_total && !takes_time_)
        affordable_total_.add(column(Measure::gross_total), column(Measure::workers_reached), how, scratch);
    if (other == affordable_total && takes_time_)
        affordable_total_.add(less_time(column(Measure::gross_total), column(Measure::programme_time)),
                              column(Measure::workers_reached), how, scratch);
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
    result.programme_parts = {estimate(Measure::programme_stated), estimate(Measure::programme_built),
                              estimate(Measure::programme_guessed)};
    result.workers_reached = measures_[index(Measure::workers_reached)].estimate();
    if (takes_time_) {
        result.programme_time = measures_[index(Measure::programme_time)].estimate();
        result.programme_hours = measures_[index(Measure::programme_hours)].estimate();
    }
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
    auto& saved = result.saved.emplace();
    auto const chance = [this](Measure m) { return share_positive(m); };
    saved.savings = savings_from(Measure::gross_cash, Measure::after_stated_cash);
    saved.england = savings_from(Measure::england_gross_cash, Measure::england_after_stated_cash);
    saved.chances = Chances{chance(Measure::gross_cash),        chance(Measure::gross_total),
                            chance(Measure::net_cash),          chance(Measure::net_total),
                            chance(Measure::after_stated_cash), chance(Measure::after_stated_total),
                            chance(Measure::after_built_cash),  chance(Measure::after_built_total)};
    saved.unadjusted_gross_cash = estimate(Measure::unadjusted_gross_cash);
    saved.unadjusted_gross_total = estimate(Measure::unadjusted_gross_total);
    for (auto const cost_line : all_lines)
        if (!is_of_time(index(cost_line)) || takes_time_)
            saved.lines[static_cast<std::size_t>(cost_line)] = measures_[index(cost_line)].estimate();
    for (std::size_t y = 0; y < line.financial_years.size(); ++y) {
        auto const of_year = [&](YearMeasure m) { return measures_[index(m, y)].estimate(); };
        saved.years.push_back(
            {line.financial_years[y],
             static_cast<int>(std::count(line.year_of.begin(), line.year_of.end(), static_cast<int>(y))),
             of_year(YearMeasure::gross_cash), of_year(YearMeasure::capacity), of_year(YearMeasure::programme),
             of_year(YearMeasure::net_cash),
             of_year(is_partly_known()                    ? YearMeasure::after_known
                     : at(cost_parts_, CostPart::guessed) ? YearMeasure::gross_cash
                                                          : YearMeasure::net_cash)});
    }
    result.payback = payback_of(cash_by_month_);

    saved.leavers_averted = estimate(Measure::leavers_averted);
    saved.leavers_averted_discounted = estimate(Measure::leavers_averted_discounted);
    saved.fte_years_kept = estimate(Measure::fte_years_kept);
    saved.vacancy_months_avoided = estimate(Measure::vacancy_months_avoided);
    saved.agency_fte_years_avoided = estimate(Measure::agency_fte_years_avoided);
    saved.hires_avoided = estimate(Measure::hires_avoided);
    saved.sickness_days_avoided = estimate(Measure::sickness_days_avoided);
    saved.handovers_averted = estimate(Measure::handovers_averted);

    auto const& averted = saved.leavers_averted_discounted;
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
