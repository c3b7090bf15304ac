#include "inputs/study/compare_studies.hpp"

#include "support/inputs_text.hpp"

#include <algorithm>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string replaced(std::string text, std::string const& what, std::string const& instead)
{
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), instead);
}

Read<TwoStudies> read_two(std::string const& a, std::string const& b, StudyRequest const& request = {})
{
    auto first = request;
    auto second = request;
    first.study_path = "a.toml";
    second.study_path = "b.toml";
    return read_two_studies(first, second, MemoryFiles({{"a.toml", a}, {"b.toml", b}}));
}

TwoStudies two(std::string const& a, std::string const& b, StudyRequest const& request = {})
{
    auto read = read_two(a, b, request);
    if (!read.ok()) throw std::runtime_error("the studies do not read:\n" + described(read.problems));
    return *std::move(read.value);
}

std::vector<std::string> ids(std::vector<InputChange> const& changes)
{
    std::vector<std::string> all;
    for (auto const& change : changes) all.push_back(change.id);
    return all;
}

std::string cheaper()
{
    return replaced(small_study, R"(mean = "£66,560", sd = "£6,000")", R"(mean = "£60,000", sd = "£5,000")");
}

}  // namespace

TEST(compare_studies, one_study_twice_has_no_change)
{
    auto const read = two(small_study, small_study);
    EXPECT_THAT(read.changes, IsEmpty());
    EXPECT_THAT(read.elsewhere, IsEmpty());
    EXPECT_THAT(read.only_in_one, IsEmpty());
    EXPECT_EQ(read.a.authorities.size(), 2U);
    EXPECT_EQ(read.name_b, "b.toml");
}

TEST(compare_studies, the_numbers_of_one_belief_are_one_change_with_both_places)
{
    auto const read = two(small_study, cheaper());
    ASSERT_THAT(ids(read.changes), ElementsAre("prices.pay"));
    EXPECT_EQ(read.changes[0].label, "pay with on-costs");
    ASSERT_EQ(read.changes[0].values.size(), 2U);
    EXPECT_EQ(read.changes[0].values[0].path, "prices.pay.mean");
    EXPECT_EQ(read.changes[0].values[0].in_a, "£66,560");
    EXPECT_EQ(read.changes[0].values[0].in_b, "£60,000");
    EXPECT_EQ(read.changes[0].values[0].at_b, "b.toml:11");
    EXPECT_EQ(read.with({true})->prices.pay.about, read.b.prices.pay.about);
    EXPECT_EQ(read.with({false})->prices.pay.about, read.a.prices.pay.about);
}

TEST(compare_studies, an_effect_a_cost_and_an_authoritys_belief_are_a_change_each)
{
    auto b = replaced(small_study, "value = 0.344", "value = 0.5");
    b = replaced(b, R"(comparator_risk = "65%")", R"(comparator_risk = "50%")");
    b = replaced(b, R"(mean = "£10,000")", R"(mean = "£12,000")");
    b = replaced(b, "{ mean = 1.1, sd = 0.2", "{ mean = 1.2, sd = 0.1");
    b = replaced(b, "in_post = 200", "in_post = 210");
    b = replaced(b, R"(horizon = "3 years")", R"(horizon = "4 years")");
    auto const read = two(small_study, b);
    EXPECT_THAT(ids(read.changes),
                ElementsAre("study.horizon", "authorities.E01.in_post", "authorities.E01.relative_leaving_rate",
                            "interventions.peer-supervision.effect", "interventions.peer-supervision.costs.annual"));
    EXPECT_EQ(read.changes[3].values.size(), 2U);
    EXPECT_THAT(read.changes[1].label, HasSubstr("Upper Testshire: "));
    EXPECT_THAT(read.changes[3].label, HasSubstr("effect on leaving: Peer supervision"));
    auto const all = read.with(std::vector<bool>(5, true));
    ASSERT_TRUE(all);
    EXPECT_EQ(all->authorities.front().in_post, 210.0);
    EXPECT_EQ(all->months, 48);
    EXPECT_EQ(all->interventions.front().effect->log_hazard_ratio.about,
              read.b.interventions.front().effect->log_hazard_ratio.about);
    EXPECT_EQ(all->interventions.front().annual->about, read.b.interventions.front().annual->about);
}

TEST(compare_studies, with_every_change_a_becomes_b)
{
    auto b = replaced(cheaper(), R"(leaving_rate = { value = "12.11%")", R"(leaving_rate = { value = "15%")");
    b = replaced(b, R"(coverage = "80%")", R"(coverage = { distribution = "beta", mean = "70%", sd = "5%" })");
    b = replaced(b, R"(share = "60%", width = "5 years")", R"(share = "50%", width = "4 years")");
    b = replaced(b, R"(share = "40%")", R"(share = "50%")");
    auto read = two(small_study, b);
    auto const made = read.with(std::vector<bool>(read.changes.size(), true));
    ASSERT_TRUE(made);
    auto const at = compare(read);
    auto whole = read;
    whole.a = *made;
    whole.changes.clear();
    auto const same = compare(whole);
    for (auto const& result : same.results)
        for (auto const& figure : result.savings) EXPECT_EQ(figure.a, figure.b);
    EXPECT_EQ(at.split.steps.size(), 4U);
    EXPECT_EQ(at.split.steps.back().after.size(), 1U) << "journals have no effect";
}

TEST(compare_studies, a_bare_number_is_the_value_of_a_distribution)
{
    auto const b = replaced(
        small_study,
        R"(pay = { distribution = "gamma", mean = "£66,560", sd = "£6,000", basis = "local", source = "payroll" })",
        "pay = 60000");
    auto const read = two(small_study, b);
    ASSERT_THAT(ids(read.changes), ElementsAre("prices.pay"));
    bool bare = false;
    for (auto const& value : read.changes[0].values)
        if (value.path == "prices.pay.value") {
            bare = true;
            EXPECT_EQ(value.in_a, "");
            EXPECT_EQ(value.in_b, "60000");
        }
    EXPECT_TRUE(bare);
    EXPECT_EQ(read.with({true})->prices.pay.about, read.b.prices.pay.about);
}

TEST(compare_studies, what_b_leaves_out_is_taken_out_and_what_it_adds_is_put_in)
{
    auto const a = replaced(small_study, "ramp = \"12 months\"", "ramp = \"12 months\"\nduration = \"20 months\"");
    auto const b = replaced(replaced(small_study, "ramp = \"12 months\"\n", ""), "cover_share = \"80%\"",
                            "cover_share = \"80%\"\nhires_capacity = 2");
    auto const read = two(a, b);
    ASSERT_THAT(ids(read.changes),
                ElementsAre("authorities.E01.hires_capacity", "interventions.peer-supervision.delivery"));
    auto const only_delivery = read.with({false, true});
    ASSERT_TRUE(only_delivery);
    EXPECT_EQ(only_delivery->interventions.front().delivery, read.b.interventions.front().delivery);
    EXPECT_NE(only_delivery->interventions.front().delivery, read.a.interventions.front().delivery);
    EXPECT_EQ(only_delivery->authorities.front().hires_capacity, std::nullopt);
    EXPECT_EQ(read.with({true, false})->authorities.front().hires_capacity, 2.0);
}

TEST(compare_studies, many_figures_of_few_authorities_are_one_change_for_each)
{
    auto b = replaced(small_study,
                      "year = 2025\nin_post = 200\nvacancies = 30\ncover_share = \"80%\"\ncaseload = 15\n"
                      "absence_rate = \"3%\"",
                      "year = 2026\nin_post = 210\nvacancies = 31\ncover_share = \"81%\"\ncaseload = 16\n"
                      "absence_rate = \"4%\"\nagency = 9\nhires_capacity = 9");
    b = replaced(b, "{ mean = 1.1, sd = 0.2", "{ mean = 1.2, sd = 0.1");
    b = replaced(b, "year = 2025\nin_post = 100\nvacancies = 0",
                 "year = 2026\nin_post = 110\nvacancies = 1\nagency = 1");
    b = replaced(b, "{ mean = 0.9, sd = 0.2", "{ mean = 1.0, sd = 0.1");
    auto const read = two(small_study, b);
    ASSERT_THAT(ids(read.changes), ElementsAre("authorities.E01", "authorities.E02 / E03"));
    EXPECT_EQ(read.changes[0].label, "the figures of Upper Testshire");
    auto const one = read.with({false, true});
    ASSERT_TRUE(one);
    EXPECT_EQ(one->authorities[0], read.a.authorities[0]);
    EXPECT_EQ(one->authorities[1].in_post, 110.0);
    EXPECT_EQ(one->authorities[1].relative_leaving_rate.about, read.b.authorities[1].relative_leaving_rate.about);
}

TEST(compare_studies, texts_alone_are_one_change)
{
    auto b = replaced(small_study, R"(source = "invoices")", R"(source = "ledger")");
    b = replaced(b, R"(name = "Small")", R"(name = "Other")");
    auto const read = two(small_study, b);
    ASSERT_THAT(ids(read.changes), ElementsAre("texts"));
    EXPECT_EQ(read.changes[0].values.size(), 2U);
    EXPECT_EQ(read.with({true})->name, "Other");
}

TEST(compare_studies, choices_draws_and_seeds_are_no_changes)
{
    auto b = replaced(small_study, "draws = 100\nseed = 7", "draws = 200\nseed = 8\nauthorities = [\"E01\"]");
    b += "\n[interventions.extra]\nname = \"Extra\"\nlevel = \"individual\"\ngroup = \"other\"\n"
         "effect = { basis = \"no-turnover-evidence\", reason = \"x\", source = \"y\" }\n"
         "delivery = { coverage = \"30%\", basis = \"assumption\", source = \"us\" }\n"
         "costs = { annual = 0, basis = \"local\", source = \"us\" }\n";
    auto const read = two(small_study, b);
    EXPECT_THAT(read.changes, IsEmpty());
    EXPECT_THAT(ids(read.elsewhere), ElementsAre("choices", "interventions elsewhere"));
    EXPECT_EQ(read.b.draws, 100U);
    EXPECT_EQ(read.b.seed, 7U);
    EXPECT_EQ(read.a.authorities.size(), 1U) << "what both chose";
    ASSERT_EQ(read.only_in_one.size(), 2U);
    EXPECT_TRUE(read.only_in_one[0].in_a);
    EXPECT_EQ(read.only_in_one[0].name, "Lower Testshire");
    EXPECT_EQ(read.only_in_one[1].id, "extra");
}

TEST(compare_studies, figures_of_authorities_that_are_not_compared_move_nothing)
{
    StudyRequest request;
    request.authorities = {{"Upper Testshire"}};
    auto const read = two(small_study, replaced(small_study, "in_post = 100", "in_post = 120"), request);
    EXPECT_THAT(read.changes, IsEmpty());
    EXPECT_THAT(ids(read.elsewhere), ElementsAre("authorities elsewhere"));
}

TEST(compare_studies, what_makes_no_study_alone_is_not_made)
{
    auto b = replaced(small_study, "name = \"new\"", "name = \"newer\"");
    b = replaced(b, "coverage = \"80%\"", "coverage = \"80%\"\neligible = [\"newer\"]");
    auto a = replaced(small_study, "coverage = \"80%\"", "coverage = \"80%\"\neligible = [\"new\"]");
    auto const read = two(a, b);
    ASSERT_EQ(read.changes.size(), 2U);
    EXPECT_FALSE(read.with({true, false}));
    EXPECT_FALSE(read.with({false, true}));
    EXPECT_TRUE(read.with({true, true}));
    auto const comparison = compare(read);
    ASSERT_EQ(comparison.split.steps.size(), 1U);
    EXPECT_EQ(comparison.split.steps[0].changes.size(), 2U);
}

TEST(compare_studies, errors_in_either_file_are_all_reported_with_its_name)
{
    auto const read = read_two(replaced(small_study, "in_post = 200", "in_post = -1"),
                               replaced(small_study, R"(exit = { value = 500)", R"(exit = { value = -500)"));
    EXPECT_FALSE(read.ok());
    EXPECT_THAT(described(read.problems), HasSubstr("a.toml:"));
    EXPECT_THAT(described(read.problems), HasSubstr("b.toml:"));
    StudyRequest there;
    there.study_path = "a.toml";
    StudyRequest nowhere;
    nowhere.study_path = "c.toml";
    auto const missing = read_two_studies(there, nowhere, MemoryFiles({{"a.toml", small_study}}));
    EXPECT_FALSE(missing.ok());
    EXPECT_THAT(described(missing.problems), HasSubstr("c.toml does not exist"));
}

TEST(compare_studies, what_has_nothing_in_common_is_not_compared)
{
    auto const a = replaced(small_study, "seed = 7", "seed = 7\nauthorities = [\"E01\"]");
    auto const b = replaced(small_study, "seed = 7", "seed = 7\nauthorities = [\"Lower Testshire\"]");
    auto const read = read_two(a, b);
    EXPECT_FALSE(read.ok());
    EXPECT_THAT(described(read.problems), HasSubstr("this study has no authority in common with a.toml"));
}
