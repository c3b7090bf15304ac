#include "decision/gains.hpp"

#include "decision/means.hpp"

#include <algorithm>

namespace holdfast {

namespace {

//! Costs and effects of every strategy in one draw.
struct Line {
    std::vector<double> cost;
    std::vector<double> effect;

    [[nodiscard]] double at(std::size_t strategy, double threshold) const
    {
        return threshold * effect[strategy] - cost[strategy];
    }
};

//! The highest of the lines at a threshold; of equal ones the earliest.
std::size_t highest(Line const& lines, double threshold)
{
    std::size_t best = 0;
    double most = lines.at(0, threshold);
    for (std::size_t strategy = 1; strategy < lines.cost.size(); ++strategy) {
        double const value = lines.at(strategy, threshold);
        if (value > most) {
            most = value;
            best = strategy;
        }
    }
    return best;
}

//! Does the challenger take the lead from the holder? A tie goes to the earlier strategy.
bool takes_lead(Line const& lines, std::size_t challenger, std::size_t holder, double threshold)
{
    double const theirs = lines.at(challenger, threshold);
    double const ours = lines.at(holder, threshold);
    return challenger < holder ? theirs >= ours : theirs > ours;
}

//! The first threshold after `from` at which another strategy leads; only one with more effect ever will.
std::size_t lead_ends(Line const& lines, std::size_t holder, std::size_t from, std::span<double const> thresholds)
{
    std::size_t end = thresholds.size();
    for (std::size_t other = 0; other < lines.cost.size(); ++other) {
        if (!(lines.effect[other] > lines.effect[holder]) || end == from + 1) continue;
        if (!takes_lead(lines, other, holder, thresholds[end - 1])) continue;
        auto const open = thresholds.subspan(from + 1, end - from - 1);
        auto const first = std::partition_point(
            open.begin(), open.end(), [&](double threshold) { return !takes_lead(lines, other, holder, threshold); });
        end = from + 1 + static_cast<std::size_t>(first - open.begin());
    }
    return end;
}

//! A run of thresholds with one strategy best on average.
struct Run {
    std::size_t from{};
    std::size_t to{};
    std::size_t best{};
};

std::vector<Run> runs_of(std::vector<std::size_t> const& best)
{
    std::vector<Run> runs;
    for (std::size_t k = 0; k < best.size(); ++k) {
        if (runs.empty() || runs.back().best != best[k]) runs.push_back({k, k, best[k]});
        runs.back().to = k + 1;
    }
    return runs;
}

class Sums {
public:
    Sums(Gains& result, std::span<double const> thresholds, std::size_t strategies)
        : result_(result), thresholds_(thresholds), runs_(runs_of(result.best)), strategies_(strategies),
          leads_((thresholds.size() + 1) * strategies, 0.0)
    {
        result.mean_gain.assign(thresholds.size(), 0.0);
        result.mean_square.assign(thresholds.size(), 0.0);
    }

    void add(Line const& lines)
    {
        for (std::size_t from = 0; from < thresholds_.size();) {
            auto const leader = highest(lines, thresholds_[from]);
            auto const to = lead_ends(lines, leader, from, thresholds_);
            leads_[from * strategies_ + leader] += 1.0;
            leads_[to * strategies_ + leader] -= 1.0;
            for (auto const& run : runs_)
                if (run.best != leader && run.from < to && run.to > from)
                    gain(lines, leader, run.best, std::max(from, run.from), std::min(to, run.to));
            from = to;
        }
    }

    void finish(std::size_t draws)
    {
        auto const n = static_cast<double>(draws);
        for (auto& sum : result_.mean_gain) sum /= n;
        for (auto& sum : result_.mean_square) sum /= n;
        std::vector<double> running(strategies_, 0.0);
        for (std::size_t k = 0; k < thresholds_.size(); ++k)
            for (std::size_t strategy = 0; strategy < strategies_; ++strategy) {
                running[strategy] += leads_[k * strategies_ + strategy];  // whole numbers, exact
                result_.share.push_back(running[strategy] / n);
            }
    }

private:
    void gain(Line const& lines, std::size_t leader, std::size_t best, std::size_t from, std::size_t to)
    {
        double const effect = lines.effect[leader] - lines.effect[best];
        double const cost = lines.cost[leader] - lines.cost[best];
        double const* const threshold = thresholds_.data();
        double* const sum = result_.mean_gain.data();
        double* const square = result_.mean_square.data();
        for (std::size_t k = from; k < to; ++k) {
            double const gained = std::max(threshold[k] * effect - cost, 0.0);  // below 0 by rounding only
            sum[k] += gained;
            square[k] += gained * gained;
        }
    }

    Gains& result_;
    std::span<double const> thresholds_;
    std::vector<Run> runs_;
    std::size_t strategies_;
    std::vector<double> leads_;  //!< by threshold, then strategy: +1 where it takes the lead, −1 where it loses it
};

std::vector<double> means(std::span<std::span<double const> const> columns)
{
    std::vector<double> result;
    for (auto const column : columns) result.push_back(mean_of(column));
    return result;
}

}  // namespace

Gains gains(std::span<std::span<double const> const> costs, std::span<std::span<double const> const> effects,
            std::span<double const> thresholds)
{
    auto const strategies = costs.size();
    auto const draws = costs.front().size();
    Line const mean{means(costs), means(effects)};
    Gains result;
    for (double const threshold : thresholds) {
        result.best.push_back(highest(mean, threshold));
        for (std::size_t strategy = 0; strategy < strategies; ++strategy)
            result.mean_net.push_back(mean.at(strategy, threshold));
    }
    Sums sums(result, thresholds, strategies);
    Line lines{std::vector<double>(strategies), std::vector<double>(strategies)};
    for (std::size_t draw = 0; draw < draws; ++draw) {
        for (std::size_t strategy = 0; strategy < strategies; ++strategy) {
            lines.cost[strategy] = costs[strategy][draw];
            lines.effect[strategy] = effects[strategy][draw];
        }
        sums.add(lines);
    }
    sums.finish(draws);
    return result;
}

}  // namespace holdfast
