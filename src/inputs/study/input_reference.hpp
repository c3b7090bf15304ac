//! The text of docs/input-reference.md, from the rows that are read by.
#pragma once

#include <string>

namespace holdfast {

[[nodiscard]] std::string input_reference();

}  // namespace holdfast
