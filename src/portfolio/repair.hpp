//! From a choice that breaks a limit on risk to one near it that keeps to all: packages are dropped or exchanged, what costs
//! least value for the risk it takes away first; then whatever still fits is added. No proof: it gives a search something to
//! hand over when it is cut short, and to compare with.
//! Tested in tests/portfolio/choose_test.cpp.
#pragma once

#include "holdfast/portfolio/offer.hpp"
#include "holdfast/portfolio/risk.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace holdfast {

struct Repair {
    Market const& market;
    RiskLimits const& limits;
    Scenarios const& scenarios;
    std::vector<std::size_t> const& offers;  //!< that may be bought
    std::vector<std::int64_t> const& worth;  //!< of every offer of the market
    //! Does the set (rising) keep to all conditions, but for limits on risk?
    std::function<bool(std::vector<std::size_t> const&)> keeps;
};
//! None where no step leads on.
[[nodiscard]] std::optional<std::vector<std::size_t>> repaired(Repair const&, std::vector<std::size_t> const& choice);

//! How far savings are from the limits [£, summed over scenarios]; 0: they keep to them.
[[nodiscard]] double beyond(RiskLimits const&, std::span<double const> savings);

}  // namespace holdfast
