//! Savings summed over authorities, draw by draw. Authorities come region by region, so that one set of columns serves
//! every region in turn, and one more all of them together.
#pragma once

#include "engine/affordable.hpp"
#include "engine/authority_draws.hpp"
#include "holdfast/study/findings.hpp"
#include "numerics/running.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast {

class Totals {
public:
    //! `most_draws` of a chunk.
    Totals(Study const&, Plan const&, std::size_t most_draws);

    //! Regions in order of their first authority, with the indices of their authorities.
    struct Region {
        std::string name;
        std::vector<std::size_t> authorities;
    };
    [[nodiscard]] std::vector<Region> const& regions() const { return regions_; }

    void start_chunk(std::size_t draws);
    //! Adds what the draws hold of one measure of a strategy, where that is summed; one call a strategy and measure at a time.
    void add(std::size_t strategy, std::size_t measure, AuthorityDraws const&);
    //! All authorities of the region have been added: summarises it, and adds it to all together.
    void end_region(std::size_t region, Workers&, SampledAs);
    void end_chunk(Workers&, SampledAs);

    //! Totals by region, then over all; `of` counts every authority that the inputs hold.
    [[nodiscard]] std::vector<Total> totals() const;
    //! How far the end of any interval may be off, as a share of the interval's width; 0 where all are exact.
    [[nodiscard]] double interval_error() const;

private:
    //! Sums of one strategy over a region or all: a column a measure.
    struct Sums {
        std::vector<double> columns;
    };
    struct Summary {
        std::vector<RunningSummary> measures;
        Affordable cash, total;
    };
    void summarise(std::vector<Sums> const&, std::size_t group, Workers&, SampledAs);
    [[nodiscard]] std::span<double> column(Sums&, std::size_t i) const;
    [[nodiscard]] std::span<double const> column(Sums const&, std::size_t i) const;

    Study const& study_;
    [[nodiscard]] Estimate estimate(std::size_t group, std::size_t strategy, Measure) const;
    [[nodiscard]] double share_positive(std::size_t group, std::size_t strategy, Measure) const;
    [[nodiscard]] Savings savings_from(std::size_t group, std::size_t strategy, Measure first, Measure after) const;
    [[nodiscard]] Chances chances_from(std::size_t group, std::size_t strategy, Measure first, Measure after) const;
    void fill(Total&, std::size_t group) const;

    std::vector<bool> has_effect_;          //!< by strategy
    std::vector<ByPart<bool>> cost_parts_;  //!< by strategy
    std::vector<bool> takes_time_;          //!< by strategy
    std::vector<Region> regions_;
    std::size_t most_draws_;
    std::size_t draws_{};
    std::vector<Sums> region_, all_;  //!< by strategy
    std::vector<Summary> summaries_;  //!< group by group (regions, then all), strategy by strategy
};

}  // namespace holdfast
