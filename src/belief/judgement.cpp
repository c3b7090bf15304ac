#include "holdfast/belief/judgement.hpp"

#include "holdfast/base/contract.hpp"

#include <variant>

#include <fmt/format.h>

namespace holdfast {

Distribution without_expert(Distribution const& about, std::size_t expert)
{
    auto const* pool = std::get_if<Mixture>(&about);
    require(pool != nullptr && expert < pool->parts.size(), "one of several experts is left out");
    std::vector<Weighed> others;
    for (std::size_t i = 0; i < pool->parts.size(); ++i)
        if (i != expert) others.push_back({pool->parts[i].weight, part_alone(pool->parts[i])});
    return mixture_of(others);
}

std::optional<std::pair<std::size_t, std::size_t>> experts_apart(Distribution const& about)
{
    auto const* pool = std::get_if<Mixture>(&about);
    if (pool == nullptr) return std::nullopt;
    constexpr double tail = 0.5 * (1.0 - experts_range);
    std::size_t lowest = 0;   // whose upper end is the lowest
    std::size_t highest = 0;  // whose lower end is the highest
    auto const end_of = [pool](std::size_t i, double level) { return quantile(part_alone(pool->parts[i]), level); };
    for (std::size_t i = 1; i < pool->parts.size(); ++i) {
        if (end_of(i, 1.0 - tail) < end_of(lowest, 1.0 - tail)) lowest = i;
        if (end_of(i, tail) > end_of(highest, tail)) highest = i;
    }
    if (!(end_of(lowest, 1.0 - tail) < end_of(highest, tail))) return std::nullopt;
    return std::pair{lowest, highest};
}

std::string disagreement_in_words(Distribution const& about, std::vector<Judgement> const& judgements)
{
    auto const apart = experts_apart(about);
    if (!apart || apart->first >= judgements.size() || apart->second >= judgements.size()) return "";
    return fmt::format(
        "The experts disagree: the 90% ranges of {} and {} do not overlap. Their average is what neither "
        "believes.",
        judgements[apart->first].expert, judgements[apart->second].expert);
}

}  // namespace holdfast
