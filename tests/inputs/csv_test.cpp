#include "inputs/files/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace holdfast;
using testing::HasSubstr;

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(Read<CsvTable> const& read)
{
    Cells all;
    if (!read.value) return all;
    auto const take = [&all](CsvRow const& row) {
        auto& texts = all.emplace_back();
        for (auto const& cell : row.cells) texts.push_back(cell.text);
    };
    take(read.value->header);
    for (auto const& row : read.value->rows) take(row);
    return all;
}

Read<CsvTable> read(std::string text) { return read_csv({"a.csv", std::move(text)}); }

Problem only_problem(std::string text)
{
    auto const result = read(std::move(text));
    EXPECT_EQ(result.problems.size(), 1U);
    EXPECT_FALSE(result.ok());
    return result.problems.empty() ? Problem{} : result.problems.front();
}

Cells const two_by_two{{"name", "n"}, {"Derby", "1"}, {"Hull", "2"}};

TEST(csv, header_and_rows_are_split)
{
    auto const result = read("name,n\nDerby,1\nHull,2\n");
    EXPECT_TRUE(result.ok());
    EXPECT_EQ(cells_of(result), two_by_two);
    EXPECT_EQ(column_named(*result.value, "n"), 1U);
    EXPECT_EQ(column_named(*result.value, "N"), std::nullopt);
}

TEST(csv, byte_order_mark_line_ends_blank_lines_and_a_missing_last_line_end_change_nothing)
{
    for (auto const* text :
         {"\xEF\xBB\xBFname,n\nDerby,1\nHull,2\n", "name,n\r\nDerby,1\r\nHull,2\r\n", "name,n\rDerby,1\rHull,2\r",
          "name,n\nDerby,1\nHull,2", "name,n\r\nDerby,1\r\nHull,2", "\n\nname,n\n\n  \nDerby,1\n\r\n\nHull,2\n\n",
          " name ,n\n\tDerby, 1\nHull ,2 \n", "\"name\",\"n\"\n\"Derby\",\"1\"\nHull,\"2\""})
        EXPECT_EQ(cells_of(read(text)), two_by_two) << text;
}

TEST(csv, quoted_cells_hold_commas_quotes_and_line_ends)
{
    auto const result = read("a,b\n\"Hull, City of\",\"says \"\"yes\"\"\"\n\"two\r\nlines\",\" kept \"\nlast,\n");
    EXPECT_TRUE(result.ok());
    EXPECT_EQ(cells_of(result),
              (Cells{{"a", "b"}, {"Hull, City of", "says \"yes\""}, {"two\r\nlines", " kept "}, {"last", ""}}));
}

TEST(csv, rows_know_their_line_and_cells_their_place)
{
    auto const result = read("\xEF\xBB\xBFname,n\r\n\r\n\"two\r\nlines\",1\r\nHull,  22\r\n");
    ASSERT_TRUE(result.ok());
    auto const& table = *result.value;
    EXPECT_EQ(table.header.line, 1U);
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].line, 3U);
    EXPECT_EQ(table.rows[1].line, 5U);
    EXPECT_EQ(place_of(table, table.header.cells[1]), (Place{"a.csv", 1, 6, 1, "name,n"}));
    EXPECT_EQ(place_of(table, table.rows[0].cells[0]), (Place{"a.csv", 3, 1, 4, "\"two"}));
    EXPECT_EQ(place_of(table, table.rows[0].cells[1]), (Place{"a.csv", 4, 8, 1, "lines\",1"}));
    EXPECT_EQ(place_of(table, table.rows[1].cells[1]), (Place{"a.csv", 5, 8, 2, "Hull,  22"}));
}

TEST(csv, rows_of_another_length_are_reported_and_left_out)
{
    auto const result = read("a,b\n1,2\n1\n1,2,3\n3,4\n");
    EXPECT_FALSE(result.ok());
    EXPECT_EQ(cells_of(result), (Cells{{"a", "b"}, {"1", "2"}, {"3", "4"}}));
    ASSERT_EQ(result.problems.size(), 2U);
    EXPECT_EQ(result.problems[0].says, "this row has 1 cell, and the header has 2");
    EXPECT_EQ(result.problems[0].at, (Place{"a.csv", 3, 1, 1, "1"}));
    EXPECT_EQ(result.problems[1].says, "this row has 3 cells, and the header has 2");
    EXPECT_EQ(result.problems[1].at, (Place{"a.csv", 4, 1, 5, "1,2,3"}));
}

TEST(csv, a_thousand_uneven_rows_are_counted_not_listed)
{
    std::string text = "a,b\n";
    for (int i = 0; i < 1000; ++i) text += "1\n";
    auto const result = read(text);
    ASSERT_EQ(result.problems.size(), 21U);
    EXPECT_THAT(result.problems.back().says, HasSubstr("and so on for 979 more rows"));
}

TEST(csv, a_quote_never_closed_is_placed_where_it_opens)
{
    auto const problem = only_problem("a,b\n1,2\n3,\"four\n5,6\n");
    EXPECT_EQ(problem.says, "the quote that begins this cell is never closed");
    EXPECT_EQ(problem.at, (Place{"a.csv", 3, 3, 5, "3,\"four"}));
}

TEST(csv, text_after_a_closing_quote_is_a_problem_placed_at_the_opening_quote)
{
    auto const problem = only_problem("a,b\n\"Derby,1\n\"Hull\",2\n");
    EXPECT_THAT(problem.says, HasSubstr("followed by more text on line 3"));
    EXPECT_EQ(problem.at.line, 2U);
    EXPECT_EQ(problem.at.column, 1U);
}

TEST(csv, a_quote_inside_an_unquoted_cell_is_a_problem_at_the_quote)
{
    auto const problem = only_problem("a,b\nsix \"foot\",2\n");
    EXPECT_THAT(problem.says, HasSubstr("a quote stands inside a cell"));
    EXPECT_EQ(problem.at, (Place{"a.csv", 2, 5, 1, "six \"foot\",2"}));
}

TEST(csv, an_empty_file_has_no_header)
{
    for (auto const* text : {"", "\n", "\r\n \r\n", "\xEF\xBB\xBF"}) {
        auto const problem = only_problem(text);
        EXPECT_EQ(problem.says, "the file is empty: it has no header");
        EXPECT_EQ(problem.at.line, 0U);
    }
    EXPECT_TRUE(read("a,b").ok()) << "a header alone is a table without rows";
}

TEST(csv, columns_need_names_and_names_of_their_own)
{
    auto const unnamed = only_problem("a,,c\n1,2,3\n");
    EXPECT_EQ(unnamed.says, "column 2 of the header has no name");
    EXPECT_EQ(unnamed.at.column, 3U);
    auto const twice = only_problem("a,b,a\n1,2,3\n");
    EXPECT_EQ(twice.says, "two columns are called a");
    EXPECT_EQ(twice.at.column, 5U);
    ASSERT_TRUE(twice.clash);
    EXPECT_EQ(twice.clash->column, 1U);
}

TEST(csv, what_is_not_utf8_text_is_a_located_problem)
{
    using namespace std::string_literals;
    auto const latin = only_problem("a,b\nYnys M\xF4n,2\n");
    EXPECT_THAT(latin.says, HasSubstr("0xF4"));
    EXPECT_EQ(latin.at.line, 2U);
    EXPECT_EQ(latin.at.column, 7U);
    EXPECT_EQ(only_problem("a,b\n1,\0\n"s).at, (Place{"a.csv", 2, 3, 1, "1,\0"s}));
    EXPECT_THAT(only_problem("PK\x03\x04\x14rubbish").says, HasSubstr("0x03"));
    EXPECT_THAT(only_problem("\xFF\xFE"
                             "a\0,\0"s)
                    .hint,
                HasSubstr("CSV UTF-8"));
    EXPECT_TRUE(read("a,b\nYnys Môn,2\n").ok());
}

std::string quoted(std::string const& cell)
{
    std::string text = "\"";
    for (char const c : cell) text += c == '"' ? "\"\"" : std::string(1, c);
    return text + '"';
}

RC_GTEST_PROP(csv, whatever_is_written_in_quotes_is_read_back, ())
{
    auto const width = *rc::gen::inRange<std::size_t>(1, 5);
    auto const cell = rc::gen::container<std::string>(rc::gen::element('a', 'b', '"', ',', '\n', '\r', ' ', '\t'));
    auto const body = *rc::gen::container<Cells>(rc::gen::container<std::vector<std::string>>(width, cell));
    std::string text;
    Cells expected{{}};
    for (std::size_t i = 0; i < width; ++i) {
        expected[0].push_back("column" + std::to_string(i));
        text += (i > 0 ? "," : "") + expected[0].back();
    }
    text += "\r\n";
    for (auto const& row : body) {
        for (std::size_t i = 0; i < width; ++i) text += (i > 0 ? "," : "") + quoted(row[i]);
        text += "\r\n";
        expected.push_back(row);
    }
    auto const result = read(text);
    RC_ASSERT(result.ok());
    RC_ASSERT(cells_of(result) == expected);
    for (auto const& row : result.value->rows)
        for (auto const& at : row.cells)
            RC_ASSERT(result.value->text.substr(at.begins, at.ends - at.begins) == quoted(at.text));
}

RC_GTEST_PROP(csv, any_bytes_give_a_table_or_a_problem_inside_the_file, ())
{
    auto const any = rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::element(',', '"', '\n', '\r', 'a', ' '));
    auto const text = *rc::gen::container<std::string>(any);
    auto const result = read(text);
    RC_ASSERT(result.value.has_value() || !result.problems.empty());
    auto const lines = std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }) + 1;
    for (auto const& problem : result.problems) {
        RC_ASSERT(problem.at.line <= static_cast<unsigned>(lines));
        RC_ASSERT(problem.at.line == 0 || problem.at.column <= problem.at.line_text.size() + 1);
        RC_ASSERT(!describe(problem).empty());
    }
}

}  // namespace
