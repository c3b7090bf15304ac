#include "holdfast/questions/chance.hpp"

#include "belief/sampler.hpp"
#include "engine/authority_model.hpp"
#include "engine/engine.hpp"
#include "holdfast/base/contract.hpp"
#include "numerics/running.hpp"
#include "workforce/whole_people.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>

namespace holdfast {

namespace {

using Months = std::vector<MonthFlows<double>>;

constexpr std::size_t first_year_months = 12;

//! What is kept of a period, of what is expected and of whole people.
enum class Kept : std::size_t { leavers, hires, vacancy, cash, saving, after_stated, after_built };
enum class Kind : std::size_t { expected, whole };
constexpr std::size_t kept_of_a_period = 14;

//! A column of draws for each: period by period (the financial years, then the horizon), and for the first year.
class Columns {
public:
    void resize(std::size_t periods, std::size_t draws)
    {
        periods_ = periods;
        draws_ = draws;
        values_.resize((periods * kept_of_a_period + 3) * draws);
    }
    [[nodiscard]] std::span<double> of(std::size_t period, Kept kept, Kind kind)
    {
        return column(period * kept_of_a_period + 2 * static_cast<std::size_t>(kept) + static_cast<std::size_t>(kind));
    }
    [[nodiscard]] std::span<double> first_year(Kind kind)
    {
        return column(periods_ * kept_of_a_period + static_cast<std::size_t>(kind));
    }
    //! Whole leavers of the year before.
    [[nodiscard]] std::span<double> year_before() { return column(periods_ * kept_of_a_period + 2); }

private:
    [[nodiscard]] std::span<double> column(std::size_t number)
    {
        return std::span(values_).subspan(number * draws_, draws_);
    }
    std::size_t periods_{};
    std::size_t draws_{};
    std::vector<double> values_;
};

//! What one world comes to in one period.
struct WorldSums {
    double leavers{}, hires{}, vacancy{}, cash{};
    ByPart<double> programme{};  //!< of the cash
};

//! One draw of one authority, before any strategy.
struct DrawnBaseline {
    Baseline<double> base;
    UnitCosts<double> units;
    PeopleChances chances;
    WholeWorkforce people;
    PerBand<double> leaving{};
    std::vector<WholeMonth> happened;
};

//! What a worker writes over from draw to draw.
struct Scratch {
    Scratch(std::string const& name, int bands, int months, std::size_t most_members, std::size_t most_phases)
        : without(name + ".without", rows_without_programme(bands), months),
          before(name + ".year-before", rows_without_programme(bands), static_cast<int>(first_year_months)),
          with(name + ".with", rows_with_programme(bands), months), flows(static_cast<std::size_t>(months)),
          year(first_year_months), leaving(most_phases * static_cast<std::size_t>(bands)), powers(2 * most_members),
          members(most_members), effects(most_members)
    {
    }
    Fates without, before, with;
    Months flows, year;
    EveryValue<double> values;
    std::vector<double> leaving, powers;
    std::vector<Member<double>> members;
    std::vector<InterventionEffect<double>> effects;
    std::vector<WorldSums> sums;
    std::vector<double> summary;
};

//! All draws of one authority: without a programme first, then strategy by strategy.
class AuthorityChance {
public:
    AuthorityChance(Engine& engine, Chunk const& chunk)
        : study_(engine.study()), plan_(engine.plan()), beliefs_(engine.beliefs()), chunk_(chunk),
          workers_(engine.workers()), instructions_(engine.instructions()), nobody_({}, study_.months),
          baselines_(chunk.draws())
    {
        auto const periods = static_cast<std::size_t>(plan_.line.years()) + 1;
        without_.resize(periods, chunk.draws());
        with_.resize(periods, chunk.draws());
    }

    void start(Authority const& authority)
    {
        authority_ = &authority;
        name_ = "authorities." + authority.code + ".chance";
        own_.emplace(chunk_.own(authority));
        make_scratch();
        each_draw([this](std::size_t row, Scratch& scratch) { run_without(row, scratch); });
        without_flows_ = summarise_all(without_, false);
    }

    [[nodiscard]] ChanceVariation run(StrategyPlan const& strategy)
    {
        each_draw([&](std::size_t row, Scratch& scratch) { run_with(strategy, row, scratch); });
        auto const with = summarise_all(with_, true);
        ChanceVariation chance;
        chance.draws = chunk_.draws();
        auto const years = static_cast<std::size_t>(plan_.line.years());
        for (std::size_t period = 0; period <= years; ++period) {
            ChancePeriod one;
            one.without = without_flows_[period].flows;
            one.with = with[period].flows;
            one.cash_saving_after_stated = with[period].after_stated;
            one.cash_saving_after_built = with[period].after_built;
            one.net_cash_saving = with[period].saving;
            if (period == years) {
                one.months = study_.months;
                chance.horizon = one;
            } else {
                one.starts = plan_.line.financial_years[period];
                one.months = static_cast<int>(
                    std::count(plan_.line.year_of.begin(), plan_.line.year_of.end(), static_cast<int>(period)));
                chance.years.push_back(one);
            }
        }
        chance.first_year = first_year_seen();
        return chance;
    }

private:
    // ---- Draws. ----

    [[nodiscard]] auto own_at(std::size_t row) const
    {
        return [this, row](std::size_t column) { return own_->column(column)[row]; };
    }

    void make_scratch()
    {
        std::size_t most_members = 1;
        std::size_t most_phases = 1;
        for (auto const& strategy : plan_.strategies) {
            most_members = std::max(most_members, strategy.members.size());
            most_phases = std::max(most_phases, strategy.schedule.phases().size());
        }
        scratch_.clear();
        for (std::size_t worker = 0; worker < workers_.count(); ++worker) {
            scratch_.emplace_back(name_, static_cast<int>(study_.bands.size()), study_.months, most_members,
                                  most_phases);
            scratch_.back().sums.resize(static_cast<std::size_t>(plan_.line.years()) + 1);
            scratch_.back().summary.resize(chunk_.draws());
        }
    }

    template <class Work> void each_draw(Work const& work)
    {
        chunk_.share_out([&](std::size_t from, std::size_t to, std::size_t, std::size_t worker) {
            for (auto row = from; row < to; ++row) work(row, scratch_[worker]);
        });
    }

    // ---- Without a programme. ----

    void run_without(std::size_t row, Scratch& scratch)
    {
        auto& drawn = baselines_[row];
        auto& values = scratch.values;
        values.gather(beliefs_, chunk_.shared_at(row), own_at(row));
        drawn.base = baseline_of(study_, plan_, *authority_, values.shared, values.own);
        drawn.units = unit_costs(drawn.base.prices);
        auto const& opening = drawn.base.opening;
        auto const leaving = std::span(drawn.leaving).first(study_.bands.size());
        leaving_by_phase<double>(AnyShape{opening.bands, false, 0, true}, drawn.base.hazards, {}, nobody_,
                                 PowersOfHazardRatios<double>({}, nobody_, {}), leaving);
        drawn.people = whole_people(opening, uniform(study_.seed, row, belief_key(name_ + ".opening")));
        drawn.chances =
            people_chances(opening, drawn.base.recruitment, uniform(study_.seed, row, belief_key(name_ + ".hires")));

        expect(drawn, leaving, nobody_, scratch.flows);
        keep(drawn, nullptr, row, Kind::expected, scratch, without_);

        scratch.without.draw(study_.seed, row, instructions_);
        drawn.happened.resize(static_cast<std::size_t>(study_.months));
        project_people(drawn.people, drawn.chances, leaving, scratch.without, drawn.happened, scratch.flows);
        keep(drawn, nullptr, row, Kind::whole, scratch, without_);

        scratch.before.draw(study_.seed, row, instructions_);
        project_people(drawn.people, drawn.chances, leaving, scratch.before, {}, scratch.year);
        without_.year_before()[row] = leavers_of_first_year(scratch.year);
    }

    //! The projection in FTE, month by month.
    void expect(DrawnBaseline const& drawn, std::span<double const> leaving, EffectSchedule const& schedule,
                Months& into) const
    {
        auto const& base = drawn.base;
        step_through<double>(AnyShape{base.opening.bands, base.recruitment.most_hires.has_value(), 0, true},
                             base.opening, base.recruitment, leaving, schedule,
                             [&into](int t, PerBand<double> const& opening, Flows<double> const& flows) {
                                 into[static_cast<std::size_t>(t)] = {flows, opening};
                             });
    }

    // ---- With one. ----

    void run_with(StrategyPlan const& strategy, std::size_t row, Scratch& scratch)
    {
        auto const& drawn = baselines_[row];
        auto const count = strategy.members.size();
        auto& values = scratch.values;
        values.gather_members(strategy, beliefs_, chunk_.shared_at(row), own_at(row));
        for (std::size_t i = 0; i < count; ++i) {
            auto const index = strategy.members[i];
            scratch.members[i] = member_of(study_, strategy, i, values.interventions[index],
                                           values.heterogeneity[index], {EffectAs::Kind::used});
            scratch.effects[i] = scratch.members[i].effect;
        }
        auto const effects = std::span(scratch.effects).first(count);
        weaken_by_overlap<double>(effects, strategy.overlap);
        auto const& opening = drawn.base.opening;
        auto const leaving = std::span(scratch.leaving).first(strategy.schedule.phases().size() * study_.bands.size());
        leaving_by_phase<double>(AnyShape{opening.bands, false, static_cast<int>(count), false}, drawn.base.hazards,
                                 effects, strategy.schedule,
                                 PowersOfHazardRatios<double>(effects, strategy.schedule, scratch.powers), leaving);

        expect(drawn, leaving, strategy.schedule, scratch.flows);
        keep(drawn, &strategy, row, Kind::expected, scratch, with_);

        scratch.with.draw(study_.seed, row, instructions_);
        project_people_with(drawn.people, drawn.chances, std::span(drawn.leaving).first(study_.bands.size()),
                            drawn.happened, leaving, strategy.schedule, scratch.with, scratch.flows);
        keep(drawn, &strategy, row, Kind::whole, scratch, with_);
    }

    // ---- What is kept. ----

    //! Adds up the months of one world: by financial year, and over the horizon at present value as far as money goes.
    //! The posts that are paid are the establishment's in both worlds, in FTE: that 674.4 posts are 674 or 675 whole people is
    //! our rounding, not a chance that anybody's budget takes.
    void keep(DrawnBaseline const& drawn, StrategyPlan const* strategy, std::size_t row, Kind kind, Scratch& scratch,
              Columns& into)
    {
        auto const years = static_cast<std::size_t>(plan_.line.years());
        std::fill(scratch.sums.begin(), scratch.sums.end(), WorldSums{});
        auto& horizon = scratch.sums[years];
        auto const& units = drawn.units;
        double const pay = drawn.base.prices.pay / 12.0 * drawn.base.opening.posts();
        for (std::size_t t = 0; t < scratch.flows.size(); ++t) {
            auto const& flows = scratch.flows[t];
            // Posts that are not vacant are worked and paid (M9), so that a vacancy's cost is what it adds to that.
            auto const programme = programme_in(strategy, flows, t, scratch.members);
            double const cash = pay + units.vacancy.cash * flows.vacancy + units.hire.cash * flows.hires +
                                units.leaver.cash * flows.leavers + programme.cost;
            for (auto* sum : {&scratch.sums[static_cast<std::size_t>(plan_.line.year_of[t])], &horizon}) {
                sum->leavers += flows.leavers;
                sum->hires += flows.hires;
                sum->vacancy += flows.vacancy;
                double const worth = sum == &horizon ? plan_.line.discount[t] : 1.0;
                sum->cash += cash * worth;
                for (auto const part : all_cost_parts) at(sum->programme, part) += at(programme.parts, part) * worth;
            }
        }
        for (std::size_t period = 0; period <= years; ++period) {
            auto const& sum = scratch.sums[period];
            into.of(period, Kept::leavers, kind)[row] = sum.leavers;
            into.of(period, Kept::hires, kind)[row] = sum.hires;
            into.of(period, Kept::vacancy, kind)[row] = sum.vacancy;
            into.of(period, Kept::cash, kind)[row] = sum.cash;
            if (strategy == nullptr) continue;
            double const saving = without_.of(period, Kept::cash, kind)[row] - sum.cash;
            double const guessed = at(sum.programme, CostPart::guessed);
            into.of(period, Kept::saving, kind)[row] = saving;
            into.of(period, Kept::after_built, kind)[row] = saving + guessed;
            into.of(period, Kept::after_stated, kind)[row] = saving + guessed + at(sum.programme, CostPart::built);
        }
        into.first_year(kind)[row] = leavers_of_first_year(scratch.flows);
    }
    struct Programme {
        double cost{};
        ByPart<double> parts{};  //!< what it rests on
    };
    [[nodiscard]] Programme programme_in(StrategyPlan const* strategy, MonthFlows<double> const& flows, std::size_t t,
                                         std::vector<Member<double>> const& members) const
    {
        Programme sum;
        if (strategy == nullptr) return sum;
        int const month = static_cast<int>(t);
        int const bands = static_cast<int>(study_.bands.size());
        for (std::size_t i = 0; i < strategy->members.size(); ++i) {
            if (!strategy->schedule.is_delivered(static_cast<int>(i), month)) continue;
            auto const& delivery = strategy->deliveries[i];
            double const cost = programme_month(members[i], delivery, flows, bands, month).cost;
            auto const parts = programme_parts(members[i], delivery, flows, bands, month, cost);
            sum.cost += cost;
            for (auto const part : all_cost_parts) at(sum.parts, part) += at(parts, part);
        }
        return sum;
    }
    static double leavers_of_first_year(Months const& months)
    {
        double leavers = 0.0;
        for (std::size_t t = 0; t < std::min(first_year_months, months.size()); ++t) leavers += months[t].leavers;
        return leavers;
    }

    struct PeriodSummary {
        ChanceFlows flows;
        WithChance saving, after_stated, after_built;
    };
    static WithChance& kept_in(PeriodSummary& period, Kept kept)
    {
        switch (kept) {
        case Kept::leavers: return period.flows.leavers;
        case Kept::hires: return period.flows.hires;
        case Kept::vacancy: return period.flows.vacancy_months;
        case Kept::cash: return period.flows.cash;
        case Kept::saving: return period.saving;
        case Kept::after_stated: return period.after_stated;
        case Kept::after_built: return period.after_built;
        }
        throw ContractBroken("no column of a period");
    }
    std::vector<PeriodSummary> summarise_all(Columns& columns, bool with_saving)
    {
        std::vector<PeriodSummary> periods(static_cast<std::size_t>(plan_.line.years()) + 1);
        workers_.share_out(periods.size() * kept_of_a_period, [&](std::size_t task, std::size_t worker) {
            auto& period = periods[task / kept_of_a_period];
            auto const kept = static_cast<Kept>(task % kept_of_a_period / 2);
            if (kept >= Kept::saving && !with_saving) return;
            auto& both = kept_in(period, kept);
            auto const kind = static_cast<Kind>(task % 2);
            RunningSummary summary;
            summary.add(columns.of(task / kept_of_a_period, kept, kind), {chunk_.source().replicates(), false},
                        scratch_[worker].summary);
            (kind == Kind::expected ? both.expected : both.with_chance) = summary.estimate();
        });
        return periods;
    }

    //! Can it be seen? See FirstYearSeen.
    [[nodiscard]] Maybe<FirstYearSeen> first_year_seen()
    {
        if (static_cast<std::size_t>(study_.months) < first_year_months)
            return {std::nullopt, "the horizon is shorter than twelve months"};
        auto const before = without_.year_before();
        auto const without = without_.first_year(Kind::whole);
        auto const with = with_.first_year(Kind::whole);
        auto const expected_without = without_.first_year(Kind::expected);
        auto const expected_with = with_.first_year(Kind::expected);
        auto const draws = chunk_.draws();
        double const all = static_cast<double>(draws);

        std::vector<double> falls(draws);
        std::size_t fewer = 0;
        for (std::size_t i = 0; i < draws; ++i) {
            falls[i] = before[i] - without[i];
            if (falls[i] > 0.0) ++fewer;
        }
        std::sort(falls.begin(), falls.end());
        // At most one draw of twenty may reach it: the value above the one that is followed by just so many.
        auto const allowed = draws / 20;
        double const needed = std::max(1.0, falls[draws - 1 - allowed] + 1.0);

        std::size_t seen = 0;
        std::size_t lowers = 0;
        std::size_t more = 0;
        for (std::size_t i = 0; i < draws; ++i) {
            if (before[i] - with[i] >= needed) ++seen;
            if (!(expected_with[i] < expected_without[i])) continue;
            ++lowers;
            if (with[i] > before[i]) ++more;
        }
        FirstYearSeen result;
        result.fewer_without = static_cast<double>(fewer) / all;
        result.fall_needed = static_cast<int>(needed);
        result.fall_seen = static_cast<double>(seen) / all;
        result.lowers_leaving = static_cast<double>(lowers) / all;
        if (lowers > 0) result.more_all_the_same.value = static_cast<double>(more) / static_cast<double>(lowers);
        else result.more_all_the_same.reason = "in no draw does it lower leaving in the first twelve months";
        return {result, {}};
    }

    Study const& study_;
    Plan const& plan_;
    SharedBeliefs const& beliefs_;
    Chunk const& chunk_;
    Workers& workers_;
    InstructionSet instructions_;
    EffectSchedule nobody_;
    Authority const* authority_{};
    std::string name_;
    std::optional<OwnDraws> own_;
    std::vector<DrawnBaseline> baselines_;
    std::vector<Scratch> scratch_;  //!< by worker
    Columns without_, with_;
    std::vector<PeriodSummary> without_flows_;
};

}  // namespace

ChanceFindings chance_variation(Study const& study, Execution const& execution)
{
    Engine engine(study, execution);
    auto const& plan = engine.plan();
    Chunk const chunk(engine, 0, std::min(engine.draws(), most_exact_draws));
    AuthorityChance authority_chance(engine, chunk);

    ChanceFindings results;
    auto const all = study.authorities.size() * plan.strategies.size();
    for (auto const& authority : study.authorities) {
        authority_chance.start(authority);
        for (auto const& strategy : plan.strategies) {
            if (strategy.has_effect) results.push_back({authority_chance.run(strategy), {}});
            else results.push_back({std::nullopt, no_saving_claimed});
            if (execution.progress) execution.progress(static_cast<double>(results.size()) / static_cast<double>(all));
        }
    }
    return results;
}

}  // namespace holdfast
