#include "holdfast/questions/draws.hpp"

#include "engine/authority_model.hpp"
#include "engine/engine.hpp"
#include "engine/own_beliefs.hpp"
#include "holdfast/base/contract.hpp"
#include "study/scope.hpp"

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
            for (auto const chapter : order::interventions) {
                auto const& slots = beliefs.interventions[i];
                for_rows(intervention_rows, chapter, [&](auto const& row) { add(row.place(slots), row.says, i); });
                if (chapter == Chapter::resources)
                    for_resource_rows(slots.resources.size(),
                                      [&](auto const& row) { add(row.place(slots), row.says, i); });
            }
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

//! What the comparator costs over the horizon [£, present value], draw by draw. In the batch of the baseline, whose bits
//! are those of every instruction set.
class ComparatorCosts {
public:
    ComparatorCosts(Engine const& engine, Authority const& authority, Chunk const& chunk, OwnDraws const& own)
        : cash_(chunk.shared.rows), capacity_(chunk.shared.rows)
    {
        auto const& shared = chunk.shared;
        chunk.share_out([&](std::size_t from, std::size_t to, std::size_t, std::size_t) {
            AuthorityModel<Sse2Batch> model(engine.study(), engine.plan());
            for (auto row = from; row < to; row += Sse2Batch::lanes) {
                EveryValue<Sse2Batch> values;
                values.gather(
                    engine.beliefs(), [&](Slot slot) { return Sse2Batch::load(shared.column(slot) + row); },
                    [&](std::size_t column) { return Sse2Batch::load(own.column(column).data() + row); });
                model.prepare(authority, values);
                auto const lines = price(discounted(model.comparator(), engine.plan().line), model.prices());
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
class Gatherer final : public Watcher {
public:
    Gatherer(Study const& study, std::vector<std::size_t> authorities, Execution const& execution)
        : study_(study), authorities_(std::move(authorities)), execution_(execution), engine_(study, execution)
    {
        into_.name = name_of(study, authorities_);
        into_.authorities = authorities_.size();
        into_.draws = engine_.draws();
        for (auto const& intervention : study.interventions) {
            into_.intervention_ids.push_back(intervention.id);
            into_.intervention_names.push_back(intervention.name);
        }
        choose_strategies();
        choose_parameters();
    }

    StudyDraws gathered()
    {
        auto const passes = engine_.plan().outcomes_apart ? 2.0 : 1.0;
        engine_.run(tour(), {this}, [&](double share) { report_progress(share / passes); });
        if (engine_.plan().outcomes_apart) add_fte_years_at_the_outcomes_rate();
        savings_to_costs();
        return std::move(into_);
    }

    void start_chunk(Chunk const& chunk) override
    {
        chunk_ = &chunk;
        auto const* pay = chunk.shared.column(engine_.beliefs().pay);
        require(*std::min_element(pay, pay + chunk.draws()) > 0.0, "pay is above 0 in every draw");
        if (authorities_.size() != 1) keep_shared_parameters();
    }
    //! Until the end the costs hold net savings, but for the status quo's.
    void start_authority(std::size_t number_of_authority) override
    {
        auto const& authority = study_.authorities[number_of_authority];
        auto const own = chunk_->own(authority);
        if (authorities_.size() == 1) keep_parameters(own);
        add_status_quo(ComparatorCosts(engine_, authority, *chunk_, own));
    }
    void see(AuthorityNumber, StrategyNumber strategy, AuthorityDraws const& draws) override
    {
        add_strategy(choice_of_[index(strategy)], draws);
    }

private:
    //! Strategies with an effect, as used, for the authorities in question.
    [[nodiscard]] Tour tour() const
    {
        return {authorities_, std::vector<std::vector<std::size_t>>(study_.authorities.size(), into_.strategy_of),
                Parts::as_used};
    }
    void choose_strategies()
    {
        into_.strategies.emplace_back(status_quo);
        into_.names.emplace_back(status_quo);
        auto const strategies = strategies_of(study_);
        intervention_is_used_.resize(study_.interventions.size());
        choice_of_.resize(strategies.size());
        for (std::size_t s = 0; s < strategies.size(); ++s) {
            auto const& strategy = strategies[s];
            if (!engine_.plan().strategies[s].has_effect) {
                into_.left_out.push_back({strategy.id, strategy.name, no_saving_claimed});
                continue;
            }
            into_.names.push_back(strategy.name);
            choice_of_[s] = into_.strategies.size();
            into_.strategies.push_back(strategy.id);
            into_.strategy_of.push_back(s);
            for (auto const member : strategy.members) intervention_is_used_[member] = true;
        }
        into_.programme.resize(into_.strategies.size());
        for (auto* columns : {&into_.costs[0], &into_.costs[1], &into_.effects[0], &into_.effects[1]})
            columns->assign(into_.strategies.size(), Draws(engine_.draws()));
    }

    void choose_parameters()
    {
        sources_ = shared_parameters(study_, engine_.beliefs(), intervention_is_used_);
        if (authorities_.size() == 1) {
            auto own = own_parameters(study_, study_.authorities[authorities_.front()], intervention_is_used_);
            std::move(own.begin(), own.end(), std::back_inserter(sources_));
        }
        for (auto const& source : sources_) {
            into_.parameters.names.push_back(source.about.belief.id);
            into_.parameters.columns.emplace_back(engine_.draws());
            into_.about.push_back(source.about);
        }
    }

    static std::size_t number(Perspective perspective) { return static_cast<std::size_t>(perspective); }
    static std::size_t number(Benefit benefit) { return static_cast<std::size_t>(benefit); }
    static std::span<double> part(Draws& column, Chunk const& chunk)
    {
        return std::span(column).subspan(chunk.first(), chunk.draws());
    }

    void add_status_quo(ComparatorCosts const& costs)
    {
        auto const first = chunk_->first();
        auto& in_cash = into_.costs[number(Perspective::cash)].front();
        auto& in_total = into_.costs[number(Perspective::total)].front();
        for (std::size_t i = 0; i < chunk_->draws(); ++i) {
            in_cash[first + i] += costs.in_cash(i);
            in_total[first + i] += costs.in_total(i);
        }
    }

    void add_strategy(std::size_t s, AuthorityDraws const& draws)
    {
        auto const of = [&](Draws& column) { return part(column, *chunk_); };
        add(draws.column(index(Measure::net_cash)), of(into_.costs[number(Perspective::cash)][s]));
        add(draws.column(index(Measure::net_total)), of(into_.costs[number(Perspective::total)][s]));
        for (auto const part : all_cost_parts) {
            auto const costs = draws.column(index(Measure::programme_stated) + static_cast<std::size_t>(part));
            at(into_.programme[s], part) +=
                std::accumulate(costs.begin(), costs.end(), 0.0) / static_cast<double>(engine_.draws());
        }
        add(draws.column(index(Measure::leavers_averted_discounted)),
            of(into_.effects[number(Benefit::leavers_averted)][s]));
        if (!engine_.plan().outcomes_apart)
            add_fte_years(draws, chunk_->shared.column(engine_.beliefs().pay),
                          of(into_.effects[number(Benefit::fte_years_kept)][s]));
    }

    //! The same study with money discounted as outcomes are: its FTE-years are the wanted ones.
    void add_fte_years_at_the_outcomes_rate()
    {
        auto study = study_;
        study.discounting = {{0.0, *study.outcome_discount_rate}};
        study.outcome_discount_rate.reset();
        Engine engine(study, execution_, engine_.workers());
        FteYears years(*this, engine);
        engine.run(tour(), {&years}, [this](double share) { report_progress(0.5 + share / 2.0); });
    }
    class FteYears final : public Watcher {
    public:
        FteYears(Gatherer& into, Engine const& engine) : into_(into), engine_(engine) {}
        void start_chunk(Chunk const& chunk) override { chunk_ = &chunk; }
        void see(AuthorityNumber, StrategyNumber strategy, AuthorityDraws const& draws) override
        {
            auto& column = into_.into_.effects[number(Benefit::fte_years_kept)][into_.choice_of_[index(strategy)]];
            add_fte_years(draws, chunk_->shared.column(engine_.beliefs().pay), part(column, *chunk_));
        }

    private:
        Gatherer& into_;
        Engine const& engine_;
        Chunk const* chunk_{};
    };

    void savings_to_costs()
    {
        for (auto& columns : into_.costs)
            for (std::size_t s = 1; s < columns.size(); ++s)
                for (std::size_t i = 0; i < engine_.draws(); ++i) columns[s][i] = columns.front()[i] - columns[s][i];
    }

    void keep_parameters(OwnDraws const& own)
    {
        keep_shared_parameters();
        for (std::size_t p = 0; p < sources_.size(); ++p) {
            if (sources_[p].shared != no_belief) continue;
            auto const column = own.column(sources_[p].own).first(chunk_->draws());
            std::copy(column.begin(), column.end(), part(into_.parameters.columns[p], *chunk_).begin());
        }
    }

    void keep_shared_parameters()
    {
        for (std::size_t p = 0; p < sources_.size(); ++p) {
            if (sources_[p].shared == no_belief) continue;
            auto const* column = chunk_->shared.column(sources_[p].shared);
            std::copy(column, column + chunk_->draws(), part(into_.parameters.columns[p], *chunk_).begin());
        }
    }

    void report_progress(double share) const
    {
        if (execution_.progress) execution_.progress(share);
    }

    Study const& study_;
    std::vector<std::size_t> authorities_;
    Execution const& execution_;
    Engine engine_;
    StudyDraws into_;
    std::vector<bool> intervention_is_used_;
    std::vector<Source> sources_;
    std::vector<std::size_t> choice_of_;  //!< by strategy of the study: its number among the choices
    Chunk const* chunk_{};
};

StudyDraws gather(Study const& study, std::vector<std::size_t> authorities, Execution const& execution)
{
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
