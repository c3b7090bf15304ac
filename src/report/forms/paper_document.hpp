//! A Word document for committee out of what pandoc makes of a paper in Markdown: A4 upright, our styles, and tables as wide as
//! the text whose columns keep their widths whatever opens them. pandoc alone sets no paper size, so that Word prints on the one
//! of its machine, and lets columns be fitted to their letters.
//! Tested in tests/report/paper_document_test.cpp, its pages in tests/workbook/pages_test.cpp, and against the standard in
//! tests/standard.
#pragma once

#include <string>

namespace holdfast::report {

//! What is no archive comes back as it is.
[[nodiscard]] std::string paper_document(std::string const& docx);

//! For tests: word/document.xml on A4, each table with fixed columns in the shares that its grid has.
[[nodiscard]] std::string on_a4_with_fixed_columns(std::string const& document);

}  // namespace holdfast::report
