#include "holdfast/decision/samples.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/decision/largest_draw.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

void require_columns(std::vector<Draws> const& columns, std::size_t count, std::size_t draws)
{
    require(columns.size() == count, "every name has one column of draws");
    for (auto const& column : columns) {
        require(column.size() == draws, "every column has the same number of draws");
        require(std::all_of(column.begin(), column.end(), [](double value) { return std::abs(value) <= largest_draw; }),
                "every draw is a finite number of a size that can be squared");
    }
}

}  // namespace

void require_sound(Samples const& samples)
{
    require(samples.strategies.size() >= 2, "a decision is between two strategies or more");
    require(samples.draws() > 0, "a decision needs at least one draw");
    require_columns(samples.costs, samples.strategies.size(), samples.draws());
    require_columns(samples.effects, samples.strategies.size(), samples.draws());
}

void require_sound(Parameters const& parameters, std::size_t draws)
{
    require_columns(parameters.columns, parameters.names.size(), draws);
}

}  // namespace holdfast
