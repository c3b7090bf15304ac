#include "holdfast/questions/budget.hpp"

#include "engine/engine.hpp"
#include "holdfast/portfolio/greedy.hpp"
#include "numerics/running.hpp"
#include "questions/budget/budget_offers.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! A portfolio's draws, measure by measure.
struct PortfolioDraws {
    std::vector<double> value, net_cash, net_total, england_net_cash, england_net_total, leavers, fte, spend;
    std::vector<std::vector<double>> by_year;
    //! By offer that needs a set-up: in how many draws it saves after what it bears of it, in cash and with capacity.
    std::map<std::size_t, std::pair<double, double>> saves{};

    PortfolioDraws(std::size_t draws, std::size_t years) : by_year(years, std::vector<double>(draws, 0.0))
    {
        for (auto* column :
             {&value, &net_cash, &net_total, &england_net_cash, &england_net_total, &leavers, &fte, &spend})
            column->assign(draws, 0.0);
    }
};
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

//! What of the set-ups nobody bears yet, because not all of an alliance buy, draw by draw.
void bear_setups(BudgetSetting const& setting, Shelf const& shelf, std::vector<std::size_t> const& offers,
                 std::size_t first, std::size_t draws, PortfolioDraws& sum)
{
    for (auto const& [setup, share] : left_to_bear(offers, shelf.needs, shelf.setups.count()))
        for (std::size_t i = 0; i < draws; ++i) {
            double const cash = share * shelf.setups.present_value(setup, i, false);
            double const total = share * shelf.setups.present_value(setup, i, true);
            for (auto* column : {&sum.net_cash, &sum.england_net_cash}) (*column)[first + i] -= cash;
            for (auto* column : {&sum.net_total, &sum.england_net_total}) (*column)[first + i] -= total;
            if (measure_of(setting.question.objective) == Measure::net_cash) sum.value[first + i] -= cash;
            if (measure_of(setting.question.objective) == Measure::net_total) sum.value[first + i] -= total;
            for (std::size_t year = 0; year < sum.by_year.size(); ++year)
                sum.by_year[year][first + i] += share * shelf.setups.spend(setup, year, i);
        }
}

//! In how many draws an offer saves after what it bears of set-ups.
void count_savings(BudgetSetting const& setting, Shelf const& shelf, std::vector<std::size_t> const& offers,
                   std::size_t offer, AuthorityDraws const& draws, PortfolioDraws& sum)
{
    auto const beyond = borne_beyond(offer, offers, shelf.needs);
    auto const saves = [&](Measure measure) {
        std::vector<double> saving(draws.draws(), 0.0);
        add_measure(measure, setting.has_effect(shelf.figures[offer].strategy), draws, saving);
        double count = 0.0;
        for (std::size_t i = 0; i < saving.size(); ++i) {
            for (auto const& [setup, share] : beyond)
                saving[i] -= share * shelf.setups.present_value(setup, i, measure == Measure::net_total);
            if (saving[i] > 0.0) count += 1.0;
        }
        return count;
    };
    auto& counts = sum.saves[offer];
    counts.first += saves(Measure::net_cash);
    counts.second += saves(Measure::net_total);
}

//! Portfolios worked out on the draws from `first` on.
std::vector<PortfolioDraws> draws_of(BudgetSetting const& setting, Shelf& shelf,
                                     std::vector<std::vector<std::size_t>> const& portfolios, std::uint64_t first,
                                     Progress const& progress)
{
    std::vector<PortfolioDraws> sums(portfolios.size(),
                                     PortfolioDraws(setting.engine.draws(), shelf.market.years.size()));
    Wanted wanted(setting.study.authorities.size());
    struct Buying {
        std::vector<std::size_t> portfolios;
        std::size_t offer{};
    };
    std::map<Option, Buying> buyers;
    for (std::size_t p = 0; p < portfolios.size(); ++p)
        for (auto const offer : portfolios[p]) {
            auto const& figures = shelf.figures[offer];
            auto& buying = buyers[{figures.authority, figures.strategy}];
            if (buying.portfolios.empty()) wanted[figures.authority].push_back(figures.strategy);
            buying.portfolios.push_back(p);
            buying.offer = offer;
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
    for_each_option(
        setting, wanted, first, progress,
        [&](Option const& option, std::size_t row, AuthorityDraws const& draws) {
            auto const& buying = buyers.at(option);
            for (auto const p : buying.portfolios) {
                add_to(sums[p], option, row, draws);
                if (!shelf.needs[buying.offer].empty())
                    count_savings(setting, shelf, portfolios[p], buying.offer, draws, sums[p]);
            }
        },
        shelf.setups,
        [&](std::size_t row, std::size_t some) {
            for (std::size_t p = 0; p < portfolios.size(); ++p)
                bear_setups(setting, shelf, portfolios[p], row, some, sums[p]);
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

PortfolioFigures figures_of(Choice choice, PortfolioDraws const& draws, std::vector<OfferFigures> const& offers,
                            BudgetQuestion const& question, SampledAs const& how)
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
    if (!draws.saves.empty())
        for (auto const offer : figures.choice.offers) {
            auto const counted = draws.saves.find(offer);
            auto const all = static_cast<double>(draws.spend.size());
            auto const& alone = offers[offer];
            figures.chances.push_back(counted == draws.saves.end()
                                          ? std::pair(alone.chance_cash, alone.chance_total)
                                          : std::pair(counted->second.first / all, counted->second.second / all));
        }
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
void judge(BudgetSetting const& setting, Shelf& shelf, Choices const& choices, Choice const* greedy, Terms const& terms,
           Rivals const& rivals, Bought& bought)
{
    auto const& question = setting.question;
    auto const how = setting.engine.sampled_as();
    auto const draws = draws_of(setting, shelf, rivals.portfolios, 0, progress_between(setting, 0.8, 0.95));
    bought.alternatives = rivals.words;
    bought.best = figures_of(choices.best, draws.front(), shelf.figures, question, how);
    if (greedy != nullptr)
        bought.greedy = figures_of(*greedy, draws[rivals.place(greedy->offers)], shelf.figures, question, how);
    if (choices.second) {
        auto const& second = draws[rivals.place(choices.second->offers)];
        bought.second = figures_of(*choices.second, second, shelf.figures, question, how);
        bought.chance_that_it_beats_second = chance_that_it_beats(draws.front().value, second.value);
    }
    std::vector<std::span<double const>> values;
    for (auto const& portfolio : draws) values.emplace_back(portfolio.value);
    bought.regret = regret_of(draws.front().value, values);
    if (terms.scenarios.count > 0) {
        auto const savings = savings_of(with_setups(shelf.market, choices.best.offers), terms.scenarios);
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

//! Is a set-up worth what those who need it could save with it, at the most?
bool is_worth_sharing(Market const& market, std::size_t setup)
{
    std::vector<std::int64_t> best(market.authorities.size(), 0);
    std::int64_t sum = market.offers[market.offers.size() - market.setups.size() + setup].value;
    for (auto const& offer : market.offers) {
        if (offer.on_request || std::find(offer.needs.begin(), offer.needs.end(), setup) == offer.needs.end()) continue;
        auto& of = best[offer.authority];
        sum += std::max<std::int64_t>(offer.value - of, 0);
        of = std::max(of, offer.value);
    }
    return sum > 0;
}

//! Of what something is claimed for: how many offers, how many worth something, and what choosing together is worth.
void count_claimed(BudgetFindings& findings)
{
    auto const& market = findings.market;
    for (auto const& offer : market.offers) {
        if (offer.on_request || offer.setup) continue;
        ++findings.claimed;
        if (offer.value > 0 && std::all_of(offer.needs.begin(), offer.needs.end(),
                                           [&market](std::size_t setup) { return is_worth_sharing(market, setup); }))
            ++findings.worth_something;
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

    BudgetSetting const setting{findings.question, study, findings.strategies, engine, execution.progress};
    auto shelf = shelf_of(setting);
    auto scenarios = draw_offers(setting, shelf);
    findings.market = shelf.market;
    findings.offers = shelf.figures;
    findings.setups = shelf.setup_figures;
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
