//! The block runner's one source text: a template over the batch. Included where it is instantiated: by runner_sse2.cpp and
//! its neighbours, one for each instruction set, and by benchmarks for single numbers.
#pragma once

#include "engine/authority_model.hpp"
#include "engine/block_runner.hpp"
#include "engine/break_even_points.hpp"
#include "engine/own_beliefs.hpp"
#include "outcomes/month_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

namespace holdfast {

//! What one strategy costs an authority each month in cash, summed over a block's draws. Draws are added lane by lane of
//! the widest batch, so that the sums do not depend on how wide a batch is.
using CashByMonth = std::vector<std::array<double, most_lanes>>;

//! One batch of an authority's draws before any strategy: where it starts, and what happens without a programme.
template <class Real> struct Prepared {
    Baseline<Real> base;
    UnitCosts<Real> units;
    Real moves_between_authorities{}, caseload{};
    Real counted{};  //!< 1 for draws that count, 0 for those that fill up the last batch
    ProjectionSums<Real> without;
};

//! Adds up what each month costs in cash, but for what a delivered month costs whomever it meets: that is the same every
//! month, and added at the end. Vacancies follow the hires where hiring is not limited; what is structural is the same with
//! and without a programme, and is left out of both. Rates are 0 in draws that do not count.
template <class Real> struct CashWatch {
    Real per_hire, per_leaver, per_vacancy;
    ProgrammeRates<Real> const* rates;  //!< by member
    ProgrammeRates<Real> first;         //!< the first of them: a copy, which no store into the lanes can change
    double* lanes;                      //!< of the first month
    Real cash{};

    template <class Shape> void month(Shape shape, Flows<Real> const& flows)
    {
        cash = flows.hires * per_hire + flows.leavers * per_leaver;
        if (shape.limits_hires) cash = cash + flows.vacancy * per_vacancy;
    }
    template <class Shape> void delivered(Shape shape, std::size_t member, Real const& eligible, Real const& hires)
    {
        auto const& rate = member == 0 ? first : rates[member];
        cash = cash + rate.per_eligible * eligible;
        if (shape.meets_hires) cash = cash + rate.per_hire * hires;
    }
    void over(std::size_t t)
    {
        double* const at = lanes + t * most_lanes;
        (Real::load(at) + cash).store(at);
    }
};

//! The same of the comparator, whose members' programmes are nobody's cost yet.
template <class Real> struct ComparatorWatch : CashWatch<Real> {
    template <class Shape> void delivered(Shape, std::size_t, Real const&, Real const&) {}
};

//! What a member's programme costs whomever it meets, summed over a block's draws, lane by lane as CashByMonth is.
struct FixedCosts {
    std::array<double, most_lanes> setup{}, a_month{};
};

//! What a worker writes over from batch to batch.
template <class Real> struct Scratch {
    std::vector<Real> leaving;
    std::vector<Real> powers;
    std::vector<Member<Real>> members;
    std::vector<InterventionEffect<Real>> effects;
    std::vector<ProgrammeRates<Real>> rates;
    std::vector<ProgrammeRates<Real>> counted_rates;       //!< 0 in draws that do not count
    std::vector<ByPart<ProgrammeRates<Real>>> time_rates;  //!< of what the members take of staff's time (M19a)
    std::vector<ProgrammeRates<Real>> hour_rates;
    ProjectionSums<Real> with;
    CashByMonth cash;
    std::vector<FixedCosts> fixed;  //!< by member
};

//! Real is the batch of the instruction set.
template <class Real> class Runner final : public BlockRunner {
public:
    Runner(InstructionSet instructions, Study const& study, Plan const& plan, SharedBeliefs const& beliefs,
           SharedDraws const& shared_draws, DrawSource const& source, std::size_t workers)
        : instructions_(instructions), study_(study), plan_(plan), beliefs_(beliefs), shared_draws_(shared_draws),
          source_(source), months_(static_cast<std::size_t>(plan.line.months)),
          years_(static_cast<std::size_t>(plan.line.years())),
          own_columns_((first_heterogeneity + study.interventions.size()) * column_stride(shared_draws.rows)),
          prepared_(shared_draws.rows / Real::lanes),
          comparator_cash_((shared_draws.rows + block_draws - 1) / block_draws * months_), scratch_(workers)
    {
        std::size_t most_members = plan.without_evidence.size();
        std::size_t most_phases = 1;
        for (auto const& strategy : plan.strategies) {
            most_members = std::max(most_members, strategy.members.size());
            most_phases = std::max(most_phases, strategy.schedule.phases().size());
        }
        for (auto& batch : prepared_) batch.without.resize(years_, plan.without_evidence.size());
        for (auto& scratch : scratch_) {
            scratch.leaving.resize(most_phases * plan.band_shares.size());
            scratch.powers.resize(2 * most_members);
            scratch.members.resize(most_members);
            scratch.effects.resize(most_members);
            scratch.rates.resize(most_members);
            scratch.counted_rates.resize(most_members);
            scratch.time_rates.resize(most_members);
            scratch.hour_rates.resize(most_members);
            scratch.fixed.resize(most_members);
            scratch.cash.resize(months_);
        }
    }

    void start(Authority const& authority) override
    {
        authority_ = &authority;
        here_.start(study_, authority);
        order_ = source_.order_of(authority.code);
        own_.start(study_, authority);
    }

    void prepare(std::size_t block, std::size_t worker) override
    {
        for (auto const& own : own_.all()) {
            auto const rows =
                std::span(own_columns_)
                    .subspan(own.column * column_stride(shared_draws_.rows) + block * block_draws, rows_of(block));
            source_.own(order_, own.key, own.column, block * block_draws, rows);
            own.sampler.from_uniforms(instructions_, rows, rows);
        }
        auto& scratch = scratch_[worker];
        compiled([&] { for_each_batch(block, scratch, [&](std::size_t row) { prepare_batch(row, scratch); }); });
        for (std::size_t t = 0; t < months_; ++t) comparator_cash_[block * months_ + t] = added_up(scratch.cash[t]);
    }

    void run(std::size_t number, std::size_t block, std::size_t worker, Parts parts, DrawColumns& columns) override
    {
        auto const& strategy = plan_.strategies[number];
        auto& scratch = scratch_[worker];
        scratch.with.resize(years_, strategy.members.size());
        compiled([&] {
            for_each_batch(block, scratch, [&](std::size_t row) { run_batch(strategy, row, parts, scratch, columns); });
        });
        for (std::size_t t = 0; t < months_; ++t) {
            auto const at = block * months_ + t;
            double const spent = fixed_costs(strategy, static_cast<int>(t), scratch);
            columns.cash_by_month[at] =
                strategy.has_effect ? comparator_cash_[at] - (added_up(scratch.cash[t]) + spent) : 0.0;
        }
    }

private:
    //! Compiles `work`, with everything that it calls, for the instruction set.
    template <class Work> void compiled(Work const& work) const
    {
        constexpr bool is_a_batch =
            std::is_same_v<Real, Sse2Batch> || std::is_same_v<Real, Avx2Batch> || std::is_same_v<Real, Avx512Batch>;
        if constexpr (!is_a_batch) work();
        else
            run_with(instructions_, [&]<class Batch>(Batch const&) {
                if constexpr (std::is_same_v<Batch, Real>) work();
            });
    }

    [[nodiscard]] std::size_t rows_of(std::size_t block) const
    {
        return std::min(block_draws, shared_draws_.rows - block * block_draws);
    }
    template <class Work> void for_each_batch(std::size_t block, Scratch<Real>& scratch, Work const& work) const
    {
        for (auto& lanes : scratch.cash) lanes = {};
        for (auto& costs : scratch.fixed) costs = {};
        for (std::size_t at = 0; at < rows_of(block); at += Real::lanes) work(block * block_draws + at);
    }
    static double added_up(std::array<double, most_lanes> const& lanes)
    {
        double sum = 0.0;
        for (double const lane : lanes) sum += lane;
        return sum;
    }

    [[nodiscard]] Real own(std::size_t column, std::size_t row) const
    {
        return Real::load(own_columns_.data() + column * column_stride(shared_draws_.rows) + row);
    }
    [[nodiscard]] auto shared_at(std::size_t row) const
    {
        return [this, row](Slot slot) { return Real::load(shared_draws_.column(slot) + row); };
    }

    // ---- Without a programme. ----

    void prepare_batch(std::size_t row, Scratch<Real>& scratch)
    {
        auto& batch = prepared_[row / Real::lanes];
        SharedValues<Real> shared;
        shared.gather(beliefs_, shared_at(row));
        auto const values = OwnValues<Real>::from_columns([&](std::size_t column) { return own(column, row); });
        batch.base = baseline_of(study_, plan_, *authority_, shared, values);
        batch.units = unit_costs(batch.base.prices);
        batch.moves_between_authorities = shared.moves_between_authorities;
        batch.caseload = values.caseload;
        std::array<double, Real::lanes> counted;
        for (std::size_t lane = 0; lane < Real::lanes; ++lane)
            counted[lane] = row + lane < shared_draws_.draws ? 1.0 : 0.0;
        batch.counted = Real::load(counted.data());

        leaving_by_phase<Real>(AnyShape{batch.base.opening.bands, false, 0, true}, batch.base.hazards, {},
                               plan_.nothing, PowersOfHazardRatios<Real>({}, plan_.nothing, {}),
                               std::span(scratch.leaving));
        Programmes met{static_cast<int>(plan_.without_evidence.size()), true, false};
        for (std::size_t i = 0; i < plan_.without_evidence.size(); ++i) {
            auto const& strategy = plan_.strategies[plan_.without_evidence[i]];
            scratch.effects[i].eligible = strategy.eligible.front();
            scratch.effects[i].changes_absence = false;
            met.reach_all = met.reach_all && strategy.reaches_all;
            met.meet_hires = met.meet_hires || strategy.meets_hires;
        }
        sum<Keep::everything>(batch, met, plan_.nothing, scratch, batch.without,
                              ComparatorWatch<Real>{cash_watch(batch, row, scratch)});
    }

    [[nodiscard]] CashWatch<Real> cash_watch(Prepared<Real> const& batch, std::size_t row, Scratch<Real>& scratch) const
    {
        auto const& units = batch.units;
        Real const per_hire = authority_->hires_capacity
                                  ? units.hire.cash
                                  : units.hire.cash + units.vacancy.cash * batch.base.recruitment.months_to_fill;
        return {per_hire * batch.counted,
                units.leaver.cash * batch.counted,
                units.vacancy.cash * batch.counted,
                scratch.counted_rates.data(),
                scratch.counted_rates.empty() ? ProgrammeRates<Real>{} : scratch.counted_rates.front(),
                scratch.cash.front().data() + row % most_lanes};
    }

    //! The programmes' rates as the watch needs them, and their fixed costs added to the block's.
    void count_programmes(StrategyPlan const& strategy, Prepared<Real> const& batch, std::size_t row,
                          Scratch<Real>& scratch) const
    {
        for (std::size_t i = 0; i < strategy.members.size(); ++i) {
            auto const& rates = scratch.rates[i];
            auto& counted = scratch.counted_rates[i];
            counted = {rates.setup * batch.counted, rates.a_month * batch.counted, rates.per_eligible * batch.counted,
                       rates.per_hire * batch.counted};
            auto const add = [row](std::array<double, most_lanes>& lanes, Real const& value) {
                double* const to = lanes.data() + row % most_lanes;
                (Real::load(to) + value).store(to);
            };
            add(scratch.fixed[i].setup, counted.setup);
            add(scratch.fixed[i].a_month, counted.a_month);
        }
    }
    //! What the programmes cost in a month whomever they meet, summed over the block.
    static double fixed_costs(StrategyPlan const& strategy, int month, Scratch<Real> const& scratch)
    {
        double sum = 0.0;
        for (std::size_t i = 0; i < strategy.members.size(); ++i) {
            auto const member = static_cast<int>(i);
            if (!strategy.schedule.is_delivered(member, month)) continue;
            sum += added_up(scratch.fixed[i].a_month);
            if (month == strategy.schedule.delivered(member).from) sum += added_up(scratch.fixed[i].setup);
        }
        return sum;
    }

    // ---- With one. ----

    void run_batch(StrategyPlan const& strategy, std::size_t row, Parts parts, Scratch<Real>& scratch,
                   DrawColumns& columns)
    {
        auto const& batch = prepared_[row / Real::lanes];
        Programmes const programmes{strategy.schedule.members(), strategy.reaches_all, strategy.meets_hires};
        set_members(strategy, row, {EffectAs::Kind::used}, scratch);
        if (strategy.without_evidence) {
            scratch.with.members[0] = batch.without.members[*strategy.without_evidence];
            auto const all = plan_.without_evidence.size();
            for (std::size_t year = 0; strategy.takes_time && year < years_; ++year)
                scratch.with.members_by_year[year] =
                    batch.without.members_by_year[year * all + *strategy.without_evidence];
        } else {
            count_programmes(strategy, batch, row, scratch);
            leaving_of(effects_of(strategy, scratch), strategy.schedule, powers_of(strategy, scratch), batch, scratch);
            sum<Keep::everything>(batch, programmes, strategy.schedule, scratch, scratch.with,
                                  cash_watch(batch, row, scratch));
        }
        if (strategy.has_effect) keep(strategy, batch, scratch, row, columns);
        else keep_programme(strategy, scratch, row, columns);
        if (parts == Parts::as_used) return;

        // What only present values are wanted of: the effect as published, then the points of the break-even curve.
        constexpr int published = -1;
        int const from = strategy.has_effect ? published : 0;
        int const until =
            strategy.members.size() == 1 && row < columns.break_even_rows ? static_cast<int>(break_even_nodes) : 0;
        for (int part = from; part < until; ++part) {
            auto const effects = effects_of(strategy, scratch);
            if (part == published) {
                set_members(strategy, row, {EffectAs::Kind::as_published}, scratch);
                leaving_of(effects, strategy.schedule, powers_of(strategy, scratch), batch, scratch);
            } else {
                leaving_of(effects, strategy.schedule, powers_at(strategy, static_cast<std::size_t>(part)), batch,
                           scratch);
            }
            sum<Keep::present_values>(batch, part == published ? Programmes{} : programmes, strategy.schedule, scratch,
                                      scratch.with, Unwatched{});
            if (part == published) keep_unadjusted(batch, scratch, row, columns);
            else keep_break_even(strategy, batch, scratch, static_cast<std::size_t>(part), row, columns);
        }
    }

    void set_members(StrategyPlan const& strategy, std::size_t row, EffectAs as, Scratch<Real>& scratch) const
    {
        for (std::size_t i = 0; i < strategy.members.size(); ++i) {
            auto const index = strategy.members[i];
            auto const values = intervention_values<Real>(beliefs_.interventions[index], shared_at(row));
            scratch.members[i] =
                member_of(study_, here_.all()[index], strategy, i, values, own(first_heterogeneity + index, row), as);
            scratch.rates[i] = programme_rates(scratch.members[i]);
            if (strategy.takes_time) set_time(i, scratch);
            scratch.effects[i] = scratch.members[i].effect;
        }
        weaken_by_overlap<Real>(std::span(scratch.effects).first(strategy.members.size()), strategy.overlap);
    }

    //! What a member takes of staff's time while it is delivered; nothing, of one that takes none.
    static void set_time(std::size_t i, Scratch<Real>& scratch)
    {
        auto const& member = scratch.members[i];
        scratch.time_rates[i] = {};
        scratch.hour_rates[i] = {};
        if (!member.resources) return;
        for (auto const part : all_cost_parts)
            at(scratch.time_rates[i], part) = programme_rates(member, at(member.resources->time, part));
        scratch.hour_rates[i] = programme_rates(member, member.resources->hours);
    }

    using Effects = std::span<InterventionEffect<Real> const>;
    [[nodiscard]] Effects effects_of(StrategyPlan const& strategy, Scratch<Real> const& scratch) const
    {
        return Effects(scratch.effects).first(strategy.members.size());
    }
    [[nodiscard]] PowersOfHazardRatios<Real> powers_of(StrategyPlan const& strategy, Scratch<Real>& scratch) const
    {
        return {effects_of(strategy, scratch), strategy.schedule, scratch.powers};
    }
    template <class Powers>
    void leaving_of(Effects effects, EffectSchedule const& schedule, Powers powers, Prepared<Real> const& batch,
                    Scratch<Real>& scratch) const
    {
        auto const go = [&](auto shape) {
            leaving_by_phase<Real>(shape, batch.base.hazards, effects, schedule, powers, std::span(scratch.leaving));
        };
        auto const members = static_cast<int>(effects.size());
        bool const reaches_all = std::all_of(effects.begin(), effects.end(),
                                             [](auto const& effect) { return effect.eligible == all_bands; });
        if (batch.base.opening.bands == 2 && members == 1 && reaches_all) go(CommonShape<1>{});
        else if (batch.base.opening.bands == 2 && members == 1) go(CommonShape<1, false>{});
        else go(AnyShape{batch.base.opening.bands, false, members, reaches_all});
    }

    //! One hazard ratio below 1 for all draws: its powers are the same for all of them.
    struct GivenPowers {
        double const* powers;
        [[nodiscard]] Real operator()(std::size_t, std::size_t phase) const { return Real(powers[phase]); }
        [[nodiscard]] Real most(std::size_t) const { return Real(1.0); }
        [[nodiscard]] Real reach(std::size_t) const { return Real(1.0); }
        [[nodiscard]] double step(std::size_t phase) const { return std::abs(powers[phase] - powers[phase - 1]); }
    };
    [[nodiscard]] GivenPowers powers_at(StrategyPlan const& strategy, std::size_t node) const
    {
        return {strategy.powers_at_break_even_points.data() + node * strategy.schedule.phases().size()};
    }

    //! Whose programmes are counted in a projection: none, unless it says so.
    struct Programmes {
        int members{};
        bool reach_all{true};
        bool meet_hires{};
    };
    //! Sums a projection, in the shape that fits it best.
    template <Keep keep, class Watch>
    void sum(Prepared<Real> const& batch, Programmes programmes, EffectSchedule const& schedule, Scratch<Real>& scratch,
             ProjectionSums<Real>& into, Watch const& watch) const
    {
        auto const effects = Effects(scratch.effects).first(static_cast<std::size_t>(schedule.members()));
        auto const go = [&](auto shape) {
            sum_months<keep, Real>(shape, batch.base.opening, batch.base.recruitment,
                                   std::span<Real const>(scratch.leaving), effects, schedule, plan_.line, watch, into);
        };
        auto const [members, reach_all, meet_hires] = programmes;
        bool const limits_hires = authority_->hires_capacity.has_value();
        bool const absence = changes_absence(effects);
        bool const plain =
            batch.base.opening.bands == 2 && !limits_hires && !absence && !plan_.outcomes_apart && !plan_.posts_grow;
        constexpr bool of_comparator = std::is_same_v<Watch, ComparatorWatch<Real>>;
        constexpr bool of_present_values = keep == Keep::present_values;
        if constexpr (of_comparator || of_present_values)
            if (plain && members == 0) return go(CommonSums<0>{});
        if (plain && members == 1 && reach_all && !meet_hires) go(CommonSums<1>{});
        else if (plain && members == 1 && !meet_hires) go(CommonSums<1, false>{});
        else
            go(AnySums{{batch.base.opening.bands, limits_hires, members, reach_all, plan_.posts_grow},
                       plan_.outcomes_apart,
                       absence,
                       meet_hires});
    }
    static bool changes_absence(Effects effects)
    {
        return std::any_of(effects.begin(), effects.end(), [](auto const& effect) { return effect.changes_absence; });
    }

    // ---- What is kept. ----

    static void put(DrawColumns& columns, std::size_t measure, std::size_t row, Real const& value)
    {
        value.store(columns.at(measure, row));
    }

    //! What a member's programme met over the horizon, discounted.
    [[nodiscard]] static Met<Real> met_by(StrategyPlan const& strategy, std::size_t member,
                                          Scratch<Real> const& scratch)
    {
        auto const& met = scratch.with.members[member];
        auto const& when = strategy.delivered[member];
        return {when.starts, when.months, met.eligible, met.hires};
    }
    //! And in one year, undiscounted.
    [[nodiscard]] static Met<Real> met_by(StrategyPlan const& strategy, std::size_t member, std::size_t year,
                                          Scratch<Real> const& scratch)
    {
        auto const number = year * strategy.members.size() + member;
        auto const& met = scratch.with.members_by_year[number];
        auto const& when = strategy.delivered_by_year[number];
        return {when.starts, when.months, met.eligible, met.hires};
    }
    //! By what it rests on: `rates(member, part)` of each member, over what it met.
    template <class Rates>
    [[nodiscard]] static ByPart<Real> by_part(StrategyPlan const& strategy, Scratch<Real> const& scratch,
                                              Rates const& rates)
    {
        ByPart<Real> parts;
        parts.fill(Real(0.0));
        for (std::size_t i = 0; i < strategy.members.size(); ++i) {
            auto const met = met_by(strategy, i, scratch);
            for (auto const part : all_cost_parts)
                at(parts, part) = at(parts, part) + programme_cost(rates(i, part), met);
        }
        return parts;
    }
    //! Cost of the programmes of a strategy, and the FTE-years that they reach, both discounted.
    [[nodiscard]] ProgrammeMonth<Real> programme(StrategyPlan const& strategy, Scratch<Real> const& scratch) const
    {
        ProgrammeMonth<Real> sum{Real(0.0), Real(0.0)};
        for (std::size_t i = 0; i < strategy.members.size(); ++i) {
            auto const met = met_by(strategy, i, scratch);
            sum.cost = sum.cost + programme_cost(scratch.rates[i], met);
            sum.reached = sum.reached + scratch.members[i].effect.coverage * met.eligible * (1.0 / 12.0);
        }
        return sum;
    }
    //! The parts of that cost, by what they rest on: the same sum over some of its amounts.
    [[nodiscard]] ByPart<Real> programme_parts(StrategyPlan const& strategy, Scratch<Real> const& scratch) const
    {
        return by_part(strategy, scratch, [&scratch](std::size_t member, CostPart part) {
            return programme_rates(scratch.members[member], part);
        });
    }
    static void keep_parts(ByPart<Real> const& parts, std::size_t row, DrawColumns& columns)
    {
        put(columns, index(Measure::programme_stated), row, at(parts, CostPart::stated));
        put(columns, index(Measure::programme_built), row, at(parts, CostPart::built));
        put(columns, index(Measure::programme_guessed), row, at(parts, CostPart::guessed));
    }
    [[nodiscard]] Real programme_in_year(StrategyPlan const& strategy, std::size_t year, Scratch<Real> const& scratch,
                                         std::optional<CostPart> part = {}) const
    {
        Real sum = 0.0;
        for (std::size_t i = 0; i < strategy.members.size(); ++i) {
            auto const rates = part ? programme_rates(scratch.members[i], *part) : scratch.rates[i];
            sum = sum + programme_cost(rates, met_by(strategy, i, year, scratch));
        }
        return sum;
    }
    //! What the programmes take of staff's time, discounted, by what it rests on [£] (M19a).
    [[nodiscard]] ByPart<Real> programme_time(StrategyPlan const& strategy, Scratch<Real> const& scratch) const
    {
        if (strategy.takes_time)
            return by_part(strategy, scratch, [&scratch](std::size_t member, CostPart part) {
                return at(scratch.time_rates[member], part);
            });
        ByPart<Real> none;
        none.fill(Real(0.0));
        return none;
    }
    //! The hours of it in a year, undiscounted.
    [[nodiscard]] Real hours_in_year(StrategyPlan const& strategy, std::size_t year, Scratch<Real> const& scratch) const
    {
        Real sum = 0.0;
        for (std::size_t i = 0; i < strategy.members.size(); ++i)
            sum = sum + programme_cost(scratch.hour_rates[i], met_by(strategy, i, year, scratch));
        return sum;
    }
    //! Keeps both, and gives the value of all of it.
    Real keep_time(StrategyPlan const& strategy, ByPart<Real> const& parts, Scratch<Real> const& scratch,
                   std::size_t row, DrawColumns& columns) const
    {
        Real time = 0.0;
        Real hours = 0.0;
        if (strategy.takes_time) {
            for (auto const part : all_cost_parts) time = time + at(parts, part);
            for (std::size_t year = 0; year < years_; ++year) hours = hours + hours_in_year(strategy, year, scratch);
        }
        put(columns, index(Measure::programme_time), row, time);
        put(columns, index(Measure::programme_hours), row, hours);
        return time;
    }
    [[nodiscard]] FlowSums<Real> saved_by(Prepared<Real> const& batch, MonthSums<Real> const& without,
                                          MonthSums<Real> const& with) const
    {
        return saved(authority_->hires_capacity.has_value(), batch.base.recruitment.months_to_fill, without, with);
    }

    void keep_programme(StrategyPlan const& strategy, Scratch<Real> const& scratch, std::size_t row,
                        DrawColumns& columns) const
    {
        auto const spent = programme(strategy, scratch);
        put(columns, index(Measure::programme), row, spent.cost);
        put(columns, index(Measure::workers_reached), row, spent.reached);
        keep_parts(programme_parts(strategy, scratch), row, columns);
        (void)keep_time(strategy, programme_time(strategy, scratch), scratch, row, columns);
    }

    void keep(StrategyPlan const& strategy, Prepared<Real> const& batch, Scratch<Real> const& scratch, std::size_t row,
              DrawColumns& columns) const
    {
        auto const& prices = batch.base.prices;
        auto const& sums = scratch.with;
        auto const spent = programme(strategy, scratch);
        auto const parts = programme_parts(strategy, scratch);
        Real const stated = at(parts, CostPart::stated);
        Real const known = stated + at(parts, CostPart::built);
        keep_parts(parts, row, columns);
        auto const time_parts = programme_time(strategy, scratch);
        Real const time = keep_time(strategy, time_parts, scratch, row, columns);
        Real const stated_time = at(time_parts, CostPart::stated);
        Real const known_time = stated_time + at(time_parts, CostPart::built);
        auto const keep_savings = [&](Measure first, Measure first_after, Lines<Real> const& gross) {
            Real const gross_cash = cash(gross);
            Real const gross_total = gross_cash + capacity(gross);
            put(columns, index(first_after), row, gross_cash - stated);
            put(columns, index(first_after) + 1, row, gross_total - stated - stated_time);
            put(columns, index(first_after) + 2, row, gross_cash - known);
            put(columns, index(first_after) + 3, row, gross_total - known - known_time);
            put(columns, index(first), row, gross_cash);
            put(columns, index(first) + 1, row, gross_total);
            put(columns, index(first) + 2, row, gross_cash - spent.cost);
            put(columns, index(first) + 3, row, gross_total - spent.cost - time);
        };
        Lines<Real> lines = price_saved(saved_by(batch, batch.without.discounted, sums.discounted), prices);
        keep_savings(Measure::gross_cash, Measure::after_stated_cash, lines);
        keep_savings(Measure::england_gross_cash, Measure::england_after_stated_cash,
                     for_england(lines, batch.moves_between_authorities));
        at(lines, Line::programme) = -spent.cost;
        if (strategy.takes_time) at(lines, Line::programme_time) = -time;
        for (auto const line : all_lines) put(columns, index(line), row, at(lines, line));
        put(columns, index(Measure::programme), row, spent.cost);
        put(columns, index(Measure::workers_reached), row, spent.reached);
        put(columns, index(Measure::leavers_averted_discounted), row,
            batch.without.outcome_leavers - sums.outcome_leavers);

        FlowSums<Real> whole{};
        for (std::size_t year = 0; year < years_; ++year) {
            auto const flows = saved_by(batch, batch.without.by_year[year], sums.by_year[year]);
            whole.add(flows, 1.0);
            auto const gross = cost_of(flows, batch.units);
            Real const programme = programme_in_year(strategy, year, scratch);
            put(columns, index(YearMeasure::gross_cash, year), row, gross.cash);
            put(columns, index(YearMeasure::capacity, year), row, gross.capacity);
            put(columns, index(YearMeasure::programme, year), row, programme);
            put(columns, index(YearMeasure::net_cash, year), row, gross.cash - programme);
            put(columns, index(YearMeasure::after_known, year), row,
                gross.cash - (programme - programme_in_year(strategy, year, scratch, CostPart::guessed)));
        }
        put(columns, index(Measure::leavers_averted), row, whole.leavers);
        put(columns, index(Measure::fte_years_kept), row, -whole.permanent * (1.0 / 12.0));
        put(columns, index(Measure::vacancy_months_avoided), row, whole.vacancy);
        put(columns, index(Measure::agency_fte_years_avoided), row,
            whole.vacancy * prices.cover_share * prices.agency_released * (1.0 / 12.0));
        put(columns, index(Measure::hires_avoided), row, whole.hires);
        put(columns, index(Measure::sickness_days_avoided), row,
            whole.absent * prices.absence_rate * (study_.prices.working_days / 12.0));
        put(columns, index(Measure::handovers_averted), row, whole.leavers * batch.caseload);
    }

    void keep_unadjusted(Prepared<Real> const& batch, Scratch<Real> const& scratch, std::size_t row,
                         DrawColumns& columns) const
    {
        auto const gross = cost_of(saved_by(batch, batch.without.discounted, scratch.with.discounted), batch.units);
        put(columns, index(Measure::unadjusted_gross_cash), row, gross.cash);
        put(columns, index(Measure::unadjusted_gross_total), row, gross.cash + gross.capacity);
    }

    void keep_break_even(StrategyPlan const& strategy, Prepared<Real> const& batch, Scratch<Real> const& scratch,
                         std::size_t node, std::size_t row, DrawColumns& columns) const
    {
        auto const gross = cost_of(saved_by(batch, batch.without.discounted, scratch.with.discounted), batch.units);
        Real const net_cash = gross.cash - programme(strategy, scratch).cost;
        double* const to = columns.break_even.data() + 2 * node * columns.break_even_rows + row;
        net_cash.store(to);
        Real net_total = net_cash + gross.capacity;
        if (strategy.takes_time)
            for (auto const& time : programme_time(strategy, scratch)) net_total = net_total - time;
        net_total.store(to + columns.break_even_rows);
    }

    InstructionSet instructions_;
    Study const& study_;
    Plan const& plan_;
    SharedBeliefs const& beliefs_;
    SharedDraws const& shared_draws_;
    DrawSource const& source_;
    std::size_t months_;
    std::size_t years_;
    Authority const* authority_{};
    InterventionsHere here_;
    OwnSamplers own_;
    DrawSource::Order order_;
    std::vector<double> own_columns_;
    std::vector<Prepared<Real>> prepared_;
    std::vector<double> comparator_cash_;  //!< by block and month
    std::vector<Scratch<Real>> scratch_;   //!< by worker
};

}  // namespace holdfast
