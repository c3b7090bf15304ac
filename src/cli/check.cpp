//! `holdfast check`: every problem in the files, and nothing computed.
#include "commands.hpp"

#include "answers.hpp"
#include "shipped_inputs.hpp"
#include "terminal.hpp"

#include "holdfast/inputs/file_source.hpp"
#include "holdfast/inputs/read_study.hpp"

#include <fmt/format.h>

namespace holdfast::cli {

ExitCode check(std::vector<std::string> const& files)
{
    DiskFiles const disk;
    auto const all = check_files(files, shipped_study(), disk);
    show_problems(all);
    if (has_errors(all)) return ExitCode::problem_in_inputs;
    return hand_over(fmt::format("{} file{} checked: no errors\n", files.size(), files.size() == 1 ? "" : "s"));
}

}  // namespace holdfast::cli
