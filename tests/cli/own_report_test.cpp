// The report of a council's own study is one of that council among all others: neighbours and ranks stay.
#include "support/files.hpp"
#include "support/where.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace fs = std::filesystem;
using json = nlohmann::json;

namespace {

//! The data of the page that `report` writes of a study.
json data_of_report(std::string const& study, std::string const& options)
{
    auto const folder = holdfast::test::scratch_folder("own_report_test", "report");
    std::ofstream(folder / "study.toml") << study;
    auto const line = "cd '" + folder.string() + "' && HOLDFAST_INPUTS= '" + holdfast::where::command() +
                      "' report study.toml --draws 20 --intervention retention-payment --out made" + options +
                      " >/dev/null 2>&1";
    if (std::system(line.c_str()) != 0) {
        ADD_FAILURE() << line;
        return nullptr;
    }
    if (!fs::exists(folder / "made" / "report.html")) return nullptr;  // built without its page
    auto const page = holdfast::test::text_of(folder / "made" / "report.html");
    std::string const opening = "id=\"report-data\">";
    auto const begin = page.find(opening);
    if (begin == std::string::npos) {
        ADD_FAILURE() << "the page has no data";
        return nullptr;
    }
    auto const from = begin + opening.size();
    return json::parse(page.substr(from, page.find("</script>", from) - from));
}

constexpr auto own_figures = "based_on = \"shipped\"\n"
                             "[study]\nauthorities = [\"E08000035\"]\n"
                             "interventions = [\"retention-payment\", \"enhanced-supervision\"]\n"
                             "[authorities.E08000035]\nvacancies = 41\nsource = \"HR\"\nbasis = \"local\"\n";

}  // namespace

TEST(OwnReport, has_neighbours_and_everybody_to_be_ranked_among)
{
    auto const data = data_of_report(own_figures, "");
    if (data.is_null()) GTEST_SKIP() << "built without its page";
    auto const& here = data["places"].at(data["start"]["place"].get<std::size_t>());
    EXPECT_EQ(here["name"], "Leeds");
    EXPECT_EQ(here["vacancies"], 41);
    EXPECT_GE(here["neighbours"].size(), 5U);
    EXPECT_GT(data["places"].size(), 100U);
    EXPECT_EQ(data["financial_case"]["of"]["place"], data["start"]["place"]);
}

TEST(OwnReport, with_a_budget_is_of_the_study_alone)
{
    auto const data = data_of_report(own_figures, " --total £1m");
    if (data.is_null()) GTEST_SKIP() << "built without its page";
    EXPECT_EQ(data["places"].size(), 1U);
}
