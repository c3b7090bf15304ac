//! Base cases (every input at its mean, no draws) as a table, as CSV and as JSON; money exact to the penny.
//! A base case has no range and no chance of saving: every form says so.
//! Tested in tests/report/base_case_test.cpp.
#pragma once

#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/report/text_style.hpp"

#include <span>
#include <string>

namespace holdfast {

[[nodiscard]] std::string base_case_text(Study const&, std::span<BaseCase const>, TextStyle = {});
[[nodiscard]] std::string base_case_csv(Study const&, std::span<BaseCase const>);
[[nodiscard]] std::string base_case_json(Study const&, std::span<BaseCase const>);

}  // namespace holdfast
