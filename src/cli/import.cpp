//! `holdfast import dfe`: authorities.toml from DfE's published workforce file.
#include "commands.hpp"

#include "answers.hpp"
#include "terminal.hpp"

#include "holdfast/inputs/dfe_workforce.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "inputs/inputs_hash.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

//! What was left out and why, and what was noticed: on standard error, so that standard output is the file alone.
void show_notes(DfeImport const& import)
{
    fmt::print(stderr, "{} authorities, figures of {}\n", import.authorities.size(), import.england.year);
    for (auto const& dropped : import.dropped)
        fmt::print(stderr, "left out: {} ({}): {}\n", dropped.name, dropped.code, dropped.why);
    for (auto const& note : import.notes) fmt::print(stderr, "note: {}\n", note);
}

}  // namespace

ExitCode import_dfe_files(ImportOptions const& options)
{
    DiskFiles const disk;
    std::vector<CsvFile> files;
    std::vector<ImportedFile> provenance;
    Problems problems;
    for (auto const& path : options.files) {
        auto read = disk.read(path);
        if (auto const* why = std::get_if<CannotRead>(&read)) {
            problems.push_back({Problem::Kind::error, {path, 0, 0, 0, ""}, "", path + " " + why->why, why->hint, {}});
            continue;
        }
        auto& text = std::get<std::string>(read);
        provenance.push_back({path, sha256(text)});
        files.push_back({path, std::move(text)});
    }
    std::optional<DfeImport> import;
    if (problems.empty()) {
        auto result = import_dfe(files);
        problems = std::move(result.problems);
        import = std::move(result.value);
    }
    show_problems(problems);
    if (!import || has_errors(problems)) return ExitCode::problem_in_inputs;

    show_notes(*import);
    return hand_over(authorities_toml(*import, provenance), options.out);
}

}  // namespace holdfast::cli
