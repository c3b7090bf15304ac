#include "inputs/published/dfe_neighbours.hpp"

#include "base/text.hpp"
#include "inputs/published/toml_text.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr int most_neighbours = 10;
constexpr std::size_t most_problems_shown = 50;

enum class Label { number, name, rank, neighbour, neighbour_name, closeness };
constexpr std::array<std::string_view, 6> columns{"la_number",           "la_name",        "rank",
                                                  "neighbour_la_number", "neighbour_name", "closeness"};
constexpr std::string_view the_layouts =
    "a row a pair (la_number, la_name, rank, neighbour_la_number, neighbour_name, closeness), or a row an authority as "
    "DfE "
    "publishes it (the number and name of the authority, then SN1, SNP1, … SN10, SNP10)";

//! Where a pair's labels stand in a row. A row an authority names no rank, and no neighbour by name.
struct PairColumns {
    std::array<std::optional<std::size_t>, columns.size()> at;
    int rank{};  //!< where the row does not say it

    [[nodiscard]] std::optional<std::size_t> operator[](Label label) const
    {
        return at[static_cast<std::size_t>(label)];
    }
};

//! How one file is laid out: the pairs in each of its rows, one or ten.
struct Layout {
    std::vector<PairColumns> pairs;
    std::vector<std::size_t> numbers_again;  //!< columns that repeat the authority's number
};

//! Where one pair was read.
struct Where {
    std::size_t table{};
    CsvRow const* row{};
    PairColumns const* columns{};
};

struct Pair {
    Neighbour neighbour;
    Where where;
};

struct Listed {
    std::string name;
    Where where;                  // that names it first
    std::map<int, Pair> by_rank;  // 1: the most alike
};

using Lists = std::map<std::string, Listed>;  // by DfE number

// ---- A row an authority --------------------------------------------------------------------------------------------

//! "SN_1P" → "sn1p": DfE writes the same column in several ways.
std::string plain(std::string_view header)
{
    auto text = lower_case(trimmed(header));
    std::erase_if(text, [](char c) { return c == ' ' || c == '_' || c == '.' || c == '-'; });
    return text;
}

std::vector<std::string> plain_header(CsvTable const& table)
{
    std::vector<std::string> names;
    for (auto const& cell : table.header.cells) names.push_back(plain(cell.text));
    return names;
}

std::optional<std::size_t> first_of(std::vector<std::string> const& header, std::span<std::string const> names)
{
    auto const found = std::find_first_of(header.begin(), header.end(), names.begin(), names.end());
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

//! The first neighbour's column says that a row is an authority: SN1, SN_1.
bool is_row_an_authority(CsvTable const& table)
{
    auto const header = plain_header(table);
    return std::find(header.begin(), header.end(), "sn1") != header.end();
}

//! Its columns; what is missing is a problem at the header.
std::optional<Layout> authority_layout(CsvTable const& table, Problems& problems)
{
    auto const header = plain_header(table);
    bool all = true;
    auto const found = [&](std::string const& called, std::vector<std::string> const& names) {
        auto const at = first_of(header, names);
        if (!at)
            problems.push_back({Problem::Kind::error,
                                place_of(table, table.header.cells.front()),
                                called,
                                fmt::format("the column {} is missing", called),
                                "a row an authority has its number and name, then SN1, SNP1, … SN10, SNP10",
                                {}});
        all = all && at.has_value();
        return at;
    };
    std::vector<std::string> const numbers{"oldlacode", "lanum", "lanumber"};
    Layout layout;
    auto const number = found("old_la_code", numbers);
    auto const name = found("la_name", {"laname"});
    for (int rank = 1; rank <= most_neighbours; ++rank) {
        auto const neighbour = found(fmt::format("SN{}", rank), {fmt::format("sn{}", rank)});
        // One spreadsheet of DfE's calls all ten SNP: each stands behind its neighbour.
        bool const behind = neighbour && *neighbour + 1 < header.size() && header[*neighbour + 1] == "snp";
        auto const closeness =
            behind ? std::optional(*neighbour + 1)
                   : found(fmt::format("SNP{}", rank), {fmt::format("snp{}", rank), fmt::format("sn{}p", rank)});
        layout.pairs.push_back({{number, name, std::nullopt, neighbour, std::nullopt, closeness}, rank});
    }
    for (std::size_t c = 0; c < header.size(); ++c)
        if (c != number && std::find(numbers.begin(), numbers.end(), header[c]) != numbers.end())
            layout.numbers_again.push_back(c);
    return all ? std::optional(std::move(layout)) : std::nullopt;
}

// ---- A row a pair --------------------------------------------------------------------------------------------------

std::optional<Layout> pair_layout(CsvTable const& table, Problems& problems)
{
    auto const in_header = header_problems(table);
    problems.insert(problems.end(), in_header.begin(), in_header.end());
    auto const has =
        std::count_if(columns.begin(), columns.end(), [&](auto name) { return column_named(table, name).has_value(); });
    if (2 * static_cast<std::size_t>(has) < columns.size()) {  // another file: one sentence, not one a column
        problems.push_back({Problem::Kind::error,
                            place_of(table, table.header.cells.front()),
                            "",
                            "this is no table of DfE's statistical neighbours",
                            "its layout is " + std::string(the_layouts),
                            {}});
        return std::nullopt;
    }
    std::vector<std::string> others;
    for (auto const& cell : table.header.cells)
        if (std::find(columns.begin(), columns.end(), trimmed(cell.text)) == columns.end())
            others.emplace_back(trimmed(cell.text));
    PairColumns pair;
    bool all = true;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        pair.at[i] = needed_column(table, columns[i], others, "a table of DfE's statistical neighbours", problems);
        all = all && pair.at[i].has_value();
    }
    return all ? std::optional(Layout{{pair}, {}}) : std::nullopt;
}

// ---- Rows ----------------------------------------------------------------------------------------------------------

class Importer {
public:
    Importer(std::vector<CsvTable> const& tables, Problems& problems)
        : tables_(tables), problems_(problems), layouts_(tables.size())
    {
    }

    Lists read()
    {
        for (std::size_t t = 0; t < tables_.size(); ++t) {
            auto const before = problems_.size();
            auto layout = is_row_an_authority(tables_[t]) ? authority_layout(tables_[t], problems_)
                                                          : pair_layout(tables_[t], problems_);
            if (!layout) continue;
            layouts_[t] = *std::move(layout);
            for (auto const& row : tables_[t].rows) read_row(t, row);
            shorten(problems_, before, most_problems_shown);
        }
        if (!has_errors(problems_)) {
            check_ranks();
            check_names();
        }
        return std::move(lists_);
    }

private:
    //! A spreadsheet leaves rows of empty cells at its end: they are nobody's.
    void read_row(std::size_t t, CsvRow const& row)
    {
        if (std::all_of(row.cells.begin(), row.cells.end(), [](auto const& c) { return trimmed(c.text).empty(); }))
            return;
        auto const before = problems_.size();
        Where const first{t, &row, &layouts_[t].pairs.front()};
        auto const number = number_in(first, Label::number);
        if (text(first, Label::name).empty()) complain(first, Label::name, "this authority has no name");
        for (auto const again : layouts_[t].numbers_again)
            if (trimmed(row.cells[again].text) != number && problems_.size() == before)
                complain(first, Label::number,
                         fmt::format("{} is {} in another column of this row", number, visible(row.cells[again].text)),
                         "correct one of them");
        bool const is_known = problems_.size() == before;
        for (auto const& pair : layouts_[t].pairs) read_pair({t, &row, &pair}, number, is_known);
    }

    void read_pair(Where const& where, std::string const& number, bool is_known)
    {
        auto const before = problems_.size();
        auto const neighbour = number_in(where, Label::neighbour);
        auto const rank = rank_in(where);
        auto const closeness = closeness_in(where);
        if (has(where, Label::neighbour_name) && text(where, Label::neighbour_name).empty())
            complain(where, Label::neighbour_name, "this authority has no name");
        if (!is_known) return;
        if (problems_.size() == before && number == neighbour)
            complain(where, Label::neighbour, fmt::format("{} is named as its own neighbour", number));
        if (problems_.size() != before) return;
        auto& listed = lists_[number];
        if (listed.where.row == nullptr) {
            listed.name = text(where, Label::name);
            listed.where = where;
        }
        for (auto const& [other_rank, other] : listed.by_rank) {
            if (other.neighbour.dfe_number != neighbour && other_rank != rank) continue;
            bool const same_rank = other_rank == rank && has(where, Label::rank);
            auto const label = same_rank ? Label::rank : Label::neighbour;
            complain(where, label,
                     other_rank == rank ? fmt::format("{} has two neighbours of rank {}", number, rank)
                                        : fmt::format("{} has the neighbour {} twice", number, neighbour),
                     "leave one of them");
            problems_.back().clash = place(other.where, label);
            return;
        }
        listed.by_rank.emplace(rank, Pair{{neighbour, closeness}, where});
    }

    std::string number_in(Where const& where, Label label)
    {
        auto const written = text(where, label);
        if (!is_dfe_number(written))
            complain(where, label, fmt::format("\"{}\" is not a DfE number", visible(written)), "three digits, as 831");
        return written;
    }

    int rank_in(Where const& where)
    {
        if (!has(where, Label::rank)) return where.columns->rank;
        auto const written = text(where, Label::rank);
        for (int rank = 1; rank <= most_neighbours; ++rank)
            if (written == std::to_string(rank)) return rank;
        complain(where, Label::rank, fmt::format("\"{}\" is not a rank", visible(written)),
                 fmt::format("1 for the most alike, to {}", most_neighbours));
        return 0;
    }

    //! DfE's word, however DfE writes its capitals: "Very Close" in one year, "Very close" in another.
    std::string closeness_in(Where const& where)
    {
        auto const written = text(where, Label::closeness);
        for (auto const word : closeness_words)
            if (lower_case(word) == lower_case(written)) return std::string(word);
        std::vector<std::string> const known(closeness_words.begin(), closeness_words.end());
        auto const near = nearest(written, known);
        complain(where, Label::closeness, fmt::format("\"{}\" is not a closeness that DfE uses", visible(written)),
                 near ? fmt::format("is it {}?", *near) : "one of " + in_words(known, "or"));
        return {};
    }

    //! A list without a gap: ten neighbours are ranked from 1 to 10.
    void check_ranks()
    {
        for (auto const& [number, listed] : lists_)
            for (int rank = 1; rank <= most_neighbours; ++rank)
                if (!listed.by_rank.contains(rank)) {
                    complain(listed.where, Label::number, fmt::format("{} has no neighbour of rank {}", number, rank),
                             fmt::format("DfE names {} of each", most_neighbours));
                    break;
                }
    }

    //! A number and a name that do not go together: one of the two is a slip.
    void check_names()
    {
        for (auto const& [number, listed] : lists_)
            for (auto const& [rank, pair] : listed.by_rank) {
                auto const own = lists_.find(pair.neighbour.dfe_number);
                if (own == lists_.end()) {
                    complain(pair.where, Label::neighbour,
                             fmt::format("{} is a neighbour, and has none of its own here", pair.neighbour.dfe_number),
                             "DfE names neighbours of every authority: is the number right, and the file whole?");
                    continue;
                }
                if (!has(pair.where, Label::neighbour_name)) continue;
                auto const written = text(pair.where, Label::neighbour_name);
                if (own->second.name == written) continue;
                complain(pair.where, Label::neighbour_name,
                         fmt::format("{} is called {} here and {} there", pair.neighbour.dfe_number, visible(written),
                                     visible(own->second.name)),
                         "correct the number or the name");
                problems_.back().clash = place(own->second.where, Label::name);
            }
        shorten(problems_, 0, most_problems_shown);
    }

    [[nodiscard]] static bool has(Where const& where, Label label) { return (*where.columns)[label].has_value(); }
    [[nodiscard]] static CsvCell const& cell(Where const& where, Label label)
    {
        return where.row->cells[(*where.columns)[label].value()];
    }
    [[nodiscard]] static std::string text(Where const& where, Label label)
    {
        return std::string(trimmed(cell(where, label).text));
    }
    [[nodiscard]] Place place(Where const& where, Label label) const
    {
        return place_of(tables_[where.table], cell(where, label));
    }

    void complain(Where const& where, Label label, std::string says, std::string hint = "")
    {
        auto const column = (*where.columns)[label].value();
        problems_.push_back({Problem::Kind::error,
                             place(where, label),
                             std::string(trimmed(tables_[where.table].header.cells[column].text)),
                             std::move(says),
                             std::move(hint),
                             {}});
    }

    std::vector<CsvTable> const& tables_;
    Problems& problems_;
    std::vector<Layout> layouts_;
    Lists lists_;
};

Problem about_file(std::string const& name, std::string says, std::string hint)
{
    return {Problem::Kind::error, {name, 0, 0, 0, ""}, "", std::move(says), std::move(hint), {}};
}

std::vector<KnownRelease> known_releases()
{
    return {{"a3fc1615ea13605baae6c4a76b44373f15e683e52dca40e111fc878a323dade7",
             {"DfE's model of 2025, a row an authority and neighbour"},
             "DfE's model of 2025"}};
}

}  // namespace

bool is_closeness(std::string_view text)
{
    return std::find(closeness_words.begin(), closeness_words.end(), text) != closeness_words.end();
}

bool is_dfe_number(std::string_view text)
{
    return text.size() == 3 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

Read<std::vector<NeighboursOf>> import_neighbours(std::span<CsvFile const> files)
{
    Problems problems;
    std::vector<CsvTable> tables;
    for (auto const& file : files) {
        auto read = read_csv_of_any_header(file);
        problems.insert(problems.end(), read.problems.begin(), read.problems.end());
        if (read.value) tables.push_back(*std::move(read.value));
    }
    if (files.empty()) problems.push_back(about_file("(no file)", "there is nothing to import", "name a CSV file"));
    auto const lists = Importer(tables, problems).read();
    if (problems.empty() && lists.empty())
        problems.push_back(about_file(files.back().name, "there is no row of an authority", ""));
    if (has_errors(problems)) return {std::nullopt, in_file_order(std::move(problems))};
    std::vector<NeighboursOf> result;
    for (auto const& [number, listed] : lists) {
        result.push_back({number, listed.name, {}});
        for (auto const& [rank, pair] : listed.by_rank) result.back().neighbours.push_back(pair.neighbour);
    }
    return {std::move(result), {}};
}

std::string neighbours_toml(std::span<NeighboursOf const> all, std::span<ImportedFile const> files)
{
    auto text = "# The statistical neighbours of each English authority with children's services, as DfE names them.\n"
                "#\n"
                "# Contains public sector information licensed under the Open Government Licence v3.0.\n"
                "# Source: Department for Education, statistical neighbours\n" +
                provenance_of(files, known_releases()) +
                "#\n"
                "# Made by `holdfast import neighbours`; do not edit by hand: the next import would undo it.\n"
                "# To name neighbours of your own, give a list in a local file, which goes before this one.\n"
                "#\n"
                "# By DfE number, the most alike first, each with how close DfE says it is. Neighbours are alike in\n"
                "# population, not in workforce. To be read beside an authority, and not calculated with.\n" +
                published_tables("neighbours", "", files, known_releases()) + "\n[neighbours]\n";
    for (auto const& one : all) {
        std::string list;
        for (auto const& neighbour : one.neighbours)
            list += fmt::format("{}[{}, {}]", list.empty() ? "" : ", ", holdfast::quoted(neighbour.dfe_number),
                                holdfast::quoted(neighbour.closeness));
        text += fmt::format("{} = [{}]  # {}\n", toml_key(one.dfe_number), list, visible(one.name));
    }
    return text;
}

}  // namespace holdfast
