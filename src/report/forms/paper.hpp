//! A page of plain text: headings, wrapped paragraphs, tables that keep to the width; or the same page in Markdown.
//! Text from the inputs may hold anything (escape codes, line ends, broken UTF-8): it becomes visible characters here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! Lines of at most `width` columns, broken at spaces; a word that is too long is broken where it must be.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);
//! The text, or its beginning and an ellipsis.
[[nodiscard]] std::string cut_to(std::string_view text, std::size_t width);

struct Column {
    std::string heading;  //!< lines divided by '\n'
    enum class Side { left, right } side{Side::right};
    int may_go{};    //!< where the table is too wide, columns go in falling order of this; 0: never, but it is broken
                     //!< at spaces where it must be
    bool is_name{};  //!< takes what room is left, in lines; then an ellipsis
    std::size_t most_lines{2};  //!< of a name; our own labels may have as many as they need
};

using Row = std::vector<std::string>;

struct Table {
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<std::size_t> rules;  //!< a line is drawn above these rows
};

//! Lines without colour, none wider than `width`. The last may say which columns had no room; where nothing may go and
//! not all columns fit side by side, some follow below, with the names of their rows.
[[nodiscard]] std::vector<std::string> laid_out(Table const&, std::size_t width);

//! Text that Markdown takes for text, whatever it holds.
[[nodiscard]] std::string markdown_text(std::string_view);

class Paper {
public:
    Paper(std::size_t width, bool colour) : width_(width), colour_(colour) {}
    //! In Markdown (pandoc's tables with pipes), for A4 upright: of a table's columns those go that may go early.
    [[nodiscard]] static Paper in_markdown();

    void headline(std::string_view sentence);  //!< the sentence to quote
    void heading(std::string_view);
    void paragraph(std::string_view, std::size_t indent = 0);
    void item(std::string_view mark, std::string_view text);  //!< "- text", hanging
    void warning(std::string_view);                           //!< a paragraph that begins with "Warning:" or the like
    void table(Table const&);
    void gap();  //!< one empty line, unless there is one

    [[nodiscard]] std::string text() const { return text_; }

private:
    void line(std::string_view, char const* colour = nullptr);
    void markdown_table(Table const&);

    std::size_t width_;
    bool colour_;
    bool markdown_{};
    bool in_list_{};  //!< of Markdown
    std::string text_;
};

}  // namespace holdfast::report
