//! What the command's exit codes mean. Documented in docs/command.md and `holdfast --help`.
#pragma once

namespace holdfast::cli {

enum class ExitCode : int { done = 0, problem_in_inputs = 1, wrong_usage = 2, could_not_write = 3, cut_short = 4 };

}  // namespace holdfast::cli
