#include "holdfast/questions/thresholds.hpp"

#include "decision/means.hpp"
#include "engine/affordable.hpp"
#include "engine/strategy_summary.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/summary.hpp"
#include "numerics/running.hpp"
#include "numerics/sign_change.hpp"
#include "questions/altered_draws.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

constexpr int scan_intervals = 16;
constexpr int most_durations = 120;  //!< looked at one by one; of more, evenly chosen ones first
constexpr double precision = 1e-7;   //!< of a crossing, as a share of the range
constexpr double slope_step = 1e-3;  //!< to either side, as a share of the range
constexpr std::size_t grid_points = 11;
constexpr std::size_t few_draws = AuthorityDraws::most_break_even_draws;

struct Range {
    double low{};
    double high{};
};

//! Wide enough to hold what an English council may meet, or may wish to know about.
Range range_of(ThresholdInput input, int longest_duration)
{
    switch (input) {
    case ThresholdInput::hazard_ratio: return {0.02, 1.0};
    case ThresholdInput::programme_cost: return {0.0, 10.0};
    case ThresholdInput::cover_share: return {0.0, 1.0};
    case ThresholdInput::agency_premium: return {0.0, 2.0};
    case ThresholdInput::months_to_fill: return {0.5, 24.0};
    case ThresholdInput::duration: return {1.0, static_cast<double>(longest_duration)};
    case ThresholdInput::recruitment: return {0.0, 50'000.0};
    case ThresholdInput::pay: return {20'000.0, 150'000.0};
    case ThresholdInput::coverage: return {0.01, 1.0};
    case ThresholdInput::leaving_rate: return {0.01, 0.6};
    }
    return {};
}

//! Where a heat map has something to show.
Range grid_range_of(ThresholdInput input, int longest_duration)
{
    if (input == ThresholdInput::hazard_ratio) return {0.4, 1.0};
    if (input == ThresholdInput::programme_cost) return {0.0, 2.0};
    return range_of(input, longest_duration);
}

std::vector<double> evenly(Range range, std::size_t intervals, bool whole)
{
    std::vector<double> at;
    for (std::size_t i = 0; i <= intervals; ++i) {
        double const share = static_cast<double>(i) / static_cast<double>(intervals);
        double const value = i == intervals ? range.high : range.low + (range.high - range.low) * share;
        at.push_back(whole ? std::round(value) : value);
    }
    at.erase(std::unique(at.begin(), at.end()), at.end());
    return at;
}

enum class Kind { cash, total };

//! The expected net saving as a curve of one input.
class SavingCurve {
public:
    SavingCurve(AlteredDraws& draws, ThresholdInput input)
        : draws_(draws), input_(input), range_(range_of(input, draws.longest_duration())), scratch_(draws.draws())
    {
    }

    [[nodiscard]] Range range() const { return range_; }

    void run(double value)
    {
        draws_.release();
        draws_.give(input_, value);
        draws_.run();
    }
    [[nodiscard]] std::span<double const> net(Kind kind) const
    {
        return kind == Kind::cash ? draws_.net_cash() : draws_.net_total();
    }
    [[nodiscard]] double at(double value, Kind kind)
    {
        run(value);
        return mean_of(net(kind));
    }

    void look()
    {
        bool const whole = input_ == ThresholdInput::duration;
        auto const intervals =
            whole ? std::min(most_durations, static_cast<int>(range_.high - range_.low)) : scan_intervals;
        looked_at_ = evenly(range_, static_cast<std::size_t>(std::max(intervals, 1)), whole);
        for (double const value : looked_at_) {
            run(value);
            cash_.push_back(mean_of(net(Kind::cash)));
            total_.push_back(mean_of(net(Kind::total)));
        }
    }

    [[nodiscard]] Threshold threshold(Kind kind)
    {
        auto const& values = kind == Kind::cash ? cash_ : total_;
        Threshold threshold{{}, values.front(), values.back()};
        auto const tolerance = input_ == ThresholdInput::duration ? 0.5 : precision * (range_.high - range_.low);
        for (auto const& change : sign_changes(
                 looked_at_, values, [&](double value) { return at(value, kind); }, tolerance))
            threshold.crossings.push_back(input_ == ThresholdInput::duration ? in_months(change, kind)
                                                                             : exactly(change, kind));
        return threshold;
    }

private:
    [[nodiscard]] double error_at(double value, Kind kind)
    {
        run(value);
        RunningSummary summary;
        summary.add(net(kind), draws_.sampled_as(), scratch_);
        return summary.estimate().mcse;
    }
    [[nodiscard]] double slope_at(double value, double step, Kind kind)
    {
        double const below = std::max(range_.low, value - step);
        double const above = std::min(range_.high, value + step);
        return (at(above, kind) - at(below, kind)) / (above - below);
    }
    [[nodiscard]] Crossing exactly(SignChange const& change, Kind kind)
    {
        double const slope = slope_at(change.at, slope_step * (range_.high - range_.low), kind);
        return {change.at, error_at(change.at, kind) / std::abs(slope), change.rising};
    }
    //! The first whole month on the other side: the search has stopped within a month of it.
    [[nodiscard]] Crossing in_months(SignChange const& change, Kind kind)
    {
        double month = std::max(range_.low + 1.0, std::floor(change.at) - 1.0);
        auto const is_beyond = [&](double value) {
            double const saving = at(value, kind);
            return change.rising ? saving > 0.0 : saving < 0.0;
        };
        while (month < range_.high && !is_beyond(month)) month += 1.0;
        double const slope = slope_at(month, 1.0, kind);
        return {month, error_at(month, kind) / std::abs(slope), change.rising};
    }

    AlteredDraws& draws_;
    ThresholdInput input_;
    Range range_;
    std::vector<double> looked_at_, cash_, total_;
    std::vector<double> scratch_;
};

InputThreshold searched(AlteredDraws& draws, ThresholdInput input)
{
    InputThreshold threshold;
    threshold.input = input;
    threshold.now = draws.now(input);
    threshold.draws = draws.draws();
    auto const range = range_of(input, draws.longest_duration());
    threshold.low = range.low;
    threshold.high = range.high;
    if (auto const obstacle = draws.obstacle(input)) {
        threshold.reason = *obstacle;
        return threshold;
    }
    if (!draws.has_effect() && input != ThresholdInput::hazard_ratio) {
        threshold.reason = no_saving_claimed;
        return threshold;
    }
    SavingCurve curve(draws, input);
    curve.look();
    threshold.cash = curve.threshold(Kind::cash);
    threshold.total = curve.threshold(Kind::total);
    draws.release();
    return threshold;
}

Estimate estimate_of(std::span<double const> column, SampledAs how)
{
    std::vector<double> scratch(column.size());
    RunningSummary summary;
    summary.add(column, how, scratch);
    return summary.estimate();
}

Maybe<Estimate> affordable(AlteredDraws const& draws, std::span<double const> gross)
{
    std::vector<double> scratch(draws.draws());
    Affordable affordable;
    affordable.add(gross, draws.column(Measure::workers_reached), draws.sampled_as(), scratch);
    return affordable.estimate();
}

//! What is as drawn.
void describe(Thresholds& into, AlteredDraws& draws)
{
    draws.run();
    into.draws = draws.draws();
    into.has_effect = draws.has_effect();
    auto const how = draws.sampled_as();
    into.programme_cost = estimate_of(draws.column(Measure::programme), how);
    at(into.programme_parts, CostPart::stated) = estimate_of(draws.column(Measure::programme_stated), how);
    at(into.programme_parts, CostPart::built) = estimate_of(draws.column(Measure::programme_built), how);
    at(into.programme_parts, CostPart::guessed) = estimate_of(draws.column(Measure::programme_guessed), how);
    double const reached = mean_of(draws.column(Measure::workers_reached));
    if (reached > 0.0) into.cost_per_worker_year = into.programme_cost.mean / reached;
    if (!into.has_effect) {
        into.affordable_cash.reason = into.affordable_total.reason = no_saving_claimed;
        return;
    }
    into.net_cash = estimate_of(draws.net_cash(), how);
    into.net_total = estimate_of(draws.net_total(), how);
    into.after_stated = estimate_of(draws.column(Measure::after_stated_cash), how);
    into.after_built = estimate_of(draws.column(Measure::after_built_cash), how);
    into.affordable_cash = affordable(draws, draws.column(Measure::gross_cash));
    into.affordable_total =
        affordable(draws, less_time(draws.column(Measure::gross_total), draws.column(Measure::programme_time)));
}

std::vector<double> grid_axis(AlteredDraws const& draws, ThresholdInput input)
{
    return evenly(grid_range_of(input, draws.longest_duration()), grid_points - 1, input == ThresholdInput::duration);
}

}  // namespace

std::string_view name(ThresholdInput input)
{
    switch (input) {
    case ThresholdInput::hazard_ratio: return "hazard-ratio";
    case ThresholdInput::programme_cost: return "programme-cost";
    case ThresholdInput::cover_share: return "cover-share";
    case ThresholdInput::agency_premium: return "agency-premium";
    case ThresholdInput::months_to_fill: return "months-to-fill";
    case ThresholdInput::duration: return "duration";
    case ThresholdInput::recruitment: return "recruitment";
    case ThresholdInput::pay: return "pay";
    case ThresholdInput::coverage: return "coverage";
    case ThresholdInput::leaving_rate: return "leaving-rate";
    }
    return "";
}

std::string_view label(ThresholdInput input)
{
    switch (input) {
    case ThresholdInput::hazard_ratio: return "effect on leaving in those reached";
    case ThresholdInput::programme_cost: return "cost of the programme";
    case ThresholdInput::cover_share: return "share of vacant posts covered by agency staff";
    case ThresholdInput::agency_premium: return "agency premium";
    case ThresholdInput::months_to_fill: return "months to fill a vacancy";
    case ThresholdInput::duration: return "months of delivery";
    case ThresholdInput::recruitment: return "recruitment cost per hire";
    case ThresholdInput::pay: return "pay with on-costs";
    case ThresholdInput::coverage: return "share of eligible staff reached";
    case ThresholdInput::leaving_rate: return "the authority's leaving rate";
    }
    return "";
}

std::string_view label_of_sum(ThresholdInput input)
{
    if (input == ThresholdInput::leaving_rate) return "every authority's leaving rate";
    if (input == ThresholdInput::cover_share) return "every authority's share of vacant posts covered by agency staff";
    return label(input);
}

std::optional<ThresholdInput> threshold_input_named(std::string_view typed)
{
    for (auto const input : all_threshold_inputs)
        if (name(input) == typed) return input;
    return std::nullopt;
}

Thresholds thresholds(Study const& study, Authority const& authority, std::string const& strategy,
                      Execution const& execution, std::span<ThresholdInput const> inputs)
{
    return thresholds(study, std::span(&authority, 1), strategy, execution, inputs);
}

Thresholds thresholds(Study const& study, std::span<Authority const> authorities, std::string const& strategy,
                      Execution const& execution, std::span<ThresholdInput const> inputs)
{
    Thresholds thresholds;
    AlteredDraws all(study, authorities, strategy, most_exact_draws, execution);
    describe(thresholds, all);
    std::optional<AlteredDraws> few;
    for (auto const input : inputs) {
        if (input != ThresholdInput::hazard_ratio) {
            thresholds.inputs.push_back(searched(all, input));
            continue;
        }
        if (!few) few.emplace(study, authorities, strategy, few_draws, execution);
        thresholds.inputs.push_back(searched(*few, input));
        thresholds.inputs.back().now = all.now(input);
    }
    return thresholds;
}

TwoWay two_way(Study const& study, Authority const& authority, std::string const& strategy, ThresholdInput down,
               ThresholdInput across, Execution const& execution)
{
    return two_way(study, std::span(&authority, 1), strategy, down, across, execution);
}

TwoWay two_way(Study const& study, std::span<Authority const> authorities, std::string const& strategy,
               ThresholdInput down, ThresholdInput across, Execution const& execution)
{
    require(down != across, "a grid has two different inputs");
    AlteredDraws draws(study, authorities, strategy, few_draws, execution);
    TwoWay grid;
    grid.draws = draws.draws();
    grid.down = down;
    grid.across = across;
    for (auto const input : {down, across})
        if (auto const obstacle = draws.obstacle(input); obstacle && grid.reason.empty())
            grid.reason = std::string(authorities.size() > 1 ? label_of_sum(input) : label(input)) + ": " + *obstacle;
    if (!draws.has_effect()) grid.reason = no_saving_claimed;
    if (!grid.reason.empty()) return grid;

    grid.down_at = grid_axis(draws, down);
    grid.across_at = grid_axis(draws, across);
    grid.cells.resize(grid.down_at.size() * grid.across_at.size());
    // A change of cost alone needs no new run: it goes inside.
    bool const across_inside = across == ThresholdInput::programme_cost;
    auto const& outside = across_inside ? grid.down_at : grid.across_at;
    auto const& inside = across_inside ? grid.across_at : grid.down_at;
    for (std::size_t o = 0; o < outside.size(); ++o) {
        draws.release();
        draws.give(across_inside ? down : across, outside[o]);
        for (std::size_t i = 0; i < inside.size(); ++i) {
            draws.give(across_inside ? across : down, inside[i]);
            draws.run();
            auto const cash = estimate_of(draws.net_cash(), draws.sampled_as());
            auto const total = estimate_of(draws.net_total(), draws.sampled_as());
            auto const [row, column] = across_inside ? std::pair(o, i) : std::pair(i, o);
            grid.cells[row * grid.across_at.size() + column] = {cash.mean,
                                                                total.mean,
                                                                cash.mcse,
                                                                total.mcse,
                                                                share_positive(draws.net_cash()),
                                                                share_positive(draws.net_total())};
        }
    }
    return grid;
}

}  // namespace holdfast
