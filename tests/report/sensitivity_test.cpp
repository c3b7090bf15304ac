#include "report/sensitivity/sensitivity.hpp"

#include "support/flat_text.hpp"
#include "support/sample_study.hpp"
#include "support/sentences_in.hpp"

#include <algorithm>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

namespace {

StudySensitivity found(std::string const& strategy)
{
    auto study = sample_study();
    study.draws = 200;
    study.interventions[sample::supervision].per_worker_year->about = gamma_of(250.0, 60.0);
    return study_sensitivity(study, 0, strategy, {}, {1, {}, InstructionSet::sse2});
}

//! The page in one line, so that where it wraps does not matter.
std::string page(std::string const& strategy, bool with_grid = false)
{
    std::istringstream stream(sensitivity_text(found(strategy), with_grid, {.full = true}));
    std::string all;
    for (std::string word; stream >> word;) all += word + " ";
    return all;
}

//! From a mark to the next item of the list.
std::string item(std::string const& text, std::string const& mark)
{
    auto const from = text.find("- " + mark);
    if (from == std::string::npos) return "";
    return text.substr(from, text.find(". - ", from) - from);
}

InputThreshold one_input(ThresholdInput input, double low, double high, std::vector<Crossing> crossings, bool pays_low)
{
    InputThreshold one;
    one.input = input;
    one.low = low;
    one.high = high;
    bool pays = pays_low;
    for (auto const& crossing : crossings) pays = crossing.pays_above;
    one.cash = one.total = Threshold{std::move(crossings), pays_low ? 1.0 : -1.0, pays ? 1.0 : -1.0};
    return one;
}

//! What the page says of one input.
std::string said_of(InputThreshold const& one)
{
    auto findings = found("supervision");
    findings.thresholds.inputs = {one};
    std::istringstream stream(sensitivity_text(findings, false, {.full = true}));
    std::string all;
    for (std::string word; stream >> word;) all += word + " ";
    auto const from = all.find("it would");
    return all.substr(from, all.find(". ", from) - from);
}

}  // namespace

TEST(SensitivityText, says_first_what_must_be_true_then_what_moves_it_then_what_explains_it)
{
    auto const text = page("supervision");
    auto const must = text.find("What must be true for it to pay");
    auto const moves = text.find("Which inputs move the base case");
    auto const explains = text.find("What explains the spread of the draws");
    ASSERT_NE(explains, std::string::npos);
    EXPECT_LT(must, moves);
    EXPECT_LT(moves, explains);
    EXPECT_THAT(text, HasSubstr("No study measured effects on children"));
    EXPECT_THAT(text, Not(HasSubstr("Two inputs at once")));
    EXPECT_THAT(page("supervision", true), HasSubstr("Two inputs at once"));
}

TEST(SensitivityText, a_placeholder_cost_is_called_one)
{
    auto const text = page("supervision");
    EXPECT_THAT(text, HasSubstr("after a cost that is our guess"));
    EXPECT_THAT(item(text, "Cost of the programme"), HasSubstr("our guess"));
}

TEST(SensitivityText, every_sentence_of_paying_by_an_assumption_or_a_null_result_says_what_it_is)
{
    auto const assumed = page("workload");
    for (auto const* mark : {"Cost of the programme", "Agency premium", "Pay with on-costs", "The authority's leaving"})
        EXPECT_THAT(item(assumed, mark), HasSubstr("this rests on an assumed effect")) << mark;
    EXPECT_THAT(assumed, HasSubstr("base case: "));
    auto const null_result = page("mentoring");
    for (auto const* mark : {"Cost of the programme", "Months of delivery"})
        EXPECT_THAT(item(null_result, mark), HasSubstr("found no significant effect")) << mark;
    EXPECT_THAT(item(page("supervision"), "Agency premium"), Not(HasSubstr("rests on")));
}

TEST(SensitivityText, without_turnover_evidence_no_saving_is_stated)
{
    auto const text = page("circles", true);
    EXPECT_THAT(text, HasSubstr("no study measured leaving, so no saving can be stated"));
    EXPECT_THAT(item(text, "Effect on leaving in those reached (not measured)"), HasSubstr("in cash"));
    for (auto const* word : {"net saving", "Agency premium", "Which inputs move", "explains the spread", "base case"})
        EXPECT_THAT(text, Not(HasSubstr(word))) << word;
    EXPECT_THAT(text, HasSubstr("There is no grid: no study measured turnover"));
}

TEST(SensitivityText, a_threshold_reads_as_it_is)
{
    using enum ThresholdInput;
    EXPECT_EQ(said_of(one_input(agency_premium, 0.0, 2.0, {{0.714, 0.021, true}}, false)),
              "it would pay above 71% (± 2.1 points)");
    EXPECT_EQ(said_of(one_input(cover_share, 0.0, 1.0, {{0.3, 0.0001, false}}, true)), "it would pay below 30%");
    EXPECT_EQ(said_of(one_input(cover_share, 0.0, 1.0, {}, false)), "it would pay nowhere from 0% to 100%");
    EXPECT_EQ(said_of(one_input(recruitment, 0.0, 50'000.0, {}, true)), "it would pay everywhere from £0 to £50,000");
    EXPECT_EQ(said_of(one_input(pay, 20'000.0, 150'000.0, {{40'000.0, 900.0, true}, {90'000.0, 0.2, false}}, false)),
              "it would pay between £40,000 (± £900) and £90,000");
    EXPECT_EQ(said_of(one_input(months_to_fill, 0.5, 24.0, {{2.0, 0.0, false}, {9.0, 0.3, true}}, true)),
              "it would pay below 2.0 months and above 9.0 months (± 0.3)");
    EXPECT_EQ(said_of(one_input(duration, 1.0, 60.0, {{37.0, 0.2, true}}, false)), "it would pay from 37 months on");
    EXPECT_EQ(said_of(one_input(duration, 1.0, 60.0, {{13.0, 2.0, false}}, true)),
              "it would pay up to 12 months (± 2)");
    EXPECT_EQ(said_of(one_input(hazard_ratio, 0.02, 1.0, {{0.774, 0.012, false}}, true)),
              "it would pay if leaving fell by more than 23% (hazard ratio below 0.77 (± 0.01))");
    EXPECT_EQ(said_of(one_input(hazard_ratio, 0.02, 1.0, {}, false)),
              "it would pay nowhere from a hazard ratio of 0.02 to 1.00");
    EXPECT_EQ(said_of(one_input(programme_cost, 0.0, 10.0, {}, false)), "it would not pay, not even free of charge");
}

TEST(SensitivityText, fits_into_eighty_columns)
{
    std::istringstream stream(sensitivity_text(found("supervision"), true, {false, 80, true}));
    for (std::string line; std::getline(stream, line);) EXPECT_LE(line.size(), 100U) << line;  // bytes: £ has two
}

TEST(SensitivityJson, holds_everything_and_null_where_there_is_nothing)
{
    auto const of = found("supervision");
    auto const json = nlohmann::json::parse(sensitivity_json(of));
    EXPECT_EQ(json["thresholds"].size(), all_threshold_inputs.size());
    EXPECT_EQ(json["net_cash_saving"]["mean"], of.thresholds.net_cash->mean);
    EXPECT_EQ(json["tornado"]["bars"].size(), of.tornado->bars.size());
    EXPECT_EQ(json["tornado"]["widest_in_total"][0], of.tornado->bars[of.tornado->widest_in_total[0]].belief.id);
    EXPECT_EQ(json["spread"]["total"]["inputs"][0]["share_of_variance"]["value"],
              of.spread->of[1].parameters[0].share.value);
    EXPECT_EQ(json["two_way"]["net_cash"].size(), 11U);
    EXPECT_EQ(json["two_way"]["net_cash"][2][3], of.two_way->at(2, 3).net_cash);
    EXPECT_EQ(json["reason"], nullptr);

    auto const none = nlohmann::json::parse(sensitivity_json(found("circles")));
    for (auto const* key :
         {"net_cash_saving", "net_total_saving", "tornado", "spread", "largest_affordable_cost_per_worker_year"})
        EXPECT_EQ(none[key], nullptr) << key;
    EXPECT_EQ(none["reason"], no_saving_claimed);
    EXPECT_EQ(none["thresholds"][1]["cash"], nullptr);
    EXPECT_EQ(none["thresholds"][1]["reason"], no_saving_claimed);
}

TEST(SensitivityCsv, every_row_has_every_cell)
{
    for (auto const* strategy : {"supervision", "circles"}) {
        auto const text = sensitivity_csv(found(strategy));
        std::istringstream stream(text);
        std::size_t rows = 0;
        for (std::string line; std::getline(stream, line); ++rows) {
            ASSERT_EQ(line.back(), '\r');
            bool quoted = false;
            std::size_t commas = 0;
            for (char const c : line) {
                if (c == '"') quoted = !quoted;
                if (c == ',' && !quoted) ++commas;
            }
            EXPECT_EQ(commas, 10U) << line;
        }
        EXPECT_GT(rows, all_threshold_inputs.size());
    }
}

TEST(SensitivityOfARegion, names_the_region_and_says_what_moves_together)
{
    auto study = sample_study();
    study.draws = 200;
    auto const of = sensitivity_of_sum(study, "supervision", {}, {1, {}, InstructionSet::sse2});
    TextStyle style{.width = 100, .full = true};
    auto const text = test::flat(sensitivity_text(of, false, style));
    EXPECT_THAT(text, HasSubstr("authorities ("));
    EXPECT_THAT(text, HasSubstr("to the same value in every draw and every authority"));
    EXPECT_THAT(text, HasSubstr("each at its low end, or each at its high end"));
    EXPECT_THAT(text, HasSubstr("Every authority's leaving rate"));
    style.full = false;
    style.regions = " --region \"North East\"";
    auto const screen = test::flat(sensitivity_text(of, false, style));
    EXPECT_THAT(screen, HasSubstr("holdfast impact --region \"North East\" supervision"));
    EXPECT_THAT(screen, HasSubstr("one council: holdfast sensitivity Northmoor supervision"));
    EXPECT_TRUE(test::sentences_longer_than(30, sensitivity_text(of, false, style)).empty());
}

TEST(SensitivityOfARegion, has_no_one_value_of_what_is_each_authoritys_own)
{
    auto study = sample_study();
    study.draws = 200;
    auto const of = sensitivity_of_sum(study, "supervision", {}, {1, {}, InstructionSet::sse2});
    auto const document = nlohmann::json::parse(sensitivity_json(of));
    EXPECT_FALSE(document.contains("authority"));
    EXPECT_EQ(document["authorities"], study.authorities.size());
    std::size_t own = 0;
    for (auto const& bar : document["tornado"]["bars"]) {
        EXPECT_EQ(bar["each_own"].get<bool>(), bar["low"]["input"].is_null()) << bar["id"];
        own += bar["each_own"].get<bool>() ? 1U : 0U;
    }
    EXPECT_GT(own, 0U);
    EXPECT_THAT(sensitivity_csv(of), HasSubstr("tornado,authorities.*.cover_share"));
    EXPECT_THAT(sensitivity_csv(of), HasSubstr("each authority at its own end"));
}
