// What is typed in a study and moves nothing of what happened is named; another release of DfE's is nobody's own.
#include "cli/past/idle_in_the_past.hpp"

#include "support/inputs_text.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

Study study_with(std::string const& own)
{
    StudyRequest request;
    request.study_path = "study.toml";
    request.shipped_study_path = "shipped/study.toml";
    auto read = read_study(request, MemoryFiles({{"shipped/study.toml", test::small_study},
                                                 {"study.toml", "based_on = [\"shipped\"]\n" + own}}));
    EXPECT_TRUE(read.value) << test::described(read.problems);
    return *std::move(read.value);
}

std::string const spend = "[[authorities.E01.agency_spend]]\nyear = 2024\namount = \"£4m\"\n";
std::string const premium = "[prices.agency_premium]\nvalue = \"50%\"\nsource = \"invoices\"\n";

}  // namespace

TEST(IdleInThePast, names_own_figures_of_what_happened)
{
    EXPECT_THAT(cli::idle_in_look_back(study_with("")), IsEmpty());
    auto const own =
        study_with("[authorities.E01]\nin_post = 210\nrelative_leaving_rate = { mean = 1.3, sd = 0.2, basis = "
                   "\"local\", source = \"payroll\" }\nsource = \"payroll\"\n");
    EXPECT_THAT(cli::idle_in_look_back(own),
                ElementsAre("leaving rate of Upper Testshire", "staff in post of Upper Testshire"));
    EXPECT_EQ(cli::idle_in_backtest(own), cli::idle_in_look_back(own));
    auto const release =
        study_with("[authorities.E01]\nin_post = 210\nbasis = \"official-statistic\"\nsource = \"DfE\"\n");
    EXPECT_THAT(cli::idle_in_look_back(release), IsEmpty());
    EXPECT_THAT(cli::idle_in_look_back(study_with("[beliefs.leaving_rate]\nvalue = \"13%\"\nsource = \"us\"\n")),
                ElementsAre("beliefs.leaving_rate"));
}

TEST(IdleInThePast, prices_of_agency_work_move_a_backtest_only_beside_a_spend)
{
    EXPECT_THAT(cli::idle_in_backtest(study_with(premium)), ElementsAre("prices.agency_premium"));
    EXPECT_THAT(cli::idle_in_backtest(study_with(premium + spend)), IsEmpty());
}

TEST(IdleInThePast, doubts_are_those_of_what_a_backtest_takes)
{
    auto const doubts = cli::doubts_of_backtest(study_with(spend + "[england]\ncaseload = 20\n").warnings);
    ASSERT_EQ(doubts.size(), 1U) << test::described(doubts);
    EXPECT_EQ(doubts.front().field, "authorities.E01.agency_spend.1");
}
