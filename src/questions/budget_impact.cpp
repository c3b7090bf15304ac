#include "holdfast/questions/budget_impact.hpp"

#include "engine/authority_model.hpp"
#include "engine/engine.hpp"
#include "engine/head.hpp"
#include "engine/payback.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/study/beliefs.hpp"
#include "numerics/running.hpp"
#include "questions/cash_columns.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace holdfast {

namespace {

constexpr std::size_t number(Line line) { return static_cast<std::size_t>(line); }
constexpr std::size_t number(ProgrammePart part) { return static_cast<std::size_t>(part); }

using Whole = OfTheWhole;

using Parts = std::array<double, programme_part_count>;

//! What one draw comes to in one year.
struct YearSums {
    Lines<double> saving{};
    Parts parts{};
    ByPart<double> rests_on{};  //!< the programme's cost, by what it rests on
    double capital{};           //!< of the programme's cost
};

//! One strategy of a study.
struct Impact {
    Study const& study;
    Plan const& plan;
    StrategyPlan const& strategy;
    bool costs_per_worker;  //!< does any member cost something for each worker?
};

Impact impact_of(Engine const& engine, std::size_t strategy)
{
    auto const& study = engine.study();
    auto const& plan = engine.plan().strategies[strategy];
    bool const per_worker = std::any_of(plan.members.begin(), plan.members.end(), [&](std::size_t member) {
        auto const& intervention = study.interventions[member];
        return intervention.per_worker_year.has_value() || intervention.takes([](Resource const& resource) {
            return amount_of(resource.terms.per) == ProgrammePart::per_worker_year;
        });
    });
    return {study, engine.plan(), plan, per_worker};
}

// ---- Draws. ----

//! What a worker writes over from draw to draw.
struct Scratch {
    AuthorityModel<double> model;
    EveryValue<double> values;
    StrategySaving<double> saving;
    std::vector<ProgrammeRates<double>> rates;
    std::vector<YearSums> years;
};

//! All draws, month by month.
struct Drawn {
    Drawn(std::size_t years, std::size_t months, std::size_t draws, std::size_t how)
        : columns(years, draws), cash(months * draws, 0.0), cash_by_month(months, 0.0), replicates(how)
    {
    }
    CashColumns columns;
    std::vector<double> cash;           //!< net cash, month by month of each draw: what a position is made of
    std::vector<double> cash_by_month;  //!< net cash, mean over the draws
    std::size_t replicates{};           //!< how they were sampled

    //! A draw's months.
    [[nodiscard]] std::span<double> months_of(std::size_t row)
    {
        return std::span(cash).subspan(row * cash_by_month.size(), cash_by_month.size());
    }
    //! Adds another authority's, draw by draw; positions are followed anew after the last.
    void add(Drawn const& other)
    {
        columns.add_years(other.columns);
        for (std::size_t i = 0; i < cash.size(); ++i) cash[i] += other.cash[i];
        for (std::size_t t = 0; t < cash_by_month.size(); ++t) cash_by_month[t] += other.cash_by_month[t];
    }
};

//! What the month's programme cost is made of. What is paid per worker is what the other parts leave.
Parts parts_of(std::size_t t, Impact const& impact, Scratch const& scratch)
{
    Parts parts{};
    auto const& strategy = impact.strategy;
    auto const month = static_cast<int>(t);
    double const hires = scratch.model.comparator()[t].hires - scratch.saving.by_month[t].hires;
    for (std::size_t i = 0; i < strategy.members.size(); ++i) {
        if (!strategy.schedule.is_delivered(static_cast<int>(i), month)) continue;
        auto const& rates = scratch.rates[i];
        if (month == strategy.deliveries[i].start) parts[number(ProgrammePart::setup)] += rates.setup;
        parts[number(ProgrammePart::annual)] += rates.a_month;
        parts[number(ProgrammePart::per_starter)] += rates.per_hire * hires;
    }
    if (impact.costs_per_worker) {
        double others = 0.0;
        for (double const part : parts) others += part;
        parts[number(ProgrammePart::per_worker_year)] = scratch.saving.programme_by_month[t] - others;
    }
    return parts;
}

//! What of the month's cost is paid from capital: of a set-up that is shared, the authority's part (M19c).
double capital_of(std::size_t t, Impact const& impact, Scratch const& scratch)
{
    double capital = 0.0;
    auto const& strategy = impact.strategy;
    auto const month = static_cast<int>(t);
    for (std::size_t i = 0; i < strategy.members.size(); ++i)
        if (strategy.schedule.is_delivered(static_cast<int>(i), month) && month == strategy.deliveries[i].start) {
            auto const& member = scratch.model.members()[i];
            if (impact.study.interventions[strategy.members[i]].setup_is_capital) capital += member.costs.setup;
            if (member.resources) capital += member.resources->capital;
        }
    return capital;
}

//! Binds one draw's values to the model and runs it.
void run_draw(Impact const& impact, Authority const& authority, Scratch& scratch)
{
    scratch.model.prepare(authority, scratch.values);
    scratch.model.save(impact.strategy, {EffectAs::Kind::used}, scratch.saving);
    for (std::size_t i = 0; i < scratch.rates.size(); ++i)
        scratch.rates[i] = programme_rates(scratch.model.members()[i]);
}

//! Keeps a draw's months, and adds them to its years and to the block's.
void keep_draw(Impact const& impact, Scratch& scratch, std::size_t row, Drawn& drawn, std::span<double> cash_of_block)
{
    auto const& line = impact.plan.line;
    auto& columns = drawn.columns;
    auto const months = drawn.months_of(row);
    std::fill(scratch.years.begin(), scratch.years.end(), YearSums{});
    for (std::size_t t = 0; t < scratch.saving.by_month.size(); ++t) {
        auto& year = scratch.years[static_cast<std::size_t>(line.year_of[t])];
        auto month = impact.strategy.has_effect ? price_saved(scratch.saving.by_month[t], scratch.model.prices())
                                                : Lines<double>{};
        at(month, Line::programme) = -scratch.saving.programme_by_month[t];
        if (!scratch.saving.time_by_month.empty()) at(month, Line::programme_time) = -scratch.saving.time_by_month[t];
        for (std::size_t l = 0; l < line_count; ++l) year.saving[l] += month[l];
        auto const parts = parts_of(t, impact, scratch);
        for (std::size_t part = 0; part < programme_part_count; ++part) year.parts[part] += parts[part];
        for (auto const part : all_cost_parts) at(year.rests_on, part) += at(scratch.saving.parts_by_month[t], part);
        year.capital += capital_of(t, impact, scratch);
        months[t] = cash(month);
        cash_of_block[t] += months[t];
    }
    columns.whole(Whole::moves_between_authorities)[row] = scratch.values.shared.moves_between_authorities;
    for (std::size_t y = 0; y < scratch.years.size(); ++y) {
        for (auto const l : all_lines) columns.saving(y, l)[row] = at(scratch.years[y].saving, l);
        for (auto const part : all_programme_parts) columns.part(y, part)[row] = scratch.years[y].parts[number(part)];
        for (auto const part : all_cost_parts) columns.part(y, part)[row] = at(scratch.years[y].rests_on, part);
        columns.capital(y)[row] = scratch.years[y].capital;
    }
}

//! Follows each draw's position through its months: how deep it falls, and from when on it is not below 0.
void follow_positions(Drawn& drawn, Timeline const& line)
{
    for (std::size_t row = 0; row < drawn.columns.draws(); ++row) {
        double position = 0.0;
        double present_value = 0.0;
        double lowest = 0.0;
        int since = 0;  // the month from which the position has not been below 0; 0: it is below
        auto const months = drawn.months_of(row);
        for (std::size_t t = 0; t < months.size(); ++t) {
            position += months[t];
            lowest = std::min(lowest, position);
            if (position < 0.0) since = 0;
            else if (since == 0) since = static_cast<int>(t) + 1;
            present_value += months[t] * line.discount[t];
        }
        drawn.columns.whole(Whole::need)[row] = -lowest;
        drawn.columns.whole(Whole::present_value)[row] = present_value;
        drawn.columns.whole(Whole::paid_back_month)[row] = since;
    }
}

Drawn draw(Engine& engine, Chunk const& chunk, Impact const& impact, Authority const& authority)
{
    auto const own = chunk.own(authority);
    auto const years = static_cast<std::size_t>(impact.plan.line.years());
    auto const months = static_cast<std::size_t>(impact.study.months);
    Drawn drawn(years, months, chunk.draws(), chunk.source().replicates());
    std::vector<double> cash_of_blocks(chunk.blocks() * months);
    std::vector<Scratch> by_worker;
    for (std::size_t worker = 0; worker < engine.workers().count(); ++worker) {
        by_worker.push_back({AuthorityModel<double>(impact.study, impact.plan), {}, {}, {}, {}});
        by_worker.back().rates.resize(impact.strategy.members.size());
        by_worker.back().years.resize(years);
    }
    chunk.share_out([&](std::size_t from, std::size_t to, std::size_t block, std::size_t worker) {
        auto& scratch = by_worker[worker];
        for (auto row = from; row < to; ++row) {
            auto const own_at = [&](std::size_t column) { return own.column(column)[row]; };
            scratch.values.gather(engine.beliefs(), chunk.shared_at(row), own_at);
            scratch.values.gather_members(impact.strategy, engine.beliefs(), chunk.shared_at(row), own_at);
            run_draw(impact, authority, scratch);
            keep_draw(impact, scratch, row, drawn, std::span(cash_of_blocks).subspan(block * months, months));
        }
    });
    for (std::size_t block = 0; block < chunk.blocks(); ++block)
        for (std::size_t t = 0; t < months; ++t) drawn.cash_by_month[t] += cash_of_blocks[block * months + t];
    for (double& of_month : drawn.cash_by_month) of_month /= static_cast<double>(chunk.draws());
    follow_positions(drawn, impact.plan.line);
    return drawn;
}

//! All authorities of the study, added up draw by draw: what they share is drawn once for all.
Drawn draw_all(Engine& engine, Impact const& impact, WatchMember const& watch)
{
    Chunk const chunk(engine, 0, engine.draws());
    std::optional<Drawn> sum;
    for (std::size_t a = 0; a < impact.study.authorities.size(); ++a) {
        auto drawn = draw(engine, chunk, impact, impact.study.authorities[a]);
        if (watch) watch(a, drawn.columns, drawn.replicates);
        if (sum) sum->add(drawn);
        else sum = std::move(drawn);
    }
    if (impact.study.authorities.size() > 1) follow_positions(*sum, impact.plan.line);
    return *std::move(sum);
}

// ---- Summaries. ----

//! What the draws say, period by period. Nothing is changed.
class Summary {
public:
    Summary(Impact const& impact, Drawn const& drawn)
        : study_(impact.study), plan_(impact.plan), strategy_(impact.strategy), drawn_(drawn), columns_(drawn.columns)
    {
    }

    void fill(BudgetImpact& into, Workers& workers) const
    {
        auto const years = columns_.years();
        if (strategy_.has_effect) into.goes_out = lines_that_go_out();
        into.goes_out[number(Line::programme)] = true;
        into.years.resize(years);
        workers.share_out(years + 1, [&](std::size_t period, std::size_t) {
            (period < years ? into.years[period] : into.horizon) = period_of(period, into.goes_out);
        });
        if (strategy_.has_effect) into.cash = cash_position();
    }

private:
    using Column = std::vector<double>;

    [[nodiscard]] Estimate estimate(std::span<double const> draws) const
    {
        Column scratch(draws.size());
        RunningSummary summary;
        summary.add(draws, {drawn_.replicates, false}, scratch);
        return summary.estimate();
    }
    //! into += weight · column
    static void add(Column& into, std::span<double const> column, double weight = 1.0)
    {
        for (std::size_t i = 0; i < into.size(); ++i) into[i] += weight * column[i];
    }
    [[nodiscard]] Column empty() const { return Column(columns_.draws(), 0.0); }

    //! Financial years [first, last) that a period is made of; all of them for the horizon.
    struct Span {
        std::size_t first, last;
    };
    [[nodiscard]] Span span_of(std::size_t period) const
    {
        return period < columns_.years() ? Span{period, period + 1} : Span{0, columns_.years()};
    }
    [[nodiscard]] Column line_over(Span years, Line line) const
    {
        auto sum = empty();
        for (auto y = years.first; y < years.last; ++y) add(sum, columns_.saving(y, line));
        return sum;
    }
    template <class Part> [[nodiscard]] Column part_over(Span years, Part part) const
    {
        auto sum = empty();
        for (auto y = years.first; y < years.last; ++y) add(sum, columns_.part(y, part));
        return sum;
    }
    [[nodiscard]] Column cash_over(Span years) const
    {
        auto sum = empty();
        for (auto const line : all_lines)
            if (is_cash(line)) add(sum, line_over(years, line));
        return sum;
    }

    [[nodiscard]] std::array<bool, line_count> lines_that_go_out() const
    {
        std::array<bool, line_count> out{};
        for (auto const line : all_lines)
            out[number(line)] = is_cash(line) && estimate(line_over({0, columns_.years()}, line)).mean < 0.0;
        return out;
    }

    [[nodiscard]] ImpactPeriod period_of(std::size_t period, std::array<bool, line_count> const& goes_out) const
    {
        auto const years = span_of(period);
        bool const is_year = period < columns_.years();
        ImpactPeriod found;
        found.starts = is_year ? plan_.line.financial_years[period] : 0;
        found.months = is_year ? static_cast<int>(std::count(plan_.line.year_of.begin(), plan_.line.year_of.end(),
                                                             static_cast<int>(period)))
                               : study_.months;
        for (auto const part : all_programme_parts) found.parts[number(part)] = estimate(part_over(years, part));
        for (auto const part : all_cost_parts) at(found.by_cost_part, part) = estimate(part_over(years, part));
        auto const cost_over = [this](Span over) {
            auto cost = empty();
            add(cost, line_over(over, Line::programme), -1.0);
            return cost;
        };
        found.programme = estimate(cost_over(years));
        found.programme_so_far = estimate(cost_over({0, years.last}));
        if (strategy_.has_effect) found.savings = savings_of(years, goes_out);
        return found;
    }

    [[nodiscard]] PeriodSavings savings_of(Span years, std::array<bool, line_count> const& goes_out) const
    {
        auto const moves = columns_.whole(Whole::moves_between_authorities);
        PeriodSavings savings;
        auto out = empty();
        auto in = empty();
        auto agencies = empty();
        auto before_programme = empty();
        Parties sums{{empty(), empty()}, {empty(), empty()}, {empty(), empty()}};
        for (auto const line : all_lines) {
            auto const own = line_over(years, line);
            auto england = own;
            auto others = empty();
            if (follows_vacancies(line))
                for (std::size_t i = 0; i < own.size(); ++i) {
                    england[i] = own[i] * (1.0 - moves[i]);  // (M26)
                    others[i] = england[i] - own[i];
                }
            savings.authority.lines[number(line)] = estimate(own);
            savings.england.lines[number(line)] = estimate(england);
            savings.other_authorities.lines[number(line)] = estimate(others);
            add(is_cash(line) ? sums.authority.cash : sums.authority.capacity, own);
            add(is_cash(line) ? sums.england.cash : sums.england.capacity, england);
            add(is_cash(line) ? sums.others.cash : sums.others.capacity, others);
            if (is_cash(line)) add(goes_out[number(line)] ? out : in, own, goes_out[number(line)] ? -1.0 : 1.0);
            if (is_cash(line) && line != Line::programme) add(before_programme, own);
            if (line == Line::agency) add(agencies, england, -1.0);
        }
        auto const summed = [this](PartyMoney& party, Sums const& money) {
            party.cash = estimate(money.cash);
            party.capacity = estimate(money.capacity);
        };
        summed(savings.authority, sums.authority);
        summed(savings.other_authorities, sums.others);
        summed(savings.england, sums.england);
        savings.before_programme = estimate(before_programme);
        add(before_programme, part_over(years, CostPart::stated), -1.0);
        savings.after_stated = estimate(before_programme);
        add(before_programme, part_over(years, CostPart::built), -1.0);
        savings.after_built = estimate(before_programme);
        savings.cash_out = estimate(out);
        savings.cash_in = estimate(in);
        savings.agencies = estimate(agencies);
        savings.position = estimate(cash_over({0, years.last}));
        return savings;
    }
    struct Sums {
        Column cash, capacity;
    };
    struct Parties {
        Sums authority, others, england;
    };

    [[nodiscard]] CashPosition cash_position() const
    {
        auto const& net = drawn_.cash_by_month;
        auto discounted = net;
        for (std::size_t t = 0; t < discounted.size(); ++t) discounted[t] *= plan_.line.discount[t];

        CashPosition cash;
        auto const present_value = columns_.whole(Whole::present_value);
        cash.at_end_of_month = added_up(net);
        cash.discounted_at_end_of_month = added_up(discounted);
        cash.need = need_of(cash.at_end_of_month);
        cash.need.over_draws = estimate(columns_.whole(Whole::need));
        cash.paid_back = {payback_of(net), share_not_below_zero(cash_over({0, columns_.years()}))};
        cash.paid_back_discounted = {payback_of(discounted), share_not_below_zero(present_value)};
        cash.present_value = estimate(present_value);
        return cash;
    }
    static std::vector<double> added_up(std::vector<double> values)
    {
        for (std::size_t t = 1; t < values.size(); ++t) values[t] += values[t - 1];
        return values;
    }
    static FundingNeed need_of(std::vector<double> const& position)
    {
        FundingNeed need;
        for (std::size_t t = 0; t < position.size(); ++t)
            if (-position[t] > need.pounds) {
                need.pounds = -position[t];
                need.month = static_cast<int>(t) + 1;
            }
        return need;
    }
    static double share_not_below_zero(std::span<double const> draws)
    {
        auto const count = std::count_if(draws.begin(), draws.end(), [](double value) { return value >= 0.0; });
        return static_cast<double>(count) / static_cast<double>(draws.size());
    }

    Study const& study_;
    Plan const& plan_;
    StrategyPlan const& strategy_;
    Drawn const& drawn_;
    CashColumns const& columns_;
};

}  // namespace

std::string_view name(ProgrammePart part) { return cost_said(part).key(); }
std::string_view label(ProgrammePart part) { return cost_said(part).part; }

BudgetImpact budget_impact(Study const& of, std::size_t authority, std::string const& id, Execution const& execution)
{
    return budget_impact_watched(of, authority, id, execution, {});
}

BudgetImpact budget_impact_watched(Study const& of, std::size_t authority, std::string const& id,
                                   Execution const& execution, WatchCash const& watch)
{
    return budget_impact_of_all(with_one_authority(of, authority), id, execution, watch, {});
}

BudgetImpact budget_impact_of_all(Study study, std::string const& id, Execution const& execution,
                                  WatchCash const& watch, WatchMember const& watch_member)
{
    study.draws = std::min<std::uint64_t>(draws_for(study.sampling, study.draws), most_exact_draws);
    BudgetImpact found;
    found.head = head_of(study);
    found.strategy = place_of(found.head.strategies, id);
    Engine engine(study, execution);
    auto const impact = impact_of(engine, found.strategy);
    auto const drawn = draw_all(engine, impact, watch_member);
    Summary(impact, drawn).fill(found, engine.workers());
    if (watch) watch(found, drawn.columns, drawn.replicates);
    return found;
}

}  // namespace holdfast
