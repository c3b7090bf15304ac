//! Savings summed over authorities, draw by draw: one column a region, strategy and measure.
//! This is the only memory that a run needs beyond one authority's draws.
#pragma once

#include "authority_draws.hpp"

#include "holdfast/study/findings.hpp"

#include <string>
#include <vector>

namespace holdfast {

class RegionSums {
public:
    RegionSums(Study const&, std::size_t strategies, std::size_t draws);

    //! Adds an authority's draws. Called authority by authority, in order: the sums do not depend on threads.
    void add(Authority const&, AuthorityDraws const&, Workers&);

    //! Totals by region, then over all; `of` counts every authority that the inputs hold.
    [[nodiscard]] std::vector<Total> totals(Study const&, std::vector<Strategy> const&, Workers&) const;

private:
    [[nodiscard]] std::vector<double> const& sums(std::size_t region, std::size_t strategy) const
    {
        return sums_[region * strategies_ + strategy];
    }
    std::size_t strategies_;
    std::size_t draws_;
    std::vector<std::string> regions_;
    std::vector<std::size_t> counts_;
    std::vector<std::vector<double>> sums_;
};

}  // namespace holdfast
