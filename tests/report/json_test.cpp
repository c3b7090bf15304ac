#include "holdfast/report/json.hpp"

#include "holdfast/base/contract.hpp"
#include "support/golden_json.hpp"
#include "support/json_schema.hpp"
#include "support/sample_chance.hpp"
#include "support/sample_findings.hpp"
#include "support/where.hpp"

#include <cmath>
#include <fstream>
#include <limits>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using Json = nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Json schema()
{
    std::ifstream file(where::project() + "/docs/results.schema.json");
    return Json::parse(file);
}

Json document() { return Json::parse(results_json(sample::findings())); }

Json const& result_of(Json const& doc, std::string const& authority, std::string const& intervention)
{
    for (auto const& result : doc["results"])
        if (result["authority"]["name"] == authority && result["intervention"] == intervention) return result;
    throw std::out_of_range("no such result");
}

//! The sample's first intervention, its effect pooled from three figures.
Json pooled_document(std::optional<PoolingMethod> method)
{
    auto findings = sample::findings();
    auto& effect = *findings.study.interventions[0].effect;
    std::vector<StudyEstimate> const studies{{-0.22, 0.13}, {-0.34, 0.22}, {0.05, 0.17}};
    EffectPooling pooling;
    pooling.method = method ? std::string(name(*method)) : "equal shares";
    for (auto const& study : studies)
        pooling.figures.push_back({"Somebody 2006", "A journal", "hazard ratio", "", 0.5, study, 1.0 / 3.0});
    if (method) {
        auto const pooled = std::get<Pooled>(pool(studies, *method));
        for (std::size_t i = 0; i < studies.size(); ++i) pooling.figures[i].weight = pooled.weights[i];
        effect.log_hazard_ratio.about = *pooled.prediction;
        effect.bias_shift = 0.01;
        effect.between_authorities_sd = 0.0;
        pooling.pooled = pooled;
    }
    effect.pooling = pooling;
    return Json::parse(results_json(findings));
}

//! Every null has a reason beside it, every reason a null.
void expect_reasons(Json const& value, std::string const& at)
{
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i) {
            EXPECT_FALSE(value[i].is_null()) << at << "/" << i;
            expect_reasons(value[i], at + "/" + std::to_string(i));
        }
    if (!value.is_object()) return;
    for (auto const& [key, member] : value.items()) {
        bool const explained =
            value.contains("reasons") && value["reasons"].contains(key) && value["reasons"][key] != "";
        EXPECT_EQ(member.is_null(), explained) << at << "/" << key;
        expect_reasons(member, at + "/" + key);
    }
}

TEST(results_json, is_what_its_schema_says) { EXPECT_THAT(test::schema_faults(schema(), document()), IsEmpty()); }

TEST(results_json, with_scenarios_is_what_its_schema_says)
{
    auto const study = sample::findings();
    auto own = study;
    own.warnings = {{Problem::Kind::warning, {"own.toml", 7, 1, 1, ""}, "prices.pay", "who says so?", "", {}}};
    auto const with = Json::parse(
        results_json(study, {}, {{"a", "Shipped", "to see", study}, {"b", "My own", "to see", own, "own.toml:1"}}));
    ASSERT_EQ(with.at("scenarios").size(), 2U);
    EXPECT_THAT(test::schema_faults(schema(), with), IsEmpty());
    auto without = with;
    without["scenarios"][0]["results"][0].erase("cash_saving_after_cost");
    EXPECT_THAT(test::schema_faults(schema(), without), Not(IsEmpty()));
}

TEST(results_json, a_broken_document_is_caught)
{
    auto const rules = schema();
    auto const broken = [&](auto const& breaks) {
        auto doc = document();
        breaks(doc);
        return !test::schema_faults(rules, doc).empty();
    };
    EXPECT_TRUE(broken([](Json& d) { d.erase("seed"); }));
    EXPECT_TRUE(broken([](Json& d) { d["clock"] = "12:00"; }));
    EXPECT_TRUE(broken([](Json& d) { d["results"][0]["basis"] = "hearsay"; }));
    EXPECT_TRUE(broken([](Json& d) { d["results"][0]["gross_cash_saving"].erase("mcse"); }));
    EXPECT_TRUE(broken([](Json& d) { d["results"][0]["gross_cash_saving"]["mean"] = "a lot"; }));
    EXPECT_TRUE(broken([](Json& d) { d["results"][0]["probability_of_cash_saving"] = 1.5; }));
    EXPECT_TRUE(broken([](Json& d) { d["results"][0]["lines"].erase("ramp_up"); }));
    EXPECT_TRUE(broken([](Json& d) { d["results"][0]["reasons"]["lines"] = ""; }));
    EXPECT_TRUE(broken([](Json& d) { d["results"][0]["payback_month"] = 2.5; }));
    EXPECT_TRUE(broken([](Json& d) { d["totals"][0]["perspectives"].erase("england"); }));
    EXPECT_TRUE(broken([](Json& d) { d["totals"][0]["scope"] = "planet"; }));
}

TEST(results_json, schema_keywords_that_are_not_understood_are_not_passed_over)
{
    EXPECT_THROW((void)test::schema_faults({{"pattern", "x"}}, Json("y")), std::invalid_argument);
}

TEST(results_json, chance_is_an_object_more_in_every_result_and_nothing_else)
{
    auto const findings = sample::findings();
    auto const with = nlohmann::ordered_json::parse(results_json(findings, sample::chance(findings)));
    EXPECT_THAT(test::schema_faults(schema(), Json::parse(with.dump())), IsEmpty());
    expect_reasons(Json::parse(with.dump()), "");
    auto stripped = with;
    for (auto& result : stripped["results"]) {
        EXPECT_TRUE(result.contains("chance"));
        result.erase("chance");
        result["reasons"].erase("chance");
    }
    EXPECT_EQ(stripped.dump(1) + "\n", results_json(findings));

    auto const& chance = with["results"][0]["chance"];
    EXPECT_EQ(chance["years"][0]["financial_year"], "2026-27");
    EXPECT_EQ(chance["years"][0]["without"]["leavers"]["with_chance"]["low"], 10.0);
    EXPECT_EQ(chance["horizon"]["months"], 60);
    EXPECT_EQ(chance["first_year"]["fall_needed"], 11);
    EXPECT_EQ(chance["first_year"]["probability_of_more_leavers_all_the_same"], 0.31);
}

TEST(results_json, chance_that_cannot_be_says_why)
{
    auto const findings = sample::findings_of({sample::leeds}, {sample::published});
    auto chance = sample::chance(findings);
    chance[0].value->first_year.value->more_all_the_same = {std::nullopt, "in no draw"};
    auto doc = Json::parse(results_json(findings, chance));
    EXPECT_THAT(test::schema_faults(schema(), doc), IsEmpty());
    expect_reasons(doc, "");
    chance[0].value->first_year = {std::nullopt, "too short"};
    doc = Json::parse(results_json(findings, chance));
    EXPECT_THAT(test::schema_faults(schema(), doc), IsEmpty());
    expect_reasons(doc, "");
    chance.pop_back();
    chance.resize(2);
    EXPECT_THROW((void)results_json(findings, chance), ContractBroken);
}

TEST(results_json, a_null_always_says_why) { expect_reasons(document(), ""); }

TEST(results_json, without_turnover_evidence_there_is_no_saving_but_a_break_even)
{
    auto const doc = document();
    auto const& result = result_of(doc, "Leeds", "resilience-mindfulness");
    EXPECT_TRUE(result["gross_cash_saving"].is_null());
    EXPECT_TRUE(result["lines"].is_null());
    EXPECT_TRUE(result["england_perspective"].is_null());
    EXPECT_EQ(result["reasons"]["gross_cash_saving"], "no study measured leaving");
    EXPECT_EQ(result["break_even_hazard_ratio"], 0.64);
    EXPECT_EQ(result["basis"], "no-turnover-evidence");
}

TEST(results_json, figures_are_the_findings)
{
    auto const findings = sample::findings();
    auto const doc = Json::parse(results_json(findings));
    auto const& result = doc["results"][0];
    auto const& found = findings.results[0];
    EXPECT_EQ(result["gross_cash_saving"]["mean"], found.saved->savings.gross_cash.mean);
    EXPECT_EQ(result["net_total_saving"]["high"], found.saved->savings.net_total.high);
    EXPECT_EQ(result["probability_of_cash_saving"], found.saved->chances.net_cash);
    EXPECT_EQ(result["probability_of_total_saving"], found.saved->chances.net_total);
    EXPECT_EQ(result["probability_of_gross_cash_saving"], found.saved->chances.gross_cash);
    EXPECT_EQ(result["probability_of_gross_total_saving"], found.saved->chances.gross_total);
    EXPECT_EQ(result["largest_affordable_cost_per_worker_year"]["mean"], found.affordable_cash.value->mean);
    EXPECT_EQ(result["largest_affordable_cost_per_worker_year_total"]["mean"], found.affordable_total.value->mean);
    EXPECT_EQ(result["break_even_hazard_ratio"], found.break_even_cash.value->hazard_ratio);
    EXPECT_EQ(result["break_even_fall_in_leaving_total"], found.break_even_total.value->fall());
    EXPECT_EQ(result["lines"]["ramp_up"]["mean"], found.saved->lines[static_cast<std::size_t>(Line::ramp_up)].mean);
    EXPECT_EQ(result["england_perspective"]["net_cash_saving"]["low"], found.saved->england.net_cash.low);
    EXPECT_EQ(result["years"][4]["financial_year"], "2030-31");
    EXPECT_EQ(result["years"][0]["programme_cost"]["mean"], found.saved->years[0].programme.mean);
    EXPECT_EQ(result["payback_month"], 14);
    EXPECT_EQ(doc["seed"], 20260401);
    auto const& total = doc["totals"][2];
    EXPECT_EQ(total["scope"], "all");
    EXPECT_EQ(total["perspectives"]["england"]["gross_cash_saving"]["mean"],
              findings.totals[2].saved->england.gross_cash.mean);
    EXPECT_EQ(total["perspectives"]["authority"]["probability_of_cash_saving"],
              findings.totals[2].saved->chances.net_cash);
}

TEST(results_json, every_input_has_its_distribution_source_and_basis)
{
    auto const doc = document();
    Json pay;
    for (auto const& input : doc["inputs"])
        if (input["id"] == "prices.pay") pay = input;
    EXPECT_EQ(pay["distribution"], (Json{{"name", "gamma"}, {"shape", 123.0}, {"scale", 541.1}}));
    EXPECT_NEAR(pay["mean"].get<double>(), 66'555.3, 0.01);
    EXPECT_EQ(pay["basis"], "published");
    EXPECT_EQ(pay["source"], "Assumption of the sample");
    auto findings = sample::findings();
    findings.study.prices.pay.source.clear();
    EXPECT_THAT(results_json(findings), HasSubstr("the inputs give no source"));
}

TEST(results_json, the_list_of_inputs_leaves_out_what_is_not_used)
{
    auto findings = sample::findings();
    EXPECT_THAT(results_json(findings), HasSubstr("beliefs.months_to_fill"));
    findings.study.implied_fill = true;
    EXPECT_THAT(results_json(findings), Not(HasSubstr("beliefs.months_to_fill")));
}

TEST(results_json, members_of_a_package_are_there_even_if_they_are_not_strategies)
{
    auto const doc = Json::parse(results_json(sample::findings_of({sample::leeds}, {sample::packaged})));
    ASSERT_EQ(doc["interventions"].size(), 3U);
    EXPECT_EQ(doc["interventions"][0]["members"], (Json{"participatory-development", "enhanced-supervision"}));
    EXPECT_EQ(doc["interventions"][2]["caution"], "One study, and not from England.");
    EXPECT_THAT(test::schema_faults(schema(), doc), IsEmpty());
}

TEST(results_json, equal_findings_write_equal_bytes)
{
    EXPECT_EQ(results_json(sample::findings()), results_json(sample::findings()));
}

TEST(results_json, text_stays_text)
{
    auto findings = sample::findings();
    std::string const rude = "<script>alert(\"1\")</script>\n=HYPERLINK('x')\\ ,\t\x01";
    findings.study.authorities[0].name = rude;
    EXPECT_EQ(Json::parse(results_json(findings))["results"][0]["authority"]["name"], rude);
    findings.study.authorities[0].name = "caf\xE9";  // not UTF-8
    EXPECT_EQ(Json::parse(results_json(findings))["results"][0]["authority"]["name"], "caf\xEF\xBF\xBD");
}

TEST(results_json, problems_and_local_values_are_carried)
{
    auto const doc = document();
    EXPECT_EQ(doc["problems"][0], (Json{{"kind", "warning"},
                                        {"file", "prices.toml"},
                                        {"line", 14},
                                        {"column", 1},
                                        {"field", "prices.recruitment"},
                                        {"says", "prices.recruitment has no source"},
                                        {"hint", "write who says so"}}));
    EXPECT_EQ(doc["local_values"][0]["before"], "£66,560");
}

TEST(results_json, a_number_that_is_not_finite_is_a_broken_promise)
{
    auto findings = sample::findings();
    findings.results[0].saved->savings.gross_cash.mean = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)results_json(findings), ContractBroken);
    findings = sample::findings();
    findings.results[3].saved->england.net_total.high = std::numeric_limits<double>::infinity();
    EXPECT_THROW((void)results_json(findings), ContractBroken);
}

//! Collects every key of the document but those of `reasons`, whose names are other keys.
void collect_keys(Json const& value, std::set<std::string>& keys)
{
    for (auto const& [key, member] : value.items()) {
        if (value.is_object()) keys.insert(key);
        if (member.is_structured() && key != "reasons") collect_keys(member, keys);
    }
}

TEST(results_json, every_key_is_described_in_the_docs)
{
    std::ifstream file(where::project() + "/docs/results.md");
    std::stringstream docs;
    docs << file.rdbuf();
    std::set<std::string> keys;
    collect_keys(document(), keys);
    collect_keys(pooled_document(PoolingMethod::random_effects), keys);
    EXPECT_GT(keys.size(), 100U);
    auto const text = docs.str();
    for (auto const& key : keys)
        EXPECT_TRUE(text.find("`" + key + "`") != std::string::npos ||
                    text.find("." + key + "`") != std::string::npos ||
                    text.find("\"" + key + "\"") != std::string::npos)
            << key;
}

TEST(results_json, pooled_figures_make_a_forest_plot)
{
    auto const doc = pooled_document(PoolingMethod::random_effects);
    EXPECT_THAT(test::schema_faults(schema(), doc), IsEmpty());
    expect_reasons(doc, "");
    auto const& intervention = doc["interventions"][0];
    EXPECT_TRUE(intervention["bias_factor"].is_null()) << "each figure has its own";
    auto const& pooling = intervention["pooling"];
    EXPECT_EQ(pooling["method"], "random effects");
    ASSERT_EQ(pooling["figures"].size(), 3U);
    auto const& first = pooling["figures"][0];
    EXPECT_NEAR(first["hazard_ratio"]["value"].get<double>(), std::exp(-0.22), 1e-12);
    EXPECT_NEAR(first["hazard_ratio"]["low"].get<double>(), std::exp(-0.22 - 1.959964 * 0.13), 1e-6);
    double weights = 0.0;
    for (auto const& figure : pooling["figures"]) weights += figure["weight"].get<double>();
    EXPECT_NEAR(weights, 1.0, 1e-12);
    auto const rest =
        std::get<Pooled>(pool(std::vector<StudyEstimate>{{-0.34, 0.22}, {0.05, 0.17}}, PoolingMethod::random_effects));
    EXPECT_NEAR(first["pooled_without_it"]["value"].get<double>(), std::exp(rest.mean), 1e-12);
    EXPECT_LT(pooling["prediction"]["low"], pooling["hazard_ratio"]["low"]);
    double const used = std::exp(0.75 * std::log(pooling["prediction"]["high"].get<double>()) + 0.01);
    EXPECT_NEAR(pooling["used"]["high"].get<double>(), used, 1e-9);
    Json about;
    for (auto const& input : doc["inputs"])
        if (input["id"] == "interventions.participatory-development.effect") about = input["distribution"];
    EXPECT_EQ(about["name"], "student-t");
    EXPECT_EQ(about["degrees_of_freedom"], 1.0);
}

TEST(results_json, figures_in_equal_shares_are_shown_and_nothing_is_pooled)
{
    auto const doc = pooled_document(std::nullopt);
    EXPECT_THAT(test::schema_faults(schema(), doc), IsEmpty());
    expect_reasons(doc, "");
    auto const& pooling = doc["interventions"][0]["pooling"];
    EXPECT_EQ(pooling["figures"].size(), 3U);
    EXPECT_TRUE(pooling["q"].is_null());
    EXPECT_TRUE(pooling["figures"][0]["pooled_without_it"].is_null());
    EXPECT_NEAR(pooling["prediction"]["high"].get<double>(), std::exp(-0.2 + 1.959964 * 0.15), 1e-6);
}

//! The sample's first intervention with a pilot before and after, beside what was published and may not apply.
Json document_with_pilot()
{
    auto findings = sample::findings();
    auto& effect = *findings.study.interventions[0].effect;
    Pilot pilot;
    pilot.kind = PilotKind::before_after;
    pilot.without = {24.0, 100.0, 12.0};
    pilot.with = {15.0, 100.0, 12.0};
    pilot.design = "before-after";
    pilot.bias_factor = 0.5;
    pilot.log_hazard_ratio = {std::log(15.0 / 24.0), 0.47};
    pilot.source = "payroll";
    RobustEffect robust;
    robust.prior = {{-0.35, 0.2}, 0.3, 0.5};
    robust.belief = robust_belief(robust.prior, {0.5 * pilot.log_hazard_ratio.estimate, 0.47});
    effect.log_hazard_ratio.about = as_distribution(robust.belief);
    effect.pilot = pilot;
    effect.robust = robust;
    return Json::parse(results_json(findings));
}

TEST(results_json, a_pilot_stands_beside_what_was_to_be_expected_and_what_it_makes_of_the_doubt)
{
    auto const doc = document_with_pilot();
    EXPECT_THAT(test::schema_faults(schema(), doc), IsEmpty()) << doc["interventions"][0]["pilot"];
    expect_reasons(doc, "");
    auto const& intervention = doc["interventions"][0];
    EXPECT_TRUE(intervention["bias_factor"].is_null()) << "each part has its own";
    auto const& pilot = intervention["pilot"];
    EXPECT_EQ(pilot["counted"], "before and after");
    EXPECT_NEAR(pilot["without"]["rate"].get<double>(), 0.24, 1e-12);
    ASSERT_FALSE(pilot["in_authorities"].empty());
    auto const& here = pilot["in_authorities"][0];
    EXPECT_NEAR(here["fall"].get<double>(), 0.09, 1e-12);
    EXPECT_LE(here["fall_by_itself"].get<double>(), here["fall"].get<double>());
    EXPECT_NE(here["words"][0].get<std::string>().find("Leaving was 24 in 100 staff a year before and 15 after."),
              std::string::npos);
    EXPECT_EQ(intervention["does_not_apply"]["stated"], 0.3);
    EXPECT_TRUE(doc["interventions"][1]["pilot"].is_null());
}

TEST(results_json, nothing_chosen_is_still_a_document)
{
    EXPECT_THAT(test::schema_faults(schema(), Json::parse(results_json(sample::findings_of({}, {})))), IsEmpty());
}

TEST(results_json, goldens_keep_six_digits_and_everything_else)
{
    EXPECT_EQ(
        test::rounded_for_golden("{\"b\": 1234.56789, \"a\": [1, 0.1, -2.00000049e-9, null], \"s\": \"1.23456789\"}"),
        "{\n \"b\": 1234.57,\n \"a\": [\n  1,\n  0.1,\n  -2e-09,\n  null\n ],\n \"s\": \"1.23456789\"\n}\n");
}

}  // namespace
