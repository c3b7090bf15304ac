//! [prices]
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

namespace holdfast {

struct PricesRead {
    PriceBeliefs beliefs;
    double cover_effective_size{};
    std::optional<Belief> agency_price_level;  //!< of an authority among others (M17); none: 1 everywhere
};
[[nodiscard]] PricesRead read_prices(Node const& prices, Reading&);

}  // namespace holdfast
