#include "scope.hpp"

namespace holdfast {

std::size_t authorities_everywhere(Study const& study)
{
    std::size_t everywhere = 0;
    for (auto const& [region, count] : study.authorities_in_region) everywhere += static_cast<std::size_t>(count);
    return everywhere;
}

std::string name_of_sum(Study const& study, std::size_t authorities)
{
    return authorities == authorities_everywhere(study) ? "England" : "selected authorities";
}

}  // namespace holdfast
