//! `holdfast check`: every problem in the files, and nothing computed.
#include "cli/commands.hpp"

#include "cli/output/answers.hpp"
#include "cli/output/terminal.hpp"
#include "cli/published_panel.hpp"
#include "cli/typed/shipped_inputs.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/inputs/read_study.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

struct CheckOptions {
    std::vector<std::string> files;
};

void declare(CLI::App& app, CheckOptions& options)
{
    app.add_option("files", options.files, "studies or single input files")->required()->type_name("FILE...");
}

ExitCode check(CheckOptions const& options)
{
    auto const& files = options.files;
    DiskFiles const disk;
    auto const panel = panel_or_complaints("");
    if (!panel) return ExitCode::problem_in_inputs;
    auto const checked = check_files(files, shipped_study(), disk, &*panel);
    show_problems(checked.problems);
    if (has_errors(checked.problems)) return ExitCode::problem_in_inputs;
    auto said = fmt::format("{} file{} checked: no errors\n", files.size(), files.size() == 1 ? "" : "s");
    if (auto const over = checked.over_shipped.size(); over > 0)
        said += fmt::format("{} no based_on, and {} read over the shipped study, as run --with FILE reads it\n",
                            files.size() == 1 ? std::string("It says")
                            : over == 1       ? std::string("1 of them says")
                                              : fmt::format("{} of them say", over),
                            over == 1 ? "was" : "each was");
    return hand_over(said);
}

}  // namespace

Work add_check(CLI::App& app) { return work_of<CheckOptions>(app, declare, check); }

}  // namespace holdfast::cli
