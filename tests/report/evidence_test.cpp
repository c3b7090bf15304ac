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
    for (auto const evidence : {Evidence::mixed, Evidence::elicited, Evidence::assumed, Evidence::unstated,
                                Evidence::null_result, Evidence::none}) {
        EXPECT_EQ(reminder(evidence, "; "), "; " + std::string(in_a_clause(evidence)));
        EXPECT_THAT(as_a_sentence(evidence), Not(IsEmpty()));
        EXPECT_EQ(as_a_sentence(evidence).substr(as_a_sentence(evidence).size() - 2), ". ");
    }
}

TEST(Evidence, a_null_result_claims_nothing_wherever_it_is_worded)
{
    EXPECT_FALSE(is_ranked(Evidence::null_result));
    EXPECT_FALSE(is_ranked(Evidence::none));
    EXPECT_THAT(meaning(Evidence::null_result), HasSubstr("No saving is claimed"));
    EXPECT_THAT(std::string(savings_heading(Evidence::null_result)), HasSubstr("no saving is claimed"));
    EXPECT_THAT(null_result_claims_nothing, HasSubstr("no saving is claimed"));
}

// A law over every kind: no word says what was not done.
TEST(Evidence, words_follow_the_way_in_which_bias_is_dealt_with)
{
    for (auto const evidence : all_evidence) {
        for (auto const method : all_bias_methods) {
            Grounds const grounds{evidence, method};
            for (auto const& text : {meaning(grounds), in_a_clause(grounds), as_a_sentence(grounds)}) {
                bool const by_design = method == BiasMethod::by_design || method == BiasMethod::empirical;
                if (!by_design) {
                    for (auto const* word : {"is weakened for", "adjusted for the study", "weakened for the study"})
                        EXPECT_THAT(text, Not(HasSubstr(word))) << id_of(evidence) << ", " << name(method);
                }
                if (method == BiasMethod::none || method == BiasMethod::by_design) {
                    EXPECT_THAT(text, Not(HasSubstr("shrunk"))) << id_of(evidence) << ", " << name(method);
                }
            }
        }
        EXPECT_THAT(in_a_clause(evidence), Not(HasSubstr("design"))) << "a kind alone claims no way";
        EXPECT_THAT(meaning(evidence), Not(HasSubstr("weakened"))) << "a kind alone claims no way";
    }
    for (auto const evidence : {Evidence::published, Evidence::derived, Evidence::mixed, Evidence::own})
        EXPECT_THAT(reminder({evidence, BiasMethod::none}, "; "), HasSubstr("nothing taken off for bias"));
}

TEST(Evidence, published_figures_joined_with_a_pilot_are_a_kind_of_their_own)
{
    auto joined = on(Basis::local);
    joined.beside_pilot = true;
    EXPECT_EQ(evidence_of(joined), Evidence::mixed);
    EXPECT_EQ(id_of(Evidence::mixed), "published_and_own");
    EXPECT_LT(Evidence::derived, Evidence::mixed) << "how much each half counts is a judgement";
    EXPECT_LT(Evidence::mixed, Evidence::own);
    EXPECT_TRUE(is_ranked(Evidence::mixed));
}

TEST(Evidence, a_fall_that_was_to_be_expected_is_reminded_of_wherever_a_figure_stands)
{
    for (auto const evidence : {Evidence::own, Evidence::mixed}) {
        Grounds const grounds{evidence, BiasMethod::by_design, true};
        EXPECT_THAT(reminder(grounds, "; "), HasSubstr("would have been expected with nothing done"));
        EXPECT_THAT(std::string(savings_heading(grounds)), Not(HasSubstr("would save")));
    }
}

TEST(Evidence, what_differs_between_strategies_of_a_kind_is_left_open)
{
    auto one = on(Basis::published);
    one.bias_method = BiasMethod::by_design;
    auto other = one;
    EXPECT_EQ(grounds_of({one, other}, Evidence::published).bias, BiasMethod::by_design);
    other.bias_method = BiasMethod::none;
    EXPECT_EQ(grounds_of({one, other}, Evidence::published).bias, std::nullopt);
}

TEST(Evidence, what_experts_expect_is_never_an_assumption_or_a_guess)
{
    for (auto const& text : {std::string(heading(Evidence::elicited)), meaning(Evidence::elicited),
                             in_a_clause(Evidence::elicited), std::string(badge(Evidence::elicited))})
        for (auto const* word : {"assum", "guess"}) EXPECT_THAT(text, Not(HasSubstr(word)));
    EXPECT_EQ(heading(Evidence::elicited), "What experts expect");
}
