#include "base/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;
using testing::ElementsAre;

namespace {

using Words = std::vector<std::string>;

Words const fields{"pay", "agency_premium", "recruitment", "induction", "exit", "starting_productivity"};

//! Any bytes at all, control characters and broken UTF-8 among them.
std::string any_bytes()
{
    auto const bytes = *rc::gen::container<std::vector<unsigned char>>(rc::gen::arbitrary<unsigned char>());
    return {bytes.begin(), bytes.end()};
}

//! A valid text of characters of one to four bytes, with its number of characters.
struct Characters {
    std::string text;
    std::size_t count;
};
Characters any_characters()
{
    static Words const pieces{
        "a", "£", "é", "–", "€", "’", "𝄞", "\x7f", "\x1b", "0", "\xed\x9f\xbf", "\xf4\x8f\xbf\xbf"};
    Characters made{{}, 0};
    for (auto const piece :
         *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, pieces.size()))) {
        made.text += pieces[piece];
        ++made.count;
    }
    return made;
}

}  // namespace

TEST(Text, is_trimmed_of_white_space_at_both_ends)
{
    EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
    EXPECT_EQ(trimmed(" \n "), "");
    EXPECT_EQ(trimmed(""), "");
    EXPECT_EQ(trimmed("\xc2\xa0x"), "\xc2\xa0x");  // a non-breaking space is a character of the text
}

TEST(Text, lower_case_changes_ascii_letters_only) { EXPECT_EQ(lower_case("ÀB-Z9é"), "Àb-z9é"); }

TEST(Text, is_split_at_every_mark_and_empty_parts_are_kept)
{
    EXPECT_THAT(split("a,b", ','), ElementsAre("a", "b"));
    EXPECT_THAT(split(",a,,", ','), ElementsAre("", "a", "", ""));
    EXPECT_THAT(split("", ','), ElementsAre(""));
}

RC_GTEST_PROP(Text, parts_join_to_what_was_split, (std::string const& text))
{
    auto const parts = split(text, ',');
    std::string joined = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) joined += "," + parts[i];
    RC_ASSERT(joined == text);
    for (auto const& part : parts) RC_ASSERT(part.find(',') == std::string::npos);
}

TEST(Text, lists_are_said_in_words)
{
    EXPECT_EQ(in_words({}), "");
    EXPECT_EQ(in_words(Words{"a"}), "a");
    EXPECT_EQ(in_words(Words{"a", "b"}), "a and b");
    EXPECT_EQ(in_words(Words{"a", "b", "c"}), "a, b and c");
    EXPECT_EQ(in_words(Words{"a", "b", "c"}, "or"), "a, b or c");
}

TEST(Text, the_nearest_word_explains_a_slip_of_the_hand)
{
    EXPECT_EQ(nearest("apy", fields), "pay");  // two letters swapped
    EXPECT_EQ(nearest("recruitmnet", fields), "recruitment");
    EXPECT_EQ(nearest("agency_premum", fields), "agency_premium");  // one left out
    EXPECT_EQ(nearest("inductionn", fields), "induction");          // one too many
    EXPECT_EQ(nearest("EXIT", fields), "exit");
    EXPECT_EQ(nearest(" pay ", fields), "pay");
    EXPECT_EQ(nearest("premium", fields), "agency_premium");  // a part of it
}

TEST(Text, what_is_far_away_is_not_suggested)
{
    for (auto const* far : {"", "  ", "x", "turnover", "productivityzzzzzzzzzzz", "pa_and_something_else"})
        EXPECT_EQ(nearest(far, fields), std::nullopt) << far;
    EXPECT_EQ(nearest("a", Words{"b"}), std::nullopt);
    EXPECT_EQ(nearest("pay", Words{}), std::nullopt);
    EXPECT_EQ(nearest("a", Words{""}), std::nullopt);
}

TEST(Text, the_nearest_few_come_in_order_of_nearness_and_ties_in_the_order_given)
{
    Words const names{"north west", "north east", "south west", "northwest"};
    EXPECT_THAT(nearest_few("north west", names, 2), ElementsAre("north west", "northwest"));
    EXPECT_THAT(nearest_few("bat", Words{"cat", "hat", "bat"}, 5), ElementsAre("bat", "cat", "hat"));
    EXPECT_TRUE(nearest_few("bat", Words{"bat"}, 0).empty());
}

RC_GTEST_PROP(Text, a_swap_of_neighbours_in_a_word_of_three_or_more_is_always_found, ())
{
    auto const word = *rc::gen::container<std::string>(rc::gen::inRange('a', 'z'));
    RC_PRE(word.size() >= 3 && word.size() <= 80);
    auto const at = *rc::gen::inRange<std::size_t>(0, word.size() - 1);
    auto slip = word;
    std::swap(slip[at], slip[at + 1]);
    RC_ASSERT(nearest(slip, Words{"0000", word, "1111"}) == word);
}

RC_GTEST_PROP(Text, visible_never_emits_a_control_byte_and_keeps_every_place, ())
{
    auto const bytes = any_bytes();
    auto const shown = visible(bytes);
    RC_ASSERT(shown.size() == bytes.size());
    RC_ASSERT(is_utf8(shown));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        auto const byte = static_cast<unsigned char>(shown[i]);
        RC_ASSERT(byte >= 0x20U && byte != 0x7FU);
        bool const second_of_control = i > 0 && static_cast<unsigned char>(shown[i - 1]) == 0xC2U && byte < 0xA0U;
        RC_ASSERT(!second_of_control);
    }
    for (auto const* no_character : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        RC_ASSERT(shown.find(no_character) == std::string::npos);
    RC_ASSERT(visible(shown) == shown);
}

TEST(Text, visible_shows_what_a_terminal_would_obey_as_dots)
{
    EXPECT_EQ(visible("a\x1b[31mb"), "a.[31mb");
    EXPECT_EQ(visible("a\tb\r\n\x7f"), "a b...");
    EXPECT_EQ(visible("a\xc2\x9b"
                      "31m"),
              "a..31m");  // CSI in one character of two bytes
    EXPECT_EQ(visible("£1 – caf\xc3\xa9"), "£1 – café");
    EXPECT_EQ(visible("\xe2\x82"), "..");  // a character cut short
    EXPECT_EQ(visible(std::string_view("\0x", 2)), ".x");
    EXPECT_EQ(visible("a\uFFFEb\uFFFFc"), "a...b...c");  // UTF-8 can write them, XML may not hold them
    EXPECT_EQ(visible("\uFFFD\uFEFF"), "\uFFFD\uFEFF");  // their neighbours are characters
}

// The cases of RFC 3629, section 4: what is well-formed, and the nearest things that are not.
TEST(Text, utf8_is_what_the_standard_says)
{
    for (auto const* good : {"", "abc", "£", "€", "𝄞", "\xed\x9f\xbf", "\xee\x80\x80", "\xf0\x90\x80\x80",
                             "\xf4\x8f\xbf\xbf", "\xc2\x80", "\xe0\xa0\x80"})
        EXPECT_TRUE(is_utf8(good)) << good;
    for (auto const* bad :
         {"\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x8f\xbf\xbf",
          "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xc2", "\xe2\x82", "\xf0\x9d\x84", "a\xe9z"})
        EXPECT_FALSE(is_utf8(bad)) << visible(bad);
}

RC_GTEST_PROP(Text, width_counts_characters, ())
{
    auto const made = any_characters();
    RC_ASSERT(is_utf8(made.text));
    RC_ASSERT(display_width(made.text) == made.count);
}

RC_GTEST_PROP(Text, a_boundary_never_cuts_a_character, ())
{
    auto const text = any_characters().text;
    auto const byte = *rc::gen::inRange<std::size_t>(0, text.size() + 5);
    auto const at = utf8_boundary(text, byte);
    RC_ASSERT(at <= std::min(byte, text.size()));
    RC_ASSERT(byte < at + 4 || byte > text.size());
    RC_ASSERT(is_utf8(std::string_view(text).substr(0, at)));
    RC_ASSERT(is_utf8(std::string_view(text).substr(at)));
}
