// What an effect rests on, in words: nothing that was not measured may be read as if it had been.
#include "report/words/evidence.hpp"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

Strategy on(Basis basis, bool has_effect = true)
{
    Strategy strategy;
    strategy.basis = basis;
    strategy.has_effect = has_effect;
    return strategy;
}

}  // namespace

TEST(Evidence, without_an_effect_there_is_none_whatever_the_basis_says)
{
    for (auto const basis : {Basis::published, Basis::local, Basis::assumption, Basis::null_result, Basis::missing})
        EXPECT_EQ(evidence_of(on(basis, false)), Evidence::none);
}

TEST(Evidence, a_basis_that_nobody_stated_is_never_evidence)
{
    EXPECT_EQ(evidence_of(on(Basis::missing)), Evidence::unstated);
    EXPECT_EQ(evidence_of(on(Basis::placeholder)), Evidence::assumed);
    EXPECT_EQ(evidence_of(on(Basis::derived)), Evidence::derived) << "no study published it";
    EXPECT_EQ(evidence_of(on(Basis::local)), Evidence::own);
    EXPECT_EQ(evidence_of(on(Basis::elicited)), Evidence::elicited)
        << "a belief that somebody holds, and no assumption of ours";
}

TEST(Evidence, every_kind_has_words_of_its_own)
{
    std::set<std::string> ids, headings, cells, clauses, meanings;
    for (auto const evidence : all_evidence) {
        ids.insert(id_of(evidence));
        headings.emplace(heading(evidence));
        cells.emplace(in_a_cell(evidence));
        clauses.emplace(in_a_clause(evidence));
        meanings.emplace(meaning(evidence));
    }
    for (auto const& words : {ids, headings, cells, clauses, meanings}) {
        EXPECT_EQ(words.size(), all_evidence.size());
        EXPECT_EQ(words.count(""), 0U);
    }
}

TEST(Evidence, what_was_not_measured_is_reminded_of_and_what_was_is_not)
{
    for (auto const evidence : {Evidence::published, Evidence::own}) {
        EXPECT_THAT(reminder(evidence, "; "), IsEmpty());
        EXPECT_THAT(as_a_sentence(evidence), IsEmpty());
    }
    for (auto const evidence :
         {Evidence::elicited, Evidence::assumed, Evidence::unstated, Evidence::null_result, Evidence::none}) {
        EXPECT_EQ(reminder(evidence, "; "), "; " + std::string(in_a_clause(evidence)));
        EXPECT_THAT(as_a_sentence(evidence), Not(IsEmpty()));
        EXPECT_EQ(as_a_sentence(evidence).substr(as_a_sentence(evidence).size() - 2), ". ");
    }
}

TEST(Evidence, a_null_result_claims_nothing_wherever_it_is_worded)
{
    EXPECT_FALSE(is_ranked(Evidence::null_result));
    EXPECT_FALSE(is_ranked(Evidence::none));
    EXPECT_THAT(std::string(meaning(Evidence::null_result)), HasSubstr("No saving is claimed"));
    EXPECT_THAT(std::string(savings_heading(Evidence::null_result)), HasSubstr("no saving is claimed"));
    EXPECT_THAT(null_result_claims_nothing, HasSubstr("no saving is claimed"));
}
