#include "report/committee/columns.hpp"

#include <gtest/gtest.h>

using holdfast::report::in_columns;
using holdfast::report::Json;

TEST(Columns, hold_each_key_once_and_every_value_in_its_place)
{
    auto const rows = Json::parse(R"([[{"a": 1, "b": [2]}, null, {"a": 3}], [null], [{"c": {"x": 0.5, "y": 1}}]])");
    EXPECT_EQ(in_columns(rows),
              Json::parse(R"({"a": [[1, null, 3]], "b": [[[2]]], "c.x": [[], [], [0.5]], "c.y": [[], [], [1]]})"));
}

TEST(Columns, of_nothing_are_none)
{
    EXPECT_EQ(in_columns(Json::array()), Json::object());
    EXPECT_EQ(in_columns(Json::parse("[[null, null], []]")), Json::object());
}
