#include "report/words/region_rows.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace holdfast::report {

RegionRows region_rows(std::vector<double> const& left, std::size_t most)
{
    require(most >= 2, "a sum's rows are one authority's and the others' at least");
    std::vector<std::size_t> order(left.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    if (left.size() <= most) return {order, {}};
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return std::abs(left[a]) > std::abs(left[b]); });
    auto const end = order.begin() + static_cast<std::ptrdiff_t>(most - 1);
    RegionRows rows{{order.begin(), end}, {end, order.end()}};
    std::sort(rows.shown.begin(), rows.shown.end());
    std::sort(rows.rest.begin(), rows.rest.end());
    return rows;
}

std::string the_others(RegionRows const& rows) { return fmt::format("the {} others", rows.rest.size()); }

}  // namespace holdfast::report
