#include "inputs/published/dfe_workforce_rows.hpp"

#include "base/text.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/number_rule.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t most_problems_shown = 50;

constexpr std::string_view which_file_is_needed =
    "give csww_indicators_2017_to_2025.csv (or _2024, _2023) of DfE's release of that year, or "
    "csww_headline_measures_2017_to_2022.csv of the release of 2022";

constexpr std::array<std::string_view, 6> marks{"z", "x", "c", "u", "low", ":"};
constexpr std::string_view known_marks =
    "a number as 211.9, or one of DfE's marks: z (not applicable), x (unavailable), c (confidential), "
    "u (low reliability), low (rounds to 0), :";

constexpr std::array<std::string_view, 3> levels{"National", "Regional", "Local authority"};

constexpr std::array<std::string_view, 9> regions{"North East",    "North West",    "Yorkshire and The Humber",
                                                  "East Midlands", "West Midlands", "East of England",
                                                  "London",        "South East",    "South West"};
constexpr std::array<std::string_view, 2> parts_of_london{"Inner London", "Outer London"};

std::string on_both_sides(std::string_view joint)  // "314/318" → "314 / 318"
{
    std::string text;
    for (auto const& part : split(joint, '/')) text += (text.empty() ? "" : " / ") + std::string(trimmed(part));
    return text;
}

std::optional<int> year_written(std::string_view text)
{
    if (text.size() != 4 || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    return std::stoi(std::string(text));
}

class FileReader {
public:
    FileReader(CsvTable const& table, std::size_t file, Problems& problems)
        : table_(table), file_(file), problems_(problems)
    {
    }

    [[nodiscard]] DfePanel read()
    {
        DfePanel panel;
        if (!find_columns()) return panel;
        auto const before = problems_.size();
        for (auto const& row : table_.rows) read_row(row, panel);
        shorten(problems_, before, most_problems_shown);
        return panel;
    }

private:
    bool find_columns()
    {
        auto const layout = layout_of(table_);
        if (!layout) {
            complain(table_.header.cells.front(), "",
                     "this is not DfE's file of authorities and years, in a layout of 2022 to 2025",
                     std::string(which_file_is_needed));
            return false;
        }
        layout_ = *layout;
        std::vector<std::string> names;  // that are not taken by another column of ours
        for (auto const& cell : table_.header.cells)
            if (!is_needed(trimmed(cell.text), layout_)) names.emplace_back(trimmed(cell.text));
        bool all = true;
        auto const find = [&](std::string_view column) -> std::size_t {
            auto const found = needed_column(table_, column, names, "DfE's own file", problems_);
            all = all && found.has_value();
            return found.value_or(0);
        };
        for (auto const& known : dfe_label_columns) labels_[static_cast<std::size_t>(known.label)] = find(known.column);
        for (auto const& known : dfe_figure_columns)
            if (!known.column(layout_).empty())
                figures_[static_cast<std::size_t>(known.figure)] = find(known.column(layout_));
        return all;
    }

    void read_row(CsvRow const& cells, DfePanel& panel)
    {
        auto const level = level_of(cells);
        auto const year = year_of(cells);
        DfeRow row;
        read_figures(cells, row);
        if (!level || !year || *level == "Regional") return;
        row.year = *year;
        row.file = file_;
        row.at = &cell(cells, DfeLabel::year);
        if (*level == "National") {
            row.name = "England";
            place(std::move(row), panel.england);
        } else if (identify(cells, row)) {
            auto& history = panel.authorities[row.number];
            place(std::move(row), history);
        }
    }

    void place(DfeRow row, DfeHistory& history)
    {
        auto const earlier = history.find(row.year);
        if (earlier == history.end()) {
            auto const year = row.year;
            history.emplace(year, std::move(row));
            return;
        }
        complain(*row.at, "time_period", fmt::format("{} has two rows for {}", row.name, row.year),
                 "leave one of them");
        problems_.back().clash = place_of(table_, *earlier->second.at);
    }

    std::optional<std::string_view> level_of(CsvRow const& cells)
    {
        auto const& at = cell(cells, DfeLabel::level);
        auto const written = trimmed(at.text);
        for (auto const level : levels)
            if (lower_case(level) == lower_case(written)) return level;
        complain(at, "geographic_level", fmt::format("\"{}\" is not a level of this file", visible(written)),
                 "National, Regional or Local authority");
        return std::nullopt;
    }

    std::optional<int> year_of(CsvRow const& cells)
    {
        auto const& at = cell(cells, DfeLabel::year);
        auto const year = year_written(trimmed(at.text));
        auto const& row = *sections::authority.field("year");
        if (year && *year >= row.lowest && *year <= row.highest) return year;
        complain(at, "time_period",
                 fmt::format("\"{}\" is not a year from {:g} to {:g}", visible(at.text), row.lowest, row.highest),
                 "a year, as 2025");
        return std::nullopt;
    }

    bool identify(CsvRow const& cells, DfeRow& row)
    {
        auto const before = problems_.size();
        row.number = on_both_sides(cell(cells, DfeLabel::number).text);
        row.code = on_both_sides(cell(cells, DfeLabel::code).text);
        row.name = trimmed(cell(cells, DfeLabel::name).text);
        if (row.number.empty())
            complain(cell(cells, DfeLabel::number), "old_la_code", "this authority has no DfE number",
                     "years are joined on it");
        if (row.name.empty()) complain(cell(cells, DfeLabel::name), "la_name", "this authority has no name", "");
        for (auto const& code : members(row.code))
            if (!is_ons_code(code))
                complain(cell(cells, DfeLabel::code), "new_la_code",
                         fmt::format("\"{}\" is not an ONS code", visible(code)),
                         "a letter and eight digits, as E06000015");
            else if (!type_of(code))
                complain(cell(cells, DfeLabel::code), "new_la_code",
                         fmt::format("{} is not the code of an English authority with children's services", code),
                         "these begin with E06, E07, E08, E09 or E10");
        find_region(cell(cells, DfeLabel::region), row);
        return problems_.size() == before;
    }

    void find_region(CsvCell const& at, DfeRow& row)
    {
        auto const written = lower_case(trimmed(at.text));
        for (auto const part : parts_of_london)
            if (lower_case(part) == written) {
                row.region = "London";
                row.subregion = part;
            }
        for (auto const region : regions)
            if (lower_case(region) == written) row.region = region;
        if (!row.region.empty()) return;
        std::vector<std::string> const known(regions.begin(), regions.end());
        auto const close = nearest(at.text, known);
        complain(at, "region_name", fmt::format("\"{}\" is not a region of England", visible(at.text)),
                 close ? fmt::format("is it {}?", *close) : "one of " + in_words(known, "or"));
    }

    void read_figures(CsvRow const& cells, DfeRow& row)
    {
        for (auto const& known : dfe_figure_columns) {
            auto const i = static_cast<std::size_t>(known.figure);
            if (known.column(layout_).empty()) {
                row.figures[i].mark = "x";
                continue;
            }
            auto const& at = cells.cells[figures_[i]];
            auto const written = trimmed(at.text);
            row.figures[i].number = published_number(written);
            if (row.figures[i].number) {
                check_range(known, at, row.figures[i].number->value);
                continue;
            }
            row.figures[i].mark = written;
            if (std::find(marks.begin(), marks.end(), written) != marks.end()) continue;
            auto const column = known.column(layout_);
            complain(at, column,
                     written.empty()
                         ? fmt::format("{} is empty", column)
                         : fmt::format("{} is \"{}\", neither a number nor a mark DfE uses", column, visible(written)),
                     std::string(known_marks));
        }
    }

    //! The least is not asked for: where there is nobody, a row is left out with its reason.
    void check_range(DfeFigureColumn const& known, CsvCell const& at, double published)
    {
        auto const& row = *sections::authority.field(known.field);
        bool const in_per_cent = row.measure == NumberKind::share;
        double const value = in_per_cent ? published / 100.0 : published;
        if (value <= row.highest) return;
        auto const column = known.column(layout_);
        complain(at, column,
                 fmt::format("{} is {}, but {} {}", column, in_measure(row.measure, value),
                             known.figure == DfeFigure::leavers ? "a number of leavers" : row.noun,
                             range_in_words(NumberRule(row))),
                 "look for a slipped decimal point, or another unit");
    }

    [[nodiscard]] CsvCell const& cell(CsvRow const& row, DfeLabel label) const
    {
        return row.cells[labels_[static_cast<std::size_t>(label)]];
    }

    void complain(CsvCell const& at, std::string_view field, std::string says, std::string hint)
    {
        // A place costs a walk through the file, so those that will not be shown do without.
        bool const shown = ++complaints_ <= most_problems_shown + dfe_label_columns.size() + dfe_figure_columns.size();
        problems_.push_back({Problem::Kind::error,
                             shown ? place_of(table_, at) : Place{table_.name, 0, 0, 0, ""},
                             std::string(field),
                             std::move(says),
                             std::move(hint),
                             {}});
    }

    CsvTable const& table_;
    std::size_t file_;
    Problems& problems_;
    std::size_t complaints_{};
    DfeLayout layout_{};
    std::array<std::size_t, dfe_label_columns.size()> labels_{};
    std::array<std::size_t, dfe_figure_columns.size()> figures_{};
};

}  // namespace

DfePanel read_rows(CsvTable const& table, std::size_t file, Problems& problems)
{
    return FileReader(table, file, problems).read();
}

void lay_over(DfePanel& below, DfePanel const& over)
{
    for (auto const& [number, history] : over.authorities)
        for (auto const& [year, row] : history) below.authorities[number].insert_or_assign(year, row);
    for (auto const& [year, row] : over.england) below.england.insert_or_assign(year, row);
}

std::set<std::string> members(std::string const& joint)
{
    std::set<std::string> parts;
    for (auto const& part : split(joint, '/')) parts.emplace(trimmed(part));
    return parts;
}

}  // namespace holdfast
