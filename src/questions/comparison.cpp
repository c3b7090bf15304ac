#include "holdfast/questions/comparison.hpp"

#include "engine/engine.hpp"
#include "holdfast/base/contract.hpp"
#include "study/scope.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace holdfast {

namespace {

//! In the order of SavingKind; last what is no saving.
constexpr std::array measures{Measure::gross_cash,       Measure::gross_total,       Measure::net_cash,
                              Measure::net_total,        Measure::after_stated_cash, Measure::after_stated_total,
                              Measure::after_built_cash, Measure::after_built_total, Measure::leavers_averted};
using Columns = std::array<std::vector<double>, measures.size()>;

std::size_t index_of(std::vector<Strategy> const& strategies, std::string const& id)
{
    auto const found = std::find_if(strategies.begin(), strategies.end(), [&](auto const& s) { return s.id == id; });
    return static_cast<std::size_t>(found - strategies.begin());
}

//! One study, drawn once: authority by authority, strategy by strategy.
class Side {
public:
    Side(Study const& study, Execution const& execution, Workers& workers)
        : engine_(study, execution, workers), chunk_(engine_, 0, engine_.draws()), draws_(chunk_.authority_draws())
    {
    }
    void start(std::size_t authority) { draws_.start(engine_.study().authorities[authority]); }
    void run(std::size_t strategy) { draws_.run(strategy, Parts::as_used); }
    [[nodiscard]] std::span<double const> column(std::size_t m) const { return draws_.column(index(measures[m])); }

private:
    Engine engine_;
    Chunk chunk_;
    AuthorityDraws draws_;
};

void add(std::span<double const> from, std::vector<double>& into)
{
    if (into.empty()) into.assign(from.size(), 0.0);
    for (std::size_t i = 0; i < from.size(); ++i) into[i] += from[i];
}

//! Summaries of pairs of columns.
class Summarised {
public:
    explicit Summarised(std::size_t draws) : difference_(draws), scratch_(draws) {}
    ComparedFigure operator()(std::span<double const> a, std::span<double const> b)
    {
        std::transform(b.begin(), b.end(), a.begin(), difference_.begin(), std::minus<>());
        return {summarise(a, scratch_), summarise(b, scratch_), summarise(difference_, scratch_)};
    }

private:
    std::vector<double> difference_, scratch_;
};

//! Counts runs for the progress bar.
class Runs {
public:
    Runs(Execution const& execution, std::size_t of) : execution_(execution), of_(of) {}
    void one_more(double weight = 1.0)
    {
        done_ += weight;
        if (execution_.progress) execution_.progress(std::min(1.0, done_ / static_cast<double>(of_)));
    }

private:
    Execution const& execution_;
    std::size_t of_;
    double done_{};
};

std::vector<ComparedStrategy> strategies_in_both(Study const& a, Study const& b)
{
    auto const of_b = strategies_of(b);
    std::vector<ComparedStrategy> both;
    for (auto const& strategy : strategies_of(a)) {
        auto const other = index_of(of_b, strategy.id);
        if (other < of_b.size() && strategy.has_effect && of_b[other].has_effect)
            both.push_back({strategy, of_b[other]});
    }
    return both;
}

//! Where the compared strategies stand in a study.
std::vector<std::size_t> places_in(Study const& study, std::vector<ComparedStrategy> const& strategies)
{
    auto const all = strategies_of(study);
    std::vector<std::size_t> places;
    for (auto const& strategy : strategies) {
        places.push_back(index_of(all, strategy.in_a.id));
        require(places.back() < all.size() && all[places.back()].has_effect,
                "a study on the way from one to the other has the strategies of both");
    }
    return places;
}

ComparedResult compared(std::optional<std::size_t> authority, std::size_t strategy, Summarised& summarised,
                        auto const& column_of_a, auto const& column_of_b)
{
    ComparedResult result;
    result.authority = authority;
    result.strategy = strategy;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        auto& into = m < result.savings.size() ? result.savings[m] : result.leavers_averted;
        into = summarised(column_of_a(m), column_of_b(m));
    }
    return result;
}

//! Both studies side by side, figure by figure.
void run_both(TwoStudies const& studies, Comparison& into, Execution const& execution, Workers& workers, Runs& runs)
{
    Side a(studies.a, execution, workers);
    Side b(studies.b, execution, workers);
    auto const in_a = places_in(studies.a, into.strategies);
    auto const in_b = places_in(studies.b, into.strategies);
    Summarised summarised(static_cast<std::size_t>(studies.a.draws));
    auto const authorities = studies.a.authorities.size();
    std::vector<Columns> sums_a(into.strategies.size());
    std::vector<Columns> sums_b(into.strategies.size());
    for (std::size_t authority = 0; authority < authorities; ++authority) {
        a.start(authority);
        b.start(authority);
        for (std::size_t s = 0; s < into.strategies.size(); ++s) {
            a.run(in_a[s]);
            b.run(in_b[s]);
            into.results.push_back(compared(
                authority, s, summarised, [&](std::size_t m) { return a.column(m); },
                [&](std::size_t m) { return b.column(m); }));
            if (authorities == 1) continue;
            for (std::size_t m = 0; m < measures.size(); ++m) {
                add(a.column(m), sums_a[s][m]);
                add(b.column(m), sums_b[s][m]);
            }
        }
        runs.one_more(2.0 / static_cast<double>(authorities));
    }
    if (authorities == 1) return;
    for (std::size_t s = 0; s < into.strategies.size(); ++s)
        into.totals.push_back(compared(
            std::nullopt, s, summarised, [&](std::size_t m) { return std::span<double const>(sums_a[s][m]); },
            [&](std::size_t m) { return std::span<double const>(sums_b[s][m]); }));
}

//! The savings of all authorities together, to the penny.
std::vector<SavingAmounts> amounts_of(Study study, std::uint64_t draws, std::vector<ComparedStrategy> const& strategies,
                                      Execution const& execution, Workers& workers)
{
    study.draws = draws;
    Side side(study, execution, workers);
    auto const places = places_in(study, strategies);
    std::vector<Columns> sums(strategies.size());
    for (std::size_t authority = 0; authority < study.authorities.size(); ++authority) {
        side.start(authority);
        for (std::size_t s = 0; s < strategies.size(); ++s) {
            side.run(places[s]);
            for (std::size_t m = 0; m < all_saving_kinds.size(); ++m) add(side.column(m), sums[s][m]);
        }
    }
    std::vector<SavingAmounts> amounts(strategies.size());
    for (std::size_t s = 0; s < strategies.size(); ++s)
        for (std::size_t m = 0; m < all_saving_kinds.size(); ++m)
            amounts[s][m] =
                Money::round(stable_sum(sums[s][m]) / static_cast<double>(draws), Rounding::to_nearest_penny);
    return amounts;
}

std::int64_t size_of(Money money) { return std::abs(money.in_pence()); }

//! How much a change does: where it leads, and then after the programme's own cost.
std::pair<std::int64_t, std::int64_t> reach(std::vector<SavingAmounts> const& from,
                                            std::vector<SavingAmounts> const& to,
                                            std::vector<ComparedStrategy> const& strategies)
{
    std::pair<std::int64_t, std::int64_t> most{-1, -1};
    for (std::size_t s = 0; s < strategies.size(); ++s) {
        auto const moved = [&](SavingKind kind) {
            auto const k = static_cast<std::size_t>(kind);
            return size_of(to[s][k] - from[s][k]);
        };
        most.first = std::max(most.first, moved(strategies[s].lead()));
        most.second = std::max(most.second, moved(SavingKind::net_cash));
    }
    return most;
}

//! Largest first; those that cannot be laid over A alone come last.
std::vector<std::size_t> in_order_of_size(Split const& split, std::vector<ComparedStrategy> const& strategies)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> sizes;
    for (auto const& alone : split.alone)
        sizes.push_back(alone ? reach(split.from, *alone, strategies) : std::pair<std::int64_t, std::int64_t>{-1, -1});
    std::vector<std::size_t> order(sizes.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return sizes[i] > sizes[j]; });
    return order;
}

Split split_of(TwoStudies const& studies, Comparison const& comparison, Execution const& execution, Workers& workers,
               Runs& runs)
{
    Split split;
    split.draws = studies.a.authorities.size() > 1 ? std::min(studies.a.draws, most_split_draws) : studies.a.draws;
    auto const amounts = [&](Study const& study) {
        auto found = amounts_of(study, split.draws, comparison.strategies, execution, workers);
        runs.one_more();
        return found;
    };
    auto const changes = studies.changes.size();
    split.from = amounts(studies.a);
    for (std::size_t c = 0; c < changes; ++c) {
        std::vector<bool> taken(changes);
        taken[c] = true;
        auto const study = changes == 1 ? std::optional(studies.b) : studies.with(taken);
        if (study) split.alone.emplace_back(amounts(*study));
        else split.alone.emplace_back();
    }
    std::vector<bool> taken(changes);
    SplitStep step;
    auto const order = in_order_of_size(split, comparison.strategies);
    for (auto const c : order) {
        taken[c] = true;
        step.changes.push_back(c);
        bool const known = split.steps.empty() && step.changes.size() == 1 && split.alone[c];
        if (known) {  // the first step is its change alone
            step.after = *split.alone[c];
        } else {
            auto const study = c == order.back() ? std::optional(studies.b) : studies.with(taken);
            if (!study) continue;  // this change goes with the next
            step.after = amounts(*study);
        }
        split.steps.push_back(std::exchange(step, {}));
    }
    return split;
}

}  // namespace

std::string_view name(SavingKind kind)
{
    constexpr std::array<std::string_view, all_saving_kinds.size()> names{
        "gross_cash",        "gross_total",        "net_cash",         "net_total",
        "after_stated_cash", "after_stated_total", "after_built_cash", "after_built_total"};
    return names[static_cast<std::size_t>(kind)];
}

Money Split::part(std::size_t step, std::size_t strategy, SavingKind kind) const
{
    auto const k = static_cast<std::size_t>(kind);
    auto const before = step == 0 ? from[strategy][k] : steps[step - 1].after[strategy][k];
    return steps[step].after[strategy][k] - before;
}

Money Split::whole(std::size_t strategy, SavingKind kind) const
{
    auto const k = static_cast<std::size_t>(kind);
    return steps.empty() ? Money{} : steps.back().after[strategy][k] - from[strategy][k];
}

Comparison compare(TwoStudies const& given, Execution const& execution)
{
    auto studies = given;
    require(!studies.a.authorities.empty() && studies.a.authorities.size() == studies.b.authorities.size(),
            "two studies that are compared have the same authorities");
    require(studies.a.draws > 0 && studies.a.draws == studies.b.draws && studies.a.seed == studies.b.seed,
            "two studies that are compared have the same seed and draws");
    for (auto* study : {&studies.a, &studies.b}) {
        study->draws = std::min<std::uint64_t>(study->draws, most_exact_draws);
        study->sampling = Sampling::philox;
    }
    Workers workers(execution.threads);
    Comparison comparison;
    comparison.name_of_all =
        studies.a.authorities.size() == 1 ? studies.a.authorities.front().name : name_of_sum(studies.a);
    comparison.draws = studies.a.draws;
    comparison.strategies = strategies_in_both(studies.a, studies.b);
    if (comparison.strategies.empty()) return comparison;
    auto const runs_of_split = 2 * studies.changes.size();  // A, each change alone, each step but the first
    Runs runs(execution, 2 + runs_of_split);
    run_both(studies, comparison, execution, workers, runs);
    if (runs_of_split > 0) comparison.split = split_of(studies, comparison, execution, workers, runs);
    return comparison;
}

}  // namespace holdfast
