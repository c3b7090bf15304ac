//! Running another program that may not be there.
#pragma once

#include <string>
#include <vector>

namespace holdfast::cli {

enum class ProgramEnd { done, not_found, failed };

//! Finds the program on the PATH and waits for its end. Arguments go to it as they are: no shell reads them.
[[nodiscard]] ProgramEnd run_program(std::vector<std::string> const& command);

}  // namespace holdfast::cli
