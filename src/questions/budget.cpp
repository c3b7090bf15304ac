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

//! An option: who buys what, by number.
using Option = std::pair<std::size_t, std::size_t>;

//! Of options without an effect: how a pound of their cost is spread over the years.
using Spreads = std::map<Option, std::vector<double>>;

//! What an option's spending comes to in a year, in every draw.
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

//! see(option, row of the first of the draws, draws)
template <class See> class EachOption final : public Watcher {
public:
    EachOption(std::uint64_t first, See see) : from_(first), see_(std::move(see)) {}
    void start_chunk(Chunk const& chunk) override { row_ = static_cast<std::size_t>(chunk.first() - from_); }
    void see(AuthorityNumber authority, StrategyNumber strategy, AuthorityDraws const& draws) override
    {
        see_({index(authority), index(strategy)}, row_, draws);
    }

private:
    std::uint64_t from_;
    std::size_t row_{};
    See see_;
};

//! What every step looks at.
struct Setting {
    BudgetQuestion const& question;
    Study const& study;
    std::vector<Strategy> const& strategies;
    Engine& engine;
    std::function<void(double)> const& progress;

    [[nodiscard]] Plan const& plan() const { return engine.plan(); }
    [[nodiscard]] bool has_effect(std::size_t strategy) const { return plan().strategies[strategy].has_effect; }
};

//! By authority: the strategies that are drawn for it.
using Wanted = std::vector<std::vector<std::size_t>>;
using Progress = std::function<void(double)>;

Progress progress_between(Setting const& setting, double from, double to)
{
    return [&told = setting.progress, from, to](double share) {
        if (told) told(from + share * (to - from));
    };
}

//! Runs the wanted strategies over as many draws as the study has, from `first` on: effects as used alone, since break-evens
//! and the effect as published are no part of a budget.
template <class See>
void for_each_option(Setting const& setting, Wanted wanted, std::uint64_t first, Progress const& progress, See see)
{
    auto tour = everything(setting.study);
    tour.strategies = std::move(wanted);
    tour.parts = Parts::as_used;
    EachOption<See> each(first, std::move(see));
    setting.engine.run(tour, {&each}, progress, first);
}

// ---- What is on offer. ----

//! Every authority and strategy that may be bought, in the order in which they are drawn.
struct Shelf {
    Market market;
    std::vector<OfferFigures> figures;
    Wanted wanted;
    Spreads spreads;
};

Shelf shelf_of(Setting const& setting)
{
    Shelf shelf;
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
            shelf.market.offers.push_back(std::move(offer));
            OfferFigures figures;
            figures.authority = a;
            figures.strategy = s;
            figures.spend.assign(shelf.market.years.size(), 0.0);
            shelf.figures.push_back(std::move(figures));
            if (!setting.has_effect(s))
                shelf.spreads[{a, s}] = years_of_base_case(setting.study, setting.plan(), a, strategies[s].id);
        }
    return shelf;
}

//! Adds one chunk's draws of an option to its sums.
void add_draws(Setting const& setting, Spreads const& spreads, AuthorityDraws const& draws, OfferFigures& figures)
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
void keep_scenarios(Setting const& setting, std::size_t number, std::size_t strategy, std::size_t first_row,
                    AuthorityDraws const& draws, Scenarios& scenarios)
{
    if (first_row >= scenarios.count) return;
    std::vector<double> saving(draws.draws(), 0.0);
    add_measure(saving_of(setting.question.objective), setting.has_effect(strategy), draws, saving);
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

//! Draws all that is on offer: its means, its prices and values for the market, and its savings in scenarios.
Scenarios draw_offers(Setting const& setting, Shelf& shelf)
{
    auto const draws = setting.engine.draws();
    Scenarios scenarios;
    scenarios.count = setting.question.limits.any() ? std::min(draws, most_scenarios) : 0;
    scenarios.savings.assign(scenarios.count * shelf.figures.size(), 0.0);
    std::size_t next = 0;
    for_each_option(setting, shelf.wanted, 0, progress_between(setting, 0.0, 0.8),
                    [&](Option const&, std::size_t first_row, AuthorityDraws const& chunk) {
                        auto const number = next++ % shelf.figures.size();  // from the first again in the next chunk
                        auto& figures = shelf.figures[number];
                        add_draws(setting, shelf.spreads, chunk, figures);
                        keep_scenarios(setting, number, figures.strategy, first_row, chunk, scenarios);
                    });
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
        offer.value = whole_value(objective, figures);
        double const chance = objective == Objective::total_saving ? figures.chance_total : figures.chance_cash;
        offer.chance_of_saving = setting.has_effect(figures.strategy) ? chance : 0.0;
    }
    return scenarios;
}

// ---- What is chosen. ----

std::optional<WholePounds> budget_of(BudgetQuestion const& question)
{
    std::optional<WholePounds> least;
    for (auto const& condition : question.conditions)
        if (auto const* total = std::get_if<TotalAtMost>(&condition))
            least = std::min(least.value_or(total->pounds), total->pounds);
    return least;
}

NothingKeeps why_nothing_keeps(Market const& market, Terms const& terms)
{
    NothingKeeps why;
    why.clashes = conflict(market, terms.conditions);
    if (!why.clashes.empty()) return why;
    if (terms.limits.mean_of_worst) why.best_mean_of_worst = best_mean_of_worst(market, terms);
    if (terms.limits.chance_of_no_loss) why.best_chance_of_no_loss = best_chance_of_no_loss(market, terms);
    return why;
}

//! What stands in the way where nothing is bought: what alone, if given up, lets something be bought.
void look_in_the_way(Market const& market, Terms const& terms, Bought& bought)
{
    auto const buys = [&](Terms const& fewer) {
        SearchEnd end;
        auto const choices = choose(market, fewer, end);
        return choices && !choices->best.offers.empty();
    };
    for (std::size_t i = 0; i < terms.conditions.size(); ++i) {
        auto fewer = terms;
        fewer.conditions.erase(fewer.conditions.begin() + static_cast<std::ptrdiff_t>(i));
        if (buys(fewer)) bought.in_the_way.push_back(i);
    }
    if (!terms.limits.any()) return;
    auto fewer = terms;
    fewer.limits = {};
    fewer.scenarios = {};
    bought.limits_in_the_way = buys(fewer);
}

//! The choice first, then what it is held against, each once.
struct Rivals {
    std::vector<std::vector<std::size_t>> portfolios;
    std::vector<std::string> words;  //!< of each but the first

    void add(std::vector<std::size_t> const& offers, std::string name)
    {
        if (std::find(portfolios.begin(), portfolios.end(), offers) != portfolios.end()) return;
        portfolios.push_back(offers);
        words.push_back(std::move(name));
    }
    [[nodiscard]] std::size_t place(std::vector<std::size_t> const& offers) const
    {
        return static_cast<std::size_t>(std::find(portfolios.begin(), portfolios.end(), offers) - portfolios.begin());
    }
};

//! Only what the conditions allow is a rival.
Rivals rivals_of(BudgetFindings const& findings, Choices const& choices, Choice const* greedy, Terms const& terms)
{
    Rivals rivals{{choices.best.offers}, {}};
    bool const may_buy_nothing =
        std::all_of(terms.conditions.begin(), terms.conditions.end(), [&](Condition const& condition) {
            return keeps(std::span<std::size_t const>{}, row_of(condition, findings.market));
        });
    if (may_buy_nothing) rivals.add({}, "buying nothing");
    if (choices.second) rivals.add(choices.second->offers, "the second best");
    if (greedy != nullptr) rivals.add(greedy->offers, "buying down the list");
    auto const most = budget_of(findings.question);
    for (auto const& point : findings.frontier)
        if (point.choice && (!most || point.choice->spend <= *most))
            rivals.add(point.choice->offers,
                       fmt::format("the best for £{} million", static_cast<double>(point.budget) / 1e6));
    return rivals;
}

//! Each authority's choice for itself, and for England: nothing, where nothing is worth more.
std::optional<ActingTogether> acting_together(Market const& market, std::vector<OfferFigures> const& offers,
                                              Objective objective)
{
    bool const cash = objective == Objective::cash_saving;
    if (market.authorities.size() < 2 || (!cash && objective != Objective::total_saving)) return std::nullopt;
    struct BestOf {
        double own{}, england_of_own{}, england{};
        std::optional<std::size_t> own_offer{}, england_offer{};
    };
    std::vector<BestOf> best(market.authorities.size());
    for (std::size_t i = 0; i < offers.size(); ++i) {
        if (market.offers[i].on_request) continue;
        auto& so_far = best[offers[i].authority];
        auto const own = cash ? offers[i].net_cash : offers[i].net_total;
        auto const england = cash ? offers[i].england_net_cash : offers[i].england_net_total;
        if (own > so_far.own) so_far.own = own, so_far.england_of_own = england, so_far.own_offer = i;
        if (england > so_far.england) so_far.england = england, so_far.england_offer = i;
    }
    ActingTogether sum;
    for (auto const& of : best) {
        sum.together += of.england;
        sum.alone += of.england_of_own;
        if (of.own_offer != of.england_offer) ++sum.otherwise;
    }
    return sum;
}

// ---- What it comes to. ----

//! Portfolios worked out on the draws from `first` on.
std::vector<PortfolioDraws> draws_of(Setting const& setting, Shelf const& shelf,
                                     std::vector<std::vector<std::size_t>> const& portfolios, std::uint64_t first,
                                     Progress const& progress)
{
    std::vector<PortfolioDraws> sums(portfolios.size(),
                                     PortfolioDraws(setting.engine.draws(), shelf.market.years.size()));
    Wanted wanted(setting.study.authorities.size());
    std::map<Option, std::vector<std::size_t>> buyers;
    for (std::size_t p = 0; p < portfolios.size(); ++p)
        for (auto const offer : portfolios[p]) {
            auto const& figures = shelf.figures[offer];
            auto& buying = buyers[{figures.authority, figures.strategy}];
            if (buying.empty()) wanted[figures.authority].push_back(figures.strategy);
            buying.push_back(p);
        }
    auto const add_to = [&](PortfolioDraws& sum, Option const& option, std::size_t row, AuthorityDraws const& draws) {
        auto const add = [&](Measure measure, std::vector<double>& into) {
            add_measure(measure, setting.has_effect(option.second), draws, std::span(into).subspan(row));
        };
        add(measure_of(setting.question.objective), sum.value);
        add(Measure::net_cash, sum.net_cash);
        add(Measure::net_total, sum.net_total);
        add(Measure::england_net_cash, sum.england_net_cash);
        add(Measure::england_net_total, sum.england_net_total);
        add(Measure::leavers_averted, sum.leavers);
        add(Measure::fte_years_kept, sum.fte);
        for (std::size_t year = 0; year < sum.by_year.size(); ++year)
            add_spend(setting.plan(), shelf.spreads, option, year, draws, std::span(sum.by_year[year]).subspan(row));
    };
    for_each_option(setting, wanted, first, progress,
                    [&](Option const& option, std::size_t row, AuthorityDraws const& draws) {
                        for (auto const p : buyers.at(option)) add_to(sums[p], option, row, draws);
                    });
    for (auto& sum : sums)
        for (auto const& year : sum.by_year)
            for (std::size_t i = 0; i < year.size(); ++i) sum.spend[i] += year[i];
    return sums;
}

Estimate estimate(std::vector<double> const& draws, SampledAs const& how)
{
    // Chunk by chunk, as the draws were made.
    auto const most = how.in_chunks ? chunk_draws : draws.size();
    RunningSummary summary;
    for (std::size_t row = 0; row < draws.size(); row += most) {
        auto const chunk = std::span(draws).subspan(row, std::min(most, draws.size() - row));
        std::vector<double> scratch(chunk.size());
        summary.add(chunk, how, scratch);
    }
    return summary.estimate();
}

std::vector<double> const& saving_in(PortfolioDraws const& draws, Objective objective)
{
    return saving_of(objective) == Measure::net_total ? draws.net_total : draws.net_cash;
}

PortfolioFigures figures_of(Choice choice, PortfolioDraws const& draws, BudgetQuestion const& question,
                            SampledAs const& how)
{
    PortfolioFigures figures;
    figures.choice = std::move(choice);
    figures.value = estimate(draws.value, how);
    figures.net_cash = estimate(draws.net_cash, how);
    figures.net_total = estimate(draws.net_total, how);
    figures.england_net_cash = estimate(draws.england_net_cash, how);
    figures.england_net_total = estimate(draws.england_net_total, how);
    figures.leavers_averted = estimate(draws.leavers, how);
    figures.fte_years = estimate(draws.fte, how);
    figures.spend = estimate(draws.spend, how);
    for (auto const& year : draws.by_year) figures.by_year.push_back(estimate(year, how));
    auto const& saving = saving_in(draws, question.objective);
    figures.chance_of_saving = share_positive(saving);
    figures.chance_of_no_loss = chance_of_no_loss(saving);
    if (auto const most = budget_of(question)) {
        auto const beyond = std::count_if(draws.spend.begin(), draws.spend.end(),
                                          [&](double s) { return s > static_cast<double>(*most); });
        figures.chance_beyond_budget = static_cast<double>(beyond) / static_cast<double>(draws.spend.size());
    }
    return figures;
}

//! The choice against its rivals, on the same draws; then alone on draws that it was not chosen with.
void judge(Setting const& setting, Shelf const& shelf, Choices const& choices, Choice const* greedy, Terms const& terms,
           Rivals const& rivals, Bought& bought)
{
    auto const& question = setting.question;
    auto const how = setting.engine.sampled_as();
    auto const draws = draws_of(setting, shelf, rivals.portfolios, 0, progress_between(setting, 0.8, 0.95));
    bought.alternatives = rivals.words;
    bought.best = figures_of(choices.best, draws.front(), question, how);
    if (greedy != nullptr) bought.greedy = figures_of(*greedy, draws[rivals.place(greedy->offers)], question, how);
    if (choices.second) {
        auto const& second = draws[rivals.place(choices.second->offers)];
        bought.second = figures_of(*choices.second, second, question, how);
        bought.chance_that_it_beats_second = chance_that_it_beats(draws.front().value, second.value);
    }
    std::vector<std::span<double const>> values;
    for (auto const& portfolio : draws) values.emplace_back(portfolio.value);
    bought.regret = regret_of(draws.front().value, values);
    if (terms.scenarios.count > 0) {
        auto const savings = savings_of(choices.best.offers, terms.scenarios);
        bought.no_loss_in_scenarios = chance_of_no_loss(savings);
        if (auto const& limit = terms.limits.mean_of_worst) {
            bought.mean_of_worst_in_scenarios = mean_of_worst(savings, limit->share);
            bought.mean_of_worst = mean_of_worst(saving_in(draws.front(), question.objective), limit->share);
        }
    }
    if (choices.best.offers.empty()) return;
    auto const fresh =
        draws_of(setting, shelf, {choices.best.offers}, setting.engine.draws(), progress_between(setting, 0.95, 1.0));
    bought.fresh_value = estimate(fresh.front().value, how);
}

//! Of what something is claimed for: how many offers, how many worth something, and what choosing together is worth.
void count_claimed(BudgetFindings& findings)
{
    for (auto const& offer : findings.market.offers) {
        if (offer.on_request) continue;
        ++findings.claimed;
        if (offer.value > 0) ++findings.worth_something;
    }
    findings.acting_together = acting_together(findings.market, findings.offers, findings.question.objective);
}

}  // namespace

BudgetFindings share_out(BudgetQuestion const& question, Study const& study, Execution const& execution)
{
    Engine engine(study, execution);
    BudgetFindings findings;
    findings.version = HOLDFAST_VERSION;
    findings.inputs_hash = study.inputs_hash;
    findings.seed = study.seed;
    findings.draws = engine.draws();
    findings.study = study;
    findings.study.draws = engine.draws();
    findings.question = question;
    findings.strategies = strategies_of(study);

    Setting const setting{findings.question, study, findings.strategies, engine, execution.progress};
    auto shelf = shelf_of(setting);
    auto scenarios = draw_offers(setting, shelf);
    findings.market = shelf.market;
    findings.offers = shelf.figures;
    findings.scenarios = scenarios.count;
    count_claimed(findings);

    Terms const terms{question.conditions, question.limits, std::move(scenarios), question.most_nodes, question.stop};
    auto const choices = choose(findings.market, terms, findings.search);
    if (!choices) {
        if (!findings.search.cut_short) findings.nothing_keeps = why_nothing_keeps(findings.market, terms);
        return findings;
    }
    auto const greedy = choose_greedily(findings.market, terms);
    auto& bought = findings.bought.emplace();
    bought.greedy_keeps_all = greedy.keeps_all;
    // The programme in parts knows nothing of limits on risk: beside one, its price would be of another question.
    if (budget_of(question) && !terms.limits.any())
        if (auto const relaxation = relax(findings.market, terms.conditions))
            bought.next_pound_in_parts = relaxation->worth_of_a_pound;
    if (!question.frontier.empty()) {
        findings.frontier = frontier(findings.market, terms, question.frontier, findings.search);
        findings.entries = entries(findings.frontier);
    }
    if (choices->best.offers.empty() && findings.worth_something > 0) look_in_the_way(findings.market, terms, bought);
    auto const* down_the_list = greedy.keeps_all ? &greedy.choice : nullptr;
    judge(setting, shelf, *choices, down_the_list, terms, rivals_of(findings, *choices, down_the_list, terms), bought);
    return findings;
}

}  // namespace holdfast
