//! JSON for goldens: libm differs by a unit in the last place between machines, so goldens hold only the digits that a
//! reader may use.
#pragma once

#include <string>
#include <string_view>

namespace holdfast::test {

//! The document with every broken number rounded to six significant digits; order, text and whole numbers stay.
[[nodiscard]] std::string rounded_for_golden(std::string_view json_text);

}  // namespace holdfast::test
