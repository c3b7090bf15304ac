// Short names of interventions: each means one thing. That each fault is shown at its line, tests/bad_inputs/alias_*.toml says.
#include "inputs/study/aliases.hpp"

#include "inputs/files/toml_source.hpp"

#include <string>
#include <variant>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Problems complaints(std::string const& text)
{
    Source const source("f.toml", text);
    auto const root = parse_toml(source);
    Reading reading;
    check_aliases(std::get<Node>(root), reading);
    return std::move(reading.problems);
}

TEST(Aliases, small_letters_digits_and_hyphens_make_a_plain_word)
{
    for (auto const* plain : {"arc", "a", "no-wrong-door-2"}) EXPECT_TRUE(is_plain_id(plain)) << plain;
    for (auto const* other : {"", "ARC", "a b", "a_b", "é", "a.b", "\"a\""}) EXPECT_FALSE(is_plain_id(other)) << other;
}

TEST(Aliases, different_ones_are_no_problem)
{
    EXPECT_THAT(complaints("[interventions.a]\nname = \"First\"\nalias = \"x\"\n"
                           "[interventions.b]\nname = \"Second\"\nalias = \"y\"\n"),
                IsEmpty());
    EXPECT_THAT(complaints("[interventions.a]\nname = \"First\"\n"), IsEmpty()) << "an alias is optional";
    EXPECT_THAT(complaints("[study]\nname = \"A study\"\n"), IsEmpty());
}

TEST(Aliases, a_clash_shows_both_places)
{
    auto const problems = complaints("[interventions.a]\nname = \"First\"\nalias = \"x\"\n"
                                     "[interventions.b]\nname = \"Second\"\nalias = \"x\"\n");
    ASSERT_THAT(problems, SizeIs(1));
    EXPECT_EQ(problems[0].says, "\"x\" is the alias of a already");
    EXPECT_EQ(problems[0].field, "interventions.b.alias");
    EXPECT_EQ(problems[0].at.line, 6U);
    ASSERT_TRUE(problems[0].clash);
    EXPECT_EQ(problems[0].clash->line, 3U);
}

TEST(Aliases, no_id_and_no_name_is_an_alias_its_own_among_them)
{
    auto const said = [](std::string const& alias) {
        auto const problems = complaints("[interventions.a]\nname = \"First\"\nalias = \"" + alias +
                                         "\"\n[interventions.b]\nname = \"Second\"\n"
                                         "[packages.c]\nname = \"third\"\n");
        return problems.empty() ? std::string() : problems[0].says;
    };
    EXPECT_EQ(said("z"), "");
    EXPECT_EQ(said("a"), "\"a\" is the id of a already");
    EXPECT_EQ(said("b"), "\"b\" is the id of b already");
    EXPECT_EQ(said("c"), "\"c\" is the id of c already");
    EXPECT_EQ(said("second"), "\"second\" is the name of b already") << "names are found in any case of letters";
    EXPECT_EQ(said("third"), "\"third\" is the name of c already");
    EXPECT_THAT(said("all"), HasSubstr("every intervention"));
    EXPECT_THAT(said("A B"), HasSubstr("is not an alias"));
}

TEST(Aliases, everything_wrong_is_said_at_once)
{
    EXPECT_THAT(complaints("[interventions.a]\nalias = \"b\"\n[interventions.b]\nalias = \"a\"\n"
                           "[interventions.d]\nalias = \"D\"\n"),
                SizeIs(3));
}

}  // namespace
