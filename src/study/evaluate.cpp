#include "holdfast/study/evaluate.hpp"

#include "affordable.hpp"
#include "authority_draws.hpp"
#include "authority_model.hpp"
#include "break_even.hpp"
#include "totals.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr char const* no_evidence = "no study measured turnover: no saving is claimed, only what would have to be true";

//! Estimates of every column of one authority: [strategy][measure].
using Estimates = std::vector<std::vector<Estimate>>;

Estimates summarise_all(AuthorityDraws const& draws, std::size_t strategies, Workers& workers,
                        std::vector<std::vector<double>>& scratch)
{
    Estimates estimates(strategies, std::vector<Estimate>(draws.measures()));
    workers.share_out(strategies * draws.measures(), [&](std::size_t task, std::size_t worker) {
        auto const strategy = task / draws.measures();
        auto const measure = task % draws.measures();
        estimates[strategy][measure] = summarise(draws.column(strategy, measure), scratch[worker]);
    });
    return estimates;
}

Savings savings_from(std::vector<Estimate> const& e, Measure first)
{
    auto const i = index(first);
    return {e[i], e[i + 1], e[i + 2], e[i + 3]};
}

Maybe<Payback> payback_of(std::vector<double> const& cash_by_month)
{
    double cumulative = 0.0;
    int since = 0;  // first month from which the position has not been below zero; 0: it is below now
    for (std::size_t t = 0; t < cash_by_month.size(); ++t) {
        cumulative += cash_by_month[t];
        if (cumulative < 0.0) since = 0;
        else if (since == 0) since = static_cast<int>(t) + 1;
    }
    if (since == 0) return {std::nullopt, "expected net cash is not back above zero within the horizon"};
    return {Payback{since}, ""};
}

Maybe<Ratio> cost_per_leaver(AuthorityDraws const& draws, std::size_t strategy, Estimate const& averted)
{
    if (averted.mean <= 2.0 * averted.mcse) return {std::nullopt, "no leavers are averted on average"};
    return {ratio_of_means(draws.column(strategy, index(Measure::programme)),
                           draws.column(strategy, index(Measure::leavers_averted_discounted))),
            ""};
}

std::vector<BudgetYear> years_from(std::vector<Estimate> const& e, Timeline const& line)
{
    std::vector<BudgetYear> years;
    for (std::size_t y = 0; y < line.financial_years.size(); ++y) {
        BudgetYear year;
        year.starts = line.financial_years[y];
        year.months = static_cast<int>(std::count(line.year_of.begin(), line.year_of.end(), static_cast<int>(y)));
        year.gross_cash_saving = e[index(YearMeasure::gross_cash, y)];
        year.capacity_saving = e[index(YearMeasure::capacity, y)];
        year.programme = e[index(YearMeasure::programme, y)];
        year.net_cash_saving = e[index(YearMeasure::net_cash, y)];
        years.push_back(year);
    }
    return years;
}

//! What needs no turnover evidence: what the programme costs, whom it reaches, and what would have to be true.
void fill_costs(Result& result, AuthorityDraws const& draws, std::vector<Estimate> const& e, bool single)
{
    result.programme_cost = e[index(Measure::programme)];
    result.workers_reached = e[index(Measure::workers_reached)];
    if (single) {
        result.break_even_cash = break_even_cash(draws, result.strategy);
        result.break_even_total = break_even_total(draws, result.strategy);
    } else {
        result.break_even_cash.reason = result.break_even_total.reason = "a package has no single hazard ratio";
    }
}

void fill_savings(Result& result, AuthorityDraws const& draws, std::vector<Estimate> const& e, Timeline const& line,
                  std::span<double> scratch)
{
    auto const s = result.strategy;
    auto const chance = [&](Measure m) { return share_positive(draws.column(s, index(m))); };
    result.savings = savings_from(e, Measure::gross_cash);
    result.england = savings_from(e, Measure::england_gross_cash);
    result.chances = Chances{chance(Measure::gross_cash), chance(Measure::gross_total), chance(Measure::net_cash),
                             chance(Measure::net_total)};
    result.unadjusted_gross_cash = e[index(Measure::unadjusted_gross_cash)];
    result.unadjusted_gross_total = e[index(Measure::unadjusted_gross_total)];
    result.lines.emplace();
    for (auto const cost_line : all_lines) (*result.lines)[static_cast<std::size_t>(cost_line)] = e[index(cost_line)];
    result.years = years_from(e, line);
    result.payback = payback_of(draws.expected_cash_by_month(s));

    result.leavers_averted = e[index(Measure::leavers_averted)];
    result.leavers_averted_discounted = e[index(Measure::leavers_averted_discounted)];
    result.fte_years_kept = e[index(Measure::fte_years_kept)];
    result.vacancy_months_avoided = e[index(Measure::vacancy_months_avoided)];
    result.agency_fte_years_avoided = e[index(Measure::agency_fte_years_avoided)];
    result.hires_avoided = e[index(Measure::hires_avoided)];
    result.sickness_days_avoided = e[index(Measure::sickness_days_avoided)];
    result.handovers_averted = e[index(Measure::handovers_averted)];

    result.cost_per_leaver_averted = cost_per_leaver(draws, s, *result.leavers_averted_discounted);
    auto const workers = draws.column(s, index(Measure::workers_reached));
    result.affordable_cash = affordable(draws.column(s, index(Measure::gross_cash)), workers, scratch);
    result.affordable_total = affordable(draws.column(s, index(Measure::gross_total)), workers, scratch);
}

void fill_no_savings(Result& result)
{
    result.no_savings_reason = no_evidence;
    result.payback.reason = result.cost_per_leaver_averted.reason = no_evidence;
    result.affordable_cash.reason = result.affordable_total.reason = no_evidence;
}

void fill_base_case(Result& result, MeanModel<double>& base_case, StrategyPlan const& strategy)
{
    auto const& saving = base_case.save(strategy);
    auto const lines = price(saving.discounted, base_case.model().prices());
    result.base_gross_cash = cash(lines);
    result.base_gross_total = cash(lines) + capacity(lines);
    result.base_net_cash = *result.base_gross_cash - saving.programme;
    result.base_net_total = *result.base_gross_total - saving.programme;
}

//! Hazard ratios in those reached, over the draws: as published, and as used with bias and transport.
void fill_hazard_ratios(std::vector<Strategy>& strategies, Study const& study, SharedBeliefs const& beliefs,
                        SharedDraws const& shared, std::size_t draws)
{
    std::vector<double> used(draws), published(draws), scratch(draws);
    for (auto& strategy : strategies) {
        if (strategy.members.size() != 1 || !strategy.has_effect) continue;
        auto const member = strategy.members.front();
        auto const& slots = beliefs.interventions[member];
        double const q = study.interventions[member].effect->bias_factor;
        double const* const log_ratio = shared.column(slots.log_hazard_ratio);
        double const* const transport = shared.column(slots.transport);
        for (std::size_t i = 0; i < draws; ++i) {
            published[i] = std::exp(log_ratio[i]);
            used[i] = std::exp(q * log_ratio[i] + transport[i]);
        }
        strategy.hazard_ratio = summarise(used, scratch);
        strategy.hazard_ratio_published = summarise(published, scratch);
    }
}

}  // namespace

Findings evaluate(Study const& study, Execution const& execution)
{
    require(study.draws > 0, "a run needs at least one draw");
    require(!study.authorities.empty() && !study.interventions.empty(),
            "a run needs at least one authority and one intervention");
    auto const draws = static_cast<std::size_t>(study.draws);
    Workers workers(execution.threads);
    Plan const plan(study);
    SharedBeliefs const beliefs(study);
    SharedDraws const shared(beliefs, study, 0, draws);

    Findings findings;
    findings.version = HOLDFAST_VERSION;
    findings.seed = study.seed;
    findings.draws = study.draws;
    findings.inputs_hash = study.inputs_hash;
    findings.warnings = study.warnings;
    findings.local_values = study.local_values;
    findings.study = study;
    findings.strategies = strategies_of(study);
    fill_hazard_ratios(findings.strategies, study, beliefs, shared, draws);

    auto const strategies = findings.strategies.size();
    AuthorityDraws authority_draws(study, plan, beliefs, shared, 0, draws, workers, execution.instructions);
    findings.break_even_draws = authority_draws.break_even_draws();
    RegionSums sums(study, strategies, draws);
    MeanModel<double> base_case(study, plan, beliefs);
    std::vector<std::vector<double>> scratch(workers.count(), std::vector<double>(draws));
    findings.results.resize(study.authorities.size() * strategies);

    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        auto const& authority = study.authorities[a];
        authority_draws.run(authority);
        sums.add(authority, authority_draws, workers);
        auto const estimates = summarise_all(authority_draws, strategies, workers, scratch);
        base_case.start(authority);
        workers.share_out(strategies, [&](std::size_t s, std::size_t worker) {
            Result& result = findings.results[a * strategies + s];
            result.authority = a;
            result.strategy = s;
            fill_costs(result, authority_draws, estimates[s], plan.strategies[s].members.size() == 1);
            if (plan.strategies[s].has_effect)
                fill_savings(result, authority_draws, estimates[s], plan.line, scratch[worker]);
            else fill_no_savings(result);
        });
        for (std::size_t s = 0; s < strategies; ++s)
            if (plan.strategies[s].has_effect)
                fill_base_case(findings.results[a * strategies + s], base_case, plan.strategies[s]);
        if (execution.progress)
            execution.progress(static_cast<double>(a + 1) / static_cast<double>(study.authorities.size()));
    }
    findings.totals = sums.totals(study, findings.strategies, workers);
    return findings;
}

namespace {

//! How many times more draws the least precise headline needs; 1 or less where all are precise enough.
double draws_factor(Findings const& findings, Precision wished)
{
    double factor = 0.0;
    auto const look = [&](Estimate const& e) {
        double const target = std::max(wished.pounds, wished.relative * std::abs(e.mean));
        if (e.mcse == 0.0) return;
        double const times = target > 0.0 ? e.mcse / target : std::numeric_limits<double>::infinity();
        factor = std::max(factor, times * times);
    };
    for (auto const& result : findings.results)
        if (result.savings)
            for (auto const* e : {&result.savings->gross_cash, &result.savings->gross_total, &result.savings->net_cash,
                                  &result.savings->net_total})
                look(*e);
    return factor;
}

}  // namespace

Findings evaluate_to(Precision wished, Study study, Execution const& execution)
{
    require(wished.pounds > 0.0 || wished.relative > 0.0, "a precision is an amount of pounds or a share of the mean");
    std::string const asked =
        wished.pounds > 0.0 ? fmt::format("£{:.0f}", wished.pounds) : fmt::format("{:g}%", 100.0 * wished.relative);
    for (;;) {
        auto findings = evaluate(study, execution);
        double const factor = draws_factor(findings, wished);
        if (factor <= 1.0) {
            findings.precision_note =
                fmt::format("Every headline has a standard error of at most {}; it took {} draws.", asked, study.draws);
            return findings;
        }
        if (study.draws >= most_draws) {
            findings.precision_note = fmt::format(
                "A standard error of at most {} for every headline was asked for and not reached within {} draws.",
                asked, most_draws);
            return findings;
        }
        double const wanted =
            std::min(static_cast<double>(most_draws), 1.1 * factor * static_cast<double>(study.draws));
        study.draws = std::min<std::uint64_t>(most_draws, (static_cast<std::uint64_t>(wanted) / 1000 + 1) * 1000);
    }
}

}  // namespace holdfast
