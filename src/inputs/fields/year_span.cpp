#include "inputs/fields/year_span.hpp"

#include "base/text.hpp"
#include "inputs/fields/typed_amount.hpp"

#include <cstdint>
#include <string_view>
#include <variant>

namespace holdfast {

namespace {

std::optional<int> year_typed(std::string_view text)
{
    auto const number = read_whole_number(trimmed(text));
    auto const* year = std::get_if<std::uint64_t>(&number);
    return year != nullptr && *year >= 1900 && *year <= 2100 ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

}  // namespace

std::optional<YearSpan> year_span_typed(std::string const& text)
{
    auto const parts = split(text, ':');
    if (parts.empty() || parts.size() > 2) return std::nullopt;
    auto const first = year_typed(parts.front());
    auto const last = year_typed(parts.back());
    return first && last ? std::optional(YearSpan{*first, *last}) : std::nullopt;
}

}  // namespace holdfast
