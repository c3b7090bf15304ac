#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/tornado.hpp"
#include "study/every_belief.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! The base case of the study with one belief fixed, by `evaluate`: with every belief at its mean.
Result base_case(Study study, std::size_t strategy, std::string const& id, double value)
{
    for_every_belief(study, [&](Belief& belief) {
        if (belief.id == id) belief.about = Fixed{value};
    });
    study.draws = 1;
    return evaluate(study, {1, {}, InstructionSet::sse2}).results[strategy];
}

Study one_authority(std::size_t authority)
{
    auto study = sample_study();
    study.authorities = {study.authorities[authority]};
    return study;
}

bool is_heterogeneity(TornadoBar const& bar) { return bar.belief.id.find("heterogeneity") != std::string::npos; }

}  // namespace

TEST(Tornado, every_end_is_the_base_case_with_the_belief_fixed_there)
{
    for (auto const& [authority, strategy] :
         {std::pair{std::size_t{0}, sample::supervision}, std::pair{std::size_t{2}, sample::package}}) {
        auto const study = one_authority(authority);
        auto const id = strategies_of(study)[strategy].id;
        auto const found = tornado(study, study.authorities[0], id);
        auto const base = base_case(study, strategy, "", 0.0);
        EXPECT_NEAR(found.net_cash, base.saved->base.net_cash, 1e-9 * std::abs(found.net_cash));
        EXPECT_NEAR(found.net_total, base.saved->base.net_total, 1e-9 * std::abs(found.net_total));
        for (auto const& bar : found.bars) {
            if (is_heterogeneity(bar)) continue;  // no belief of the inputs
            for (auto const& [end, probability] : {std::pair{bar.low, 0.025}, std::pair{bar.high, 0.975}}) {
                EXPECT_EQ(end.input, quantile(bar.belief.about, probability)) << bar.belief.id;
                auto const direct = base_case(study, strategy, bar.belief.id, end.input);
                EXPECT_NEAR(end.net_cash, direct.saved->base.net_cash, 1e-6) << bar.belief.id;
                EXPECT_NEAR(end.net_total, direct.saved->base.net_total, 1e-6) << bar.belief.id;
            }
        }
    }
}

TEST(Tornado, has_a_bar_for_every_belief_that_varies_and_moves_this_strategy_and_no_other)
{
    auto const study = one_authority(0);
    auto const found = tornado(study, study.authorities[0], "supervision");
    std::set<std::string> ids;
    for (auto const& bar : found.bars) EXPECT_TRUE(ids.insert(bar.belief.id).second) << bar.belief.id;
    for (auto const* id :
         {"beliefs.leaving_rate", "beliefs.months_to_fill", "prices.pay", "authorities.E06000901.cover_share",
          "authorities.E06000901.relative_leaving_rate", "interventions.supervision.effect.log_hazard_ratio",
          "interventions.supervision.effect.transport", "interventions.supervision.coverage",
          "interventions.supervision.costs.setup", "authorities.E06000901.interventions.supervision.heterogeneity"})
        EXPECT_EQ(ids.count(id), 1U) << id;
    for (auto const* id : {"prices.uncovered_value", "bands.five years or more.relative_rate",
                           "interventions.workload.coverage", "beliefs.moves_between_authorities"})
        EXPECT_EQ(ids.count(id), 0U) << id;  // fixed, another strategy's, or no matter of this authority's money
}

TEST(Tornado, is_sorted_by_width_in_cash_and_in_total)
{
    auto const study = one_authority(0);
    auto const found = tornado(study, study.authorities[0], "supervision");
    ASSERT_EQ(found.widest_in_cash.size(), found.bars.size());
    for (std::size_t i = 1; i < found.bars.size(); ++i) {
        EXPECT_GE(found.bars[found.widest_in_cash[i - 1]].cash_width(),
                  found.bars[found.widest_in_cash[i]].cash_width());
        EXPECT_GE(found.bars[found.widest_in_total[i - 1]].total_width(),
                  found.bars[found.widest_in_total[i]].total_width());
    }
    EXPECT_NE(found.widest_in_cash, found.widest_in_total);
}

TEST(Tornado, the_difference_between_authorities_acts_as_carrying_the_effect_elsewhere_does)
{
    auto study = one_authority(0);
    study.between_authorities_sd = 0.15;  // as transport's
    auto const found = tornado(study, study.authorities[0], "supervision");
    auto const at = [&](bool heterogeneity) {
        return *std::find_if(found.bars.begin(), found.bars.end(), [&](TornadoBar const& bar) {
            return heterogeneity ? is_heterogeneity(bar)
                                 : bar.belief.id == "interventions.supervision.effect.transport";
        });
    };
    EXPECT_EQ(at(true).scale, BarScale::log_factor);
    EXPECT_EQ(at(true).low.net_cash, at(false).low.net_cash);
    EXPECT_EQ(at(true).high.net_total, at(false).high.net_total);
}

TEST(Tornado, without_an_expert_is_the_base_case_of_a_study_that_never_asked_that_one)
{
    auto study = one_authority(0);
    auto const pool = mixture_of({{0.5, LogNormal{8.0, 0.3}}, {0.3, Gamma{9.0, 500.0}}, {0.2, Normal{6000.0, 200.0}}});
    for_every_belief(study, [&](Belief& belief) {
        if (belief.id != "prices.recruitment") return;
        belief.about = pool;
        belief.basis = Basis::elicited;
        for (auto const* expert : {"a", "b", "c"}) belief.judgements.push_back({expert, 1.0 / 3.0, "", "", 0.0, ""});
    });
    auto const found = tornado(study, study.authorities[0], "supervision");
    std::size_t asked = 0;
    for (auto const& bar : found.bars) {
        if (bar.belief.id != "prices.recruitment") {
            EXPECT_TRUE(bar.without_expert.empty()) << bar.belief.id;
            continue;
        }
        ++asked;
        ASSERT_EQ(bar.without_expert.size(), 3U);
        for (std::size_t i = 0; i < 3; ++i) {
            auto const& end = bar.without_expert[i];
            EXPECT_DOUBLE_EQ(end.input, mean(without_expert(pool, i)));
            auto const direct = base_case(study, sample::supervision, bar.belief.id, end.input);
            EXPECT_NEAR(end.net_cash, direct.saved->base.net_cash, 1e-6);
            EXPECT_NEAR(end.net_total, direct.saved->base.net_total, 1e-6);
            EXPECT_NE(end.net_cash, found.net_cash);
        }
    }
    EXPECT_EQ(asked, 1U);
}

TEST(Tornado, without_uncertainty_there_are_no_bars)
{
    auto const study = without_uncertainty(one_authority(0));
    auto const found = tornado(study, study.authorities[0], "supervision");
    EXPECT_TRUE(found.bars.empty());
    EXPECT_NE(found.net_cash, 0.0);
}

TEST(Tornado, of_no_evidence_or_of_nobody_there_is_none)
{
    auto const study = one_authority(0);
    EXPECT_THROW((void)tornado(study, study.authorities[0], "circles"), ContractBroken);
    EXPECT_THROW((void)tornado(study, study.authorities[0], "nobody's"), ContractBroken);
}
