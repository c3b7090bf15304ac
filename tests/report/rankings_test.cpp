// Several strategies beside each other: kinds of evidence apart, and what may never be overlooked in a table.
#include "report/savings/rankings.hpp"

#include "support/sample_findings.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;

namespace {

std::vector<Standing> standings_of(Findings const& findings)
{
    std::vector<Standing> all;
    for (auto const& result : findings.results) all.push_back(standing_of(findings, result));
    return all;
}

std::string ranked(Findings const& findings)
{
    Paper paper(200, false);
    rankings(paper, findings, standings_of(findings));
    return paper.text();
}

std::size_t place_of(std::string const& text, std::string const& what)
{
    auto const place = text.find(what);
    EXPECT_NE(place, std::string::npos) << what;
    return place;
}

Findings all_of_leeds()
{
    return sample::findings_of({sample::leeds}, {sample::published, sample::costed, sample::assumed,
                                                 sample::null_result, sample::no_evidence, sample::packaged});
}

}  // namespace

TEST(Rankings, kinds_of_evidence_stand_apart_best_first)
{
    auto const text = ranked(all_of_leeds());
    auto const published = place_of(text, std::string(heading(Evidence::published)));
    auto const assumed = place_of(text, std::string(heading(Evidence::assumed)));
    auto const null_result = place_of(text, std::string(heading(Evidence::null_result)));
    auto const none = place_of(text, std::string(heading(Evidence::none)));
    EXPECT_LT(published, assumed);
    EXPECT_LT(assumed, null_result);
    EXPECT_LT(null_result, none);
}

TEST(Rankings, each_kind_says_what_may_be_concluded)
{
    auto const text = ranked(all_of_leeds());
    for (auto const evidence : {Evidence::published, Evidence::assumed, Evidence::null_result, Evidence::none})
        EXPECT_THAT(text, HasSubstr(std::string(meaning(evidence)).substr(0, 40)));
}

TEST(Rankings, without_evidence_there_is_no_saving_but_what_would_have_to_be_true)
{
    auto const text = ranked(sample::findings_of({sample::leeds}, {sample::no_evidence}));
    EXPECT_THAT(text, HasSubstr("leaving must fall by"));
    EXPECT_THAT(text, Not(HasSubstr("cash saving")));
}

TEST(Rankings, a_strategy_without_a_caution_says_so)
{
    auto findings = sample::findings_of({sample::leeds}, {sample::published});
    for (auto& intervention : findings.study.interventions) intervention.caution.clear();
    EXPECT_THAT(ranked(findings), HasSubstr("no caution is given."));
    for (auto& intervention : findings.study.interventions) intervention.caution = "Watch the workload.";
    EXPECT_THAT(ranked(findings), HasSubstr("Watch the workload."));
}

TEST(Rankings, a_cost_that_is_a_placeholder_is_never_a_bare_figure)
{
    auto findings = sample::findings_of({sample::leeds}, {sample::published});
    for (auto& strategy : findings.strategies) {
        strategy.placeholder_cost = true;
        strategy.cost_parts = {false, false, true};
    }
    EXPECT_THAT(ranked(findings), HasSubstr("Compare a quotation with what it pays up to"));
    for (auto& strategy : findings.strategies) strategy.cost_parts = {true, false, true};
    EXPECT_THAT(ranked(findings), HasSubstr("Part of their cost is stated"));
}
