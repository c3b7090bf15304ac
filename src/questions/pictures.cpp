#include "holdfast/questions/pictures.hpp"

#include "engine/authority_model.hpp"
#include "numerics/running.hpp"
#include "questions/evaluate_watched.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace holdfast {

namespace {

constexpr double step_of_willingness = 10'000.0;
constexpr int steps_of_willingness = 10;
constexpr double lowest_hazard_ratio = 0.5;
constexpr int steps_of_hazard_ratio = 10;

//! Columns that pictures are made of: leavers averted and net cash saving, then by year the cash saving before and after
//! the programme's own cost; where a part of that cost is a guess, before that part alone.
class PictureColumns {
public:
    explicit PictureColumns(std::size_t years) : years_(years) {}

    [[nodiscard]] std::size_t count() const { return 2 + 2 * years_; }
    static constexpr std::size_t leavers = 0;
    static constexpr std::size_t net_cash = 1;
    [[nodiscard]] std::size_t before_cost(std::size_t year) const { return 2 + year; }
    [[nodiscard]] std::size_t after_cost(std::size_t year) const { return 2 + years_ + year; }
    //! Where the engine keeps it.
    [[nodiscard]] std::size_t measure(std::size_t column, bool partly_guessed) const
    {
        if (column == leavers) return index(Measure::leavers_averted_discounted);
        if (column == net_cash) return index(Measure::net_cash);
        bool const before = column < 2 + years_;
        auto const of_before = partly_guessed ? YearMeasure::after_known : YearMeasure::gross_cash;
        return before ? index(of_before, column - 2) : index(YearMeasure::net_cash, column - 2 - years_);
    }
    [[nodiscard]] std::size_t years() const { return years_; }

private:
    std::size_t years_;
};

//! What is kept of the draws of one result or sum, chunk after chunk.
struct Drawn {
    std::vector<RunningSummary> before_cost, after_cost;  //!< cumulative, by year
    std::vector<std::uint64_t> accepted;                  //!< draws, by willingness to pay
    std::vector<PlanePoint> plane;

    [[nodiscard]] PicturesOf pictures(std::uint64_t draws) &&
    {
        PicturesOf pictures;
        for (auto const& year : before_cost) pictures.cumulative_before_cost.push_back(year.estimate());
        for (auto const& year : after_cost) pictures.cumulative_after_cost.push_back(year.estimate());
        for (auto const count : accepted)
            pictures.acceptability.push_back(static_cast<double>(count) / static_cast<double>(draws));
        pictures.plane = std::move(plane);
        return pictures;
    }
};

//! The columns of a sum over authorities, strategy by strategy.
struct Sum {
    std::vector<std::vector<std::vector<double>>> columns;  //!< [strategy][column][draw]
};

//! Watches a run go by and draws what it sees; then, with the findings made, the base cases.
class Draughtsman final : public Watcher {
public:
    explicit Draughtsman(Engine& engine)
        : engine_(engine), study_(engine.study()), plan_(engine.plan()), strategies_(strategies_of(study_)),
          columns_(static_cast<std::size_t>(plan_.line.years())), how_(engine.sampled_as()),
          sums_(study_.authorities.size() > 1), results_(study_.authorities.size() * plan_.strategies.size())
    {
        for (int i = 0; i <= steps_of_willingness; ++i) found_.willingness_to_pay.push_back(i * step_of_willingness);
        for (int i = 0; i <= steps_of_hazard_ratio; ++i)
            found_.hazard_ratios.push_back(lowest_hazard_ratio +
                                           (1.0 - lowest_hazard_ratio) * i / steps_of_hazard_ratio);
    }

    void start_chunk(Chunk const& chunk) override
    {
        draws_ = chunk.draws();
        scratch_.assign(engine_.workers().count(), std::vector<double>(2 * draws_));
        if (sums_) everywhere_ = empty_sum();
    }
    void start_authority(std::size_t authority) override
    {
        auto const& region = study_.authorities[authority].region;
        if (!sums_ || (region_ && *region_ == region)) return;
        end_region();
        region_ = region;
        of_region_ = empty_sum();
    }
    void see(AuthorityNumber authority, StrategyNumber strategy, AuthorityDraws const& draws) override
    {
        if (is_drawn(index(strategy))) add(index(authority), index(strategy), draws);
    }
    void end_chunk() override
    {
        if (sums_) {
            end_region();
            keep_sums(everywhere_, "all", "");
        }
        found_.draws += draws_;
    }

    Pictures finished(Findings const& findings)
    {
        for (auto const& result : findings.results)
            found_.results.push_back(
                std::move(results_[number_of(result.authority, result.strategy)]).pictures(found_.draws));
        base_cases(findings);
        for (auto const& total : findings.totals) {
            auto const name = total.scope == "all" ? std::string() : total.name;
            auto const found = of_sums_.find({total.scope, name, total.strategy});
            found_.totals.push_back(found == of_sums_.end() ? PicturesOf{}
                                                            : std::move(found->second).pictures(found_.draws));
            add_heat(found_.totals.back(), total, findings);
        }
        return std::move(found_);
    }

private:
    //! No saving is claimed of a null result, and no picture shows one.
    [[nodiscard]] bool is_drawn(std::size_t s) const
    {
        return plan_.strategies[s].has_effect && strategies_[s].basis != Basis::null_result;
    }

    [[nodiscard]] std::size_t number_of(std::size_t authority, std::size_t strategy) const
    {
        return authority * plan_.strategies.size() + strategy;
    }

    void end_region()
    {
        if (!region_) return;
        keep_sums(of_region_, "region", *region_);
        add_up(everywhere_, of_region_);
        region_.reset();
    }

    [[nodiscard]] Sum empty_sum() const
    {
        Sum sum;
        sum.columns.resize(plan_.strategies.size());
        for (std::size_t s = 0; s < plan_.strategies.size(); ++s)
            if (is_drawn(s)) sum.columns[s].assign(columns_.count(), std::vector<double>(draws_, 0.0));
        return sum;
    }

    //! The pictures of one result, and its columns added to its region's.
    void add(std::size_t authority, std::size_t s, AuthorityDraws const& draws)
    {
        auto const& has = plan_.strategies[s].cost_parts;
        bool const partly_guessed =
            at(has, CostPart::guessed) && (at(has, CostPart::stated) || at(has, CostPart::built));
        auto const column = [&](std::size_t c) { return draws.column(columns_.measure(c, partly_guessed)); };
        draw(results_[number_of(authority, s)], column, sums_ ? columns_.count() : 0, [&](std::size_t c) {
            auto const from = column(c);
            auto& into = of_region_.columns[s][c];
            for (std::size_t i = 0; i < draws_; ++i) into[i] += from[i];
        });
    }

    void add_up(Sum& everywhere, Sum const& region)
    {
        engine_.workers().share_out(plan_.strategies.size(), [&](std::size_t s, std::size_t) {
            for (std::size_t c = 0; c < region.columns[s].size(); ++c)
                for (std::size_t i = 0; i < draws_; ++i) everywhere.columns[s][c][i] += region.columns[s][c][i];
        });
    }

    void keep_sums(Sum const& sum, std::string const& scope, std::string const& name)
    {
        for (std::size_t s = 0; s < plan_.strategies.size(); ++s) {
            if (sum.columns[s].empty()) continue;
            draw(
                of_sums_[{scope, name, s}], [&](std::size_t c) { return std::span<double const>(sum.columns[s][c]); },
                0, [](std::size_t) {});
        }
    }

    //! All pictures that are made of draws, and `others(number)` for so many more tasks beside them.
    template <class Column, class Others>
    void draw(Drawn& into, Column const& column, std::size_t more, Others const& others)
    {
        auto const years = columns_.years();
        into.before_cost.resize(years);
        into.after_cost.resize(years);
        into.accepted.resize(found_.willingness_to_pay.size());
        engine_.workers().share_out(2 * years + 1 + more, [&](std::size_t task, std::size_t worker) {
            if (task < years)
                cumulate(
                    into.before_cost[task], column, [this](std::size_t y) { return columns_.before_cost(y); }, task,
                    worker);
            else if (task < 2 * years)
                cumulate(
                    into.after_cost[task - years], column, [this](std::size_t y) { return columns_.after_cost(y); },
                    task - years, worker);
            else if (task == 2 * years) plane(into, column(PictureColumns::leavers), column(PictureColumns::net_cash));
            else others(task - 2 * years - 1);
        });
    }

    template <class Column, class Of>
    void cumulate(RunningSummary& into, Column const& column, Of const& of, std::size_t last, std::size_t worker)
    {
        auto const sum = std::span(scratch_[worker]).first(draws_);
        auto const first = column(of(0));
        std::copy(first.begin(), first.end(), sum.begin());
        for (std::size_t y = 1; y <= last; ++y) {
            auto const year = column(of(y));
            for (std::size_t i = 0; i < draws_; ++i) sum[i] += year[i];
        }
        into.add(sum, how_, std::span(scratch_[worker]).subspan(draws_));
    }

    void plane(Drawn& into, std::span<double const> leavers, std::span<double const> net_cash) const
    {
        for (std::size_t i = 0; i < draws_ && into.plane.size() < most_points_of_a_plane; ++i)
            into.plane.push_back({leavers[i], net_cash[i]});
        for (std::size_t k = 0; k < found_.willingness_to_pay.size(); ++k) {
            double const worth = found_.willingness_to_pay[k];
            for (std::size_t i = 0; i < draws_; ++i)
                into.accepted[k] += net_cash[i] + worth * leavers[i] > 0.0 ? 1U : 0U;
        }
    }

    //! Tornados and heat maps, which are of the base case.
    void base_cases(Findings const& findings)
    {
        std::vector<double> logs;
        for (double const ratio : found_.hazard_ratios) logs.push_back(std::log(ratio));
        engine_.workers().share_out(findings.results.size(), [&](std::size_t r, std::size_t) {
            auto const& result = findings.results[r];
            auto const& strategy = plan_.strategies[result.strategy];
            auto const& authority = study_.authorities[result.authority];
            auto& into = found_.results[r];
            if (is_drawn(result.strategy))
                into.tornado = tornado(study_, authority, findings.strategies[result.strategy].id);
            if (strategy.members.size() == 1) into.heat = heat(authority, strategy, logs);
        });
    }

    [[nodiscard]] HeatCurve heat(Authority const& authority, StrategyPlan const& strategy,
                                 std::vector<double> const& logs) const
    {
        AuthorityModel<double> model(study_, plan_);
        StrategySaving<double> saving;
        auto const values = means_of<double>(engine_.beliefs(), authority);
        model.prepare(authority, values);
        HeatCurve curve;
        for (double const log : logs) {
            model.save(strategy, {EffectAs::Kind::given, log}, saving);
            curve.gross_cash.push_back(cash(price_saved(saving.discounted, model.prices())));
        }
        model.save(strategy, {EffectAs::Kind::used}, saving);
        curve.programme = saving.programme;
        return curve;
    }

    void add_heat(PicturesOf& into, Total const& total, Findings const& findings) const
    {
        for (std::size_t r = 0; r < findings.results.size(); ++r) {
            auto const& result = findings.results[r];
            bool const inside = result.strategy == total.strategy &&
                                (total.scope != "region" || study_.authorities[result.authority].region == total.name);
            if (!inside || !found_.results[r].heat) continue;
            auto const& heat = *found_.results[r].heat;
            if (!into.heat) into.heat = HeatCurve{std::vector<double>(heat.gross_cash.size(), 0.0), 0.0};
            into.heat->programme += heat.programme;
            for (std::size_t i = 0; i < heat.gross_cash.size(); ++i) into.heat->gross_cash[i] += heat.gross_cash[i];
        }
    }

    Engine& engine_;
    Study const& study_;
    Plan const& plan_;
    std::vector<Strategy> strategies_;
    PictureColumns columns_;
    SampledAs how_;
    bool sums_;            //!< over regions and everywhere
    std::size_t draws_{};  //!< of the chunk
    std::optional<std::string> region_;
    Sum of_region_, everywhere_;
    std::vector<std::vector<double>> scratch_;  //!< by worker
    std::vector<Drawn> results_;                //!< authority by authority, strategy by strategy
    std::map<std::tuple<std::string, std::string, std::size_t>, Drawn> of_sums_;
    Pictures found_;
};

}  // namespace

PicturedFindings evaluate_with_pictures(Study const& study, Execution const& execution)
{
    Engine engine(study, execution);
    Draughtsman draughtsman(engine);
    PicturedFindings pictured;
    pictured.findings = evaluate_watched(engine, &draughtsman, execution.progress);
    pictured.pictures = draughtsman.finished(pictured.findings);
    return pictured;
}

}  // namespace holdfast
