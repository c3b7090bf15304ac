// What is said of a look back: the expected beside the happened, and before and after alone by its name. A study takes the block
// of TOML as it is printed.
#include "report/look_back/look_back.hpp"

#include "base/text.hpp"
#include "report/look_back/look_back_words.hpp"
#include "report/words/past_words.hpp"
#include "support/flat_text.hpp"
#include "support/inputs_text.hpp"
#include "support/sample_look_back.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace holdfast;
using test::flat;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

LookBack one() { return sample::look_back(); }

LookBack four()
{
    auto found = one();
    for (auto const* name : {"York", "Wakefield", "Kirklees"})
        found.adopters.push_back({"0", name, {0.2, 0.15}, 100.0});
    found.placebos = 20'000;
    return found;
}

//! The small study with one more intervention: a file of its own that holds the block as printed.
Read<Study> read_with(std::string const& block)
{
    auto study = "based_on = [\"look.toml\"]\n" + test::small_study;
    std::string const design = "\"before-after\" = 0.5,";
    study.replace(study.find(design), design.size(), design + " \"weak quasi-experimental\" = 0.5,");
    return test::read_in_memory(
        {{"study.toml", study},
         {"look.toml", "[intervention]\nid = \"look\"\nname = \"Looked back\"\nlevel = \"organisational\"\n"
                       "group = \"other\"\n" +
                           block +
                           "[delivery]\ncoverage = \"100%\"\nbasis = \"local\"\nsource = \"us\"\n"
                           "[costs]\nannual = { value = 0, basis = \"local\", source = \"us\" }\n"}});
}

Intervention const& looked_back(Study const& study)
{
    return *std::find_if(study.interventions.begin(), study.interventions.end(),
                         [](auto const& intervention) { return intervention.id == "look"; });
}

}  // namespace

TEST(LookBackText, opens_with_what_was_to_be_expected_and_how_sure_that_is)
{
    auto const text = flat(look_back_text(one()));
    EXPECT_THAT(text, HasSubstr("Leaving in Leeds is 10% lower than was to be expected. That cannot be told from "
                                "chance. The 95% range runs from 30% lower to 20% higher than was to be expected."));
    EXPECT_THAT(text, HasSubstr("In 2021 to 2025 14.0% of staff left a year, and 15.6% was to be expected"));
    EXPECT_THAT(text, HasSubstr("7.8 fewer leavers (FTE) a year"));
    auto sure = one();
    sure.adjusted = {0.8, 0.7, 0.95, 0.1};
    EXPECT_THAT(flat(look_back_text(sure)),
                HasSubstr("Leaving in Leeds is 20% lower than was to be expected, more than chance explains."));
    auto nothing = one();
    nothing.adjusted.ratio = 1.001;
    EXPECT_THAT(flat(look_back_text(nothing)),
                AllOf(HasSubstr("Leaving in Leeds is no different from what was to be expected. The 95% range"),
                      Not(HasSubstr("told from chance. The"))));
}

// Where the plain figure says a rise and the adjusted one a fall, neither is a headline alone.
TEST(LookBackText, says_both_figures_where_they_disagree)
{
    auto found = one();
    found.here = {0.080, 0.096};
    found.plain = {1.19, 0.77, 1.83, 0.2};
    found.adjusted = {0.93, 0.58, 1.21, 0.2};
    EXPECT_TRUE(found.ratios_disagree());
    EXPECT_THAT(
        flat(look_back_text(found)),
        ::testing::StartsWith("Against the change elsewhere leaving in Leeds is 19% higher; against what was to be "
                              "expected it is 7% lower. The two disagree. Neither can be told from chance."));
    found.adjusted = {0.93, 0.88, 0.97, 0.2};
    EXPECT_THAT(report::happened_words(found), HasSubstr("The first cannot be told from chance."));
    found.plain = {1.19, 1.1, 1.3, 0.2};
    found.adjusted = {0.93, 0.58, 1.21, 0.2};
    EXPECT_THAT(report::happened_words(found), HasSubstr("The second cannot be told from chance."));
    found.adjusted.ratio = 0.999;  // no difference, and so no disagreement
    EXPECT_FALSE(found.ratios_disagree());
}

// The reader multiplies, of a high start and of a low one.
TEST(LookBackText, steps_lead_by_hand_to_what_was_to_be_expected)
{
    for (double const before : {0.20, 0.08}) {
        auto found = one();
        found.here = {before, 0.096};
        found.adjusted = {0.93, 0.58, 1.21, 0.2};
        auto const steps = found.steps();
        EXPECT_NEAR(before * steps.change_elsewhere * steps.start * steps.like_size, found.expected(), 1e-12);
        auto const text = flat(look_back_text(found));
        EXPECT_THAT(text, HasSubstr("it began at"));
        EXPECT_THAT(text, HasSubstr("the typical authority went from 15.5% to 14.5%"));
        EXPECT_THAT(text, HasSubstr(before > 0.155 ? "29% above the typical 15.5%" : "48% below the typical 15.5%"));
        EXPECT_THAT(text, HasSubstr("others of like size came out 3% lower than their start says"));
        EXPECT_THAT(before_and_after_words(found),
                    HasSubstr(before > 0.155 ? "What is high falls back by itself." : "What is low rises by itself."));
    }
}

TEST(LookBackText, says_what_is_typed_and_moves_nothing)
{
    auto found = one();
    EXPECT_THAT(look_back_text(found), Not(HasSubstr("moves nothing")));
    found.ignored_inputs = {"leaving rate of Leeds"};
    EXPECT_THAT(flat(look_back_text(found)), HasSubstr("leaving rate of Leeds is typed in the study and moves nothing "
                                                       "here. What happened is read from the published panel alone"));
    EXPECT_EQ(nlohmann::json::parse(look_back_json(found))["ignored_inputs"][0], "leaving rate of Leeds");
    EXPECT_THAT(report::ignored_inputs_words({"a", "b", "c", "d", "e", "f"}, "It is"),
                HasSubstr("a, b, c, d and 2 more are typed in the study and move nothing here. It is read from"));
}

TEST(LookBackText, names_before_and_after_an_illusion_where_a_fall_was_to_be_expected)
{
    auto found = one();
    EXPECT_THAT(look_back_text(found), HasSubstr("Before and after alone: an illusion"));
    EXPECT_EQ(
        before_and_after_words(found),
        "Before and after alone would claim that leaving fell by 30%. Part of that is an illusion. In the rest of "
        "England it fell by 6% in the same years, too. A fall of 22% was to be expected without anything being done. "
        "The "
        "change elsewhere makes −6%. The start, 29% above the typical 15.5%, makes −14%. What is high falls back by "
        "itself. "
        "Others of like size came out 3% lower than their start says. What is left cannot be told from chance.");
    found.adjusted.ratio = 1.02;
    EXPECT_THAT(before_and_after_words(found), HasSubstr("That is an illusion."));
    found.elsewhere = {0.21, 0.22};  // nothing fell elsewhere, and it began low here
    found.adjusted = {0.65, 0.5, 0.8, 0.1};
    EXPECT_EQ(
        before_and_after_words(found),
        "Here leaving fell by 30%. In the rest of England it rose by 5% in the same years. A rise of 8% was to be "
        "expected without anything being done. The change elsewhere makes −6%. The start, 29% above the typical 15.5%, "
        "makes +19%. Others of like size came out 3% lower than their start says.");
    EXPECT_THAT(look_back_text(found), Not(HasSubstr("illusion")));
}

TEST(LookBackText, shows_both_ratios_each_adopter_and_every_year)
{
    auto const text = look_back_text(four());
    EXPECT_THAT(text, HasSubstr("these 4 authorities"));
    EXPECT_THAT(text, AllOf(HasSubstr("Kirklees"), HasSubstr("the rest of England (131 authorities)")));
    EXPECT_THAT(text, HasSubstr("0.60 to 1.10"));
    EXPECT_THAT(text, HasSubstr("0.70 to 1.20"));
    EXPECT_THAT(text, HasSubstr("20,000 random sets of 4"));
    EXPECT_THAT(look_back_text(one()), HasSubstr("the 36 others that are at least half as large"));
    EXPECT_THAT(text, HasSubstr("not published")) << "2020 is blank here";
    EXPECT_THAT(text, HasSubstr("This is no trial."));
}

TEST(LookBackText, says_why_an_authority_is_left_out)
{
    using Why = NotUsable::Why;
    auto found = four();
    found.left_out = {{Why::too_small, "857", "Rutland", 2017, 17.1}};
    EXPECT_THAT(
        flat(look_back_text(found)),
        HasSubstr("Left out: Rutland had 17.1 FTE in 2017: below 40 FTE leaving is mostly chance, and no answer "
                  "is to be had."));
    EXPECT_THAT(not_usable_words({Why::not_published, "1", "X", 2018, 0.0}), HasSubstr("no leavers for 2018"));
    EXPECT_THAT(not_usable_words({Why::nobody_left, "1", "X", 2018, 50.0}), HasSubstr("nobody left X in 2018"));
    EXPECT_THAT(not_usable_words({Why::not_in_panel, "1", "X", 0, 0.0}), HasSubstr("X is not in the panel"));
}

TEST(LookBackText, no_sentence_is_long)
{
    for (auto const& found : {one(), four()}) {
        auto const text = look_back_text(found);
        auto const prose = flat(text.substr(0, text.find("Leaving a year"))) + " " + before_and_after_words(found);
        for (auto const& sentence : split(prose, '.')) {
            auto const words = static_cast<int>(std::count(sentence.begin(), sentence.end(), ' '));
            EXPECT_LE(words, 30) << sentence;
        }
    }
}

TEST(LookBackToml, is_taken_by_a_study_as_it_is_printed)
{
    for (auto const& found : {one(), four()}) {
        auto const read = read_with(look_back_toml(found));
        ASSERT_TRUE(read.ok()) << test::described(read.problems);
        auto const said = test::described(read.problems);
        bool const own = found.adopters.size() == 1;
        if (own)
            EXPECT_THAT(said, HasSubstr("look.toml:11:16: warning: interventions.look.effect.transport_sd is 0"))
                << "the study has two authorities, and the figures are of one";
        else EXPECT_THAT(said, Not(HasSubstr("look.toml"))) << look_back_toml(found);
        auto const& effect = *looked_back(*read.value).effect;
        EXPECT_EQ(effect.design, "weak quasi-experimental");
        EXPECT_EQ(effect.bias_factor, 0.5);
        auto const& about = effect.log_hazard_ratio.about;
        EXPECT_NEAR(std::get<Normal>(about).mean, std::log(0.9), 0.001);
        EXPECT_NEAR(std::get<Normal>(about).sd, std::log(1.2 / 0.9) / 1.96, 0.001) << "the wider half";
        EXPECT_EQ(std::holds_alternative<Fixed>(effect.transport.about), own)
            << "what an authority did itself is carried nowhere";
    }
}

// A study reads an effect as even about its middle: nothing that is read is narrower than the range that is printed.
TEST(LookBackToml, is_nowhere_narrower_than_the_range_and_says_that_it_is_wider)
{
    auto const error_in = [](std::string const& block) {
        std::string const key = "standard_error_log = { value = ";
        return std::stod(block.substr(block.find(key) + key.size()));
    };
    for (auto const& range : {ComparedRatio{0.9338, 0.582, 1.208, 0.2}, ComparedRatio{0.9, 0.8, 1.3, 0.2},
                              ComparedRatio{1.0, 0.8, 1.25, 0.1}}) {
        auto found = one();
        found.adjusted = range;
        auto const block = look_back_toml(found);
        double const half = std::exp(1.96 * error_in(block));
        EXPECT_LE(range.ratio / half, range.low + 0.0005);
        EXPECT_GE(range.ratio * half, range.high - 0.0005);
        bool const even = range.ratio == 1.0;
        EXPECT_EQ(block.find("is not even about") == std::string::npos, even) << block;
    }
    auto found = one();
    found.adjusted = {0.9338, 0.582, 1.208, 0.2};
    EXPECT_THAT(look_back_toml(found),
                HasSubstr("the 95% range, 0.582 to 1.208, is not even about 0.934; its wider half "
                          "over 1.96, so that 0.582 to 1.498 is read."));
}

TEST(LookBackToml, holds_whatever_a_name_is)
{
    auto found = one();
    found.adopters.front().name = "\"Leeds\"\n\\ [x]";
    EXPECT_TRUE(read_with(look_back_toml(found)).ok()) << look_back_toml(found);
}

TEST(LookBackJson, has_the_keys_that_are_documented)
{
    auto const json = nlohmann::json::parse(look_back_json(one()));
    EXPECT_EQ(json["windows"]["before"]["first"], 2017);
    EXPECT_EQ(json["adopters"][0]["authority"], "Leeds");
    EXPECT_EQ(json["adjusted"]["low"], 0.7);
    EXPECT_EQ(json["before_and_after"]["illusion"], true);
    EXPECT_FALSE(json["years"][2].contains("here"));
    EXPECT_EQ(json["toml"], look_back_toml(one()));
    EXPECT_NEAR(json["expected"].get<double>(), 0.14 / 0.9, 1e-12);
    EXPECT_THAT(look_back_csv(four()), HasSubstr("Leeds; York; Wakefield; Kirklees,2017,2019,2021,2025,131,0.2,0.14,"));
}

TEST(LookBackPicture, has_a_line_here_and_one_elsewhere_over_the_years_that_both_have)
{
    auto const picture = look_back_svg(one());
    EXPECT_THAT(picture, AllOf(HasSubstr("<svg"), HasSubstr("Leeds"), HasSubstr("The rest of England")));
    EXPECT_THAT(picture, HasSubstr("2021: 14.0% here, 15.0% in the rest of England"));
    EXPECT_THAT(picture, Not(HasSubstr("2020: ")));
}

TEST(NullText, says_whether_the_range_holds_what_it_says)
{
    Windows const windows{{2017, 2019}, {2021, 2025}};
    std::vector<NullCoverage> const held{{1, 2000, 0.941, 0.95, 0.92, 0.01}, {6, 2000, 0.96, 0.95, 0.93, 0.0}};
    auto const text = flat(null_text(held, windows));
    EXPECT_THAT(text, HasSubstr("holds \"nothing happened\" in 94.1 to 96.0 of 100 sets."));
    EXPECT_THAT(text, HasSubstr("2017 to 2019 against 2021 to 2025. It ought to be 93 to 97: it is."));
    auto wrong = held;
    wrong[0].adjusted = 0.9;
    EXPECT_THAT(flat(null_text(wrong, windows)), HasSubstr("it is not"));
    EXPECT_THAT(null_text({}, windows), HasSubstr("Too few authorities"));
    EXPECT_EQ(nlohmann::json::parse(null_json(held, windows))["held"][1]["adjusted"], 0.96);
    EXPECT_THAT(null_csv(held), HasSubstr("6,2000,0.96,0.95,0.93,1,"));
}
