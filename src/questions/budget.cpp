#include "holdfast/questions/budget.hpp"

#include "engine/engine.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/portfolio/greedy.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "numerics/running.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double units_of_a_person = 1000.0;  //!< thousandths

//! What the objective measures in an authority's draws.
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

//! What must be above zero for a portfolio to save.
Measure saving_of(Objective objective)
{
    return objective == Objective::total_saving ? Measure::net_total : Measure::net_cash;
}

//! One measure in every draw. Of a strategy without an effect nothing but its cost is known: it saves minus that.
void add_measure(Measure measure, bool has_effect, AuthorityDraws const& draws, std::span<double> into)
{
    bool const is_saving = measure == Measure::net_cash || measure == Measure::net_total ||
                           measure == Measure::england_net_cash || measure == Measure::england_net_total;
    if (!has_effect && !is_saving && measure != Measure::programme) return;
    double const sign = !has_effect && is_saving ? -1.0 : 1.0;
    auto const from = draws.column(index(has_effect || !is_saving ? measure : Measure::programme));
    for (std::size_t i = 0; i < from.size(); ++i) into[i] += sign * from[i];
}

//! How an undiscounted pound is spread over the years for each discounted one: of the base case.
std::vector<double> years_of_base_case(Study const& study, Plan const& plan, std::size_t authority,
                                       std::string const& strategy)
{
    auto const sum = worked_sum(study, study.authorities[authority], strategy);
    std::vector<double> years(static_cast<std::size_t>(plan.line.years()), 0.0);
    double present_value = 0.0;
    for (std::size_t t = 0; t < sum.by_month.size(); ++t) {
        auto const& month = sum.by_month[t];
        double const cost = -month.saving[static_cast<std::size_t>(Line::programme)].in_pounds();
        present_value += cost;
        years[static_cast<std::size_t>(plan.line.year_of[t])] += cost / month.discount;
    }
    if (present_value > 0.0)
        for (double& year : years) year /= present_value;
    return years;
}

//! Spend in a year, in every draw.
class YearlySpend {
public:
    YearlySpend(Study const& study, Plan const& plan) : study_(study), plan_(plan), ids_(strategies_of(study)) {}

    void add(std::size_t authority, std::size_t strategy, std::size_t year, AuthorityDraws const& draws,
             std::span<double> into)
    {
        if (plan_.strategies[strategy].has_effect) {
            auto const from = draws.column(index(YearMeasure::programme, year));
            for (std::size_t i = 0; i < from.size(); ++i) into[i] += from[i];
            return;
        }
        auto const& spread = spread_of(authority, strategy);
        auto const from = draws.column(index(Measure::programme));
        for (std::size_t i = 0; i < from.size(); ++i) into[i] += spread[year] * from[i];
    }

private:
    std::vector<double> const& spread_of(std::size_t authority, std::size_t strategy)
    {
        auto const [at, is_new] = spreads_.try_emplace({authority, strategy});
        if (is_new) at->second = years_of_base_case(study_, plan_, authority, ids_[strategy].id);
        return at->second;
    }

    Study const& study_;
    Plan const& plan_;
    std::vector<Strategy> ids_;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<double>> spreads_;
};

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

//! A portfolio's draws, measure by measure.
struct PortfolioDraws {
    std::vector<double> value, net_cash, net_total, england_net_cash, england_net_total, leavers, fte, spend;
    std::vector<std::vector<double>> by_year;

    PortfolioDraws(std::size_t draws, std::size_t years) : by_year(years, std::vector<double>(draws, 0.0))
    {
        for (auto* column :
             {&value, &net_cash, &net_total, &england_net_cash, &england_net_total, &leavers, &fte, &spend})
            column->assign(draws, 0.0);
    }
};

//! see(authority, strategy, row of the first of the draws, draws)
template <class See> class EachOption final : public Watcher {
public:
    EachOption(std::uint64_t first, See see) : from_(first), see_(std::move(see)) {}
    void start_chunk(Chunk const& chunk) override { row_ = static_cast<std::size_t>(chunk.first() - from_); }
    void see(AuthorityNumber authority, StrategyNumber strategy, AuthorityDraws const& draws) override
    {
        see_(index(authority), index(strategy), row_, draws);
    }

private:
    std::uint64_t from_;
    std::size_t row_{};
    See see_;
};

class Budget {
public:
    Budget(BudgetQuestion const& question, Study const& study, Execution const& execution)
        : study_(study), execution_(execution), engine_(study, execution), plan_(engine_.plan()), spend_(study, plan_),
          draws_(engine_.draws()), how_(engine_.sampled_as())
    {
        findings_.version = HOLDFAST_VERSION;
        findings_.inputs_hash = study.inputs_hash;
        findings_.seed = study.seed;
        findings_.draws = draws_;
        findings_.study = study;
        findings_.study.draws = draws_;
        findings_.question = question;
        findings_.strategies = strategies_of(study);
        findings_.market = market_of(study);
    }

    BudgetFindings run()
    {
        make_offers();
        Terms terms{findings_.question.conditions, findings_.question.limits, std::move(scenarios_),
                    findings_.question.most_nodes, findings_.question.stop};
        auto choices = choose(findings_.market, terms, findings_.search);
        if (!choices) {
            if (!findings_.search.cut_short) findings_.nothing_keeps = explained(terms);
            return std::move(findings_);
        }
        auto greedy = choose_greedily(findings_.market, terms);
        auto& bought = findings_.bought.emplace();
        bought.greedy_keeps_all = greedy.keeps_all;
        // The programme in parts knows nothing of limits on risk: beside one, its price would be of another question.
        if (budget() && !terms.limits.any())
            if (auto const relaxation = relax(findings_.market, terms.conditions))
                bought.next_pound_in_parts = relaxation->worth_of_a_pound;
        if (!findings_.question.frontier.empty()) {
            findings_.frontier = frontier(findings_.market, terms, findings_.question.frontier, findings_.search);
            findings_.entries = entries(findings_.frontier);
        }
        judge(bought, *choices, greedy.choice, terms);
        return std::move(findings_);
    }

private:
    [[nodiscard]] std::optional<WholePounds> budget() const
    {
        std::optional<WholePounds> least;
        for (auto const& condition : findings_.question.conditions)
            if (auto const* total = std::get_if<TotalAtMost>(&condition))
                least = std::min(least.value_or(total->pounds), total->pounds);
        return least;
    }

    using Progress = std::function<void(double)>;
    [[nodiscard]] Progress progress_from(double from, double to) const
    {
        return [this, from, to](double share) {
            if (execution_.progress) execution_.progress(from + share * (to - from));
        };
    }

    //! Runs strategies[a] for authority a over as many draws as the study has, from `first` on: effects as used alone, since
    //! break-evens and the effect as published are no part of a budget.
    template <class See>
    void for_each_option(std::vector<std::vector<std::size_t>> strategies, std::uint64_t first,
                         Progress const& progress, See see)
    {
        auto tour = everything(study_);
        tour.strategies = std::move(strategies);
        tour.parts = Parts::as_used;
        EachOption<See> each(first, std::move(see));
        engine_.run(tour, {&each}, progress, first);
    }

    //! Every authority and strategy that may be bought, with its means.
    void make_offers()
    {
        std::vector<std::vector<std::size_t>> wanted(study_.authorities.size());
        std::vector<std::vector<std::size_t>> counts_for(findings_.strategies.size());
        for (std::size_t s = 0; s < counts_for.size(); ++s) {
            auto const& members = findings_.strategies[s].members;
            counts_for[s] = {s};
            if (members.size() > 1) counts_for[s].insert(counts_for[s].end(), members.begin(), members.end());
        }
        for (std::size_t a = 0; a < wanted.size(); ++a)
            for (std::size_t s = 0; s < findings_.strategies.size(); ++s) {
                bool const claimed = is_claimed(findings_.strategies[s], study_, findings_.question.published_only);
                if (!claimed && !asked_for(a, counts_for[s], findings_.question.conditions)) continue;
                wanted[a].push_back(s);
                Offer offer;
                offer.authority = a;
                offer.interventions = counts_for[s];
                offer.on_request = !claimed;
                findings_.market.offers.push_back(std::move(offer));
                OfferFigures figures;
                figures.authority = a;
                figures.strategy = s;
                figures.spend.assign(findings_.market.years.size(), 0.0);
                findings_.offers.push_back(std::move(figures));
            }
        auto const objective = findings_.question.objective;
        bool const needs_scenarios = findings_.question.limits.any();
        findings_.scenarios = needs_scenarios ? std::min(draws_, most_scenarios) : 0;
        scenarios_.count = findings_.scenarios;
        scenarios_.savings.assign(scenarios_.count * findings_.offers.size(), 0.0);

        std::size_t at = 0;
        for_each_option(wanted, 0, progress_from(0.0, 0.8),
                        [&](std::size_t, std::size_t, std::size_t first_row, AuthorityDraws const& draws) {
                            if (at == findings_.offers.size()) at = 0;  // the next chunk
                            add_means(at++, first_row, draws);
                        });
        auto const count = static_cast<double>(draws_);
        for (std::size_t i = 0; i < findings_.offers.size(); ++i) {
            auto& figures = findings_.offers[i];
            auto& offer = findings_.market.offers[i];
            for (auto* sum : {&figures.net_cash, &figures.net_total, &figures.leavers_averted, &figures.fte_years,
                              &figures.chance_cash, &figures.chance_total})
                *sum /= count;
            for (double& pounds : figures.programme_parts) pounds /= count;
            for (double& year : figures.spend) {
                year /= count;
                offer.spend.push_back(std::llround(std::max(year, 0.0)));
            }
            offer.value = whole_value(figures);
            bool const has_effect = findings_.strategies[figures.strategy].has_effect;
            offer.chance_of_saving =
                !has_effect ? 0.0 : (objective == Objective::total_saving ? figures.chance_total : figures.chance_cash);
            if (offer.on_request) continue;
            ++findings_.claimed;
            if (offer.value > 0) ++findings_.worth_something;
        }
    }

    [[nodiscard]] std::int64_t whole_value(OfferFigures const& figures) const
    {
        switch (findings_.question.objective) {
        case Objective::cash_saving: return std::llround(figures.net_cash);
        case Objective::total_saving: return std::llround(figures.net_total);
        case Objective::leavers_averted: return std::llround(units_of_a_person * figures.leavers_averted);
        case Objective::fte_years: return std::llround(units_of_a_person * figures.fte_years);
        }
        return 0;
    }

    void add_means(std::size_t number, std::size_t first_row, AuthorityDraws const& draws)
    {
        auto& figures = findings_.offers[number];
        bool const has_effect = plan_.strategies[figures.strategy].has_effect;
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
        auto const total = measured(Measure::net_total);
        figures.net_total += stable_sum(total);
        figures.chance_total += positive(total);
        for (auto const part : all_cost_parts)
            at(figures.programme_parts, part) +=
                stable_sum(draws.column(index(Measure::programme_stated) + static_cast<std::size_t>(part)));
        figures.leavers_averted += stable_sum(measured(Measure::leavers_averted));
        figures.fte_years += stable_sum(measured(Measure::fte_years_kept));
        for (std::size_t year = 0; year < figures.spend.size(); ++year) {
            std::fill(column.begin(), column.end(), 0.0);
            spend_.add(figures.authority, figures.strategy, year, draws, column);
            figures.spend[year] += stable_sum(column);
        }
        if (first_row >= scenarios_.count) return;
        auto const saving = measured(saving_of(findings_.question.objective));
        auto const some = std::min(saving.size(), scenarios_.count - first_row);
        std::copy_n(saving.begin(), some,
                    scenarios_.savings.begin() + static_cast<std::ptrdiff_t>(number * scenarios_.count + first_row));
    }

    [[nodiscard]] NothingKeeps explained(Terms const& terms) const
    {
        NothingKeeps why;
        why.clashes = conflict(findings_.market, terms.conditions);
        if (!why.clashes.empty()) return why;
        if (terms.limits.mean_of_worst) why.best_mean_of_worst = best_mean_of_worst(findings_.market, terms);
        if (terms.limits.chance_of_no_loss)
            why.best_chance_of_no_loss = best_chance_of_no_loss(findings_.market, terms);
        return why;
    }

    //! Portfolios worked out on the draws from `first` on.
    std::vector<PortfolioDraws> draws_of(std::vector<std::vector<std::size_t>> const& portfolios, std::uint64_t first,
                                         Progress const& progress)
    {
        std::vector<PortfolioDraws> sums(portfolios.size(), PortfolioDraws(draws_, findings_.market.years.size()));
        std::vector<std::vector<std::size_t>> wanted(study_.authorities.size());
        std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> buyers;
        for (std::size_t p = 0; p < portfolios.size(); ++p)
            for (auto const offer : portfolios[p]) {
                auto const& figures = findings_.offers[offer];
                auto& of = buyers[{figures.authority, figures.strategy}];
                if (of.empty()) wanted[figures.authority].push_back(figures.strategy);
                of.push_back(p);
            }
        for_each_option(wanted, first, progress,
                        [&](std::size_t a, std::size_t s, std::size_t row, AuthorityDraws const& draws) {
                            for (auto const p : buyers.at({a, s})) add_to(sums[p], a, s, row, draws);
                        });
        for (auto& sum : sums)
            for (auto const& year : sum.by_year)
                for (std::size_t i = 0; i < year.size(); ++i) sum.spend[i] += year[i];
        return sums;
    }

    void add_to(PortfolioDraws& sum, std::size_t authority, std::size_t strategy, std::size_t row,
                AuthorityDraws const& draws)
    {
        bool const has_effect = plan_.strategies[strategy].has_effect;
        auto const add = [&](Measure measure, std::vector<double>& into) {
            add_measure(measure, has_effect, draws, std::span(into).subspan(row));
        };
        add(measure_of(findings_.question.objective), sum.value);
        add(Measure::net_cash, sum.net_cash);
        add(Measure::net_total, sum.net_total);
        add(Measure::england_net_cash, sum.england_net_cash);
        add(Measure::england_net_total, sum.england_net_total);
        add(Measure::leavers_averted, sum.leavers);
        add(Measure::fte_years_kept, sum.fte);
        for (std::size_t year = 0; year < sum.by_year.size(); ++year)
            spend_.add(authority, strategy, year, draws, std::span(sum.by_year[year]).subspan(row));
    }

    [[nodiscard]] Estimate estimate(std::vector<double> const& draws) const
    {
        // Chunk by chunk, as the draws were made.
        auto const most = how_.in_chunks ? chunk_draws : draws.size();
        RunningSummary summary;
        for (std::size_t row = 0; row < draws.size(); row += most) {
            auto const chunk = std::span(draws).subspan(row, std::min(most, draws.size() - row));
            std::vector<double> scratch(chunk.size());
            summary.add(chunk, how_, scratch);
        }
        return summary.estimate();
    }

    [[nodiscard]] PortfolioFigures figures_of(Choice choice, PortfolioDraws const& draws) const
    {
        PortfolioFigures figures;
        figures.choice = std::move(choice);
        figures.value = estimate(draws.value);
        figures.net_cash = estimate(draws.net_cash);
        figures.net_total = estimate(draws.net_total);
        figures.england_net_cash = estimate(draws.england_net_cash);
        figures.england_net_total = estimate(draws.england_net_total);
        figures.leavers_averted = estimate(draws.leavers);
        figures.fte_years = estimate(draws.fte);
        figures.spend = estimate(draws.spend);
        for (auto const& year : draws.by_year) figures.by_year.push_back(estimate(year));
        auto const& saving = saving_in(draws);
        figures.chance_of_saving = share_positive(saving);
        figures.chance_of_no_loss = chance_of_no_loss(saving);
        if (auto const most = budget()) {
            auto const beyond = std::count_if(draws.spend.begin(), draws.spend.end(),
                                              [&](double s) { return s > static_cast<double>(*most); });
            figures.chance_beyond_budget = static_cast<double>(beyond) / static_cast<double>(draws.spend.size());
        }
        return figures;
    }

    [[nodiscard]] std::vector<double> const& saving_in(PortfolioDraws const& draws) const
    {
        return saving_of(findings_.question.objective) == Measure::net_total ? draws.net_total : draws.net_cash;
    }

    //! The choice against others, on the same draws; then alone on draws that it was not chosen with.
    void judge(Bought& bought, Choices const& choices, Choice const& greedy, Terms const& terms)
    {
        std::vector<std::vector<std::size_t>> portfolios{choices.best.offers};
        auto const add = [&](std::vector<std::size_t> const& offers, std::string words) {
            if (std::find(portfolios.begin(), portfolios.end(), offers) != portfolios.end()) return;
            portfolios.push_back(offers);
            bought.alternatives.push_back(std::move(words));
        };
        // Only what the conditions allow is an alternative.
        bool const may_buy_nothing =
            std::all_of(terms.conditions.begin(), terms.conditions.end(), [&](Condition const& condition) {
                return keeps(std::span<std::size_t const>{}, row_of(condition, findings_.market));
            });
        if (may_buy_nothing) add({}, "buying nothing");
        if (choices.second) add(choices.second->offers, "the second best");
        if (bought.greedy_keeps_all) add(greedy.offers, "buying down the list");
        for (auto const& point : findings_.frontier)
            if (point.choice && (!budget() || point.choice->spend <= *budget()))
                add(point.choice->offers,
                    fmt::format("the best for £{} million", static_cast<double>(point.budget) / 1e6));
        auto const place = [&](std::vector<std::size_t> const& offers) {
            return static_cast<std::size_t>(std::find(portfolios.begin(), portfolios.end(), offers) -
                                            portfolios.begin());
        };

        auto const draws = draws_of(portfolios, 0, progress_from(0.8, 0.95));
        bought.best = figures_of(choices.best, draws.front());
        if (bought.greedy_keeps_all) bought.greedy = figures_of(greedy, draws[place(greedy.offers)]);
        if (choices.second) {
            auto const& second = draws[place(choices.second->offers)];
            bought.second = figures_of(*choices.second, second);
            bought.chance_that_it_beats_second = chance_that_it_beats(draws.front().value, second.value);
        }
        std::vector<std::span<double const>> all;
        for (auto const& one : draws) all.emplace_back(one.value);
        bought.regret = regret_of(draws.front().value, all);
        if (findings_.scenarios > 0) {
            auto const savings = savings_of(choices.best.offers, terms.scenarios);
            bought.no_loss_in_scenarios = chance_of_no_loss(savings);
            if (auto const& limit = terms.limits.mean_of_worst) {
                bought.mean_of_worst_in_scenarios = mean_of_worst(savings, limit->share);
                bought.mean_of_worst = mean_of_worst(saving_in(draws.front()), limit->share);
            }
        }
        if (choices.best.offers.empty()) return;
        bought.fresh_value = estimate(draws_of({choices.best.offers}, draws_, progress_from(0.95, 1.0)).front().value);
    }

    Study const& study_;
    Execution const& execution_;
    Engine engine_;
    Plan const& plan_;
    YearlySpend spend_;
    std::size_t draws_;
    SampledAs how_;
    Scenarios scenarios_;
    BudgetFindings findings_;
};

}  // namespace

BudgetFindings share_out(BudgetQuestion const& question, Study const& study, Execution const& execution)
{
    return Budget(question, study, execution).run();
}

}  // namespace holdfast
