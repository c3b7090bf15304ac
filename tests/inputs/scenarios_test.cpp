// [[scenario]]: other inputs over a study, and beliefs that are held down.
#include "holdfast/inputs/read_study.hpp"

#include "inputs/fields/fields.hpp"
#include "support/inputs_text.hpp"
#include "support/where.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using holdfast::test::described;
using holdfast::test::small_study;
using ::testing::HasSubstr;

namespace {

Read<std::vector<Scenario>> scenarios(std::string const& text)
{
    StudyRequest request;
    request.study_path = "study.toml";
    return read_scenarios(request, MemoryFiles({{"study.toml", small_study + text}}));
}

constexpr auto slow = R"(
[[scenario]]
id = "slow"
name = "Slow"
why = "to see"
[scenario.set.beliefs.months_to_fill]
value = "14 months"
)";
constexpr auto dear = R"(
[[scenario]]
id = "capped"
name = "Capped"
why = "to see"
[scenario.caps]
"prices.agency_premium" = "25%"
)";

}  // namespace

TEST(Scenarios, are_the_study_with_their_own_inputs_over_it)
{
    auto const read = scenarios(std::string(slow) + dear);
    ASSERT_TRUE(read.value) << described(read.problems);
    ASSERT_EQ(read.value->size(), 2U);
    auto const& first = read.value->at(0);
    EXPECT_EQ(first.id, "slow");
    EXPECT_EQ(first.why, "to see");
    EXPECT_EQ(mean(first.study.months_to_fill.about), 14.0);
    auto const& second = read.value->at(1).study;
    EXPECT_EQ(mean(second.months_to_fill.about), 6.0) << "one scenario is not laid over another";
    EXPECT_EQ(highest(second.prices.agency_premium.about), 0.25);
    EXPECT_EQ(second.seed, first.study.seed);
    EXPECT_EQ(second.authorities.size(), first.study.authorities.size());
}

TEST(Scenarios, set_one_value_by_its_path)
{
    auto const scenario = [](std::string const& set) {
        return "\n[[scenario]]\nid = \"a\"\nname = \"A\"\nwhy = \"b\"\nset = { " + set + " }\n";
    };
    auto const read =
        scenarios(scenario("\"beliefs.bands.1.width\" = \"60 months in 2 steps\", \"prices.exit\" = 700"));
    ASSERT_TRUE(read.value) << described(read.problems);
    EXPECT_EQ(read.value->at(0).study.bands.front().step_shares.size(), 2U);
    EXPECT_EQ(mean(read.value->at(0).study.prices.exit.about), 700.0);
    EXPECT_THAT(described(scenarios(scenario("\"beliefs.bands.7.width\" = \"60 months\"")).problems),
                HasSubstr("beliefs.bands.7.width leads nowhere"));
    EXPECT_THAT(described(scenarios(scenario("\"prices.nothing\" = 1")).problems), HasSubstr("nothing"));
}

namespace {

std::string scenario(std::string const& body, std::string const& id = "a")
{
    return "\n[[scenario]]\nid = \"" + id + "\"\nname = \"A\"\nwhy = \"b\"\n" + body + "\n";
}
std::string setting(std::string const& set) { return scenario("set = { " + set + " }"); }

std::size_t errors_in(Problems const& problems)
{
    return static_cast<std::size_t>(std::count_if(
        problems.begin(), problems.end(), [](Problem const& problem) { return problem.kind == Problem::Kind::error; }));
}
//! The only error that there is, and where.
Problem only_error(Problems const& problems)
{
    EXPECT_EQ(errors_in(problems), 1U) << described(problems);
    for (auto const& problem : problems)
        if (problem.kind == Problem::Kind::error) return problem;
    return {};
}

}  // namespace

TEST(Scenarios, change_nothing_of_what_is_asked)
{
    // Every field of [study], and whatever else says who is asked about, each alone, in a path and in a table.
    std::vector<std::string> refused{"published.workforce.file",
                                     "neighbours.901",
                                     "based_on",
                                     "authorities.E01.name",
                                     "authorities.E01.dfe_number",
                                     "authorities.E01.region",
                                     "authorities.E01.subregion",
                                     "authorities.E01.type",
                                     "packages.both.members",
                                     "packages.both.name",
                                     "alliances.together.authorities",
                                     "alliances.together.why"};
    for (auto const& field : sections::study.fields) refused.push_back("study." + std::string(field.key));
    for (auto const* key : {"id", "name", "level", "group", "bought_for", "adopters"})
        refused.push_back("interventions.peer-supervision." + std::string(key));
    for (auto const& path : refused)
        for (auto const& set : {'"' + path + "\" = \"x\"", path + " = \"x\""}) {
            auto const error = only_error(scenarios(setting(set)).problems);
            EXPECT_THAT(error.says, HasSubstr("scenario a: ")) << set;
            EXPECT_FALSE(error.hint.empty()) << set;
            EXPECT_GT(error.at.line, 0U) << set;
        }
    EXPECT_THAT(only_error(scenarios(setting("study.seed = 5")).problems).says,
                HasSubstr("study.seed decides what is asked"));
    EXPECT_THAT(only_error(scenarios(setting("scenario = [{ id = \"x\" }]")).problems).says,
                HasSubstr("a scenario holds no scenarios"));
    EXPECT_EQ(errors_in(scenarios(setting("study = { seed = 5, draws = 50 }")).problems), 2U) << "each is said";
    EXPECT_THAT(only_error(scenarios(setting("authorities = \"Leeds\"")).problems).says, HasSubstr("not a table"));
}

TEST(Scenarios, name_authorities_and_programmes_that_the_study_has)
{
    auto const of_nobody = only_error(scenarios(setting("\"authorities.E99999999.vacancies\" = 5")).problems);
    EXPECT_THAT(of_nobody.says, HasSubstr("authorities.E99999999: no such authority"));
    EXPECT_FALSE(of_nobody.hint.empty());
    auto const by_name = only_error(scenarios(setting("authorities.\"Upper Testshire\".vacancies = 5")).problems);
    EXPECT_THAT(by_name.hint, HasSubstr("write authorities.E01"));
    EXPECT_THAT(only_error(scenarios(setting("\"interventions.nobody.costs.annual\" = 5")).problems).says,
                HasSubstr("interventions.nobody: no such intervention"));
}

TEST(Scenarios, are_read_as_the_same_file_beside_the_study_would_be)
{
    std::string const figures =
        "authorities = { E01 = { vacancies = 12, cover_share = \"20%\" } }, prices = { exit = 900 }";
    auto const one = scenarios(setting(figures));
    ASSERT_TRUE(one.value) << described(one.problems);
    StudyRequest request;
    request.study_path = "study.toml";
    request.with = {"own.toml"};
    auto const whole =
        read_study(request, MemoryFiles({{"study.toml", small_study},
                                         {"own.toml", "[authorities.E01]\nvacancies = 12\n"
                                                      "cover_share = \"20%\"\n[prices]\nexit = 900\n"}}));
    ASSERT_TRUE(whole.value) << described(whole.problems);
    auto const& a = one.value->front().study;
    auto const& b = *whole.value;
    EXPECT_EQ(a.authorities.front().vacancies, 12.0);
    EXPECT_EQ(a.authorities.front().cover_share.about, b.authorities.front().cover_share.about);
    EXPECT_EQ(a.authorities.front().cover_share.basis, b.authorities.front().cover_share.basis);
    EXPECT_EQ(a.prices.exit.about, b.prices.exit.about);
    // The same warnings, each with the scenario's name.
    ASSERT_FALSE(b.warnings.empty());
    for (auto const& warning : b.warnings)
        EXPECT_TRUE(std::any_of(a.warnings.begin(), a.warnings.end(),
                                [&](Problem const& own) {
                                    return own.says == "scenario a: " + warning.says && own.at.file == "study.toml" &&
                                           own.at.line > 0;
                                }))
            << warning.says << "\n"
            << described(a.warnings);
}

TEST(Scenarios, warn_of_what_an_authoritys_own_page_would_say)
{
    auto const read = scenarios(setting("\"authorities.E01.vacancies\" = 0"));
    ASSERT_TRUE(read.value) << described(read.problems);
    EXPECT_THAT(described(read.problems), HasSubstr("scenario a: Upper Testshire: vacancies: none at all"));
}

TEST(Scenarios, warn_of_an_authority_that_is_not_in_the_run)
{
    StudyRequest request;
    request.study_path = "study.toml";
    request.authorities = std::vector<std::string>{"Lower Testshire"};
    auto const of_lower = [&](std::string const& text) {
        return read_scenarios(request, MemoryFiles({{"study.toml", small_study + text}}));
    };
    auto const read = of_lower(setting("\"authorities.E01.vacancies\" = 12"));
    ASSERT_TRUE(read.value) << described(read.problems);
    EXPECT_THAT(described(read.problems),
                HasSubstr("scenario a: authorities.E01 (Upper Testshire) is not in this run"));
    auto const capped = of_lower(scenario("caps = { \"authorities.E01.cover_share\" = \"10%\" }"));
    ASSERT_TRUE(capped.value) << described(capped.problems);
    EXPECT_THAT(described(capped.problems), HasSubstr("is not in this run: its cap changes nothing"));
}

TEST(Scenarios, caps_are_read_as_their_belief_is)
{
    auto const capped = [](std::string const& belief, std::string const& cap) {
        return scenarios(scenario("caps = { \"" + belief + "\" = " + cap + " }"));
    };
    for (auto const& [belief, cap] :
         {std::pair{"authorities.E01.cover_share", "\"10%\""}, std::pair{"authorities.E01.absence_rate", "\"1%\""},
          std::pair{"beliefs.moves_between_authorities", "\"10%\""},
          std::pair{"beliefs.months_to_fill", "\"3 months\""}, std::pair{"prices.pay", "\"£60,000\""}}) {
        auto const read = capped(belief, cap);
        ASSERT_TRUE(read.value) << belief << described(read.problems);
        EXPECT_TRUE(read.problems.empty()) << described(read.problems);
        EXPECT_EQ(read.value->front().study.local_values.back().path, belief);
    }
    EXPECT_EQ(highest(capped("authorities.E01.cover_share", "\"10%\"")
                          .value->front()
                          .study.authorities.front()
                          .cover_share.about),
              0.1);
    auto const banana = only_error(capped("prices.pay", "\"banana\"").problems);
    EXPECT_EQ(banana.says.find("scenario a: "), banana.says.rfind("scenario a: ")) << "said once: " << banana.says;
    EXPECT_THAT(described(capped("prices.agency_premium", "\"300%\"").problems),
                HasSubstr("nothing that is believed reaches it"));
    EXPECT_THAT(only_error(capped("interventions.peer-supervision.effect", "0.9").problems).says,
                HasSubstr("logarithm"));
}

TEST(Scenarios, an_id_is_small_letters_digits_and_hyphens_and_hides_no_other_error)
{
    EXPECT_THAT(only_error(scenarios(scenario("caps = { \"prices.pay\" = 60000 }", "Bad Id")).problems).says,
                HasSubstr("\"Bad Id\" is not an id"));
    StudyRequest request;
    auto const text = small_study + scenario("caps = { \"prices.pay\" = \"banana\" }", "Bad Id") +
                      "\n[[scenario]]\nname = \"A\"\nwhy = \"b\"\nset = { prices = { exit = \"dear\" } }\n" +
                      setting("study.seed = 5") + setting("\"beliefs.leavingrate\" = 1");
    std::vector<std::string> const paths{"study.toml"};
    auto const problems = check_files(paths, "", MemoryFiles({{"study.toml", text}})).problems;
    for (auto const* says : {"\"Bad Id\" is not an id", "caps.prices.pay", "id is missing", "prices.exit is \"dear\"",
                             "study.seed decides", "two scenarios are called \"a\"", "leavingrate"})
        EXPECT_THAT(described(problems), HasSubstr(says));
    EXPECT_EQ(errors_in(problems), 7U) << described(problems);
}

TEST(Scenarios, of_another_layer_join_and_take_the_place_of_those_of_their_id)
{
    StudyRequest request;
    request.study_path = "study.toml";
    request.shipped_study_path = "shipped.toml";
    auto const with = [&](std::string const& text) {
        return read_scenarios(request, MemoryFiles({{"shipped.toml", small_study + slow + dear},
                                                    {"study.toml", "based_on = \"shipped\"\n" + text}}));
    };
    auto const joined = with(setting("\"prices.exit\" = { value = 900, basis = \"local\", source = \"us\" }"));
    ASSERT_TRUE(joined.value) << described(joined.problems);
    ASSERT_EQ(joined.value->size(), 3U);
    EXPECT_EQ(joined.value->at(0).id, "slow");
    EXPECT_EQ(joined.value->at(0).from, "") << "a shipped one";
    EXPECT_EQ(joined.value->at(2).id, "a");
    EXPECT_THAT(joined.value->at(2).from, HasSubstr("study.toml:"));
    auto const replaced = with(scenario("caps = { \"prices.pay\" = 60000 }", "slow"));
    ASSERT_TRUE(replaced.value) << described(replaced.problems);
    ASSERT_EQ(replaced.value->size(), 2U);
    EXPECT_EQ(replaced.value->at(0).name, "A");
    EXPECT_EQ(mean(replaced.value->at(0).study.months_to_fill.about), 6.0) << "nothing of the old one is left";
    EXPECT_THAT(described(with(setting("\"prices.exit\" = 1") + setting("\"prices.exit\" = 2")).problems),
                HasSubstr("two scenarios are called \"a\""));
}

TEST(Scenarios, without_any_there_are_none)
{
    auto const read = scenarios("");
    ASSERT_TRUE(read.value) << described(read.problems);
    EXPECT_TRUE(read.value->empty());
}

TEST(Scenarios, an_error_says_whose_it_is)
{
    auto const problems = [](std::string const& text) { return described(scenarios(text).problems); };
    EXPECT_THAT(problems("\n[[scenario]]\nid = \"a\"\nname = \"A\"\nwhy = \"b\"\n"), HasSubstr("changes nothing"));
    EXPECT_THAT(problems(std::string(slow) + slow), HasSubstr("two scenarios are called \"slow\""));
    EXPECT_THAT(
        problems("\n[[scenario]]\nid = \"a\"\nname = \"A\"\nwhy = \"b\"\nset = { beliefs = { months_to_fill = { "
                 "value = \"minus\" } } }\n"),
        HasSubstr("scenario a: "));
    EXPECT_THAT(problems("\n[[scenario]]\nid = \"a\"\nname = \"A\"\nwhy = \"b\"\ncaps = { \"prices.nothing\" = 1 }\n"),
                HasSubstr("scenario a: prices.nothing is no belief of this study"));
    EXPECT_THAT(problems("\n[[scenario]]\nid = \"a\"\nname = \"A\"\nwhy = \"b\"\ncaps = { \"prices.agency_premium\" = "
                         "\"dear\" }\n"),
                HasSubstr("caps.prices.agency_premium"));
    EXPECT_THAT(problems("\n[[scenario]]\nname = \"A\"\nwhy = \"b\"\ncaps = { \"prices.pay\" = 1 }\n"),
                HasSubstr("id is missing"));
}

TEST(Scenarios, that_are_shipped_are_read_without_a_complaint)
{
    StudyRequest request;
    request.study_path = request.shipped_study_path = where::project() + "/inputs/study.toml";
    request.authorities = std::vector<std::string>{"Leeds"};
    auto const read = read_scenarios(request, DiskFiles{});
    ASSERT_TRUE(read.value) << described(read.problems);
    EXPECT_GE(read.value->size(), 7U);
    for (auto const& scenario : *read.value) {
        EXPECT_EQ(scenario.study.authorities.size(), 1U) << scenario.id;
        EXPECT_FALSE(scenario.why.empty()) << scenario.id;
        EXPECT_TRUE(scenario.study.warnings.empty()) << scenario.id;
    }
    EXPECT_TRUE(read.problems.empty()) << described(read.problems);
}
