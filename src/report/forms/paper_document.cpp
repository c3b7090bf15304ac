#include "report/forms/paper_document.hpp"

#include "report/forms/archive.hpp"
#include "report/forms/standard_document.hpp"

#include <charconv>
#include <numeric>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

// Twentieths of a point: A4, and what is left of it between margins of 18 mm.
constexpr int text_width = 9866;
constexpr std::string_view a4 =
    R"(<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="850" w:right="1020" w:bottom="850" w:left="1020" )"
    R"(w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>)";

// Two pages must hold in the widest letters that a machine may put in Arial's place. Text in tables is smaller.
constexpr std::string_view styles = R"(<?xml version="1.0" encoding="UTF-8"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>
<w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="FirstParagraph"><w:name w:val="First Paragraph"/><w:basedOn w:val="BodyText"/><w:next w:val="BodyText"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Compact"><w:name w:val="Compact"/><w:basedOn w:val="BodyText"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="20"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableHead"><w:name w:val="Table Head"/><w:basedOn w:val="TableText"/><w:qFormat/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="1F3864"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="40"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:color w:val="1F3864"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/><w:tblPr><w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
</w:styles>
)";

constexpr std::string_view lines_of_a_table =
    R"(<w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="1F3864"/>)"
    R"(<w:bottom w:val="single" w:sz="6" w:space="0" w:color="1F3864"/>)"
    R"(<w:insideH w:val="single" w:sz="2" w:space="0" w:color="BFBFBF"/></w:tblBorders>)";

//! What stands between the first `begin` and the `end` after it, both included; empty where there is none.
std::string_view element(std::string_view xml, std::string_view begin, std::string_view end)
{
    auto const from = xml.find(begin);
    if (from == std::string_view::npos) return {};
    auto const to = xml.find(end, from);
    return to == std::string_view::npos ? std::string_view{} : xml.substr(from, to + end.size() - from);
}

//! The columns in the shares of the grid, together as wide as the text.
std::vector<int> widths_of(std::string_view grid)
{
    constexpr std::string_view before = "<w:gridCol w:w=\"";
    std::vector<int> widths;
    for (auto at = grid.find(before); at != std::string_view::npos; at = grid.find(before, at)) {
        at += before.size();
        int width = 0;
        std::from_chars(grid.data() + at, grid.data() + grid.size(), width);
        widths.push_back(width > 0 ? width : 1);
    }
    auto const sum = std::accumulate(widths.begin(), widths.end(), 0LL);
    for (auto& width : widths) width = static_cast<int>(static_cast<long long>(width) * text_width / sum);
    if (!widths.empty()) widths.back() += text_width - std::accumulate(widths.begin(), widths.end(), 0);
    return widths;
}

std::string with_widths(std::string row, std::vector<int> const& widths)
{
    constexpr std::string_view empty = "<w:tcPr />";
    constexpr std::string_view begins = "<w:tcPr>";
    std::size_t at = 0;
    for (int const width : widths) {
        at = row.find("<w:tcPr", at);
        if (at == std::string::npos) break;
        auto const says = fmt::format("<w:tcW w:w=\"{}\" w:type=\"dxa\"/>", width);
        if (row.compare(at, empty.size(), empty) == 0)
            row.replace(at, empty.size(), fmt::format("<w:tcPr>{}</w:tcPr>", says));
        else if (row.compare(at, begins.size(), begins) == 0) row.insert(at + begins.size(), says);
        at += begins.size();
    }
    constexpr std::string_view compact = "<w:pStyle w:val=\"Compact\" />";
    auto const style = row.find("<w:tblHeader") != std::string::npos ? "TableHead" : "TableText";
    auto const ours = fmt::format("<w:pStyle w:val=\"{}\" />", style);
    for (at = row.find(compact); at != std::string::npos; at = row.find(compact, at + ours.size()))
        row.replace(at, compact.size(), ours);
    return row;
}

//! A minus sign stays on the line of its amount: an invisible joiner stands between them.
std::string with_signs_kept(std::string text)
{
    constexpr std::string_view loose = "−£";
    constexpr std::string_view joined = "−\u2060£";
    for (auto at = text.find(loose); at != std::string::npos; at = text.find(loose, at + joined.size()))
        text.replace(at, loose.size(), joined);
    return text;
}

std::string fixed_table(std::string_view table)
{
    auto const grid = element(table, "<w:tblGrid>", "</w:tblGrid>");
    auto const widths = widths_of(grid);
    if (widths.empty()) return std::string(table);
    auto text =
        fmt::format("<w:tbl><w:tblPr><w:tblStyle w:val=\"Table\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>{}<w:tblLayout "
                    "w:type=\"fixed\"/><w:tblLook w:val=\"0020\"/></w:tblPr><w:tblGrid>",
                    text_width, lines_of_a_table);
    for (int const width : widths) text += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    text += "</w:tblGrid>";
    constexpr std::string_view row_ends = "</w:tr>";
    auto rest = table.substr(static_cast<std::size_t>(grid.data() - table.data()) + grid.size());
    for (auto ends = rest.find(row_ends); ends != std::string_view::npos; ends = rest.find(row_ends)) {
        text += with_widths(std::string(rest.substr(0, ends + row_ends.size())), widths);
        rest.remove_prefix(ends + row_ends.size());
    }
    return text.append(rest);
}

}  // namespace

std::string on_a4_with_fixed_columns(std::string const& document)
{
    std::string text;
    std::string_view rest = document;
    constexpr std::string_view ends = "</w:tbl>";
    for (auto from = rest.find("<w:tbl>"); from != std::string_view::npos; from = rest.find("<w:tbl>")) {
        auto const to = rest.find(ends, from);
        if (to == std::string_view::npos) break;
        text += rest.substr(0, from);
        text += fixed_table(rest.substr(from, to + ends.size() - from));
        rest.remove_prefix(to + ends.size());
    }
    text += rest;
    constexpr std::string_view none = "<w:sectPr />";
    if (auto const at = text.rfind(none); at != std::string::npos) text.replace(at, none.size(), a4);
    return text;
}

std::string paper_document(std::string const& docx)
{
    auto parts = parts_in(docx);
    if (!parts) return docx;
    for (auto& part : *parts) {
        if (part.name == "word/styles.xml") part.text = styles;
        if (part.name == "word/document.xml") part.text = on_a4_with_fixed_columns(with_signs_kept(part.text));
    }
    return standard_document(archive_of(*parts));
}

}  // namespace holdfast::report
