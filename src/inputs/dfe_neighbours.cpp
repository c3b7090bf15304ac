#include "holdfast/inputs/dfe_neighbours.hpp"

#include "holdfast/base/text.hpp"
#include "toml_text.hpp"

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

//! One row, as read.
struct Pair {
    Neighbour neighbour;
    std::size_t table{};  //!< which file's
    CsvRow const* row{};
};

struct Listed {
    std::string name;
    std::size_t table{};
    CsvRow const* row{};          //!< that names it first
    std::map<int, Pair> by_rank;  //!< 1: the most alike
};

using Lists = std::map<std::string, Listed>;  // by DfE number

using Places = std::array<std::size_t, columns.size()>;

class Importer {
public:
    Importer(std::vector<CsvTable> const& tables, Problems& problems)
        : tables_(tables), problems_(problems), places_(tables.size())
    {
    }

    Lists read()
    {
        for (std::size_t t = 0; t < tables_.size(); ++t) {
            auto const before = problems_.size();
            if (!find_columns(t)) continue;
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
    bool find_columns(std::size_t t)
    {
        std::vector<std::string> others;
        for (auto const& cell : tables_[t].header.cells)
            if (std::find(columns.begin(), columns.end(), trimmed(cell.text)) == columns.end())
                others.emplace_back(trimmed(cell.text));
        bool all = true;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            auto const found =
                needed_column(tables_[t], columns[i], others, "a table of DfE's statistical neighbours", problems_);
            all = all && found.has_value();
            places_[t][i] = found.value_or(0);
        }
        return all;
    }

    void read_row(std::size_t t, CsvRow const& row)
    {
        auto const before = problems_.size();
        auto const number = number_in(t, row, Label::number);
        auto const neighbour = number_in(t, row, Label::neighbour);
        auto const rank = rank_in(t, row);
        auto const closeness = closeness_in(t, row);
        for (auto const label : {Label::name, Label::neighbour_name})
            if (text(t, row, label).empty()) complain(t, row, label, "this authority has no name");
        if (problems_.size() == before && number == neighbour)
            complain(t, row, Label::neighbour, fmt::format("{} is named as its own neighbour", number));
        if (problems_.size() != before) return;
        auto& listed = lists_[number];
        if (listed.row == nullptr) {
            listed.name = text(t, row, Label::name);
            listed.table = t;
            listed.row = &row;
        }
        for (auto const& [other_rank, other] : listed.by_rank) {
            if (other.neighbour.dfe_number != neighbour && other_rank != rank) continue;
            bool const same_rank = other_rank == rank;
            complain(t, row, same_rank ? Label::rank : Label::neighbour,
                     same_rank ? fmt::format("{} has two neighbours of rank {}", number, rank)
                               : fmt::format("{} has the neighbour {} twice", number, neighbour),
                     "leave one of them");
            problems_.back().clash = place(other.table, *other.row, same_rank ? Label::rank : Label::neighbour);
            return;
        }
        listed.by_rank.emplace(rank, Pair{{neighbour, closeness}, t, &row});
    }

    std::string number_in(std::size_t t, CsvRow const& row, Label label)
    {
        auto const written = text(t, row, label);
        if (!is_dfe_number(written))
            complain(t, row, label, fmt::format("\"{}\" is not a DfE number", visible(written)),
                     "three digits, as 831");
        return written;
    }

    int rank_in(std::size_t t, CsvRow const& row)
    {
        auto const written = text(t, row, Label::rank);
        for (int rank = 1; rank <= most_neighbours; ++rank)
            if (written == std::to_string(rank)) return rank;
        complain(t, row, Label::rank, fmt::format("\"{}\" is not a rank", visible(written)),
                 fmt::format("1 for the most alike, to {}", most_neighbours));
        return 0;
    }

    std::string closeness_in(std::size_t t, CsvRow const& row)
    {
        auto written = text(t, row, Label::closeness);
        if (is_closeness(written)) return written;
        std::vector<std::string> const known(closeness_words.begin(), closeness_words.end());
        auto const near = nearest(written, known);
        complain(t, row, Label::closeness, fmt::format("\"{}\" is not a closeness that DfE uses", visible(written)),
                 near ? fmt::format("is it {}?", *near) : "one of " + in_words(known, "or"));
        return {};
    }

    //! A list without a gap: ten neighbours are ranked from 1 to 10.
    void check_ranks()
    {
        for (auto const& [number, listed] : lists_)
            for (int rank = 1; rank <= most_neighbours; ++rank)
                if (!listed.by_rank.contains(rank)) {
                    complain(listed.table, *listed.row, Label::number,
                             fmt::format("{} has no neighbour of rank {}", number, rank),
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
                auto const written = text(pair.table, *pair.row, Label::neighbour_name);
                if (own == lists_.end())
                    complain(pair.table, *pair.row, Label::neighbour,
                             fmt::format("{} is a neighbour, and has none of its own here", pair.neighbour.dfe_number),
                             "DfE names neighbours of every authority: is the number right, and the file whole?");
                else if (own->second.name != written) {
                    complain(pair.table, *pair.row, Label::neighbour_name,
                             fmt::format("{} is called {} here and {} there", pair.neighbour.dfe_number,
                                         visible(written), visible(own->second.name)),
                             "correct the number or the name");
                    problems_.back().clash = place(own->second.table, *own->second.row, Label::name);
                }
            }
        shorten(problems_, 0, most_problems_shown);
    }

    [[nodiscard]] CsvCell const& cell(std::size_t t, CsvRow const& row, Label label) const
    {
        return row.cells[places_[t][static_cast<std::size_t>(label)]];
    }
    [[nodiscard]] std::string text(std::size_t t, CsvRow const& row, Label label) const
    {
        return std::string(trimmed(cell(t, row, label).text));
    }
    [[nodiscard]] Place place(std::size_t t, CsvRow const& row, Label label) const
    {
        return place_of(tables_[t], cell(t, row, label));
    }

    void complain(std::size_t t, CsvRow const& row, Label label, std::string says, std::string hint = "")
    {
        problems_.push_back({Problem::Kind::error,
                             place(t, row, label),
                             std::string(columns[static_cast<std::size_t>(label)]),
                             std::move(says),
                             std::move(hint),
                             {}});
    }

    std::vector<CsvTable> const& tables_;
    Problems& problems_;
    std::vector<Places> places_;
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
        auto read = read_csv(file);
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
            list += fmt::format("{}[{}, {}]", list.empty() ? "" : ", ", quoted(neighbour.dfe_number),
                                quoted(neighbour.closeness));
        text += fmt::format("{} = [{}]  # {}\n", toml_key(one.dfe_number), list, visible(one.name));
    }
    return text;
}

}  // namespace holdfast
