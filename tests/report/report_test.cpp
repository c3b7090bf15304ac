#include "holdfast/report/report.hpp"

#include "inputs/files/csv.hpp"
#include "report/committee/places.hpp"
#include "report/forms/paper.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/patterns.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/sentences.hpp"
#include "report/words/wording.hpp"
#include "support/opened_workbook.hpp"
#include "support/sample_study.hpp"

#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

constexpr char const* hostile_name = "</script><script>alert(1)</script>";
constexpr char const* formula = "=HYPERLINK(\"x\",\"y\")";
constexpr char const* breaks_out = "\"; alert(1); | ![a](b) #";

ReportMaterial material_of(Study study, ReportChoice choice = {})
{
    study.draws = 200;
    auto pictured = evaluate_with_pictures(study, {2, {}, best_instruction_set()});
    ReportMaterial material;
    material.findings = std::move(pictured.findings);
    material.pictures = std::move(pictured.pictures);
    material.choice = choice;
    return material;
}

ReportMaterial const& sample_material()
{
    static auto const material = material_of(sample_study(), {1, sample::supervision});
    return material;
}

Study hostile_study()
{
    auto study = sample_study();
    study.authorities[0].name = hostile_name;
    study.authorities[0].source = breaks_out;
    study.interventions[sample::supervision].name = formula;
    study.interventions[sample::supervision].caution = breaks_out;
    return study;
}

std::string embedded(std::string const& html)
{
    auto const at = html.find("application/json");
    auto const from = html.find('>', at) + 1;
    return html.substr(from, html.find("</script>", from) - from);
}

//! Of one place and strategy, out of the columns that hold it; the keys of a member in a member.
Json result_in(Json const& data, std::size_t place, std::size_t strategy)
{
    auto whole = Json::object();
    for (auto const& [name, column] : data.at("results").items()) {
        if (place >= column.size() || strategy >= column[place].size() || column[place][strategy].is_null()) continue;
        auto const dot = name.find('.');
        if (dot == std::string::npos) whole[name] = column[place][strategy];
        else whole[name.substr(0, dot)][name.substr(dot + 1)] = column[place][strategy];
    }
    return whole;
}

//! A sentence whose slots are filled.
std::string sentence_in(Json const& data, Json const& sentence)
{
    report::Slotted apart{data.at("texts").at(sentence.front().get<std::size_t>()).get<std::string>(), {}};
    for (std::size_t at = 1; at < sentence.size(); ++at) apart.figures.push_back(sentence[at].get<std::string>());
    return filled(apart);
}

TEST(report_data, holds_every_place_and_strategy_with_the_figures_of_the_findings)
{
    auto const& material = sample_material();
    auto const& findings = material.findings;
    auto const data = Json::parse(report_data_json(material));
    auto const& places = data.at("places");
    ASSERT_EQ(places.size(), 1U + 2U + findings.study.authorities.size()) << "all, two regions, the authorities";
    EXPECT_EQ(places[0].at("kind"), "all");
    EXPECT_EQ(data.at("start").at("place"), 4);
    EXPECT_EQ(data.at("start").at("strategy"), sample::supervision);
    ASSERT_EQ(data.at("results").at("sentence").size(), places.size());
    std::size_t compared = 0;
    for (auto const& result : findings.results) {
        auto const shown = result_in(data, 3 + result.authority, result.strategy);
        if (!result.saved) {
            EXPECT_FALSE(shown.contains("gross_cash")) << "no saving where none was measured";
            EXPECT_FALSE(shown.contains("plane"));
            continue;
        }
        EXPECT_NEAR(shown.at("gross_cash")[0].get<double>(), result.saved->savings.gross_cash.mean, 0.5);
        EXPECT_NEAR(shown.at("net_total")[1].get<double>(), result.saved->savings.net_total.low, 0.5);
        EXPECT_NEAR(shown.at("lines")[0].get<double>(), result.saved->lines[0].mean, 0.5);
        EXPECT_EQ(shown.at("years").size(), data.at("years").size());
        if (findings.strategies[result.strategy].basis == Basis::null_result) {
            EXPECT_FALSE(shown.contains("cumulative_after")) << "no picture of a saving where none is claimed";
            continue;
        }
        EXPECT_EQ(shown.at("cumulative_after").size(), data.at("years").size());
        ++compared;
    }
    EXPECT_GT(compared, 5U);
}

TEST(report_data, says_the_sentences_of_the_summary)
{
    auto const& material = sample_material();
    auto const data = Json::parse(report_data_json(material));
    auto const& findings = material.findings;
    for (auto const& result : findings.results) {
        auto const sentence =
            report::budget_sentence(findings, report::standing_of(findings, result),
                                    report::setting_of(findings, findings.study.authorities[result.authority]));
        auto const shown = result_in(data, 3 + result.authority, result.strategy);
        EXPECT_EQ(sentence_in(data, shown.at("sentence")), sentence);
    }
}

// The page rounds the figures that it is given; whatever they were rounded to before, it has to say what the paper says.
TEST(report_data, is_rounded_once)
{
    auto material = material_of(only(sample_study(), 0, sample::supervision));
    auto& result = material.findings.results.front();
    for (double const value : {1'154.6, 1'144.51, -2'344.6, 115'499.6, 1'234'999.7, 0.4, 999.6, 104.49, 2'345'000.0}) {
        result.affordable_cash.value = Estimate{value, 1.0, value - 1.0, value + 1.0};
        Json const shown = result_in(Json::parse(report_data_json(material)), 0, 0).at("affordable");
        for (auto const& [at, exact] : {std::pair{0, value}, std::pair{1, value - 1.0}, std::pair{2, value + 1.0}}) {
            EXPECT_EQ(report::spoken(shown[at].get<double>()), report::spoken(exact)) << exact;
            EXPECT_NEAR(shown[at].get<double>(), exact, 0.5);
        }
    }
    for (double const value : {0.123499, 0.814999, 0.999496, 0.0049996, 0.25}) {
        result.saved->chances.gross_cash = value;
        Json const shown = result_in(Json::parse(report_data_json(material)), 0, 0).at("chances").at("gross_cash");
        EXPECT_EQ(report::chance(shown.get<double>()), report::chance(value)) << value;
    }
}

TEST(report_data, names_a_sum_once_whatever_it_is_called)
{
    auto study = sample_study();
    study.authorities.pop_back();
    study.authorities_in_region = {{"North", 2}, {"South", 1}};
    auto const material = material_of(study);
    EXPECT_EQ(material.findings.totals.back().name, "North") << "all of the region, of inputs that hold more";
    Json const places = Json::parse(report_data_json(material)).at("places");
    ASSERT_EQ(places.size(), 3U) << "all together, and each of the two: not one place for every programme";
    EXPECT_EQ(places[0].at("kind"), "all");
    EXPECT_EQ(places[0].at("name"), "North");
    EXPECT_EQ(places[1].at("name"), "Northmoor");
    // Two regions that are there but once are places of their own, beside all.
    EXPECT_EQ(report::places_of(sample_material().findings).size(), 6U);
}

TEST(report_data, names_the_published_files)
{
    auto study = only(sample_study(), 0, sample::supervision);
    study.published = {{"workforce", "csww.csv", "", "30 September 2025", ""}};
    auto const data = Json::parse(report_data_json(material_of(study)));
    EXPECT_EQ(data.at("about").at("published"),
              Json::array({"csww.csv: figures of 30 September 2025; its date is not stated"}));
}

TEST(report_data, gives_every_number_a_source_or_says_that_there_is_none)
{
    auto const data = Json::parse(report_data_json(sample_material()));
    ASSERT_GT(data.at("beliefs").size(), 20U);
    for (auto const& belief : data.at("beliefs")) {
        EXPECT_FALSE(belief.at("label").get<std::string>().empty());
        EXPECT_FALSE(belief.at("value").get<std::string>().empty());
        EXPECT_TRUE(belief.at("source").is_null() || belief.at("source").get<std::size_t>() < data.at("texts").size());
    }
}

TEST(report_html, is_the_page_with_the_data_inside_and_nothing_can_end_their_element)
{
    auto const material = material_of(hostile_study());
    auto const html = report_html(material);
    EXPECT_THAT(html, HasSubstr("Content-Security-Policy"));
    EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
    EXPECT_EQ(Json::parse(embedded(html)), Json::parse(report_data_json(material)));
}

TEST(report_markdown, quotes_the_same_figures_and_names_what_it_rests_on)
{
    auto const& material = sample_material();
    auto const paper = report_markdown(material);
    auto const& result = material.findings.results[1 * material.findings.strategies.size() + sample::supervision];
    auto const standing = report::standing_of(material.findings, result);
    auto const setting = report::setting_of(material.findings, material.findings.study.authorities[1]);
    auto const sentence = report::budget_sentence(material.findings, standing, setting);
    EXPECT_THAT(paper, HasSubstr(report::markdown_text(sentence)));
    EXPECT_THAT(members_markdown(material), HasSubstr(report::markdown_text(sentence)));
    EXPECT_THAT(paper, HasSubstr(report::markdown_text(report::round_pounds(standing.savings->gross_cash.mean))));
    EXPECT_THAT(paper, HasSubstr("seed "));
}

TEST(report_markdown, takes_nothing_of_the_inputs_for_its_own_marks)
{
    auto const paper = report_markdown(material_of(hostile_study(), {0, sample::supervision}));
    EXPECT_THAT(paper, Not(HasSubstr("<script>")));
    EXPECT_THAT(paper, Not(HasSubstr("![a]")));
    EXPECT_THAT(paper, HasSubstr("\\<script\\>"));
    EXPECT_EQ(report::markdown_text("- a"), "\\- a");
    EXPECT_EQ(report::markdown_text("12. a"), "12\\. a");
    EXPECT_EQ(report::markdown_text("8.2%"), "8.2%");
    EXPECT_EQ(report::markdown_text("a|b*c_d"), "a\\|b\\*c\\_d");
}

TEST(report_pictures, come_with_a_table_each_whose_text_is_no_formula_and_whose_marks_are_no_elements)
{
    auto const files = report_pictures(material_of(hostile_study(), {0, sample::supervision}));
    std::set<std::string> names;
    for (auto const& file : files) names.insert(file.name);
    EXPECT_GE(names.size(), 14U);
    std::size_t named = 0;
    for (auto const& file : files) {
        auto const stem = file.name.substr(0, file.name.rfind('.'));
        EXPECT_TRUE(names.count(stem + ".svg") == 1 && names.count(stem + ".csv") == 1) << file.name;
        if (file.name.ends_with(".svg")) {
            EXPECT_THAT(file.text, Not(HasSubstr("<script"))) << file.name;
            EXPECT_THAT(file.text, HasSubstr("<title id=\"title\">"));
            EXPECT_THAT(file.text, HasSubstr("role=\"img\""));
            continue;
        }
        auto const table = read_csv({file.name, file.text});
        ASSERT_TRUE(table.ok()) << file.name;
        EXPECT_FALSE(table.value->rows.empty()) << file.name;
        for (auto const& row : table.value->rows)
            for (auto const& cell : row.cells) {
                EXPECT_NE(cell.text.substr(0, 1), "=") << file.name;
                if (cell.text.find("HYPERLINK") != std::string::npos) ++named;
            }
    }
    EXPECT_GT(named, 0U);
}

TEST(report_pictures, show_no_saving_where_none_is_claimed)
{
    for (auto const strategy : {sample::mentoring, sample::circles}) {
        auto const files = report_pictures(material_of(sample_study(), {0, strategy}));
        for (auto const& file : files)
            EXPECT_EQ(file.name.rfind("interventions-", 0), 0U) << file.name << " of a null result or of no evidence";
    }
}

TEST(report, shows_the_same_figures_in_every_form)
{
    auto const& material = sample_material();
    auto const& findings = material.findings;
    auto const choice = workbook_choice(material);
    auto const& result = findings.results[choice.authority * findings.strategies.size() + choice.strategy];
    auto const standing = report::standing_of(findings, result);
    auto const& lead = standing.lead();

    auto const data = Json::parse(embedded(report_html(material)));
    auto const on_the_page = result_in(data, 3 + choice.authority, choice.strategy);
    EXPECT_EQ(on_the_page.at(standing.placeholder ? "gross_cash" : "net_cash")[0], std::llround(lead.mean));

    EXPECT_THAT(report_markdown(material),
                HasSubstr(report::markdown_text(report::round_pounds(standing.savings->net_cash.mean))));

    auto const book = test::opened(workbook(findings, choice));
    bool in_the_workbook = false;
    for (auto const& [cell, is] : book.sheets.at("All savings"))
        in_the_workbook = in_the_workbook || (is.number && std::abs(*is.number - lead.mean) < 0.005);
    EXPECT_TRUE(in_the_workbook);

    std::map<std::string, std::string> pictures;
    for (auto& file : report_pictures(material)) pictures.emplace(file.name, std::move(file.text));
    auto const numbers_in = [&](std::string const& name) {
        std::vector<double> numbers;
        auto const table = read_csv({name, pictures.at(name)}).value.value();
        for (auto const& row : table.rows)
            for (auto const& cell : row.cells)
                if (char* end = nullptr; !cell.text.empty()) {
                    double const value = std::strtod(cell.text.c_str(), &end);
                    if (*end == '\0') numbers.push_back(value);
                }
        return numbers;
    };
    using testing::Contains;
    EXPECT_THAT(numbers_in("interventions-published.csv"), Contains(lead.mean));
    EXPECT_THAT(numbers_in("authorities.csv"), Contains(lead.low));
    EXPECT_THAT(numbers_in("where-the-money-comes-from.csv"), Contains(result.saved->lines[0].mean));
    auto const& cumulative = material.pictures.results[choice.authority * findings.strategies.size() + choice.strategy]
                                 .cumulative_after_cost;
    EXPECT_THAT(numbers_in("cumulative-cash.csv"), Contains(cumulative.back().high));
    EXPECT_EQ(on_the_page.at("cumulative_after").back()[2], std::llround(cumulative.back().high));
}

TEST(report_choice, opens_where_it_was_asked_to_and_else_with_what_leads)
{
    auto material = material_of(sample_study());
    auto const lead = opening_strategy(material);
    ASSERT_TRUE(lead);
    EXPECT_EQ(*lead, sample::supervision) << "the only published effect";
    auto const choice = workbook_choice(material);
    EXPECT_EQ(choice.strategy, sample::supervision);
    for (auto const& result : material.findings.results)
        if (result.strategy == choice.strategy) {
            EXPECT_LE(
                report::standing_of(material.findings, result).lead().mean,
                report::standing_of(
                    material.findings,
                    material.findings.results[choice.authority * material.findings.strategies.size() + choice.strategy])
                    .lead()
                    .mean);
        }
    material.choice = {2, sample::workload};
    EXPECT_EQ(opening_strategy(material), sample::workload);
    EXPECT_EQ(workbook_choice(material).authority, 2U);
}

}  // namespace
