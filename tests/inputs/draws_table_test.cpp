#include "inputs/samples/draws_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

//! Header and rows with "|" between cells and "/" between rows; or the complaints.
std::string cells(std::string text)
{
    Problems problems;
    auto const table = read_draws_table({"a.csv", std::move(text)}, problems);
    std::string all;
    for (auto const& problem : problems)
        if (problem.kind == Problem::Kind::error) all += "! " + problem.says;
    if (!all.empty() || !table) return all;
    auto const add = [&all](CsvRow const& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) all += (i > 0 ? "|" : "") + row.cells[i].text;
    };
    add(table->header);
    for (auto const& row : table->rows) {
        all += "/";
        add(row);
    }
    return all;
}

std::vector<std::string> warnings(std::string text)
{
    Problems problems;
    auto const table = read_draws_table({"a.csv", std::move(text)}, problems);
    std::vector<std::string> all;
    for (auto const& problem : problems) all.push_back(problem.says);
    return all;
}

std::string const plain = "a|b/1.5|2/-3|4.25";

}  // namespace

TEST(DrawsTable, is_read_whatever_divides_its_cells)
{
    for (auto const* text : {"a,b\n1.5,2\n-3,4.25\n", "a;b\n1.5;2\n-3;4.25\n", "a\tb\n1.5\t2\n-3\t4.25\n",
                             "a b\n1.5 2\n-3 4.25\n", "\"a\" \"b\"\n1.5 2\n-3 4.25\n", "a ,\tb\n1.5,\t2\n-3,\t4.25\n"})
        EXPECT_EQ(cells(text), plain) << text;
    EXPECT_EQ(cells("care, low;new\n1;2\n3;4\n"), "care, low|new/1|2/3|4") << "a comma in a name";
    EXPECT_EQ(cells("care; low,new\n1,2\n3,4\n"), "care; low|new/1|2/3|4") << "a semicolon in a name";
    EXPECT_EQ(cells("unit cost\n5\n6\n"), "unit cost/5/6") << "one column of two words";
}

TEST(DrawsTable, decimal_commas_are_read_where_they_can_be_nothing_else)
{
    EXPECT_EQ(cells("a;b\n1,5;2\n-3;4,25\n"), plain);
    EXPECT_EQ(cells("a\tb\n1,5\t2\n-3\t4,25\n"), plain);
    EXPECT_EQ(cells("a,b\n\"1,5\",2\n-3,\"4,25\"\n"), plain);
    EXPECT_EQ(cells("a;b\n1.234,5;2\n0,125;1.000\n"), "a|b/1234.5|2/0.125|1000");
    EXPECT_EQ(cells("a;b\n1,5e3;2\n"), "a|b/1.5e3|2");
    EXPECT_EQ(cells("a;b\n1,234;2\n5,678;3\n"), "a|b/1,234|2/5,678|3") << "perhaps thousands: left as they stand";
    EXPECT_EQ(cells("a;b\n1,5;2.5\n"), "a|b/1,5|2.5") << "commas and points: left as they stand";
}

TEST(DrawsTable, empty_rows_at_the_end_and_empty_columns_are_not_there)
{
    EXPECT_EQ(cells("a,b\n1.5,2\n-3,4.25\n,\n,\n\n , \n"), plain);
    EXPECT_EQ(cells("a,b,,\n1.5,2,,\n-3,4.25,,\n,,,\n"), plain);
    EXPECT_EQ(cells("a,b\n1.5,2\n,\n,\n-3,4.25\n"), "! this row holds no numbers, nor do 1 more");
    EXPECT_EQ(cells("a,b,\n1,2,3\n"), "! column 3 of the header has no name") << "there is something in it";
}

TEST(DrawsTable, row_names_of_r_are_left_out_and_said)
{
    std::string const r = "\"\",\"a\",\"b\"\n\"1\",1.5,2\n\"2\",-3,4.25\n";
    EXPECT_EQ(cells(r), plain);
    EXPECT_THAT(warnings(r), ElementsAre(HasSubstr("holds row names (1 to 2): it is left out")));
    EXPECT_EQ(cells(",a,b\n0,1.5,2\n1,-3,4.25\n"), plain) << "pandas counts from 0";
    EXPECT_EQ(cells("\"a\",\"b\"\n\"1\",1.5,2\n\"2\",-3,4.25\n"), plain) << "write.table has a name too few";
    EXPECT_EQ(cells("\"a\" \"b\"\n\"1\" 1.5 2\n\"2\" -3 4.25\n"), plain);
    EXPECT_EQ(cells("\"\",\"a\",\"b\"\n\"7\",1.5,2\n\"19\",-3,4.25\n"), plain) << "rows of a larger table";
    EXPECT_EQ(cells("\"\",\"a\",\"b\"\n\"sim 1\",1.5,2\n\"sim 2\",-3,4.25\n"), plain);
    EXPECT_EQ(cells(",a,b\n0.7,1.5,2\n0.1,-3,4.25\n"), "! column 1 of the header has no name") << "no row names";
    EXPECT_THAT(warnings("a,b\n1.5,2\n-3,4.25\n"), IsEmpty());
}

TEST(DrawsTable, rows_that_are_all_of_another_length_are_one_sentence)
{
    EXPECT_EQ(cells("a,b\n1,5,2,5\n3,5,4,5\n"), "! every row has 4 cells, and the header names 2");
    EXPECT_EQ(cells("x\n1,5\n2,5\n"), "! every row has 2 cells, and the header names 1");
    EXPECT_THAT(warnings("a,b\n1\n2,3\n4\n"), SizeIs(2)) << "each row where they differ";
}
