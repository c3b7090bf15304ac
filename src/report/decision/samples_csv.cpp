#include "report/decision/samples_csv.hpp"

#include "holdfast/base/contract.hpp"
#include "report/forms/sheet.hpp"

#include <algorithm>

#include <fmt/compile.h>
#include <fmt/format.h>

namespace holdfast {

std::string samples_csv(std::vector<std::string> const& names, std::vector<Draws> const& columns)
{
    require(!columns.empty() && names.size() == columns.size(), "every column has a name");
    auto const draws = columns.front().size();
    require(std::all_of(columns.begin(), columns.end(), [draws](Draws const& c) { return c.size() == draws; }),
            "columns are equally long");
    std::string text;
    for (auto const& name : names) text += (&name == names.data() ? "" : ",") + report::sheet_name(name);
    text += '\n';
    text.reserve(text.size() + draws * columns.size() * 20);
    for (std::size_t i = 0; i < draws; ++i) {
        for (auto const& column : columns) {
            fmt::format_to(std::back_inserter(text), FMT_COMPILE("{}"), column[i]);
            text += &column == &columns.back() ? '\n' : ',';
        }
    }
    return text;
}

}  // namespace holdfast
