// What an authority types of its own counts, or is refused; and a basis and a source belong to a value:
// src/inputs/study/own_leaving.cpp, own_cover.cpp, table_reader.cpp, overlay.cpp, doubts.cpp.

#include "support/inputs_text.hpp"

#include "holdfast/questions/worked_sum.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using holdfast::test::described;
using holdfast::test::small_study;
using ::testing::HasSubstr;

constexpr double within = 0.1;
constexpr double between = 0.06;
constexpr double prior = 1.05;

std::string replaced(std::string text, std::string const& what, std::string const& by)
{
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

//! A published year less would be 2020; five ratios in all.
std::vector<double> const published{1.2, 0.9, 1.1, 1.0, 1.3};

//! The small study as an importer would write it: the published years, counts, and what they are drawn towards.
std::string shipped()
{
    auto const england =
        replaced(small_study, "[england]\n",
                 "[england]\nwithin_variance = 0.1\nbetween_variance = 0.06\nprior_mean = 1.05\n"
                 "national_leaving_rate = [{ year = 2024, rate = 0.14 }, { year = 2025, rate = 0.12 }]\n");
    return replaced(
        england, "cover_share = \"80%\"\n",
        "agency = 30\nagency_covering_vacancies = 24\ncover_share = \"80%\"\nturnover = \"13%\"\n"
        "years = [{ year = 2021, ratio = 1.2, exposure = 190 }, { year = 2022, ratio = 0.9, exposure = 190 },"
        "{ year = 2023, ratio = 1.1, exposure = 190 }, { year = 2024, ratio = 1.0, exposure = 195 },"
        "{ year = 2025, ratio = 1.3, exposure = 198 }]\n");
}

Read<Study> read(std::string const& own, std::vector<std::string> const& set = {},
                 std::map<std::string, std::string> more = {})
{
    more["shipped/study.toml"] = shipped();
    more["study.toml"] = "based_on = [\"shipped\"]\n" + own;
    StudyRequest request;
    request.study_path = "study.toml";
    request.shipped_study_path = "shipped/study.toml";
    request.set = set;
    return read_study(request, MemoryFiles(std::move(more)));
}

Authority upper(std::string const& own, std::vector<std::string> const& set = {})
{
    auto const made = read(own, set);
    EXPECT_TRUE(made.value) << described(made.problems);
    return made.value ? made.value->authorities.at(0) : Authority{};
}

std::string upper_says(std::string const& figures) { return "[authorities.E01]\n" + figures; }

std::string problems_of(std::string const& own, std::vector<std::string> const& set = {})
{
    return described(read(own, set).problems);
}

//! M27 by the other way round: the posterior of a normal mean, where precisions add.
std::pair<double, double> drawn(std::vector<double> const& ratios)
{
    double sum = 0.0;
    for (double const r : ratios) sum += r;
    double const precision = 1.0 / between + static_cast<double>(ratios.size()) / within;
    return {(prior / between + sum / within) / precision, std::sqrt(1.0 / precision)};
}

void expect_leaving(Authority const& of, std::vector<double> const& ratios)
{
    auto const [centre, spread] = drawn(ratios);
    EXPECT_NEAR(mean(of.relative_leaving_rate.about), centre, 1e-9);
    EXPECT_NEAR(sd(of.relative_leaving_rate.about), spread, 1e-9);
    EXPECT_EQ(of.relative_leaving_rate.basis, Basis::local);
    EXPECT_TRUE(of.relative_leaving_rate.local);
}

// ---- Leaving -------------------------------------------------------------------------------------------------------

TEST(own_leaving, nothing_typed_leaves_the_published_belief_to_the_last_bit)
{
    auto const of = upper("");
    EXPECT_NEAR(mean(of.relative_leaving_rate.about), 1.1, 1e-12);
    EXPECT_NEAR(sd(of.relative_leaving_rate.about), 0.2, 1e-12);
    EXPECT_EQ(of.relative_leaving_rate.basis, Basis::derived);
    EXPECT_FALSE(of.relative_leaving_rate.local);
}

TEST(own_leaving, an_own_year_takes_the_place_of_the_published_one)
{
    auto const of =
        upper(upper_says("own_years = [{ year = 2025, leavers = 36, staff = 200, source = \"payroll\" }]\n"));
    expect_leaving(of, {1.2, 0.9, 1.1, 1.0, 36.0 / 200.0 / 0.12});
    EXPECT_EQ(of.relative_leaving_rate.source,
              "worked out from own figures of 2025 (payroll) and DfE's of 2021, 2022, 2023 and 2024, drawn towards "
              "what is usual for its size (docs/method.md, M27); believed before: 1.10 times England's rate, now 1.12");
}

//! The small study whose published belief is what its years come to, 2021's ratio being this.
Read<Study> read_drawn(double of_2021, std::string const& own)
{
    auto text = replaced(shipped(), "{ year = 2021, ratio = 1.2,", fmt::format("{{ year = 2021, ratio = {},", of_2021));
    text = replaced(text, "relative_leaving_rate = { mean = 1.1,",
                    fmt::format("relative_leaving_rate = {{ mean = {},", drawn({of_2021, 0.9, 1.1, 1.0, 1.3}).first));
    StudyRequest request;
    request.study_path = "study.toml";
    request.shipped_study_path = "shipped/study.toml";
    return read_study(request,
                      MemoryFiles({{"shipped/study.toml", text}, {"study.toml", "based_on = [\"shipped\"]\n" + own}}));
}

// (decision 0046) A year of less leaving than is believed never raises the belief, whatever it would push out of five.
TEST(own_leaving, a_year_below_what_was_believed_never_raises_it_nor_one_above_lowers_it)
{
    auto const believed_with = [](std::string const& own) {
        return mean(read_drawn(0.2, own).value.value().authorities.at(0).relative_leaving_rate.about);
    };
    double const before = believed_with("");
    for (double const ratio : {0.1, 0.5, 0.8, 0.9, 1.2, 2.0}) {
        auto const after = believed_with(
            upper_says(fmt::format("own_years = [{{ year = 2026, leavers = {}, staff = 900, source = \"payroll\" }}]\n",
                                   ratio * 0.1211 * 900.0)));
        EXPECT_EQ(after < before, ratio < before) << ratio << ": " << after << " after " << before;
    }
}

TEST(own_leaving, a_year_that_moves_nothing_says_so)
{
    constexpr auto says =
        "moves nothing: with it leaving is believed to be what it was before, 1.09 times England's rate";
    auto const year = [](double leavers) {
        return upper_says(
            fmt::format("own_years = [{{ year = 2025, leavers = {}, staff = 200, source = \"payroll\" }}]\n", leavers));
    };
    EXPECT_THAT(described(read_drawn(1.2, year(31.2)).problems), HasSubstr(says)) << "DfE's 1.3 again";
    EXPECT_THAT(described(read_drawn(1.2, year(30.0)).problems), Not(HasSubstr("moves nothing")));
}

TEST(own_leaving, an_own_year_joins_and_no_published_one_leaves)
{
    auto const of =
        upper("[[authorities.E01.own_years]]\nyear = 2026\nleavers = 20\nstaff = 200\nsource = \"payroll\"\n");
    // England's rate of 2026 is not published, and the belief's median stands in.
    expect_leaving(of, {1.2, 0.9, 1.1, 1.0, 1.3, 20.0 / 200.0 / 0.1211});
    EXPECT_THAT(of.relative_leaving_rate.source, HasSubstr("England's leaving rate of 2026 is not published: the "
                                                           "belief's median, 12.11% a year, stands in"));
    ASSERT_FALSE(of.flags.empty());
    EXPECT_THAT(of.flags.back(), HasSubstr("2026 is not published"));
}

TEST(own_leaving, a_year_before_the_window_changes_nothing_and_says_so)
{
    auto const own = upper_says("own_years = [{ year = 2019, turnover = \"40%\", source = \"payroll\" }]\n");
    expect_leaving(upper(own), published);
    EXPECT_THAT(problems_of(own), HasSubstr("is of 2019 and changes nothing: the last 5 years with a figure count"));
}

TEST(own_leaving, a_turnover_alone_is_taken_over_the_staff_at_the_years_end)
{
    expect_leaving(upper(upper_says("own_years = [{ year = 2025, turnover = \"18%\", source = \"payroll\" }]\n")),
                   {1.2, 0.9, 1.1, 1.0, 0.18 / 0.12});
}

TEST(own_leaving, a_turnover_typed_over_the_published_one_is_an_own_year)
{
    auto const own = upper_says("turnover = \"18%\"\nsource = \"payroll\"\nbasis = \"local\"\n");
    // DfE's exposure of 2025 is known, and its staff at the end of it.
    expect_leaving(upper(own), {1.2, 0.9, 1.1, 1.0, 0.18 * 200.0 / 198.0 / 0.12});
    expect_leaving(upper(upper_says("turnover = \"18%\"\nin_post = 250\nsource = \"payroll\"\nbasis = \"local\"\n")),
                   {1.2, 0.9, 1.1, 1.0, 0.18 / 0.12});
    expect_leaving(upper("", {"authorities.E01.turnover=18%"}), {1.2, 0.9, 1.1, 1.0, 0.18 * 200.0 / 198.0 / 0.12});
}

TEST(own_leaving, what_would_be_ignored_is_refused)
{
    EXPECT_THAT(problems_of(upper_says("own_years = [{ year = 2026, leavers = 20 }]\n")),
                HasSubstr("gives leavers alone"));
    EXPECT_THAT(problems_of(upper_says("own_years = [{ year = 2026 }]\n")), HasSubstr("says how many left nowhere"));
    EXPECT_THAT(problems_of(upper_says("own_years = [{ year = 2026, leavers = 2, staff = 30, turnover = \"5%\" }]\n")),
                HasSubstr("and turnover beside them"));
    EXPECT_THAT(problems_of(upper_says("own_years = [{ year = 2026, leavers = 2, staff = 12 }]\n")),
                HasSubstr("a year of fewer than 20 says too little"));
    EXPECT_THAT(problems_of(upper_says("turnover = \"18%\"\nown_years = [{ year = 2025, turnover = \"19%\" }]\n")),
                HasSubstr("leaving in 2025 is given twice"));
    EXPECT_THAT(problems_of(upper_says("own_years = [{ year = 2025, turnover = \"19%\" }]\n"
                                       "relative_leaving_rate = { mean = 1.2, sd = 0.1 }\n")),
                HasSubstr("give one of them"));
    EXPECT_THAT(problems_of(upper_says("years = [{ year = 2025, ratio = 2 }]\n")), HasSubstr("are DfE's years"));
    EXPECT_THAT(problems_of("", {"authorities.E01.years.1.ratio=2"}), HasSubstr("are DfE's years"));
}

TEST(own_leaving, more_who_leave_than_anywhere_is_doubted_and_more_than_there_are_is_refused)
{
    auto const year = [](std::string const& figures) {
        return upper_says("own_years = [{ year = 2025, " + figures + ", source = \"payroll\" }]\n");
    };
    constexpr auto doubted = "of the staff left in a year: no authority that DfE publishes reached 60%";
    for (auto const* usual : {"turnover = \"60%\"", "leavers = 60, staff = 100"})
        EXPECT_THAT(problems_of(year(usual)), Not(HasSubstr("left in a year"))) << usual;
    for (auto const* much : {"turnover = \"72%\"", "leavers = 144, staff = 200"}) {
        EXPECT_THAT(problems_of(year(much)),
                    HasSubstr(std::string("authorities.E01.own_years.1 says that 72% ") + doubted));
        EXPECT_TRUE(read(year(much)).value) << much;
    }
    for (auto const* all : {"turnover = \"124%\"", "leavers = 248, staff = 200"}) {
        EXPECT_THAT(problems_of(year(all)), HasSubstr("says that 124% of the staff left in a year, which is more than "
                                                      "there were"));
        EXPECT_FALSE(read(year(all)).value) << all;
    }
    // A turnover is one more year, in a file and on the command line.
    EXPECT_THAT(problems_of("", {"authorities.E01.turnover=72%"}),
                HasSubstr(std::string("authorities.E01.turnover says that 72% ") + doubted));
    EXPECT_THAT(problems_of("", {"authorities.E01.turnover=190%"}), HasSubstr("which is more than there were"));
}

TEST(own_leaving, a_year_that_is_not_over_when_the_study_starts_is_no_evidence)
{
    auto const year = [](int of) {
        return upper_says(
            fmt::format("own_years = [{{ year = {}, leavers = 36, staff = 200, source = \"payroll\" }}]\n", of));
    };
    EXPECT_THAT(problems_of(year(2030)), HasSubstr("authorities.E01.own_years.1.year is 2030, and the study starts in "
                                                   "2026-04: what has not been counted yet is no evidence"));
    EXPECT_THAT(problems_of(year(2027)), HasSubstr("give a year to 30 September 2026 or earlier"));
    EXPECT_TRUE(read(year(2026)).value) << "the year of the start is as good as over";
    EXPECT_TRUE(read("[study]\nstart = \"2027-01\"\n" + year(2027)).value);
    // A turnover counts as the year beside it.
    EXPECT_THAT(problems_of(upper_says("year = 2030\nturnover = \"18%\"\nsource = \"payroll\"\n")),
                HasSubstr("authorities.E01.year is 2030, and the study starts in 2026-04"));
}

TEST(own_leaving, what_years_are_drawn_towards_can_be_changed)
{
    auto const of = upper("[england]\nprior_mean = 2\n");
    double const precision = 1.0 / between + 5.0 / within;
    EXPECT_NEAR(mean(of.relative_leaving_rate.about), (2.0 / between + 5.5 / within) / precision, 1e-9);
    EXPECT_THAT(problems_of("[england]\nprior_mean = 2\n"), HasSubstr("england.prior_mean is changed here"));
}

TEST(own_leaving, the_shipped_years_give_the_shipped_rates_to_the_digits_written)
{
    StudyRequest request;
    request.study_path = request.shipped_study_path = holdfast::test::shipped_study();
    auto const plain = read_study(request, DiskFiles{}).value.value();
    ASSERT_EQ(plain.authorities.size(), 149U);
    // A prior that is set to what it is anyway, by a layer, is worked out again: so the years are read for all.
    request.set = {"england.prior_mean=1.05274099"};
    auto const again = read_study(request, DiskFiles{});
    ASSERT_TRUE(again.value) << described(again.problems);
    for (std::size_t i = 0; i < plain.authorities.size(); ++i) {
        auto const& before = plain.authorities[i].relative_leaving_rate;
        auto const& after = again.value->authorities[i].relative_leaving_rate;
        EXPECT_EQ(after.basis, Basis::local) << plain.authorities[i].name;
        EXPECT_NEAR(mean(after.about), mean(before.about), 0.00006) << plain.authorities[i].name;
        EXPECT_NEAR(sd(after.about), sd(before.about), 0.00006) << plain.authorities[i].name;
    }
}

// ---- What moves no money ----------------------------------------------------------------------------------------

TEST(no_money, what_is_used_for_something_else_says_for_what)
{
    constexpr auto says = "moves no money: it is used for how many handovers of a child's case are averted";
    EXPECT_THAT(problems_of(upper_says("caseload = 20\nsource = \"list\"\n")),
                HasSubstr(std::string("authorities.E01.caseload ") + says));
    EXPECT_THAT(problems_of("", {"authorities.E01.caseload=20"}), HasSubstr(says));
    EXPECT_THAT(problems_of("[england]\ncaseload = 20\n"), HasSubstr(std::string("england.caseload ") + says));
    EXPECT_THAT(problems_of(""), Not(HasSubstr("moves no money")));
    EXPECT_THAT(problems_of(upper_says("year = 2026\nin_post = 210\n")),
                HasSubstr("authorities.E01.year moves no money: it says of which year the figures are"));
    EXPECT_THAT(problems_of(upper_says("year = 2024\nturnover = \"18%\"\n")), Not(HasSubstr("moves no money")))
        << "it is the year of that turnover";
}

// ---- Cover ---------------------------------------------------------------------------------------------------------

Distribution cover(std::string const& own, std::vector<std::string> const& set = {})
{
    return upper(own, set).cover_share.about;
}

//! What one of so many years weighs (M17).
double weight_of_one(std::size_t years)
{
    std::vector<double> const weights{0.0, 0.40, 0.46, 0.50, 0.53, 0.55, 0.55};
    return weights.at(years) / static_cast<double>(years);
}
//! Held as closely as 50 posts.
void expect_cover(Distribution const& about, double share)
{
    auto const& beta = std::get<Beta>(about);
    EXPECT_NEAR(beta.alpha, 50.0 * share, 1e-9);
    EXPECT_NEAR(beta.beta, 50.0 * (1.0 - share), 1e-9);
}
//! A count beside so many published years, of which `before` is believed (decision 0046).
void expect_moved(Distribution const& about, double before, std::size_t years, double own)
{
    expect_cover(about, before + weight_of_one(years + 1) * (own - before));
}
constexpr double englands_cover = 0.736;

TEST(own_cover, nothing_typed_is_what_was_published)
{
    EXPECT_EQ(cover(""), Distribution(Beta{0.8 * 50.0, (1.0 - 0.8) * 50.0}));
}

TEST(own_cover, an_own_count_is_one_year_more_and_no_certainty)
{
    auto const of = upper(upper_says("vacancies = 40\nagency_covering_vacancies = 10\nsource = \"own list\"\n"));
    expect_moved(of.cover_share.about, 0.8, 1, 0.25);
    EXPECT_EQ(of.cover_share.basis, Basis::local);
    EXPECT_TRUE(of.cover_share.local);
    EXPECT_EQ(of.cover_share.source,
              "10 of 40 vacant posts covered (own list), as one year beside DfE; believed before "
              "it: 80%; believed for the years to come: 67.4%, about 26.9 of 40 posts");
    expect_moved(cover(upper_says("agency_covering_vacancies = 12\n")), 0.8, 1, 0.4);
}

TEST(own_cover, what_was_counted_and_what_is_believed_are_both_said)
{
    auto const own = upper_says("vacancies = 80\nagency_covering_vacancies = 60\nsource = \"own list\"\n");
    EXPECT_THAT(
        upper(own).flags,
        ::testing::Contains("vacancies covered by agency staff: counted: 60 of 80 vacant posts covered (own list); "
                            "believed before it: 80%; believed for the years to come: 78.9%, about 63.1 of 80 posts, "
                            "because one day says little of "
                            "the years to come: it is one year more beside 1 published year, and none leaves (M17)"));
    auto const all =
        read("[authorities.\"E02 / E03\"]\nvacancies = 10\nagency_covering_vacancies = 10\n").value.value();
    EXPECT_THAT(
        all.authorities.at(1).flags,
        ::testing::Contains(HasSubstr("about 8.4 of 10 posts, because one day says little of the years to come: it is "
                                      "drawn towards England's 73.6% (M17)")));
    // What is believed as it was counted needs no two numbers.
    auto const as_counted = read("[authorities.\"E02 / E03\"]\nvacancies = 125\nagency_covering_vacancies = 92\n")
                                .value.value()
                                .authorities.at(1);
    EXPECT_THAT(as_counted.cover_share.source, Not(HasSubstr("believed")));
    EXPECT_THAT(as_counted.flags, Not(::testing::Contains(HasSubstr("believed"))));
}

TEST(own_cover, without_a_vacancy_neither_cover_nor_its_price_nor_time_moves_anything_and_it_says_so)
{
    constexpr auto says =
        "authorities.E01.vacancies is 0: posts that fall vacant in Upper Testshire are taken to be filled at "
        "once, so that agency cover, its price and the time to fill move nothing there";
    EXPECT_THAT(problems_of(upper_says("vacancies = 0\n")), HasSubstr(says));
    EXPECT_THAT(problems_of(upper_says("vacancies = 0\ncover_share = { value = \"40%\", basis = \"local\", source = "
                                       "\"contract\" }\n")),
                HasSubstr(says));
    EXPECT_THAT(problems_of(""), Not(HasSubstr("filled at once"))) << "a published 0 is flagged, not doubted";
}

TEST(own_cover, a_count_takes_the_place_of_the_published_one_of_its_year)
{
    auto const with_years = [](std::string const& own) {
        auto const text = replaced(shipped(), "cover_share = \"80%\"\n",
                                   "cover_share = { value = \"70.8%\", basis = \"derived\", source = \"DfE\" }\n"
                                   "cover_years = [{ year = 2024, share = \"60%\", vacancies = 20 },"
                                   "{ year = 2025, share = \"80%\", vacancies = 30 }]\n");
        StudyRequest request;
        request.study_path = "study.toml";
        request.shipped_study_path = "shipped/study.toml";
        auto const read = read_study(
            request, MemoryFiles({{"shipped/study.toml", text}, {"study.toml", "based_on = [\"shipped\"]\n" + own}}));
        EXPECT_TRUE(read.value) << described(read.problems);
        return read.value.value().authorities.at(0).cover_share;
    };
    // Said again as published it is that count, and no other.
    expect_cover(with_years(upper_says("vacancies = 30\nagency_covering_vacancies = 24\nsource = \"list\"\n")).about,
                 0.708);
    // The year that stands there already, typed beside it, says that the count is of that year.
    auto const again = with_years(upper_says("year = 2025\nagency_covering_vacancies = 15\nsource = \"list\"\n"));
    expect_cover(again.about, 0.708 + weight_of_one(2) * (0.5 - 0.8));
    EXPECT_THAT(again.source,
                HasSubstr("15 of 30 vacant posts covered (list), in place of DfE's 80% of 2025, as one year "
                          "beside DfE's of 2024; believed before it: 70.8%"));
    auto const newer = with_years(upper_says("agency_covering_vacancies = 15\nsource = \"list\"\n"));
    expect_moved(newer.about, 0.708, 2, 0.5);
    EXPECT_THAT(newer.source, HasSubstr("beside DfE's of 2024 and 2025"));
}

// A count of cover is of the vacancies of its day.
TEST(own_cover, new_vacancies_are_not_covered_as_few_others_were)
{
    auto const text = replaced(shipped(), "cover_share = \"80%\"\n", "");
    StudyRequest request;
    request.study_path = "study.toml";
    request.shipped_study_path = "shipped/study.toml";
    auto const read =
        read_study(request, MemoryFiles({{"shipped/study.toml", text},
                                         {"study.toml", "based_on = [\"shipped\"]\n" +
                                                            upper_says("vacancies = 90\nsource = \"list\"\n")}}));
    ASSERT_TRUE(read.value) << described(read.problems);
    EXPECT_NEAR(mean(read.value->authorities.at(0).cover_share.about), 0.736, 1e-12);
    EXPECT_THAT(described(read.problems),
                HasSubstr("England's share, since there is no figure of the authority's own"));
}

TEST(own_cover, not_even_all_or_none_is_certain)
{
    auto const none = upper(upper_says("vacancies = 0\n"));
    EXPECT_NEAR(mean(none.cover_share.about), 0.736, 1e-12);
    auto const of = read("[authorities.\"E02 / E03\"]\nvacancies = 10\nagency_covering_vacancies = 10\n");
    auto const& all = std::get<Beta>(of.value.value().authorities.at(1).cover_share.about);
    expect_moved(all, englands_cover, 0, 1.0);
}

TEST(own_cover, a_count_of_few_posts_says_too_little_and_says_so)
{
    auto const few = upper_says("vacancies = 4\nagency_covering_vacancies = 4\nsource = \"own list\"\n");
    EXPECT_EQ(cover(few), cover(""));
    EXPECT_THAT(problems_of(few),
                HasSubstr("authorities.E01.agency_covering_vacancies changes nothing: 4 vacant posts in "
                          "Upper Testshire are fewer than the 5 that say anything"));
    EXPECT_NE(cover(upper_says("vacancies = 5\nagency_covering_vacancies = 5\n")), cover(""));
}

TEST(own_cover, five_published_years_all_stay_beside_an_own_count)
{
    auto const with_years = [](std::string const& own) {
        auto const text =
            replaced(shipped(), "cover_share = \"80%\"\n",
                     "cover_share = { value = \"78%\", basis = \"derived\", source = \"DfE\" }\n"
                     "cover_years = [{ year = 2021, share = \"10%\", vacancies = 20 },"
                     "{ year = 2022, share = \"70%\", vacancies = 20 }, { year = 2023, share = \"90%\", "
                     "vacancies = 20 },{ year = 2024, share = \"80%\", vacancies = 20 }, { year = 2025, share "
                     "= \"75%\", vacancies = 30 }]\n");
        StudyRequest request;
        request.study_path = "study.toml";
        request.shipped_study_path = "shipped/study.toml";
        return read_study(
            request, MemoryFiles({{"shipped/study.toml", text}, {"study.toml", "based_on = [\"shipped\"]\n" + own}}));
    };
    auto const plain = with_years("");
    ASSERT_TRUE(plain.value) << described(plain.problems);
    EXPECT_EQ(plain.value->authorities.at(0).cover_share.about, Distribution(Beta{0.78 * 50.0, (1.0 - 0.78) * 50.0}));
    auto const own = with_years(upper_says("agency_covering_vacancies = 12\nsource = \"list\"\n"));
    ASSERT_TRUE(own.value) << described(own.problems);
    auto const& belief = own.value->authorities.at(0).cover_share;
    expect_moved(belief.about, 0.78, 5, 0.4);
    EXPECT_THAT(belief.source,
                HasSubstr("as one year beside DfE's of 2021, 2022, 2023, 2024 and 2025; believed before it: "
                          "78%"));
    EXPECT_THAT(own.value->authorities.at(0).flags,
                ::testing::Contains(HasSubstr("it is one year more beside 5 published years, and none leaves (M17)")));
    auto const old = with_years(upper_says("year = 2019\nagency_covering_vacancies = 12\nsource = \"list\"\n"));
    expect_cover(old.value.value().authorities.at(0).cover_share.about, 0.78);
    EXPECT_THAT(described(old.problems),
                HasSubstr("is of 2019 and changes nothing: the last 5 years with a figure count"));
    EXPECT_THAT(described(with_years(upper_says("cover_years = [{ year = 2025, share = \"5%\" }]\n")).problems),
                HasSubstr("are DfE's years, as holdfast import dfe works them out"));
}

TEST(own_cover, a_share_is_one_year_more_and_a_plan_is_fixed)
{
    expect_moved(cover(upper_says("cover_share = \"40%\"\n")), 0.8, 1, 0.4);
    expect_moved(cover("", {"authorities.E01.cover_share=40%"}), 0.8, 1, 0.4);
    expect_moved(cover(upper_says("cover_share = { value = \"40%\", source = \"contract\" }\n")), 0.8, 1, 0.4);
    EXPECT_EQ(cover(upper_says("cover_share = { value = \"40%\", basis = \"local\", source = \"contract\" }\n")),
              Distribution(Fixed{0.4}));
    auto const both = upper_says("cover_share = { value = \"40%\", basis = \"local\", source = \"contract\" }\n"
                                 "agency_covering_vacancies = 3\nsource = \"list\"\n");
    EXPECT_EQ(cover(both), Distribution(Fixed{0.4}));
    EXPECT_THAT(problems_of(both), HasSubstr("is shown, and not calculated with"));
}

// (decision 0046) A count of little cover used to raise Leeds: it pushed out the 0% of 2021 while the 100% of 2025 stayed.
TEST(own_cover, of_every_authority_a_count_below_what_is_believed_never_raises_it_nor_one_above_lowers_it)
{
    StudyRequest request;
    request.study_path = request.shipped_study_path = holdfast::test::shipped_study();
    auto const plain = read_study(request, DiskFiles{}).value.value();
    for (double const own : {0.0, 0.2, 0.6, 0.8, 1.0}) {
        request.set.clear();
        for (auto const& authority : plain.authorities)
            request.set.push_back(fmt::format("authorities.\"{}\".cover_share={}%", authority.code, own * 100.0));
        auto const again = read_study(request, DiskFiles{});
        ASSERT_TRUE(again.value) << described(again.problems);
        for (std::size_t i = 0; i < plain.authorities.size(); ++i) {
            double const before = mean(plain.authorities[i].cover_share.about);
            double const after = mean(again.value->authorities[i].cover_share.about);
            EXPECT_EQ(after < before, own < before) << plain.authorities[i].name;
            EXPECT_EQ(after > before, own > before) << plain.authorities[i].name;
        }
    }
}

TEST(own_cover, what_moves_nothing_says_so_and_a_copy_of_what_was_published_need_not)
{
    EXPECT_THAT(problems_of(upper_says("vacancies = 60\nagency_covering_vacancies = 48\nsource = \"list\"\n")),
                HasSubstr("48 of 60 vacant posts covered (list) moves nothing: it is what was believed before, 80%"));
    EXPECT_THAT(problems_of(upper_says("cover_share = \"80%\"\nsource = \"list\"\n")), Not(HasSubstr("moves nothing")));
    EXPECT_THAT(problems_of(upper_says("cover_share = \"79%\"\nsource = \"list\"\n")), Not(HasSubstr("moves nothing")));
}

TEST(own_cover, an_authority_without_vacancies_does_not_ignore_its_own)
{
    auto const made = read("[authorities.\"E02 / E03\"]\ncover_share = \"40%\"\n");
    expect_moved(made.value.value().authorities.at(1).cover_share.about, englands_cover, 0, 0.4);
    auto const planned = read(
        "[authorities.\"E02 / E03\"]\ncover_share = { value = \"40%\", basis = \"local\", source = \"contract\" }\n");
    EXPECT_EQ(planned.value.value().authorities.at(1).cover_share.about, Distribution(Fixed{0.4}));
}

TEST(own_cover, agency_workers_alone_move_nothing_and_are_refused)
{
    EXPECT_THAT(problems_of(upper_says("agency = 60\n")), HasSubstr("add agency_covering_vacancies"));
    EXPECT_THAT(problems_of("", {"authorities.E01.agency=60"}), HasSubstr("add agency_covering_vacancies"));
    EXPECT_EQ(upper(upper_says("agency = 60\nagency_covering_vacancies = 12\n")).agency, 60.0);
    EXPECT_EQ(upper(upper_says("agency = 30\n")).agency, 30.0) << "the published number, said again";
    EXPECT_THAT(problems_of(upper_says("cover_share = \"40%\"\nagency_covering_vacancies = 12\n")),
                HasSubstr("both say how many vacant posts are covered"));
}

TEST(own_cover, new_vacancies_at_the_old_share_are_shown_as_posts)
{
    EXPECT_THAT(problems_of(upper_says("vacancies = 90\nsource = \"list\"\n")),
                HasSubstr("vacancies are changed in Upper Testshire, and their cover is not: it is believed to be "
                          "80%, about 72 of 90 posts: the last count was 24"));
    // The same count, said again, is a count of the new posts.
    auto const said = upper_says("vacancies = 90\nagency_covering_vacancies = 24\nsource = \"list\"\n");
    EXPECT_THAT(problems_of(said), Not(HasSubstr("their cover is not")));
    expect_moved(cover(said), 0.8, 1, 24.0 / 90.0);
    EXPECT_THAT(problems_of("[authorities.\"E02 / E03\"]\nvacancies = 10\nsource = \"list\"\n"),
                HasSubstr("about 7.4 of 10 posts: England's share"));
}

TEST(own_cover, more_who_cover_than_there_are_is_doubted)
{
    EXPECT_THAT(problems_of(upper_says("agency = 50\nagency_covering_vacancies = 45\n")),
                HasSubstr("45 agency workers cover vacancies in Upper Testshire, and there are 30"));
    EXPECT_THAT(problems_of(upper_says("agency_covering_vacancies = 31\n")), HasSubstr("of 30 agency workers"))
        << "DfE's count of agency workers is of another day";
    EXPECT_THAT(problems_of("[authorities.\"E02 / E03\"]\nagency_covering_vacancies = 5\n"),
                HasSubstr("and there are none"));
}

TEST(own_cover, more_who_cover_than_all_agency_workers_or_all_posts_is_refused)
{
    auto const more = upper_says("agency = 10\nagency_covering_vacancies = 12\n");
    EXPECT_FALSE(read(more).value);
    EXPECT_THAT(problems_of(more), HasSubstr("of 10 agency workers: a part is no more than the whole"));
    auto const posts = upper_says("agency = 300\nagency_covering_vacancies = 231\n");
    EXPECT_FALSE(read(posts).value);
    EXPECT_THAT(problems_of(posts), HasSubstr("which has 230 posts in all: 200 FTE in post and 30 vacancies"));
    EXPECT_TRUE(read(upper_says("agency = 300\nagency_covering_vacancies = 229\n")).value)
        << "DfE published more who cover than vacancies";
}

// ---- A basis and a source belong to a value ------------------------------------------------------------------------

TEST(provenance, of_a_layer_speaks_of_its_own_values_alone)
{
    auto const of = upper(upper_says("in_post = 500\nvacancies = 60\nsource = \"own list\"\nbasis = \"local\"\n"));
    for (auto const* figure : {&of.from.in_post, &of.from.vacancies})
        EXPECT_EQ(*figure, (FigureSource{Basis::local, "own list", true}));
    EXPECT_EQ(of.from.agency, (FigureSource{Basis::official_statistic, "DfE", false}));
    EXPECT_EQ(of.source, "DfE");
    for (auto const* untouched : {&of.caseload, &of.absence_rate}) {
        EXPECT_EQ(untouched->basis, Basis::official_statistic);
        EXPECT_EQ(untouched->source, "DfE");
        EXPECT_FALSE(untouched->local);
    }
}

TEST(provenance, what_is_changed_without_a_source_is_local_and_warned_of)
{
    auto const own = upper_says("in_post = 500\nvacancies = 60\nagency_covering_vacancies = 50\n");
    auto const of = upper(own);
    EXPECT_EQ(of.from.in_post, (FigureSource{Basis::local, "changed locally: in_post = 500 (study.toml)", true}));
    auto const said = problems_of(own);
    EXPECT_THAT(said, HasSubstr("authorities.E01.in_post is changed here, and nothing says where"));
    EXPECT_THAT(said, HasSubstr("authorities.E01.vacancies is changed here, and nothing says where"));
    EXPECT_THAT(problems_of(upper_says("in_post = 500\nsource = \"own list\"\n")), Not(HasSubstr("is changed here")));
}

TEST(provenance, an_old_source_is_not_that_of_a_new_number_wherever_it_stands)
{
    for (auto const* own : {
             "[prices.pay]\nmean = \"£70,000\"\nbasis = \"local\"\n",
             "[prices.working_days]\nvalue = 220\n",
             "[prices.cover_share]\neffective_size = 20\n",
             "[beliefs.bias.factors]\n\"before-after\" = 0.4\n",
             "[england]\ncaseload = 20\n",
             "[authorities.E01]\ncaseload = 20\n",
             "[authorities.E01]\nhires_capacity = 20\n",
             "[authorities.E01.relative_leaving_rate]\nmean = 1.3\nbasis = \"local\"\n",
             "[interventions.peer-supervision.effect]\nvalue = 0.4\n",
             "[interventions.peer-supervision.delivery]\nramp = \"6 months\"\n",
             "[interventions.peer-supervision.delivery]\ncoverage = \"70%\"\n",
             "[interventions.peer-supervision.costs]\nannual = { mean = 5000 }\n",
         }) {
        EXPECT_THAT(problems_of(own), HasSubstr("is changed here, and nothing says where")) << own;
        auto const at = std::string(own).find("]\n") + 2;
        auto const sourced = std::string(own).insert(at, "source = \"me\"\n");
        bool const has_no_room = std::string(own).find("factors") != std::string::npos;
        if (!has_no_room) { EXPECT_THAT(problems_of(sourced), Not(HasSubstr("is changed here"))) << sourced; }
    }
}

std::string const costs_table = "[interventions.peer-supervision.costs]\n";
std::string const annual_table = "[interventions.peer-supervision.costs.annual]\n";

Belief annual_cost(std::string const& own, std::vector<std::string> const& set = {})
{
    auto const made = read(own, set);
    EXPECT_TRUE(made.value) << described(made.problems);
    return made.value ? *made.value->interventions.at(0).annual : Belief{};
}

std::vector<std::string> local_paths(std::string const& own, std::vector<std::string> const& set = {})
{
    std::vector<std::string> paths;
    auto const study = read(own, set).value.value();
    for (auto const& value : study.local_values) paths.push_back(value.path);
    return paths;
}

TEST(provenance, of_a_leaving_rate_stands_beside_its_table_too)
{
    auto const rate =
        upper(upper_says("relative_leaving_rate = { value = 1.5 }\nsource = \"our list\"\nbasis = \"local\"\n"))
            .relative_leaving_rate;
    EXPECT_EQ(rate.source, "our list");
    EXPECT_EQ(rate.basis, Basis::local);
    EXPECT_THAT(problems_of(upper_says("relative_leaving_rate = { value = 1.5 }\nsource = \"our list\"\n")),
                Not(HasSubstr("relative_leaving_rate is changed here")));
}

TEST(provenance, of_a_number_from_set_is_its_own_whichever_was_typed_first)
{
    std::string const cost = "interventions.peer-supervision.costs.annual";
    auto const number = cost + "=12000";
    auto const source = cost + ".source=our quotation";
    auto const first = annual_cost("", {number, source});
    EXPECT_EQ(first.source, "our quotation");
    EXPECT_EQ(annual_cost("", {source, number}), first);
}

// A quotation's name without the quotation would turn holdfast's own guess into the council's figure.
TEST(provenance, a_source_without_a_number_speaks_of_no_number)
{
    for (auto const* words : {"source = \"a quotation\"\n", "basis = \"local\"\n",
                              "source = \"a quotation\"\nbasis = "
                              "\"local\"\n",
                              "source = \"a quotation\"\nbasis = \"local\"\ndistribution = \"log-normal\"\n"}) {
        auto const own = annual_table + words;
        auto const cost = annual_cost(own);
        EXPECT_EQ(cost.basis, Basis::placeholder) << words;
        EXPECT_EQ(cost.source, "us") << words;
        auto const said = problems_of(own);
        EXPECT_THAT(said, HasSubstr("interventions.peer-supervision.costs.annual has a ")) << words;
        EXPECT_THAT(said, HasSubstr("and no number: the number is still that of the placeholder (us), and so are its "
                                    "basis and source"))
            << words;
        for (auto const& path : local_paths(own))
            EXPECT_THAT(path, Not(::testing::AnyOf(::testing::EndsWith("source"), ::testing::EndsWith("basis"))))
                << words;
    }
    EXPECT_FALSE(annual_cost(annual_table + "basis = \"local\"\n").local);
    EXPECT_EQ(annual_cost("", {"interventions.peer-supervision.costs.annual.basis=local"}).basis, Basis::placeholder);
}

TEST(provenance, a_source_without_a_number_is_warned_of_wherever_it_can_stand)
{
    for (auto const* table :
         {"[prices.recruitment]\n", "[prices.working_days]\n", "[prices.cover_share]\n", "[england]\n",
          "[england.caseload]\n", "[authorities.E01]\n", "[authorities.E01.relative_leaving_rate]\n",
          "[beliefs.bias]\n", "[beliefs.leaving_rate]\n", "[interventions.peer-supervision.effect]\n",
          "[interventions.peer-supervision.delivery]\n", "[interventions.peer-supervision.costs]\n"}) {
        auto const own = std::string(table) + "source = \"mine\"\nbasis = \"assumption\"\n";
        EXPECT_THAT(problems_of(own), HasSubstr("has a basis and a source and no number")) << table;
        EXPECT_TRUE(local_paths(own).empty()) << table;
        auto const without = read("").value.value();
        auto const with = read(own).value.value();
        EXPECT_EQ(with.prices.recruitment, without.prices.recruitment) << table;
        EXPECT_EQ(with.prices.working_days, without.prices.working_days) << table;
        EXPECT_EQ(with.leaving_rate, without.leaving_rate) << table;
        EXPECT_EQ(with.authorities, without.authorities) << table;
        EXPECT_EQ(with.interventions, without.interventions) << table;
    }
}

TEST(provenance, a_source_with_a_number_is_not_warned_of)
{
    for (auto const& own :
         {annual_table + "mean = \"£10,000\"\nsource = \"a quotation\"\n",
          annual_table + "value = \"£9,000\"\nsource = \"a quotation\"\n",
          costs_table + "annual = \"£9,000\"\nsource = \"a quotation\"\n",
          upper_says("in_post = 200\nsource = \"own list\"\n"),
          std::string("[interventions.peer-supervision.effect]\nbasis = \"no-turnover-evidence\"\nreason "
                      "= \"withdrawn\"\nsource = \"us\"\n")})
        EXPECT_THAT(problems_of(own), Not(HasSubstr("and no number"))) << own;
    EXPECT_THAT(problems_of("", {"interventions.peer-supervision.costs.annual=9000",
                                 "interventions.peer-supervision.costs.annual.source=a quotation"}),
                Not(HasSubstr("number")));
}

TEST(provenance, a_source_around_a_cost_speaks_of_it)
{
    auto const said = std::string("source = \"a quotation\"\nbasis = \"local\"\n");
    for (auto const* annual : {"annual = { mean = \"£10,000\", sd = \"£5,000\" }\n",  // as the placeholder is
                               "annual = { mean = \"£8,000\", sd = \"£1,000\" }\n", "annual = \"£8,000\"\n"}) {
        auto const own = costs_table + said + annual;
        auto const cost = annual_cost(own);
        EXPECT_EQ(cost.basis, Basis::local) << annual;
        EXPECT_EQ(cost.source, "a quotation") << annual;
        EXPECT_TRUE(cost.local) << annual;
        EXPECT_FALSE(local_paths(own).empty()) << annual;
        EXPECT_THAT(problems_of(own), Not(HasSubstr("nothing says where"))) << annual;
    }
    EXPECT_EQ(annual_cost(costs_table + said + "annual = { value = 8000, source = \"an invoice\" }\n").source,
              "an invoice");
}

TEST(provenance, the_example_that_init_wrote_is_no_source)
{
    std::string const example = "source = \"the provider's quotation, date\"\nbasis = \"local\"\n";
    auto const untouched = annual_table + "mean = \"£10,000\"\nsd = \"£5,000\"\n" + example;
    EXPECT_EQ(annual_cost(untouched).basis, Basis::placeholder);
    EXPECT_EQ(annual_cost(untouched).source, "us");
    EXPECT_TRUE(local_paths(untouched).empty());
    EXPECT_THAT(problems_of(untouched),
                HasSubstr("interventions.peer-supervision.costs.annual.source is still the example that holdfast init "
                          "wrote, \"the provider's quotation, date\", and its number is unchanged: it is still that of "
                          "the placeholder (us)"));
    auto const typed = annual_table + "value = \"£8,000\"\n" + example;
    EXPECT_EQ(annual_cost(typed).basis, Basis::assumption);
    EXPECT_THAT(problems_of(typed),
                HasSubstr("is still the example that holdfast init wrote, \"the provider's quotation, "
                          "date\", so that what it says counts as our guess\n"));
    EXPECT_THAT(problems_of(upper_says("in_post = 500\nsource = \"our HR system, month and year\"\n")),
                HasSubstr("authorities.E01.source is still the example"));
}

TEST(provenance, a_number_of_the_command_line_is_asked_whose_it_is)
{
    for (auto const* set : {"interventions.peer-supervision.costs.annual=200", "prices.pay.mean=70000",
                            "authorities.E01.in_post=500", "beliefs.bias.factors.randomised=0.9"})
        EXPECT_THAT(problems_of("", {set}),
                    HasSubstr("is changed here, and nothing says where the new number comes from"))
            << set;
}

TEST(provenance, later_layers_do_not_speak_for_earlier_ones)
{
    std::map<std::string, std::string> const files{
        {"shipped/study.toml", shipped()},
        {"study.toml", "based_on = [\"shipped\"]\n" + upper_says("in_post = 500\nsource = \"own list\"\n")},
        {"later.toml", upper_says("vacancies = 60\nagency_covering_vacancies = 50\nsource = \"a newer list\"\n")}};
    StudyRequest request;
    request.study_path = "study.toml";
    request.shipped_study_path = "shipped/study.toml";
    request.with = {"later.toml"};
    auto const of = read_study(request, MemoryFiles(files)).value.value().authorities.at(0);
    EXPECT_EQ(of.from.in_post.source, "own list");
    EXPECT_EQ(of.from.vacancies.source, "a newer list");
}

TEST(provenance, of_cover_in_posts_says_what_was_counted)
{
    auto const how = [](std::string const& own) {
        auto const study = read(own).value.value();
        auto const sum = worked_sum(study, study.authorities.at(0), "peer-supervision");
        return std::find_if(
                   sum.inputs.begin(), sum.inputs.end(),
                   [](WorkedInput const& i) { return i.label == "vacancies covered by agency staff, Upper Testshire"; })
            ->how;
    };
    EXPECT_THAT(how(""), ::testing::EndsWith("; 24.0 of 30.0 vacant posts")) << "as counted";
    EXPECT_THAT(how(upper_says("vacancies = 80\nagency_covering_vacancies = 60\n")),
                ::testing::EndsWith("; believed: about 63.1 of 80.0 vacant posts; counted: 60.0"));
    EXPECT_THAT(how(upper_says("agency_covering_vacancies = 20\n"
                               "cover_share = { value = \"40%\", basis = \"local\", source = \"contract\" }\n")),
                ::testing::EndsWith("; believed: about 12.0 of 30.0 vacant posts; counted: 20.0"));
}

TEST(provenance, is_what_the_worked_sum_shows)
{
    auto const study = read(upper_says("in_post = 500\nvacancies = 60\nsource = \"own list\"\n")).value.value();
    auto const sum = worked_sum(study, study.authorities.at(0), "peer-supervision");
    auto const input = [&sum](std::string const& label) {
        return *std::find_if(sum.inputs.begin(), sum.inputs.end(),
                             [&](WorkedInput const& i) { return i.label == label; });
    };
    for (auto const* label : {"social workers in post", "vacancies"}) {
        EXPECT_EQ(input(label).basis, Basis::local);
        EXPECT_EQ(input(label).how, "as entered");
        EXPECT_EQ(input(label).source, "own list");
        EXPECT_TRUE(input(label).local);
    }
    EXPECT_THAT(input("vacancies covered by agency staff, Upper Testshire").how,
                HasSubstr("believed: about 48.0 of 60.0 vacant posts; the last count: 24.0"));
}

// ---- Another release of the same authorities -----------------------------------------------------------------------

std::string const another_release = R"([authorities.E09]
name = "Upper Testshire"
dfe_number = "901"
region = "North"
year = 2026
in_post = 210
vacancies = 20
agency = 12
cover_share = "50%"
absence_rate = "3%"
turnover = "11%"
relative_leaving_rate = { mean = 1.2, sd = 0.2, basis = "derived", source = "M27" }
years = [{ year = 2026, ratio = 1.4, exposure = 205 }]
basis = "official-statistic"
source = "DfE 2026"
)";

// An own count may come to what DfE published: it is counted all the same, and says who counted.
TEST(provenance, of_an_equal_figure_is_that_of_who_typed_it)
{
    auto const of = upper(upper_says("in_post = 200\nvacancies = 30\nagency_covering_vacancies = 24\n"
                                     "source = \"HR list\"\nbasis = \"local\"\n"));
    for (auto const* from : {&of.from.in_post, &of.from.vacancies, &of.from.agency_covering_vacancies}) {
        EXPECT_EQ(from->source, "HR list");
        EXPECT_EQ(from->basis, Basis::local);
        EXPECT_TRUE(from->local);
    }
    EXPECT_THAT(of.cover_share.source, HasSubstr("24 of 30 vacant posts covered (HR list)"));

    auto const copied = upper(upper_says("in_post = 200\n"));
    EXPECT_EQ(copied.from.in_post.basis, Basis::official_statistic);
    EXPECT_FALSE(copied.from.in_post.local);
}

TEST(provenance, of_an_own_turnover_that_is_the_published_one_beside_own_staff)
{
    auto const without = upper(upper_says("turnover = \"13.1%\"\nsource = \"HR list\"\n"));
    auto const beside = upper(upper_says("in_post = 200\nturnover = \"13.1%\"\nsource = \"HR list\"\n"));
    EXPECT_EQ(beside.relative_leaving_rate.about, without.relative_leaving_rate.about)
        << "equal staff are the staff of the published year";
    auto const equal = upper(upper_says("turnover = \"13%\"\nsource = \"HR list\"\n"));
    EXPECT_THAT(equal.relative_leaving_rate.source, HasSubstr("own figures of 2025 (HR list)"));
}

TEST(provenance, of_a_quotation_equal_to_the_placeholder_is_the_quotations)
{
    std::string const cost = "[interventions.peer-supervision.costs.annual]\nmean = \"£10,000\"\nsd = \"£5,000\"\n";
    auto const quoted = read(cost + "source = \"quotation of May\"\n");
    ASSERT_TRUE(quoted.value) << described(quoted.problems);
    auto const& annual = *quoted.value->interventions.front().annual;
    EXPECT_EQ(annual.basis, Basis::local);
    EXPECT_EQ(annual.source, "quotation of May");
    EXPECT_EQ(read(cost).value->interventions.front().annual->basis, Basis::placeholder);

    auto const set = read("", {"interventions.peer-supervision.costs.annual.mean=£10,000"});
    ASSERT_TRUE(set.value) << described(set.problems);
    EXPECT_EQ(set.value->interventions.front().annual->basis, Basis::local);
    ASSERT_EQ(set.value->local_values.size(), 1U);
    EXPECT_EQ(set.value->local_values.front().before, set.value->local_values.front().value);
}

TEST(provenance, of_an_own_centre_does_not_cover_the_spread_of_another)
{
    std::string const cost = "[interventions.peer-supervision.costs.annual]\n";
    auto const study = read(cost + "mean = \"£3,000\"\nsource = \"quotation\"\nbasis = \"local\"\n");
    ASSERT_TRUE(study.value) << described(study.problems);
    EXPECT_THAT(
        described(study.value->warnings),
        HasSubstr("interventions.peer-supervision.costs.annual.mean is yours; its spread, sd £5,000, is still that "
                  "of the placeholder (us)"));
    auto const& annual = *study.value->interventions.front().annual;
    EXPECT_EQ(annual.basis, Basis::local);
    EXPECT_EQ(annual.source, "quotation; sd £5,000 still that of the placeholder (us)");

    auto const set = read("", {"prices.pay.sd=£3,000"});
    ASSERT_TRUE(set.value) << described(set.problems);
    EXPECT_THAT(
        described(set.value->warnings),
        HasSubstr("prices.pay.sd is yours; its centre, mean £66,560, is still that of the local figure (payroll)"));

    for (auto const* both : {"sd = \"£4,000\"\n", "sd = \"£5,000\"\n", "interval = [1000, 6000]\n"}) {
        auto const whole = read(cost + "mean = \"£3,000\"\n" + both + "source = \"quotation\"\n");
        ASSERT_TRUE(whole.value) << described(whole.problems);
        EXPECT_EQ(whole.value->interventions.front().annual->source, "quotation") << both;
    }
    auto const copied = read(cost + "mean = \"£3,000\"\nsd = \"£5,000\"\n");
    EXPECT_THAT(described(copied.value->warnings), ::testing::Not(HasSubstr("is yours"))) << "said again in this file";
    EXPECT_THAT(
        described(read("", {"authorities.E01.relative_leaving_rate.mean=1.2"}).value->warnings),
        HasSubstr("authorities.E01.relative_leaving_rate.mean is yours; its spread, sd 0.2, is still that of the "
                  "derived figure (M27)"));
}

TEST(another_release, replaces_an_authority_by_its_dfe_number)
{
    auto const made = read(another_release);
    ASSERT_TRUE(made.value) << described(made.problems);
    auto const& all = made.value->authorities;
    ASSERT_EQ(all.size(), 2U);
    auto const& of = all.at(0);
    EXPECT_EQ(of.code, "E09");
    EXPECT_EQ(of.in_post, 210.0);
    // It is published, too: no own day and no own year.
    EXPECT_EQ(of.cover_share.about, Distribution(Beta{25.0, 25.0}));
    EXPECT_NEAR(mean(of.relative_leaving_rate.about), 1.2, 1e-12);
    EXPECT_EQ(of.from.in_post.source, "DfE 2026");
    // A blank cell is not filled from the release before: the caseload is England's, and nobody covers.
    EXPECT_NEAR(mean(of.caseload.about), 15.2, 1e-12);
    EXPECT_FALSE(of.agency_covering_vacancies);
    EXPECT_THAT(described(made.problems), Not(HasSubstr("is changed")));
}

TEST(another_release, replaces_a_joint_return_by_its_parts_and_parts_by_a_joint_return)
{
    auto part = replaced(replaced(another_release, "[authorities.E09]", "[authorities.E02]"), "901", "902");
    auto other = replaced(replaced(another_release, "[authorities.E09]", "[authorities.E03]"), "901", "903");
    auto const split = read(part + other);
    ASSERT_TRUE(split.value) << described(split.problems);
    ASSERT_EQ(split.value->authorities.size(), 3U);
    EXPECT_EQ(split.value->authorities.at(1).code, "E02");
    auto const joint = read(replaced(another_release, "\"901\"", "\"901 / 902 / 903\""));
    ASSERT_TRUE(joint.value) << described(joint.problems);
    EXPECT_EQ(joint.value->authorities.size(), 1U);
}

TEST(another_release, keeps_what_no_release_holds_and_two_of_one_file_still_clash)
{
    auto const twice = replaced(replaced(another_release, "[authorities.E09]", "[authorities.E08]"), "E08", "E08");
    EXPECT_THAT(problems_of(another_release + twice), HasSubstr("two authorities have the DfE number 901"));
    std::map<std::string, std::string> const files{
        {"shipped/study.toml", shipped()},
        {"study.toml",
         "based_on = [\"shipped\"]\n" +
             upper_says("own_years = [{ year = 2026, leavers = 30, staff = 200, source = \"payroll\" }]\n")},
        {"release.toml", replaced(another_release, "[authorities.E09]", "[authorities.E01]")}};
    StudyRequest request;
    request.study_path = "study.toml";
    request.shipped_study_path = "shipped/study.toml";
    request.with = {"release.toml"};
    auto const made = read_study(request, MemoryFiles(files));
    // The later layer says the rate, and the earlier one the years of it: that is for a person to settle.
    EXPECT_THAT(described(made.problems), HasSubstr("give one of them"));
}

//! What a study in three layers holds: the shipped one, a release that recodes E01 as E09, and figures of one's own.
Read<Study> after_a_release(std::string const& own, std::vector<std::string> const& set = {},
                            std::optional<std::vector<std::string>> const& chosen = {})
{
    StudyRequest request;
    request.study_path = request.shipped_study_path = "shipped/study.toml";
    request.with = {"release.toml", "own.toml"};
    request.set = set;
    request.authorities = chosen;
    return read_study(
        request,
        MemoryFiles({{"shipped/study.toml", shipped()}, {"release.toml", another_release}, {"own.toml", own}}));
}

TEST(a_code_of_before, finds_the_authority_at_every_door)
{
    for (auto const* code : {"E01", "E09", "901"}) {
        auto const chosen = after_a_release("[study]\ndraws = 100\n", {}, std::vector<std::string>{code});
        ASSERT_TRUE(chosen.value) << code << described(chosen.problems);
        ASSERT_EQ(chosen.value->authorities.size(), 1U);
        EXPECT_EQ(chosen.value->authorities.front().code, "E09");
        EXPECT_EQ(chosen.value->authorities.front().former_codes, std::vector<std::string>{"E01"})
            << "to answer to, later";
    }
    auto const listed = after_a_release("[study]\nauthorities = [\"E01\"]\n");
    ASSERT_TRUE(listed.value) << described(listed.problems);
    EXPECT_EQ(listed.value->authorities.at(0).code, "E09");
    auto const figures = after_a_release(upper_says("vacancies = 25\nsource = \"list\"\n"));
    ASSERT_TRUE(figures.value) << described(figures.problems);
    EXPECT_EQ(figures.value->authorities.at(0).vacancies, 25.0);
    EXPECT_EQ(figures.value->authorities.size(), 2U);
    auto const set = after_a_release("[study]\ndraws = 100\n", {"authorities.E01.vacancies=26"});
    ASSERT_TRUE(set.value) << described(set.problems);
    EXPECT_EQ(set.value->authorities.at(0).vacancies, 26.0);
}

TEST(a_code_of_before, that_is_known_of_a_place_does_too)
{
    auto const barnsley = [](std::string text) { return replaced(std::move(text), "Upper Testshire", "Barnsley"); };
    auto const made = [&](std::string const& own, std::vector<std::string> const& set) {
        StudyRequest request;
        request.study_path = "study.toml";
        request.shipped_study_path = "shipped/study.toml";
        request.set = set;
        return read_study(request, MemoryFiles({{"shipped/study.toml", barnsley(shipped())},
                                                {"study.toml", "based_on = [\"shipped\"]\n" + own}}));
    };
    auto const figures = made("[authorities.E08000016]\nvacancies = 25\nsource = \"list\"\n", {});
    ASSERT_TRUE(figures.value) << described(figures.problems);
    EXPECT_EQ(figures.value->authorities.at(0).vacancies, 25.0);
    auto const set = made("", {"authorities.E08000016.vacancies=26"});
    ASSERT_TRUE(set.value) << described(set.problems);
    EXPECT_EQ(set.value->authorities.at(0).vacancies, 26.0);
    EXPECT_THAT(
        described(made("[authorities.E08000016]\nvacancies = 25\n[authorities.E01]\nin_post = 210\n", {}).problems),
        HasSubstr("authorities.E08000016 and authorities.E01 are one authority"));
}

// ---- Follow-on complaints ------------------------------------------------------------------------------------------

TEST(follow_on, what_could_not_be_read_is_not_said_to_be_missing)
{
    auto const only = [](std::string const& own, std::string const& what) {
        auto const problems = read(own).problems;
        EXPECT_EQ(std::count_if(problems.begin(), problems.end(),
                                [](Problem const& p) { return p.kind == Problem::Kind::error; }),
                  1)
            << described(problems);
        EXPECT_THAT(described(problems), HasSubstr(what));
    };
    std::string const chosen = "[study]\nauthorities = [\"Upper Testshire\"]\n";
    only(chosen + upper_says("in_post = \"many\"\n"), "in_post");
    only(chosen + upper_says("vacancies = -1\n"), "vacancies");
    only(chosen + upper_says("name = 5\n"), "name");
    only("[study]\nregion = [\"North\"]\n" + upper_says("region = 5\n"), "region");
    only("authorities.E01 = 5\n" + chosen, "authorities.E01");
    only("[study]\ninterventions = [\"Peer supervision\"]\n[interventions.peer-supervision]\nname = 5\n", "name");
    only("interventions.peer-supervision = 5\n[study]\ninterventions = [\"peer-supervision\"]\n", "peer-supervision");
    only("[england]\ncaseload = \"many\"\n", "england.caseload");
    only("[prices]\nexit = \"dear\"\n[[beliefs.correlations]]\nbetween = [\"prices.pay\", \"prices.exit\"]\n"
         "correlation = 0.5\nbasis = \"local\"\nsource = \"me\"\n",
         "prices.exit");
    only("[deflator]\nname = \"index\"\nbasis = \"local\"\nsource = \"me\"\nindex = { 2024 = \"x\", 2025 = 101 }\n"
         "[prices.exit]\nvalue = 500\nprice_year = 2024\nbasis = \"local\"\nsource = \"me\"\n",
         "deflator.index.2024");
}

TEST(follow_on, what_is_not_there_is_still_said)
{
    EXPECT_THAT(problems_of("[study]\nauthorities = [\"Nowhere\"]\n" + upper_says("in_post = \"many\"\n")),
                HasSubstr("there is no authority called \"Nowhere\""));
}

// ---- What moves nothing here ---------------------------------------------------------------------------------------

TEST(idle_inputs, what_is_typed_and_moves_nothing_says_why)
{
    std::string const no_duration = "[interventions.peer-supervision.delivery]\nhalf_life = \"6 months\"\n";
    std::vector<std::pair<std::string, std::string>> const cases{
        {"[beliefs]\nfill = \"implied\"\n[beliefs.months_to_fill]\nvalue = \"7 months\"\n",
         "beliefs.months_to_fill moves nothing here: beliefs.fill is \"implied\""},
        {"[beliefs.transport_sd]\nvalue = 0.9\n[interventions.peer-supervision.effect]\ntransport_sd = 0.1\n",
         "beliefs.transport_sd moves nothing here: each intervention in this run has a transport_sd of its own"},
        {"[beliefs.bias.factors]\ncohort = 0.2\n", "beliefs.bias.factors.cohort moves nothing here: no effect in this "
                                                   "run that is trusted by its design is from a "
                                                   "study of the design \"cohort\""},
        {"[beliefs.bias]\nmethod = \"empirical\"\n[interventions.peer-supervision.effect]\nbias = \"none\"\n",
         "beliefs.bias.method moves nothing here: each effect from a study in this run says its own"},
        {"[beliefs.bias]\nmethod = \"none\"\n[beliefs.bias.factors]\n\"before-after\" = 0.4\n",
         "beliefs.bias.factors.before-after moves nothing here"},
        {no_duration,
         "interventions.peer-supervision.delivery.half_life moves nothing here: the effect fades after the "
         "end of the programme, and without a duration"},
        {no_duration + "duration = \"60 months\"\n", "and the study ends before that"},
        {"[england]\ncover_share = \"10%\"\n[study]\nauthorities = [\"E01\"]\n",
         "england.cover_share moves nothing here: England's figure stands in where an authority has none"},
        {"[prices.cover_share]\neffective_size = 9\n[study]\nauthorities = [\"E01\"]\n" +
             upper_says("cover_share = { value = \"60%\", basis = \"local\", source = \"us\" }\n"),
         "prices.cover_share.effective_size moves nothing here"},
        {"[england]\nprior_mean = 2\n[study]\nauthorities = [\"E01\"]\n" +
             upper_says("relative_leaving_rate = { mean = 1.2, sd = 0.1 }\n"),
         "england.prior_mean moves nothing here"},
    };
    for (auto const& [own, says] : cases) {
        EXPECT_THAT(problems_of(own), HasSubstr(says)) << own;
        EXPECT_TRUE(read(own).value) << own;
    }
}

TEST(idle_inputs, of_what_moves_something_are_none)
{
    for (auto const* own : {
             "[beliefs.months_to_fill]\nvalue = \"7 months\"\n",
             "[beliefs.transport_sd]\nvalue = 0.9\n",
             "[beliefs.bias.factors]\n\"before-after\" = 0.4\n",
             "[beliefs.bias]\nmethod = \"empirical\"\n[beliefs.bias.factors]\n\"before-after\" = 0.4\n",
             "[beliefs.bias]\nmethod = \"empirical alone\"\n",
             "[interventions.peer-supervision.effect]\nbias = \"empirical\"\n",
             "[interventions.peer-supervision.delivery]\nhalf_life = \"6 months\"\nduration = \"12 months\"\n",
             "[england]\ncover_share = \"10%\"\n",
             "[prices.cover_share]\neffective_size = 9\n",
             "[england]\nprior_mean = 2\n",
         }) {
        EXPECT_THAT(problems_of(own), Not(HasSubstr("moves nothing"))) << own;
        EXPECT_TRUE(read(own).value) << own;
    }
}

TEST(idle_inputs, englands_rate_of_an_own_year_is_none_and_of_another_year_is)
{
    auto const own = upper_says("own_years = [{ year = 2025, turnover = \"18%\", source = \"payroll\" }]\n");
    auto const rates = [](double of_2024, double of_2025) {
        return fmt::format(
            "[england]\nnational_leaving_rate = [{{ year = 2024, rate = {} }}, {{ year = 2025, rate = {} "
            "}}]\n",
            of_2024, of_2025);
    };
    auto const moved = rates(0.14, 0.15) + own;
    expect_leaving(upper(moved), {1.2, 0.9, 1.1, 1.0, 0.18 / 0.15});
    EXPECT_THAT(problems_of(moved), Not(HasSubstr("changes no result")));
    EXPECT_THAT(problems_of(moved), Not(HasSubstr("moves nothing")));
    EXPECT_THAT(problems_of(moved), HasSubstr("england.national_leaving_rate is changed here, and nothing says where"));
    EXPECT_THAT(problems_of(rates(0.2, 0.12) + own),
                HasSubstr("england.national_leaving_rate is changed and moves nothing: own years of leaving are set "
                          "against the rate of their year, and of 2025, which own years here are of, it is as before"));
    EXPECT_THAT(problems_of(rates(0.2, 0.12)), HasSubstr("and no authority in this run gives any"));
}

TEST(local_values, two_lists_that_differ_are_not_as_before)
{
    auto const made = read("[england]\nnational_leaving_rate = [\n{ year = 2024, rate = 0.2 },\n{ year = 2025, rate = "
                           "0.2 }]\nsource = \"us\"\n");
    ASSERT_TRUE(made.value) << described(made.problems);
    auto const& values = made.value->local_values;
    auto const list = std::find_if(values.begin(), values.end(),
                                   [](LocalValue const& v) { return v.path == "england.national_leaving_rate"; });
    ASSERT_NE(list, values.end());
    EXPECT_NE(list->value, list->before);
}

// ---- What this run is not about ------------------------------------------------------------------------------------

TEST(not_in_this_run, figures_of_another_authority_are_named_once_and_not_counted)
{
    auto const of_lower = "[study]\nauthorities = [\"E02 / E03\"]\n";
    auto const own = upper_says("in_post = 500\nvacancies = 60\nagency_covering_vacancies = 50\ncaseload = 20\n");
    auto const made = read(own + of_lower);
    ASSERT_TRUE(made.value) << described(made.problems);
    EXPECT_TRUE(made.value->local_values.empty());
    auto const said = described(made.problems);
    EXPECT_THAT(said, HasSubstr("authorities.E01 (Upper Testshire) is not in this run: its figures typed here move "
                                "nothing"));
    EXPECT_THAT(said, Not(HasSubstr("caseload moves no money"))) << "no doubt about this run";
    EXPECT_THAT(said, Not(HasSubstr("is changed here")));

    auto const here = read(own);
    EXPECT_EQ(here.value->local_values.size(), 4U);
    EXPECT_THAT(described(here.problems), Not(HasSubstr("not in this run")));
}

TEST(not_in_this_run, another_release_of_every_authority_is_not_told_of)
{
    EXPECT_THAT(described(after_a_release("", {}, std::vector<std::string>{"Lower Testshire"}).problems),
                Not(HasSubstr("not in this run")));
}

// ---- A name in a file ----------------------------------------------------------------------------------------------

TEST(a_name_in_a_file, is_answered_with_the_code_and_nothing_else)
{
    for (auto const* named : {"Upper", "\"Upper Testshire\"", "\"901\""}) {
        auto const made = read(fmt::format("[authorities.{}]\nin_post = 500\nvacancies = 60\n", named));
        EXPECT_FALSE(made.value);
        ASSERT_EQ(made.problems.size(), 1U) << described(made.problems);
        EXPECT_THAT(made.problems.front().says, HasSubstr("in authorities"));
        EXPECT_EQ(made.problems.front().hint, "write authorities.E01, the code of Upper Testshire");
    }
    auto const mistyped = read("[interventions.peer-supervison.costs]\nsetup = 500\n");
    ASSERT_EQ(mistyped.problems.size(), 1U) << described(mistyped.problems);
    EXPECT_EQ(mistyped.problems.front().hint, "did you mean peer-supervision?");
}

// ---- Errors say what to write --------------------------------------------------------------------------------------

TEST(what_to_write, of_a_distribution_that_is_partly_of_the_file_below)
{
    auto const first = [](std::string const& own) {
        for (auto const& problem : read(own).problems)
            if (problem.kind == Problem::Kind::error) return problem.says + " / " + problem.hint;
        return std::string();
    };
    EXPECT_EQ(
        first("[prices.pay]\nmin = \"£60,000\"\nmax = \"£70,000\"\nsource = \"us\"\n"),
        "prices.pay: a gamma distribution is not said by min and max / write distribution = \"uniform\" beside min "
        "and max, or give mean and sd");
    EXPECT_EQ(
        first("[prices.pay]\ndistribution = \"fixed\"\nmean = \"£60,000\"\nsource = \"us\"\n"),
        "prices.pay: a fixed distribution is not said by mean and sd; sd is not yours, and stays from before / write "
        "value alone, or take distribution = \"fixed\" away");
    EXPECT_THAT(first("[interventions.peer-supervision.costs]\nsetup = -5\n"),
                HasSubstr("write £5, without the minus"));
}

TEST(what_to_write, of_a_value_outside_the_interval_that_stood_there)
{
    auto const own =
        "[interventions.peer-supervision.effect]\nbasis = \"local\"\nmeasure = \"hazard ratio\"\nvalue = 0.15\n"
        "interval = [0.1, 0.22]\nfollow_up = \"12 months\"\nsource = \"us\"\n";
    EXPECT_TRUE(read(own).value) << problems_of(own);
    auto const text = problems_of(own, {"interventions.peer-supervision.effect.value=0.9"});
    EXPECT_THAT(text, HasSubstr("outside its own interval"));
    EXPECT_THAT(text, HasSubstr("give the value's own interval beside it"));
}

// ---- Doubts --------------------------------------------------------------------------------------------------------

TEST(doubts, what_is_allowed_and_hardly_meant_gets_a_warning)
{
    std::vector<std::pair<std::string, std::string>> const cases{
        {"[interventions.peer-supervision.delivery]\nstart = \"36 months\"\n", "nothing of it is seen"},
        {"[interventions.peer-supervision.delivery]\nlag = \"40 months\"\n", "and no effect"},
        {"[interventions.peer-supervision.delivery]\ncoverage = 0\n", "reaches nobody"},
        {upper_says("in_post = 0.1\nvacancies = 100000\n"), "more posts are vacant than held"},
        {upper_says("in_post = 0.1\n"), "rates jump from year to year"},
        {"[beliefs]\nleaving_rate = 2\n[authorities.E01.relative_leaving_rate]\nmean = 20\n",
         "4,000% of the staff of Upper Testshire are taken to leave in a year"},
        {upper_says("hires_capacity = 0.001\n"), "its staff would melt away"},
        {"[england]\nnational_leaving_rate = [{ year = 2025, rate = 0.1 }]\n",
         "england.national_leaving_rate is changed and moves nothing"},
        {"[study]\nstart = \"2024-04\"\n",
         "the study starts in 2024-04, before 30 September 2025, the day of the newest figures of staff and vacancies"},
        {"[study]\nstart = \"2025-09\"\n", "and all money stays in the prices of 2025"},
        {"[study]\nstart = \"2090-01\"\n", "2090-01, more than 2 years after 30 September 2025"},
        {"[study]\nstart = \"2027-10\"\n", "start it from 2025-10 to 2027-09"},
        {"[interventions.peer-supervision.costs]\nsetup = 0\n",
         "interventions.peer-supervision.costs.setup is 0, which counts as free; still a guess: yearly cost"},
        {"[interventions.peer-supervision.costs]\nannual = 0\n",
         "interventions.peer-supervision.costs.annual is 0, which counts as free; so is all of the programme"},
        {"[interventions.peer-supervision.costs]\nsetup = 0\nannual = \"£9,000\"\n",
         "interventions.peer-supervision.costs.setup is 0, which counts as free; the rest of its cost is stated"},
        {"[study]\nprice_year = 2100\n", "all money is in the prices of 2100"},
        {"[study]\nprice_year = 2010\n", "all money is in the prices of 2010"},
    };
    auto const none = problems_of("");
    for (auto const& [own, says] : cases) {
        EXPECT_THAT(problems_of(own), HasSubstr(says)) << own;
        EXPECT_THAT(none, Not(HasSubstr(says)));
        EXPECT_TRUE(read(own).value) << own;
    }
}

TEST(doubts, a_start_within_two_years_after_the_figures_is_none)
{
    for (auto const* start : {"2025-10", "2026-04", "2027-09"})
        EXPECT_THAT(problems_of(fmt::format("[study]\nstart = \"{}\"\n", start)), Not(HasSubstr("study starts")))
            << start;
}

TEST(doubts, of_a_cost_of_0_are_none_where_the_reader_was_told_to_write_it)
{
    // "a programme that costs nothing says annual = 0"
    EXPECT_THAT(
        problems_of("[interventions.own]\nname = \"Own\"\nlevel = \"organisational\"\ngroup = \"other\"\n"
                    "effect = { basis = \"no-turnover-evidence\", reason = \"not measured\", source = \"us\" }\n"
                    "delivery = { coverage = 1, basis = \"local\", source = \"us\" }\n"
                    "costs = { annual = 0, basis = \"local\", source = \"us\" }\n"),
        Not(HasSubstr("counts as free")));
}

TEST(doubts, are_carried_into_every_output)
{
    auto const study = read("[interventions.peer-supervision.delivery]\ncoverage = 0\n").value.value();
    EXPECT_THAT(described(study.warnings), HasSubstr("reaches nobody"));
}

}  // namespace
