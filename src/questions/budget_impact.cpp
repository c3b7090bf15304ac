#include "holdfast/questions/budget_impact.hpp"

#include "engine/authority_model.hpp"
#include "engine/engine.hpp"
#include "engine/head.hpp"
#include "engine/payback.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/running.hpp"
#include "holdfast/study/beliefs.hpp"

#include <algorithm>
#include <span>

namespace holdfast {

namespace {

constexpr std::size_t number(Line line) { return static_cast<std::size_t>(line); }
constexpr std::size_t number(ProgrammePart part) { return static_cast<std::size_t>(part); }

//! What is kept of a draw beside its years.
enum class Whole : std::size_t { moves_between_authorities, need, present_value };
constexpr std::size_t kept_of_the_whole = 3;
constexpr std::size_t kept_of_a_year = line_count + programme_part_count + cost_part_count;

//! A column of draws for each line and each part of the programme's cost, year by year; then those of the whole.
class Columns {
public:
    Columns(std::size_t years, std::size_t draws)
        : years_(years), draws_(draws), values_((years * kept_of_a_year + kept_of_the_whole) * draws)
    {
    }
    [[nodiscard]] std::span<double> saving(std::size_t year, Line line)
    {
        return column(year * kept_of_a_year + number(line));
    }
    [[nodiscard]] std::span<double> part(std::size_t year, ProgrammePart part)
    {
        return column(year * kept_of_a_year + line_count + number(part));
    }
    [[nodiscard]] std::span<double> part(std::size_t year, CostPart part)
    {
        return column(year * kept_of_a_year + line_count + programme_part_count + static_cast<std::size_t>(part));
    }
    [[nodiscard]] std::span<double> whole(Whole kept)
    {
        return column(years_ * kept_of_a_year + static_cast<std::size_t>(kept));
    }
    [[nodiscard]] std::size_t years() const { return years_; }
    [[nodiscard]] std::size_t draws() const { return draws_; }

private:
    [[nodiscard]] std::span<double> column(std::size_t at) { return std::span(values_).subspan(at * draws_, draws_); }
    std::size_t years_;
    std::size_t draws_;
    std::vector<double> values_;
};

using Parts = std::array<double, programme_part_count>;

//! What one draw comes to in one year.
struct YearSums {
    Lines<double> saving{};
    Parts parts{};
    ByPart<double> rests_on{};  //!< the programme's cost, by what it rests on
};

//! What a worker writes over from draw to draw.
struct Scratch {
    AuthorityModel<double> model;
    EveryValue<double> values;
    StrategySaving<double> saving;
    std::vector<ProgrammeRates<double>> rates;
    std::vector<YearSums> years;
};

//! All draws of one strategy for one authority, month by month.
class ImpactDraws {
public:
    ImpactDraws(Engine& engine, std::size_t strategy)
        : study_(engine.study()), authority_(study_.authorities.front()), plan_(engine.plan()),
          strategy_(plan_.strategies[strategy]), beliefs_(engine.beliefs()), workers_(engine.workers()),
          chunk_(engine, 0, engine.draws()), own_(chunk_.own(authority_)),
          columns_(static_cast<std::size_t>(plan_.line.years()), chunk_.draws()), blocks_(chunk_.blocks()),
          cash_of_blocks_(blocks_ * static_cast<std::size_t>(study_.months))
    {
        auto const& members = strategy_.members;
        costs_per_worker_ = std::any_of(members.begin(), members.end(), [&](std::size_t member) {
            return study_.interventions[member].per_worker_year.has_value();
        });
        for (std::size_t worker = 0; worker < workers_.count(); ++worker) {
            scratch_.push_back({AuthorityModel<double>(study_, plan_), {}, {}, {}, {}});
            auto& scratch = scratch_.back();
            scratch.rates.resize(members.size());
            scratch.years.resize(columns_.years());
        }
    }

    void run()
    {
        chunk_.share_out([this](std::size_t from, std::size_t to, std::size_t block, std::size_t worker) {
            for (auto row = from; row < to; ++row) run_row(row, block, scratch_[worker]);
        });
    }

    //! Fills in all that the draws say.
    void summarise(BudgetImpact& into)
    {
        auto const years = columns_.years();
        if (strategy_.has_effect) into.goes_out = lines_that_go_out();
        into.goes_out[number(Line::programme)] = true;
        into.years.resize(years);
        workers_.share_out(years + 1, [&](std::size_t period, std::size_t) {
            (period < years ? into.years[period] : into.horizon) = period_of(period, into.goes_out);
        });
        if (strategy_.has_effect) into.cash = cash_position();
    }

private:
    // ---- Draws. ----

    void run_row(std::size_t row, std::size_t block, Scratch& scratch)
    {
        auto const own_at = [&](std::size_t column) { return own_.column(column)[row]; };
        auto& values = scratch.values;
        values.gather(beliefs_, chunk_.shared_at(row), own_at);
        values.gather_members(strategy_, beliefs_, chunk_.shared_at(row), own_at);
        scratch.model.prepare(authority_, values);
        scratch.model.save(strategy_, {EffectAs::Kind::used}, scratch.saving);
        for (std::size_t i = 0; i < strategy_.members.size(); ++i) {
            auto const member = strategy_.members[i];
            scratch.rates[i] = programme_rates(member_of(study_, strategy_, i, values.interventions[member],
                                                         values.heterogeneity[member], {EffectAs::Kind::used}));
        }
        columns_.whole(Whole::moves_between_authorities)[row] = values.shared.moves_between_authorities;
        add_months(row, block, scratch);
    }

    void add_months(std::size_t row, std::size_t block, Scratch& scratch)
    {
        std::fill(scratch.years.begin(), scratch.years.end(), YearSums{});
        double position = 0.0;
        double present_value = 0.0;
        double lowest = 0.0;
        for (std::size_t t = 0; t < scratch.saving.by_month.size(); ++t) {
            auto& year = scratch.years[static_cast<std::size_t>(plan_.line.year_of[t])];
            auto month =
                strategy_.has_effect ? price(scratch.saving.by_month[t], scratch.model.prices()) : Lines<double>{};
            at(month, Line::programme) = -scratch.saving.programme_by_month[t];
            for (std::size_t line = 0; line < line_count; ++line) year.saving[line] += month[line];
            auto const parts = parts_of(t, scratch);
            for (std::size_t part = 0; part < programme_part_count; ++part) year.parts[part] += parts[part];
            for (auto const part : all_cost_parts)
                at(year.rests_on, part) += at(scratch.saving.parts_by_month[t], part);

            double const net = cash(month);
            position += net;
            lowest = std::min(lowest, position);
            present_value += net * plan_.line.discount[t];
            cash_of_blocks_[block * scratch.saving.by_month.size() + t] += net;
        }
        columns_.whole(Whole::need)[row] = -lowest;
        columns_.whole(Whole::present_value)[row] = present_value;
        for (std::size_t y = 0; y < scratch.years.size(); ++y) {
            for (auto const line : all_lines) columns_.saving(y, line)[row] = at(scratch.years[y].saving, line);
            for (auto const part : all_programme_parts)
                columns_.part(y, part)[row] = scratch.years[y].parts[number(part)];
            for (auto const part : all_cost_parts) columns_.part(y, part)[row] = at(scratch.years[y].rests_on, part);
        }
    }

    //! What the month's programme cost is made of. What is paid per worker is what the other parts leave.
    [[nodiscard]] Parts parts_of(std::size_t t, Scratch const& scratch) const
    {
        Parts parts{};
        auto const month = static_cast<int>(t);
        double const hires = scratch.model.comparator()[t].hires - scratch.saving.by_month[t].hires;
        for (std::size_t i = 0; i < strategy_.members.size(); ++i) {
            if (!strategy_.schedule.is_delivered(static_cast<int>(i), month)) continue;
            auto const& rates = scratch.rates[i];
            if (month == strategy_.deliveries[i].start) parts[number(ProgrammePart::setup)] += rates.setup;
            parts[number(ProgrammePart::annual)] += rates.a_month;
            parts[number(ProgrammePart::per_starter)] += rates.per_hire * hires;
        }
        if (costs_per_worker_) {
            double others = 0.0;
            for (double const part : parts) others += part;
            parts[number(ProgrammePart::per_worker_year)] = scratch.saving.programme_by_month[t] - others;
        }
        return parts;
    }

    // ---- Summaries. ----

    using Column = std::vector<double>;

    [[nodiscard]] Estimate estimate(std::span<double const> draws) const
    {
        Column scratch(draws.size());
        RunningSummary summary;
        summary.add(draws, {chunk_.source().replicates(), false}, scratch);
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
    [[nodiscard]] Column line_over(Span years, Line line)
    {
        auto sum = empty();
        for (auto y = years.first; y < years.last; ++y) add(sum, columns_.saving(y, line));
        return sum;
    }
    template <class Part> [[nodiscard]] Column part_over(Span years, Part part)
    {
        auto sum = empty();
        for (auto y = years.first; y < years.last; ++y) add(sum, columns_.part(y, part));
        return sum;
    }
    [[nodiscard]] Column cash_over(Span years)
    {
        auto sum = empty();
        for (auto const line : all_lines)
            if (is_cash(line)) add(sum, line_over(years, line));
        return sum;
    }

    [[nodiscard]] std::array<bool, line_count> lines_that_go_out()
    {
        std::array<bool, line_count> out{};
        for (auto const line : all_lines)
            out[number(line)] = is_cash(line) && estimate(line_over({0, columns_.years()}, line)).mean < 0.0;
        return out;
    }

    [[nodiscard]] ImpactPeriod period_of(std::size_t period, std::array<bool, line_count> const& goes_out)
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

    [[nodiscard]] PeriodSavings savings_of(Span years, std::array<bool, line_count> const& goes_out)
    {
        auto const moves = columns_.whole(Whole::moves_between_authorities);
        PeriodSavings found;
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
            found.authority.lines[number(line)] = estimate(own);
            found.england.lines[number(line)] = estimate(england);
            found.other_authorities.lines[number(line)] = estimate(others);
            add(is_cash(line) ? sums.authority.cash : sums.authority.capacity, own);
            add(is_cash(line) ? sums.england.cash : sums.england.capacity, england);
            add(is_cash(line) ? sums.others.cash : sums.others.capacity, others);
            if (is_cash(line)) add(goes_out[number(line)] ? out : in, own, goes_out[number(line)] ? -1.0 : 1.0);
            if (is_cash(line) && line != Line::programme) add(before_programme, own);
            if (line == Line::agency) add(agencies, england, -1.0);
        }
        auto const summed = [this](PartyMoney& party, Sums const& of) {
            party.cash = estimate(of.cash);
            party.capacity = estimate(of.capacity);
        };
        summed(found.authority, sums.authority);
        summed(found.other_authorities, sums.others);
        summed(found.england, sums.england);
        found.before_programme = estimate(before_programme);
        add(before_programme, part_over(years, CostPart::stated), -1.0);
        found.after_stated = estimate(before_programme);
        add(before_programme, part_over(years, CostPart::built), -1.0);
        found.after_built = estimate(before_programme);
        found.cash_out = estimate(out);
        found.cash_in = estimate(in);
        found.agencies = estimate(agencies);
        found.position = estimate(cash_over({0, years.last}));
        return found;
    }
    struct Sums {
        Column cash, capacity;
    };
    struct Parties {
        Sums authority, others, england;
    };

    [[nodiscard]] CashPosition cash_position()
    {
        auto const months = static_cast<std::size_t>(study_.months);
        std::vector<double> net(months, 0.0);
        for (std::size_t block = 0; block < blocks_; ++block)
            for (std::size_t t = 0; t < months; ++t) net[t] += cash_of_blocks_[block * months + t];
        auto const draws = static_cast<double>(columns_.draws());
        for (double& of_month : net) of_month /= draws;
        auto discounted = net;
        for (std::size_t t = 0; t < months; ++t) discounted[t] *= plan_.line.discount[t];

        CashPosition found;
        auto const present_value = columns_.whole(Whole::present_value);
        found.at_end_of_month = added_up(net);
        found.discounted_at_end_of_month = added_up(discounted);
        found.need = need_of(found.at_end_of_month);
        found.need.over_draws = estimate(columns_.whole(Whole::need));
        found.paid_back = {payback_of(net), share_not_below_zero(cash_over({0, columns_.years()}))};
        found.paid_back_discounted = {payback_of(discounted), share_not_below_zero(present_value)};
        found.present_value = estimate(present_value);
        return found;
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
    Authority const& authority_;
    Plan const& plan_;
    StrategyPlan const& strategy_;
    SharedBeliefs const& beliefs_;
    Workers& workers_;
    Chunk chunk_;
    OwnDraws own_;
    Columns columns_;
    std::size_t blocks_;
    std::vector<double> cash_of_blocks_;  //!< net cash by block and month, summed over the block's draws
    bool costs_per_worker_{};
    std::vector<Scratch> scratch_;  //!< by worker
};

}  // namespace

namespace {

BeliefSays const& row_of(ProgrammePart part)
{
    static constexpr auto rows = std::apply([](auto const&... row) { return std::array{row.says...}; }, cost_rows);
    return rows[number(part)];
}

}  // namespace

std::string_view name(ProgrammePart part) { return row_of(part).key(); }
std::string_view label(ProgrammePart part) { return row_of(part).part; }

BudgetImpact budget_impact(Study const& of, std::size_t authority, std::string const& id, Execution const& execution)
{
    auto study = with_one_authority(of, authority);
    study.draws = std::min<std::uint64_t>(draws_for(study.sampling, study.draws), most_exact_draws);
    BudgetImpact found;
    found.head = head_of(study);
    found.strategy = place_of(found.head.strategies, id);
    Engine engine(study, execution);
    ImpactDraws draws(engine, found.strategy);
    draws.run();
    draws.summarise(found);
    return found;
}

}  // namespace holdfast
