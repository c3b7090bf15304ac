//! What the command's exit codes mean. Documented in docs/command.md and `holdfast --help`.
#pragma once

namespace holdfast::cli {

enum class ExitCode : int {
    done = 0,
    problem_in_inputs = 1,
    wrong_usage = 2,
    could_not_write = 3,
    cut_short = 4,           //!< of `budget`: the best found so far
    fault_of_ours = 70,      //!< as sysexits.h has EX_SOFTWARE: nobody who used the command can mend it
    machine_too_small = 71,  //!< EX_OSERR: not enough memory
};

}  // namespace holdfast::cli
