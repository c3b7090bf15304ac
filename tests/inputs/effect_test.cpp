// Several figures of one effect, and how they become one belief.

#include "holdfast/belief/pooling.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/study/effect_bias.hpp"
#include "support/inputs_text.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;

struct Written {
    double hazard_ratio, standard_error;
    std::string more;  //!< other fields of the figure
};

std::vector<Written> const three{{0.80, 0.13, ""}, {0.71, 0.22, ""}, {1.05, 0.17, ""}};

//! The small study with an intervention "two" whose effect has these figures.
std::string study_with(std::vector<Written> const& figures, std::string const& combine, std::string const& basis)
{
    std::string text = small_study + R"(
[interventions.two]
name = "Two"
level = "community"
group = "other"
delivery = { coverage = 1, basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }
[interventions.two.effect]
basis = ")" + basis + "\"\nsource = \"us\"\n";
    if (!combine.empty()) text += "combine = \"" + combine + "\"\n";
    for (auto const& f : figures)
        text += "[[interventions.two.effect.figures]]\nmeasure = \"hazard ratio\"\nvalue = " +
                std::to_string(f.hazard_ratio) + "\nstandard_error_log = " + std::to_string(f.standard_error) + "\n" +
                f.more + "\n";
    return text;
}

LeavingEffect effect_of(std::vector<Written> const& figures, std::string const& combine,
                        std::string const& basis = "assumption", std::vector<std::string> set = {})
{
    StudyRequest request;
    request.set = std::move(set);
    auto const read = read_in_memory({{"study.toml", study_with(figures, combine, basis)}}, request);
    if (!read.ok()) throw std::runtime_error("the study does not read:\n" + described(read.problems));
    auto const& list = read.value->interventions;
    return *std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "two"; })->effect;
}

Pooled by_hand(std::vector<Written> const& figures, PoolingMethod method)
{
    std::vector<StudyEstimate> studies;
    for (auto const& f : figures) studies.push_back({std::log(f.hazard_ratio), f.standard_error});
    return std::get<Pooled>(pool(studies, method));
}

TEST(effect, figures_count_equally_unless_told_otherwise)
{
    EXPECT_EQ(effect_of(three, ""), effect_of(three, "equal shares"));
    auto const effect = effect_of(three, "");
    ASSERT_TRUE(effect.pooling);
    EXPECT_EQ(effect.pooling->method, "equal shares");
    EXPECT_FALSE(effect.pooling->pooled);
    for (auto const& figure : effect.pooling->figures) EXPECT_DOUBLE_EQ(figure.weight, 1.0 / 3.0);
    EXPECT_TRUE(std::holds_alternative<Normal>(effect.log_hazard_ratio.about));
    EXPECT_EQ(effect.bias_shift, 0.0);
    EXPECT_FALSE(effect.between_authorities_sd);
}

TEST(effect, random_effects_believe_what_one_more_place_would_find)
{
    auto const effect = effect_of(three, "random effects");
    auto const pooled = by_hand(three, PoolingMethod::random_effects);
    ASSERT_TRUE(effect.pooling && effect.pooling->pooled);
    EXPECT_NEAR(effect.pooling->pooled->between_variance, pooled.between_variance, 1e-9);
    EXPECT_GT(pooled.between_variance, 0.0) << "else this tests little";
    auto const& about = std::get<StudentT>(effect.log_hazard_ratio.about);
    EXPECT_NEAR(about.centre, pooled.mean, 1e-9);
    EXPECT_NEAR(about.scale, std::get<StudentT>(*pooled.prediction).scale, 1e-9);
    EXPECT_EQ(about.degrees_of_freedom, 1.0);
    EXPECT_EQ(effect.bias_factor, 1.0);
    EXPECT_EQ(effect.bias_shift, 0.0);
}

TEST(effect, a_fixed_effect_is_a_normal_about_the_weighted_mean)
{
    auto const effect = effect_of(three, "fixed effect");
    auto const pooled = by_hand(three, PoolingMethod::fixed_effect);
    auto const& about = std::get<Normal>(effect.log_hazard_ratio.about);
    EXPECT_NEAR(about.mean, pooled.mean, 1e-9);
    EXPECT_NEAR(about.sd, pooled.standard_error, 1e-9);
    EXPECT_FALSE(effect.between_authorities_sd) << "the study's holds";
}

TEST(effect, figures_are_called_by_their_names_or_their_sources)
{
    auto figures = three;
    figures[0].more = "name = \"Aston 2019\"\nsource = \"a journal\"";
    figures[1].more = "source = \"a report\"";
    auto const named = effect_of(figures, "random effects").pooling->figures;
    EXPECT_EQ(named[0].name, "Aston 2019");
    EXPECT_EQ(named[0].source, "a journal");
    EXPECT_EQ(named[1].name, "a report");
    EXPECT_EQ(named[2].name, "us");
    EXPECT_EQ(named[0].as_published, "hazard ratio 0.8");
    EXPECT_NEAR(named[1].log_hazard_ratio.standard_error, 0.22, 1e-12);
}

// With one factor for all, weakening before pooling and after is the same.
TEST(effect, one_bias_factor_for_all_weakens_the_pooled_effect_by_it)
{
    auto figures = three;
    for (auto& f : figures) f.more = "design = \"before-after\"";
    for (auto const* how : {"fixed effect", "random effects"}) {
        auto const effect = effect_of(figures, how, "published");
        EXPECT_EQ(effect.bias_factor, 0.5);
        EXPECT_EQ(effect.bias_shift, 0.0);
        EXPECT_EQ(effect.log_hazard_ratio.about, effect_of(three, how).log_hazard_ratio.about);
    }
}

// The weights are those of the figures as published: a weak design does not look more certain for being weakened.
TEST(effect, each_figure_is_weakened_by_its_own_factor_with_the_published_weights)
{
    auto figures = three;
    figures[0].more = "design = \"before-after\"";
    figures[1].more = "design = \"randomised\"";
    figures[2].more = "design = \"before-after\"\ndeveloper_evaluated = true";
    double const factors[] = {0.5, 1.0, 0.25};
    for (auto const method : {PoolingMethod::fixed_effect, PoolingMethod::random_effects}) {
        auto const effect = effect_of(figures, std::string(name(method)), "published");
        auto const pooled = by_hand(three, method);
        double centre = 0.0;
        double squares = 0.0;
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_NEAR(effect.pooling->figures[i].weight, pooled.weights[i], 1e-9);
            EXPECT_EQ(effect.pooling->figures[i].bias_factor, factors[i]);
            centre += pooled.weights[i] * factors[i] * std::log(figures[i].hazard_ratio);
            squares += pooled.weights[i] * factors[i] * factors[i];
        }
        EXPECT_NEAR(effect.used(mean(effect.log_hazard_ratio.about)), centre, 1e-9);
        EXPECT_NEAR(effect.bias_factor, std::sqrt(squares), 1e-9);
        EXPECT_NEAR(mean(effect.log_hazard_ratio.about), pooled.mean, 1e-9) << "as published, it is not weakened";
    }
}

// What authorities differ by is counted once: pooling holds some of it, η the rest (M15).
// What was worked out from published counts is no trial, and is trusted by how it was found, as a study's is.
TEST(effect, worked_out_from_counts_is_weakened_by_its_design_and_must_say_it)
{
    std::vector<Written> const designed{{0.80, 0.13, "design = \"before-after\""}};
    EXPECT_EQ(effect_of(designed, "", "derived").bias_factor, effect_of(designed, "", "published").bias_factor);
    EXPECT_LT(effect_of(designed, "", "derived").bias_factor, 1.0);
    EXPECT_EQ(effect_of(designed, "", "assumption").bias_factor, 1.0);
    EXPECT_THROW((void)effect_of({{0.80, 0.13, ""}}, "", "derived"), std::runtime_error) << "it has no design";
}

TEST(effect, differences_between_authorities_are_counted_once)
{
    std::vector<Written> const apart{{0.80, 0.13, ""}, {0.55, 0.15, ""}, {1.20, 0.17, ""}};
    auto const pooled = by_hand(apart, PoolingMethod::random_effects);
    ASSERT_GT(pooled.between_variance, 0.01);
    EXPECT_EQ(effect_of(apart, "random effects").between_authorities_sd, 0.0) << "0.10 is held in full";
    auto const wider = effect_of(apart, "random effects", "assumption", {"beliefs.between_authorities_sd.value=0.5"});
    EXPECT_NEAR(*wider.between_authorities_sd, std::sqrt(0.25 - pooled.between_variance), 1e-9);
    std::vector<Written> const agreeing{{0.8, 0.2, ""}, {0.81, 0.2, ""}, {0.79, 0.2, ""}};
    EXPECT_NEAR(*effect_of(agreeing, "random effects").between_authorities_sd, 0.1, 1e-12) << "nothing is held";
}

TEST(effect, a_single_figure_in_a_list_is_that_figure)
{
    std::vector<Written> const one{three[0]};
    for (auto const* how : {"", "equal shares", "fixed effect"}) {
        auto const effect = effect_of(one, how);
        EXPECT_FALSE(effect.pooling) << how;
        EXPECT_NEAR(mean(effect.log_hazard_ratio.about), std::log(0.8), 1e-9) << how;
        EXPECT_NEAR(sd(effect.log_hazard_ratio.about), 0.13, 1e-9) << how;
    }
}

TEST(effect, a_way_to_combine_may_be_set_from_the_command_line)
{
    auto const effect = effect_of(three, "", "assumption", {"interventions.two.effect.combine=random effects"});
    EXPECT_EQ(effect.pooling->method, "random effects");
    EXPECT_TRUE(effect.log_hazard_ratio.local);
}

// (M14), of figures in equal shares, too: not the mean effect times the mean factor.
TEST(effect, equal_shares_weaken_each_figure_by_its_own_factor)
{
    std::vector<Written> const figures{{0.40, 0.13, "design = \"before-after\""},
                                       {1.00, 0.22, "design = \"randomised\""},
                                       {0.90, 0.17, "design = \"before-after\"\ndeveloper_evaluated = true"}};
    double const factors[] = {0.5, 1.0, 0.25};
    auto const effect = effect_of(figures, "equal shares", "published");
    double centre = 0.0;
    double squares = 0.0;
    double factor = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        centre += factors[i] * std::log(figures[i].hazard_ratio) / 3.0;
        squares += factors[i] * factors[i] / 3.0;
        factor += factors[i] / 3.0;
    }
    double const published = mean(effect.log_hazard_ratio.about);
    EXPECT_NEAR(effect.used(published), centre, 1e-12);
    EXPECT_NEAR(effect.bias_factor, std::sqrt(squares), 1e-12);
    EXPECT_GT(std::abs(factor * published - centre), 0.03) << "else this tests little";
}

TEST(effect, equal_shares_of_one_factor_are_weakened_by_it)
{
    auto figures = three;
    for (auto& f : figures) f.more = "design = \"before-after\"";
    auto const effect = effect_of(figures, "", "published");
    EXPECT_EQ(effect.bias_factor, 0.5);
    EXPECT_EQ(effect.bias_shift, 0.0);
}

std::string counted(int left, int of, int others_left, int others)
{
    return "[[interventions.two.effect.figures]]\nmeasure = \"counts\"\nintervention_left = " + std::to_string(left) +
           "\nintervention_of = " + std::to_string(of) + "\ncomparator_left = " + std::to_string(others_left) +
           "\ncomparator_of = " + std::to_string(others) + "\n";
}

//! The effect of these tables; the warnings go into the second.
LeavingEffect effect_of_tables(std::string const& tables, Problems& warnings)
{
    auto const read = read_in_memory({{"study.toml", study_with({}, "", "assumption") + tables}});
    if (!read.ok()) throw std::runtime_error("the study does not read:\n" + described(read.problems));
    warnings = read.value->warnings;
    auto const& list = read.value->interventions;
    return *std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "two"; })->effect;
}

TEST(effect, a_figure_that_says_nothing_is_left_out_of_pooling_with_a_note)
{
    auto const two = counted(60, 500, 80, 500) + counted(55, 480, 75, 490);
    for (auto const& nothing : {counted(0, 20, 0, 100), counted(20, 20, 100, 100)})
        for (auto const& with : {two + nothing, nothing + two}) {
            Problems warnings, none;
            auto const effect = effect_of_tables(with, warnings);
            auto const without = effect_of_tables(two, none);
            EXPECT_EQ(effect.log_hazard_ratio.about, without.log_hazard_ratio.about);
            EXPECT_EQ(effect.pooling->figures.size(), 2U);
            EXPECT_NE(effect.as_published.find("left out: "), std::string::npos) << effect.as_published;
            ASSERT_EQ(warnings.size(), none.size() + 1);
            EXPECT_NE(described(warnings).find("is left out: "), std::string::npos) << described(warnings);
        }
}

// ---- How bias is dealt with (M14a) -----------------------------------------------------------------------------------

std::vector<Written> const before_after{{0.70, 0.15, "design = \"before-after\""}};

TEST(effect, bias_is_dealt_with_as_the_study_says)
{
    auto const by_default = effect_of(before_after, "", "published");
    EXPECT_EQ(by_default.bias_method, BiasMethod::by_design);
    EXPECT_EQ(by_default.bias_factor, 0.5);
    for (auto const method : all_bias_methods) {
        auto const of = [&](std::string const& path) {
            return effect_of(before_after, "", "published", {path + "=\"" + std::string(name(method)) + "\""});
        };
        auto const expected = with_bias(by_default, method);
        EXPECT_EQ(of("beliefs.bias.method").used(0.3), expected.used(0.3)) << name(method);
        EXPECT_EQ(of("beliefs.bias.method").log_hazard_ratio.about, expected.log_hazard_ratio.about) << name(method);
        EXPECT_EQ(of("interventions.two.effect.bias").bias_method, method);
        EXPECT_EQ(of("interventions.two.effect.bias").log_hazard_ratio.about, expected.log_hazard_ratio.about);
    }
}

TEST(effect, its_own_way_goes_before_the_general_one)
{
    auto const effect = effect_of(before_after, "", "published",
                                  {"beliefs.bias.method=\"empirical\"", "interventions.two.effect.bias=\"none\""});
    EXPECT_EQ(effect.bias_method, BiasMethod::none);
    EXPECT_EQ(effect.used(-0.2), -0.2);
}

//! It is a choice about the study and no finding of it: the effect stays a published one.
TEST(effect, choosing_how_bias_is_dealt_with_makes_no_effect_a_local_one)
{
    auto const effect = effect_of(before_after, "", "published", {"interventions.two.effect.bias=\"empirical\""});
    EXPECT_EQ(effect.log_hazard_ratio.basis, Basis::published);
    EXPECT_FALSE(effect.log_hazard_ratio.local);
    EXPECT_TRUE(effect.unshrunk);
}

TEST(effect, assumptions_and_null_results_are_never_shrunk)
{
    for (auto const* basis : {"assumption", "null-result"}) {
        auto const effect = effect_of({{0.8, 0.13, ""}}, "", basis, {"beliefs.bias.method=\"empirical\""});
        EXPECT_FALSE(effect.unshrunk) << basis;
        EXPECT_EQ(effect, effect_of({{0.8, 0.13, ""}}, "", basis)) << basis;
    }
}

TEST(effect, a_way_of_its_own_for_a_stated_effect_is_said_to_move_nothing)
{
    Problems warnings;
    (void)effect_of_tables("bias = \"empirical\"\n" + counted(60, 500, 80, 500), warnings);
    EXPECT_NE(described(warnings).find("interventions.two.effect.bias moves nothing here"), std::string::npos)
        << described(warnings);
}

//! What random effects hold of the differences between authorities depends on how much of the effect is left.
TEST(effect, differences_between_authorities_follow_the_factor_in_use)
{
    auto figures = three;
    for (auto& f : figures) f.more = "design = \"before-after\"";
    auto const ours = effect_of(figures, "random effects", "published");
    auto const none = effect_of(figures, "random effects", "published", {"beliefs.bias.method=\"none\""});
    ASSERT_GT(ours.pooling->pooled->between_variance, 0.0);
    EXPECT_LT(*none.between_authorities_sd, *ours.between_authorities_sd);
}

}  // namespace
