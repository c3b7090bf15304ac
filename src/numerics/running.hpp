//! Summaries of draws that come in chunks, in memory that does not grow with their number.
//! One chunk: exactly what numerics/summary.hpp says of it. Several: moments are joined (Chan, Golub & LeVeque 1983), and
//! the ends of the 95% interval are read off counts in fixed bins around each end (TailCounts), laid where the first
//! chunk has them: an end is off by at most one bin's width, and `interval_error` says how wide that is.
//! Equal chunks in equal order give equal bits. Counts of two runs with the same bins may be added: merging is exact.
//! Standard errors are of independent draws, or, with replicates (scrambled Sobol points), of the replicates' means:
//! each chunk then holds equal parts of all replicates, one after another.
//! Tested in tests/numerics/running_test.cpp: one chunk against summarise(), many against one, bins against sorting.
#pragma once

#include "holdfast/numerics/summary.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace holdfast {

//! The two ends of the 95% interval of a long column, by counting.
class TailCounts {
public:
    static constexpr std::size_t bins = 32;

    //! Lays the bins of each end from the draws: from six standard errors of its rank below to six above, as their
    //! order statistics have it. `scratch` has their size. The draws themselves are not counted yet.
    TailCounts(std::span<double const> draws, std::span<double> scratch);

    void count(std::span<double const> draws);
    //! Adds what another has counted in the same bins (or ContractBroken).
    void merge(TailCounts const&);

    [[nodiscard]] double low() const { return end(0).quantile(); }
    [[nodiscard]] double high() const { return end(1).quantile(); }
    //! Width of the bins that hold the ends, the larger of the two; infinite where an end lies outside of its bins.
    [[nodiscard]] double error() const;

private:
    struct End {
        double probability{};
        double from{}, to{};
        double per_width{};  //!< bins per unit; 0 where from = to
        std::uint64_t all{};
        std::uint64_t below{};
        std::array<std::uint32_t, bins> inside{};

        [[nodiscard]] double quantile() const;
        [[nodiscard]] bool holds_quantile() const;
        void count(std::span<double const> draws);
    };
    [[nodiscard]] End const& end(std::size_t i) const { return ends_[i]; }
    std::array<End, 2> ends_;
};

//! How a column's draws were sampled, and whether there will be more chunks than one.
struct SampledAs {
    std::size_t replicates{};  //!< 0: independent draws
    bool in_chunks{};          //!< more chunks may follow
};

class RunningSummary {
public:
    //! Adds a chunk. `scratch` has its size.
    void add(std::span<double const> draws, SampledAs, std::span<double> scratch);
    [[nodiscard]] Estimate estimate() const;
    [[nodiscard]] double share_positive() const;
    [[nodiscard]] std::uint64_t draws() const { return count_; }
    //! How far an end of the interval may be off; 0 where it is exact.
    [[nodiscard]] double interval_error() const;

private:
    std::uint64_t count_{};
    std::uint64_t positive_{};
    double squares_{};   //!< about the mean
    Estimate estimate_;  //!< its interval is that of the first chunk
    std::vector<double> replicate_sums_;
    std::unique_ptr<TailCounts> tails_;
};

//! The largest error of any of their intervals, as a share of the interval's width.
[[nodiscard]] double largest_interval_error(std::span<RunningSummary const>);

//! The ratio of two means over chunks, see ratio_of_means().
class RunningRatio {
public:
    void add(std::span<double const> a, std::span<double const> b, SampledAs);
    [[nodiscard]] Ratio ratio() const;

private:
    std::uint64_t count_{};
    double mean_a_{}, mean_b_{};
    double aa_{}, ab_{}, bb_{};            //!< squares and products about the means
    std::vector<double> sums_a_, sums_b_;  //!< by replicate
};

}  // namespace holdfast
