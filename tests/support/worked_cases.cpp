#include "support/worked_cases.hpp"

#include "support/where.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace holdfast::test {

namespace {

namespace fs = std::filesystem;

fs::path folder_of(std::string const& name)
{
    fs::path const root = where::project();
    std::vector<fs::path> places{root / "../shared/cases", root / "../../shared/cases"};
    if (char const* given = std::getenv("HOLDFAST_CASES")) places.insert(places.begin(), fs::path(given));
    for (auto const& place : places)
        if (fs::exists(place / name / "costs.csv")) return place / name;
    return {};
}

std::vector<std::string> cells_of(std::string line)
{
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string> cells(1);
    for (char const c : line) {
        if (c == ',') cells.emplace_back();
        else if (c != '"') cells.back() += c;
    }
    return cells;
}

Parameters numbers_of(Sheet const& sheet)
{
    Parameters numbers{sheet.names, std::vector<Draws>(sheet.names.size())};
    for (auto const& row : sheet.rows)
        for (std::size_t i = 0; i < row.size(); ++i) numbers.columns.at(i).push_back(std::stod(row[i]));
    return numbers;
}

}  // namespace

std::string const& Sheet::text(std::size_t row, std::string const& column) const
{
    auto const found = std::find(names.begin(), names.end(), column);
    if (found == names.end()) throw std::out_of_range("no column " + column);
    return rows.at(row).at(static_cast<std::size_t>(found - names.begin()));
}

double Sheet::number(std::size_t row, std::string const& column) const { return std::stod(text(row, column)); }

bool has_case(std::string const& name) { return !folder_of(name).empty(); }

Sheet sheet_of(std::string const& case_name, std::string const& file)
{
    std::ifstream stream(folder_of(case_name) / file);
    if (!stream) throw std::runtime_error("cannot read " + file);
    Sheet sheet;
    std::string line;
    std::getline(stream, line);
    sheet.names = cells_of(line);
    while (std::getline(stream, line))
        if (!line.empty()) sheet.rows.push_back(cells_of(line));
    return sheet;
}

Samples samples_of(std::string const& case_name)
{
    auto costs = numbers_of(sheet_of(case_name, "costs.csv"));
    auto effects = numbers_of(sheet_of(case_name, "effects.csv"));
    Samples samples{{}, std::move(costs.columns), std::move(effects.columns)};
    for (std::size_t i = 1; i <= samples.costs.size(); ++i) samples.strategies.push_back(std::to_string(i));
    return samples;
}

Parameters parameters_of(std::string const& case_name, std::string const& file)
{
    return numbers_of(sheet_of(case_name, file));
}

}  // namespace holdfast::test
