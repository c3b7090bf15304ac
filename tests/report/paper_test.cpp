#include "report/forms/paper.hpp"

#include "base/text.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::report;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(paper, text_is_wrapped_by_characters_not_bytes)
{
    EXPECT_THAT(wrapped("££££ ££££ ££", 9), ElementsAre("££££ ££££", "££"));
    EXPECT_THAT(wrapped("a long-word-without-end b", 10), ElementsAre("a", "long-word-", "without-", "end b"));
    EXPECT_THAT(wrapped("", 10), ElementsAre());
}

RC_GTEST_PROP(paper, wrapping_keeps_the_words_and_the_width, (std::vector<std::string> const& words))
{
    auto const width = static_cast<std::size_t>(*rc::gen::inRange(1, 40));
    std::string text;
    for (auto const& word : words) text += word + " ";
    std::string together;
    for (auto const& line : wrapped(text, width)) {
        RC_ASSERT(display_width(line) <= width);
        together += line;
    }
    auto const without_spaces = [](std::string s) {
        s.erase(std::remove(s.begin(), s.end(), ' '), s.end());
        return s;
    };
    RC_ASSERT(without_spaces(together) == without_spaces(visible(text)));
}

TEST(paper, text_from_the_inputs_cannot_command_the_terminal)
{
    Paper paper(60, false);
    paper.paragraph("red \033[31m and\nnew line");
    EXPECT_EQ(paper.text(), "red .[31m and.new line\n");
}

Table sample_table(std::string const& name)
{
    return {{{"name", Column::Side::left, 0, true},
             {"saving", Column::Side::right, 0, false},
             {"range", Column::Side::right, 1, false},
             {"other", Column::Side::right, 2, false}},
            {{name, "£310,000", "£41,000 to £610,000", "−£12,300"}},
            {}};
}

TEST(paper, a_name_takes_two_lines_and_then_an_ellipsis)
{
    auto const lines = laid_out(sample_table("Überarbeitung der Organisation mit allen, die darin arbeiten"), 66);
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_THAT(lines[2], HasSubstr("Überarbeitung"));
    EXPECT_THAT(lines[3], HasSubstr("…"));
    for (auto const& line : lines) EXPECT_LE(display_width(line), 66U);
}

TEST(paper, columns_go_before_the_width_and_it_is_said)
{
    auto const lines = laid_out(sample_table("A name"), 36);
    EXPECT_THAT(lines.back(), HasSubstr("No room here for: other and range."));
    for (auto const& line : lines) EXPECT_LE(display_width(line), 36U);
    for (auto const& line : laid_out(sample_table("A name"), 80)) EXPECT_THAT(line, Not(HasSubstr("No room")));
}

TEST(paper, colour_is_put_around_whole_lines_and_only_if_wished)
{
    Paper plain(60, false);
    plain.headline("A sentence.");
    EXPECT_EQ(plain.text(), "A sentence.\n\n");
    Paper coloured(60, true);
    coloured.headline("A sentence.");
    EXPECT_EQ(coloured.text(), "\033[1mA sentence.\033[0m\n\n");
}

}  // namespace
