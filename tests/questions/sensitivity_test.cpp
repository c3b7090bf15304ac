#include "holdfast/questions/sensitivity.hpp"

#include "holdfast/base/contract.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Execution const one_thread{1, {}, InstructionSet::sse2};

Study small_study()
{
    auto study = sample_study();
    study.draws = 400;
    return study;
}

StudySensitivity found(std::string const& strategy, Study const& study = small_study())
{
    return study_sensitivity(study, 0, strategy, {}, one_thread);
}

}  // namespace

TEST(StudySensitivity, all_its_parts_speak_of_the_same_saving)
{
    auto const of = found("supervision");
    auto const net_cash = of.thresholds.net_cash->mean;
    auto const net_total = of.thresholds.net_total->mean;
    // Full costs of some £20 million are taken from each other.
    EXPECT_NEAR(of.spread->of[0].mean, net_cash, 1e-5);
    EXPECT_NEAR(of.spread->of[1].mean, net_total, 1e-5);
    EXPECT_NEAR(of.spread->of[0].standard_deviation / std::sqrt(400.0), of.thresholds.net_cash->mcse, 1e-5);
    EXPECT_EQ(of.head.study.authorities.size(), 1U);
    EXPECT_EQ(of.head.strategies[of.strategy].id, "supervision");
    EXPECT_EQ(of.head.draws, 400U);
    EXPECT_FALSE(of.two_way->cells.empty());
}

TEST(StudySensitivity, the_spread_is_explained_by_beliefs_of_this_strategy_alone)
{
    auto const of = found("supervision");
    std::set<std::string> ids;
    for (std::size_t p = 0; p < of.spread->about.size(); ++p) {
        auto const& about = of.spread->about[p];
        ids.insert(about.belief.id);
        EXPECT_EQ(of.spread->of[0].parameters[p].name, about.belief.id);
        EXPECT_EQ(of.spread->of[1].parameters[p].name, about.belief.id);
        if (about.capacity_only) {
            // What moves capacity alone explains nothing of the cash, but for chance.
            auto const& share = of.spread->of[0].parameters[p].share;
            EXPECT_LT(share.value, 4.0 * share.standard_error) << about.belief.id;
        }
    }
    EXPECT_EQ(ids.count("interventions.supervision.effect.log_hazard_ratio"), 1U);
    EXPECT_EQ(ids.count("interventions.workload.effect.log_hazard_ratio"), 0U);
    // Every bar of the tornado that moves anything is a parameter too.
    for (auto const& bar : of.tornado->bars) {
        if (bar.total_width() > 0.0) { EXPECT_EQ(ids.count(bar.belief.id), 1U) << bar.belief.id; }
    }
}

TEST(StudySensitivity, the_effect_explains_most_and_moves_most)
{
    auto const of = found("supervision");
    auto const& widest = of.tornado->bars[of.tornado->widest_in_total.front()];
    EXPECT_EQ(widest.scale, BarScale::log_hazard_ratio);
    auto const& parameters = of.spread->of[1].parameters;
    auto const largest = std::max_element(parameters.begin(), parameters.end(),
                                          [](auto const& a, auto const& b) { return a.share.value < b.share.value; });
    // What a study found and whether it holds here are two parts of one effect, and which of them is larger may differ.
    std::string const effect = "interventions.supervision.effect.";
    EXPECT_EQ(largest->name.rfind(effect, 0), 0U) << largest->name;
    EXPECT_EQ(widest.belief.id.rfind(effect, 0), 0U) << widest.belief.id;
    EXPECT_LT(largest->rank_correlation->value, 0.0);  // a higher hazard ratio, a lower saving
}

TEST(StudySensitivity, is_the_same_beside_other_authorities_and_on_more_threads)
{
    auto all = small_study();
    all.draws = 64;
    auto one = all;
    one.authorities = {all.authorities[2]};
    auto const a = study_sensitivity(all, 2, "workload", {}, one_thread);
    auto const b = study_sensitivity(one, 0, "workload", {}, {3, {}, InstructionSet::sse2});
    EXPECT_EQ(a.thresholds.net_cash, b.thresholds.net_cash);
    EXPECT_EQ(a.spread->of[0].mean, b.spread->of[0].mean);
    for (std::size_t p = 0; p < a.spread->about.size(); ++p)
        EXPECT_EQ(a.spread->of[1].parameters[p].share.value, b.spread->of[1].parameters[p].share.value);
    ASSERT_FALSE(a.two_way->cells.empty());
    ASSERT_EQ(a.two_way->cells.size(), b.two_way->cells.size());
    for (std::size_t c = 0; c < a.two_way->cells.size(); ++c)
        EXPECT_EQ(a.two_way->cells[c].net_total, b.two_way->cells[c].net_total);
}

TEST(StudySensitivity, a_package_has_the_beliefs_of_its_members)
{
    auto const of = found("supervision-and-workload");
    std::set<std::string> ids;
    for (auto const& about : of.spread->about) ids.insert(about.belief.id);
    EXPECT_EQ(ids.count("interventions.supervision.coverage"), 1U);
    EXPECT_EQ(ids.count("interventions.workload.coverage"), 1U);
    EXPECT_EQ(ids.count("interventions.mentoring.coverage"), 0U);
    EXPECT_TRUE(of.two_way->cells.empty());  // it has two hazard ratios
    EXPECT_FALSE(of.two_way->reason.empty());
}

TEST(StudySensitivity, without_turnover_evidence_nothing_but_the_effect_that_it_would_need)
{
    auto const of = found("circles");
    EXPECT_FALSE(of.tornado);
    EXPECT_FALSE(of.spread);
    EXPECT_FALSE(of.thresholds.net_cash);
    EXPECT_TRUE(of.two_way->cells.empty());
    EXPECT_TRUE(of.thresholds.inputs.front().cash);
}

TEST(StudySensitivity, is_of_what_the_study_holds)
{
    EXPECT_THROW((void)study_sensitivity(small_study(), 3, "supervision", {}, one_thread), ContractBroken);
    EXPECT_THROW((void)found("nobody's"), ContractBroken);
}
