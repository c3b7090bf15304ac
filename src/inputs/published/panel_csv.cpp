#include "inputs/published/panel_csv.hpp"

#include "base/text.hpp"
#include "inputs/published/published_number.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t most_problems_shown = 50;

struct PanelColumn {
    char const* name;
    std::optional<double> PanelYear::*place;
};
constexpr std::array figures{PanelColumn{"in_post", &PanelYear::in_post}, PanelColumn{"leavers", &PanelYear::leavers},
                             PanelColumn{"vacancies", &PanelYear::vacancies},
                             PanelColumn{"agency_covering_vacancies", &PanelYear::covered}};
constexpr auto year_column = "year";
constexpr auto number_column = "dfe_number";
constexpr auto name_column = "authority";

std::string quoted_if_needed(std::string const& text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (char const c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

std::optional<int> year_in(std::string_view text)
{
    int year = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc{} || end != text.data() + text.size() || year < 2000 || year > 2100) return std::nullopt;
    return year;
}

}  // namespace

std::string panel_csv(Panel const& panel)
{
    std::string text = fmt::format("{},{},{}", year_column, number_column, name_column);
    for (auto const& figure : figures) text += fmt::format(",{}", figure.name);
    text += "\n";
    for (auto const& [number, authority] : panel)
        for (auto const& [year, row] : authority.years) {
            text += fmt::format("{},{},{}", year, quoted_if_needed(number), quoted_if_needed(authority.name));
            for (auto const& figure : figures) {
                auto const& value = row.*figure.place;
                text += value ? fmt::format(",{}", *value) : ",";
            }
            text += "\n";
        }
    return text;
}

Read<Panel> read_panel(CsvFile const& file)
{
    auto table = read_csv(file);
    auto problems = std::move(table.problems);
    if (!table.value) return {std::nullopt, std::move(problems)};
    std::vector<std::string> others;
    for (auto const& cell : table.value->header.cells) others.emplace_back(trimmed(cell.text));
    auto const column = [&](char const* name) {
        return needed_column(*table.value, name, others, "what `holdfast import dfe --panel` writes", problems);
    };
    auto const year_at = column(year_column);
    auto const number_at = column(number_column);
    auto const name_at = column(name_column);
    std::array<std::optional<std::size_t>, figures.size()> figures_at;
    for (std::size_t i = 0; i < figures.size(); ++i) figures_at[i] = column(figures[i].name);
    if (has_errors(problems)) return {std::nullopt, std::move(problems)};

    auto const before = problems.size();
    auto const complain = [&](CsvCell const& at, char const* field, std::string says, std::string hint) {
        problems.push_back(
            {Problem::Kind::error, place_of(*table.value, at), field, std::move(says), std::move(hint), {}});
    };
    Panel panel;
    for (auto const& row : table.value->rows) {
        auto const& year_cell = row.cells[*year_at];
        auto const year = year_in(trimmed(year_cell.text));
        auto const number = std::string(trimmed(row.cells[*number_at].text));
        if (!year)
            complain(year_cell, year_column, fmt::format("\"{}\" is not a year", visible(year_cell.text)),
                     "a year, as 2025");
        if (number.empty())
            complain(row.cells[*number_at], number_column, "there is no DfE number", "years are joined on it");
        PanelYear figures_of_row;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            auto const& cell = row.cells[*figures_at[i]];
            auto const written = trimmed(cell.text);
            if (written.empty()) continue;
            auto const value = published_number(written);
            if (value) figures_of_row.*figures[i].place = value->value;
            else
                complain(cell, figures[i].name, fmt::format("\"{}\" is not a number", visible(written)),
                         "a number as 211.9, or nothing where none was published");
        }
        if (figures_of_row.in_post && figures_of_row.leavers && *figures_of_row.in_post >= smallest_leaving_year &&
            *figures_of_row.leavers > *figures_of_row.in_post)
            complain(row.cells[*figures_at[1]], "leavers",
                     fmt::format("{} left of {} in post: more than there were", *figures_of_row.leavers,
                                 *figures_of_row.in_post),
                     "look for a slipped decimal point");
        if (!year || number.empty()) continue;
        auto& authority = panel[number];
        authority.name = std::string(trimmed(row.cells[*name_at].text));
        if (!authority.years.emplace(*year, figures_of_row).second)
            complain(year_cell, year_column, fmt::format("{} has two rows for {}", visible(authority.name), *year),
                     "leave one of them");
    }
    shorten(problems, before, most_problems_shown);
    if (has_errors(problems)) return {std::nullopt, std::move(problems)};
    return {std::move(panel), std::move(problems)};
}

}  // namespace holdfast
