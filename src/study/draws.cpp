#include "holdfast/study/draws.hpp"

#include "authority_draws.hpp"
#include "authority_model.hpp"
#include "own_beliefs.hpp"
#include "scope.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace holdfast {

namespace {

bool varies(Belief const& belief) { return sd(belief.about) > 0.0; }

//! A parameter, and where its draws are found.
struct Source {
    StudyParameter about;
    Slot shared{no_belief};
    std::size_t own{};  //!< column of the authority's own, where it is not shared
};

bool is_correlated(Study const& study, std::string const& id)
{
    return std::any_of(study.correlations.begin(), study.correlations.end(), [&](CorrelatedPair const& pair) {
        return study.correlated[pair.first] == id || study.correlated[pair.second] == id;
    });
}

//! With its part in the effect on leaving, or in the leaving rate.
StudyParameter parameter(Study const& study, Belief const& belief, BeliefSays const& says,
                         std::optional<std::size_t> intervention)
{
    StudyParameter about{belief, says.kind, says.capacity_only, intervention};
    about.scale = says.scale;
    about.correlated = is_correlated(study, belief.id);
    about.in_leaving_rate = says.chapter == Chapter::leaving || says.chapter == Chapter::own_leaving;
    if (says.scale == BarScale::log_hazard_ratio)
        about.in_log_hazard_ratio = study.interventions[*intervention].effect->bias_factor;
    if (says.scale == BarScale::log_factor) about.in_log_hazard_ratio = 1.0;
    return about;
}

//! The shared beliefs that move a cost or an effect of these strategies.
std::vector<Source> shared_parameters(Study const& study, SharedBeliefs const& beliefs,
                                      std::vector<bool> const& intervention_is_used)
{
    std::vector<Source> all;
    auto const add = [&](Slot slot, BeliefSays const& says, std::optional<std::size_t> intervention = {}) {
        if (slot == no_belief) return;
        auto const& belief = *beliefs.list[static_cast<std::size_t>(slot)];
        if (varies(belief)) all.push_back({parameter(study, belief, says, intervention), slot, 0});
    };
    for (auto const chapter : order::parameters) {
        if (chapter == Chapter::fill && study.implied_fill) continue;
        for_rows(shared_rows, chapter, [&](auto const& row) { add(row.place(beliefs), row.says); });
        if (chapter == Chapter::bands && study.bands.size() > 1)
            for (auto const slot : beliefs.relative_rates) add(slot, band_row.says);
    }
    for (std::size_t i = 0; i < beliefs.interventions.size(); ++i)
        if (intervention_is_used[i])
            for (auto const chapter : order::interventions)
                for_rows(intervention_rows, chapter,
                         [&](auto const& row) { add(row.place(beliefs.interventions[i]), row.says, i); });
    return all;
}

//! The beliefs of the authority's own that do.
std::vector<Source> own_parameters(Study const& study, Authority const& authority,
                                   std::vector<bool> const& intervention_is_used)
{
    std::vector<Source> all;
    for (auto& own : own_beliefs(study, authority)) {
        if (own.says->chapter == Chapter::caseload || !varies(own.belief)) continue;
        if (own.intervention && !intervention_is_used[*own.intervention]) continue;
        all.push_back({parameter(study, own.belief, *own.says, own.intervention), no_belief, own.column});
    }
    return all;
}

std::string name_of(Study const& study, std::span<std::size_t const> authorities)
{
    if (authorities.size() == 1) return study.authorities[authorities.front()].name;
    return authorities.size() == study.authorities.size() ? name_of_sum(study) : std::string(sums::selected);
}

//! The engine of a study, made ready once.
struct Engine {
    Engine(Study const& of, Execution const& execution)
        : study(of), instructions(execution.instructions), workers(execution.threads), plan(of), beliefs(of),
          samplers(beliefs, of, workers), draws(static_cast<std::size_t>(draws_for(of.sampling, of.draws))),
          most(draws > most_exact_draws ? chunk_draws : draws)
    {
    }
    //! Calls work(first draw, source, shared draws) for chunk after chunk, which are those of `evaluate`.
    template <class Work> void by_chunk(Work const& work)
    {
        for (std::size_t first = 0; first < draws; first += most) {
            auto const count = std::min(most, draws - first);
            DrawSource const source(study, first, count);
            work(first, source, SharedDraws(samplers, source, count, workers, instructions));
        }
    }

    Study const& study;
    InstructionSet instructions;
    Workers workers;
    Plan plan;
    SharedBeliefs beliefs;
    SharedSamplers samplers;
    std::size_t draws;
    std::size_t most;  //!< of a chunk
};

//! What the comparator costs over the horizon [£, present value], draw by draw. In the batch of the baseline, whose bits
//! are those of every instruction set.
class ComparatorCosts {
public:
    ComparatorCosts(Engine& engine, Authority const& authority, SharedDraws const& shared, OwnDraws const& own)
        : cash_(shared.rows), capacity_(shared.rows)
    {
        auto const blocks = (shared.rows + block_draws - 1) / block_draws;
        engine.workers.share_out(blocks, [&](std::size_t block, std::size_t) {
            AuthorityModel<Sse2Batch> model(engine.study, engine.plan);
            auto const end = std::min((block + 1) * block_draws, shared.rows);
            for (std::size_t row = block * block_draws; row < end; row += Sse2Batch::lanes) {
                EveryValue<Sse2Batch> values;
                values.shared.gather(engine.beliefs,
                                     [&](Slot slot) { return Sse2Batch::load(shared.column(slot) + row); });
                values.own = OwnValues<Sse2Batch>::from_columns(
                    [&](std::size_t column) { return Sse2Batch::load(own.column(column).data() + row); });
                model.prepare(authority, values);
                auto const lines = price(discounted(model.comparator(), engine.plan.line), model.prices());
                cash(lines).store(cash_.data() + row);
                capacity(lines).store(capacity_.data() + row);
            }
        });
    }
    [[nodiscard]] double in_cash(std::size_t draw) const { return cash_[draw]; }
    [[nodiscard]] double in_total(std::size_t draw) const { return cash_[draw] + capacity_[draw]; }

private:
    static FlowSums<Sse2Batch> discounted(FlowsByMonth<Sse2Batch> const& months, Timeline const& line)
    {
        Sse2Batch const none = 0.0;
        FlowSums<Sse2Batch> sum{none, none, none, none, none};
        for (std::size_t t = 0; t < months.size(); ++t) sum.add(months[t], line.discount[t]);
        return sum;
    }

    std::vector<double> cash_, capacity_;
};

//! FTE-years kept, discounted as money is: the line of pay is pay/12 times the FTE-months (M16), and what is kept is
//! paid.
void add_fte_years(AuthorityDraws const& draws, double const* pay, std::span<double> into)
{
    auto const line = draws.column(index(Line::pay));
    for (std::size_t i = 0; i < line.size(); ++i) into[i] -= line[i] / pay[i];
}

void add(std::span<double const> from, std::span<double> into)
{
    for (std::size_t i = 0; i < from.size(); ++i) into[i] += from[i];
}

//! Fills a study's draws, chunk after chunk.
class Gatherer {
public:
    Gatherer(Study const& study, std::vector<std::size_t> authorities, Execution const& execution)
        : study_(study), authorities_(std::move(authorities)), execution_(execution), engine_(study, execution)
    {
        into_.name = name_of(study, authorities_);
        into_.authorities = authorities_.size();
        into_.draws = engine_.draws;
        for (auto const& intervention : study.interventions) {
            into_.intervention_ids.push_back(intervention.id);
            into_.intervention_names.push_back(intervention.name);
        }
        choose_strategies();
        choose_parameters();
    }

    StudyDraws gathered()
    {
        engine_.by_chunk([this](std::size_t first, DrawSource const& source, SharedDraws const& shared) {
            add_chunk(first, source, shared);
        });
        if (engine_.plan.outcomes_apart) add_fte_years_at_the_outcomes_rate();
        savings_to_costs();
        return std::move(into_);
    }

private:
    void choose_strategies()
    {
        into_.strategies.emplace_back(status_quo);
        into_.names.emplace_back(status_quo);
        auto const strategies = strategies_of(study_);
        intervention_is_used_.resize(study_.interventions.size());
        for (std::size_t s = 0; s < strategies.size(); ++s) {
            auto const& strategy = strategies[s];
            if (!engine_.plan.strategies[s].has_effect) {
                into_.left_out.push_back({strategy.id, strategy.name, no_saving_claimed});
                continue;
            }
            into_.strategies.push_back(strategy.id);
            into_.names.push_back(strategy.name);
            into_.strategy_of.push_back(s);
            for (auto const member : strategy.members) intervention_is_used_[member] = true;
        }
        into_.programme.resize(into_.strategies.size());
        for (auto* columns : {&into_.costs[0], &into_.costs[1], &into_.effects[0], &into_.effects[1]})
            columns->assign(into_.strategies.size(), Draws(engine_.draws));
    }

    void choose_parameters()
    {
        sources_ = shared_parameters(study_, engine_.beliefs, intervention_is_used_);
        if (authorities_.size() == 1) {
            auto own = own_parameters(study_, study_.authorities[authorities_.front()], intervention_is_used_);
            std::move(own.begin(), own.end(), std::back_inserter(sources_));
        }
        for (auto const& source : sources_) {
            into_.parameters.names.push_back(source.about.belief.id);
            into_.parameters.columns.emplace_back(engine_.draws);
            into_.about.push_back(source.about);
        }
    }

    static std::size_t number(Perspective perspective) { return static_cast<std::size_t>(perspective); }
    static std::size_t number(Benefit benefit) { return static_cast<std::size_t>(benefit); }
    std::span<double> part(Draws& column, std::size_t first, std::size_t count) const
    {
        return std::span(column).subspan(first, count);
    }

    //! Until the end the costs hold net savings, but for the status quo's.
    void add_chunk(std::size_t first, DrawSource const& source, SharedDraws const& shared)
    {
        AuthorityDraws draws(study_, engine_.plan, engine_.beliefs, shared, source, engine_.workers,
                             engine_.instructions);
        auto const* pay = shared.column(engine_.beliefs.pay);
        require(*std::min_element(pay, pay + shared.draws) > 0.0, "pay is above 0 in every draw");
        for (auto const number_of_authority : authorities_) {
            auto const& authority = study_.authorities[number_of_authority];
            OwnDraws const own(engine_.study, authority, source, shared.rows, engine_.workers, engine_.instructions);
            if (authorities_.size() == 1) keep_parameters(first, shared, own);
            add_status_quo(first, shared, ComparatorCosts(engine_, authority, shared, own));
            draws.start(authority);
            for (std::size_t s = 1; s < into_.strategies.size(); ++s) {
                draws.run(into_.strategy_of[s - 1], Parts::as_used);
                add_strategy(s, first, draws, pay);
            }
            report_progress();
        }
        if (authorities_.size() != 1) keep_shared_parameters(first, shared);
    }

    void add_status_quo(std::size_t first, SharedDraws const& shared, ComparatorCosts const& costs)
    {
        auto& in_cash = into_.costs[number(Perspective::cash)].front();
        auto& in_total = into_.costs[number(Perspective::total)].front();
        for (std::size_t i = 0; i < shared.draws; ++i) {
            in_cash[first + i] += costs.in_cash(i);
            in_total[first + i] += costs.in_total(i);
        }
    }

    void add_strategy(std::size_t s, std::size_t first, AuthorityDraws const& draws, double const* pay)
    {
        auto const of = [&](Draws& column) { return part(column, first, draws.draws()); };
        add(draws.column(index(Measure::net_cash)), of(into_.costs[number(Perspective::cash)][s]));
        add(draws.column(index(Measure::net_total)), of(into_.costs[number(Perspective::total)][s]));
        for (auto const part : all_cost_parts) {
            auto const costs = draws.column(index(Measure::programme_stated) + static_cast<std::size_t>(part));
            at(into_.programme[s], part) +=
                std::accumulate(costs.begin(), costs.end(), 0.0) / static_cast<double>(engine_.draws);
        }
        add(draws.column(index(Measure::leavers_averted_discounted)),
            of(into_.effects[number(Benefit::leavers_averted)][s]));
        if (!engine_.plan.outcomes_apart)
            add_fte_years(draws, pay, of(into_.effects[number(Benefit::fte_years_kept)][s]));
    }

    //! The same study with money discounted as outcomes are: its FTE-years are the wanted ones.
    void add_fte_years_at_the_outcomes_rate()
    {
        auto study = study_;
        study.discounting = {{0.0, *study.outcome_discount_rate}};
        study.outcome_discount_rate.reset();
        Engine engine(study, execution_);
        engine.by_chunk([&](std::size_t first, DrawSource const& source, SharedDraws const& shared) {
            AuthorityDraws draws(study, engine.plan, engine.beliefs, shared, source, engine.workers,
                                 engine.instructions);
            auto const* pay = shared.column(engine.beliefs.pay);
            for (auto const authority : authorities_) {
                draws.start(study.authorities[authority]);
                for (std::size_t s = 1; s < into_.strategies.size(); ++s) {
                    draws.run(into_.strategy_of[s - 1], Parts::as_used);
                    auto& column = into_.effects[number(Benefit::fte_years_kept)][s];
                    add_fte_years(draws, pay, part(column, first, shared.draws));
                }
                report_progress();
            }
        });
    }

    void savings_to_costs()
    {
        for (auto& columns : into_.costs)
            for (std::size_t s = 1; s < columns.size(); ++s)
                for (std::size_t i = 0; i < engine_.draws; ++i) columns[s][i] = columns.front()[i] - columns[s][i];
    }

    void keep_parameters(std::size_t first, SharedDraws const& shared, OwnDraws const& own)
    {
        keep_shared_parameters(first, shared);
        for (std::size_t p = 0; p < sources_.size(); ++p) {
            if (sources_[p].shared != no_belief) continue;
            auto const column = own.column(sources_[p].own).first(shared.draws);
            std::copy(column.begin(), column.end(), part(into_.parameters.columns[p], first, shared.draws).begin());
        }
    }

    void keep_shared_parameters(std::size_t first, SharedDraws const& shared)
    {
        for (std::size_t p = 0; p < sources_.size(); ++p) {
            if (sources_[p].shared == no_belief) continue;
            auto const* column = shared.column(sources_[p].shared);
            std::copy(column, column + shared.draws, part(into_.parameters.columns[p], first, shared.draws).begin());
        }
    }

    void report_progress()
    {
        auto const passes = engine_.plan.outcomes_apart ? 2U : 1U;
        auto const chunks = (engine_.draws + engine_.most - 1) / engine_.most;
        ++done_;
        if (execution_.progress)
            execution_.progress(static_cast<double>(done_) /
                                static_cast<double>(passes * chunks * authorities_.size()));
    }

    Study const& study_;
    std::vector<std::size_t> authorities_;
    Execution const& execution_;
    Engine engine_;
    StudyDraws into_;
    std::vector<bool> intervention_is_used_;
    std::vector<Source> sources_;
    std::size_t done_{};
};

StudyDraws gather(Study const& study, std::vector<std::size_t> authorities, Execution const& execution)
{
    require(study.draws > 0, "a run needs at least one draw");
    require(!authorities.empty() && !study.interventions.empty(),
            "a run needs at least one authority and one intervention");
    return Gatherer(study, std::move(authorities), execution).gathered();
}

}  // namespace

std::string_view name(Perspective perspective) { return perspective == Perspective::cash ? "cash" : "total"; }

std::string_view name(Benefit benefit)
{
    return benefit == Benefit::leavers_averted ? "leavers averted" : "FTE-years kept";
}

Samples StudyDraws::samples(Perspective perspective, Benefit benefit) const
{
    return {strategies, costs[static_cast<std::size_t>(perspective)], effects[static_cast<std::size_t>(benefit)]};
}

StudyDraws draws_of(Study const& study, std::size_t authority, Execution const& execution)
{
    require(authority < study.authorities.size(), "an authority is one of the study's");
    return gather(study, {authority}, execution);
}

StudyDraws draws_of_all(Study const& study, Execution const& execution)
{
    std::vector<std::size_t> all(study.authorities.size());
    std::iota(all.begin(), all.end(), std::size_t{});
    return gather(study, std::move(all), execution);
}

}  // namespace holdfast
