#include "holdfast/study/beliefs.hpp"

namespace holdfast {

std::string_view name(BeliefKind kind)
{
    constexpr std::array<std::string_view, all_belief_kinds.size()> names{"effects", "prices", "baseline",
                                                                          "recruitment"};
    return names[static_cast<std::size_t>(kind)];
}

bool matches(std::string_view pattern, std::string_view id)
{
    auto const star = pattern.find('*');
    if (star == std::string_view::npos) return pattern == id;
    if (id.substr(0, star) != pattern.substr(0, star)) return false;
    auto const rest = pattern.substr(star + 1);
    for (auto end = star + 1; end <= id.size(); ++end)
        if (matches(rest, id.substr(end))) return true;
    return false;
}

}  // namespace holdfast
