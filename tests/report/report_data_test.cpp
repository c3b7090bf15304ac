// The data of the page: against their schema, and as the page's own tests hold them.
#include "holdfast/report/report.hpp"
#include "support/files.hpp"
#include "support/json_schema.hpp"
#include "support/sample_report.hpp"
#include "support/where.hpp"

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;
using Json = nlohmann::json;
using testing::IsEmpty;
using testing::Not;
using Ordered = nlohmann::ordered_json;

Ordered const& sample_data()
{
    static auto const data = Ordered::parse(report_data_json(sample::report_material()));
    return data;
}

Json schema() { return Json::parse(test::text_of(where::project() + "/docs/report-data.schema.json")); }

std::vector<std::string> faults_after(void (*breaks)(Json&))
{
    auto data = Json::parse(sample_data().dump());
    breaks(data);
    return test::schema_faults(schema(), data);
}

//! One line for each member and for each thing in a list, so that a difference can be read.
std::string in_lines(Ordered const& data)
{
    std::string text = "{";
    for (auto const& [key, member] : data.items()) {
        text += (text.size() > 1 ? ",\n" : "\n") + Ordered(key).dump() + ":";
        if (key == "results") {
            char const* before = "{\n";
            for (auto const& [name, column] : member.items()) {
                text += before + Ordered(name).dump() + ":" + column.dump();
                before = ",\n";
            }
            text += "\n}";
            continue;
        }
        bool const is_list = member.is_array() && !member.empty() && member.front().is_structured();
        if (!is_list) {
            text += member.dump();
            continue;
        }
        char const* before = "[\n";
        for (auto const& thing : member) {
            if (!thing.is_array()) text += before + thing.dump();
            else
                for (auto const& [number, one] : thing.items())
                    text += (number == "0" ? before + std::string("[") : ",\n") + one.dump();
            if (thing.is_array()) text += "]";
            before = ",\n";
        }
        text += "\n]";
    }
    return text + "\n}\n";
}

}  // namespace

TEST(report_data, are_what_their_schema_says)
{
    EXPECT_THAT(test::schema_faults(schema(), Json::parse(sample_data().dump())), IsEmpty());
}

TEST(report_data, that_are_broken_are_caught_by_their_schema)
{
    EXPECT_THAT(faults_after([](Json&) {}), IsEmpty());
    EXPECT_THAT(faults_after([](Json& d) { d.erase("texts"); }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d["results"]["gc"] = Json::array(); }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d["results"].erase("sentence"); }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d["results"]["gross_cash"][3][0].erase(2); }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d["results"]["chances.net_cash"][3][0] = 1.5; }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d["strategies"][0]["lead"] = "both"; }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d["lines"][0]["role"] = "label"; }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d["places"][3]["neighbours"][0] = 4; }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d.erase("scenarios"); }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d.erase("financial_case"); }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d["financial_case"]["tables"][0].erase("heads"); }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d["scenarios"]["places"][3]["cells"][0][0].erase(1); }), Not(IsEmpty()));
    EXPECT_THAT(faults_after([](Json& d) { d["results"]["tornado"][3][0][0][0] = "a label"; }), Not(IsEmpty()));
}

TEST(report_data, of_the_sample_hold_every_kind_of_evidence_of_cost_and_of_place)
{
    auto const all_of = [](Ordered const& list, char const* key) {
        std::set<std::string> kinds;
        for (auto const& one : list) kinds.insert(one.at(key).get<std::string>());
        return kinds;
    };
    EXPECT_THAT(all_of(sample_data().at("strategies"), "evidence"),
                testing::IsSupersetOf({"published", "own", "assumed", "null_result", "none"}));
    EXPECT_THAT(all_of(sample_data().at("strategies"), "cost_known"), testing::SizeIs(3));
    EXPECT_THAT(all_of(sample_data().at("places"), "kind"), testing::SizeIs(3));
}

TEST(report_data, that_the_pages_own_tests_show_are_those_of_the_sample)
{
    auto const path = where::project() + "/web/report/test/report-data.json";
    auto const made = in_lines(sample_data());
    if (char const* update = std::getenv("HOLDFAST_UPDATE_GOLDENS"); update != nullptr && *update == '1')
        std::ofstream(path) << made;
    EXPECT_EQ(made, test::text_of(path)) << "HOLDFAST_UPDATE_GOLDENS=1 with this test writes it";
    EXPECT_EQ(Ordered::parse(made), sample_data());
}

TEST(report_data, name_every_place_in_a_slot_so_that_one_text_stands_for_many)
{
    auto const& data = sample_data();
    for (char const* key : {"sentence", "first_year_sentence"}) {
        std::size_t sentences = 0;
        std::set<std::size_t> texts;
        for (auto const& place : data.at("results").at(key))
            for (auto const& one : place) {
                if (one.is_null()) continue;
                ++sentences;
                texts.insert(one.front().get<std::size_t>());
            }
        EXPECT_LT(texts.size(), sentences) << key;
    }
}
