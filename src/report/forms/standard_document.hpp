//! A Word document as ISO/IEC 29500 has it. What pandoc writes, and the parts that it carries along, break the standard in a few
//! places: elements out of their order, a number too short. Word forgives; a program that holds to the schema refuses.
//! Tested in tests/standard (against the schemas) and tests/report/standard_document_test.cpp.
#pragma once

#include <string>
#include <string_view>

namespace holdfast::report {

//! The same document, its parts in the standard's order, and equal for equal parts: the archive holds no time. What is no
//! archive comes back as it is.
[[nodiscard]] std::string standard_document(std::string const& docx);

//! For tests: one part, by its name in the archive ("word/styles.xml").
[[nodiscard]] std::string standard_part(std::string_view name, std::string text);

}  // namespace holdfast::report
