#include "holdfast/belief/judgement.hpp"

#include "holdfast/base/contract.hpp"

#include <variant>

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

}  // namespace holdfast
