#include "engine/totals.hpp"

#include "engine/strategy_summary.hpp"
#include "study/scope.hpp"

#include <algorithm>
#include <array>

namespace holdfast {

namespace {

//! The measures that are summed, in the order of the columns.
constexpr std::array summed{Measure::gross_cash,
                            Measure::gross_total,
                            Measure::net_cash,
                            Measure::net_total,
                            Measure::england_gross_cash,
                            Measure::england_gross_total,
                            Measure::england_net_cash,
                            Measure::england_net_total,
                            Measure::leavers_averted,
                            Measure::fte_years_kept,
                            Measure::workers_reached,
                            Measure::programme,
                            Measure::programme_stated,
                            Measure::programme_built,
                            Measure::programme_guessed,
                            Measure::after_stated_cash,
                            Measure::after_stated_total,
                            Measure::after_built_cash,
                            Measure::after_built_total,
                            Measure::england_after_stated_cash,
                            Measure::england_after_stated_total,
                            Measure::england_after_built_cash,
                            Measure::england_after_built_total,
                            Measure::programme_time};
enum Position : std::size_t { gross_cash = 0, gross_total = 1, reached = 10, time = summed.size() - 1 };

std::size_t position(Measure measure)
{
    return static_cast<std::size_t>(std::find(summed.begin(), summed.end(), measure) - summed.begin());
}

Measure later(Measure first, std::size_t by) { return static_cast<Measure>(index(first) + by); }

}  // namespace

Totals::Totals(Study const& study, Plan const& plan, std::size_t most_draws) : study_(study), most_draws_(most_draws)
{
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        auto const& name = study.authorities[a].region;
        auto found = std::find_if(regions_.begin(), regions_.end(), [&](Region const& r) { return r.name == name; });
        if (found == regions_.end()) found = regions_.insert(regions_.end(), Region{name, {}});
        found->authorities.push_back(a);
    }
    for (auto const& strategy : plan.strategies) {
        has_effect_.push_back(strategy.has_effect);
        cost_parts_.push_back(strategy.cost_parts);
        takes_time_.push_back(strategy.takes_time);
        Sums const sums{std::vector<double>(strategy.has_effect ? summed.size() * most_draws : 0)};
        region_.push_back(sums);
        all_.push_back(sums);
    }
    summaries_.resize((regions_.size() + 1) * has_effect_.size());
    for (auto& summary : summaries_) summary.measures.resize(summed.size());
}

std::span<double> Totals::column(Sums& sums, std::size_t i) const
{
    return std::span(sums.columns).subspan(i * most_draws_, draws_);
}
std::span<double const> Totals::column(Sums const& sums, std::size_t i) const
{
    return std::span(sums.columns).subspan(i * most_draws_, draws_);
}

void Totals::start_chunk(std::size_t draws)
{
    draws_ = draws;
    for (auto* group : {&region_, &all_})
        for (auto& sums : *group) std::fill(sums.columns.begin(), sums.columns.end(), 0.0);
}

void Totals::add(std::size_t strategy, std::size_t measure, AuthorityDraws const& draws)
{
    if (!has_effect_[strategy]) return;
    auto const found = std::find_if(summed.begin(), summed.end(), [&](Measure m) { return index(m) == measure; });
    if (found == summed.end() || drawn_as(*found, cost_parts_[strategy]) != *found) return;
    auto const from = draws.column(measure);
    auto const to = column(region_[strategy], static_cast<std::size_t>(found - summed.begin()));
    for (std::size_t i = 0; i < draws_; ++i) to[i] += from[i];
}

void Totals::summarise(std::vector<Sums> const& groups, std::size_t group, Workers& workers, SampledAs how)
{
    workers.share_out(has_effect_.size() * summed.size(), [&](std::size_t task, std::size_t) {
        auto const strategy = task / summed.size();
        auto const measure = task % summed.size();
        if (!has_effect_[strategy] || drawn_as(summed[measure], cost_parts_[strategy]) != summed[measure]) return;
        if (measure == time && !takes_time_[strategy]) return;
        auto const& sums = groups[strategy];
        auto& summary = summaries_[group * has_effect_.size() + strategy];
        std::vector<double> scratch(draws_);
        summary.measures[measure].add(column(sums, measure), how, scratch);
        if (measure == gross_cash) summary.cash.add(column(sums, gross_cash), column(sums, reached), how, scratch);
        if (measure == gross_total && !takes_time_[strategy])
            summary.total.add(column(sums, gross_total), column(sums, reached), how, scratch);
        if (measure == gross_total && takes_time_[strategy])
            summary.total.add(less_time(column(sums, gross_total), column(sums, time)), column(sums, reached), how,
                              scratch);
    });
}

void Totals::end_region(std::size_t region, Workers& workers, SampledAs how)
{
    summarise(region_, region, workers, how);
    for (std::size_t s = 0; s < region_.size(); ++s) {
        auto& part = region_[s].columns;
        auto& whole = all_[s].columns;
        for (std::size_t i = 0; i < part.size(); ++i) whole[i] += part[i];
        std::fill(part.begin(), part.end(), 0.0);
    }
}

void Totals::end_chunk(Workers& workers, SampledAs how) { summarise(all_, regions_.size(), workers, how); }

Estimate Totals::estimate(std::size_t group, std::size_t strategy, Measure measure) const
{
    auto const drawn = drawn_as(measure, cost_parts_[strategy]);
    if (!drawn) return {};
    return summaries_[group * has_effect_.size() + strategy].measures[position(*drawn)].estimate();
}

double Totals::share_positive(std::size_t group, std::size_t strategy, Measure measure) const
{
    auto const drawn = drawn_as(measure, cost_parts_[strategy]);
    if (!drawn) return 0.0;
    return summaries_[group * has_effect_.size() + strategy].measures[position(*drawn)].share_positive();
}

Savings Totals::savings_from(std::size_t group, std::size_t strategy, Measure first, Measure after) const
{
    auto const of = [&](Measure from, std::size_t by) { return estimate(group, strategy, later(from, by)); };
    return {of(first, 0), of(first, 1), of(first, 2), of(first, 3),
            of(after, 0), of(after, 1), of(after, 2), of(after, 3)};
}

Chances Totals::chances_from(std::size_t group, std::size_t strategy, Measure first, Measure after) const
{
    auto const of = [&](Measure from, std::size_t by) { return share_positive(group, strategy, later(from, by)); };
    return {of(first, 0), of(first, 1), of(first, 2), of(first, 3),
            of(after, 0), of(after, 1), of(after, 2), of(after, 3)};
}

void Totals::fill(Total& total, std::size_t group) const
{
    auto const s = total.strategy;
    auto const of = [&](Measure measure) { return estimate(group, s, measure); };
    auto& saved = total.saved.emplace();
    saved.savings = savings_from(group, s, Measure::gross_cash, Measure::after_stated_cash);
    saved.chances = chances_from(group, s, Measure::gross_cash, Measure::after_stated_cash);
    saved.england = savings_from(group, s, Measure::england_gross_cash, Measure::england_after_stated_cash);
    saved.england_chances = chances_from(group, s, Measure::england_gross_cash, Measure::england_after_stated_cash);
    saved.programme_cost = of(Measure::programme);
    saved.programme_parts = {of(Measure::programme_stated), of(Measure::programme_built),
                             of(Measure::programme_guessed)};
    if (takes_time_[s]) saved.programme_time = of(Measure::programme_time);
    saved.leavers_averted = of(Measure::leavers_averted);
    saved.fte_years_kept = of(Measure::fte_years_kept);
    auto const& summary = summaries_[group * has_effect_.size() + s];
    total.affordable_cash = summary.cash.estimate();
    total.affordable_total = summary.total.estimate();
}

std::vector<Total> Totals::totals() const
{
    auto const everywhere = authorities_everywhere(study_);
    std::vector<Total> totals;
    for (std::size_t group = 0; group <= regions_.size(); ++group)
        for (std::size_t s = 0; s < has_effect_.size(); ++s) {
            bool const all = group == regions_.size();
            Total& total = totals.emplace_back();
            total.strategy = s;
            total.scope = all ? "all" : "region";
            total.authorities = all ? study_.authorities.size() : regions_[group].authorities.size();
            std::size_t known = everywhere;
            if (!all) {
                auto const in_region = study_.authorities_in_region.find(regions_[group].name);
                known =
                    in_region == study_.authorities_in_region.end() ? 0 : static_cast<std::size_t>(in_region->second);
            }
            total.of = std::max(known, total.authorities);  // a study made in code may not say how many there are
            total.name = all ? name_of_sum(study_) : regions_[group].name;
            if (!has_effect_[s]) {
                total.no_savings_reason = total.affordable_cash.reason = total.affordable_total.reason =
                    no_saving_claimed;
                continue;
            }
            fill(total, group);
        }
    return totals;
}

double Totals::interval_error() const
{
    double largest = 0.0;
    for (auto const& summary : summaries_) largest = std::max(largest, largest_interval_error(summary.measures));
    return largest;
}

}  // namespace holdfast
