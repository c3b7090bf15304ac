#include "numerics/running.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/sobol.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast {

namespace {

constexpr double low_probability = 0.025;
constexpr double high_probability = 0.975;
constexpr double standard_errors = 6.0;

double square(double x) { return x * x; }

//! Adds the sum of each replicate's part of the chunk.
void add_by_replicate(std::span<double const> draws, std::size_t replicates, std::vector<double>& sums)
{
    if (replicates == 0) return;
    require(draws.size() % replicates == 0, "a chunk holds equal parts of all replicates");
    sums.resize(replicates);
    auto const part = draws.size() / replicates;
    for (std::size_t r = 0; r < replicates; ++r) sums[r] += stable_sum(draws.subspan(r * part, part));
}

}  // namespace

// ---- TailCounts ----

TailCounts::TailCounts(std::span<double const> draws, std::span<double> scratch)
{
    std::copy(draws.begin(), draws.end(), scratch.begin());
    auto const n = static_cast<double>(draws.size());
    for (std::size_t i = 0; i < 2; ++i) {
        auto& e = ends_[i];
        e.probability = i == 0 ? low_probability : high_probability;
        double const margin = standard_errors * std::sqrt(e.probability * (1.0 - e.probability) / n);
        e.from = quantile_of(scratch, std::max(0.0, e.probability - margin));
        e.to = quantile_of(scratch, std::min(1.0, e.probability + margin));
        e.per_width = e.to > e.from ? static_cast<double>(bins) / (e.to - e.from) : 0.0;
    }
}

void TailCounts::End::count(std::span<double const> draws)
{
    all += draws.size();
    std::uint64_t under = 0;
    for (double const draw : draws) under += static_cast<std::uint64_t>(draw < from);
    below += under;
    for (double const draw : draws) {
        if (!(static_cast<unsigned>(draw >= from) & static_cast<unsigned>(draw <= to))) continue;
        auto const bin = static_cast<std::size_t>((draw - from) * per_width);
        ++inside[std::min(bin, bins - 1)];
    }
}

void TailCounts::count(std::span<double const> draws)
{
    for (auto& e : ends_) e.count(draws);
}

void TailCounts::merge(TailCounts const& other)
{
    for (std::size_t i = 0; i < 2; ++i) {
        auto& mine = ends_[i];
        auto const& theirs = other.ends_[i];
        require(mine.from == theirs.from && mine.to == theirs.to, "counts are merged bin by bin, of the same bins");
        mine.all += theirs.all;
        mine.below += theirs.below;
        for (std::size_t bin = 0; bin < bins; ++bin) mine.inside[bin] += theirs.inside[bin];
    }
}

bool TailCounts::End::holds_quantile() const
{
    std::uint64_t held = 0;
    for (auto const count : inside) held += count;
    double const rank = static_cast<double>(all - 1) * probability;
    return rank >= static_cast<double>(below) && rank <= static_cast<double>(below + held) - 1.0;
}

double TailCounts::End::quantile() const
{
    // The position of type 7 (summary.hpp); in a bin the draws are taken to lie evenly, each in the middle of its share.
    double const rank = static_cast<double>(all - 1) * probability;
    auto passed = static_cast<double>(below);
    if (rank < passed) return from;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        auto const held = static_cast<double>(inside[bin]);
        if (held > 0.0 && rank < passed + held - 0.5) {
            double const share = std::max(0.0, (rank - passed + 0.5) / held);
            double const at = per_width == 0.0 ? 0.0 : (static_cast<double>(bin) + share) / per_width;
            return std::min(to, from + at);
        }
        passed += held;
    }
    return to;
}

double TailCounts::error() const
{
    double widest = 0.0;
    auto const bins_in_all = static_cast<double>(bins);
    constexpr double beyond_all = std::numeric_limits<double>::infinity();
    for (auto const& e : ends_)
        widest = std::max(widest, e.holds_quantile() ? (e.to - e.from) / bins_in_all : beyond_all);
    return widest;
}

// ---- RunningSummary ----

void RunningSummary::add(std::span<double const> draws, SampledAs how, std::span<double> scratch)
{
    auto const chunk = summarise(draws, scratch);
    auto const n = static_cast<double>(draws.size());
    double const squares = square(chunk.mcse) * n * (n - 1.0);
    add_by_replicate(draws, how.replicates, replicate_sums_);
    positive_ += count_positive(draws);
    if (how.in_chunks) {
        if (!tails_) {
            require(count_ == 0, "whether there will be more chunks is said with the first");
            tails_ = std::make_unique<TailCounts>(draws, scratch);
        }
        tails_->count(draws);
    }
    if (count_ == 0) {
        estimate_ = chunk;
        squares_ = squares;
    } else {
        require(tails_ != nullptr, "whether there will be more chunks is said with the first");
        auto const before = static_cast<double>(count_);
        double const off = chunk.mean - estimate_.mean;
        squares_ += squares + square(off) * before * n / (before + n);
        estimate_.mean += off * n / (before + n);
        auto const all = before + n;
        estimate_.mcse = std::sqrt(squares_ / (all - 1.0) / all);
        estimate_.low = tails_->low();
        estimate_.high = tails_->high();
    }
    count_ += draws.size();
    if (replicate_sums_.empty()) return;
    auto const points =
        static_cast<double>(count_ / replicate_sums_.size());  // NOLINT(bugprone-integer-division): equally many each
    auto means = replicate_sums_;
    for (auto& mean : means) mean /= points;
    estimate_.mcse = replicate_estimate(means).mcse;
}

Estimate RunningSummary::estimate() const
{
    require(count_ > 0, "a summary needs at least one draw");
    return estimate_;
}

double RunningSummary::share_positive() const
{
    require(count_ > 0, "a share needs at least one draw");
    return static_cast<double>(positive_) / static_cast<double>(count_);
}

double RunningSummary::interval_error() const { return tails_ ? tails_->error() : 0.0; }

double largest_interval_error(std::span<RunningSummary const> summaries)
{
    double largest = 0.0;
    for (auto const& summary : summaries) {
        if (summary.draws() == 0) continue;
        auto const e = summary.estimate();
        if (e.high > e.low) largest = std::max(largest, summary.interval_error() / (e.high - e.low));
    }
    return largest;
}

// ---- RunningRatio ----

void RunningRatio::add(std::span<double const> a, std::span<double const> b, SampledAs how)
{
    require(!a.empty() && a.size() == b.size(), "a ratio of means needs draws in pairs");
    auto const n = static_cast<double>(a.size());
    double const mean_a = stable_sum(a) / n;
    double const mean_b = stable_sum(b) / n;
    double aa = 0.0;
    double ab = 0.0;
    double bb = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        double const off_a = a[i] - mean_a;
        double const off_b = b[i] - mean_b;
        aa += off_a * off_a;
        ab += off_a * off_b;
        bb += off_b * off_b;
    }
    auto const before = static_cast<double>(count_);
    double const share = n / (before + n);
    double const off_a = mean_a - mean_a_;
    double const off_b = mean_b - mean_b_;
    aa_ += aa + off_a * off_a * before * share;
    ab_ += ab + off_a * off_b * before * share;
    bb_ += bb + off_b * off_b * before * share;
    mean_a_ += off_a * share;
    mean_b_ += off_b * share;
    count_ += a.size();
    add_by_replicate(a, how.replicates, sums_a_);
    add_by_replicate(b, how.replicates, sums_b_);
}

Ratio RunningRatio::ratio() const
{
    require(count_ > 0, "a ratio of means needs draws in pairs");
    require(mean_b_ != 0.0, "a ratio of means needs a mean below the line that is not 0");
    Ratio result{mean_a_ / mean_b_, 0.0};
    if (!sums_a_.empty()) {
        auto const points =
            static_cast<double>(count_ / sums_a_.size());  // NOLINT(bugprone-integer-division): equally many each
        std::vector<double> off(sums_a_.size());
        for (std::size_t r = 0; r < off.size(); ++r) off[r] = (sums_a_[r] - result.value * sums_b_[r]) / points;
        result.mcse = replicate_estimate(off).mcse / std::abs(mean_b_);
    } else if (count_ > 1) {
        auto const n = static_cast<double>(count_);
        double const squares = aa_ - 2.0 * result.value * ab_ + square(result.value) * bb_;
        result.mcse = std::sqrt(std::max(0.0, squares) / (n - 1.0) / n) / std::abs(mean_b_);
    }
    return result;
}

}  // namespace holdfast
