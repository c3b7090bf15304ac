#include "inputs/samples/samples.hpp"

#include "base/text.hpp"
#include "inputs/fields/typed_amount.hpp"
#include "inputs/samples/draws_table.hpp"
#include "inputs/samples/row_numbers.hpp"
#include "inputs/samples/strategy_names.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <locale>
#include <sstream>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t most_cells_shown = 20;
//! Beyond every sum of money, population and outcome that there is: a cell above it is a slip. Up to here a double is exact to
//! an eighth of a pound, and a page has room for the digits. (The kernel could reckon with more: largest_draw.hpp.)
constexpr double most_plausible = 1e15;

Problem error_at(Place place, std::string says, std::string hint)
{
    return {Problem::Kind::error, std::move(place), "", std::move(says), std::move(hint), {}};
}

Place whole(std::string const& file) { return {file, 0, 0, 0, ""}; }

//! "1e400": digits all right, but no double is so large.
bool is_too_large(std::string_view text)
{
    std::istringstream stream{std::string(text)};
    stream.imbue(std::locale::classic());
    double value{};
    stream >> value;
    return stream.fail() && std::abs(value) > 1.0 && stream.peek() == std::istringstream::traits_type::eof();
}

//! By streams, which know every case but are slow: numbers too small for a double are 0.
std::optional<double> slow_number(std::string const& text)
{
    std::istringstream stream(text);
    stream.imbue(std::locale::classic());
    double value{};
    stream >> value;
    bool const is_zero = stream.fail() && std::abs(value) < 1.0;
    if ((stream.fail() && !is_zero) || stream.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
    return value;
}

//! Exact, and knows no locale.
std::optional<double> plain_number(std::string_view text)
{
    if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
#if defined(__cpp_lib_to_chars)
    double value{};
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (trouble == std::errc() && end == text.data() + text.size()) return value;
    if (trouble != std::errc::result_out_of_range) return std::nullopt;
#endif
    return slow_number(std::string(text));
}

std::string without(std::string_view text, char what)
{
    std::string rest;
    std::copy_if(text.begin(), text.end(), std::back_inserter(rest), [what](char c) { return c != what; });
    return rest;
}

struct Fault {
    std::string says;
    std::string hint;
};

//! Why a cell is no number, and what to write.
Fault fault_of(std::string_view text)
{
    if (text.empty()) return {"this cell is empty", "every draw needs a number in every column"};
    if (auto const value = plain_number(text); value && std::isnan(*value))
        return {fmt::format("{} is not a number", text), "mend or remove the draw in every file"};
    if (auto const value = plain_number(text); value && !std::isfinite(*value))
        return {fmt::format("{} is not finite", text), "mend or remove the draw in every file"};
    if (is_too_large(text))
        return {fmt::format("{} is larger than a number can be here", text), "mend or remove the draw in every file"};
    if (auto const value = plain_number(text); value)
        return {fmt::format("{} is larger than any cost, effect or parameter can be (at most 1e{:.0f})", text,
                            std::log10(most_plausible)),
                "write it in larger units, or mend the draw in every file"};
    auto const plain = without(text, ',');
    if (plain.size() < text.size() && plain_number(plain))
        return {fmt::format("\"{}\" has a thousands separator", text), fmt::format("write {}", plain)};
    auto const read = read_number(text);
    if (auto const* number = std::get_if<WrittenNumber>(&read); number != nullptr && std::isfinite(number->value))
        return {fmt::format("\"{}\" is not a plain number", text), fmt::format("write {}", number->value)};
    auto const lower = lower_case(text);
    if (lower == "na" || lower == "null" || lower == "n/a" || lower == "-")
        return {fmt::format("\"{}\" stands for a missing number", text), "mend or remove the draw in every file"};
    if (auto const* why = std::get_if<NotANumber>(&read); why != nullptr && !why->hint.empty())
        return {fmt::format("\"{}\" {}", text, why->why), why->hint};
    return {fmt::format("\"{}\" is not a number", text), "write a plain number, as in -1250.5"};
}

//! Columns of numbers, with the table that they came from.
struct Numbers {
    CsvTable table;
    std::vector<std::string> names;
    std::vector<Draws> columns;
};

bool is_sound(std::optional<double> const& value) { return value && std::abs(*value) <= most_plausible; }

//! What is wrong with the whole file is said once: every further thousands separator, every further empty cell.
struct Repeated {
    std::optional<std::size_t> problem;  //!< its number
    std::size_t more{};

    //! Was it said before?
    bool again(std::size_t next)
    {
        more += problem ? 1 : 0;
        if (problem) return true;
        problem = next;
        return false;
    }
    void finish(Problems& problems, char const* what) const
    {
        if (problem && more > 0) problems[*problem].says += fmt::format("; and {} more {}", more, what);
    }
};

void read_cells(Numbers& numbers, Problems& problems)
{
    std::size_t faults = 0;
    Repeated empty;
    Repeated separated;
    for (auto const& row : numbers.table.rows)
        for (std::size_t i = 0; i < numbers.names.size(); ++i) {
            auto const& cell = row.cells[i];
            auto const text = trimmed(cell.text);
            auto const value = plain_number(text);
            numbers.columns[i].push_back(is_sound(value) ? *value : 0.0);
            if (is_sound(value)) continue;
            if (text.empty() && empty.again(problems.size())) continue;
            auto const comma = text.find(',') != std::string_view::npos;
            if (comma && plain_number(without(text, ',')) && separated.again(problems.size())) continue;
            if (++faults > most_cells_shown) continue;
            auto const fault = fault_of(text);
            problems.push_back(error_at(
                place_of(numbers.table, cell),
                fmt::format("{} (column {}, draw {})", fault.says, numbers.names[i], numbers.columns[i].size()),
                fault.hint));
        }
    empty.finish(problems, "empty cells");
    separated.finish(problems, "such numbers");
    if (faults > most_cells_shown)
        problems.back().says += fmt::format("; and so on for {} more cells", faults - most_cells_shown);
}

//! Strategies may be called 1, 2, … (or from 0), but a first line of other numbers is a draw: names are missing.
bool names_are_draws(std::vector<std::string> const& names)
{
    for (double const first : {0.0, 1.0}) {
        bool counted = true;
        for (std::size_t i = 0; i < names.size(); ++i)
            counted = counted && plain_number(names[i]) == first + static_cast<double>(i);
        if (counted) return false;
    }
    return std::all_of(names.begin(), names.end(), [](std::string const& name) { return plain_number(name); });
}

std::optional<Numbers> read_numbers(CsvFile const& file, Problems& problems)
{
    Problems of_file;
    auto table = read_draws_table(file, of_file);
    bool const sound = table && !has_errors(of_file);
    problems.insert(problems.end(), of_file.begin(), of_file.end());
    if (!table) return std::nullopt;
    Numbers numbers{*std::move(table), {}, {}};
    for (auto const& cell : numbers.table.header.cells) numbers.names.emplace_back(trimmed(cell.text));
    numbers.columns.resize(numbers.names.size());
    auto const& header = numbers.table.header;
    if (names_are_draws(numbers.names)) {
        problems.push_back(error_at(place_of(numbers.table, header.cells.front()),
                                    "the first line holds numbers and no names",
                                    "name the columns in the first line, a strategy or parameter each"));
        return std::nullopt;
    }
    if (numbers.table.rows.empty() && sound)
        problems.push_back(error_at(whole(file.name), "the file names its columns but holds no draws", ""));
    read_cells(numbers, problems);
    if (!sound || numbers.table.rows.empty()) return std::nullopt;
    return numbers;
}

void check_lengths(Numbers const& costs, Numbers const& other, Problems& problems)
{
    auto const wanted = costs.table.rows.size();
    auto const has = other.table.rows.size();
    if (has == wanted) return;
    problems.push_back(error_at(
        whole(other.table.name),
        fmt::format("this file has {} draw{}, and {} has {}", has, has == 1 ? "" : "s", costs.table.name, wanted),
        "a row is the same draw in every file"));
}

std::optional<std::size_t> number_of(std::string const& name, std::vector<std::string> const& names)
{
    auto const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

//! The column of that name, capitals apart.
std::optional<std::size_t> alike(std::string const& name, std::vector<std::string> const& names)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (lower_case(names[i]) == lower_case(name)) return i;
    return std::nullopt;
}

// ---- Columns that number the rows (row_numbers.hpp). ----

Problem about_row_numbers(Numbers const& numbers, std::size_t column, Problem::Kind kind, std::string_view rest,
                          std::string hint)
{
    auto const found = row_numbers(numbers.columns[column]);
    auto const what = found ? fmt::format("the column {} numbers the rows, {} to {}{}", numbers.names[column],
                                          found->first, found->last, rest)
                            : std::string();
    return {kind, place_of(numbers.table, numbers.table.header.cells[column]), "", what, std::move(hint), {}};
}

void drop_column(Numbers& of, std::size_t column)
{
    auto const at = static_cast<std::ptrdiff_t>(column);
    of.names.erase(of.names.begin() + at);
    of.columns.erase(of.columns.begin() + at);
    of.table.header.cells.erase(of.table.header.cells.begin() + at);
}

//! Are there too many rows for chance, or does the name say so?
bool surely_row_numbers(Numbers const& numbers, std::size_t column)
{
    return row_numbers(numbers.columns[column]) &&
           (numbers.table.rows.size() >= rows_that_are_no_chance || is_name_of_row_numbers(numbers.names[column]));
}

//! Numbers in the other file's order? Rows would otherwise be different draws.
bool in_one_order(Draws const& a, Draws const& b)
{
    if (a.size() != b.size()) return true;  // said elsewhere
    double const apart = b.front() - a.front();
    for (std::size_t i = 0; i < a.size(); ++i)
        if (b[i] - a[i] != apart) return false;
    return true;
}

//! The same numbers under the same name in both files are no strategy, however few: its costs would be its effects.
void leave_out_shared_row_numbers(Numbers& costs, Numbers& effects, std::optional<Draws>& order, Problems& problems)
{
    for (std::size_t c = costs.names.size(); c-- > 0;) {
        auto const e = alike(costs.names[c], effects.names);
        if (!e || !row_numbers(costs.columns[c])) continue;
        bool const sure = surely_row_numbers(costs, c);
        auto const in_effects = row_numbers(effects.columns[*e]);
        if (!in_effects) {
            if (sure)
                problems.push_back(about_row_numbers(costs, c, Problem::Kind::warning,
                                                     ": it is kept, since its effects do not",
                                                     "if these are not its costs, remove the column from both files"));
            continue;
        }
        bool const same = in_one_order(costs.columns[c], effects.columns[*e]);
        if (!sure && !(same && costs.table.rows.size() > 2)) continue;
        if (!same) {
            problems.push_back(about_row_numbers(costs, c, Problem::Kind::error,
                                                 ", and in another order in " + effects.table.name,
                                                 "sort both files by it: a row is the same draw in every file"));
        } else {
            problems.push_back(about_row_numbers(costs, c, Problem::Kind::warning,
                                                 ", here and in the effects: it is no strategy and is left out", ""));
        }
        order = costs.columns[c];
        drop_column(costs, c);
        drop_column(effects, *e);
    }
}

void leave_out_lone_row_numbers(Numbers& from, Numbers const& other, Problems& problems)
{
    for (std::size_t i = from.names.size(); i-- > 0;) {
        if (alike(from.names[i], other.names) || !surely_row_numbers(from, i)) continue;
        problems.push_back(
            about_row_numbers(from, i, Problem::Kind::warning, ": it is no strategy and is left out", ""));
        drop_column(from, i);
    }
}

//! Parameters that are none, by number, with what is said of them.
std::vector<std::size_t> row_numbers_of(Numbers const& parameters, std::optional<Draws> const& order,
                                        Problems& problems)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < parameters.names.size(); ++i) {
        if (!surely_row_numbers(parameters, i)) continue;
        found.push_back(i);
        bool const named = is_name_of_row_numbers(parameters.names[i]);
        if (order && named && !in_one_order(*order, parameters.columns[i]))
            problems.push_back(about_row_numbers(parameters, i, Problem::Kind::error,
                                                 ", and in another order than the costs",
                                                 "sort all files by it: a row is the same draw in every file"));
        else
            problems.push_back(
                about_row_numbers(parameters, i, Problem::Kind::warning, ": it is no parameter and is left out",
                                  fmt::format("if it is one, ask for it by name: --evppi {}", parameters.names[i])));
    }
    return found;
}

// ---- Strategies in two files. ----

//! Strategies that one file names and the other does not.
void check_named(Numbers const& here, Numbers const& there, Problems& problems)
{
    for (std::size_t i = 0; i < here.names.size(); ++i) {
        if (here.names[i].empty() || number_of(here.names[i], there.names)) continue;
        auto const near = nearest(here.names[i], there.names);
        problems.push_back(
            error_at(place_of(here.table, here.table.header.cells[i]),
                     fmt::format("{} has no strategy called {}", there.table.name, here.names[i]),
                     near ? fmt::format("did you mean {}?", *near) : "costs and effects name the same strategies"));
    }
}

constexpr std::size_t most_names_shown = 4;

std::string first_names(std::vector<std::string> names)
{
    if (names.size() <= most_names_shown) return in_words(names);
    names.resize(most_names_shown);
    names.push_back("…");
    return in_words(names, "");
}

//! "write a for x, b for y": each strategy's name in the costs for the one in its place in the effects.
std::string renames(Numbers const& costs, Numbers const& effects)
{
    if (costs.names.size() != effects.names.size()) return "give a strategy the same name in both files";
    std::vector<std::string> each;
    for (std::size_t i = 0; i < costs.names.size() && i < most_names_shown; ++i)
        each.push_back(fmt::format("{} for {}", costs.names[i], effects.names[i]));
    return fmt::format("give a strategy the same name in both files: if they are in one order, write in {} {}",
                       effects.table.name, first_names(each));
}

//! Effects in the order of the costs, under the names that are left when one rule has paired them all. Otherwise one
//! sentence where no name fits, and one for each name where some do.
void pair_strategies(Numbers& costs, Numbers& effects, Problems& problems)
{
    if (auto const pairs = paired(costs.names, effects.names)) {
        std::vector<Draws> in_order;
        for (auto const column : pairs->effects_of) in_order.push_back(std::move(effects.columns[column]));
        effects.columns = std::move(in_order);
        costs.names = effects.names = pairs->names;
        return;
    }
    // Of short names, as c1 and e1, each is near to each.
    auto const fits = [&](std::string const& name) {
        return number_of(name, effects.names) || (name.size() > 3 && nearest(name, effects.names));
    };
    if (std::any_of(costs.names.begin(), costs.names.end(), fits)) {
        check_named(costs, effects, problems);
        check_named(effects, costs, problems);
        return;
    }
    problems.push_back(error_at(place_of(costs.table, costs.table.header.cells.front()),
                                fmt::format("the strategies are {} here, and {} in {}", first_names(costs.names),
                                            first_names(effects.names), effects.table.name),
                                renames(costs, effects)));
}

//! As read, once the columns that number the rows are out.
void match(Numbers& costs, Numbers& effects, std::optional<Draws>& order, Problems& problems)
{
    leave_out_shared_row_numbers(costs, effects, order, problems);
    if (!paired(costs.names, effects.names)) {
        leave_out_lone_row_numbers(costs, effects, problems);
        leave_out_lone_row_numbers(effects, costs, problems);
    }
    if (costs.names.size() < 2 || effects.names.empty()) {
        problems.push_back(error_at(whole(costs.table.name), "a decision needs at least two strategies",
                                    "one column a strategy; doing nothing is one"));
        return;
    }
    pair_strategies(costs, effects, problems);
}

//! Problems in the order of the files, not by the place where they were noticed.
Problems by_file(Problems problems, SampleFiles const& files)
{
    auto const rank = [&](Problem const& problem) {
        if (problem.at.file == files.costs.name) return 0;
        return problem.at.file == files.effects.name ? 1 : 2;
    };
    std::stable_sort(problems.begin(), problems.end(),
                     [&](Problem const& a, Problem const& b) { return rank(a) < rank(b); });
    return in_file_order(std::move(problems));
}

struct Asked {
    std::vector<std::size_t> group;
    std::optional<Problem> problem;
};

Asked one_group(std::string const& text, Parameters const& parameters)
{
    if (auto const whole_name = number_of(text, parameters.names)) return {{*whole_name}, {}};
    Asked asked;
    std::size_t at = 0;
    for (auto const& part : split(text, '+')) {
        std::string const name(trimmed(part));
        Place const place{"--evppi", 1, static_cast<unsigned>(at + 1), static_cast<unsigned>(display_width(part)),
                          text};
        at += part.size() + 1;
        auto const number = number_of(name, parameters.names);
        if (!number) {
            auto const near = nearest(name, parameters.names);
            asked.problem = error_at(place, fmt::format("there is no parameter called \"{}\"", name),
                                     near ? fmt::format("did you mean {}?", *near) : "");
            return asked;
        }
        if (std::find(asked.group.begin(), asked.group.end(), *number) != asked.group.end()) {
            asked.problem = error_at(place, fmt::format("{} is in the group twice", name), "");
            return asked;
        }
        asked.group.push_back(*number);
    }
    return asked;
}

}  // namespace

Read<SampleInputs> read_samples(SampleFiles const& files)
{
    Problems problems;
    auto costs = read_numbers(files.costs, problems);
    auto effects = read_numbers(files.effects, problems);
    std::optional<Numbers> parameters;
    if (files.parameters) parameters = read_numbers(*files.parameters, problems);
    std::optional<Draws> order;
    if (costs && effects) {
        check_lengths(*costs, *effects, problems);
        match(*costs, *effects, order, problems);
    }
    if (costs && parameters) check_lengths(*costs, *parameters, problems);
    SampleInputs inputs;
    if (parameters) inputs.row_numbers = row_numbers_of(*parameters, order, problems);
    problems = by_file(std::move(problems), files);
    if (has_errors(problems) || !costs || !effects) return {std::nullopt, std::move(problems)};
    inputs.samples = {costs->names, std::move(costs->columns), std::move(effects->columns)};
    if (parameters) inputs.parameters = {std::move(parameters->names), std::move(parameters->columns)};
    return {std::move(inputs), std::move(problems)};
}

std::variant<std::vector<double>, NotANumber> read_willingness_to_pay(std::string_view text)
{
    return read_series(text, {SeriesRule::Of::money, 0.0, most_willingness_to_pay, most_thresholds,
                              "20000, or 20000,30000, or 0:50000:100"});
}

Read<std::vector<std::vector<std::size_t>>> read_groups(std::vector<std::string> const& asked,
                                                        Parameters const& parameters,
                                                        std::vector<std::size_t> const& row_numbers)
{
    std::vector<std::vector<std::size_t>> groups;
    Problems problems;
    auto const add = [&groups](std::vector<std::size_t> group) {
        if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(std::move(group));
    };
    for (auto const& text : asked) {
        if (text == "all" && !number_of(text, parameters.names)) {
            for (std::size_t i = 0; i < parameters.names.size(); ++i)
                if (std::find(row_numbers.begin(), row_numbers.end(), i) == row_numbers.end()) add({i});
            continue;
        }
        auto one = one_group(text, parameters);
        if (one.problem) problems.push_back(*std::move(one.problem));
        else add(std::move(one.group));
    }
    if (has_errors(problems)) return {std::nullopt, std::move(problems)};
    return {std::move(groups), {}};
}

}  // namespace holdfast
