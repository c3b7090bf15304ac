// Who adopted an intervention: names and years as they are typed, with their errors; what happened there, which is look-back's
// answer; and the shipped files, whose figures are those that look-back gives on the shipped panel.
#include "holdfast/questions/adopters.hpp"

#include "inputs/fields/year_span.hpp"
#include "inputs/published/panel_csv.hpp"
#include "support/files.hpp"
#include "support/inputs_text.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

Panel const& shipped_panel()
{
    static Panel const panel = read_panel({"panel.csv", text_of(where::project() + "/inputs/panel.csv")}).value.value();
    return panel;
}

Study const& shipped()
{
    static Study const study = [] {
        StudyRequest request;
        request.shipped_study_path = shipped_study();
        auto read = read_study(request, DiskFiles{});
        EXPECT_TRUE(read.ok()) << described(read.problems);
        return read.value.value();
    }();
    return study;
}

//! The small study, with a set of adopters of this text.
Read<Study> read_set(std::string const& set)
{
    return read_in_memory({{"study.toml", small_study + "\n[[interventions.peer-supervision.adopters]]\n" + set}});
}

//! Fourteen authorities, 2017 to 2025; 901 and 902 lose a fifth of their leavers from 2021 on.
Panel made_panel()
{
    Panel panel;
    for (int k = 0; k < 14; ++k) {
        auto& authority = panel[std::to_string(901 + k)];
        authority.name = "A" + std::to_string(901 + k);
        for (int year = 2017; year <= 2025; ++year) {
            double const rate = 0.12 + 0.004 * ((k * 7 + year * 3) % 11);
            authority.years[year] = {
                100.0 + 10.0 * k, (100.0 + 10.0 * k) * rate * (k < 2 && year >= 2021 ? 0.8 : 1.0), {}, {}};
        }
    }
    return panel;
}

std::string problems_of(std::string const& set)
{
    auto const read = read_set(set);
    return described(read.problems);
}

std::string panel_problems_of(std::string const& set, Panel const& panel)
{
    auto const read = read_set(set);
    if (!read.ok()) return "the set does not read: " + described(read.problems);
    return described(what_adopters_saw(*read.value, panel).problems);
}

double two_digits(double value) { return std::round(value * 100.0) / 100.0; }

//! What look-back says of a set of the shipped study, by the intervention and the set's place.
LookBack const& saw(std::string const& intervention, std::size_t place)
{
    static auto const all = what_adopters_saw(shipped(), shipped_panel());
    EXPECT_TRUE(all.value) << described(all.problems);
    for (auto const& set : *all.value)
        if (set.intervention == intervention && place-- == 0) return set.happened;
    throw std::runtime_error("there is no such set of " + intervention);
}

Intervention const& file_of(std::string const& id)
{
    for (auto const& intervention : shipped().interventions)
        if (intervention.id == id) return intervention;
    throw std::runtime_error("there is no " + id);
}

}  // namespace

TEST(Adopters, are_read_by_name_or_code_with_what_may_be_left_out)
{
    auto const by_code = read_set(R"(name = "A way"
authorities = ["E01", "Lower Testshire"]
since = 2021
until = 2024
before = "2017:2019"
source = "a list"
note = "a note"
)");
    ASSERT_TRUE(by_code.ok()) << described(by_code.problems);
    auto const& sets = by_code.value->interventions.front().adopters;
    ASSERT_EQ(sets.size(), 1U);
    EXPECT_THAT(sets[0].numbers, ElementsAre("901", "902 / 903"));
    EXPECT_EQ(sets[0].since, 2021);
    EXPECT_EQ(sets[0].until, 2024);
    EXPECT_EQ(sets[0].before, (YearSpan{2017, 2019}));
    EXPECT_EQ(sets[0].note, "a note");
    EXPECT_TRUE(by_code.value->interventions.back().adopters.empty());
    EXPECT_TRUE(names_adopters(*by_code.value));
}

TEST(Adopters, say_all_that_is_wrong_at_its_place)
{
    auto const said = problems_of(R"(name = "A way"
authorities = ["Upper Testshire", "Nowhere", "E01"]
since = 2021
until = 2019
before = "2019:2021"
)");
    EXPECT_THAT(said,
                AllOf(HasSubstr("Nowhere"), HasSubstr("named twice"), HasSubstr("until is 2019, before since, 2021"),
                      HasSubstr("overlaps with the years after, from 2021 on"), HasSubstr("source is missing")));
    EXPECT_THAT(
        problems_of("name = \"x\"\nauthorities = \"E01\"\nsince = 2021\nsource = \"s\"\nbefore = \"2019:2017\"\n"),
        HasSubstr("write before = \"2017:2019\""));
    EXPECT_THAT(problems_of("name = \"x\"\nauthorities = \"E01\"\nsince = 2021\nsource = \"s\"\nbefore = \"early\"\n"),
                AllOf(HasSubstr("which is not two years"), HasSubstr("write before = \"2017:2019\"")));
    EXPECT_THAT(problems_of("name = \"x\"\nauthorities = []\nsince = 2021\nsource = \"s\"\n"),
                HasSubstr("authorities"));
    EXPECT_THAT(problems_of("name = \"x\"\nauthority = \"E01\"\nsince = 2021\nsource = \"s\"\n"),
                HasSubstr("did you mean"));
}

TEST(Adopters, years_that_are_not_published_are_errors_at_their_place)
{
    auto const set = [](std::string const& years) {
        return "name = \"x\"\nauthorities = \"E01\"\nsource = \"s\"\n" + years;
    };
    auto const panel = made_panel();
    EXPECT_EQ(panel_problems_of(set("since = 2021\n"), panel), "");
    EXPECT_THAT(panel_problems_of(set("since = 2026\n"), panel),
                AllOf(HasSubstr("study.toml:"), HasSubstr("since is 2026"), HasSubstr("holds 2017 to 2025"),
                      HasSubstr("since = 2026")));
    EXPECT_THAT(panel_problems_of(set("since = 2021\nuntil = 2027\n"), panel),
                AllOf(HasSubstr("until is 2027"), HasSubstr("until = 2027")));
    EXPECT_THAT(panel_problems_of(set("since = 2019\n"), panel),
                AllOf(HasSubstr("would have 2015 to 2017 before it"), HasSubstr("write before = \"2017:2017\"")));
    EXPECT_THAT(panel_problems_of(set("since = 2021\nbefore = \"2015:2019\"\n"), panel), HasSubstr("begins with 2015"));
}

TEST(Adopters, about_whom_there_is_no_answer_are_an_error_with_the_reason)
{
    auto panel = made_panel();
    panel.at("901").years.at(2018).in_post = 12.0;
    std::string const set = "name = \"x\"\nauthorities = \"E01\"\nsource = \"s\"\nsince = 2021\n";
    EXPECT_THAT(panel_problems_of(set, panel), HasSubstr("had 12.0 FTE in 2018"));
    panel.erase("901");
    EXPECT_THAT(panel_problems_of(set, panel), HasSubstr("901 is not in the panel"));
    EXPECT_THAT(panel_problems_of(set, {}), HasSubstr("holds none"));
}

// The slow and obvious twin: look-back, asked by hand.
TEST(Adopters, saw_what_look_back_says_of_them)
{
    auto const panel = made_panel();
    auto study = read_set("name = \"x\"\nauthorities = \"E01\"\nsource = \"s\"\nsince = 2021\n").value.value();
    auto& sets = study.interventions.front().adopters;
    sets.front().numbers = {"901", "902"};
    sets.push_back(sets.front());
    auto const all = what_adopters_saw(study, panel);
    ASSERT_TRUE(all.value) << described(all.problems);
    ASSERT_EQ(all.value->size(), 2U);
    auto const twin = std::get<LookBack>(look_back(panel, {{"901", "902"}, {{2017, 2019}, {2021, 2025}}}));
    for (auto const& set : *all.value) {
        EXPECT_EQ(set.intervention, "peer-supervision");
        EXPECT_EQ(set.happened.windows, twin.windows);
        EXPECT_EQ(set.happened.adjusted.ratio, twin.adjusted.ratio);
        EXPECT_EQ(set.happened.adjusted.low, twin.adjusted.low);
        EXPECT_EQ(set.happened.plain.high, twin.plain.high);
    }
    EXPECT_LT(twin.adjusted.ratio, 0.95) << "a fall was planted";
}

TEST(YearSpan, is_one_year_or_two)
{
    EXPECT_EQ(year_span_typed("2017:2019"), (YearSpan{2017, 2019}));
    EXPECT_EQ(year_span_typed("2017"), (YearSpan{2017, 2017}));
    for (auto const* wrong : {"", "2017:", "17:19", "2017:2018:2019", "2017-2019", "1899:1900"})
        EXPECT_FALSE(year_span_typed(wrong)) << wrong;
}

// ---- The shipped files. ----

TEST(ShippedAdopters, strengths_based_practice_carries_what_look_back_gives)
{
    auto const& six = saw("strengths-based-practice", 0);
    EXPECT_EQ(six.adopters.size(), 6U);
    EXPECT_EQ(two_digits(six.adjusted.ratio), 1.07);
    EXPECT_EQ(two_digits(six.adjusted.low), 0.90);
    EXPECT_EQ(two_digits(six.adjusted.high), 1.27);
    EXPECT_EQ(two_digits(six.plain.ratio), 1.02);
    auto const& effect = file_of("strengths-based-practice").effect.value();
    EXPECT_EQ(effect.log_hazard_ratio.basis, Basis::derived);
    EXPECT_EQ(effect.as_published, "hazard ratio 1.07, 95% 0.9 to 1.27");
    EXPECT_EQ(effect.design, "weak quasi-experimental");
}

TEST(ShippedAdopters, the_figures_of_other_files_are_those_of_their_sets)
{
    struct Row {
        char const* id;
        std::size_t figure, set;
        double ratio, error_of_log;
        bool by_interval;
    };
    for (auto const& row :
         {Row{"community-colocation", 0, 0, 0.96, 0.0, true}, Row{"community-colocation", 1, 1, 1.07, 0.0, true},
          Row{"retention-payment", 2, 0, 0.72, 0.31, false}, Row{"retention-payment", 3, 2, 1.09, 0.22, false}}) {
        SCOPED_TRACE(std::string(row.id) + " " + std::to_string(row.figure));
        auto const& seen = saw(row.id, row.set);
        EXPECT_EQ(two_digits(seen.adjusted.ratio), row.ratio);
        auto const& figure = file_of(row.id).effect->pooling->figures.at(row.figure);
        EXPECT_NEAR(figure.log_hazard_ratio.estimate, std::log(row.ratio), 1e-12);
        EXPECT_EQ(figure.design, "weak quasi-experimental");
        double const error = row.by_interval
                                 ? std::log(two_digits(seen.adjusted.high) / two_digits(seen.adjusted.low)) / 3.92
                                 : row.error_of_log;
        EXPECT_NEAR(figure.log_hazard_ratio.standard_error, error, 1e-3);
        if (!row.by_interval) { EXPECT_EQ(two_digits(seen.adjusted.placebo_sd), row.error_of_log); }
    }
    auto const& after_the_tie = saw("retention-payment", 1);
    EXPECT_EQ(two_digits(after_the_tie.adjusted.ratio), 0.99);
    EXPECT_EQ(two_digits(after_the_tie.adjusted.low), 0.65);
    EXPECT_EQ(two_digits(after_the_tie.adjusted.high), 1.60);
    EXPECT_EQ(file_of("retention-payment").delivery.duration, 18);
    EXPECT_EQ(file_of("retention-payment").delivery.half_life, 0.0);
    EXPECT_EQ(file_of("community-colocation").bought_for, BoughtFor::families);
}
