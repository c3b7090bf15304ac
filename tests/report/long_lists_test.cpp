// Lists of names that no sentence has room for.
#include "report/words/long_lists.hpp"
#include "support/sentences_in.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;

namespace {

constexpr ListWords reasons{"Not so if:", "Nor if:", "; "};

std::vector<std::string> several(std::size_t count)
{
    std::vector<std::string> items;
    for (std::size_t i = 0; i < count; ++i)
        items.push_back("agency staff stay when posts fill (" + std::to_string(i) + ")");
    return items;
}

}  // namespace

TEST(LongLists, a_short_one_is_one_sentence)
{
    EXPECT_EQ(listed_in_sentences(reasons, {"a", "b"}), "Not so if: a; b.");
    EXPECT_EQ(listed_in_sentences({"No cost of", "Nor of", ""}, {"a", "b", "c"}), "No cost of a, b and c.");
    EXPECT_EQ(listed_in_sentences(reasons, {}), "");
}

TEST(LongLists, a_long_one_is_told_in_sentences_that_are_not_and_loses_no_item)
{
    for (std::size_t count = 1; count < 40; ++count) {
        auto const text = listed_in_sentences(reasons, several(count));
        EXPECT_TRUE(test::sentences_longer_than(words_of_a_sentence, text).empty()) << text;
        for (auto const& item : several(count)) EXPECT_THAT(text, HasSubstr(item));
    }
    EXPECT_THAT(listed_in_sentences(reasons, several(12)), HasSubstr(". Nor if: agency staff"));
}
