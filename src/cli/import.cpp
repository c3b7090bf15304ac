//! `holdfast import`: authorities.toml from DfE's published workforce file, neighbours.toml from DfE's statistical
//! neighbours.
#include "cli/commands.hpp"

#include "cli/answer_options.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "inputs/files/inputs_hash.hpp"
#include "inputs/published/dfe_neighbours.hpp"
#include "inputs/published/dfe_toml.hpp"
#include "inputs/published/dfe_workforce.hpp"
#include "inputs/published/panel_csv.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

struct ImportOptions {
    std::vector<std::string> files;
    std::string out;    //!< empty: standard output
    std::string panel;  //!< where every year goes; empty: nowhere
};

//! What was left out and why, and what was noticed: on standard error, so that standard output is the file alone.
void show_notes(DfeImport const& import)
{
    say_sentence("{} authorities, figures of {}", import.authorities.size(), import.england.year);
    for (auto const& dropped : import.dropped)
        say_sentence("left out: {} ({}): {}", dropped.name, dropped.code, dropped.why);
    for (auto const& note : import.notes) say_sentence("note: {}", note);
}

struct Opened {
    std::vector<CsvFile> files;
    std::vector<ImportedFile> provenance;
};

//! Every file, or a complaint about each that cannot be read.
std::optional<Opened> opened(std::vector<std::string> const& paths)
{
    DiskFiles const disk;
    Opened all;
    Problems problems;
    for (auto const& path : paths) {
        auto read = disk.read(path);
        if (auto const* why = std::get_if<CannotRead>(&read)) {
            problems.push_back({Problem::Kind::error,
                                {path, 0, 0, 0, ""},
                                "",
                                path + " " + why->why,
                                disk.is_folder(path) ? "name a .csv file inside it" : why->hint,
                                {}});
            continue;
        }
        auto& text = std::get<std::string>(read);
        all.provenance.push_back({path, sha256(text)});
        all.files.push_back({path, std::move(text)});
    }
    show_problems(problems);
    return problems.empty() ? std::optional(std::move(all)) : std::nullopt;
}

void declare(CLI::App& app, ImportOptions& options, char const* files)
{
    app.add_option("files", options.files, files)->required()->type_name("CSV...");
    add_out_file(app, options.out);
}

void declare_dfe(CLI::App& app, ImportOptions& options)
{
    declare(app, options, "the published CSV files; later ones win");
    app.add_option("--panel", options.panel, "write every year of every authority there, too: what `backtest` reads")
        ->type_name("FILE");
}

void declare_neighbours(CLI::App& app, ImportOptions& options) { declare(app, options, "the CSV files, read as one"); }

ExitCode import_dfe_files(ImportOptions const& options)
{
    if (!options.panel.empty() && options.panel == options.out) {
        say_sentence("--out and --panel name the same file, {}: one would write over the other", options.out);
        return ExitCode::wrong_usage;
    }
    auto const from = opened(options.files);
    if (!from) return ExitCode::problem_in_inputs;
    auto const import = import_dfe(from->files);
    show_problems(import.problems);
    if (!import.ok()) return ExitCode::problem_in_inputs;
    show_notes(*import.value);
    if (!options.panel.empty())
        if (auto const code = hand_over(panel_csv(import.value->panel), options.panel); code != ExitCode::done)
            return code;
    return hand_over(authorities_toml(*import.value, from->provenance), options.out);
}

ExitCode import_neighbour_files(ImportOptions const& options)
{
    auto const from = opened(options.files);
    if (!from) return ExitCode::problem_in_inputs;
    auto const import = import_neighbours(from->files);
    show_problems(import.problems);
    if (!import.ok()) return ExitCode::problem_in_inputs;
    say_sentence("neighbours of {} authorities", import.value->size());
    return hand_over(neighbours_toml(*import.value, from->provenance), options.out);
}

constexpr std::array statistics{
    Command{"dfe",
            "authorities.toml from DfE's children's social work workforce file",
            [](CLI::App& app) { return work_of<ImportOptions>(app, declare_dfe, import_dfe_files); },
            "Statistics",
            {{{"holdfast import dfe csww_indicators_2017_to_2025.csv --out authorities.toml", "the figures of today"},
              {"holdfast import dfe csww_indicators_2017_to_2025.csv --panel panel.csv", "and every year before"}}}},
    Command{"neighbours",
            "neighbours.toml from DfE's statistical neighbours",
            [](CLI::App& app) { return work_of<ImportOptions>(app, declare_neighbours, import_neighbour_files); },
            "Statistics",
            {{{"holdfast import neighbours pairs.csv", "shows what is read"},
              {"holdfast import neighbours pairs.csv --out neighbours.toml", "writes it"}}}}};

}  // namespace

Work add_import(CLI::App& app)
{
    app.require_subcommand(1);
    return add_commands(app, statistics);
}

}  // namespace holdfast::cli
