//! [prices]
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

namespace holdfast {

struct PricesRead {
    PriceBeliefs beliefs;
    double cover_effective_size{};
};
[[nodiscard]] PricesRead read_prices(Node const& prices, Reading&);

}  // namespace holdfast
