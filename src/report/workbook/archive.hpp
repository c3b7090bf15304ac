//! Is an archive of XML documents whole? libxlsxwriter keeps sheets in temporary files and does not look whether they could be
//! written: on a full disk the archive is in order and a sheet in it ends in the middle of a number.
//! Tested in tests/report/workbook_archive_test.cpp.
#pragma once

#include <string_view>

namespace holdfast::report {

//! Every document ends with the end of the element that it begins with.
[[nodiscard]] bool holds_whole_documents(std::string_view archive);

}  // namespace holdfast::report
