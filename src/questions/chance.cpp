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

#include <fmt/format.h>

namespace holdfast {

namespace {

using Months = std::vector<MonthFlows<double>>;

constexpr std::size_t first_year_months = 12;
//! Ordinary falls from year to year have 1.5 times the spread of people who leave one by one; these draws have √2 (M29).
constexpr double ordinary_fall = 1.06;

//! What is kept of a period, of what is expected and of whole people.
enum class Kept : std::size_t { leavers, hires, vacancy, cash, saving, after_stated, after_built };
enum class Kind : std::size_t { expected, whole };
constexpr std::size_t kept_of_a_period = 14;

//! A column of draws for each: period by period (the financial years, then the horizon), and for the first year.
class Columns {
public:
    Columns(std::size_t periods, std::size_t draws)
        : periods_(periods), draws_(draws), values_((periods * kept_of_a_period + 3) * draws)
    {
    }
    [[nodiscard]] std::span<double> of(std::size_t period, Kept kept, Kind kind)
    {
        return column(place(period, kept, kind));
    }
    [[nodiscard]] std::span<double const> of(std::size_t period, Kept kept, Kind kind) const
    {
        return column(place(period, kept, kind));
    }
    [[nodiscard]] std::span<double> first_year(Kind kind) { return column(place(kind)); }
    [[nodiscard]] std::span<double const> first_year(Kind kind) const { return column(place(kind)); }
    //! Whole leavers of the year before.
    [[nodiscard]] std::span<double> year_before() { return column(periods_ * kept_of_a_period + 2); }
    [[nodiscard]] std::span<double const> year_before() const { return column(periods_ * kept_of_a_period + 2); }

private:
    [[nodiscard]] static std::size_t place(std::size_t period, Kept kept, Kind kind)
    {
        return period * kept_of_a_period + 2 * static_cast<std::size_t>(kept) + static_cast<std::size_t>(kind);
    }
    [[nodiscard]] std::size_t place(Kind kind) const
    {
        return periods_ * kept_of_a_period + static_cast<std::size_t>(kind);
    }
    [[nodiscard]] std::span<double> column(std::size_t number)
    {
        return std::span(values_).subspan(number * draws_, draws_);
    }
    [[nodiscard]] std::span<double const> column(std::size_t number) const
    {
        return std::span(values_).subspan(number * draws_, draws_);
    }
    std::size_t periods_, draws_;
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
    std::vector<double> factors;  //!< g, by twelve months
    //! Agency cover of a vacancy-month that a filled post does not save (M17a), and the vacancies that it is paid for, month by
    //! month, of what is expected and of whole people.
    double stays{};
    std::array<std::vector<double>, 2> vacancies;
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

//! What every step looks at.
struct Setting {
    Engine& engine;
    Chunk const& chunk;
    EffectSchedule nobody;  //!< nobody is reached

    [[nodiscard]] Study const& study() const { return engine.study(); }
    [[nodiscard]] Plan const& plan() const { return engine.plan(); }
    [[nodiscard]] int bands() const { return static_cast<int>(plan().band_shares.size()); }
    [[nodiscard]] std::size_t years() const { return static_cast<std::size_t>(plan().line.years()); }
    [[nodiscard]] Columns columns() const { return {years() + 1, chunk.draws()}; }
};

//! The factor of one twelve months of an authority: how much more or fewer leave in it than usual (M29).
struct YearFactor {
    Gamma about;  //!< mean 1, variance 1 / the leavers that are expected of the comparator
    BeliefKey key;

    [[nodiscard]] double draw(std::uint64_t seed, std::uint64_t row) const
    {
        return quantile(about, uniform(seed, row, key));
    }
};

//! All draws of one authority without a programme.
struct Without {
    Authority const* authority{};
    std::vector<InterventionHere> here;  //!< by intervention
    OwnDraws own;
    std::vector<YearFactor> factors;  //!< of the study's years
    YearFactor year_before;
    std::vector<DrawnBaseline> baselines;
    Columns columns;
};

//! Twice the variance of whole people that leave or stay one by one: ordinary years of published authorities have 2.1 times it.
std::vector<YearFactor> year_factors(std::string const& name, FlowsByMonth<double> const& comparator)
{
    std::vector<YearFactor> factors;
    for (std::size_t from = 0; from < comparator.size(); from += first_year_months) {
        double leavers = 0.0;
        for (auto t = from; t < std::min(from + first_year_months, comparator.size()); ++t)
            leavers += comparator[t].leavers;
        double const shape = std::max(leavers, 1.0);
        factors.push_back({Gamma{shape, 1.0 / shape}, belief_key(fmt::format("{}.year-{}", name, factors.size() + 1))});
    }
    return factors;
}

using ByWorker = std::vector<Scratch>;

ByWorker scratch_for(Setting const& setting, Authority const& authority)
{
    std::size_t most_members = 1;
    std::size_t most_phases = 1;
    for (auto const& strategy : setting.plan().strategies) {
        most_members = std::max(most_members, strategy.members.size());
        most_phases = std::max(most_phases, strategy.schedule.phases().size());
    }
    auto const& study = setting.study();
    ByWorker scratch;
    for (std::size_t worker = 0; worker < setting.engine.workers().count(); ++worker) {
        scratch.emplace_back("authorities." + authority.code + ".chance", setting.bands(), study.months, most_members,
                             most_phases);
        scratch.back().sums.resize(setting.years() + 1);
        scratch.back().summary.resize(setting.chunk.draws());
    }
    return scratch;
}

template <class Work> void each_draw(Setting const& setting, ByWorker& scratch, Work const& work)
{
    setting.chunk.share_out([&](std::size_t from, std::size_t to, std::size_t, std::size_t worker) {
        for (auto row = from; row < to; ++row) work(row, scratch[worker]);
    });
}

auto own_at(OwnDraws const& own, std::size_t row)
{
    return [&own, row](std::size_t column) { return own.column(column)[row]; };
}

//! The projection in FTE, month by month.
void expect(DrawnBaseline const& drawn, std::span<double const> leaving, EffectSchedule const& schedule, Months& into)
{
    auto const& base = drawn.base;
    step_through<double>(
        AnyShape{base.opening.bands, base.recruitment.most_hires.has_value(), 0, true, base.opening.grows},
        base.opening, base.recruitment, leaving, schedule,
        [&into](int t, PerBand<double> const& opening, Flows<double> const& flows) {
            into[static_cast<std::size_t>(t)] = {flows, opening};
        });
}

// ---- What is kept. ----

struct Programme {
    double cost{};
    ByPart<double> parts{};  //!< what it rests on
};
Programme programme_in(StrategyPlan const& strategy, MonthFlows<double> const& flows, std::size_t t, int bands,
                       std::vector<Member<double>> const& members)
{
    Programme sum;
    int const month = static_cast<int>(t);
    for (std::size_t i = 0; i < strategy.members.size(); ++i) {
        if (!strategy.schedule.is_delivered(static_cast<int>(i), month)) continue;
        auto const& delivery = strategy.deliveries[i];
        double const cost = programme_month(members[i], delivery, flows, bands, month).cost;
        auto const parts = programme_parts(members[i], delivery, flows, bands, month, cost);
        sum.cost += cost;
        for (auto const part : all_cost_parts) at(sum.parts, part) += at(parts, part);
    }
    return sum;
}

double leavers_of_first_year(Months const& months)
{
    double leavers = 0.0;
    for (std::size_t t = 0; t < std::min(first_year_months, months.size()); ++t) leavers += months[t].leavers;
    return leavers;
}

//! Adds up the months of one world: by financial year, and over the horizon at present value as far as money goes.
//! The posts that are paid are the establishment's in both worlds, in FTE: that 674.4 posts are 674 or 675 whole people is
//! our rounding, not a chance that anybody's budget takes.
//! `strategy` is null without a programme.
//! `kind`: whose vacancies the comparator's are.
void add_up(Setting const& setting, DrawnBaseline const& drawn, StrategyPlan const* strategy, Kind kind,
            Scratch& scratch)
{
    auto const& line = setting.plan().line;
    auto const years = setting.years();
    int const bands = setting.bands();
    std::fill(scratch.sums.begin(), scratch.sums.end(), WorldSums{});
    auto& horizon = scratch.sums[years];
    auto const& units = drawn.units;
    double const pay_of_a_post = drawn.base.prices.pay / 12.0;
    double posts = drawn.base.opening.posts();
    double const growth = drawn.base.opening.monthly_growth;
    for (std::size_t t = 0; t < scratch.flows.size(); ++t) {
        auto const& flows = scratch.flows[t];
        double const pay = pay_of_a_post * posts * (1.0 + growth * 0.5);  // new posts come evenly over the month (M1a)
        posts *= 1.0 + growth;
        // Posts that are not vacant are worked and paid (M9), so that a vacancy's cost is what it adds to that.
        auto const programme =
            strategy != nullptr ? programme_in(*strategy, flows, t, bands, scratch.members) : Programme{};
        auto const covered = strategy != nullptr ? drawn.vacancies[static_cast<std::size_t>(kind)][t] : flows.vacancy;
        double const cash = pay + units.vacancy.cash * flows.vacancy + drawn.stays * covered +
                            units.hire.cash * flows.hires + units.leaver.cash * flows.leavers + programme.cost;
        for (auto* sum : {&scratch.sums[static_cast<std::size_t>(line.year_of[t])], &horizon}) {
            sum->leavers += flows.leavers;
            sum->hires += flows.hires;
            sum->vacancy += flows.vacancy;
            double const worth = sum == &horizon ? line.discount[t] : 1.0;
            sum->cash += cash * worth;
            for (auto const part : all_cost_parts) at(sum->programme, part) += at(programme.parts, part) * worth;
        }
    }
}

//! Writes what the worlds came to into a draw's row. `without` is null where this is the world without a programme.
void keep(Columns& into, std::size_t row, Kind kind, Scratch const& scratch, Columns const* without)
{
    for (std::size_t period = 0; period < scratch.sums.size(); ++period) {
        auto const& sum = scratch.sums[period];
        into.of(period, Kept::leavers, kind)[row] = sum.leavers;
        into.of(period, Kept::hires, kind)[row] = sum.hires;
        into.of(period, Kept::vacancy, kind)[row] = sum.vacancy;
        into.of(period, Kept::cash, kind)[row] = sum.cash;
        if (without == nullptr) continue;
        double const saving = without->of(period, Kept::cash, kind)[row] - sum.cash;
        double const guessed = at(sum.programme, CostPart::guessed);
        into.of(period, Kept::saving, kind)[row] = saving;
        into.of(period, Kept::after_built, kind)[row] = saving + guessed;
        into.of(period, Kept::after_stated, kind)[row] = saving + guessed + at(sum.programme, CostPart::built);
    }
    into.first_year(kind)[row] = leavers_of_first_year(scratch.flows);
}

// ---- Draws. ----

void draw_without(Setting const& setting, std::size_t row, Scratch& scratch, Without& without)
{
    auto const& study = setting.study();
    auto const instructions = setting.engine.instructions();
    auto const name = "authorities." + without.authority->code + ".chance";
    auto& drawn = without.baselines[row];
    auto& values = scratch.values;
    values.gather(setting.engine.beliefs(), setting.chunk.shared_at(row), own_at(without.own, row));
    drawn.base = baseline_of(study, setting.plan(), *without.authority, values.shared, values.own);
    drawn.units = unit_costs(drawn.base.prices);
    drawn.stays = agency_of_a_vacancy(drawn.base.prices) * (1.0 - drawn.base.prices.agency_released);
    auto const& opening = drawn.base.opening;
    auto const leaving = std::span(drawn.leaving).first(setting.plan().band_shares.size());
    leaving_by_phase<double>(AnyShape{opening.bands, false, 0, true}, drawn.base.hazards, {}, setting.nobody,
                             PowersOfHazardRatios<double>({}, setting.nobody, {}), leaving);
    drawn.people = whole_people(opening, uniform(study.seed, row, belief_key(name + ".opening")));
    drawn.chances =
        people_chances(opening, drawn.base.recruitment, uniform(study.seed, row, belief_key(name + ".hires")));

    auto const keep_world = [&](Kind kind) {
        auto& vacancies = drawn.vacancies[static_cast<std::size_t>(kind)];
        vacancies.clear();
        for (auto const& flows : scratch.flows) vacancies.push_back(flows.vacancy);
        add_up(setting, drawn, nullptr, kind, scratch);
        keep(without.columns, row, kind, scratch, nullptr);
    };
    expect(drawn, leaving, setting.nobody, scratch.flows);
    keep_world(Kind::expected);

    drawn.factors.clear();
    for (auto const& factor : without.factors) drawn.factors.push_back(factor.draw(study.seed, row));
    scratch.without.draw(study.seed, row, instructions);
    drawn.happened.resize(static_cast<std::size_t>(study.months));
    project_people(drawn.people, drawn.chances, leaving, drawn.factors, scratch.without, drawn.happened, scratch.flows);
    keep_world(Kind::whole);

    scratch.before.draw(study.seed, row, instructions);
    double const before = without.year_before.draw(study.seed, row);
    project_people(drawn.people, drawn.chances, leaving, std::span(&before, 1), scratch.before, {}, scratch.year);
    without.columns.year_before()[row] = leavers_of_first_year(scratch.year);
}

void draw_with(Setting const& setting, StrategyPlan const& strategy, Without const& without, std::size_t row,
               Scratch& scratch, Columns& into)
{
    auto const& study = setting.study();
    auto const& drawn = without.baselines[row];
    auto const count = strategy.members.size();
    auto& values = scratch.values;
    values.gather_members(strategy, setting.engine.beliefs(), setting.chunk.shared_at(row), own_at(without.own, row));
    for (std::size_t i = 0; i < count; ++i) {
        auto const index = strategy.members[i];
        scratch.members[i] = member_of(study, without.here[index], strategy, i, values.interventions[index],
                                       values.heterogeneity[index], {EffectAs::Kind::used});
        scratch.effects[i] = scratch.members[i].effect;
    }
    auto const effects = std::span(scratch.effects).first(count);
    weaken_by_overlap<double>(effects, strategy.overlap);
    auto const bands = setting.plan().band_shares.size();
    auto const leaving = std::span(scratch.leaving).first(strategy.schedule.phases().size() * bands);
    leaving_by_phase<double>(AnyShape{drawn.base.opening.bands, false, static_cast<int>(count), false},
                             drawn.base.hazards, effects, strategy.schedule,
                             PowersOfHazardRatios<double>(effects, strategy.schedule, scratch.powers), leaving);
    auto const keep_world = [&](Kind kind) {
        add_up(setting, drawn, &strategy, kind, scratch);
        keep(into, row, kind, scratch, &without.columns);
    };
    expect(drawn, leaving, strategy.schedule, scratch.flows);
    keep_world(Kind::expected);

    scratch.with.draw(study.seed, row, setting.engine.instructions());
    project_people_with(drawn.people, drawn.chances, std::span(drawn.leaving).first(bands), drawn.happened, leaving,
                        strategy.schedule, drawn.factors, scratch.with, scratch.flows);
    keep_world(Kind::whole);
}

// ---- Summaries. ----

struct PeriodSummary {
    ChanceFlows flows;
    WithChance saving, after_stated, after_built;
};

WithChance& kept_in(PeriodSummary& period, Kept kept)
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

std::vector<PeriodSummary> summarise(Setting const& setting, Columns const& columns, ByWorker& scratch,
                                     bool with_saving)
{
    std::vector<PeriodSummary> periods(setting.years() + 1);
    setting.engine.workers().share_out(periods.size() * kept_of_a_period, [&](std::size_t task, std::size_t worker) {
        auto& period = periods[task / kept_of_a_period];
        auto const kept = static_cast<Kept>(task % kept_of_a_period / 2);
        if (kept >= Kept::saving && !with_saving) return;
        auto& both = kept_in(period, kept);
        auto const kind = static_cast<Kind>(task % 2);
        RunningSummary summary;
        summary.add(columns.of(task / kept_of_a_period, kept, kind), {setting.chunk.source().replicates(), false},
                    scratch[worker].summary);
        (kind == Kind::expected ? both.expected : both.with_chance) = summary.estimate();
    });
    return periods;
}

//! Can it be seen? See FirstYearSeen.
Maybe<FirstYearSeen> first_year_seen(int months, Columns const& without_programme, Columns const& with_programme)
{
    if (static_cast<std::size_t>(months) < first_year_months)
        return {std::nullopt, "the horizon is shorter than twelve months"};
    auto const before = without_programme.year_before();
    auto const without = without_programme.first_year(Kind::whole);
    auto const with = with_programme.first_year(Kind::whole);
    auto const expected_without = without_programme.first_year(Kind::expected);
    auto const expected_with = with_programme.first_year(Kind::expected);
    auto const draws = before.size();
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
    double const reached = std::max(1.0, falls[draws - 1 - allowed] + 1.0);
    double const needed = std::max(reached, std::round(ordinary_fall * reached));

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

ChanceVariation findings_of(Setting const& setting, std::vector<PeriodSummary> const& without,
                            std::vector<PeriodSummary> const& with)
{
    ChanceVariation chance;
    chance.draws = setting.chunk.draws();
    auto const& line = setting.plan().line;
    for (std::size_t number = 0; number < with.size(); ++number) {
        ChancePeriod period;
        period.without = without[number].flows;
        period.with = with[number].flows;
        period.cash_saving_after_stated = with[number].after_stated;
        period.cash_saving_after_built = with[number].after_built;
        period.net_cash_saving = with[number].saving;
        if (number == setting.years()) {
            period.months = setting.study().months;
            chance.horizon = period;
        } else {
            period.starts = line.financial_years[number];
            period.months =
                static_cast<int>(std::count(line.year_of.begin(), line.year_of.end(), static_cast<int>(number)));
            chance.years.push_back(period);
        }
    }
    return chance;
}

}  // namespace

ChanceFindings chance_variation(Study const& study, Execution const& execution)
{
    Engine engine(study, execution);
    Chunk const chunk(engine, 0, std::min(engine.draws(), most_exact_draws));
    Setting const setting{engine, chunk, EffectSchedule({}, study.months)};
    auto with = setting.columns();
    MeanModel<double> means(study, engine.plan(), engine.beliefs());

    ChanceFindings results;
    auto const all = study.authorities.size() * engine.plan().strategies.size();
    for (auto const& authority : study.authorities) {
        auto scratch = scratch_for(setting, authority);
        means.start(authority);
        auto const name = "authorities." + authority.code + ".chance";
        auto factors = year_factors(name, means.model().comparator());
        YearFactor const year_before{factors.front().about, belief_key(name + ".year-before")};
        Without without{
            &authority,  interventions_here(study, authority),      chunk.own(authority), std::move(factors),
            year_before, std::vector<DrawnBaseline>(chunk.draws()), setting.columns(),
        };
        each_draw(setting, scratch,
                  [&](std::size_t row, Scratch& worker) { draw_without(setting, row, worker, without); });
        auto const periods_without = summarise(setting, without.columns, scratch, false);
        for (auto const& strategy : engine.plan().strategies) {
            if (strategy.has_effect) {
                each_draw(setting, scratch, [&](std::size_t row, Scratch& worker) {
                    draw_with(setting, strategy, without, row, worker, with);
                });
                auto chance = findings_of(setting, periods_without, summarise(setting, with, scratch, true));
                chance.first_year = first_year_seen(study.months, without.columns, with);
                results.push_back({std::move(chance), {}});
            } else results.push_back({std::nullopt, no_saving_claimed});
            if (execution.progress) execution.progress(static_cast<double>(results.size()) / static_cast<double>(all));
        }
    }
    return results;
}

}  // namespace holdfast
