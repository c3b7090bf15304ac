// `holdfast init --pilot`: as written every open figure is asked for; filled in, it runs, either way.

#include "cli/pilot_study.hpp"

#include "holdfast/inputs/read_study.hpp"
#include "support/inputs_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;
using ::testing::HasSubstr;

//! The shipped inputs, so that every design is known.
Study shipped(std::string const& intervention)
{
    StudyRequest request;
    request.study_path = shipped_study();
    request.shipped_study_path = shipped_study();
    request.authorities = std::vector<std::string>{"Leeds"};
    request.interventions = std::vector<std::string>{intervention};
    auto study = read_study(request, DiskFiles{});
    if (!study.ok()) throw std::runtime_error(described(study.problems));
    return *std::move(study.value);
}

Read<Study> read(std::string const& text)
{
    StudyRequest request;
    request.study_path = "pilot.toml";
    request.shipped_study_path = shipped_study();
    DiskFiles const shipped_files;
    return read_study(request, MemoryFiles({{"pilot.toml", text}}, &shipped_files));
}

//! The value of a key, on a line that is not switched off.
void fill_in(std::string& text, std::string const& key, std::string const& value)
{
    auto const line = text.find("\n" + key + " = \"fill in\"");
    if (line == std::string::npos) throw std::runtime_error(key + " is not asked for");
    auto const at = text.find("\"fill in\"", line);
    text.replace(at, std::string("\"fill in\"").size(), value);
}

void fill_the_rest(std::string& text)
{
    for (auto const& [key, value] :
         std::vector<std::pair<std::string, std::string>>{{"name", "\"Reflective supervision\""},
                                                          {"coverage", "\"80%\""},
                                                          {"source", "\"HR\""},
                                                          {"source", "\"HR\""},
                                                          {"source", "\"HR\""},
                                                          {"setup", "0"},
                                                          {"annual", "\"£20,000\""},
                                                          {"per_worker_year", "\"£200\""}})
        fill_in(text, key, value);
}

TEST(pilot_study, as_written_asks_for_every_figure_where_it_stands)
{
    auto const study = shipped("all");
    auto const text = cli::pilot_study({"pilot.toml", &study.authorities.front(), nullptr}, study);
    auto const found = read(text);
    EXPECT_FALSE(found.ok());
    auto const errors = static_cast<std::size_t>(
        std::count_if(found.problems.begin(), found.problems.end(),
                      [](Problem const& problem) { return problem.kind == Problem::Kind::error; }));
    EXPECT_EQ(errors, 14U) << described(found.problems);
    for (auto const& problem : found.problems)
        if (problem.kind == Problem::Kind::error) {
            EXPECT_THAT(problem.says, HasSubstr("is still to be filled in"));
            EXPECT_EQ(problem.at.file, "pilot.toml");
            EXPECT_GT(problem.at.line, 0U);
        }
}

TEST(pilot_study, without_an_authority_asks_for_that_too)
{
    auto const study = shipped("all");
    auto const found = read(cli::pilot_study({"pilot.toml", nullptr, nullptr}, study));
    EXPECT_THAT(described(found.problems), HasSubstr("study.authorities is still to be filled in"));
    EXPECT_THAT(described(found.problems), HasSubstr("pilot.place is still to be filled in"));
}

TEST(pilot_study, filled_in_with_two_groups_runs)
{
    auto const study = shipped("all");
    auto text = cli::pilot_study({"pilot.toml", &study.authorities.front(), nullptr}, study);
    fill_the_rest(text);
    fill_in(text, "design", "\"weak quasi-experimental\"");
    for (auto const& [key, value] : std::vector<std::pair<std::string, std::string>>{{"with_left", "6"},
                                                                                     {"with_staff", "60"},
                                                                                     {"without_left", "11"},
                                                                                     {"without_staff", "70"},
                                                                                     {"months", "\"12 months\""}})
        fill_in(text, key, value);
    auto const found = read(text);
    ASSERT_TRUE(found.ok()) << described(found.problems);
    ASSERT_EQ(found.value->interventions.size(), 1U);
    EXPECT_EQ(found.value->interventions.front().effect->pilot->with.left, 6.0);
    EXPECT_EQ(found.value->interventions.front().effect->bias_factor, 0.5);
}

TEST(pilot_study, filled_in_the_other_way_runs_too)
{
    auto const study = shipped("all");
    auto text = cli::pilot_study({"pilot.toml", &study.authorities.front(), nullptr}, study);
    fill_the_rest(text);
    fill_in(text, "design", "\"before-after\"");
    for (auto const* key : {"with_left", "with_staff", "without_left", "without_staff", "months"})
        text.insert(text.find("\n" + std::string(key) + " = ") + 1, "#");
    for (auto const* key :
         {"before_left", "before_staff", "before_months", "after_left", "after_staff", "after_months"}) {
        text.erase(text.find("\n#" + std::string(key) + " = ") + 1, 1);
        auto const name = std::string(key);
        fill_in(text, name, name.ends_with("left") ? "9" : name.ends_with("staff") ? "60" : "\"12 months\"");
    }
    auto const found = read(text);
    ASSERT_TRUE(found.ok()) << described(found.problems);
    EXPECT_EQ(found.value->interventions.front().effect->pilot->kind, PilotKind::before_after);
    EXPECT_EQ(found.value->interventions.front().effect->pilot->place, study.authorities.front().code);
    EXPECT_EQ(found.value->interventions.front().effect->transport.about, Distribution(Fixed{0.0}));
}

TEST(pilot_study, of_what_is_there_already_stands_beside_what_was_published)
{
    auto const study = shipped("participatory-development");
    auto text = cli::pilot_study({"pilot.toml", &study.authorities.front(), &study.interventions.front()}, study);
    EXPECT_THAT(text, HasSubstr("combine = \"mixture\""));
    fill_in(text, "does_not_apply", "\"30%\"");
    fill_in(text, "source", "\"HR\"");
    fill_in(text, "design", "\"weak quasi-experimental\"");
    for (auto const& [key, value] : std::vector<std::pair<std::string, std::string>>{{"with_left", "6"},
                                                                                     {"with_staff", "60"},
                                                                                     {"without_left", "11"},
                                                                                     {"without_staff", "70"},
                                                                                     {"months", "\"12 months\""}})
        fill_in(text, key, value);
    auto const found = read(text);
    ASSERT_TRUE(found.ok()) << described(found.problems);
    EXPECT_TRUE(found.value->interventions.front().effect->robust);
}

TEST(pilot_study, says_whom_it_is_about_where_nothing_published_stands_beside_it)
{
    auto const all = shipped("all");
    auto const own = cli::pilot_study({"pilot.toml", &all.authorities.front(), nullptr}, all);
    EXPECT_THAT(own, HasSubstr("population = \"children's social workers\""));
    EXPECT_THAT(own, HasSubstr("country = \"England\""));
    EXPECT_THAT(own, HasSubstr("how far it is carried over follows from the pilot's place"));
    auto const one = shipped("participatory-development");
    auto const beside = cli::pilot_study({"pilot.toml", &one.authorities.front(), &one.interventions.front()}, one);
    EXPECT_THAT(beside, ::testing::Not(HasSubstr("country = ")));
}

}  // namespace
