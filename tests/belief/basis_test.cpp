#include "belief/stated_as.hpp"
#include "holdfast/belief/basis.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

using namespace holdfast;

TEST(Basis, every_name_reads_back_and_no_two_are_alike)
{
    std::set<std::string_view> names;
    for (Basis const basis : all_bases) {
        EXPECT_EQ(basis_named(name(basis)), basis);
        EXPECT_TRUE(names.insert(name(basis)).second) << name(basis);
    }
    EXPECT_EQ(names.size(), 10U);
}

TEST(Basis, is_written_in_lower_case_with_hyphens)
{
    EXPECT_EQ(name(Basis::official_statistic), "official-statistic");
    EXPECT_EQ(name(Basis::no_turnover_evidence), "no-turnover-evidence");
    for (Basis const basis : all_bases)
        EXPECT_EQ(name(basis).find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos) << name(basis);
}

TEST(Basis, an_unknown_word_is_no_basis)
{
    for (auto const* word : {"", "Published", "official_statistic", "guess", "published "})
        EXPECT_EQ(basis_named(word), std::nullopt) << word;
}

TEST(Basis, of_ones_own_or_an_assumption_is_not_said_to_be_published)
{
    EXPECT_EQ(stated_as(Basis::published), "as published");
    EXPECT_EQ(stated_as(Basis::null_result), "as published");
    EXPECT_EQ(stated_as(Basis::derived), "as worked out");
    EXPECT_EQ(stated_as(Basis::local), "as entered");
    EXPECT_EQ(stated_as(Basis::assumption), "as assumed");
    for (auto const basis : all_bases) EXPECT_FALSE(stated_as(basis).empty());
}
