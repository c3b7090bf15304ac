//! Costs that are shares of pay or salary, costs that are not said, and notes.
#include "support/inputs_text.hpp"

#include <stdexcept>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr char const* annual =
    R"(annual = { distribution = "gamma", mean = "£10,000", sd = "£5,000", basis = "placeholder", source = "us" })";
constexpr char const* salaries = R"(
[prices.on_costs]
value = "30%"
basis = "local"
source = "payroll"
[prices.national_insurance]
value = "15%"
basis = "official-statistic"
source = "HMRC"
)";

std::string replaced(std::string text, std::string const& what, std::string const& with)
{
    auto const at = text.find(what);
    if (at == std::string::npos) throw std::logic_error("not in the text: " + what);
    return text.replace(at, what.size(), with);
}

std::string costing(std::string const& costs) { return replaced(small_study, annual, costs); }

Read<Study> read(std::string const& text, std::vector<std::string> set = {})
{
    StudyRequest request;
    request.set = std::move(set);
    return read_in_memory({{"study.toml", text}}, request);
}

Study study(std::string const& text, std::vector<std::string> set = {})
{
    auto found = read(text, std::move(set));
    if (!found.ok()) throw std::runtime_error("the study does not read:\n" + described(found.problems));
    return *found.value;
}

}  // namespace

TEST(share_of_pay, is_read_as_a_share_that_remembers_what_of)
{
    auto const s = study(
        costing(R"(per_worker_year = { value = "8% of pay", basis = "local", source = "us", note = "each March" })"));
    auto const& cost = *s.interventions.at(0).per_worker_year;
    EXPECT_EQ(cost.about, Distribution(Fixed{0.08}));
    EXPECT_EQ(cost.share_of, ShareOf::pay);
    EXPECT_EQ(cost.unit, "share of pay per worker reached and year");
    EXPECT_EQ(cost.note, "each March");
    EXPECT_FALSE(s.prices.on_costs) << "on-costs are no input where nothing follows salary";
}

TEST(share_of_pay, may_be_a_bare_text_a_distribution_and_set)
{
    auto const costs = R"(basis = "local"
source = "us"
note = "of all of them"
per_starter = "5% of Pay"
annual = { distribution = "gamma", mean = "8% of salary", sd = "1% of salary" })";
    auto const s = study(costing(costs) + salaries, {"interventions.peer-supervision.costs.per_starter=6% of pay"});
    auto const& one = s.interventions.at(0);
    EXPECT_EQ(one.per_starter->about, Distribution(Fixed{0.06}));
    EXPECT_EQ(one.per_starter->share_of, ShareOf::pay);
    EXPECT_EQ(one.annual->share_of, ShareOf::salary);
    EXPECT_NEAR(mean(one.annual->about), 0.08, 1e-9);
    EXPECT_NEAR(sd(one.annual->about), 0.01, 1e-9);
    ASSERT_TRUE(s.prices.on_costs && s.prices.national_insurance);
    EXPECT_EQ(s.prices.on_costs->about, Distribution(Fixed{0.30}));
}

TEST(share_of_pay, that_counts_towards_the_pension_carries_what_salary_does)
{
    auto const cost = R"(annual = { value = "8% of salary", pensionable = true, basis = "local", source = "us" })";
    EXPECT_EQ(study(costing(cost)).interventions.at(0).annual->share_of, ShareOf::pay);
}

TEST(share_of_pay, of_salary_needs_what_an_employer_pays_on_top)
{
    auto const cost = R"(annual = { value = "8% of salary", basis = "local", source = "us" })";
    auto const without = read(costing(cost));
    EXPECT_FALSE(without.ok());
    EXPECT_THAT(described(without.problems), HasSubstr("give prices.on_costs and prices.national_insurance"));
    EXPECT_TRUE(read(costing(cost) + salaries).ok());
}

TEST(share_of_pay, on_costs_that_nothing_follows_say_so_when_they_are_changed)
{
    std::string const warning = "prices.on_costs moves nothing here";
    EXPECT_THAT(described(read(small_study + salaries, {"prices.on_costs.value=25%"}).problems), HasSubstr(warning));
    EXPECT_THAT(described(read(small_study + salaries).problems), Not(HasSubstr(warning)));
}

TEST(costs, that_are_not_said_are_an_error_that_says_what_to_write)
{
    auto const missing =
        read(replaced(small_study, "[interventions.peer-supervision.costs]\n" + std::string(annual), ""));
    EXPECT_FALSE(missing.ok());
    EXPECT_THAT(described(missing.problems),
                AllOf(HasSubstr("does not say what the programme costs"), HasSubstr("says annual = 0"),
                      HasSubstr("[interventions.peer-supervision.costs]")));
    EXPECT_FALSE(read(costing("basis = \"local\"\nsource = \"us\"")).ok()) << "a table without an amount";
    EXPECT_TRUE(read(costing("annual = 0\nbasis = \"local\"\nsource = \"us\"")).ok()) << "a cost of 0 is said";
}

TEST(notes, of_a_number_that_is_gone_are_gone_too)
{
    auto const cost = R"(annual = { value = "£10,000", basis = "published", source = "them", note = "for 20 teams" })";
    EXPECT_EQ(study(costing(cost)).interventions.at(0).annual->note, "for 20 teams");
    auto const s = study(costing(cost), {"interventions.peer-supervision.costs.annual.value=£9,000"});
    EXPECT_EQ(s.interventions.at(0).annual->note, "");
    EXPECT_EQ(s.interventions.at(0).annual->basis, Basis::local);
}

TEST(notes, of_the_effect_stand_with_it)
{
    auto const text = replaced(small_study, "source = \"a study\"\n", "source = \"a study\"\nnote = \"one team\"\n");
    EXPECT_EQ(study(text).interventions.at(0).effect->log_hazard_ratio.note, "one team");
}
