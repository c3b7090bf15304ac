#include "inputs/samples/row_numbers.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace holdfast {

namespace {

constexpr std::array<std::string_view, 34> names{
    "sim",      "sims",      "simno",  "simid",    "simulation", "simulations", "iter",    "iters", "iteration",
    "it",       "draw",      "draws",  "drawid",   "drawno",     "row",         "rows",    "rowid", "rowname",
    "rownames", "rownumber", "rownum", "id",       "index",      "idx",         "number",  "no",    "nr",
    "run",      "runid",     "sample", "sampleid", "psa",        "psaid",       "unnamed0"};

}  // namespace

std::optional<RowNumbers> row_numbers(std::span<double const> column)
{
    auto const rows = column.size();
    if (rows < 2) return std::nullopt;
    auto const [low, high] = std::minmax_element(column.begin(), column.end());
    if (!(*high - *low == static_cast<double>(rows - 1))) return std::nullopt;
    std::vector<bool> seen(rows, false);
    for (double const value : column) {
        double const at = value - *low;
        if (std::floor(value) != value || seen[static_cast<std::size_t>(at)]) return std::nullopt;
        seen[static_cast<std::size_t>(at)] = true;
    }
    return RowNumbers{*low, *high};
}

bool is_name_of_row_numbers(std::string_view name)
{
    auto plain = lower_case(name);
    std::erase_if(plain, [](char c) { return (c < 'a' || c > 'z') && (c < '0' || c > '9'); });
    return std::find(names.begin(), names.end(), plain) != names.end();
}

}  // namespace holdfast
