#include "holdfast/questions/evaluate.hpp"
#include "report/neighbours/neighbours.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

namespace {

Study published()
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 200;
    auto const turnovers = {0.094, 0.118, 0.05};
    for (std::size_t a = 0; a < 3; ++a) {
        auto& authority = study.authorities[a];
        authority.dfe_number = std::to_string(901 + a);
        authority.turnover = *(turnovers.begin() + a);
        authority.agency = 10.0;
        authority.agency_covering_vacancies = 1.0;
    }
    study.authorities[0].neighbours = {{"903", "Very close"}, {"902", "Not close"}};
    return study;
}

Neighbourhood found(Study const& study = published(), std::string const& strategy = "supervision")
{
    return neighbourhood(study, study.authorities.front().code, strategy, {1, {}, InstructionSet::sse2});
}

//! The page in one line, so that where it wraps does not matter.
std::string page(Neighbourhood const& of)
{
    std::istringstream stream(neighbours_text(of, {.full = true}));
    std::string all;
    for (std::string word; stream >> word;) all += word + " ";
    return all;
}

}  // namespace

TEST(NeighboursText, the_first_sentence_says_what_a_single_year_and_a_neighbour_are_worth)
{
    auto const of = found();
    EXPECT_THAT(page(of), testing::StartsWith(
                              of.authority.name +
                              " had a published turnover of 9.4% in 2025, lower than that of 1 of its 2 statistical "
                              "neighbours (they range from 5.0% to 11.8%). A single year swings widely. The "
                              "leaving rate used here"));
    EXPECT_THAT(page(of), HasSubstr("neighbours are alike in population, not in workforce."));
}

TEST(NeighboursText, what_is_not_published_is_said_and_never_nothing)
{
    auto study = published();
    study.authorities[2].turnover.reset();
    study.authorities[2].agency.reset();
    EXPECT_THAT(page(found(study)), HasSubstr("each of the 1 statistical neighbours that published one"));
    study.authorities[0].turnover.reset();
    study.authorities[1].turnover.reset();
    auto const text = page(found(study));
    EXPECT_THAT(text, HasSubstr("No turnover of " + study.authorities[0].name +
                                " is published for 2025; the leaving rate used here"));
    EXPECT_THAT(text, HasSubstr("210 not published 12.7% 16.5% not published 2.4%"));
}

TEST(NeighboursText, without_neighbours_there_is_still_the_region)
{
    auto study = published();
    study.authorities[0].neighbours.clear();
    auto const text = page(found(study));
    EXPECT_THAT(text,
                HasSubstr("the inputs name no statistical neighbours; its turnover of 2025: 9.4%; the leaving rate"));
    EXPECT_THAT(text, HasSubstr("North (2 authorities)"));
}

TEST(NeighboursText, an_older_year_is_shown_and_so_are_the_flags)
{
    auto study = published();
    study.authorities[2].year = 2024;
    study.authorities[2].flags = {"figures of 2024: none published for 2025"};
    auto const text = page(found(study));
    EXPECT_THAT(text, HasSubstr("5.0% (2024)"));
    EXPECT_THAT(text, HasSubstr(study.authorities[2].name + ": figures of 2024: none published for 2025."));
}

TEST(NeighboursText, a_null_result_and_no_evidence_save_nobody_anything)
{
    auto const null_result = page(found(published(), "mentoring"));
    EXPECT_THAT(null_result, HasSubstr("no saving is claimed"));
    EXPECT_THAT(null_result, Not(HasSubstr("What it would save")));
    auto const none = page(found(published(), "circles"));
    EXPECT_THAT(none, HasSubstr("No study of Reflective circles measured leaving, so no saving can be stated"));
    EXPECT_THAT(none, Not(HasSubstr("What it would save")));
}

TEST(NeighboursText, an_assumed_effect_is_called_one_above_the_table)
{
    EXPECT_THAT(page(found(published(), "workload")),
                HasSubstr("; this rests on an assumed effect, not on a measured one"));
}

TEST(NeighboursText, names_those_whose_cash_comes_from_posts_that_stand_empty)
{
    auto of = found();
    std::vector<Result*> results;
    for (auto& result : of.findings.results)
        if (result.strategy == of.strategy) results.push_back(&result);
    ASSERT_EQ(results.size(), 3U);
    for (auto* result : results) {
        result->saved->savings.gross_cash.mean = 5'000.0;
        result->saved->leavers_averted.mean = 1.0;
    }
    EXPECT_THAT(page(of), Not(HasSubstr("posts standing empty")));
    auto const pay = static_cast<std::size_t>(Line::pay);
    results[1]->saved->leavers_averted.mean = -1.0;
    results[1]->saved->lines[pay].mean = 4'000.0;
    results[2]->saved->savings.gross_cash.mean = -5'000.0;
    results[2]->saved->lines[pay].mean = -4'000.0;
    auto const name = [&](std::size_t number) {
        return of.findings.study.authorities[results[number]->authority].name;
    };
    EXPECT_THAT(page(of), HasSubstr(name(1) + ": this cash comes from more people leaving and their posts standing"));
    EXPECT_THAT(page(of), HasSubstr(name(2) + ": keeping people costs cash here"));
}

TEST(NeighboursText, marks_of_the_publisher_are_spelt)
{
    auto study = published();
    study.authorities[0].flags = {"agency cover rate: z"};
    EXPECT_THAT(page(found(study)), HasSubstr(": agency cover rate: not applicable (z)."));
}

TEST(NeighboursText, shorter_lists_say_why)
{
    auto study = published();
    study.authorities[0].neighbours.push_back({"777", "Not close"});
    auto const text = page(found(study));
    EXPECT_THAT(text, HasSubstr("DfE also names as a neighbour 777 (by DfE number)"));
    EXPECT_THAT(text, HasSubstr("DfE names ten neighbours, and these are 3:"));
}

TEST(NeighboursText, fits_into_eighty_columns)
{
    std::istringstream stream(neighbours_text(found(), {false, 80, true}));
    for (std::string line; std::getline(stream, line);) { EXPECT_LE(line.size(), 100U) << line; }  // bytes: £ has two
}

TEST(NeighboursText, answers_first_within_24_lines_and_keeps_the_rest_for_full)
{
    auto const text = neighbours_text(found(), {false, 80});
    EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 24) << text;
    EXPECT_THAT(text, testing::StartsWith(found().authority.name));
    EXPECT_THAT(text, HasSubstr("--full"));
    EXPECT_THAT(text, HasSubstr("turnover"));
    EXPECT_GT(neighbours_text(found(), {false, 80, true}).size(), text.size());
}

TEST(NeighboursJson, holds_every_row_and_a_reason_for_every_null)
{
    auto study = published();
    study.authorities[2].turnover.reset();
    study.authorities_in_region = {{"North", 2}, {"South", 1}};
    auto const of = found(study);
    auto const json = nlohmann::json::parse(neighbours_json(of));
    auto const& rows = json["rows"];
    ASSERT_EQ(rows.size(), 4U) << "no England: these inputs are not all of it";
    EXPECT_EQ(rows[0]["role"], "authority");
    EXPECT_EQ(rows[0]["turnover"], 0.094);
    EXPECT_EQ(rows[1]["closeness"], "Very close");
    EXPECT_TRUE(rows[1]["turnover"].is_null());
    EXPECT_EQ(rows[1]["reasons"]["turnover"], "not published");
    EXPECT_EQ(rows[3]["role"], "region");
    EXPECT_EQ(rows[3]["cash_saving"]["mean"], of.region.savings->gross_cash.mean) << "its cost is a placeholder";
    EXPECT_EQ(json["cash_saving_is"], "before the programme's own cost, which is still our guess");
    EXPECT_EQ(nlohmann::json::parse(neighbours_json(found(study, "mentoring")))["rows"][0]["reasons"]["cash_saving"],
              "a study found no significant effect: no saving is claimed");
}

TEST(NeighboursJson, a_stated_cost_is_taken_off)
{
    auto study = published();
    for (auto* cost : {&study.interventions[0].setup, &study.interventions[0].annual,
                       &study.interventions[0].per_worker_year, &study.interventions[0].per_starter})
        if (*cost) (*cost)->basis = Basis::local;
    auto const of = found(study);
    auto const json = nlohmann::json::parse(neighbours_json(of));
    EXPECT_EQ(json["cash_saving_is"], "after the programme's own cost");
    EXPECT_EQ(json["rows"][0]["cash_saving"]["mean"], of.authority.savings->net_cash.mean);
}

TEST(NeighboursCsv, has_a_row_each_and_says_why_a_cell_is_empty)
{
    auto study = published();
    study.authorities[2].agency.reset();
    auto const text = neighbours_csv(found(study));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 5);
    EXPECT_THAT(text, testing::StartsWith("role,name,code,closeness,authorities,"));
    EXPECT_THAT(text, HasSubstr("agency_rate: not published\r\n"));
}

TEST(LeadingStrategy, is_the_one_that_the_page_of_run_begins_with)
{
    auto study = published();
    study.authorities.resize(1);
    EXPECT_EQ(strategy_to_compare(evaluate(study, {1, {}, InstructionSet::sse2})), "supervision");
    study.packages.clear();
    study.interventions = {study.interventions[sample::circles]};
    EXPECT_EQ(strategy_to_compare(evaluate(study, {1, {}, InstructionSet::sse2})), "circles")
        << "none leads: the first";
}
