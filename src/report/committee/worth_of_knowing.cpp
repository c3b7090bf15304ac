#include "report/committee/worth_of_knowing.hpp"

#include <algorithm>

namespace holdfast::report {

std::optional<WorthOfKnowing> worth_of_knowing(ReportDecision const& decision)
{
    auto const& all = decision.of.decisions;
    auto const in_cash =
        std::find_if(all.begin(), all.end(), [](auto const& one) { return one.perspective == Perspective::cash; });
    if (in_cash == all.end()) return std::nullopt;
    auto const& found = in_cash->findings;
    WorthOfKnowing worth{found.curve.front().evpi, {}};
    for (std::size_t g = 0; g < found.groups.size(); ++g)
        worth.beliefs.emplace_back(decision.of.groups[in_cash->groups[g]].label,
                                   found.groups[g].information.at.front().value);
    std::stable_sort(worth.beliefs.begin(), worth.beliefs.end(),
                     [](auto const& a, auto const& b) { return a.second > b.second; });
    return worth;
}

}  // namespace holdfast::report
