#include "holdfast/base/contract.hpp"
#include "holdfast/questions/budget.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Execution const one_thread{1, {}, InstructionSet::sse2};

Study small_study()
{
    auto study = sample_study();
    study.draws = 200;
    return study;
}

OfferFigures const& offer_of(BudgetFindings const& findings, std::size_t authority, std::string const& id)
{
    auto const place = std::find_if(findings.offers.begin(), findings.offers.end(), [&](OfferFigures const& figures) {
        return figures.authority == authority && findings.strategies.at(figures.strategy).id == id;
    });
    if (place == findings.offers.end()) throw ContractBroken("there is such an offer: " + id);
    return *place;
}

BudgetFindings found(Study const& study, std::vector<Condition> conditions = {TotalAtMost{600'000}})
{
    BudgetQuestion question;
    question.objective = Objective::leavers_averted;
    question.conditions = std::move(conditions);
    return share_out(question, study, one_thread);
}

double cost(OfferFigures const& offer)
{
    double sum = 0.0;
    for (double const year : offer.spend) sum += year;
    return sum;
}

}  // namespace

TEST(PartCoverage, is_offered_of_what_something_is_claimed_for)
{
    auto const study = with_part_coverage(small_study(), {0.25, 0.5}, false);
    auto const before = small_study();
    for (auto const* id : {"supervision@25%", "supervision@50%", "workload@50%", "supervision-and-workload@25%"})
        EXPECT_TRUE(std::any_of(study.packages.begin(), study.packages.end(), [&](Package const& package) {
            return package.id == id;
        })) << id;
    EXPECT_EQ(study.packages.size(), before.packages.size() + 2U * 3U) << "no null result, and nothing unmeasured";
    EXPECT_EQ(with_part_coverage(small_study(), {}, false).packages, before.packages);
    EXPECT_THROW((void)with_part_coverage(small_study(), {1.0}, false), ContractBroken);
    EXPECT_THROW((void)with_part_coverage(small_study(), {0.0}, false), ContractBroken);
}

// A part that is all: the same draws, so the same results to the last bit.
TEST(PartCoverage, of_all_is_the_whole)
{
    auto study = small_study();
    study.packages.push_back({"all", "all", {"supervision"}, 0.0, {}, {}, 1.0});
    auto const findings = evaluate(study, one_thread);
    auto const strategies = strategies_of(study).size();
    auto const& whole = findings.results.at(sample::supervision);
    auto const& part = findings.results.at(strategies - 1);
    EXPECT_EQ(whole.programme_cost, part.programme_cost);
    EXPECT_EQ(whole.saved->savings.net_cash, part.saved->savings.net_cash);
    EXPECT_EQ(whole.saved->leavers_averted, part.saved->leavers_averted);
}

TEST(PartCoverage, costs_set_up_in_full_and_workers_by_reach)
{
    auto study = small_study();
    auto& programme = study.interventions[sample::supervision];
    programme.effect->log_hazard_ratio.about = Fixed{0.0};  // nobody stays: reach alone changes what workers cost
    programme.effect->bias_factor = 0.0;
    study.between_authorities_sd = 0.0;
    auto set_up_alone = study;
    set_up_alone.interventions[sample::supervision].per_worker_year.reset();
    set_up_alone.interventions[sample::supervision].annual.reset();
    set_up_alone.interventions[sample::supervision].per_starter.reset();
    auto const once = found(with_part_coverage(set_up_alone, {0.5}, false));
    EXPECT_NEAR(cost(offer_of(once, 0, "supervision@50%")), cost(offer_of(once, 0, "supervision")), 1e-6);
    EXPECT_NEAR(offer_of(once, 0, "supervision@50%").workers_reached,
                0.5 * offer_of(once, 0, "supervision").workers_reached,
                0.02 * offer_of(once, 0, "supervision").workers_reached);
}

TEST(PartCoverage, keeps_fewer_people_and_some)
{
    auto const findings = found(with_part_coverage(small_study(), {0.25, 0.5, 0.75}, false));
    for (std::size_t authority = 0; authority < 3; ++authority) {
        double before = 0.0;
        for (auto const* id : {"workload@25%", "workload@50%", "workload@75%", "workload"}) {
            auto const kept = offer_of(findings, authority, id).leavers_averted;
            EXPECT_GT(kept, before) << id;
            before = kept;
        }
    }
}

TEST(PartCoverage, is_bought_at_most_once_and_counts_for_its_intervention)
{
    auto const findings = found(with_part_coverage(small_study(), {0.5}, false),
                                {TotalAtMost{5'000'000}, AuthoritiesAtLeast{sample::supervision, 3}});
    ASSERT_TRUE(findings.bought);
    auto const& offers = findings.bought->best.choice.offers;
    EXPECT_EQ(offers.size(), 3U);
    for (auto const offer : offers) EXPECT_TRUE(counts_for(findings.market.offers[offer], sample::supervision));
}

// More to choose from is never worth less.
TEST(PartCoverage, never_makes_the_best_choice_worse)
{
    auto const whole = found(small_study(), {TotalAtMost{300'000}});
    auto const parts = found(with_part_coverage(small_study(), {0.25, 0.5, 0.75}, false), {TotalAtMost{300'000}});
    EXPECT_GE(parts.bought->best.choice.value, whole.bought->best.choice.value);
}
