#include "inputs/study/prices.hpp"

#include "holdfast/study/beliefs.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"

#include <utility>

namespace holdfast {

namespace {

//! A single number in a table of its own.
double number_in(Section const& section, TableReader const& prices, std::string_view key, std::string_view number)
{
    auto const* node = prices.inner(key);
    if (node == nullptr) return 0.0;
    TableReader const table(section, *node, prices.name(key), prices.reading());
    auto const from = table.provenance();
    auto const value = table.number(number);
    bool const local = any_local(*node);
    if (value && !prices.reading().partial && !local)
        warn_of_missing(from.basis, from.source, node->at, table.path(), prices.reading());
    table.warn_if_unsourced(number);
    return value.value_or(0.0);
}

}  // namespace

PricesRead read_prices(Node const& node, Reading& reading)
{
    TableReader const prices(sections::prices, node, "prices", reading);
    PricesRead read;
    for_rows_in(price_rows, order::prices, [&](auto const& row) {
        if (auto belief = prices.believed(row.says)) row.place(read.beliefs) = *std::move(belief);
    });
    read.cover_effective_size = number_in(sections::cover_share, prices, "cover_share", "effective_size");
    if (prices.has("agency_price_level"))
        read.agency_price_level =
            prices.quantity("agency_price_level", {prices.name("agency_price_level"), "", ""}, {});
    read.beliefs.working_days = number_in(sections::working_days, prices, "working_days", "value");
    return read;
}

}  // namespace holdfast
