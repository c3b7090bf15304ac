// src/inputs/files/document.cpp and src/inputs/files/toml_source.cpp

#include "inputs/files/toml_source.hpp"

#include <gtest/gtest.h>

namespace {

using namespace holdfast;

Node parsed(Source const& source)
{
    auto result = parse_toml(source);
    EXPECT_TRUE(std::holds_alternative<Node>(result));
    return std::holds_alternative<Node>(result) ? std::get<Node>(result) : Node{};
}

Problem problem(std::string text)
{
    Source const source("f.toml", std::move(text));
    auto result = parse_toml(source);
    EXPECT_TRUE(std::holds_alternative<Problem>(result));
    return std::holds_alternative<Problem>(result) ? std::get<Problem>(result) : Problem{};
}

TEST(document, tables_keep_the_order_of_the_file)
{
    Source const source("f.toml", "[zebra]\nz = 1\na = 2\n[ant]\n[middle]\n");
    auto const root = parsed(source);
    EXPECT_EQ(root.keys(), (std::vector<std::string>{"zebra", "ant", "middle"}));
    EXPECT_EQ(root.find("zebra")->keys(), (std::vector<std::string>{"z", "a"}));
}

TEST(document, every_value_and_key_keeps_its_place)
{
    Source const source("f.toml", "# £\n[prices.pay]\nmean = \"£66,560\"  # why\nsd = 1_000\n");
    auto const root = parsed(source);
    auto const& mean = *root.find("prices")->find("pay")->entry("mean");
    EXPECT_EQ(place_of(mean.key_at), (Place{"f.toml", 3, 1, 4, "mean = \"£66,560\"  # why"}));
    EXPECT_EQ(place_of(mean.value.at), (Place{"f.toml", 3, 8, 9, "mean = \"£66,560\"  # why"}));
    EXPECT_EQ(as_written(mean.value), "\"£66,560\"");
    EXPECT_EQ(as_written(*root.find("prices")->find("pay")->find("sd")), "1_000");
}

TEST(document, columns_count_bytes_so_that_carets_stand_right_after_a_pound_sign)
{
    Source const source("f.toml", "a = [\"££\", 5]\n");
    auto const root = parsed(source);
    auto const& five = root.find("a")->items.at(1);
    EXPECT_EQ(five.at.column, 14U);
    EXPECT_NE(describe({Problem::Kind::error, place_of(five.at), "", "x", "", {}})
                  .find("1 | a = [\"££\", 5]\n     |            ^"),
              std::string::npos);
}

TEST(document, lines_end_without_their_carriage_return)
{
    Source const source("f.toml", "a = 1\r\nb = 2\r\n");
    EXPECT_EQ(source.line(1), "a = 1");
    EXPECT_EQ(source.line(2), "b = 2");
    EXPECT_EQ(source.line(9), "");
}

TEST(document, kinds_are_told_apart)
{
    Source const source("f.toml", "a = 1\nb = 1.5\nc = true\nd = \"t\"\ne = [1]\nf = {}\ng = 2026-04-01\n");
    std::vector<NodeKind> kinds;
    auto const root = parsed(source);
    for (auto const& entry : root.entries) kinds.push_back(entry.value.kind);
    EXPECT_EQ(kinds, (std::vector{NodeKind::whole, NodeKind::number, NodeKind::flag, NodeKind::text, NodeKind::list,
                                  NodeKind::table, NodeKind::date}));
    EXPECT_EQ(root.find("g")->text, "2026-04-01");
}

TEST(document, equal_values_are_equal_however_they_are_spelt)
{
    Source const one("f.toml", "a = { x = 1, y = [1.0, \"b\"] }");
    Source const other("g.toml", "[a]\ny = [1, 'b']\nx = 1.0\n");
    EXPECT_TRUE(same_value(parsed(one), parsed(other)));
    Source const different("g.toml", "[a]\ny = [1, 'c']\nx = 1.0\n");
    EXPECT_FALSE(same_value(parsed(one), parsed(different)));
}

TEST(toml_source, a_pound_sign_outside_quotes_never_reaches_the_library)
{
    auto const stray = problem("[prices.pay]\nmean = £70,000\n");
    EXPECT_EQ(stray.says, "£ stands outside quotes");
    EXPECT_EQ(stray.hint, "put it in quotes: \"£70,000\"");
    EXPECT_EQ(stray.at.line, 2U);
    EXPECT_EQ(stray.at.column, 8U);
}

TEST(toml_source, a_word_processors_quotes_are_named_and_not_kept)
{
    auto const curly = problem("[prices.pay]\nmean = “£70,000”\n");
    EXPECT_EQ(curly.says, "“ is a curly quote, as a word processor makes it");
    EXPECT_EQ(curly.hint, "write straight quotes: \"£70,000\"");
    EXPECT_EQ(curly.at.line, 2U);
}

TEST(toml_source, a_heading_without_a_name_never_reaches_the_library)
{
    for (auto const* text : {"a = 1\n[\nb = 2\n", "a = 1\n  [[ \n", "a = 1\n[= 5]\n", "a = 1\n["}) {
        auto const nameless = problem(text);
        EXPECT_EQ(nameless.says, "this heading has no name") << text;
        EXPECT_EQ(nameless.at.line, 2U) << text;
    }
    Source const source("f.toml", "a = [\n  [\n    1,\n  ],\n]\n[ \"b\" ]\n[[ c ]]\n[d]\ne = { x = [\n[2]] }\n");
    EXPECT_EQ(parsed(source).keys(), (std::vector<std::string>{"a", "b", "c", "d"}))
        << "lists of lists are no headings";
}

TEST(toml_source, a_quote_glued_to_a_value_never_reaches_the_library)
{
    for (auto const* text : {"a = 2\"£4\"", "a = 2.\"£4\"", "a = [1, 2\"£\"]", "a = { b = true'£' }", "a = \"b\"\"£\""})
        EXPECT_EQ(problem(text).says, "a quote stands right after other characters") << text;
    Source const source("f.toml", "a.\"£\".'b' = { c.\"d\" = ['£',\"£\"], \"£\"='£' }\n[e.\"£\"]\n");
    EXPECT_EQ(parsed(source).keys(), (std::vector<std::string>{"a", "e"}));
}

TEST(toml_source, quotes_and_comments_may_hold_anything)
{
    Source const source("f.toml", "# é \"\na = \"£\\\"£\" # £'\nb = '£\\'\nc = \"\"\"\n£\"£\n\"\"\"\nd = '''£'''\n");
    EXPECT_EQ(parsed(source).keys().size(), 4U);
}

TEST(toml_source, a_single_value_has_its_place_in_the_setting)
{
    Source const source("--set", "a.b={ mean = 5 }");
    auto const value = parse_toml_value(source, 4);
    ASSERT_TRUE(value);
    EXPECT_EQ(value->find("mean")->at.column, 14U);
    EXPECT_EQ(as_written(*value->find("mean")), "5");
    EXPECT_FALSE(parse_toml_value(Source("--set", "a=£27k"), 2));
    EXPECT_FALSE(parse_toml_value(Source("--set", "a=1\nb=2"), 2)) << "one value, not two";
}

}  // namespace
