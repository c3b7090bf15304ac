#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/neighbourhood.hpp"
#include "support/sample_study.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Execution const one_thread{1, {}, InstructionSet::sse2};

//! The sample study with published figures and neighbours: the first authority's are the third (of another region), one
//! that is not there, and the second.
Study published()
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 200;
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        auto& authority = study.authorities[a];
        authority.dfe_number = std::to_string(901 + a);
        authority.turnover = 0.1 + 0.02 * static_cast<double>(a);
        authority.agency = 10.0 * static_cast<double>(a + 1);
        authority.agency_covering_vacancies = 5.0 * static_cast<double>(a);
    }
    study.authorities[0].neighbours = {{"903", "Very close"}, {"777", "Close"}, {"902", "Not close"}};
    return study;
}

Neighbourhood found(Study const& study, std::string const& strategy = "supervision", unsigned threads = 1)
{
    return neighbourhood(study, study.authorities.front().code, strategy, {threads, {}, InstructionSet::sse2});
}

double share(double part, double rest) { return part / (part + rest); }

}  // namespace

TEST(Neighbourhood, neighbours_stand_in_their_order_and_who_is_not_there_is_named)
{
    auto const study = published();
    auto const of = found(study);
    EXPECT_EQ(of.authority.name, study.authorities[0].name);
    ASSERT_EQ(of.neighbours.size(), 2U);
    EXPECT_EQ(of.neighbours[0].name, study.authorities[2].name);
    EXPECT_EQ(of.neighbours[0].closeness, "Very close");
    EXPECT_EQ(of.neighbours[1].name, study.authorities[1].name);
    EXPECT_EQ(of.neighbours[1].closeness, "Not close");
    EXPECT_EQ(of.not_in_inputs, std::vector<std::string>{"777"});
}

TEST(Neighbourhood, rates_are_those_worked_out_by_hand)
{
    auto const study = published();
    auto const of = found(study);
    auto const& first = study.authorities[0];
    auto const& figures = of.authority.workforce;
    EXPECT_EQ(figures.turnover.value, 0.1);
    EXPECT_DOUBLE_EQ(figures.vacancy_rate, share(first.vacancies, first.in_post));
    EXPECT_DOUBLE_EQ(*figures.agency_rate.value, share(10.0, first.in_post));
    EXPECT_DOUBLE_EQ(figures.leaving_rate, mean(study.leaving_rate.about) * mean(first.relative_leaving_rate.about));
    if (first.vacancies > 0.0) { EXPECT_DOUBLE_EQ(*figures.covered.value, 0.0); }
}

TEST(Neighbourhood, a_region_is_the_ratio_of_its_members_sums)
{
    auto const study = published();
    auto const of = found(study);
    auto const& a = study.authorities[0];
    auto const& b = study.authorities[1];
    ASSERT_EQ(a.region, b.region);
    auto const& region = of.region.workforce;
    EXPECT_EQ(of.region.name, a.region);
    EXPECT_EQ(region.authorities, 2U);
    double const staff = a.in_post + b.in_post;
    EXPECT_DOUBLE_EQ(region.in_post, staff);
    EXPECT_DOUBLE_EQ(*region.turnover.value, (0.1 * a.in_post + 0.12 * b.in_post) / staff);
    EXPECT_DOUBLE_EQ(region.vacancy_rate, share(a.vacancies + b.vacancies, staff));
    EXPECT_DOUBLE_EQ(*region.agency_rate.value, share(30.0, staff));
    EXPECT_DOUBLE_EQ(*region.covered.value, 5.0 / (a.vacancies + b.vacancies));
}

TEST(Neighbourhood, the_saving_of_a_region_is_the_sum_of_its_members)
{
    auto const study = published();
    auto const of = found(study);
    double sum = 0.0;
    for (auto const& result : of.findings.results)
        if (result.strategy == of.strategy &&
            of.findings.study.authorities.at(result.authority).region == of.region.name)
            sum += result.saved->savings.gross_cash.mean;
    EXPECT_NEAR(of.region.savings->gross_cash.mean, sum, 1e-9 * std::abs(sum));
    EXPECT_DOUBLE_EQ(of.region.per_fte->gross_cash.mean,
                     of.region.savings->gross_cash.mean / of.region.workforce.in_post);
}

// Who else is in the run moves nothing.
TEST(Neighbourhood, an_authority_saves_what_its_own_run_says)
{
    auto const study = published();
    auto const of = found(study);
    for (std::size_t place = 0; place < 3; ++place) {
        auto alone = study;
        alone.authorities = {study.authorities[place]};
        auto const own = evaluate(alone, one_thread).results.at(of.strategy);
        auto const& row = place == 0 ? of.authority : of.neighbours.at(place == 2 ? 0 : 1);
        ASSERT_EQ(row.name, study.authorities[place].name);
        EXPECT_EQ(row.savings->gross_cash, own.saved->savings.gross_cash);
        EXPECT_EQ(row.savings->net_total, own.saved->savings.net_total);
        EXPECT_EQ(row.chances->net_cash, own.saved->chances.net_cash);
        EXPECT_DOUBLE_EQ(row.per_fte->net_cash.low, own.saved->savings.net_cash.low / study.authorities[place].in_post);
    }
}

TEST(Neighbourhood, what_is_not_published_stays_blank_and_is_in_no_sum)
{
    auto study = published();
    study.authorities[1].turnover.reset();
    study.authorities[1].agency.reset();
    study.authorities[1].agency_covering_vacancies.reset();
    auto const of = found(study);
    auto const& blank = of.neighbours[1].workforce;
    for (auto const* figure : {&blank.turnover, &blank.agency_rate, &blank.covered}) {
        EXPECT_FALSE(figure->value);
        EXPECT_EQ(figure->reason, "not published");
    }
    auto const& region = of.region.workforce;
    EXPECT_EQ(region.with_turnover, 1U);
    EXPECT_EQ(region.with_agency, 1U);
    EXPECT_EQ(region.with_cover, 1U);
    EXPECT_DOUBLE_EQ(*region.turnover.value, 0.1);
    EXPECT_DOUBLE_EQ(*region.agency_rate.value, share(10.0, study.authorities[0].in_post));
}

TEST(Neighbourhood, without_vacancies_there_is_nothing_to_cover)
{
    auto study = published();
    study.authorities[0].vacancies = 0.0;
    auto const of = found(study);
    EXPECT_FALSE(of.authority.workforce.covered.value);
    EXPECT_EQ(of.authority.workforce.covered.reason, "no vacancies");
    EXPECT_EQ(of.authority.workforce.vacancy_rate, 0.0);
}

TEST(Neighbourhood, england_is_there_only_where_everybody_is)
{
    auto study = published();
    EXPECT_FALSE(found(study).england) << "the sample inputs hold more than these three";
    study.authorities_in_region = {{"North", 2}, {"South", 1}};
    EXPECT_FALSE(found(study).england) << "three councils of a study of its own are not England";
    study.authorities_in_region.clear();
    auto const one = study.authorities.front();
    for (int region = 0; region < 9; ++region)
        for (int i = 0; i < 16; ++i) {
            auto another = one;
            another.code = "E0" + std::to_string(1000 + 16 * region + i);
            another.dfe_number = another.code;
            another.region = "region " + std::to_string(region);
            study.authorities.push_back(another);
        }
    for (auto const& authority : study.authorities) ++study.authorities_in_region[authority.region];
    auto const of = found(study);
    ASSERT_TRUE(of.england);
    EXPECT_EQ(of.england->name, "England");
    EXPECT_EQ(of.england->workforce.authorities, 147U);
    EXPECT_FALSE(of.england->savings) << "England is not run";
}

TEST(Neighbourhood, without_turnover_evidence_there_is_no_saving)
{
    auto const of = found(published(), "circles");
    EXPECT_FALSE(of.authority.savings);
    EXPECT_FALSE(of.authority.per_fte);
    EXPECT_FALSE(of.region.savings);
}

TEST(Neighbourhood, threads_do_not_matter)
{
    auto const one = found(published());
    auto const three = found(published(), "supervision", 3);
    EXPECT_EQ(one.region.savings->gross_cash, three.region.savings->gross_cash);
    EXPECT_EQ(one.neighbours[0].per_fte->net_total, three.neighbours[0].per_fte->net_total);
}

TEST(Neighbourhood, who_is_not_there_is_a_broken_promise)
{
    auto const study = published();
    EXPECT_THROW((void)neighbourhood(study, "nowhere", "supervision", one_thread), ContractBroken);
    EXPECT_THROW((void)found(study, "nothing"), ContractBroken);
    EXPECT_THROW((void)workforce_of(study, {}), ContractBroken);
}
