#include "holdfast/study/effect_bias.hpp"

#include "holdfast/belief/empirical_shrinkage.hpp"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

LeavingEffect from_study(Distribution about, double factor = 1.0, double shift = 0.0)
{
    LeavingEffect effect;
    effect.log_hazard_ratio.id = "interventions.one.effect";
    effect.log_hazard_ratio.note = "from one trial";
    effect.log_hazard_ratio.about = std::move(about);
    effect.of_design = DesignWeakening{factor, shift};
    return effect;
}

double used_mean(LeavingEffect const& effect) { return effect.used(mean(effect.log_hazard_ratio.about)); }

LeavingEffect pooled(PoolingMethod method, std::vector<StudyEstimate> const& studies)
{
    auto const made = std::get<Pooled>(pool(studies, method));
    auto effect = from_study(*made.prediction);
    effect.pooling = EffectPooling{std::string(name(method)), {}, made};
    return effect;
}

std::vector<StudyEstimate> agreeing(std::size_t count)
{
    std::vector<StudyEstimate> studies;
    for (std::size_t i = 0; i < count; ++i) studies.push_back({-0.3 + 0.01 * static_cast<double>(i % 3), 0.2});
    return studies;
}

constexpr Normal just_significant{-0.5880, 0.3};  //!< z = −1.96

}  // namespace

TEST(EffectBias, ours_is_the_factor_by_design)
{
    auto const effect = with_bias(from_study(just_significant, 0.5, -0.02), BiasMethod::by_design);
    EXPECT_EQ(effect.bias_factor, 0.5);
    EXPECT_EQ(effect.bias_shift, -0.02);
    EXPECT_EQ(effect.log_hazard_ratio.about, Distribution(just_significant));
    EXPECT_FALSE(effect.unshrunk);
}

TEST(EffectBias, none_is_as_published)
{
    auto const effect = with_bias(from_study(just_significant, 0.5, -0.02), BiasMethod::none);
    EXPECT_EQ(used_mean(effect), just_significant.mean);
    EXPECT_EQ(effect.log_hazard_ratio.about, Distribution(just_significant));
}

TEST(EffectBias, empirical_is_the_belief_after_one_of_many_trials)
{
    auto const effect = with_bias(from_study(just_significant), BiasMethod::empirical);
    auto const& about = effect.log_hazard_ratio.about;
    auto const expected = shrunk(just_significant.mean, just_significant.sd);
    EXPECT_NEAR(mean(about), mean(expected), 1e-14);
    for (double const u : {0.025, 0.3, 0.5, 0.9, 0.975})
        EXPECT_NEAR(chance_below(expected, quantile(about, u)), u, 1e-9);
    EXPECT_EQ(effect.published().about, Distribution(just_significant));
    EXPECT_TRUE(is_shrunk(effect.log_hazard_ratio));
    EXPECT_FALSE(is_shrunk(effect.published()));
    EXPECT_NE(effect.published().id, effect.log_hazard_ratio.id) << "two names in the stream of draws";
}

//! A randomised trial that nobody has an interest in has a factor of 1: both empirical ways are one.
TEST(EffectBias, of_a_randomised_trial_both_empirical_ways_are_one)
{
    auto const effect = from_study(just_significant, 1.0);
    EXPECT_EQ(after_bias(effect, BiasMethod::empirical), after_bias(effect, BiasMethod::empirical_alone));
}

//! What holds docs/decisions/0040: a before-after study of many people is far from chance, and shrinkage alone would trust it.
TEST(EffectBias, a_weak_design_does_not_escape_its_factor_by_shrinkage)
{
    Normal const sure{-0.6, 0.1};  // z = −6
    auto const effect = from_study(sure, 0.5);
    auto const alone = used_mean(with_bias(effect, BiasMethod::empirical_alone));
    auto const both = used_mean(with_bias(effect, BiasMethod::empirical));
    EXPECT_LT(alone, 0.85 * sure.mean) << "shrinkage leaves nearly all of it";
    EXPECT_NEAR(both, 0.5 * alone, 1e-15);
    EXPECT_GT(both, used_mean(with_bias(effect, BiasMethod::by_design))) << "nearer to no effect than by design alone";
}

TEST(EffectBias, which_comes_first_does_not_matter)
{
    auto const first_shrunk = with_bias(from_study(just_significant, 0.5), BiasMethod::empirical);
    auto const first_weakened =
        with_bias(from_study(Normal{0.5 * just_significant.mean, 0.5 * just_significant.sd}), BiasMethod::empirical);
    for (double const u : {0.025, 0.5, 0.975})
        EXPECT_NEAR(first_shrunk.used(quantile(first_shrunk.log_hazard_ratio.about, u)),
                    first_weakened.used(quantile(first_weakened.log_hazard_ratio.about, u)), 1e-9);
}

TEST(EffectBias, what_is_stated_is_used_as_it_stands)
{
    auto effect = from_study(just_significant);
    effect.of_design.reset();
    for (auto const method : all_bias_methods) {
        auto const after = with_bias(effect, method);
        EXPECT_EQ(after.log_hazard_ratio, effect.log_hazard_ratio);
        EXPECT_EQ(after.bias_factor, 1.0);
    }
    EXPECT_TRUE(effects_by_method(effect).empty());
}

TEST(EffectBias, a_certain_effect_is_not_shrunk)
{
    auto const effect = with_bias(from_study(Normal{-0.2, 0.0}), BiasMethod::empirical);
    EXPECT_EQ(effect.log_hazard_ratio.about, Distribution(Normal{-0.2, 0.0}));
    EXPECT_FALSE(share_left_by_shrinkage(effect));
}

TEST(EffectBias, any_way_can_be_taken_back)
{
    auto const effect = with_bias(from_study(just_significant, 0.5, -0.02), BiasMethod::by_design);
    for (auto const method : all_bias_methods) {
        auto const there = with_bias(effect, method);
        EXPECT_EQ(with_bias(there, method), there);
        EXPECT_EQ(with_bias(there, BiasMethod::by_design), effect);
    }
}

// --- Several figures ----------------------------------------------------------------------------------------------------

//! Evidence adds up: the more studies agree, the less is taken. Shrinking each before pooling would take the same from all.
TEST(EffectBias, studies_that_agree_are_shrunk_less_together)
{
    double before = 0.0;
    for (std::size_t const count : {1U, 3U, 10U, 30U}) {
        auto const left = *share_left_by_shrinkage(pooled(PoolingMethod::fixed_effect, agreeing(count)));
        EXPECT_GT(left, before) << count;
        before = left;
    }
}

TEST(EffectBias, what_differs_between_places_is_not_shrunk)
{
    auto const effect = pooled(PoolingMethod::random_effects, {{-0.6, 0.1}, {-0.1, 0.1}, {-0.4, 0.1}, {0.1, 0.1}});
    auto const& p = *effect.pooling->pooled;
    auto const after = after_bias(effect, BiasMethod::empirical);
    EXPECT_NEAR(mean(after.about), mean(shrunk(p.mean, p.standard_error)), 1e-12);
    for (auto const& part : std::get<Mixture>(after.about).parts) {
        auto const& t = std::get<StudentT>(part.about);
        EXPECT_GT(t.scale * t.scale, p.between_variance);
        EXPECT_EQ(t.degrees_of_freedom, std::get<StudentT>(*p.prediction).degrees_of_freedom);
    }
}

//! Figures with factors of their own: their shifted centre is shrunk as much as the centre is.
TEST(EffectBias, the_shift_of_figures_is_shrunk_with_their_centre)
{
    auto const effect = from_study(just_significant, 0.7, -0.05);
    double const left = *share_left_by_shrinkage(effect);
    EXPECT_NEAR(used_mean(with_bias(effect, BiasMethod::empirical)),
                left * used_mean(with_bias(effect, BiasMethod::by_design)), 1e-14);
}

// --- The table ----------------------------------------------------------------------------------------------------------

TEST(EffectBias, the_table_has_every_way_and_says_which_is_used)
{
    auto const effect = with_bias(from_study(just_significant, 0.5), BiasMethod::empirical);
    auto const rows = effects_by_method(effect);
    ASSERT_EQ(rows.size(), all_bias_methods.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].method, all_bias_methods[i]);
        EXPECT_EQ(rows[i].used, rows[i].method == BiasMethod::empirical);
        auto const alone = with_bias(effect, rows[i].method);
        EXPECT_NEAR(rows[i].hazard_ratio, std::exp(used_mean(alone)), 1e-14);
        EXPECT_LT(rows[i].low, rows[i].hazard_ratio);
        EXPECT_GT(rows[i].high, rows[i].hazard_ratio);
    }
    EXPECT_NEAR(rows[0].low, std::exp(just_significant.mean - 1.959963984540054 * just_significant.sd), 1e-9);
}
