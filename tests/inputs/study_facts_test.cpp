// What [interventions.*.study] says for the rating of its evidence, read with the effect beside it; and that docs/evidence.md
// says of the shipped interventions what the inputs do.

#include "base/text.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/study/rating.hpp"
#include "report/words/rating_words.hpp"
#include "support/files.hpp"
#include "support/inputs_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;

//! The small study with an intervention "two" of this study and effect.
std::string study_with(std::string const& said, std::string const& effect)
{
    return small_study + R"(
[interventions.two]
name = "Two"
level = "community"
group = "other"
study = { citation = "a study", )" +
           said + R"( }
effect = { )" +
           effect + R"(, source = "us" }
delivery = { coverage = 1, basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }
)";
}

std::string const published = "basis = \"published\", measure = \"hazard ratio\", value = 0.8, interval = [0.62, "
                              "1.03], design = \"before-after\"";
std::string const assumed = "basis = \"assumption\", measure = \"hazard ratio\", value = 0.9, interval = [0.7, 1.157]";

Intervention two_of(Read<Study> const& read)
{
    EXPECT_TRUE(read.value) << described(read.problems);
    if (!read.value) return {};
    for (auto const& intervention : read.value->interventions)
        if (intervention.id == "two") return intervention;
    return {};
}

Intervention two(std::string const& text, std::vector<std::string> set = {})
{
    StudyRequest request;
    request.study_path = "study.toml";
    request.set = std::move(set);
    return two_of(read_study(request, MemoryFiles({{"study.toml", text}})));
}

std::string const all_said =
    "randomised = false, independent = true, population = \"mixed staff\", country = \"Wales\", "
    "leaving = \"none shown\", facts_source = \"page 3\", evidence_searched = \"2025-02\"";

TEST(study_facts, are_read_as_they_are_said)
{
    auto const intervention = two(study_with(all_said, assumed));
    StudyFacts const said{false, true, Population::mixed_staff, "Wales", LeavingMark::none_shown, "page 3"};
    EXPECT_EQ(intervention.facts, said);
    EXPECT_EQ(intervention.evidence_searched, (CalendarMonth{2025, 2}));
}

TEST(study_facts, that_are_not_said_are_not_known)
{
    auto const intervention = two(study_with("place = \"somewhere\"", assumed));
    EXPECT_EQ(intervention.facts, StudyFacts{});
    EXPECT_FALSE(intervention.evidence_searched);
}

TEST(study_facts, that_say_what_the_effect_says_are_taken)
{
    auto const intervention = two(study_with("randomised = false, leaving = \"none shown\"", published));
    EXPECT_EQ(intervention.facts.randomised, false);
    EXPECT_EQ(rate_evidence(intervention).facts[0].from, FactFrom::design);
}

TEST(study_facts, know_whose_the_interval_is)
{
    auto const of_error = [](std::string const& basis) {
        auto effect = published;
        effect.replace(effect.find("interval = [0.62, 1.03]"), std::string("interval = [0.62, 1.03]").size(),
                       "standard_error_log = { value = 0.1, basis = \"" + basis + "\", source = \"us\" }");
        return two(study_with("doi = \"10.1/1\"", effect)).effect->interval_published;
    };
    EXPECT_TRUE(two(study_with("doi = \"10.1/1\"", published)).effect->interval_published);
    EXPECT_TRUE(of_error("published"));
    EXPECT_FALSE(of_error("assumption"));
}

// A number of one's own is no longer what the study found: its facts are left out with it.
TEST(study_facts, of_the_evidence_before_are_not_those_of_an_effect_of_ones_own)
{
    auto const intervention = two(study_with(all_said, assumed), {"interventions.two.effect.value=0.89"});
    EXPECT_EQ(intervention.basis, Basis::local);
    EXPECT_EQ(intervention.facts, StudyFacts{});
    EXPECT_EQ(rate_evidence(intervention).strength, 0);
    // What is said beside it, in the same layer, is.
    auto const own = two(study_with(all_said, assumed),
                         {"interventions.two.effect.value=0.89", "interventions.two.study.country=England"});
    EXPECT_EQ(own.facts.country, "England");
    EXPECT_FALSE(own.facts.population);
}

//! `over` is laid, as a layer of its own, over a study whose effect is the council's own.
Intervention with_over(std::string const& over)
{
    StudyRequest request;
    request.study_path = "study.toml";
    request.with = {"own.toml", "over.toml"};
    auto const own = "[interventions.two.study]\n" +
                     std::string("population = \"mixed staff\"\ncountry = \"England, UK\"\n") +
                     "independent = true\n[interventions.two.effect]\nbasis = \"local\"\nmeasure = \"hazard ratio\"\n"
                     "value = 0.8\ninterval = [0.7, 0.914]\ndesign = \"before-after\"\nsource = \"our count\"\n";
    return two_of(read_study(request, MemoryFiles({{"study.toml", study_with("doi = \"10.1/1\"", assumed)},
                                                   {"own.toml", own},
                                                   {"over.toml", "[interventions.two.effect]\n" + over + "\n"}})));
}

// A layer may say how bias is dealt with, or add a note: the figures are still those of the layer below, and so is what
// described them. This dropped every fact, and with them the marks.
TEST(study_facts, stay_where_a_later_layer_says_no_figure)
{
    auto const marks = rate_evidence(with_over("note = \"nothing\"")).strength;
    EXPECT_GE(marks, 3);
    for (auto const* over :
         {"bias = \"none\"", "note = \"checked\"", "transport_sd = 0.2", "follow_up = \"12 months\""}) {
        auto const intervention = with_over(over);
        EXPECT_EQ(intervention.facts.population, Population::mixed_staff) << over;
        EXPECT_EQ(intervention.facts.country, "England") << over;
        EXPECT_EQ(intervention.facts.independent, true) << over;
        EXPECT_EQ(rate_evidence(intervention).strength, marks) << over;
        EXPECT_TRUE(intervention.facts_left_out.empty()) << over;
    }
}

TEST(study_facts, go_with_the_figures_that_they_described_and_the_page_says_so)
{
    auto const intervention = with_over("value = 0.82\ninterval = [0.72, 0.934]");
    EXPECT_FALSE(intervention.facts.population);
    EXPECT_EQ(intervention.facts_left_out, (std::vector<std::string>{"population", "country", "independent"}));
    Rating rating;
    rating.evidence = rate_evidence(intervention);
    rating.facts_left_out = intervention.facts_left_out;
    EXPECT_NE(
        report::facts_sentence(rating).find("what described those before (population, country and independent) is "
                                            "left out"),
        std::string::npos)
        << report::facts_sentence(rating);
}

TEST(study_facts, that_a_later_layer_says_anew_in_its_effect_are_overridden_and_no_contradiction)
{
    auto const developers = with_over("developer_evaluated = true");
    EXPECT_FALSE(developers.facts.independent);
    EXPECT_EQ(developers.facts.population, Population::mixed_staff);
}

Study shipped()
{
    StudyRequest request;
    request.study_path = request.shipped_study_path = shipped_study();
    auto read = read_study(request, DiskFiles());
    EXPECT_TRUE(read.value);
    return *read.value;
}

TEST(shipped_ratings, stand_in_the_docs_as_the_inputs_have_them)
{
    auto const study = shipped();
    auto const docs = text_of(where::project() + "/docs/evidence.md");
    for (auto const& intervention : study.interventions) {
        auto const rating = rate(study, intervention);
        auto const row =
            fmt::format("| {} | {} | {} | {} | {} |", intervention.id, report::leaving_words(rating.evidence.leaving),
                        report::strength_words(rating.evidence), report::certainty_words(rating.evidence.certainty),
                        report::cost_mark_words(rating));
        EXPECT_NE(docs.find(row + "\n"), std::string::npos) << row;
    }
}

// The state of the evidence: no certainty above very low. New evidence changes this, and then the
// docs say something else.
TEST(shipped_ratings, are_very_low_where_there_is_evidence_at_all)
{
    auto const study = shipped();
    std::size_t with_evidence = 0;
    for (auto const& intervention : study.interventions) {
        auto const rating = rate_evidence(intervention);
        with_evidence += rating.certainty != Certainty::none ? 1U : 0U;
        EXPECT_LE(rating.certainty, Certainty::very_low) << intervention.id;
        EXPECT_TRUE(rating.certainty != Certainty::none || rating.strength == 0) << intervention.id;
    }
    EXPECT_GE(with_evidence, 6U);
    EXPECT_EQ(study.evidence_searched, (CalendarMonth{2026, 11}));
}

}  // namespace
