#include "report/committee/columns.hpp"

#include <cstddef>

namespace holdfast::report {

namespace {

//! Room for a value at a place and strategy; what was not given before it is null.
void put(Json& column, std::size_t place, std::size_t strategy, Json const& value)
{
    while (column.size() <= place) column.push_back(Json::array());
    auto& row = column[place];
    while (row.size() < strategy) row.push_back(nullptr);
    row.push_back(value);
}

}  // namespace

Json in_columns(Json const& rows)
{
    auto columns = Json::object();
    auto const put_one = [&columns](std::string const& key, std::size_t place, std::size_t strategy,
                                    Json const& value) {
        if (!columns.contains(key)) columns[key] = Json::array();
        put(columns[key], place, strategy, value);
    };
    for (std::size_t place = 0; place < rows.size(); ++place)
        for (std::size_t strategy = 0; strategy < rows[place].size(); ++strategy)
            for (auto const& [key, value] : rows[place][strategy].items()) {
                if (!value.is_object()) {
                    put_one(key, place, strategy, value);
                    continue;
                }
                for (auto const& [inner, part] : value.items()) put_one(key + "." + inner, place, strategy, part);
            }
    return columns;
}

}  // namespace holdfast::report
