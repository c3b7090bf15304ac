// Names by their places and by options: which word means what, and what is said where one is missing or too many.
#include "cli/typed/typed_names.hpp"

#include "cli/parsed.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast::cli;
using testing::AllOf;
using testing::HasSubstr;

namespace {

struct Taken {
    std::string authority, intervention, wrong;
    bool operator==(Taken const&) const = default;
};
void PrintTo(Taken const& taken, std::ostream* out)
{
    *out << taken.authority << " | " << taken.intervention << " | " << taken.wrong;
}

enum class Must { both, authority, intervention };

//! What the words come to beside what options have said.
Taken taken(std::vector<std::string> const& words, Must must, Taken by_option = {})
{
    auto& into = by_option;
    into.wrong = put_words(words, {{"authority", must != Must::intervention, !into.authority.empty(),
                                    [&](std::string const& word) { into.authority = word; }},
                                   {"intervention", must != Must::authority, !into.intervention.empty(),
                                    [&](std::string const& word) { into.intervention = word; }}});
    return into;
}

std::string said_of(std::vector<std::string> words) { return Parsed(std::move(words)).wrong; }

TEST(TypedNames, words_fill_their_places_in_order)
{
    EXPECT_EQ(taken({"Leeds", "arc"}, Must::both), (Taken{"Leeds", "arc", ""}));
    EXPECT_EQ(taken({"Leeds", "arc"}, Must::authority), (Taken{"Leeds", "arc", ""}));
    EXPECT_EQ(taken({"Leeds", "arc"}, Must::intervention), (Taken{"Leeds", "arc", ""}));
}

TEST(TypedNames, what_may_be_left_out_is_left_out)
{
    EXPECT_EQ(taken({"Leeds"}, Must::authority), (Taken{"Leeds", "", ""}));
    EXPECT_EQ(taken({"arc"}, Must::intervention), (Taken{"", "arc", ""}));
}

TEST(TypedNames, an_option_takes_its_place_wherever_it_stands)
{
    for (auto const must : {Must::both, Must::authority, Must::intervention}) {
        EXPECT_EQ(taken({"arc"}, must, {"Leeds", "", ""}), (Taken{"Leeds", "arc", ""}));
        EXPECT_EQ(taken({"Leeds"}, must, {"", "arc", ""}), (Taken{"Leeds", "arc", ""}));
        EXPECT_EQ(taken({}, must, {"Leeds", "arc", ""}), (Taken{"Leeds", "arc", ""}));
    }
}

TEST(TypedNames, what_is_missing_is_named)
{
    EXPECT_EQ(taken({}, Must::both).wrong, "authority is required");
    EXPECT_EQ(taken({"Leeds"}, Must::both).wrong, "intervention is required");
    EXPECT_EQ(taken({}, Must::authority).wrong, "authority is required");
    EXPECT_EQ(taken({}, Must::intervention).wrong, "intervention is required");
    EXPECT_EQ(taken({}, Must::both, {"Leeds", "", ""}).wrong, "intervention is required");
    EXPECT_EQ(taken({}, Must::both, {"", "arc", ""}).wrong, "authority is required");
    EXPECT_EQ(taken({}, Must::intervention, {"", "arc", ""}), (Taken{"", "arc", ""}));
}

TEST(TypedNames, a_word_too_many_is_said_and_nothing_is_put)
{
    EXPECT_EQ(taken({"Leeds", "arc", "more"}, Must::both), (Taken{"", "", "\"more\" is one too many"}));
    EXPECT_EQ(taken({"arc", "more"}, Must::both, {"Leeds", "", ""}),
              (Taken{"Leeds", "", "\"more\" is one too many beside --authority"}));
    EXPECT_EQ(taken({"more"}, Must::both, {"Leeds", "arc", ""}).wrong,
              "\"more\" is one too many beside --authority and --intervention");
}

TEST(TypedNames, a_file_is_told_from_a_name)
{
    for (auto const* file : {"study.toml", "a/study", "../x", "STUDY.TOML"})
        EXPECT_TRUE(looks_like_a_file(file)) << file;
    for (auto const* name :
         {"Leeds", "arc", "E09000021 / E09000027", "Kingston upon Thames / Richmond upon Thames", ""})
        EXPECT_FALSE(looks_like_a_file(name)) << name;
}

TEST(TypedNames, every_command_about_one_authority_takes_them_in_each_way)
{
    for (std::string const command : {"explain", "impact", "sensitivity", "trial", "neighbours"}) {
        for (auto const& words :
             std::vector<std::vector<std::string>>{{"Leeds", "arc"},
                                                   {"Leeds", "--intervention", "arc"},
                                                   {"--authority", "Leeds", "arc"},
                                                   {"arc", "--authority", "Leeds"},
                                                   {"--authority", "Leeds", "--intervention", "arc"},
                                                   {"Leeds", "arc", "--study", "mine.toml"},
                                                   {"--study", "mine.toml", "Leeds", "arc", "--with", "more.toml"}}) {
            auto typed = words;
            typed.insert(typed.begin(), command);
            EXPECT_EQ(said_of(typed), "") << command << ' ' << testing::PrintToString(words);
        }
        EXPECT_THAT(said_of({command, "Leeds", "arc", "more"}),
                    AllOf(HasSubstr("\"more\" is one too many"), HasSubstr("holdfast " + command)));
        EXPECT_THAT(said_of({command}), HasSubstr("is required: holdfast " + command));
    }
    EXPECT_EQ(said_of({"neighbours", "Leeds"}), "");
    EXPECT_EQ(said_of({"trial", "arc"}), "");
    EXPECT_EQ(said_of({"look-back", "Leeds", "--authority", "York", "--study", "mine.toml"}), "");
}

TEST(TypedNames, a_study_by_its_place_is_taken_where_it_was_before_and_else_said_how_to_write)
{
    Parsed const before({"trial", "arc", "mine.toml"});
    EXPECT_EQ(before.wrong, "");
    EXPECT_EQ(Parsed({"trial", "Leeds", "arc", "mine.toml"}).wrong, "");
    EXPECT_THAT(said_of({"trial", "arc", "mine.toml", "--study", "other.toml"}), HasSubstr("write --study mine.toml"));
    EXPECT_THAT(said_of({"explain", "Leeds", "arc", "mine.toml"}), HasSubstr("write --study mine.toml"));
    EXPECT_THAT(said_of({"neighbours", "Leeds", "mine/study.toml"}), HasSubstr("write --study mine/study.toml"));
}

TEST(TypedNames, list_takes_its_study_by_place_and_as_before)
{
    EXPECT_EQ(said_of({"list", "authorities", "mine.toml"}), "");
    EXPECT_EQ(said_of({"list", "authorities", "--study", "mine.toml"}), "");
    EXPECT_NE(said_of({"list", "authorities", "mine.toml", "--study", "other.toml"}), "") << "which of the two?";
}

}  // namespace
