#include "report/words/flag_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using holdfast::report::flag_words;

TEST(FlagWords, spells_dfe_s_marks)
{
    EXPECT_EQ(flag_words("agency cover rate: z"), "agency cover rate: not applicable (z)");
    EXPECT_EQ(flag_words("cover share: x"), "cover share: not available (x)");
    EXPECT_EQ(flag_words("caseload: c"), "caseload: suppressed for confidentiality (c)");
    EXPECT_EQ(flag_words("agency: u"), "agency: low reliability (u)");
    EXPECT_EQ(flag_words("agency: low"), "agency: rounds to 0 (low)");
    EXPECT_EQ(flag_words("agency: :"), "agency: not available (:)");
    EXPECT_EQ(flag_words("leaving rate without 2021: leavers x"),
              "leaving rate without 2021: leavers not available (x)");
    EXPECT_EQ(flag_words("leaving rate without 2025: in post u"),
              "leaving rate without 2025: in post low reliability (u)");
}

TEST(FlagWords, leaves_all_other_words_alone)
{
    for (auto const* other :
         {"", "z", "x y z", "figures of 2024: none published for 2025", "in post x", "caseload: very low",
          "leaving rate without 2021: no figures", "leaving rate without 2021: under 20 FTE in post", "trailing: "}) {
        EXPECT_EQ(flag_words(std::string(other)), other);
    }
    EXPECT_THAT(flag_words(std::vector<std::string>{"agency: z", "a joint return"}),
                testing::ElementsAre("agency: not applicable (z)", "a joint return"));
}
