//! Markets made by chance from a seed, and the slow obvious way to the best choice: looking at every choice there is.
#pragma once

#include "holdfast/portfolio/choose.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <vector>

namespace holdfast::test {

//! Whole numbers from `low` to `high`, the same on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::int64_t operator()(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }

private:
    std::mt19937_64 engine_;
};

struct MarketSize {
    std::size_t authorities{4};
    std::size_t most_offers{3};  //!< an authority
    std::int64_t largest{9};     //!< value and spend in a year; small ones tie
};
[[nodiscard]] Market made_market(Dice&, MarketSize);
//! Conditions of every kind, each with some chance; often they cannot all be met.
[[nodiscard]] std::vector<Condition> made_conditions(Dice&, Market const&);
//! Savings of every offer in so many scenarios, some of them losses.
[[nodiscard]] Scenarios made_scenarios(Dice&, Market const&, std::size_t count);

//! Calls `visit` with every choice of at most one offer an authority.
void for_each_choice(Market const&, std::function<void(std::vector<std::size_t> const&)> const& visit);

struct SlowChoice {
    std::vector<std::size_t> offers;
    std::int64_t value{}, spend{};
    std::int64_t places{};  //!< sum of, from 1
};
//! Best by value, then spend, then places. `offers that nothing asks for and that are worth nothing` are looked at, too.
[[nodiscard]] std::optional<SlowChoice> best_of_all(Market const&, Terms const&);
//! Does a choice keep to everything?
[[nodiscard]] bool keeps_to(std::vector<std::size_t> const&, Market const&, Terms const&);

}  // namespace holdfast::test
