// What people read of a run: short sentences on the first screen, none very long behind it, and no word that has a plainer one.
// Tests of the sentence counter itself come first: goldens and pages are held to it, too.
#include "holdfast/report/summary_text.hpp"
#include "report/savings/first_screen.hpp"
#include "report/words/budget_sentence.hpp"
#include "support/sample_chance.hpp"
#include "support/sample_findings.hpp"
#include "support/sentences_in.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr std::size_t words_behind = 45;

//! Words that have a plainer one; "placeholder" and "averted" may stand in a path of the inputs, and the sample has none.
constexpr std::array banned{"averted",     "placeholder",   "per worker reached",   "minus £",
                            "would save ", "break-even at", "expected net cash is", "No room here for"};

std::vector<Findings> findings_of_all_kinds()
{
    std::vector<Findings> all{sample::findings(), sample::findings_of({sample::leeds}, {0, 1, 2, 3, 4, 5}),
                              sample::findings_of({sample::leeds}, {3, 4}), sample::findings_of({0, 1}, {4})};
    for (std::size_t strategy = 0; strategy < 6; ++strategy) {
        all.push_back(sample::findings_of({sample::leeds}, {strategy}));
        all.push_back(sample::findings_of({sample::wokingham}, {strategy}));
    }
    return all;
}

std::string text_of(Findings const& findings, bool full)
{
    return summary_text(findings, {false, 80, full}, full ? sample::chance(findings) : ChanceFindings{});
}

void expect_no_longer_than(std::size_t words, std::string const& text)
{
    for (auto const& sentence : test::sentences_longer_than(words, text))
        ADD_FAILURE() << sentence.words << " words: " << sentence.text;
}

std::vector<std::string> texts_of(std::string const& text)
{
    std::vector<std::string> texts;
    for (auto const& sentence : test::sentences_of(text)) texts.push_back(sentence.text);
    return texts;
}

std::size_t lines_in(std::string const& text)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST(SentencesIn, end_at_full_stops_and_not_within_figures_or_abbreviations)
{
    auto const sentences = test::sentences_of("£1.4m is lost. The range is −£1.2m to £2.8m (see e.g. ch. 6). Is it?");
    ASSERT_EQ(sentences.size(), 3U);
    EXPECT_EQ(sentences[0].text, "£1.4m is lost.");
    EXPECT_EQ(sentences[0].words, 3U);
    EXPECT_EQ(sentences[2].text, "Is it?");
}

TEST(SentencesIn, are_joined_over_the_lines_of_a_folded_paragraph)
{
    auto const sentences = test::sentences_of("one two three four five\nsix seven eight nine ten\neleven.\n");
    ASSERT_EQ(sentences.size(), 1U);
    EXPECT_EQ(sentences[0].words, 11U);
}

TEST(SentencesIn, end_at_headings_items_rows_and_empty_lines)
{
    auto const texts = texts_of("A heading\n"
                                "What stands below it goes on for as long as it takes\n"
                                "  - an item\n"
                                "  - another\n"
                                "name      12   13\n"
                                "--------  ---  --\n"
                                "\n"
                                "the end\n");
    EXPECT_THAT(texts, testing::ElementsAre("A heading", "What stands below it goes on for as long as it takes",
                                            "- an item", "- another", "the end"));
}

TEST(SentencesIn, end_where_a_label_or_a_line_further_left_begins)
{
    auto const texts = texts_of("price: 4\n"
                                "  source: a paper of the year, which says what it\n"
                                "  found. [So it is.]\n"
                                "  note: it is old\n"
                                "another price\n");
    EXPECT_THAT(texts, testing::ElementsAre("price: 4", "source: a paper of the year, which says what it found.",
                                            "[So it is.]", "note: it is old", "another price"));
}

TEST(SentencesIn, a_number_that_begins_a_line_is_no_item)
{
    auto const sentences =
        test::sentences_of("The chance that it pays for itself at our guess is\n16 in 100 at most.\n");
    EXPECT_EQ(sentences.size(), 1U);
}

TEST(SentencesIn, only_long_ones_are_returned)
{
    EXPECT_TRUE(test::sentences_longer_than(3, "One two three. Four.").empty());
    EXPECT_EQ(test::sentences_longer_than(2, "One two three. Four.").size(), 1U);
}

TEST(PlainWords, no_sentence_on_a_first_screen_has_more_than_thirty_words)
{
    for (auto const& findings : findings_of_all_kinds())
        expect_no_longer_than(report::words_of_first_screen, text_of(findings, false));
}

TEST(PlainWords, no_sentence_behind_it_has_more_than_forty_five)
{
    for (auto const& findings : findings_of_all_kinds()) expect_no_longer_than(words_behind, text_of(findings, true));
}

TEST(PlainWords, what_has_a_plainer_word_is_not_said_on_a_first_screen)
{
    for (auto const& findings : findings_of_all_kinds())
        for (auto const* word : banned) EXPECT_THAT(text_of(findings, false), Not(HasSubstr(word)));
}

TEST(PlainWords, nor_do_the_worst_of_them_stand_behind_it)
{
    for (auto const& findings : findings_of_all_kinds())
        for (auto const* word : {"placeholder", "per worker reached", "averted"})
            EXPECT_THAT(text_of(findings, true), Not(HasSubstr(word)));
}

TEST(FirstScreen, of_one_authority_has_twenty_four_lines_of_eighty_columns_at_most)
{
    for (auto const& findings : findings_of_all_kinds()) {
        if (findings.study.authorities.size() > 1) continue;
        auto const text = text_of(findings, false);
        EXPECT_LE(lines_in(text), 24U) << text;
    }
}

TEST(FirstScreen, opens_with_the_years_and_the_sentence_for_a_budget_report)
{
    auto const findings = sample::findings_of({sample::leeds}, {0, 1, 2, 3, 4, 5});
    auto const text = text_of(findings, false);
    EXPECT_THAT(text, testing::StartsWith("Leeds, 2026-27 to 2030-31: cash in 2025 prices"));
    EXPECT_LT(text.find("could save Leeds"), text.find("best evidence"));
    EXPECT_LT(text.find("best evidence"), text.find("2026-27 alone"));
    EXPECT_LT(text.find("2026-27 alone"), text.find("Depends most on"));
    EXPECT_LT(text.find("Depends most on"), text.find("Next:"));
}

TEST(FirstScreen, tells_the_chance_of_the_first_year_where_somebody_worked_it_out)
{
    auto const findings = sample::findings_of({sample::leeds}, {0});
    EXPECT_THAT(summary_text(findings, {false, 100}, {}, 0.02), HasSubstr("; chance 2 in 100)"));
    EXPECT_THAT(summary_text(findings, {false, 100}), Not(HasSubstr("; chance")));
}

TEST(FirstScreen, an_assumption_never_stands_in_the_table_unmarked)
{
    EXPECT_THAT(text_of(sample::findings_of({sample::leeds}, {0, 2}), false), HasSubstr("assumed: "));
}

TEST(FirstScreen, what_could_be_typed_cannot_run_anything_else)
{
    auto findings = sample::findings_of({sample::leeds}, {0, 1});
    findings.study.authorities[0].name = "Leeds\"; rm $(x)";
    EXPECT_THAT(text_of(findings, false), HasSubstr("'Leeds\"; rm $(x)'"));
}

TEST(FirstScreen, names_every_authority_that_loses_and_why)
{
    auto const text = text_of(sample::findings(), false);
    EXPECT_THAT(text, HasSubstr("1 of 3 lose"));
    EXPECT_THAT(text, HasSubstr("Wokingham (−"));
    EXPECT_THAT(text, HasSubstr("because"));
}

TEST(FirstScreen, a_long_caution_is_told_in_short_sentences)
{
    EXPECT_EQ(report::in_short_sentences("Short; and so it stays. It goes on."), "Short; and so it stays. It goes on.");
    std::string longer = "Caution: the figure";
    for (int i = 0; i < 20; ++i) longer += " is one";
    auto const text = report::in_short_sentences(longer + "; its rates are unverified.");
    EXPECT_THAT(text, HasSubstr(". Its rates are unverified."));
}
