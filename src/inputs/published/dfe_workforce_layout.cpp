#include "inputs/published/dfe_workforce_layout.hpp"

#include <algorithm>

namespace holdfast {

namespace {

struct CodePrefix {
    std::string_view prefix, type;
};
constexpr std::array code_prefixes{
    CodePrefix{"E06", "unitary authority"},     CodePrefix{"E07", "non-metropolitan district"},
    CodePrefix{"E08", "metropolitan district"}, CodePrefix{"E09", "London borough"},
    CodePrefix{"E10", "shire county"},
};

static_assert(
    [] {
        for (std::size_t i = 0; i < dfe_figure_columns.size(); ++i)
            if (static_cast<std::size_t>(dfe_figure_columns[i].figure) != i) return false;
        return true;
    }(),
    "dfe_figure_columns stand in the order of DfeFigure");

}  // namespace

bool is_ons_code(std::string_view code)
{
    return code.size() == 9 && code[0] >= 'A' && code[0] <= 'Z' &&
           code.substr(1).find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::string_view> type_of(std::string_view code)
{
    for (auto const& known : code_prefixes)
        if (code.substr(0, known.prefix.size()) == known.prefix) return known.type;
    return std::nullopt;
}

bool is_needed(std::string_view column, DfeLayout layout)
{
    return std::any_of(dfe_label_columns.begin(), dfe_label_columns.end(),
                       [&](auto const& known) { return known.column == column; }) ||
           (!column.empty() && std::any_of(dfe_figure_columns.begin(), dfe_figure_columns.end(),
                                           [&](auto const& known) { return known.column(layout) == column; }));
}

std::optional<DfeLayout> layout_of(CsvTable const& table)
{
    auto const has = [&](DfeLayout layout) {
        return std::count_if(dfe_figure_columns.begin(), dfe_figure_columns.end(), [&](DfeFigureColumn const& known) {
            auto const column = known.column(layout);
            return !column.empty() && column_named(table, column).has_value();
        });
    };
    auto const best = *std::max_element(dfe_layouts.begin(), dfe_layouts.end(),
                                        [&](DfeLayout a, DfeLayout b) { return has(a) < has(b); });
    if (2 * static_cast<std::size_t>(has(best)) < dfe_figure_columns.size()) return std::nullopt;
    return best;
}

}  // namespace holdfast
