// The rating in words: marks that are read without colour, every reason said, short sentences.
#include "report/words/rating_words.hpp"

#include "base/text.hpp"
#include "report/chapters/rating_table.hpp"
#include "report/list/list.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;

Belief pounds(double value, Basis basis)
{
    Belief belief;
    belief.basis = basis;
    belief.about = Fixed{value};
    return belief;
}

Intervention trial()
{
    Intervention i;
    i.id = "arc";
    i.name = "ARC";
    i.citation = "Somebody 2006";
    i.basis = Basis::published;
    i.effect.emplace();
    i.effect->log_hazard_ratio.about = Normal{std::log(0.47), 0.355};
    i.effect->design = "cluster randomised";
    i.effect->developer_evaluated = true;
    i.facts.country = "USA";
    i.setup = pounds(60'000, Basis::placeholder);
    i.per_worker_year = pounds(900, Basis::published);
    return i;
}

Study study_of(Intervention intervention)
{
    Study study;
    study.interventions.push_back(std::move(intervention));
    return study;
}

TEST(rating_words, say_the_marks_without_colour)
{
    auto const rating = rate(Study{}, trial());
    EXPECT_EQ(leaving_words(rating.evidence.leaving), "better");
    EXPECT_EQ(strength_words(rating.evidence), "1 of 5");
    EXPECT_EQ(cost_mark_words(rating), "£900 a worker a year, stated; £60,000 to set up, our guess");
    EXPECT_EQ(cost_mark_in_a_cell(rating), "£900 +");
    EXPECT_EQ(cost_basis_words(rating), "partly guessed");
    EXPECT_EQ(certainty_words(rating.evidence.certainty), "very low");
}

TEST(rating_words, say_what_was_measured_and_whose_the_range_is)
{
    auto i = trial();
    EXPECT_EQ(leaving_sentence(rate_evidence(i)),
              "Better: fewer left. As measured, a hazard ratio of 0.47 (95% range 0.23 "
              "to 0.94; the range is our guess).");
    i.effect->interval_published = true;
    EXPECT_THAT(leaving_sentence(rate_evidence(i)), Not(HasSubstr("our guess")));
    i.effect.reset();
    i.basis = Basis::no_turnover_evidence;
    EXPECT_EQ(leaving_sentence(rate_evidence(i)), "Not measured: nobody counted who left.");
    EXPECT_THAT(facts_sentence(rate(Study{}, i)), HasSubstr("None of this counts"));
    EXPECT_THAT(certainty_sentence(rate_evidence(i)), HasSubstr("No evidence"));
}

TEST(rating_words, trace_every_fact)
{
    auto const said = facts_sentence(rate(Study{}, trial()));
    EXPECT_THAT(said, HasSubstr("Randomised: yes (by the design of its effect)."));
    EXPECT_THAT(said, HasSubstr("Independent of its developers: no (its effect is marked as the developers' own)."));
    EXPECT_THAT(said, HasSubstr("About children's social workers: not known."));
    EXPECT_THAT(said, HasSubstr("In England: no (said of the study)."));
    EXPECT_THAT(said, HasSubstr("Country: USA. Source: Somebody 2006."));
}

TEST(rating_words, give_the_reason_of_every_step)
{
    auto const said = certainty_sentence(rate_evidence(trial()));
    EXPECT_EQ(said.rfind("Very low. Begins high: randomised.", 0), 0U) << said;
    EXPECT_THAT(said, HasSubstr("Down 1 for risk of bias: its developers ran the study."));
    EXPECT_THAT(said, HasSubstr("Down 1 for indirectness: not in England."));
    std::set<std::string_view> reasons;
    for (int reason = 0; reason <= static_cast<int>(CertaintyReason::figures_differ_strongly); ++reason)
        reasons.insert(reason_words(static_cast<CertaintyReason>(reason)));
    EXPECT_EQ(reasons.size(), 14U);
    EXPECT_FALSE(reasons.contains(""));
}

TEST(rating_words, are_short_sentences)
{
    for (std::string const& text :
         {std::string(strength_rule), std::string(certainty_rule), std::string(cost_cell_rule),
          certainty_sentence(rate_evidence(trial())), leaving_sentence(rate_evidence(trial()))})
        for (std::size_t at = 0; at < text.size();) {
            auto const end = std::min(text.find(". ", at), text.size());
            auto const sentence = text.substr(at, end - at);
            EXPECT_LT(std::count(sentence.begin(), sentence.end(), ' '), 30) << sentence;
            at = end + 2;
        }
}

TEST(rating_words, say_how_old_the_search_is)
{
    Study study;
    EXPECT_EQ(searched_sentence(study), "The inputs do not say when evidence was last looked for.");
    study.evidence_searched = CalendarMonth{2026, 11};
    study.start = {2028, 11};
    EXPECT_EQ(searched_sentence(study), "Evidence was last looked for in November 2026.");
    study.start = {2028, 12};
    EXPECT_THAT(searched_sentence(study),
                HasSubstr("more than 24 months before this forecast starts, in December 2028"));
    auto i = trial();
    i.evidence_searched = CalendarMonth{2020, 1};
    EXPECT_EQ(rating_lines(rate(study, i), study.start).back().label, "Last search");
    EXPECT_EQ(rating_lines(rate(study, trial()), study.start).back().label, "Certainty");
}

TEST(rating_words, stand_in_the_list_and_in_the_table)
{
    auto study = study_of(trial());
    auto const list = interventions_text(study, {false, 120});
    for (auto const* mark : {"better", "1 of 5", "very low", "£900 +", "partly guessed"})
        EXPECT_THAT(list, HasSubstr(mark));
    EXPECT_THAT(list, HasSubstr("The inputs do not say when evidence was last looked for."));
    auto const table = rating_table(study);
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_THAT(table.rows.front(),
                testing::ElementsAre("ARC", "better", "1 of 5", "very low", "£900 +", "partly guessed"));
    // At its narrowest the three marks and the name are still there, and no line is too long.
    auto const narrow = interventions_text(study, {false, 60});
    for (auto const* mark : {"better", "1 of 5"}) EXPECT_THAT(narrow, HasSubstr(mark));
    for (auto const& line : split(narrow, '\n')) EXPECT_LE(display_width(line), 60U) << line;
}

}  // namespace
