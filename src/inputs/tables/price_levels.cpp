#include "inputs/tables/price_levels.hpp"

#include "base/text.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

std::optional<int> year_of(std::string const& key)
{
    bool const digits =
        key.size() == 4 && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return std::nullopt;
    int const year = std::stoi(key);
    return year >= 1900 && year <= 2100 ? std::optional(year) : std::nullopt;
}

//! A year that a local file adds, while the source is still that of the years it was added to.
void warn_of_missing_source(Entry const& entry, TableReader const& deflator)
{
    auto const* source = deflator.node("source");
    std::size_t const sourced = source == nullptr ? 0 : local_rank(*source);
    if (deflator.reading().partial || local_rank(entry.value) <= sourced) return;
    auto const name = "deflator.index." + entry.key;
    deflator.reading().warning(entry.value.at, name,
                               fmt::format("{} is given here, and nothing says where the number comes from", name),
                               "say in source of [deflator] where all of its years come from");
}

}  // namespace

std::string PriceLevels::years() const
{
    std::vector<std::string> parts;
    for (auto at = index.begin(); at != index.end();) {
        int const first = at->first;
        int last = first;
        while (at != index.end() && at->first <= last + 1) {
            last = at->first;
            ++at;
        }
        parts.push_back(first == last ? std::to_string(first) : fmt::format("{} to {}", first, last));
    }
    return parts.empty() ? "no year" : in_words(parts, "and");
}

std::string PriceLevels::reason_from(int year) const
{
    auto text = fmt::format("{}, {} to {} prices", name, year, *study_year);
    for (int const one : {year, *study_year})
        if (local_years.contains(one)) text += fmt::format(", {} as entered locally", one);
        else if (forecast_from && one >= *forecast_from) text += fmt::format(", {} a forecast", one);
    return text;
}

PriceLevels read_price_levels(Node const& node, Reading& reading)
{
    TableReader const deflator(sections::deflator, node, "deflator", reading);
    PriceLevels levels;
    levels.name = deflator.text_or("name", "a price index");
    (void)deflator.text("note");
    if (auto const year = deflator.whole("forecast_from")) levels.forecast_from = static_cast<int>(*year);
    auto const from = deflator.provenance();
    if (!reading.partial) warn_of_missing(from.basis, from.source, node.at, deflator.path(), reading);
    auto const* index = deflator.inner("index");
    if (index == nullptr) return levels;
    NumberRule const rule(sections::deflator_index.fields.front());
    for (auto const& entry : index->entries) {
        auto const name = "deflator.index." + entry.key;
        auto const year = year_of(entry.key);
        if (!year) {
            reading.error(entry.key_at, name, fmt::format("\"{}\" is not a year from 1900 to 2100", visible(entry.key)),
                          "write it like 2014 = 74.6524");
            continue;
        }
        auto const level = number_of(entry.value, rule, name, reading);
        if (!level) {
            levels.unreadable.insert(*year);
            continue;
        }
        levels.index[*year] = *level;
        if (entry.value.local) levels.local_years.insert(*year);
        warn_of_missing_source(entry, deflator);
    }
    return levels;
}

}  // namespace holdfast
