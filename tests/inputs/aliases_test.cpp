// Short names of interventions: each means one thing. That each fault is shown at its line, tests/bad_inputs/alias_*.toml says.
#include "inputs/study/aliases.hpp"

#include "holdfast/inputs/read_study.hpp"
#include "inputs/files/toml_source.hpp"
#include "support/inputs_text.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

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

//! What is said of a layer over the shipped inputs, and the study that it makes.
Read<Study> over_shipped(std::string const& layer, std::vector<std::string> set = {})
{
    StudyRequest request;
    request.study_path = "own.toml";
    request.shipped_study_path = test::shipped_study();
    request.authorities = std::vector<std::string>{"Leeds"};
    request.set = std::move(set);
    DiskFiles const files;
    return read_study(request, MemoryFiles({{"own.toml", "based_on = [\"shipped\"]\n" + layer}}, &files));
}

// A key is an id: an alias that options take is answered with the id to write, wherever a path holds one.
TEST(Aliases, as_a_key_are_answered_with_the_id)
{
    std::string const answer = "write interventions.participatory-development, the id of arc";
    EXPECT_THAT(test::described(over_shipped("[interventions.arc.costs]\nsetup = 5\nsource = \"HR\"\n").problems),
                HasSubstr(answer));
    EXPECT_THAT(test::described(over_shipped("", {"interventions.arc.costs.setup=5"}).problems), HasSubstr(answer));
    EXPECT_THAT(test::described(over_shipped("[interventions.\"Retention payments\".costs]\nsetup = 5\n").problems),
                HasSubstr("write interventions.retention-payment, the id of Retention payments"));
    EXPECT_THAT(test::described(over_shipped("[interventions.retention-paymnt.costs]\nsetup = 5\n").problems),
                HasSubstr("did you mean retention-payment?"));
    EXPECT_THAT(test::described(
                    over_shipped("[[beliefs.correlations]]\nbetween = [\"prices.pay\", \"interventions.arc.effect\"]\n"
                                 "correlation = 0.2\nsource = \"HR\"\nbasis = \"local\"\n")
                        .problems),
                HasSubstr("did you mean interventions.participatory-development.effect?"));
}

TEST(Aliases, name_a_member_of_a_package)
{
    auto const found = over_shipped("[packages.both]\nname = \"Both\"\nmembers = [\"arc\", \"retention-payment\"]\n");
    ASSERT_TRUE(found.value) << test::described(found.problems);
    auto const& packages = found.value->packages;
    auto const both = std::find_if(packages.begin(), packages.end(), [](Package const& p) { return p.id == "both"; });
    ASSERT_NE(both, packages.end());
    EXPECT_THAT(both->members, testing::ElementsAre("participatory-development", "retention-payment"));
    EXPECT_THAT(test::described(over_shipped("[packages.both]\nname = \"Both\"\nmembers = [\"arc\", "
                                             "\"participatory-development\"]\n")
                                    .problems),
                HasSubstr("participatory-development is named twice"));
}

}  // namespace
