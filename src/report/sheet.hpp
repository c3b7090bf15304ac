//! Cells of a CSV sheet: RFC 4180, and safe to open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace holdfast::report {

//! Text, quoted where it must be. A spreadsheet runs what begins like a formula (= + - @, a tab, a carriage return):
//! an apostrophe in front makes it text again.
[[nodiscard]] std::string sheet_text(std::string_view);
//! The shortest digits that read back as the same double. Throws ContractBroken where it is not finite.
[[nodiscard]] std::string sheet_number(double);

}  // namespace holdfast::report
