//! `holdfast check`: every problem in the files, and nothing computed.
#include "commands.hpp"

#include "shipped_inputs.hpp"
#include "study_request.hpp"
#include "terminal.hpp"

#include "holdfast/inputs/file_source.hpp"

#include <fmt/format.h>

namespace holdfast::cli {

ExitCode check(std::vector<std::string> const& files, StudyOptions const& options)
{
    DiskFiles const disk;
    Problems all;
    for (auto const& file : files) {
        auto request = request_from(options);
        request.study_path = file;
        auto const problems = check_file(request, disk);
        all.insert(all.end(), problems.begin(), problems.end());
    }
    show_problems(all);
    if (has_errors(all)) return ExitCode::problem_in_inputs;
    fmt::print("{} file{} checked: no errors\n", files.size(), files.size() == 1 ? "" : "s");
    return ExitCode::done;
}

} // namespace holdfast::cli
