#include "holdfast/portfolio/regret.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>

namespace holdfast {

double chance_that_it_beats(std::span<double const> own, std::span<double const> other)
{
    require(!own.empty() && own.size() == other.size(), "choices are compared on the same draws");
    std::size_t better = 0;
    for (std::size_t i = 0; i < own.size(); ++i) better += own[i] > other[i] ? 1 : 0;
    return static_cast<double>(better) / static_cast<double>(own.size());
}

Regret regret_of(std::span<double const> own, std::span<std::span<double const> const> all)
{
    require(!own.empty(), "regret is about at least one draw");
    std::vector<double> lost(own.size(), 0.0);
    for (auto const& other : all) {
        require(other.size() == own.size(), "choices are compared on the same draws");
        for (std::size_t i = 0; i < own.size(); ++i) lost[i] = std::max(lost[i], other[i] - own[i]);
    }
    Regret regret;
    regret.chance_best =
        static_cast<double>(std::count(lost.begin(), lost.end(), 0.0)) / static_cast<double>(lost.size());
    std::vector<double> scratch(lost.size());
    regret.lost = summarise(lost, scratch);
    return regret;
}

}  // namespace holdfast
