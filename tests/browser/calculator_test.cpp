// The calculator without a browser: what a page asks is answered as the command answers.

#include "browser/calculator.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/report/json.hpp"
#include "support/where.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;
using browser::Calculator;
using nlohmann::json;

std::map<std::string, std::string> shipped_inputs()
{
    std::map<std::string, std::string> texts;
    std::filesystem::path const root = std::filesystem::path(where::project()) / "inputs";
    for (auto const& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path());
        std::ostringstream text;
        text << file.rdbuf();
        texts.emplace(entry.path().lexically_relative(root).generic_string(), text.str());
    }
    return texts;
}

Calculator& calculator()
{
    static Calculator one(shipped_inputs());
    return one;
}

json asked(json const& request, std::vector<double>* shares = nullptr)
{
    return json::parse(calculator().answer(request.dump(), [shares](double share) {
        if (shares != nullptr) shares->push_back(share);
    }));
}

constexpr char const* own_pay =
    "[prices.pay]\nvalue = \"£63,400\"\nsource = \"payroll, June 2026\"\nbasis = \"local\"\n";

TEST(calculator, answers_with_the_results_of_the_same_study)
{
    std::vector<double> shares;
    auto const answer =
        asked({{"question", "results"}, {"own", own_pay}, {"authorities", {"Leeds"}}, {"draws", 64}}, &shares);
    MemoryFiles const files([] {
        std::map<std::string, std::string> placed{{"own.toml", own_pay}};
        for (auto& [path, text] : shipped_inputs()) placed.emplace("inputs/" + path, text);
        return placed;
    }());
    StudyRequest request;
    request.shipped_study_path = "inputs/study.toml";
    request.with = {"own.toml"};
    request.authorities = {{"Leeds"}};
    request.draws = 64;
    auto const study = read_study(request, files);
    ASSERT_TRUE(study.ok());
    auto expected = json::parse(results_json(evaluate(*study.value)));
    auto found = answer["answer"];
    expected.erase("adopters");
    found.erase("adopters");
    EXPECT_EQ(found, expected);
    EXPECT_FALSE(shares.empty());
}

TEST(calculator, one_answer_leaves_nothing_for_the_next)
{
    json const plain{{"question", "results"}, {"authorities", {"Leeds"}}, {"draws", 32}};
    auto own = plain;
    own["own"] = own_pay;
    auto const before = asked(plain);
    auto const changed = asked(own);
    EXPECT_NE(changed["answer"], before["answer"]);
    EXPECT_EQ(asked(plain), before);
}

TEST(calculator, what_is_wrong_has_its_place_and_no_answer)
{
    auto const answer =
        asked({{"question", "results"}, {"own", "[prices.agency_premium]\nmean = 40.6\n"}, {"authorities", {"Leeds"}}});
    EXPECT_TRUE(answer["answer"].is_null());
    ASSERT_FALSE(answer["problems"].empty());
    EXPECT_EQ(answer["problems"][0]["at"]["file"], "own.toml");
    EXPECT_EQ(answer["problems"][0]["at"]["line"], 2);
}

TEST(calculator, a_council_that_is_not_there_is_a_problem_and_no_fault)
{
    auto const answer = asked({{"question", "results"}, {"authorities", {"Atlantis"}}});
    EXPECT_TRUE(answer["answer"].is_null());
    EXPECT_FALSE(answer["problems"].empty());
}

TEST(calculator, offers_what_may_be_chosen_and_every_field)
{
    auto const choices = asked({{"question", "choices"}})["answer"];
    EXPECT_EQ(choices["authorities"].size(), 149U);
    EXPECT_EQ(choices["interventions"].size(), 17U);
    auto const fields = asked({{"question", "fields"}})["answer"];
    EXPECT_GT(fields.size(), 30U);
}

TEST(calculator, refuses_what_is_no_request)
{
    for (auto const* text : {"", "[]", "{\"question\": 3}", "{\"question\": \"results\", \"authorities\": \"Leeds\"}"})
        EXPECT_THROW((void)calculator().answer(text, {}), ContractBroken) << text;
}

}  // namespace
