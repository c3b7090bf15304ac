#include "engine/totals.hpp"

#include "holdfast/questions/evaluate.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Findings found(Study const& study) { return evaluate(study, {1, {}}); }

Study short_study()
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 400;
    return study;
}

Total const& total_of(Findings const& findings, std::string const& name, std::size_t strategy)
{
    auto const at = std::find_if(findings.totals.begin(), findings.totals.end(),
                                 [&](Total const& t) { return t.name == name && t.strategy == strategy; });
    if (at == findings.totals.end()) throw std::logic_error("no total " + name);
    return *at;
}

std::vector<Estimate const*> all_of(Savings const& s)
{
    return {&s.gross_cash, &s.gross_total, &s.net_cash, &s.net_total};
}

double width(Estimate const& e) { return e.high - e.low; }

}  // namespace

TEST(Totals, come_by_region_then_over_all_and_say_how_many_are_in_them)
{
    auto const findings = found(short_study());
    ASSERT_EQ(findings.totals.size(), 3U * 5U);
    auto const& north = total_of(findings, "North", 0);
    EXPECT_EQ(north.scope, "region");
    EXPECT_EQ(north.authorities, 2U);
    EXPECT_EQ(north.of, 12U);
    auto const& south = total_of(findings, "South", 0);
    EXPECT_EQ(south.authorities, 1U);
    EXPECT_EQ(south.of, 1U);
    auto const& all = total_of(findings, "selected authorities", 0);
    EXPECT_EQ(all.scope, "all");
    EXPECT_EQ(all.authorities, 3U);
    EXPECT_EQ(all.of, 13U);
    EXPECT_EQ(&all, &findings.totals[10]);
}

TEST(Totals, are_called_a_place_only_where_they_are_all_of_it)
{
    auto study = only(short_study(), 0, sample::workload);
    study.draws = 8;
    study.authorities_in_region = {{"North", 1}};
    EXPECT_EQ(found(study).totals.back().name, "all authorities in the inputs") << "one council is not England";
    study.authorities_in_region = {{"North", 2}};
    EXPECT_EQ(found(study).totals.back().name, "selected authorities");
    study.authorities_in_region = {};  // made in code, and nobody says how many there are
    EXPECT_EQ(found(study).totals.back().name, "selected authorities");
    EXPECT_EQ(found(study).totals.back().of, 1U);
    EXPECT_EQ(found(study).totals.front().of, 1U);
}

TEST(Totals, the_mean_of_a_sum_is_the_sum_of_means)
{
    auto const findings = found(short_study());
    for (std::size_t s = 0; s < 5; ++s) {
        auto const& all = total_of(findings, "selected authorities", s);
        auto const& north = total_of(findings, "North", s);
        if (!all.saved) continue;
        for (std::size_t which = 0; which < 4; ++which) {
            double everywhere = 0.0;
            double in_north = 0.0;
            double in_england = 0.0;
            for (std::size_t a = 0; a < 3; ++a) {
                auto const& result = findings.results[a * 5 + s];
                double const mean = all_of(result.saved->savings)[which]->mean;
                everywhere += mean;
                if (a < 2) in_north += mean;
                in_england += all_of(result.saved->england)[which]->mean;
            }
            EXPECT_NEAR(all_of(all.saved->savings)[which]->mean, everywhere, 1e-9 * (1.0 + std::abs(everywhere)));
            EXPECT_NEAR(all_of(north.saved->savings)[which]->mean, in_north, 1e-9 * (1.0 + std::abs(in_north)));
            EXPECT_NEAR(all_of(all.saved->england)[which]->mean, in_england, 1e-9 * (1.0 + std::abs(in_england)));
        }
    }
}

// Authorities are not perfectly correlated, so the sum's interval is narrower than the sum of intervals, and wider than
// if they had nothing in common: most of what is not known is shared.
TEST(Totals, the_interval_of_a_sum_is_narrower_than_the_sum_of_intervals)
{
    auto const findings = found(short_study());
    for (std::size_t const s : {sample::supervision, sample::mentoring, sample::workload, sample::package}) {
        auto const& all = total_of(findings, "selected authorities", s);
        for (std::size_t which = 0; which < 4; ++which) {
            double sum = 0.0;
            double squares = 0.0;
            for (std::size_t a = 0; a < 3; ++a) {
                double const one = width(*all_of(findings.results[a * 5 + s].saved->savings)[which]);
                sum += one;
                squares += one * one;
            }
            double const together = width(*all_of(all.saved->savings)[which]);
            EXPECT_LT(together, sum) << s << ", " << which;
            EXPECT_GT(together, std::sqrt(squares)) << s << ", " << which;
        }
    }
}

TEST(Totals, of_one_authority_are_its_result)
{
    auto study = short_study();
    study.authorities = {study.authorities[0]};
    auto const findings = found(study);
    for (std::size_t s = 0; s < 5; ++s) {
        auto const& result = findings.results[s];
        for (auto const* name : {"North", "selected authorities"}) {
            auto const& total = total_of(findings, name, s);
            ASSERT_EQ(total.saved.has_value(), result.saved.has_value());
            if (!total.saved) continue;
            for (std::size_t which = 0; which < 4; ++which) {
                EXPECT_EQ(*all_of(total.saved->savings)[which], *all_of(result.saved->savings)[which]);
                EXPECT_EQ(*all_of(total.saved->england)[which], *all_of(result.saved->england)[which]);
            }
            EXPECT_EQ(total.saved->chances.net_total, result.saved->chances.net_total);
            EXPECT_EQ(total.saved->chances.gross_cash, result.saved->chances.gross_cash);
            EXPECT_EQ(total.saved->leavers_averted, result.saved->leavers_averted);
            EXPECT_EQ(total.saved->fte_years_kept, result.saved->fte_years_kept);
            EXPECT_EQ(*total.affordable_cash.value, *result.affordable_cash.value);
            EXPECT_EQ(*total.affordable_total.value, *result.affordable_total.value);
        }
    }
}

TEST(Totals, chances_are_counted_on_the_sum)
{
    // With chances of its parts between 0 and 1, the sum's is one of its own, never below all or above all by much:
    // here it is compared with a count over the summed draws.
    auto study = short_study();
    Plan const plan(study);
    SharedBeliefs const beliefs(study);
    SharedDraws const shared(beliefs, study, 0, study.draws);
    Workers workers(2);
    DrawSource const source(study, 0, study.draws);
    AuthorityDraws draws(study, plan, beliefs, shared, source, workers);
    std::vector<double> net(study.draws), england(study.draws);
    for (auto const& authority : study.authorities) {
        draws.start(authority);
        draws.run(sample::supervision);
        for (std::size_t i = 0; i < study.draws; ++i) {
            net[i] += draws.column(index(Measure::net_total))[i];
            england[i] += draws.column(index(Measure::england_net_total))[i];
        }
    }
    auto const findings = found(study);
    auto const& all = total_of(findings, "selected authorities", sample::supervision);
    EXPECT_EQ(all.saved->chances.net_total, share_positive(net));
    EXPECT_EQ(all.saved->england_chances.net_total, share_positive(england));
    EXPECT_GT(all.saved->chances.net_total, 0.0);
    EXPECT_LT(all.saved->chances.net_total, 1.0);
}

TEST(Totals, claim_nothing_without_evidence)
{
    auto const findings = found(short_study());
    auto const& total = total_of(findings, "selected authorities", sample::circles);
    EXPECT_FALSE(total.saved);
    EXPECT_FALSE(total.affordable_cash.value || total.affordable_total.value);
    EXPECT_FALSE(total.no_savings_reason.empty() || total.affordable_cash.reason.empty());
}
