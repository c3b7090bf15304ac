#include "holdfast/inputs/samples.hpp"

#include "holdfast/base/text.hpp"
#include "holdfast/inputs/typed_amount.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <locale>
#include <sstream>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t most_cells_shown = 20;

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
    if (auto const value = plain_number(text); value)
        return {fmt::format("{} is not finite", text), "mend or remove the draw in every file"};
    if (is_too_large(text))
        return {fmt::format("{} is larger than a number can be here", text), "mend or remove the draw in every file"};
    auto const plain = without(text, ',');
    if (plain.size() < text.size() && plain_number(plain))
        return {fmt::format("\"{}\" has a thousands separator", text), fmt::format("write {}", plain)};
    auto const read = read_number(text);
    if (auto const* number = std::get_if<WrittenNumber>(&read); number != nullptr && std::isfinite(number->value))
        return {fmt::format("\"{}\" is not a plain number", text), fmt::format("write {}", number->value)};
    auto const lower = lower_case(text);
    if (lower == "na" || lower == "null" || lower == "n/a" || lower == "-")
        return {fmt::format("\"{}\" stands for a missing number", text), "mend or remove the draw in every file"};
    return {fmt::format("\"{}\" is not a number", text), ""};
}

//! Columns of numbers, with the table that they came from.
struct Numbers {
    CsvTable table;
    std::vector<std::string> names;
    std::vector<Draws> columns;
};

void read_cells(Numbers& numbers, Problems& problems)
{
    std::size_t faults = 0;
    for (auto const& row : numbers.table.rows)
        for (std::size_t i = 0; i < numbers.names.size(); ++i) {
            auto const& cell = row.cells[i];
            auto const value = plain_number(trimmed(cell.text));
            numbers.columns[i].push_back(value.value_or(0.0));
            if (value && std::isfinite(*value)) continue;
            if (++faults > most_cells_shown) continue;
            auto const fault = fault_of(trimmed(cell.text));
            problems.push_back(error_at(
                place_of(numbers.table, cell),
                fmt::format("{} (column {}, draw {})", fault.says, numbers.names[i], numbers.columns[i].size()),
                fault.hint));
        }
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
    auto read = read_csv(file);
    bool const sound = read.ok();
    problems.insert(problems.end(), read.problems.begin(), read.problems.end());
    if (!read.value) return std::nullopt;
    Numbers numbers{*std::move(read.value), {}, {}};
    for (auto const& cell : numbers.table.header.cells) numbers.names.emplace_back(trimmed(cell.text));
    numbers.columns.resize(numbers.names.size());
    auto const& header = numbers.table.header;
    if (header.cells.size() == 1 && header.cells.front().text.find(';') != std::string::npos) {
        problems.push_back(error_at(place_of(numbers.table, header.cells.front()),
                                    "the columns are divided by semicolons", "divide them by commas"));
        return std::nullopt;
    }
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

bool all_begin(std::vector<std::string> const& names, std::string_view with)
{
    return std::all_of(names.begin(), names.end(), [with](std::string const& name) {
        return name.size() > with.size() && name.rfind(with, 0) == 0;
    });
}

//! "c_1" and "e_1" are the costs and effects of strategy 1.
void drop_prefixes(Numbers& costs, Numbers& effects)
{
    if (!all_begin(costs.names, "c_") || !all_begin(effects.names, "e_")) return;
    for (auto* names : {&costs.names, &effects.names})
        for (auto& name : *names) name.erase(0, 2);
}

std::optional<std::size_t> number_of(std::string const& name, std::vector<std::string> const& names)
{
    auto const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

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

Samples matched(Numbers costs, Numbers effects)
{
    Samples samples{costs.names, std::move(costs.columns), {}};
    for (auto const& name : samples.strategies)
        samples.effects.push_back(std::move(effects.columns[*number_of(name, effects.names)]));
    return samples;
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
    if (costs && effects) {
        drop_prefixes(*costs, *effects);
        check_lengths(*costs, *effects, problems);
        check_named(*costs, *effects, problems);
        check_named(*effects, *costs, problems);
        if (costs->names.size() < 2)
            problems.push_back(error_at(whole(files.costs.name), "a decision needs at least two strategies",
                                        "one column a strategy; doing nothing is one"));
    }
    if (costs && parameters) check_lengths(*costs, *parameters, problems);
    problems = by_file(std::move(problems), files);
    if (has_errors(problems) || !costs || !effects) return {std::nullopt, std::move(problems)};
    SampleInputs inputs;
    inputs.samples = matched(*std::move(costs), *std::move(effects));
    if (parameters) inputs.parameters = {std::move(parameters->names), std::move(parameters->columns)};
    return {std::move(inputs), std::move(problems)};
}

std::variant<std::vector<double>, NotANumber> read_willingness_to_pay(std::string_view text)
{
    constexpr double most_pounds = 1e15;  // for a unit of effect; beyond it doubles no longer count pennies
    return read_series(
        text, {SeriesRule::Of::money, 0.0, most_pounds, most_thresholds, "20000, or 20000,30000, or 0:50000:100"});
}

Read<std::vector<std::vector<std::size_t>>> read_groups(std::vector<std::string> const& asked,
                                                        Parameters const& parameters)
{
    std::vector<std::vector<std::size_t>> groups;
    Problems problems;
    auto const add = [&groups](std::vector<std::size_t> group) {
        if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(std::move(group));
    };
    for (auto const& text : asked) {
        if (text == "all" && !number_of(text, parameters.names)) {
            for (std::size_t i = 0; i < parameters.names.size(); ++i) add({i});
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
