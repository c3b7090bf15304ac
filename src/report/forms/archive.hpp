//! Archives of XML documents (.xlsx, .docx): what is in one, and one made of parts.
//! And is one whole? libxlsxwriter keeps sheets in temporary files and does not look whether they could be
//! written: on a full disk the archive is in order and a sheet in it ends in the middle of a number.
//! Tested in tests/report/workbook_archive_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

struct ArchivePart {
    std::string name;  //!< "word/document.xml"
    std::string text;
};
//! The parts in the order of the archive's list; nothing where the bytes are no archive, or one cut short.
[[nodiscard]] std::optional<std::vector<ArchivePart>> parts_in(std::string_view archive);
//! Compressed, and without the time of day: equal parts make equal bytes.
[[nodiscard]] std::string archive_of(std::vector<ArchivePart> const&);

//! Every document ends with the end of the element that it begins with.
[[nodiscard]] bool holds_whole_documents(std::string_view archive);

}  // namespace holdfast::report
