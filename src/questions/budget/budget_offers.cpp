#include "questions/budget/budget_offers.hpp"

#include "holdfast/questions/worked_sum.hpp"
#include "numerics/running.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

Measure measure_of(Objective objective)
{
    switch (objective) {
    case Objective::cash_saving: return Measure::net_cash;
    case Objective::total_saving: return Measure::net_total;
    case Objective::leavers_averted: return Measure::leavers_averted;
    case Objective::fte_years: return Measure::fte_years_kept;
    }
    return Measure::net_cash;
}

Measure saving_of(Objective objective)
{
    return objective == Objective::total_saving ? Measure::net_total : Measure::net_cash;
}

void add_measure(Measure measure, bool has_effect, AuthorityDraws const& draws, std::span<double> into)
{
    bool const is_saving = measure == Measure::net_cash || measure == Measure::net_total ||
                           measure == Measure::england_net_cash || measure == Measure::england_net_total;
    if (!has_effect && !is_saving && measure != Measure::programme) return;
    double const sign = !has_effect && is_saving ? -1.0 : 1.0;
    auto const from = draws.column(index(has_effect || !is_saving ? measure : Measure::programme));
    for (std::size_t i = 0; i < from.size(); ++i) into[i] += sign * from[i];
}

void add_spend(Plan const& plan, Spreads const& spreads, Option const& option, std::size_t year,
               AuthorityDraws const& draws, std::span<double> into)
{
    if (plan.strategies[option.second].has_effect) {
        auto const from = draws.column(index(YearMeasure::programme, year));
        for (std::size_t i = 0; i < from.size(); ++i) into[i] += from[i];
        return;
    }
    auto const& spread = spreads.at(option);
    auto const from = draws.column(index(Measure::programme));
    for (std::size_t i = 0; i < from.size(); ++i) into[i] += spread[year] * from[i];
}

namespace {

constexpr double units_of_a_person = 1000.0;  //!< thousandths

//! How an undiscounted pound is spread over the years for each discounted one: of the base case.
std::vector<double> years_of_base_case(Study const& study, Plan const& plan, std::size_t authority,
                                       std::string const& strategy)
{
    auto const months = worked_months(study, study.authorities[authority], strategy);
    std::vector<double> years(static_cast<std::size_t>(plan.line.years()), 0.0);
    double present_value = 0.0;
    for (std::size_t t = 0; t < months.size(); ++t) {
        auto const& month = months[t];
        double const cost = -month.saving[static_cast<std::size_t>(Line::programme)].in_pounds();
        present_value += cost;
        years[static_cast<std::size_t>(plan.line.year_of[t])] += cost / month.discount;
    }
    if (present_value > 0.0)
        for (double& year : years) year /= present_value;
    return years;
}

//! Does a condition ask for the strategy by name?
bool asked_for(std::size_t authority, std::vector<std::size_t> const& counts_for,
               std::vector<Condition> const& conditions)
{
    auto const counts = [&](std::size_t i) {
        return std::find(counts_for.begin(), counts_for.end(), i) != counts_for.end();
    };
    return std::any_of(conditions.begin(), conditions.end(), [&](Condition const& condition) {
        if (auto const* must = std::get_if<MustBuy>(&condition))
            return must->authority == authority && counts(must->intervention);
        if (auto const* some = std::get_if<AuthoritiesAtLeast>(&condition)) return counts(some->intervention);
        return false;
    });
}

}  // namespace

Shelf shelf_of(BudgetSetting const& setting)
{
    Shelf shelf{{}, {}, {}, {}, SharedSetups(setting.study, setting.plan(), setting.strategies), {}, {}};
    shelf.market = market_of(setting.study);
    shelf.wanted.resize(setting.study.authorities.size());
    auto const& strategies = setting.strategies;
    std::vector<std::vector<std::size_t>> counts_for(strategies.size());
    for (std::size_t s = 0; s < counts_for.size(); ++s) {
        auto const& members = strategies[s].members;
        counts_for[s] = {s};
        if (s >= setting.study.interventions.size())
            counts_for[s].insert(counts_for[s].end(), members.begin(), members.end());
    }
    for (std::size_t a = 0; a < shelf.wanted.size(); ++a)
        for (std::size_t s = 0; s < strategies.size(); ++s) {
            bool const claimed = is_claimed(strategies[s], setting.study, setting.question.published_only);
            if (!claimed && !asked_for(a, counts_for[s], setting.question.conditions)) continue;
            shelf.wanted[a].push_back(s);
            Offer offer;
            offer.authority = a;
            offer.interventions = counts_for[s];
            offer.on_request = !claimed;
            shelf.needs.push_back(shelf.setups.needed_by(a, s));
            for (auto const& needed : shelf.needs.back()) offer.needs.push_back(needed.setup);
            shelf.market.offers.push_back(std::move(offer));
            OfferFigures figures;
            figures.authority = a;
            figures.strategy = s;
            figures.spend.assign(shelf.market.years.size(), 0.0);
            shelf.figures.push_back(std::move(figures));
            if (!setting.has_effect(s))
                shelf.spreads[{a, s}] = years_of_base_case(setting.study, setting.plan(), a, strategies[s].id);
        }
    shelf.setups.put_into(shelf.market, shelf.setup_figures);
    for (std::size_t setup = 0; setup < shelf.market.setups.size(); ++setup) {
        shelf.market.offers.emplace_back().setup = setup;
        shelf.market.offers.back().spend.assign(shelf.market.years.size(), 0);
    }
    return shelf;
}

namespace {

//! Adds one chunk's draws of an option to its sums.
void add_draws(BudgetSetting const& setting, Spreads const& spreads, AuthorityDraws const& draws, OfferFigures& figures)
{
    bool const has_effect = setting.has_effect(figures.strategy);
    std::vector<double> column(draws.draws());
    auto const measured = [&](Measure measure) -> std::span<double const> {
        std::fill(column.begin(), column.end(), 0.0);
        add_measure(measure, has_effect, draws, column);
        return column;
    };
    auto const positive = [](std::span<double const> values) {
        return static_cast<double>(std::count_if(values.begin(), values.end(), [](double v) { return v > 0.0; }));
    };
    auto const cash = measured(Measure::net_cash);
    figures.net_cash += stable_sum(cash);
    figures.chance_cash += positive(cash);
    figures.england_net_cash += stable_sum(measured(Measure::england_net_cash));
    figures.england_net_total += stable_sum(measured(Measure::england_net_total));
    auto const total = measured(Measure::net_total);
    figures.net_total += stable_sum(total);
    figures.chance_total += positive(total);
    for (auto const part : all_cost_parts)
        at(figures.programme_parts, part) +=
            stable_sum(draws.column(index(Measure::programme_stated) + static_cast<std::size_t>(part)));
    figures.leavers_averted += stable_sum(measured(Measure::leavers_averted));
    figures.fte_years += stable_sum(measured(Measure::fte_years_kept));
    figures.workers_reached += stable_sum(draws.column(index(Measure::workers_reached)));
    for (std::size_t year = 0; year < figures.spend.size(); ++year) {
        std::fill(column.begin(), column.end(), 0.0);
        add_spend(setting.plan(), spreads, {figures.authority, figures.strategy}, year, draws, column);
        figures.spend[year] += stable_sum(column);
    }
}

//! Keeps an option's saving in those of its draws that are scenarios.
void keep_scenarios(BudgetSetting const& setting, Shelf const& shelf, std::size_t number, std::size_t first_row,
                    AuthorityDraws const& draws, Scenarios& scenarios)
{
    if (first_row >= scenarios.count) return;
    auto const measure = saving_of(setting.question.objective);
    std::vector<double> saving(draws.draws(), 0.0);
    add_measure(measure, setting.has_effect(shelf.figures[number].strategy), draws, saving);
    if (!shelf.needs[number].empty())
        for (std::size_t i = 0; i < saving.size(); ++i)
            saving[i] += shelf.share_of_setups(number, i, measure == Measure::net_total);
    auto const some = std::min(saving.size(), scenarios.count - first_row);
    std::copy_n(saving.begin(), some,
                scenarios.savings.begin() + static_cast<std::ptrdiff_t>(number * scenarios.count + first_row));
}

std::int64_t whole_value(Objective objective, OfferFigures const& figures)
{
    switch (objective) {
    case Objective::cash_saving: return std::llround(figures.net_cash);
    case Objective::total_saving: return std::llround(figures.net_total);
    case Objective::leavers_averted: return std::llround(units_of_a_person * figures.leavers_averted);
    case Objective::fte_years: return std::llround(units_of_a_person * figures.fte_years);
    }
    return 0;
}

//! The same of the set-ups, whole, and adds their draws to their sums.
void keep_setups(BudgetSetting const& setting, Shelf& shelf, std::size_t first_row, std::size_t draws,
                 Scenarios& scenarios)
{
    shelf.setups.add_to(shelf.setup_figures);
    if (first_row >= scenarios.count) return;
    bool const with_time = saving_of(setting.question.objective) == Measure::net_total;
    for (std::size_t setup = 0; setup < shelf.setups.count(); ++setup)
        for (std::size_t i = 0; i < std::min(draws, scenarios.count - first_row); ++i)
            scenarios.savings[(shelf.figures.size() + setup) * scenarios.count + first_row + i] =
                -shelf.setups.present_value(setup, i, with_time);
}

//! The set-ups' means, their prices and values for the market; and what the offers that need them come to without them.
void price_setups(BudgetSetting const& setting, double draws, Shelf& shelf)
{
    auto const objective = setting.question.objective;
    for (std::size_t i = 0; i < shelf.setup_figures.size(); ++i) {
        auto& sums = shelf.setup_figures[i];
        sums.cash /= draws;
        sums.time /= draws;
        for (double& part : sums.programme_parts) part /= draws;
        OfferFigures alone;
        alone.net_cash = -sums.cash;
        alone.net_total = -(sums.cash + sums.time);
        auto& offer = shelf.market.offers[shelf.figures.size() + i];
        offer.value = whole_value(objective, alone);
        for (std::size_t year = 0; year < sums.spend.size(); ++year)
            offer.spend[year] = std::llround(std::max(sums.spend[year] /= draws, 0.0));
    }
    for (std::size_t i = 0; i < shelf.figures.size(); ++i) {
        if (shelf.needs[i].empty()) continue;
        auto without = shelf.figures[i];
        for (auto const& [setup, share] : shelf.needs[i]) {
            auto const& whole = shelf.setup_figures[setup];
            without.net_cash += share * whole.cash;
            without.net_total += share * (whole.cash + whole.time);
            for (std::size_t year = 0; year < without.spend.size(); ++year)
                without.spend[year] -= share * whole.spend[year];
        }
        auto& offer = shelf.market.offers[i];
        offer.value = whole_value(objective, without);
        for (std::size_t year = 0; year < without.spend.size(); ++year)
            offer.spend[year] = std::llround(std::max(without.spend[year], 0.0));
    }
}

}  // namespace

Scenarios draw_offers(BudgetSetting const& setting, Shelf& shelf)
{
    auto const draws = setting.engine.draws();
    Scenarios scenarios;
    scenarios.count = setting.question.limits.any() ? std::min(draws, most_scenarios) : 0;
    scenarios.savings.assign(scenarios.count * shelf.market.offers.size(), 0.0);
    std::size_t next = 0;
    for_each_option(
        setting, shelf.wanted, 0, progress_between(setting, 0.0, 0.8),
        [&](Option const&, std::size_t first_row, AuthorityDraws const& chunk) {
            auto const number = next++ % shelf.figures.size();  // from the first again in the next chunk
            add_draws(setting, shelf.spreads, chunk, shelf.figures[number]);
            keep_scenarios(setting, shelf, number, first_row, chunk, scenarios);
        },
        shelf.setups,
        [&](std::size_t first_row, std::size_t some) { keep_setups(setting, shelf, first_row, some, scenarios); });
    auto const count = static_cast<double>(draws);
    auto const objective = setting.question.objective;
    for (std::size_t i = 0; i < shelf.figures.size(); ++i) {
        auto& figures = shelf.figures[i];
        auto& offer = shelf.market.offers[i];
        for (auto* sum : {&figures.net_cash, &figures.net_total, &figures.england_net_cash, &figures.england_net_total,
                          &figures.leavers_averted, &figures.fte_years, &figures.workers_reached, &figures.chance_cash,
                          &figures.chance_total})
            *sum /= count;
        for (double& pounds : figures.programme_parts) pounds /= count;
        for (double& year : figures.spend) {
            year /= count;
            offer.spend.push_back(std::llround(std::max(year, 0.0)));
        }
        offer.value = figures.value = whole_value(objective, figures);
        double const chance = objective == Objective::total_saving ? figures.chance_total : figures.chance_cash;
        offer.chance_of_saving = setting.has_effect(figures.strategy) ? chance : 0.0;
    }
    price_setups(setting, count, shelf);
    return scenarios;
}

}  // namespace holdfast
