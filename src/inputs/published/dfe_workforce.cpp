#include "inputs/published/dfe_workforce.hpp"

#include "holdfast/base/text.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/number_rule.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double smallest_in_post = smallest_leaving_year;
constexpr double small_base = 50.0;
constexpr std::size_t most_problems_shown = 50;

// ---- The published layout ------------------------------------------------------------------------------------------

enum class Figure {
    in_post,
    leavers,
    vacancies,
    agency,
    agency_covering,
    agency_cover_rate,
    cover_share,
    caseload,
    absence,
    turnover
};

// The layouts of DfE's own files, by release. The columns that label a row are called the same in both.
enum class Layout : std::size_t {
    since_2023,  // csww_indicators_2017_to_2023.csv, …_2024.csv, …_2025.csv
    of_2022      // csww_headline_measures_2017_to_2022.csv
};
constexpr std::array layouts{Layout::since_2023, Layout::of_2022};
constexpr std::string_view which_file_is_needed =
    "give csww_indicators_2017_to_2025.csv (or _2024, _2023) of DfE's release of that year, or "
    "csww_headline_measures_2017_to_2022.csv of the release of 2022";

struct FigureColumn {
    Figure figure;
    std::array<std::string_view, layouts.size()> columns;  // by layout
    std::string_view label;                                // in flags
    std::string_view field;  // of [authorities], whose range holds here, too: what a check refuses is not imported

    [[nodiscard]] std::string_view column(Layout layout) const { return columns[static_cast<std::size_t>(layout)]; }
};

constexpr std::array figure_columns{
    FigureColumn{Figure::in_post, {"inpost_fte", "social_worker_fte"}, "in post", "in_post"},
    FigureColumn{Figure::leavers, {"leavers_fte", "leaver_fte"}, "leavers", "in_post"},
    FigureColumn{Figure::vacancies, {"vacancy_fte", "vacancy_fte"}, "vacancies", "vacancies"},
    FigureColumn{Figure::agency, {"agency_fte", "agency_fte"}, "agency", "agency"},
    FigureColumn{Figure::agency_covering,
                 {"agency_cover_fte", "agency_cover_fte"},
                 "agency covering vacancies",
                 "agency_covering_vacancies"},
    FigureColumn{Figure::agency_cover_rate,
                 {"agency_cover_rate_fte", "agency_cover_rate_fte_%"},
                 "agency cover rate",
                 "cover_share"},
    FigureColumn{Figure::cover_share,
                 {"vacancy_agency_cover_rate_fte", "vacancy_agency_cover_rate_fte_%"},
                 "cover share",
                 "cover_share"},
    FigureColumn{Figure::caseload, {"caseload_fte", "caseload_fte"}, "caseload", "caseload"},
    FigureColumn{Figure::absence, {"absence_rate_fte", "absence_rate_fte_%"}, "absence rate", "absence_rate"},
    FigureColumn{Figure::turnover, {"turnover_rate_fte", "turnover_rate_fte_%"}, "turnover", "turnover"},
};

enum class Label { year, level, region, number, code, name };

struct LabelColumn {
    Label label;
    std::string_view column;
};

constexpr std::array label_columns{
    LabelColumn{Label::year, "time_period"},   LabelColumn{Label::level, "geographic_level"},
    LabelColumn{Label::region, "region_name"}, LabelColumn{Label::number, "old_la_code"},
    LabelColumn{Label::code, "new_la_code"},   LabelColumn{Label::name, "la_name"},
};

constexpr std::array<std::string_view, 6> marks{"z", "x", "c", "u", "low", ":"};
constexpr std::string_view known_marks =
    "a number as 211.9, or one of DfE's marks: z (not applicable), x (unavailable), c (confidential), "
    "u (low reliability), low (rounds to 0), :";

constexpr std::array<std::string_view, 3> levels{"National", "Regional", "Local authority"};

constexpr std::array<std::string_view, 9> regions{"North East",    "North West",    "Yorkshire and The Humber",
                                                  "East Midlands", "West Midlands", "East of England",
                                                  "London",        "South East",    "South West"};
constexpr std::array<std::string_view, 2> parts_of_london{"Inner London", "Outer London"};

struct CodePrefix {
    std::string_view prefix, type;
};
constexpr std::array code_prefixes{
    CodePrefix{"E06", "unitary authority"},     CodePrefix{"E07", "non-metropolitan district"},
    CodePrefix{"E08", "metropolitan district"}, CodePrefix{"E09", "London borough"},
    CodePrefix{"E10", "shire county"},
};

// ---- One row, as read ----------------------------------------------------------------------------------------------

struct PublishedCell {
    std::optional<PublishedNumber> number;
    std::string mark;  // where there is no number
};

struct Row {
    int year{};
    std::string number, code, name, region, subregion;
    std::array<PublishedCell, figure_columns.size()> figures;
    std::size_t file{};
    CsvCell const* at{};  // the cell of the year, for places

    [[nodiscard]] PublishedCell const& operator[](Figure f) const { return figures[static_cast<std::size_t>(f)]; }
};

using History = std::map<int, Row>;

struct Panel {
    std::map<std::string, History> authorities;  // by DfE number
    History england;
};

std::string on_both_sides(std::string_view joint)  // "314/318" → "314 / 318"
{
    std::string text;
    for (auto const& part : split(joint, '/')) text += (text.empty() ? "" : " / ") + std::string(trimmed(part));
    return text;
}

std::set<std::string> members(std::string const& joint)
{
    std::set<std::string> parts;
    for (auto const& part : split(joint, '/')) parts.emplace(trimmed(part));
    return parts;
}

std::string count_of(std::size_t n, std::string_view thing)
{
    return fmt::format("{} {}{}", n, thing, n == 1 ? "" : "s");
}

std::optional<int> year_written(std::string_view text)
{
    if (text.size() != 4 || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    return std::stoi(std::string(text));
}

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

bool is_needed(std::string_view column, Layout layout)
{
    return std::any_of(label_columns.begin(), label_columns.end(),
                       [&](auto const& known) { return known.column == column; }) ||
           std::any_of(figure_columns.begin(), figure_columns.end(),
                       [&](auto const& known) { return known.column(layout) == column; });
}

//! The layout that the file has more columns of; nothing where it has less than half of those of either, and so is another
//! file: then one sentence says which is needed, and not one sentence a column.
std::optional<Layout> layout_of(CsvTable const& table)
{
    auto const has = [&](Layout layout) {
        return std::count_if(figure_columns.begin(), figure_columns.end(), [&](FigureColumn const& known) {
            return column_named(table, known.column(layout)).has_value();
        });
    };
    auto const best =
        *std::max_element(layouts.begin(), layouts.end(), [&](Layout a, Layout b) { return has(a) < has(b); });
    if (2 * static_cast<std::size_t>(has(best)) < figure_columns.size()) return std::nullopt;
    return best;
}

// ---- One file ------------------------------------------------------------------------------------------------------

class FileReader {
public:
    FileReader(CsvTable const& table, std::size_t file, Problems& problems)
        : table_(table), file_(file), problems_(problems)
    {
    }

    void read_into(Panel& panel)
    {
        if (!find_columns()) return;
        auto const before = problems_.size();
        Panel own;
        for (auto const& row : table_.rows) read_row(row, own);
        shorten(problems_, before, most_problems_shown);
        for (auto& [number, history] : own.authorities)
            for (auto& [year, row] : history) panel.authorities[number].insert_or_assign(year, std::move(row));
        for (auto& [year, row] : own.england) panel.england.insert_or_assign(year, std::move(row));
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
        for (auto const& known : label_columns) labels_[static_cast<std::size_t>(known.label)] = find(known.column);
        for (auto const& known : figure_columns)
            figures_[static_cast<std::size_t>(known.figure)] = find(known.column(layout_));
        return all;
    }

    void read_row(CsvRow const& cells, Panel& panel)
    {
        auto const level = level_of(cells);
        auto const year = year_of(cells);
        Row row;
        read_figures(cells, row);
        if (!level || !year || *level == "Regional") return;
        row.year = *year;
        row.file = file_;
        row.at = &cell(cells, Label::year);
        if (*level == "National") {
            row.name = "England";
            place(std::move(row), panel.england);
        } else if (identify(cells, row)) {
            auto& history = panel.authorities[row.number];
            place(std::move(row), history);
        }
    }

    void place(Row row, History& history)
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
        auto const& at = cell(cells, Label::level);
        auto const written = trimmed(at.text);
        for (auto const level : levels)
            if (lower_case(level) == lower_case(written)) return level;
        complain(at, "geographic_level", fmt::format("\"{}\" is not a level of this file", visible(written)),
                 "National, Regional or Local authority");
        return std::nullopt;
    }

    std::optional<int> year_of(CsvRow const& cells)
    {
        auto const& at = cell(cells, Label::year);
        auto const year = year_written(trimmed(at.text));
        auto const& row = *sections::authority.field("year");
        if (year && *year >= row.lowest && *year <= row.highest) return year;
        complain(at, "time_period",
                 fmt::format("\"{}\" is not a year from {:g} to {:g}", visible(at.text), row.lowest, row.highest),
                 "a year, as 2025");
        return std::nullopt;
    }

    bool identify(CsvRow const& cells, Row& row)
    {
        auto const before = problems_.size();
        row.number = on_both_sides(cell(cells, Label::number).text);
        row.code = on_both_sides(cell(cells, Label::code).text);
        row.name = trimmed(cell(cells, Label::name).text);
        if (row.number.empty())
            complain(cell(cells, Label::number), "old_la_code", "this authority has no DfE number",
                     "years are joined on it");
        if (row.name.empty()) complain(cell(cells, Label::name), "la_name", "this authority has no name", "");
        for (auto const& code : members(row.code))
            if (!is_ons_code(code))
                complain(cell(cells, Label::code), "new_la_code",
                         fmt::format("\"{}\" is not an ONS code", visible(code)),
                         "a letter and eight digits, as E06000015");
            else if (!type_of(code))
                complain(cell(cells, Label::code), "new_la_code",
                         fmt::format("{} is not the code of an English authority with children's services", code),
                         "these begin with E06, E07, E08, E09 or E10");
        find_region(cell(cells, Label::region), row);
        return problems_.size() == before;
    }

    void find_region(CsvCell const& at, Row& row)
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

    void read_figures(CsvRow const& cells, Row& row)
    {
        for (auto const& known : figure_columns) {
            auto const i = static_cast<std::size_t>(known.figure);
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
    void check_range(FigureColumn const& known, CsvCell const& at, double published)
    {
        auto const& row = *sections::authority.field(known.field);
        bool const in_per_cent = row.measure == NumberKind::share;
        double const value = in_per_cent ? published / 100.0 : published;
        if (value <= row.highest) return;
        auto const column = known.column(layout_);
        complain(at, column,
                 fmt::format("{} is {}, but {} {}", column, in_measure(row.measure, value),
                             known.figure == Figure::leavers ? "a number of leavers" : row.noun,
                             range_in_words(NumberRule(row))),
                 "look for a slipped decimal point, or another unit");
    }

    [[nodiscard]] CsvCell const& cell(CsvRow const& row, Label label) const
    {
        return row.cells[labels_[static_cast<std::size_t>(label)]];
    }

    void complain(CsvCell const& at, std::string_view field, std::string says, std::string hint)
    {
        // A place costs a walk through the file, so those that will not be shown do without.
        bool const shown = ++complaints_ <= most_problems_shown + label_columns.size() + figure_columns.size();
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
    Layout layout_{};
    std::array<std::size_t, label_columns.size()> labels_{};
    std::array<std::size_t, figure_columns.size()> figures_{};
};

// ---- What the panel says -------------------------------------------------------------------------------------------

int latest_year(Panel const& panel)
{
    int latest = 0;
    for (auto const& [number, history] : panel.authorities) latest = std::max(latest, history.rbegin()->first);
    return latest;
}

Row const* latest_with_staff(History const& history)
{
    for (auto row = history.rbegin(); row != history.rend(); ++row)
        if (row->second[Figure::in_post].number) return &row->second;
    return nullptr;
}

std::optional<Row> succeeded_by(std::string const& number, Panel const& panel)
{
    auto const own = members(number);
    auto const last = panel.authorities.at(number).rbegin()->first;
    for (auto const& [other, history] : panel.authorities) {
        if (other == number || history.rbegin()->first <= last) continue;
        for (auto const& part : members(other))
            if (own.contains(part)) return history.rbegin()->second;
    }
    return std::nullopt;
}

//! Why an authority is left out; nothing if it is kept.
std::optional<std::string> why_dropped(std::string const& number, Panel const& panel, int latest)
{
    auto const& history = panel.authorities.at(number);
    auto const last = history.rbegin()->first;
    if (auto const newer = succeeded_by(number, panel))
        return fmt::format("no row after {}: in {} DfE number {} reports as {}", last, newer->year, newer->number,
                           newer->name);
    if (last < latest - 1)
        return fmt::format("no row after {}: abolished, or reports under another number since", last);
    auto const* figures = latest_with_staff(history);
    if (figures == nullptr) return "staff in post are published for no year";
    auto const& in_post = *(*figures)[Figure::in_post].number;
    if (in_post.value <= smallest_in_post)
        return fmt::format("too small: {} FTE in post in {}, where more than {:g} are needed", in_post.digits,
                           figures->year, smallest_in_post);
    return std::nullopt;
}

std::vector<std::string> leaving_flags(History const& history, std::map<int, YearUse> const& uses)
{
    std::vector<std::string> flags;
    std::vector<std::string> without_row;
    for (auto const& [year, use] : uses) {
        switch (use) {
        case YearUse::used: break;
        case YearUse::used_without_opening:
            flags.push_back(fmt::format("opening stock missing in {}: leaving rate on the closing stock", year));
            break;
        case YearUse::no_row: without_row.push_back(std::to_string(year)); break;
        case YearUse::not_published: {
            auto const& row = history.at(year);
            auto const& missing = row[Figure::in_post].number ? row[Figure::leavers] : row[Figure::in_post];
            flags.push_back(fmt::format("leaving rate without {}: {} {}", year,
                                        row[Figure::in_post].number ? "leavers" : "in post", missing.mark));
            break;
        }
        case YearUse::too_small:
            flags.push_back(fmt::format("leaving rate without {}: under {:g} FTE in post", year, smallest_in_post));
            break;
        case YearUse::no_national_rate:
            flags.push_back(fmt::format("leaving rate without {}: no opening stocks that year", year));
            break;
        }
    }
    if (!without_row.empty())
        flags.push_back(fmt::format("leaving rate without {}: no figures", in_words(without_row)));
    return flags;
}

std::vector<std::string> flags_of(Row const& row, History const& history, int latest,
                                  std::map<int, YearUse> const& uses)
{
    std::vector<std::string> flags;
    if (row.year != latest) flags.push_back(fmt::format("figures of {}: none published for {}", row.year, latest));
    if (auto const authorities = members(row.number).size(); authorities > 1)
        flags.push_back(fmt::format("joint return: one set of figures for {} authorities", authorities));
    for (auto const& known : figure_columns)
        if (!row[known.figure].number) flags.push_back(fmt::format("{}: {}", known.label, row[known.figure].mark));
    if (auto const& in_post = *row[Figure::in_post].number; in_post.value < small_base)
        flags.push_back(fmt::format("small base: {} FTE in post, rates jump from year to year", in_post.digits));
    auto leaving = leaving_flags(history, uses);
    flags.insert(flags.end(), leaving.begin(), leaving.end());
    return flags;
}

ImportedAuthority authority_of(History const& history, int latest, LeavingRates const& rates)
{
    auto const& now = history.rbegin()->second;     // who it is
    auto const& row = *latest_with_staff(history);  // what is known of it
    ImportedAuthority a;
    a.code = now.code;
    a.dfe_number = now.number;
    a.name = now.name;
    a.region = now.region;
    a.subregion = now.subregion;
    a.type = type_of(now.code).value_or("");
    a.year = row.year;
    a.in_post = *row[Figure::in_post].number;
    a.vacancies = row[Figure::vacancies].number;
    a.agency = row[Figure::agency].number;
    a.agency_covering_vacancies = row[Figure::agency_covering].number;
    a.cover_percent = row[Figure::cover_share].number;
    a.caseload = row[Figure::caseload].number;
    a.absence_percent = row[Figure::absence].number;
    a.turnover_percent = row[Figure::turnover].number;
    a.leaving = rates.relative.at(now.number);
    a.years = rates.kept.at(now.number);
    a.flags = flags_of(row, history, latest, rates.uses.at(now.number));
    return a;
}

void note_changes(History const& history, std::vector<std::string>& notes)
{
    Row const* before = nullptr;
    for (auto const& entry : history) {
        auto const& row = entry.second;
        if (before != nullptr) {
            auto const changed = [&](std::string_view what, std::string const& from, std::string const& to) {
                if (from != to)
                    notes.push_back(fmt::format("{} ({}): {} {} until {}, {} from {}", row.name, row.number, what, from,
                                                before->year, to, row.year));
            };
            changed("ONS code", before->code, row.code);
            changed("name", before->name, row.name);
            changed("region", before->subregion.empty() ? before->region : before->subregion,
                    row.subregion.empty() ? row.region : row.subregion);
        }
        before = &row;
    }
}

//! Which rows of which file gave way to which later file.
std::vector<std::string> notes_on_replaced(std::vector<Panel> const& panels, std::span<CsvFile const> files)
{
    std::map<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::set<int>>> replaced;
    std::map<std::pair<std::string, int>, std::size_t> holder;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        auto const take = [&](std::string const& who, History const& history) {
            for (auto const& [year, row] : history) {
                auto const [held, is_new] = holder.emplace(std::pair(who, year), i);
                if (is_new) continue;
                auto& [rows, years] = replaced[{i, held->second}];
                ++rows;
                years.insert(year);
                held->second = i;
            }
        };
        for (auto const& [number, history] : panels[i].authorities) take(number, history);
        take("England", panels[i].england);
    }
    std::vector<std::string> notes;
    for (auto const& [pair, what] : replaced) {
        std::vector<std::string> years;
        for (int const year : what.second) years.push_back(std::to_string(year));
        notes.push_back(fmt::format("{} replaces {} of {} for {}", files[pair.first].name, count_of(what.first, "row"),
                                    files[pair.second].name, in_words(years)));
    }
    return notes;
}

void refuse_shared_codes(std::vector<ImportedAuthority> const& authorities, Panel const& panel,
                         std::vector<CsvTable> const& tables, Problems& problems)
{
    std::map<std::string, std::string> taken;  // code → DfE number
    for (auto const& authority : authorities) {
        auto const [earlier, is_new] = taken.emplace(authority.code, authority.dfe_number);
        if (is_new) continue;
        auto const place = [&](std::string const& number) {
            auto const& row = panel.authorities.at(number).rbegin()->second;
            return place_of(tables[row.file], *row.at);
        };
        problems.push_back({Problem::Kind::error, place(authority.dfe_number), "new_la_code",
                            fmt::format("the DfE numbers {} and {} have the same ONS code {}", earlier->second,
                                        authority.dfe_number, authority.code),
                            "an authority is known by its code", place(earlier->second)});
    }
}

//! A relative leaving rate that a check would refuse: more left than can have been there.
void refuse_leaving_out_of_range(std::vector<ImportedAuthority> const& authorities, Panel const& panel,
                                 std::vector<CsvTable> const& tables, Problems& problems)
{
    auto const& row = *sections::relative_leaving_rate.field("mean");
    for (auto const& authority : authorities) {
        double const mean = authority.leaving.mean;
        if (mean >= row.lowest && mean <= row.highest) continue;
        auto const& last = panel.authorities.at(authority.dfe_number).rbegin()->second;
        problems.push_back({Problem::Kind::error,
                            place_of(tables[last.file], *last.at),
                            "leavers_fte",
                            fmt::format("the leavers of {} come to {} times England's rate, but {} {}", authority.name,
                                        in_measure(row.measure, mean), row.noun, range_in_words(NumberRule(row))),
                            "look for a slipped decimal point in its leavers or its staff in post",
                            {}});
    }
}

StaffPanel staff_of(Panel const& panel)
{
    StaffPanel staff;
    auto const value = [](PublishedCell const& cell) {
        return cell.number ? std::optional(cell.number->value) : std::nullopt;
    };
    for (auto const& [number, history] : panel.authorities)
        for (auto const& [year, row] : history)
            staff[number][year] = {value(row[Figure::in_post]), value(row[Figure::leavers])};
    return staff;
}

Problem about_file(CsvFile const& file, std::string says, std::string hint)
{
    return {Problem::Kind::error, {file.name, 0, 0, 0, ""}, "", std::move(says), std::move(hint), {}};
}

ImportedEngland england_of(Row const& row, LeavingRates const& rates, std::vector<std::string>& notes)
{
    for (auto const figure : {Figure::cover_share, Figure::caseload, Figure::absence})
        if (!row[figure].number)
            notes.push_back(fmt::format("England: {} is marked {} in {}",
                                        figure_columns[static_cast<std::size_t>(figure)].label, row[figure].mark,
                                        row.year));
    return {row.year,
            rates.national,
            rates.within_variance,
            rates.between_variance,
            rates.prior_mean,
            rates.authorities,
            row[Figure::cover_share].number,
            row[Figure::caseload].number,
            row[Figure::absence].number};
}

void fill_authorities(Panel const& panel, int latest, LeavingRates const& rates, DfeImport& import)
{
    for (auto const& [number, history] : panel.authorities) {
        note_changes(history, import.notes);
        auto const& now = history.rbegin()->second;
        if (auto why = why_dropped(number, panel, latest))
            import.dropped.push_back({now.name, now.code, *std::move(why)});
        else import.authorities.push_back(authority_of(history, latest, rates));
    }
    std::stable_sort(import.authorities.begin(), import.authorities.end(), [](auto const& a, auto const& b) {
        return std::tie(a.region, a.name, a.code) < std::tie(b.region, b.name, b.code);
    });
    std::stable_sort(import.dropped.begin(), import.dropped.end(),
                     [](auto const& a, auto const& b) { return a.name < b.name; });
}

static_assert(
    [] {
        for (std::size_t i = 0; i < figure_columns.size(); ++i)
            if (static_cast<std::size_t>(figure_columns[i].figure) != i) return false;
        return true;
    }(),
    "figure_columns stand in the order of Figure");

}  // namespace

std::optional<PublishedNumber> published_number(std::string_view text)
{
    constexpr std::size_t most_digits = 15;  // a double holds these exactly
    auto const point = text.find('.');
    auto whole = text.substr(0, point);
    auto const fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
    if (whole.size() + fraction.size() > most_digits) return std::nullopt;
    while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
    double digits = 0.0;
    double scale = 1.0;
    for (char const c : whole) {
        if (c < '0' || c > '9') return std::nullopt;
        digits = digits * 10.0 + (c - '0');
    }
    for (char const c : fraction) {
        if (c < '0' || c > '9') return std::nullopt;
        digits = digits * 10.0 + (c - '0');
        scale *= 10.0;
    }
    // Both exact, so the quotient is the nearest double, as a reader of the digits would get.
    return PublishedNumber{digits / scale, std::string(whole) + (fraction.empty() ? "" : "." + std::string(fraction))};
}

Read<DfeImport> import_dfe(std::span<CsvFile const> files)
{
    Problems problems;
    std::vector<CsvTable> tables(files.size());
    std::vector<Panel> panels(files.size());
    Panel panel;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto read = read_csv(files[i]);
        problems.insert(problems.end(), read.problems.begin(), read.problems.end());
        if (!read.value) continue;
        tables[i] = *std::move(read.value);
        FileReader(tables[i], i, problems).read_into(panels[i]);
        for (auto const& [number, history] : panels[i].authorities)
            for (auto const& [year, row] : history) panel.authorities[number].insert_or_assign(year, row);
        for (auto const& [year, row] : panels[i].england) panel.england.insert_or_assign(year, row);
    }
    if (files.empty())
        problems.push_back(about_file({"(no file)", ""}, "there is nothing to import", "name a CSV file"));
    if (has_errors(problems)) return {std::nullopt, in_file_order(std::move(problems))};

    if (panel.authorities.empty())
        return {std::nullopt, {about_file(files.back(), "there is no row of a local authority", "")}};
    auto const latest = latest_year(panel);
    auto const first = latest - years_of_leaving + 1;
    auto const england = panel.england.find(latest);
    if (england == panel.england.end())
        return {std::nullopt, {about_file(files.back(), fmt::format("there is no National row for {}", latest), "")}};
    auto const rates = leaving_rates(staff_of(panel), first, latest);
    if (!rates)
        return {std::nullopt,
                {about_file(files.back(),
                            fmt::format("the leaving rates need three years from {} to {} for at least two authorities",
                                        first, latest),
                            "name the files of the earlier years too")}};

    DfeImport import;
    import.first_year = first;
    import.notes = notes_on_replaced(panels, files);
    import.england = england_of(england->second, *rates, import.notes);
    fill_authorities(panel, latest, *rates, import);
    refuse_shared_codes(import.authorities, panel, tables, problems);
    refuse_leaving_out_of_range(import.authorities, panel, tables, problems);
    if (has_errors(problems)) return {std::nullopt, in_file_order(std::move(problems))};
    return {std::move(import), {}};
}

}  // namespace holdfast
