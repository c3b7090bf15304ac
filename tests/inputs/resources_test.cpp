//! [[costs.resources]]: what is read of it, what follows it, and what is said where nothing does. What is refused stands in
//! tests/bad_inputs/resources_all_at_once.toml.
#include "support/inputs_text.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;
using testing::HasSubstr;

namespace {

constexpr char const* annual =
    R"(annual = { distribution = "gamma", mean = "£10,000", sd = "£5,000", basis = "placeholder", source = "us" })";
constexpr char const* resources = R"(resources = [
    { item = "Group supervision, monthly", per = "worker and year", kind = "cash", quantity = { distribution = "triangular", min = 6, mode = 12, max = 24 }, price = { value = "£35", basis = "published", source = "a clinic" }, basis = "assumption", source = "us" },
    { item = "time in it", per = "team and year", kind = "time", quantity = 12, paid_at = "pay", hours = 2.5, backfilled = "50%", backfill_price = "£30", basis = "local", source = "rota", note = "each March" },
])";

Read<Study> read(std::string const& costs, std::vector<std::string> set = {})
{
    std::string text = small_study;
    auto const at = text.find(annual);
    if (at == std::string::npos) throw std::logic_error("the small study has no such cost");
    text.replace(at, std::string(annual).size(), costs);
    StudyRequest request;
    request.set = std::move(set);
    return read_in_memory({{"study.toml", text}}, request);
}

Study study(std::string const& costs, std::vector<std::string> set = {})
{
    auto found = read(costs, std::move(set));
    if (!found.ok()) throw std::runtime_error("the study does not read:\n" + described(found.problems));
    return *found.value;
}

}  // namespace

TEST(resources, are_read_row_by_row)
{
    auto const s = study(resources);
    auto const& list = s.interventions.at(0).resources;
    ASSERT_EQ(list.size(), 2U);
    auto const& cash = list[0];
    EXPECT_EQ(cash.item, "Group supervision, monthly");
    EXPECT_EQ(cash.id, "group-supervision-monthly");
    EXPECT_EQ(cash.terms,
              (ResourceTerms{ResourcePer::worker_year, ResourceKind::cash, false, false, CostPart::guessed}));
    EXPECT_EQ(cash.quantity.about, Distribution(Triangular{6.0, 12.0, 24.0}));
    EXPECT_EQ(cash.quantity.basis, Basis::assumption);
    EXPECT_EQ(cash.price->basis, Basis::published) << "its own, and not the row's";
    EXPECT_THAT(cash.quantity.id, HasSubstr(".resources.group-supervision-monthly.quantity"));
    EXPECT_EQ(cash.quantity.unit, "units per worker reached and year");
    auto const& time = list[1];
    EXPECT_EQ(time.terms, (ResourceTerms{ResourcePer::team_year, ResourceKind::time, true, true, CostPart::stated}));
    EXPECT_EQ(time.hours->about, Distribution(Fixed{2.5}));
    EXPECT_EQ(time.backfilled->about, Distribution(Fixed{0.5}));
    EXPECT_EQ(time.backfill_price->about, Distribution(Fixed{30.0}));
    EXPECT_EQ(time.quantity.note, "each March");
    EXPECT_TRUE(s.interventions.at(0).takes_time());
    EXPECT_TRUE(s.interventions.at(0).has_placeholder_cost());
}

TEST(resources, bring_paid_hours_and_the_size_of_a_team_where_they_follow_them)
{
    auto const with = study(resources);
    ASSERT_TRUE(with.paid_hours && with.team_size);
    EXPECT_EQ(mean(with.paid_hours->about), 1924.0);
    EXPECT_EQ(with.paid_hours->basis, Basis::assumption);
    EXPECT_EQ(mean(with.team_size->about), 7.0);
    auto const without = study(annual);
    EXPECT_FALSE(without.paid_hours || without.team_size) << "no inputs where nothing follows them";
}

TEST(resources, say_why_hours_that_nothing_follows_move_nothing)
{
    auto const said = described(read(annual, {"beliefs.paid_hours=1800", "beliefs.team_size=6"}).problems);
    EXPECT_THAT(said, HasSubstr("beliefs.paid_hours"));
    EXPECT_THAT(said, HasSubstr("paid at pay"));
    EXPECT_THAT(said, HasSubstr("by the team"));
}

TEST(resources, give_way_to_an_amount_of_ones_own_as_far_as_they_are_cash)
{
    auto const id = study(annual).interventions.at(0).id;
    auto const s = study(resources, {"interventions." + id + ".costs.per_worker_year=500"});
    auto const& list = s.interventions.at(0).resources;
    ASSERT_EQ(list.size(), 1U) << "time of staff is in no quotation";
    EXPECT_EQ(list[0].terms.kind, ResourceKind::time);
    auto const said = described(read(resources, {"interventions." + id + ".costs.per_worker_year=500"}).problems);
    EXPECT_THAT(said, HasSubstr("stands for what was built of it: Group supervision, monthly"))
        << "nothing goes unsaid";
    auto const other = study(resources, {"interventions." + id + ".costs.setup=500"});
    EXPECT_EQ(other.interventions.at(0).resources.size(), 2U) << "no row is paid once";
    auto const none =
        study(resources, {"interventions." + id + ".costs.annual=500", "interventions." + id + ".costs.resources=[]"});
    EXPECT_TRUE(none.interventions.at(0).resources.empty());
}

// `holdfast init` offers what is built from resources as the amount that a quotation would say. Nobody has quoted it yet.
TEST(resources, give_way_to_the_example_of_init_as_a_guess_and_to_a_quotation_as_stated)
{
    auto const arc = [](std::string const& source) {
        StudyRequest request;
        request.study_path = "own.toml";
        request.shipped_study_path = shipped_study();
        request.authorities = std::vector<std::string>{"Leeds"};
        request.interventions = std::vector<std::string>{"arc"};
        DiskFiles const files;
        std::string text = "based_on = [\"shipped\"]\n";
        for (auto const* key : {"setup", "annual"})
            text += std::string("[interventions.participatory-development.costs.") + key +
                    "]\nvalue = \"£16,000\"\nsource = \"" + source + "\"\nbasis = \"local\"\n";
        auto found = read_study(request, MemoryFiles({{"own.toml", text}}, &files));
        if (!found.ok()) throw std::runtime_error(described(found.problems));
        return std::pair(found.value->interventions.front(), described(found.problems));
    };
    auto const [example, said] = arc("the provider's quotation, date");
    EXPECT_EQ(example.annual->basis, Basis::assumption);
    EXPECT_THAT(example.annual->source, HasSubstr("Our guess: nobody is named"));
    EXPECT_FALSE(at(example.cost_parts(), CostPart::stated));
    EXPECT_THAT(said, HasSubstr("so that what it says counts as our guess"));
    auto const [unnamed, asked] = arc("TBC");
    EXPECT_EQ(unnamed.annual->basis, Basis::assumption) << "nobody has stated it";
    EXPECT_FALSE(at(unnamed.cost_parts(), CostPart::stated));
    EXPECT_THAT(asked, HasSubstr("costs.annual is nobody's figure, and stands for what was built of it"));
    EXPECT_THAT(asked, HasSubstr("\"TBC\", which names nobody, so that what it says counts as our guess"));
    EXPECT_THAT(said, HasSubstr("costs.annual is an example, and stands for what was built of it"));
    auto const [quoted, about] = arc("the provider's quotation, 3 March 2026");
    EXPECT_EQ(quoted.annual->basis, Basis::local);
    EXPECT_TRUE(at(quoted.cost_parts(), CostPart::stated));
    EXPECT_THAT(about, testing::Not(HasSubstr("our guess")));
}

TEST(resources, may_be_laid_over_one_by_one)
{
    auto const path = "interventions." + study(annual).interventions.at(0).id + ".costs.resources.1.quantity=8";
    auto const s = study(resources, {path});
    auto const& quantity = s.interventions.at(0).resources.at(0).quantity;
    EXPECT_EQ(mean(quantity.about), 8.0);
    EXPECT_TRUE(quantity.local);
}

TEST(resources, say_where_a_price_of_who_stands_in_moves_nothing)
{
    std::string text = resources;
    auto const at = text.find("backfilled = \"50%\"");
    ASSERT_NE(at, std::string::npos);
    text.replace(at, std::string("backfilled = \"50%\"").size(), "backfilled = 0");
    EXPECT_THAT(described(read(text).problems), HasSubstr("backfill_price moves nothing: backfilled is 0%"));
}

// ---- Capital is what lasts (docs/decisions/0054) ------------------------------------------------------------------

namespace {

std::string once(std::string const& item, std::string const& more)
{
    return "resources = [{ item = \"" + item +
           "\", per = \"authority once\", kind = \"cash\", quantity = 2, price = \"£500\", basis = \"local\", source = "
           "\"us\", " +
           more + " }]";
}

}  // namespace

TEST(capital, is_said_row_by_row)
{
    auto const s = study(once("tablets", "capital = true"));
    EXPECT_TRUE(s.interventions.at(0).resources.at(0).terms.capital);
    EXPECT_EQ(mean_resource_costs(s, s.interventions.at(0)).capital, 1000.0);
    EXPECT_FALSE(study(once("tablets", "note = \"x\"")).interventions.at(0).resources.at(0).terms.capital);
}

TEST(capital, of_training_and_of_hours_is_doubted_unless_a_person_says_why)
{
    for (auto const* item : {"a trainer's days", "Workshop for managers"})
        EXPECT_THAT(described(read(once(item, "capital = true")).problems),
                    HasSubstr("under proper practices that is revenue"))
            << item;
    EXPECT_EQ(
        described(
            read(once("a trainer's days", "capital = true, capital_why = \"part of the new system's cost\"")).problems)
            .find("proper practices"),
        std::string::npos);
    EXPECT_EQ(described(read(once("tablets", "capital = true")).problems).find("proper practices"), std::string::npos);
}

TEST(capital, is_refused_of_what_is_paid_again_and_of_staff_time_and_of_rows_together)
{
    auto yearly = once("tablets", "capital = true");
    yearly.replace(yearly.find("authority once"), std::string("authority once").size(), "authority and year");
    EXPECT_THAT(described(read(yearly).problems), HasSubstr("what is paid again and again is revenue"));
    EXPECT_THAT(described(read(once("tablets", "capital_why = \"x\"")).problems), HasSubstr("nothing says that it is"));
    EXPECT_THAT(
        described(read(once("a trainer's days", "note = \"x\"") + "\nsetup_is_capital = true\nsetup_is_capital_why = "
                                                                  "\"x\"")
                      .problems),
        HasSubstr("of these each is by itself"));
}

TEST(capital, of_a_plain_amount_needs_a_reason)
{
    std::string const setup = "setup = \"£20,000\"\nbasis = \"local\"\nsource = \"us\"\nsetup_is_capital = true";
    EXPECT_THAT(described(read(setup).problems), HasSubstr("nothing says what it buys that lasts"));
    EXPECT_THAT(described(read(setup + "\nsetup_is_capital_why = \"TBC\"").problems),
                HasSubstr("nothing says what it buys that lasts"));
    auto const s = study(setup + "\nsetup_is_capital_why = \"tablets, used for four years\"");
    EXPECT_TRUE(s.interventions.at(0).setup_is_capital);
    EXPECT_EQ(s.interventions.at(0).setup_capital_why, "tablets, used for four years");
}
