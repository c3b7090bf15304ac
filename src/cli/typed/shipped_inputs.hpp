//! Where the shipped inputs lie.
#pragma once

#include <string>

namespace holdfast::cli {

//! The folder of the shipped study: $HOLDFAST_INPUTS if set; else share/holdfast/inputs beside the installed command;
//! else the source tree's inputs.
[[nodiscard]] std::string shipped_inputs();
[[nodiscard]] inline std::string shipped_study() { return shipped_inputs() + "/study.toml"; }

}  // namespace holdfast::cli
