//! Means of columns of draws, summed pairwise in blocks (numerics/summary.hpp).
#pragma once

#include "holdfast/decision/samples.hpp"
#include "holdfast/numerics/summary.hpp"

#include <vector>

namespace holdfast {

inline double mean_of(std::span<double const> draws) { return stable_sum(draws) / static_cast<double>(draws.size()); }

inline std::vector<double> means_of(std::vector<Draws> const& columns)
{
    std::vector<double> means;
    means.reserve(columns.size());
    for (auto const& column : columns) means.push_back(mean_of(column));
    return means;
}

}  // namespace holdfast
