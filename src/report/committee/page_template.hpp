//! The page of the report without its data: one HTML file, packed by web/report/build.mjs when holdfast is built.
#pragma once

#include <string_view>

namespace holdfast::report {

//! Stands once in the template, inside an element of type application/json. What takes its place is JSON in which `<`, `>`, `&`,
//! U+2028 and U+2029 are written as \u escapes: then no text in it can end the element.
inline constexpr std::string_view report_data_token = "@report-data@";

//! The whole page, with the token; empty where holdfast was built without it (HOLDFAST_PAGE). Tested in tests/report/page_template_test.cpp and, in a browser, in web/report/test.
[[nodiscard]] std::string_view report_page_template();

}  // namespace holdfast::report
