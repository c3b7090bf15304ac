// A council's own before-after result is a study like any other (M14, docs/decisions/0027).

#include "holdfast/inputs/read_study.hpp"

#include "support/inputs_text.hpp"
#include "support/own_programme.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;

//! The small study with an intervention "own"; Upper Testshire loses 13.3% of its staff a year.
std::string study_with(std::string const& effect)
{
    return small_study + own_programme + "source = \"our payroll\"\n" + effect;
}

constexpr char const* fewer = "measure = \"counts\"\nintervention_left = 10\nintervention_of = 100\n"
                              "comparator_left = 14\ncomparator_of = 100\nfollow_up = \"12 months\"\n";

Read<Study> read(std::string const& effect, std::vector<std::string> authorities = {})
{
    StudyRequest request;
    if (!authorities.empty()) request.authorities = std::move(authorities);
    return read_in_memory({{"study.toml", study_with(effect)}}, request);
}

LeavingEffect effect_of(std::string const& effect)
{
    auto const study = read(effect);
    if (!study.ok()) throw std::runtime_error("the study does not read:\n" + described(study.problems));
    auto const& list = study.value->interventions;
    return *std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "own"; })->effect;
}

std::string warnings_of(std::string const& effect, std::vector<std::string> authorities = {"Upper Testshire"})
{
    auto const study = read(effect, std::move(authorities));
    return study.ok() ? described(study.value->warnings) : "it does not read: " + described(study.problems);
}

TEST(local_effect, its_design_is_kept_and_weakens_it_as_a_published_ones_does)
{
    std::string const design = "design = \"before-after\"\n";
    for (auto const* more : {"", "developer_evaluated = true\n"}) {
        auto const own = effect_of("basis = \"local\"\n" + design + more + fewer);
        auto const theirs = effect_of("basis = \"published\"\n" + design + more + fewer);
        EXPECT_EQ(own.bias_factor, theirs.bias_factor);
        EXPECT_LT(own.bias_factor, 1.0);
        EXPECT_EQ(own.design, "before-after");
        EXPECT_EQ(own.log_hazard_ratio.about, theirs.log_hazard_ratio.about);
    }
    EXPECT_EQ(effect_of("basis = \"local\"\ndesign = \"randomised\"\n" + std::string(fewer)).bias_factor, 1.0);
}

TEST(local_effect, counts_and_rates_ask_for_their_design)
{
    for (auto const* effect :
         {fewer, "measure = \"two rates\"\nintervention_rate = 0.1\ncomparator_rate = 0.14\nstandard_error_log = 0.2\n"
                 "follow_up = \"12 months\"\n"}) {
        auto const study = read("basis = \"local\"\n" + std::string(effect));
        EXPECT_FALSE(study.ok());
        EXPECT_NE(described(study.problems).find("design is missing"), std::string::npos) << described(study.problems);
        EXPECT_TRUE(read("basis = \"assumption\"\n" + std::string(effect)).ok()) << "a stated belief is none";
    }
}

TEST(local_effect, a_ratio_of_ones_own_may_be_a_belief_without_a_study)
{
    std::string const ratio = "basis = \"local\"\nmeasure = \"hazard ratio\"\nvalue = 0.9\ninterval = [0.8, 1.0]\n";
    EXPECT_EQ(effect_of(ratio).bias_factor, 1.0);
    EXPECT_EQ(effect_of(ratio + "design = \"before-after\"\n").bias_factor, 0.5) << "one that was studied is weakened";
}

std::string own(std::string const& left, std::string const& months, std::string const& design)
{
    return "basis = \"local\"\nmeasure = \"counts\"\nintervention_left = 10\nintervention_of = 100\ncomparator_left "
           "= " +
           left + "\ncomparator_of = 100\nfollow_up = \"" + months + " months\"\ndesign = \"" + design + "\"\n";
}

// Upper Testshire: 12.11% times 1.1 is 13.3% a year; a quarter more is 16.7%.
TEST(local_effect, comparators_that_left_far_faster_than_staff_here_are_warned_of)
{
    auto const regression = [](std::string const& text) {
        return text.find("regression to the mean") != std::string::npos;
    };
    auto const far = warnings_of(own("30", "12", "before-after"));
    EXPECT_TRUE(regression(far)) << far;
    EXPECT_NE(far.find("35.7% a year"), std::string::npos) << far;
    EXPECT_NE(far.find("13.3% a year of Upper Testshire"), std::string::npos) << far;
    EXPECT_FALSE(regression(warnings_of(own("14", "12", "before-after"))));
    EXPECT_TRUE(regression(warnings_of(own("14", "6", "before-after")))) << "as many in half the time";
    EXPECT_FALSE(regression(warnings_of(own("30", "36", "before-after")))) << "and in three years";
    EXPECT_FALSE(regression(warnings_of(own("30", "12", "randomised")))) << "both groups fall back alike";
    EXPECT_TRUE(regression(warnings_of(own("30", "12", "before-after"), {"all"})));
}

// Lots make both groups fall back alike, and do not make staff elsewhere those of here.
TEST(local_effect, a_trial_where_far_more_leave_than_here_is_questioned)
{
    auto const far = warnings_of(own("30", "12", "randomised"));
    EXPECT_NE(far.find("35.7% a year, more than twice the 13.3% a year of Upper Testshire"), std::string::npos) << far;
    EXPECT_EQ(warnings_of(own("20", "12", "randomised")).find("more than twice"), std::string::npos);
}

TEST(local_effect, a_measure_that_needs_its_follow_up_is_asked_for_it_once)
{
    auto const found = read("basis = \"local\"\ndesign = \"before-after\"\nmeasure = \"rate difference\"\n"
                            "value = \"-5%\"\ninterval = [\"-10%\", \"0%\"]\ncomparator_risk = \"15%\"\n")
                           .problems;
    ASSERT_EQ(found.size(), 1U) << described(found);
    EXPECT_NE(found.front().says.find("follow_up is missing"), std::string::npos) << described(found);
}

std::string only_problem_of(std::string const& effect)
{
    auto const found = read(effect).problems;
    EXPECT_EQ(found.size(), 1U) << described(found);
    if (found.empty()) return "";
    return found.front().at.line_text + " / " + found.front().says + " / " + found.front().hint;
}

TEST(local_effect, of_counts_that_cannot_be_is_shown_at_the_wrong_one_with_what_to_write)
{
    std::string const design = "basis = \"local\"\ndesign = \"before-after\"\nfollow_up = \"12 months\"\n";
    EXPECT_EQ(only_problem_of(design + "measure = \"counts\"\nintervention_left = 10\nintervention_of = 100\n"
                                       "comparator_left = 70\ncomparator_of = 60\n"),
              "comparator_left = 70 / interventions.own.effect: the leavers of the comparison group must lie between 0 "
              "and 60, not at 70 / comparator_left is how many of comparator_of left: check both");
    EXPECT_EQ(only_problem_of(design + "measure = \"two rates\"\nintervention_rate = \"0%\"\n"
                                       "comparator_rate = \"10%\"\nstandard_error_log = 0.2\n"),
              "intervention_rate = \"0%\" / interventions.own.effect: two rates must lie above 0% and below 100% / "
              "where nobody left, or everybody, write the counts: measure = \"counts\", with intervention_left, "
              "intervention_of, comparator_left and comparator_of");
    EXPECT_NE(only_problem_of(design + "measure = \"rate difference\"\nvalue = -8\ninterval = [-0.1, -0.05]\n"
                                       "comparator_risk = \"20%\"\n")
                  .find("write -0.08, or \"-8%\""),
              std::string::npos);
}

TEST(local_effect, its_comparators_are_set_beside_the_authoritys_own)
{
    auto const shown = effect_of(own("30", "12", "before-after")).as_published;
    EXPECT_EQ(shown, "10 of 100 left, against 30 of 100 over 12 months, whose comparators left at 35.7% a year");
    auto const without =
        warnings_of("basis = \"local\"\ndesign = \"before-after\"\nmeasure = \"counts\"\nintervention_left = "
                    "10\nintervention_of = 100\ncomparator_left = 30\ncomparator_of = 100\n");
    EXPECT_NE(without.find("does not say how long it watched"), std::string::npos) << without;
}

// Whoever lays numbers of their own over a shipped effect made the study, whatever the shipped basis was.
TEST(local_effect, numbers_laid_over_an_assumption_are_ones_own)
{
    std::string const shipped = study_with("basis = \"assumption\"\nmeasure = \"hazard ratio\"\nvalue = 0.9\n"
                                           "standard_error_log = 0.1\n");
    StudyRequest request;
    request.study_path = "own.toml";
    request.shipped_study_path = "study.toml";
    auto const study = read_study(
        request, MemoryFiles({{"study.toml", shipped},
                              {"own.toml", "based_on = [\"shipped\"]\n[interventions.own.effect]\nvalue = 0.8\n"
                                           "design = \"before-after\"\n"}}));
    ASSERT_TRUE(study.ok()) << described(study.problems);
    auto const& list = study.value->interventions;
    auto const effect = std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "own"; })->effect;
    EXPECT_EQ(effect->log_hazard_ratio.basis, Basis::local);
    EXPECT_EQ(effect->bias_factor, 0.5);
}

// ---- An effect laid over a shipped one -----------------------------------------------------------------------------

//! A trial from elsewhere, with all that was said of it.
constexpr char const* shipped_effect = R"(basis = "published"
measure = "odds ratio"
value = 0.344
comparator_risk = "65%"
follow_up = "12 months"
design = "before-after"
developer_evaluated = true
source = "Glisson 2006, abstract: two thirds less"
note = "of the trial"
standard_error_log = { value = 0.45, basis = "assumption", source = "a guess" }
transport_sd = { value = 0.3, basis = "assumption", source = "far away" }
)";

//! `own` is laid over the shipped effect, as a file of the intervention "own".
Read<Study> laid(std::string const& own, std::vector<std::string> set = {})
{
    StudyRequest request;
    request.shipped_study_path = "study.toml";
    request.study_path = "own.toml";
    request.set = std::move(set);
    std::string shipped = study_with("") + R"(
[interventions.own.study]
citation = "Glisson 2006"
design = "a trial"
doi = "10.1"
)";
    auto const at = shipped.find("source = \"our payroll\"\n");
    shipped.replace(at, std::string("source = \"our payroll\"\n").size(), shipped_effect);
    shipped.replace(shipped.find("name = \"Own\""), 0,
                    "review = \"A review.\"\ncaution = \"One trial where 65% left.\"\n"
                    "wellbeing = [{ measure = \"burnout\", result = \"less\", significance = \"significant\" }]\n");
    return read_study(request,
                      MemoryFiles({{"study.toml", shipped}, {"own.toml", "based_on = [\"shipped\"]\n" + own}}));
}

Intervention laid_intervention(Read<Study> const& study)
{
    if (!study.ok()) throw std::runtime_error("the study does not read:\n" + described(study.problems));
    auto const& list = study.value->interventions;
    return *std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "own"; });
}

std::vector<std::string> changed_paths(Read<Study> const& study)
{
    std::vector<std::string> paths;
    for (auto const& change : study.value->local_values) paths.push_back(change.path);
    return paths;
}

std::string const effect_table = "[interventions.own.effect]\n";
std::string const ratio_of_ones_own = "measure = \"risk ratio\"\nvalue = 0.6\ninterval = [0.4, 0.9]\n"
                                      "comparator_risk = \"20%\"\nfollow_up = \"12 months\"\nbasis = \"local\"\n"
                                      "source = \"our pilot\"\n";

TEST(laid_over_effect, with_a_measure_of_its_own_stands_alone)
{
    auto const study = laid(effect_table + ratio_of_ones_own);
    auto const own = laid_intervention(study);
    auto const alone = effect_of("basis = \"local\"\nmeasure = \"risk ratio\"\nvalue = 0.6\ninterval = [0.4, 0.9]\n"
                                 "comparator_risk = \"20%\"\nfollow_up = \"12 months\"\n");
    EXPECT_EQ(own.effect->log_hazard_ratio.about, alone.log_hazard_ratio.about);
    EXPECT_EQ(own.effect->bias_factor, 1.0) << "no design of another's";
    EXPECT_EQ(own.effect->transport.about, alone.transport.about) << "the general one";
    EXPECT_EQ(own.effect->log_hazard_ratio.source, "our pilot");
    EXPECT_EQ(own.effect->log_hazard_ratio.note, "");
    EXPECT_EQ(own.effect_source, "our pilot");
    EXPECT_EQ(own.caution + own.citation + own.study_design + own.doi, "") << "they spoke of the old figure";
    auto const paths = changed_paths(study);
    for (auto const* path : {"interventions.own.effect.measure", "interventions.own.effect.value",
                             "interventions.own.effect", "interventions.own.caution", "interventions.own.study"})
        EXPECT_NE(std::find(paths.begin(), paths.end(), path), paths.end()) << path;
    EXPECT_EQ(study.value->local_values.back().value, "stands alone");
    EXPECT_NE(study.value->local_values.back().before.find("design \"before-after\""), std::string::npos);
}

TEST(laid_over_effect, keeps_the_caution_and_the_study_that_a_local_layer_says)
{
    auto const own = laid_intervention(laid("[interventions.own]\ncaution = \"Forty workers.\"\n"
                                            "study = { citation = \"Our pilot 2026\" }\n" +
                                            effect_table + ratio_of_ones_own));
    EXPECT_EQ(own.caution, "Forty workers.");
    EXPECT_EQ(own.citation, "Our pilot 2026");
    EXPECT_EQ(own.doi, "") << "of the old study";
}

TEST(laid_over_effect, of_own_counts_is_read_and_not_complained_of_in_the_shipped_file)
{
    auto const counted = laid_intervention(
        laid(effect_table + "basis = \"local\"\nsource = \"us\"\ndesign = \"before-after\"\n" + fewer));
    EXPECT_EQ(counted.effect->as_published,
              "10 of 100 left, against 14 of 100 over 12 months, whose comparators left at 15.1% a year");
    auto const rates = laid_intervention(
        laid(effect_table + "basis = \"local\"\nsource = \"us\"\ndesign = \"before-after\"\nmeasure = \"two rates\"\n"
                            "intervention_rate = 0.1\ncomparator_rate = 0.14\nstandard_error_log = 0.2\n"));
    EXPECT_EQ(rates.effect->bias_factor, 0.5);
}

TEST(laid_over_effect, that_found_nothing_takes_the_figures_away)
{
    auto const own = laid_intervention(laid(effect_table + "basis = \"no-turnover-evidence\"\nreason = \"withdrawn\"\n"
                                                           "source = \"us\"\n"));
    EXPECT_FALSE(own.effect);
    EXPECT_EQ(own.effect_reason, "withdrawn");
}

TEST(laid_over_effect, said_by_several_settings_is_of_one_layer_in_any_order)
{
    std::vector<std::string> set{"measure=risk ratio",  "value=0.6",   "interval=[0.4, 0.9]", "comparator_risk=20%",
                                 "follow_up=12 months", "basis=local", "source=our pilot"};
    for (auto& text : set) text.insert(0, "interventions.own.effect.");
    auto const file = laid_intervention(laid(effect_table + ratio_of_ones_own));
    for (int turn = 0; turn < 2; ++turn) {
        auto const own = laid_intervention(laid("", set));
        EXPECT_EQ(own.effect->log_hazard_ratio.about, file.effect->log_hazard_ratio.about);
        EXPECT_EQ(own.effect->transport.about, file.effect->transport.about);
        EXPECT_EQ(own.effect_source, "our pilot");
        EXPECT_EQ(own.caution + own.citation, "");
        std::reverse(set.begin(), set.end());
    }
}

TEST(laid_over_effect, a_copy_of_the_shipped_one_changes_nothing)
{
    auto const study = laid(effect_table + shipped_effect);
    auto const copy = laid_intervention(study).effect->log_hazard_ratio;
    auto const shipped = laid_intervention(laid("")).effect->log_hazard_ratio;
    EXPECT_EQ(copy.about, shipped.about);
    EXPECT_EQ(copy.source, shipped.source);
    EXPECT_EQ(copy.basis, Basis::published);
    EXPECT_EQ(laid_intervention(study).caution, "One trial where 65% left.");
    EXPECT_TRUE(study.value->local_values.empty());
}

TEST(laid_over_effect, a_value_with_a_source_of_its_own_and_no_measure_is_refused)
{
    for (auto const* whose : {"basis = \"local\"\n", "source = \"our pilot\"\n"}) {
        auto const study = laid(effect_table + "value = 0.6\n" + whose);
        EXPECT_FALSE(study.ok());
        auto const problems = described(study.problems);
        EXPECT_NE(
            problems.find("own.toml:3:9: error: interventions.own.effect.value has a basis or a source of its own "
                          "and no measure: it would be read as an odds ratio, with comparator_risk 65%, follow_up "
                          "12 months, design before-after, developer_evaluated true, standard_error_log 0.45 and "
                          "transport_sd 0.3, all still those of Glisson 2006, abstract"),
            std::string::npos)
            << problems;
        EXPECT_EQ(study.problems.size(), 1U) << problems;
    }
}

// The comparators' risk and the design belong to the study as its ratio does: a source of one's own would claim the ratio.
TEST(laid_over_effect, no_other_part_of_a_study_takes_a_source_of_ones_own_either)
{
    for (auto const* part : {"comparator_risk = \"12%\"\n", "follow_up = \"6 months\"\n", "design = \"randomised\"\n",
                             "developer_evaluated = false\n", "interval = [0.2, 0.6]\n",
                             "standard_error_log = { value = 0.2 }\n", "design_effect = 1.5\n"}) {
        auto const alone = laid(effect_table + part);
        auto const own = laid_intervention(alone);
        auto const warnings = described(alone.value->warnings);
        EXPECT_NE(warnings.find("is changed alone, and read as an odds ratio, with value 0.344,"), std::string::npos)
            << part << warnings;
        EXPECT_EQ(own.effect_source, "changed locally; before: Glisson 2006, abstract: two thirds less") << part;
        for (auto const* whose : {"basis = \"local\"\n", "source = \"our turnover\"\n"}) {
            auto const claimed = laid(effect_table + part + whose);
            EXPECT_FALSE(claimed.ok()) << part;
            EXPECT_NE(
                described(claimed.problems)
                    .find("has a basis or a source of its own and no measure: it would be read as an odds ratio, with "
                          "value 0.344,"),
                std::string::npos)
                << described(claimed.problems);
        }
    }
}

TEST(laid_over_effect, a_source_or_a_basis_alone_leaves_it_as_it_is)
{
    auto const shipped = laid_intervention(laid(""));
    for (auto const* words :
         {"source = \"our pilot\"\n", "basis = \"assumption\"\n", "source = \"our pilot\"\nbasis = \"local\"\n",
          "source = \"our pilot\"\nbasis = \"local\"\ntransport_sd = 0.3\n"}) {
        auto const study = laid(effect_table + words);
        auto const own = laid_intervention(study);
        EXPECT_EQ(own.basis, Basis::published) << words;
        EXPECT_EQ(own.effect->log_hazard_ratio, shipped.effect->log_hazard_ratio) << words;
        EXPECT_EQ(own.effect->bias_factor, shipped.effect->bias_factor) << words;
        EXPECT_EQ(own.effect_source, shipped.effect_source) << words;
        EXPECT_NE(
            described(study.value->warnings)
                .find("and no number: the effect is still that of Glisson 2006, abstract, and so are its basis and "
                      "source"),
            std::string::npos)
            << described(study.value->warnings);
    }
}

TEST(laid_over_effect, of_ones_own_without_a_source_has_no_source_of_before)
{
    auto const own =
        laid_intervention(laid(effect_table + "measure = \"counts\"\ndesign = \"before-after\"\n"
                                              "basis = \"local\"\nintervention_left = 10\nintervention_of = "
                                              "100\ncomparator_left = 14\ncomparator_of = 100\n"));
    EXPECT_EQ(own.effect_source, "entered locally, with no source");
}

TEST(laid_over_effect, leaves_the_review_with_the_evidence_that_it_speaks_of)
{
    std::string const words = "[interventions.own]\nreview = \"Our view.\"\n[[interventions.own.wellbeing]]\nmeasure = "
                              "\"stress\"\nresult = \"less\"\nsignificance = \"significant\"\n";
    auto const theirs = laid_intervention(laid(words + effect_table + ratio_of_ones_own));
    EXPECT_EQ(theirs.review, "Our view.");
    EXPECT_EQ(theirs.wellbeing.at(0).measure, "stress");
    auto const shipped = laid_intervention(laid(""));
    auto const own = laid_intervention(laid(effect_table + ratio_of_ones_own));
    EXPECT_EQ(shipped.review, "A review.");
    EXPECT_EQ(own.review, "of the evidence before, and not of the effect entered here: A review.");
    EXPECT_EQ(own.wellbeing.at(0).measure, "of the evidence before, and not of the effect entered here: burnout");
}

TEST(laid_over_effect, a_value_alone_says_what_it_is_read_with_and_no_words_claim_it)
{
    for (bool const by_setting : {false, true}) {
        auto const study =
            by_setting ? laid("", {"interventions.own.effect.value=0.6"}) : laid(effect_table + "value = 0.6\n");
        auto const own = laid_intervention(study);
        auto const warnings = described(study.value->warnings);
        EXPECT_NE(warnings.find("interventions.own.effect.value is changed alone, and read as an odds ratio, with "
                                "comparator_risk 65%, follow_up 12 months,"),
                  std::string::npos)
            << warnings;
        EXPECT_EQ(own.caution, "The effect is changed locally; of the one before: One trial where 65% left.");
        EXPECT_EQ(own.citation, "changed locally; before: Glisson 2006");
        EXPECT_EQ(own.study_design, "changed locally; before: a trial");
    }
}

TEST(laid_over_effect, an_interval_takes_the_place_of_a_standard_error)
{
    auto const study = laid("", {"interventions.own.effect.interval=[0.2, 0.6]"});
    auto const own = laid_intervention(study);
    EXPECT_EQ(own.effect->as_published.find("odds ratio 0.344, 95% 0.2 to 0.6"), 0U) << own.effect->as_published;
    EXPECT_NE(described(study.value->warnings)
                  .find("effect.interval is changed alone, and read as an odds ratio, with "
                        "value 0.344"),
              std::string::npos)
        << described(study.value->warnings);
    EXPECT_FALSE(laid("", {"interventions.own.effect.interval=[0.2, 0.6]",
                           "interventions.own.effect.standard_error_log.value=0.2"})
                     .ok())
        << "two on one command line";
}

TEST(laid_over_effect, a_later_layer_may_change_the_value_of_ones_own)
{
    auto const study = laid(effect_table + ratio_of_ones_own, {"interventions.own.effect.value=0.5"});
    EXPECT_NE(described(study.value->warnings).find("all still those of our pilot"), std::string::npos)
        << described(study.value->warnings);
}

}  // namespace
