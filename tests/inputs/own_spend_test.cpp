// What an authority spent on agency workers: what can never be held against the model's cover is refused, the rest is doubted where
// it is hardly meant, and a run says that it moves nothing there. And a price level that counts twice.
#include "support/inputs_text.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

//! Over the small study, whose Upper Testshire is given 30 agency workers.
Read<Study> read(std::string const& own)
{
    auto shipped = test::small_study;
    std::string const share = "cover_share = \"80%\"\n";
    shipped.replace(shipped.find(share), share.size(), "agency = 30\nagency_covering_vacancies = 24\n" + share);
    StudyRequest request;
    request.study_path = "study.toml";
    request.shipped_study_path = "shipped/study.toml";
    return read_study(
        request, MemoryFiles({{"shipped/study.toml", shipped}, {"study.toml", "based_on = [\"shipped\"]\n" + own}}));
}

std::string spend(std::string const& year, std::string const& amount, std::string const& more = "source = \"ledger\"")
{
    return "[[authorities.E01.agency_spend]]\nyear = " + year + "\namount = " + amount + "\n" + more + "\n";
}

std::string problems_of(std::string const& own) { return test::described(read(own).problems); }

}  // namespace

TEST(own_spend, keeps_the_ledgers_figure_and_where_it_stands)
{
    auto const made = read(spend("2025", "\"£4.2m\""));
    ASSERT_TRUE(made.value) << test::described(made.problems);
    auto const& stated = made.value->authorities.at(0).agency_spend.at(0);
    EXPECT_EQ(stated.stated, 4'200'000.0);
    EXPECT_EQ(stated.at.file, "study.toml");
    EXPECT_EQ(stated.at.line, 2U);
}

TEST(own_spend, what_can_never_be_held_against_anything_is_refused)
{
    EXPECT_THAT(problems_of(spend("2024", "\"£4m\"") + spend("2024", "\"£5m\"")),
                HasSubstr("what was spent on agency workers in 2024-25 is given twice"));
    EXPECT_THAT(
        problems_of(spend("2024", "0")),
        HasSubstr("authorities.E01.agency_spend.1.amount is £0, and there is nothing to hold against nothing spent"));
    EXPECT_THAT(problems_of(spend("2028", "\"£4m\"")), HasSubstr("what has not been spent yet cannot be held against"));
    for (auto const& wrong : {spend("2024", "0"), spend("2028", "\"£4m\"")}) EXPECT_FALSE(read(wrong).value) << wrong;
    EXPECT_TRUE(read(spend("2024", "\"£4m\"") + spend("2025", "\"£5m\"")).value);
}

TEST(own_spend, a_slip_of_a_thousand_is_doubted)
{
    EXPECT_THAT(problems_of(spend("2024", "\"£4.2k\"")),
                HasSubstr("agency_spend.1.amount is £140 a year for each of the 30 agency workers of Upper Testshire"));
    EXPECT_THAT(problems_of(spend("2024", "\"£420m\"")), HasSubstr("hardly meant"));
    EXPECT_THAT(problems_of(spend("2024", "\"£4.2m\"")), Not(HasSubstr("hardly meant")));
}

TEST(own_spend, says_where_it_comes_from_and_that_a_run_is_not_moved_by_it)
{
    EXPECT_THAT(problems_of(spend("2024", "\"£4m\"", "")),
                HasSubstr("authorities.E01.agency_spend.1 is changed here, and nothing says where"));
    EXPECT_THAT(problems_of(spend("2024", "\"£4m\"")), Not(HasSubstr("nothing says where")));
    EXPECT_THAT(problems_of(spend("2024", "\"£4m\"")),
                HasSubstr("authorities.E01.agency_spend moves no money: it is used for `backtest`"));
}

TEST(price_level, beside_a_premium_of_ones_own_counts_twice_and_says_so)
{
    std::string const premium =
        "[prices]\nagency_premium = { value = \"50%\", basis = \"local\", source = \"invoices\" }\n";
    std::string const level = "[authorities.E01]\nagency_price_level = 1.3\nsource = \"invoices\"\n";
    EXPECT_THAT(
        problems_of(premium + level),
        HasSubstr("authorities.E01.agency_price_level is multiplied with prices.agency_premium, which is local"));
    auto published = premium;
    published.replace(published.find("local"), 5, "published");
    EXPECT_THAT(problems_of(published + level), Not(HasSubstr("is multiplied with")));
    EXPECT_THAT(problems_of(premium), Not(HasSubstr("is multiplied with")));
}
