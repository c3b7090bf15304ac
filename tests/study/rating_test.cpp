// The rating of an intervention's evidence (study/rating.hpp): a table of cases, and what holds whatever the inputs say.

#include "holdfast/study/rating.hpp"

#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using testing::ElementsAre;
using testing::IsEmpty;

//! ln θ as a normal with this 95% interval of θ.
Distribution between(double low, double high)
{
    double const middle = (std::log(low) + std::log(high)) / 2.0;
    return Normal{middle, (std::log(high) - std::log(low)) / (2.0 * 1.959963984540054)};
}

Intervention measured(std::string design, double low, double high, bool interval_published = true)
{
    Intervention i;
    i.id = "made-up";
    i.basis = Basis::published;
    i.effect.emplace();
    i.effect->log_hazard_ratio.about = between(low, high);
    i.effect->design = std::move(design);
    i.effect->interval_published = interval_published;
    return i;
}

//! With every fact a yes.
Intervention best()
{
    auto i = measured("randomised", 0.6, 0.7);
    i.facts.independent = true;
    i.facts.population = Population::childrens_social_workers;
    i.facts.country = "England";
    return i;
}

void put_figures(Intervention& i, std::vector<StudyEstimate> const& estimates)
{
    i.effect->pooling.emplace();
    for (auto const& estimate : estimates) {
        EffectFigureUsed figure;
        figure.design = i.effect->design;
        figure.log_hazard_ratio = estimate;
        i.effect->pooling->figures.push_back(figure);
    }
}

RatedFact fact_of(EvidenceRating const& rating, EvidenceFact fact)
{
    return rating.facts[static_cast<std::size_t>(fact)];
}

CertaintyStep step(CertaintyDomain domain, CertaintyReason reason, int steps = 1) { return {domain, reason, steps}; }

TEST(rating, of_the_best_study_there_could_be_is_five_of_five_and_high)
{
    auto const rating = rate_evidence(best());
    EXPECT_EQ(rating.leaving, LeavingMark::better);
    EXPECT_EQ(rating.strength, 5);
    EXPECT_EQ(rating.begins, Certainty::high);
    EXPECT_EQ(rating.certainty, Certainty::high);
    EXPECT_THAT(rating.steps, IsEmpty());
}

TEST(rating, of_leaving_is_read_from_the_interval_as_measured)
{
    EXPECT_EQ(rate_evidence(measured("randomised", 0.5, 0.99)).leaving, LeavingMark::better);
    EXPECT_EQ(rate_evidence(measured("randomised", 0.5, 1.01)).leaving, LeavingMark::none_shown);
    EXPECT_EQ(rate_evidence(measured("randomised", 1.01, 2.0)).leaving, LeavingMark::worse);
    // What is used afterwards, weakened, does not change what was measured.
    auto weakened = measured("randomised", 0.5, 0.99);
    weakened.effect->bias_factor = 0.1;
    EXPECT_EQ(rate_evidence(weakened).leaving, LeavingMark::better);
}

// A trial of Schwartz Rounds has what a good study has, and nobody counted who left: no evidence on leaving, 0 of 5.
TEST(rating, of_what_nobody_measured_is_nothing_however_good_the_study)
{
    auto i = best();
    i.effect.reset();
    i.basis = Basis::no_turnover_evidence;
    i.facts.randomised = true;
    auto const rating = rate_evidence(i);
    EXPECT_EQ(rating.leaving, LeavingMark::not_measured);
    EXPECT_EQ(rating.strength, 0);
    EXPECT_EQ(rating.certainty, Certainty::none);
    EXPECT_THAT(rating.steps, IsEmpty());
    EXPECT_EQ(fact_of(rating, EvidenceFact::randomised).answer, FactAnswer::yes) << "shown all the same";
}

TEST(rating, of_an_assumption_is_not_known_unless_the_inputs_say_what_was_found)
{
    auto i = measured("", 0.65, 1.25);
    i.basis = Basis::assumption;
    EXPECT_EQ(rate_evidence(i).leaving, LeavingMark::not_known);
    EXPECT_EQ(rate_evidence(i).certainty, Certainty::none);
    i.facts.leaving = LeavingMark::better;
    i.facts.population = Population::childrens_social_workers;
    auto const rating = rate_evidence(i);
    EXPECT_EQ(rating.leaving, LeavingMark::better);
    EXPECT_EQ(rating.strength, 1) << "its assumed interval is nobody's finding";
    EXPECT_FALSE(rating.measured);
    EXPECT_EQ(rating.certainty, Certainty::very_low);
    EXPECT_THAT(rating.steps,
                testing::Contains(step(CertaintyDomain::imprecision, CertaintyReason::size_not_known, 2)));
}

TEST(rating, of_a_null_result_takes_its_basis_for_the_finding)
{
    auto i = measured("", 0.75, 1.33);
    i.basis = Basis::null_result;
    EXPECT_EQ(rate_evidence(i).leaving, LeavingMark::none_shown);
    i.facts.leaving = LeavingMark::not_known;
    EXPECT_EQ(rate_evidence(i).strength, 0);
}

// A ratio that a council believes and does not say how it was found is no measurement; its own counts are.
TEST(rating, of_an_effect_of_ones_own_asks_for_a_design)
{
    auto i = measured("", 0.6, 0.9);
    i.basis = Basis::local;
    EXPECT_EQ(rate_evidence(i).leaving, LeavingMark::not_known);
    i.effect->design = "before-after";
    EXPECT_EQ(rate_evidence(i).leaving, LeavingMark::better);
}

// As the inputs have it: 0.47 (0.23 to 0.94), cluster randomised, run by its developers, in Tennessee, interval assumed.
TEST(rating, goes_down_for_each_domain_with_its_reason)
{
    auto i = measured("cluster randomised", 0.234, 0.942, false);
    i.effect->developer_evaluated = true;
    i.facts.population = Population::mixed_staff;
    i.facts.country = "USA";
    auto const rating = rate_evidence(i);
    EXPECT_EQ(rating.leaving, LeavingMark::better);
    EXPECT_EQ(rating.strength, 1);
    EXPECT_EQ(rating.begins, Certainty::high);
    EXPECT_EQ(rating.certainty, Certainty::very_low);
    EXPECT_THAT(rating.steps, ElementsAre(step(CertaintyDomain::risk_of_bias, CertaintyReason::developers),
                                          step(CertaintyDomain::indirectness, CertaintyReason::other_staff),
                                          step(CertaintyDomain::indirectness, CertaintyReason::elsewhere),
                                          step(CertaintyDomain::imprecision, CertaintyReason::interval_assumed)));
    EXPECT_EQ(fact_of(rating, EvidenceFact::randomised).from, FactFrom::design);
    EXPECT_EQ(fact_of(rating, EvidenceFact::independent).from, FactFrom::developer);
}

TEST(rating, begins_low_without_a_lot_and_one_step_lower_without_a_comparison)
{
    for (auto const* design : {"strong quasi-experimental", "weak quasi-experimental", "before-after", "another"}) {
        auto i = best();
        i.effect->design = design;
        EXPECT_EQ(rate_evidence(i).begins, Certainty::low) << design;
        bool const compared = std::string(design) != "before-after";
        EXPECT_EQ(rate_evidence(i).certainty, compared ? Certainty::low : Certainty::very_low) << design;
    }
    // A name of one's own for a design says nothing: the study may.
    auto i = best();
    i.effect->design = "another";
    i.facts.randomised = true;
    EXPECT_EQ(rate_evidence(i).begins, Certainty::high);
}

TEST(rating, takes_a_quarter_for_a_change_that_matters)
{
    auto const steps = [](double low, double high) {
        auto i = best();
        i.effect->log_hazard_ratio.about = between(low, high);
        return rate_evidence(i).steps;
    };
    using enum CertaintyReason;
    EXPECT_THAT(steps(0.2, 0.99), IsEmpty());
    EXPECT_THAT(steps(0.76, 1.24), IsEmpty()) << "no change that matters, shown";
    EXPECT_THAT(steps(0.74, 1.24), ElementsAre(step(CertaintyDomain::imprecision, may_be_nothing)));
    EXPECT_THAT(steps(0.76, 1.26), ElementsAre(step(CertaintyDomain::imprecision, may_be_nothing)));
    EXPECT_THAT(steps(0.74, 1.26), ElementsAre(step(CertaintyDomain::imprecision, may_be_either, 2)));
}

// Q = Σ w y² − (Σ w y)²/Σ w, I² = (Q − 1)/Q for two of one certainty: (d²/2s² − 1)/(d²/2s²) for a distance d.
TEST(rating, counts_how_far_figures_differ)
{
    auto const steps = [](double apart, double centre) {
        auto i = best();
        put_figures(i, {{centre - apart / 2.0, 0.1}, {centre + apart / 2.0, 0.1}});
        return rate_evidence(i).steps;
    };
    using enum CertaintyReason;
    auto const apart = [](double i_squared) { return std::sqrt(2.0 * 0.01 / (1.0 - i_squared)); };
    EXPECT_THAT(steps(apart(0.49), -0.6), IsEmpty());
    EXPECT_THAT(steps(apart(0.51), -0.6), ElementsAre(step(CertaintyDomain::inconsistency, figures_differ)));
    EXPECT_THAT(steps(apart(0.76), -0.6),
                ElementsAre(step(CertaintyDomain::inconsistency, figures_differ_strongly, 2)));
    EXPECT_THAT(steps(0.02, 0.0), ElementsAre(step(CertaintyDomain::inconsistency, figures_disagree)));
}

TEST(rating, of_several_figures_is_randomised_only_where_all_are)
{
    auto i = best();
    put_figures(i, {{-0.4, 0.1}, {-0.45, 0.1}});
    EXPECT_EQ(fact_of(rate_evidence(i), EvidenceFact::randomised).answer, FactAnswer::yes);
    i.effect->pooling->figures.back().design = "before-after";
    EXPECT_EQ(fact_of(rate_evidence(i), EvidenceFact::randomised).answer, FactAnswer::no);
    EXPECT_THAT(rate_evidence(i).steps,
                testing::Contains(step(CertaintyDomain::risk_of_bias, CertaintyReason::no_comparison)));
}

// ---- What holds whatever the inputs say. ----

//! Every combination of what may be said of a study, on several effects.
std::vector<Intervention> many()
{
    std::vector<Intervention> all;
    for (auto const* design : {"randomised", "weak quasi-experimental", "before-after", ""})
        for (auto const& [low, high] : {std::pair(0.5, 0.9), std::pair(0.8, 1.1), std::pair(0.7, 1.4)})
            for (bool const published : {true, false})
                for (auto const basis : {Basis::published, Basis::assumption, Basis::null_result, Basis::local}) {
                    auto i = measured(design, low, high, published);
                    i.basis = basis;
                    all.push_back(i);
                    i.effect->developer_evaluated = true;
                    all.push_back(i);
                    i.facts.leaving = LeavingMark::better;
                    all.push_back(i);
                }
    return all;
}

TEST(rating, never_loses_a_mark_or_a_step_by_a_fact_that_is_added)
{
    auto const said = [](Intervention const& bare, int which) {
        auto i = bare;
        if (which & 1) i.facts.randomised = true;
        if (which & 2) i.facts.independent = true;
        if (which & 4) i.facts.population = Population::childrens_social_workers;
        if (which & 8) i.facts.country = "England";
        return rate_evidence(i);
    };
    int raised = 0;
    for (auto const& bare : many())
        for (int which = 0; which < 16; ++which)
            for (int added = 1; added < 16; added *= 2) {
                auto const before = said(bare, which);
                auto const after = said(bare, which | added);
                EXPECT_GE(after.strength, before.strength);
                EXPECT_GE(after.certainty, before.certainty);
                raised += after.strength - before.strength;
            }
    EXPECT_GT(raised, 100) << "else this tests little";
    // Where nobody said, a no takes nothing either.
    for (auto const& bare : many()) {
        auto i = bare;
        i.facts.independent = false;
        i.facts.country = "USA";
        EXPECT_EQ(rate_evidence(i).strength, rate_evidence(bare).strength);
        EXPECT_EQ(rate_evidence(i).certainty, rate_evidence(bare).certainty);
    }
}

TEST(rating, is_never_more_certain_for_a_longer_interval)
{
    int lower = 0;
    for (double const centre : {-0.9, -0.3, -0.1, 0.0, 0.2, 0.5})
        for (bool const published : {true, false}) {
            auto i = best();
            i.effect->interval_published = published;
            auto before = Certainty::high;
            for (double sd = 0.01; sd < 1.0; sd *= 1.3) {
                i.effect->log_hazard_ratio.about = Normal{centre, sd};
                auto const now = rate_evidence(i).certainty;
                EXPECT_LE(now, before) << centre << " ± " << sd;
                lower += now < before ? 1 : 0;
                before = now;
            }
        }
    EXPECT_GT(lower, 10) << "else this tests little";
}

TEST(rating, goes_down_by_two_at_most_for_a_domain_and_never_below_very_low)
{
    for (auto const& i : many()) {
        auto const rating = rate_evidence(i);
        std::array<int, 4> by_domain{};
        for (auto const& down : rating.steps) by_domain[static_cast<std::size_t>(down.domain)] += down.steps;
        for (int const steps : by_domain) EXPECT_LE(steps, 2);
        EXPECT_TRUE(rating.certainty == Certainty::none || rating.certainty >= Certainty::very_low);
        EXPECT_LE(rating.strength, 5);
    }
}

// A mixture's figures are those of the belief after a pilot: what was measured elsewhere is its published half.
TEST(rating, of_a_mixture_is_that_of_its_published_half)
{
    Intervention i;
    i.basis = Basis::local;
    i.effect.emplace();
    i.effect->beside_pilot = Basis::published;
    i.effect->interval_published = true;
    i.effect->log_hazard_ratio.about = Normal{0.0, 1.0};
    i.effect->robust.emplace();
    i.effect->robust->as_measured = Normal{std::log(0.5), 0.1};
    i.effect->robust->designs = {"cluster randomised"};
    auto const rating = rate_evidence(i);
    ASSERT_TRUE(rating.measured);
    EXPECT_NEAR(rating.measured->value, 0.5, 1e-12);
    EXPECT_EQ(rating.leaving, LeavingMark::better);
    EXPECT_EQ(rating.begins, Certainty::high) << "its published half was drawn by lot";
    i.effect->beside_pilot = Basis::assumption;
    EXPECT_FALSE(rate_evidence(i).measured) << "nobody measured the other half";
}

TEST(rating, of_a_search_is_old_after_two_years_against_the_start_of_the_forecast)
{
    EXPECT_FALSE(is_old_search({2026, 11}, {2026, 4})) << "later than the start";
    EXPECT_FALSE(is_old_search({2026, 11}, {2028, 11}));
    EXPECT_TRUE(is_old_search({2026, 11}, {2028, 12}));
}

TEST(rating, names_are_all_different)
{
    std::set<std::string_view> names;
    for (int reason = 0; reason <= static_cast<int>(CertaintyReason::figures_differ_strongly); ++reason)
        names.insert(name(static_cast<CertaintyReason>(reason)));
    EXPECT_EQ(names.size(), 14U);
    EXPECT_EQ(name(CertaintyReason::developers), "developers");
    EXPECT_EQ(name(CertaintyReason::figures_differ_strongly), "figures_differ_strongly");
    EXPECT_EQ(name(CertaintyReason::size_not_known), "size_not_known");
    EXPECT_EQ(name(Certainty::very_low), "very_low");
}

}  // namespace
