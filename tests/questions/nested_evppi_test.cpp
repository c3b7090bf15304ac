#include "holdfast/questions/nested_evppi.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/decision/evppi.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/questions/decisions.hpp"
#include "numerics/normal.hpp"
#include "support/sample_study.hpp"
#include "support/where.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! One programme whose yearly cost alone is uncertain.
Study uncertain_cost(double sd)
{
    auto study = without_uncertainty(only(sample_study(), 0, sample::workload));
    study.months = 12;
    study.interventions[0].annual->about = Normal{0.0, sd};
    return study;
}

NestedValue const& at(NestedEvppi const& nested, Perspective perspective, Benefit benefit, double k)
{
    auto const found = std::find_if(nested.values.begin(), nested.values.end(), [&](NestedValue const& value) {
        return value.perspective == perspective && value.benefit == benefit && value.willingness_to_pay == k;
    });
    if (found == nested.values.end()) throw std::logic_error("not asked for");
    return *found;
}

Study shipped(std::vector<std::string> const& interventions)
{
    StudyRequest request;
    request.shipped_study_path = where::project() + "/inputs/study.toml";
    request.study_path = request.shipped_study_path;
    request.authorities = {"Camden"};
    request.interventions = interventions;
    auto read = read_study(request, DiskFiles{});
    if (!read.ok()) throw std::logic_error("the shipped study cannot be read");
    return *std::move(read.value);
}

}  // namespace

// Only the cost is uncertain, so knowing it is knowing everything. The net saving is linear in a normal cost:
// EVPPI = s [φ(d) − d Φ(−d)], d = |mean| / s (the unit normal loss).
TEST(NestedEvppi, of_the_only_uncertain_belief_is_the_unit_normal_loss)
{
    auto const study = uncertain_cost(20'000.0);
    auto const draws = draws_of(study, 0);
    auto const& costs = draws.costs[0];
    double mean = 0.0;
    for (std::size_t i = 0; i < draws.draws; ++i)
        mean += (costs[0][i] - costs[1][i]) / static_cast<double>(draws.draws);
    auto no_cost = study;
    no_cost.interventions[0].annual->about = Fixed{0.0};
    auto one_pound = study;
    one_pound.interventions[0].annual->about = Fixed{1.0};
    double const exact_mean = [&] {
        auto const of = draws_of(no_cost, 0);
        return of.costs[0][0][0] - of.costs[0][1][0];
    }();
    double const per_pound = draws_of(one_pound, 0).costs[0][1][0] - draws_of(no_cost, 0).costs[0][1][0];
    double const s = 20'000.0 * per_pound;
    double const d = std::abs(exact_mean) / s;
    double const density = std::exp(-0.5 * d * d) / std::sqrt(2.0 * M_PI);
    double const tail = 0.5 * std::erfc(d / std::sqrt(2.0));
    double const loss = s * (density - d * tail);

    auto const nested = nested_evppi(study, {study.interventions[0].annual->id, {0.0}, 120, 32});
    auto const& found = at(nested, Perspective::cash, Benefit::leavers_averted, 0.0);
    EXPECT_NEAR(found.value, loss, 2.0 * found.standard_error);
    EXPECT_LT(found.standard_error, 0.01 * loss) << "only the midpoint rule is left to err";
    EXPECT_GT(loss, 0.0);
    EXPECT_NEAR(mean, exact_mean, 5.0 * s / std::sqrt(static_cast<double>(draws.draws)));
}

TEST(NestedEvppi, is_nothing_where_the_belief_changes_no_choice_or_no_cost)
{
    auto study = sample_study();
    study.months = 18;
    auto const nested = nested_evppi(study, {"prices.starting_productivity", {0.0, 10'000.0}, 6, 64});
    EXPECT_EQ(nested.values.size(), 8U);
    for (double const k : {0.0, 10'000.0})
        EXPECT_EQ(at(nested, Perspective::cash, Benefit::leavers_averted, k).value, 0.0) << "moves capacity alone";
}

TEST(NestedEvppi, is_the_same_on_any_number_of_threads_and_whatever_the_sampling)
{
    auto study = only(sample_study(), 0, sample::supervision);
    study.months = 12;
    study.correlations.clear();
    NestedQuestion const question{"prices.pay", {0.0}, 9, 64};
    auto const one = nested_evppi(study, question, {1, {}, InstructionSet::sse2});
    auto const two = nested_evppi(study, question, {2, {}});
    study.sampling = Sampling::sobol;
    auto const three = nested_evppi(study, question, {2, {}});
    ASSERT_EQ(one.values.size(), 4U);
    for (std::size_t i = 0; i < one.values.size(); ++i) {
        EXPECT_EQ(one.values[i].value, two.values[i].value);
        EXPECT_EQ(one.values[i].standard_error, two.values[i].standard_error);
        EXPECT_EQ(one.values[i].value, three.values[i].value);
    }
}

TEST(NestedEvppi, says_why_a_belief_cannot_be_fixed_alone)
{
    auto const study = sample_study();
    EXPECT_FALSE(why_not_nested(study, "beliefs.leaving_rate"));
    EXPECT_FALSE(why_not_nested(study, "authorities.E06000901.cover_share"));
    EXPECT_NE(why_not_nested(study, "prices.pay")->find("correlated"), std::string::npos);
    EXPECT_NE(why_not_nested(study, "prices.uncovered_value")->find("does not vary"), std::string::npos);
    for (auto const* id : {"no.such", "authorities.E06000901.interventions.supervision.heterogeneity"})
        EXPECT_NE(why_not_nested(study, id)->find("is no belief"), std::string::npos);
    EXPECT_THROW((void)nested_evppi(study, {"no.such", {0.0}, 3, 32}), ContractBroken);
    EXPECT_THROW((void)nested_evppi(study, {"beliefs.leaving_rate", {0.0}, 4, 32}), ContractBroken);
    EXPECT_THROW((void)nested_evppi(study, {"beliefs.leaving_rate", {0.0}, 3, 33}), ContractBroken);
}

// The two ways to the same number, on the shipped study: within three joint standard errors, and both are worth something.
TEST(NestedEvppi, agrees_with_the_regression_on_the_shipped_study)
{
    auto study = shipped({"participatory-development", "manager-retention-training", "job-redesign"});
    study.draws = 8'000;
    auto const draws = draws_of_all(study);
    double const k = 40'000.0;
    for (std::string const id :
         {"interventions.participatory-development.effect", "interventions.manager-retention-training.effect"}) {
        auto const nested = nested_evppi(study, {id, {0.0, k}, 30, 4'096});
        auto groups = each_belief(draws);
        groups.erase(std::remove_if(groups.begin(), groups.end(), [&](BeliefGroup const& g) { return g.name != id; }),
                     groups.end());
        ASSERT_EQ(groups.size(), 1U) << id;
        for (auto const& decision : decide_study(draws, {{0.0, k}, groups}))
            for (auto const& regression : decision.findings.groups.front().information.at) {
                auto const& check = at(nested, decision.perspective, decision.benefit, regression.willingness_to_pay);
                double const joint = std::hypot(check.standard_error, regression.standard_error);
                EXPECT_NEAR(check.value, regression.value, 3.0 * joint)
                    << id << ", " << name(decision.perspective) << ", " << name(decision.benefit) << ", "
                    << regression.willingness_to_pay << ": " << check.standard_error << " and "
                    << regression.standard_error;
                if (decision.perspective == Perspective::total && regression.willingness_to_pay == k) {
                    EXPECT_GT(check.value, 4.0 * check.standard_error) << id << ": there is something to agree on";
                }
            }
    }
}
