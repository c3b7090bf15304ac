// Slips of size: a digit too many, a per cent for a share, hours that no year has.

#include "holdfast/inputs/read_study.hpp"
#include "inputs/doubts/sizes.hpp"
#include "support/inputs_text.hpp"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;
using ::testing::HasSubstr;
using ::testing::Not;

std::string const own = "source = \"HR\"\nbasis = \"local\"\n";

//! What is said of a layer over the small study.
std::string said_of_layer(std::string const& layer)
{
    StudyRequest request;
    request.study_path = "own.toml";
    request.shipped_study_path = "study.toml";
    request.authorities = std::vector<std::string>{"Upper Testshire"};
    return described(read_study(request, MemoryFiles({{"study.toml", small_study},
                                                      {"own.toml", "based_on = [\"shipped\"]\n" + layer}}))
                         .problems);
}

TEST(sizes, of_staff_far_from_what_is_published_are_doubted)
{
    EXPECT_THAT(said_of_layer("[authorities.E01]\nin_post = 2000\n" + own),
                HasSubstr("authorities.E01.in_post is 2000, 10 times as much as what it replaces, 200"));
    EXPECT_THAT(said_of_layer("[authorities.E01]\nin_post = 20\n" + own),
                HasSubstr("10 times less than what it replaces"));
    EXPECT_THAT(said_of_layer("[authorities.E01]\nin_post = 260\n" + own), Not(HasSubstr("what it replaces")));
}

TEST(sizes, of_prices_by_a_digit_or_a_per_cent_are_doubted_at_their_place)
{
    auto const pay = said_of_layer("[prices.pay]\nmean = 16640\nsd = 600\n" + own);
    EXPECT_THAT(pay, HasSubstr("prices.pay.mean is 16640, 4 times less than what it replaces, \"£66,560\""));
    EXPECT_THAT(pay, HasSubstr("own.toml:3:8"));
    // The same where a number of another kind takes the place of the mean.
    EXPECT_THAT(said_of_layer("[prices.pay]\nvalue = \"£12,000\"\n" + own),
                HasSubstr("prices.pay.value is \"£12,000\", 6 times less than what it replaces, \"£66,560\""));
    EXPECT_THAT(said_of_layer("[prices.pay]\nvalue = \"£71,000\"\n" + own), Not(HasSubstr("what it replaces")));
    EXPECT_THAT(said_of_layer("[prices.agency_premium]\nvalue = 0.00406\n" + own),
                HasSubstr("of a share write 0.406 or \"40.6%\""));
    EXPECT_THAT(said_of_layer("[prices.agency_premium]\nvalue = \"140%\"\n" + own), HasSubstr("3 times as much as"))
        << "the whole price, and not what it is above pay";
    EXPECT_THAT(said_of_layer("[prices.agency_premium]\nvalue = \"33.3%\"\n" + own),
                Not(HasSubstr("what it replaces")));
    EXPECT_THAT(said_of_layer("[prices.recruitment]\nvalue = 45000\n" + own), HasSubstr("10 times as much"));
    EXPECT_THAT(said_of_layer("[prices.recruitment]\nvalue = 9000\n" + own), Not(HasSubstr("what it replaces")));
}

TEST(sizes, of_a_fraction_with_a_sign_of_per_cent_are_doubted)
{
    EXPECT_THAT(said_of_layer("[interventions.peer-supervision.delivery]\ncoverage = \"0.8%\"\n" + own),
                HasSubstr("delivery.coverage is 0.8%, less than one in a hundred"));
    EXPECT_THAT(said_of_layer("[interventions.peer-supervision.delivery]\ncoverage = \"8%\"\n" + own),
                Not(HasSubstr("one in a hundred")));
}

//! What is said of a layer over the shipped inputs, for Leeds.
std::string said_of_leeds(std::string const& layer)
{
    StudyRequest request;
    request.study_path = "own.toml";
    request.shipped_study_path = shipped_study();
    request.authorities = std::vector<std::string>{"Leeds"};
    DiskFiles const shipped_files;
    return described(
        read_study(request, MemoryFiles({{"own.toml", "based_on = [\"shipped\"]\n" + layer}}, &shipped_files))
            .problems);
}

TEST(sizes, of_an_own_year_are_held_against_a_hundredth_and_the_staff_in_post)
{
    std::string const year = "[[authorities.E08000035.own_years]]\nyear = 2026\n";
    EXPECT_THAT(said_of_leeds(year + "turnover = \"0.124%\"\n" + own),
                HasSubstr("own_years.1.turnover is 0.124%, less than one in a hundred"));
    EXPECT_THAT(said_of_leeds(year + "turnover = \"12.4%\"\n" + own), Not(HasSubstr("one in a hundred")));
    EXPECT_THAT(said_of_leeds(year + "leavers = 400\nstaff = 4000\n" + own),
                HasSubstr("own_years.1.staff is 4000, and Leeds has"));
}

// A month's pay is no year's: below the least that the law ever let an hour be paid, in any year's prices.
TEST(sizes, of_pay_that_no_full_time_year_can_have_are_refused_with_the_year_that_a_month_would_make)
{
    auto const said = said_of_layer("[prices.pay]\nvalue = \"£5,000\"\n" + own);
    EXPECT_THAT(said, HasSubstr("own.toml:3:9: error: prices.pay is £5,000 for a full-time year of 1,924 hours"));
    EXPECT_THAT(said, HasSubstr("was never below £3.60 an hour, which is £6,926 a year"));
    EXPECT_THAT(said, HasSubstr("if £5,000 is a month's, write \"£60,000\""));
    EXPECT_THAT(said, Not(HasSubstr("what it replaces"))) << "once is enough";
    EXPECT_THAT(said_of_layer("[prices.pay]\nvalue = \"£6,930\"\n" + own), Not(HasSubstr("error: prices.pay")));
}

TEST(sizes, of_years_to_fill_a_post_are_doubted_in_whatever_unit_they_are_typed)
{
    auto const said = said_of_leeds("[beliefs.months_to_fill]\nvalue = \"9 years\"\n" + own);
    EXPECT_THAT(
        said,
        HasSubstr("beliefs.months_to_fill.value is \"9 years\", 12 times as much as what it replaces, \"9 months\""));
    EXPECT_THAT(said_of_leeds("[beliefs.months_to_fill]\nvalue = \"1 year\"\n" + own),
                Not(HasSubstr("what it replaces")));
}

//! A council's own prices, so many times those that are shipped.
std::string prices_times(double times)
{
    std::string layer;
    StudyRequest request;
    request.study_path = request.shipped_study_path = shipped_study();
    request.authorities = std::vector<std::string>{"Leeds"};
    auto const study = read_study(request, DiskFiles{});
    if (!study.value) return described(study.problems);
    auto const& prices = study.value->prices;
    for (auto const* price : {&prices.pay, &prices.recruitment, &prices.induction, &prices.exit})
        layer += "[" + price->id + "]\nmean = " + std::to_string(times * mean(price->about)) +
                 "\nsd = " + std::to_string(std::max(1.0, times * sd(price->about))) + "\n" + own;
    return layer;
}

// Everything that is shipped is what it is, and nothing of it is asked about: typed again by a council, it is not either. Ten times
// as much is, of each, so that this would fail if nothing were looked at.
TEST(sizes, of_what_is_shipped_are_not_asked_about)
{
    EXPECT_THAT(said_of_leeds(""), Not(HasSubstr("what it replaces")));
    EXPECT_THAT(said_of_leeds(""), Not(HasSubstr("one in a hundred")));
    EXPECT_THAT(said_of_leeds(prices_times(1.0)), Not(HasSubstr("what it replaces")));
    auto const tenfold = said_of_leeds(prices_times(10.0));
    for (auto const* price : {"prices.pay", "prices.recruitment", "prices.induction", "prices.exit"})
        EXPECT_THAT(tenfold, HasSubstr(std::string(price) + ".mean is ")) << price;
}

std::string taking(std::string const& per, std::string const& quantity, std::string const& hours)
{
    return "[beliefs.paid_hours]\nvalue = 1900\n" + own + "[beliefs.team_size]\nvalue = 4\n" + own +
           "[[interventions.peer-supervision.costs.resources]]\nitem = \"supervision\"\nper = \"" + per +
           "\"\nkind = \"time\"\npaid_at = \"pay\"\nquantity = " + quantity + "\nhours = " + hours + "\n" + own;
}

TEST(sizes, of_more_hours_than_a_year_has_are_refused)
{
    auto const said = said_of_layer(taking("worker and year", "52", "40"));
    EXPECT_THAT(
        said,
        HasSubstr("takes 2,080 hours a worker a year, more than the 1,900 that one worker is paid for in a year"));
    EXPECT_THAT(said, HasSubstr("error"));
    EXPECT_THAT(said_of_layer(taking("worker and year", "52", "1.5")), Not(HasSubstr("hours a worker a year")));
    EXPECT_THAT(said_of_layer(taking("team and year", "52", "40")), Not(HasSubstr("more than the")));
    // The sum and the limit are hours in all: what is said is what was compared.
    EXPECT_THAT(
        said_of_layer(taking("team and year", "200", "40")),
        HasSubstr("takes 8,000 hours a team a year, more than the 7,600 that 4 workers of a team are paid for in a "
                  "year (4 times 1,900)"));
    EXPECT_THAT(
        said_of_layer(taking("authority and year", "5200", "100")),
        HasSubstr("takes 520,000 hours a year, more than the 380,000 that 200 FTE in post in Upper Testshire are "
                  "paid for in a year (200 times 1,900)"));
    EXPECT_THAT(said_of_layer(taking("authority and year", "3700", "100")), Not(HasSubstr("more than the")));
}

TEST(sizes, of_a_programme_dearer_than_the_worker_are_doubted)
{
    EXPECT_THAT(said_of_layer("[interventions.peer-supervision.costs]\nper_worker_year = \"£90,000\"\n" + own),
                HasSubstr("per_worker_year is £90,000, more than a worker's pay, £66,560"));
}

}  // namespace
