#include "engine/payback.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/questions/financial_case.hpp"
#include "questions/cash_columns.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

namespace {

Execution const one_thread{1, {}, InstructionSet::sse2};
constexpr double a_penny = 0.005;

Study small_study()
{
    auto study = sample_study();
    study.draws = 300;
    return study;
}

FinancialCase case_of(std::string const& strategy, Study const& study = small_study(), std::size_t authority = 0)
{
    return financial_case(study, authority, strategy, one_thread);
}

std::vector<CasePeriod> periods_of(FinancialCase const& of)
{
    auto all = of.years;
    all.push_back(of.horizon);
    return all;
}

Belief cost_of(char const* id, double pounds)
{
    Belief belief;
    belief.id = std::string("interventions.supervision.costs.") + id;
    belief.basis = Basis::local;
    belief.about = Fixed{pounds};
    return belief;
}

//! One programme with a published effect; every price and cost is stated, and it costs so much a year.
Study all_stated(double annual)
{
    auto study = only(small_study(), 0, sample::supervision);
    auto& prices = study.prices;
    for (auto* price : {&prices.pay, &prices.agency_premium, &prices.agency_released, &prices.recruitment,
                        &prices.induction, &prices.exit})
        price->basis = Basis::local;
    study.authorities.front().cover_share.basis = Basis::local;
    study.case_owners = {"Head of service", "Head of HR", "Head of HR", "Head of finance"};
    auto& programme = study.interventions.front();
    programme.setup.reset();
    programme.per_worker_year.reset();
    programme.per_starter.reset();
    programme.annual = cost_of("annual", annual);
    // Somebody trusted measured it, near enough: else the evidence alone would hold it at amber.
    programme.facts = {true, true, Population::childrens_social_workers, "England", {}, "a test"};
    programme.effect->design = "randomised";
    programme.effect->developer_evaluated = false;
    programme.effect->interval_published = true;
    return study;
}

//! A programme without a cost that changes nothing.
Study of_nothing()
{
    auto study = all_stated(0.0);
    study.interventions.front().effect->log_hazard_ratio.about = Fixed{0.0};
    study.interventions.front().effect->transport.about = Fixed{0.0};
    study.between_authorities_sd = 0.0;
    return study;
}

constexpr std::array all_strategies{"supervision", "mentoring", "workload", "supervision-and-workload"};

}  // namespace

// The law of the case, draw by draw and year by year: its lines are the cash lines of the impact, each in one of them.
TEST(FinancialCase, lines_of_the_budget_are_the_cash_lines_of_the_impact_in_every_draw)
{
    for (auto const line : all_lines)
        EXPECT_EQ(budget_line_of(line).has_value(), is_cash(line) && line != Line::programme) << name(line);
    for (auto const* strategy : all_strategies) {
        std::size_t compared = 0;
        auto const watch = [&](BudgetImpact const&, CashColumns const& columns, std::size_t) {
            for (std::size_t y = 0; y < columns.years(); ++y)
                for (std::size_t row = 0; row < columns.draws(); ++row) {
                    double by_line = 0.0;
                    for (auto const which : all_budget_lines)
                        for (auto const line : all_lines)
                            if (budget_line_of(line) == which) by_line += columns.saving(y, line)[row];
                    double cash_before = 0.0;
                    for (auto const line : all_lines)
                        if (is_cash(line) && line != Line::programme) cash_before += columns.saving(y, line)[row];
                    ASSERT_NEAR(by_line, cash_before, a_penny);
                    ASSERT_LE(columns.capital(y)[row], columns.part(y, ProgrammePart::setup)[row] + a_penny);
                    ++compared;
                }
        };
        (void)budget_impact_watched(small_study(), 0, strategy, one_thread, watch);
        EXPECT_GT(compared, 300U);
    }
}

TEST(FinancialCase, sums_are_those_of_the_impact)
{
    for (std::size_t authority = 0; authority < 3; ++authority)
        for (auto const* strategy : all_strategies) {
            auto const of = case_of(strategy, small_study(), authority);
            auto impact = of.impact.years;
            impact.push_back(of.impact.horizon);
            auto const all = periods_of(of);
            ASSERT_EQ(all.size(), impact.size());
            for (std::size_t p = 0; p < all.size(); ++p) {
                auto const& saved = *all[p].savings;
                auto const& own = *impact[p].savings;
                double lines = 0.0;
                for (auto const line : all_budget_lines) lines += at(saved.lines, line).mean;
                EXPECT_NEAR(lines, saved.cashable.mean, a_penny);
                EXPECT_NEAR(saved.cashable.mean, own.before_programme.mean, a_penny);
                EXPECT_NEAR(saved.cashable.low, own.before_programme.low, a_penny);
                EXPECT_NEAR(saved.net.mean, own.authority.cash.mean, a_penny);
                EXPECT_NEAR(saved.net.high, own.authority.cash.high, a_penny);
                EXPECT_NEAR(saved.so_far.mean, own.position.mean, a_penny);
                EXPECT_NEAR(all[p].cost.mean, impact[p].programme.mean, a_penny);
                EXPECT_NEAR(all[p].capital.mean + all[p].one_off_revenue.mean + all[p].ongoing.mean, all[p].cost.mean,
                            a_penny);
                EXPECT_EQ(all[p].starts, impact[p].starts);
                EXPECT_EQ(all[p].months, impact[p].months);
            }
            EXPECT_EQ(of.horizon.savings->chance, of.impact.cash->paid_back.chance);
        }
}

TEST(FinancialCase, what_is_left_adds_up_from_year_to_year)
{
    for (auto const* strategy : all_strategies) {
        auto const of = case_of(strategy);
        double running = 0.0;
        for (auto const& year : of.years) {
            running += year.savings->net.mean;
            EXPECT_NEAR(year.savings->so_far.mean, running, a_penny);
        }
        EXPECT_NEAR(of.horizon.savings->net.mean, running, a_penny);
        EXPECT_EQ(of.years.front().savings->chance, of.years.front().savings->chance_so_far);
        EXPECT_EQ(of.years.back().savings->chance_so_far, of.horizon.savings->chance);
    }
}

TEST(FinancialCase, percentiles_are_in_order_and_are_exceeded_by_so_many_draws)
{
    for (auto const* strategy : all_strategies) {
        std::vector<double> net;
        auto const watch = [&net](BudgetImpact const&, CashColumns const& columns, std::size_t) {
            net.assign(columns.draws(), 0.0);
            for (std::size_t y = 0; y < columns.years(); ++y)
                for (auto const line : all_lines)
                    if (is_cash(line))
                        for (std::size_t row = 0; row < net.size(); ++row) net[row] += columns.saving(y, line)[row];
        };
        (void)budget_impact_watched(small_study(), 0, strategy, one_thread, watch);
        auto const of = case_of(strategy);
        for (auto const& period : periods_of(of))
            for (auto const* exceeds :
                 {&period.savings->cashable_exceeds, &period.savings->net_exceeds, &period.savings->so_far_exceeds}) {
                EXPECT_LE(exceeds->p10, exceeds->p50);
                EXPECT_LE(exceeds->p50, exceeds->p90);
            }
        auto const share_above = [&net](double pounds) {
            return static_cast<double>(
                       std::count_if(net.begin(), net.end(), [&](double one) { return one > pounds; })) /
                   static_cast<double>(net.size());
        };
        // The definition that is printed: 9 in 10 draws exceed P10. One draw of 300 is what interpolation may move.
        EXPECT_NEAR(share_above(of.horizon.savings->net_exceeds.p10), 0.9, 1.0 / 300.0);
        EXPECT_NEAR(share_above(of.horizon.savings->net_exceeds.p50), 0.5, 1.0 / 300.0);
        EXPECT_NEAR(share_above(of.horizon.savings->net_exceeds.p90), 0.1, 1.0 / 300.0);
    }
}

TEST(FinancialCase, chances_are_shares_of_draws)
{
    for (auto const* strategy : all_strategies) {
        std::vector<std::size_t> not_below;
        std::size_t draws = 0;
        auto const watch = [&](BudgetImpact const&, CashColumns const& columns, std::size_t) {
            draws = columns.draws();
            for (std::size_t y = 0; y < columns.years(); ++y) {
                std::size_t count = 0;
                for (std::size_t row = 0; row < draws; ++row) {
                    double net = 0.0;
                    for (auto const line : all_lines)
                        if (is_cash(line)) net += columns.saving(y, line)[row];
                    count += net >= 0.0 ? 1 : 0;
                }
                not_below.push_back(count);
            }
        };
        (void)budget_impact_watched(small_study(), 0, strategy, one_thread, watch);
        auto const of = case_of(strategy);
        for (std::size_t y = 0; y < of.years.size(); ++y) {
            auto const& saved = *of.years[y].savings;
            EXPECT_EQ(saved.chance, static_cast<double>(not_below[y]) / static_cast<double>(draws));
            for (double const chance : {saved.chance, saved.chance_so_far}) {
                EXPECT_GE(chance, 0.0);
                EXPECT_LE(chance, 1.0);
            }
        }
        EXPECT_NEAR(of.payback->never, 1.0 - of.horizon.savings->chance, 1e-12);
    }
}

TEST(FinancialCase, what_costs_nothing_and_changes_nothing_is_paid_back_at_once)
{
    auto const of = case_of("supervision", of_nothing());
    EXPECT_EQ(of.horizon.cost.mean, 0.0);
    EXPECT_EQ(of.payback->one_in_ten, 1);
    EXPECT_EQ(of.payback->nine_in_ten, 1);
    EXPECT_EQ(of.payback->never, 0.0);
    EXPECT_EQ(of.horizon.savings->chance, 1.0);
}

// Where nothing is in doubt every draw is the same, and its month is that of the average.
TEST(FinancialCase, without_uncertainty_payback_is_the_month_of_the_impact)
{
    for (double const annual : {0.0, 5'000.0, 20'000.0, 80'000.0}) {
        auto study = without_uncertainty(all_stated(annual));
        study.interventions.front().setup = cost_of("setup", 10'000.0);
        auto const of = case_of("supervision", study);
        auto const& month = of.impact.cash->paid_back.month.value;
        for (auto const& in : {of.payback->one_in_ten, of.payback->half, of.payback->nine_in_ten}) {
            EXPECT_EQ(in.has_value(), month.has_value()) << annual;
            if (in && month) { EXPECT_EQ(*in, month->month) << annual; }
        }
    }
}

TEST(FinancialCase, payback_months_are_in_order)
{
    for (auto const* strategy : all_strategies) {
        auto const payback = *case_of(strategy).payback;
        auto const never = small_study().months + 1;
        EXPECT_LE(payback.one_in_ten.value_or(never), payback.half.value_or(never));
        EXPECT_LE(payback.half.value_or(never), payback.nine_in_ten.value_or(never));
        EXPECT_EQ(payback.nine_in_ten.has_value(), payback.never <= 0.1);
    }
}

TEST(FinancialCase, a_dearer_programme_is_never_rated_better)
{
    std::vector<CaseRating> ratings;
    double chance = 1.0;
    for (double annual = 500.0; annual < 500'000.0; annual *= 2.0) {
        auto const of = case_of("supervision", all_stated(annual));
        EXPECT_LE(of.horizon.savings->chance, chance) << annual;
        chance = of.horizon.savings->chance;
        ratings.push_back(of.rated.rating);
    }
    EXPECT_TRUE(std::is_sorted(ratings.begin(), ratings.end()));
    EXPECT_EQ(ratings.front(), CaseRating::green) << "else nothing could get worse";
    EXPECT_EQ(ratings.back(), CaseRating::red);
}

TEST(FinancialCase, a_guess_anywhere_is_red_and_an_assumption_no_better_than_amber)
{
    auto const rated = [](auto const& change) {
        auto study = all_stated(500.0);
        change(study);
        return case_of("supervision", study).rated;
    };
    EXPECT_EQ(rated([](Study&) {}).rating, CaseRating::green);
    EXPECT_EQ(rated([](Study& s) { s.interventions.front().annual->basis = Basis::placeholder; }).rating,
              CaseRating::red);
    EXPECT_EQ(rated([](Study& s) { s.interventions.front().basis = Basis::assumption; }).rating, CaseRating::red);
    EXPECT_EQ(rated([](Study& s) { s.prices.recruitment.basis = Basis::placeholder; }).rating, CaseRating::red);
    for (auto const price : {&PriceBeliefs::pay, &PriceBeliefs::agency_premium, &PriceBeliefs::agency_released,
                             &PriceBeliefs::recruitment, &PriceBeliefs::induction, &PriceBeliefs::exit}) {
        auto const held = rated([price](Study& s) { (s.prices.*price).basis = Basis::assumption; });
        EXPECT_EQ(held.rating, CaseRating::amber);
        EXPECT_THAT(held.reasons, ElementsAre(CaseReason::line_assumed));
    }
}

// A case of which nobody answers for a line was green.
TEST(FinancialCase, is_no_better_than_amber_where_nobody_answers_for_a_line_that_is_counted_on)
{
    auto study = all_stated(500.0);
    ASSERT_EQ(case_of("supervision", study).rated.rating, CaseRating::green);
    study.case_owners.recruitment.clear();
    auto const held = case_of("supervision", study).rated;
    EXPECT_EQ(held.rating, CaseRating::amber);
    EXPECT_THAT(held.reasons, ElementsAre(CaseReason::owner_missing));
    study.case_owners = {};
    EXPECT_THAT(case_of("supervision", study).rated.reasons, ElementsAre(CaseReason::owner_missing));
    // Of a line that comes to nothing nobody has to answer.
    study.prices.recruitment.about = Fixed{0.0};
    study.case_owners = {"Head of service", "", "Head of HR", "Head of finance"};
    EXPECT_THAT(case_of("supervision", study).rated.reasons, Not(Contains(CaseReason::owner_missing)));
}

TEST(FinancialCase, is_rated_by_the_printed_rule)
{
    struct Row {
        double chance;
        CostPart cost;
        RestsOn effect, line;
        CaseRating rating;
    };
    auto const stated = CostPart::stated;
    auto const sure = RestsOn::stated;
    for (auto const& row : {
             Row{1.0, stated, sure, sure, CaseRating::green},
             Row{0.75, stated, sure, sure, CaseRating::green},
             Row{0.746, stated, sure, sure, CaseRating::green},  // printed as 75 in 100
             Row{0.744, stated, sure, sure, CaseRating::amber},
             Row{0.5, stated, sure, sure, CaseRating::amber},
             Row{0.494, stated, sure, sure, CaseRating::red},
             Row{0.0, stated, sure, sure, CaseRating::red},
             Row{0.9, CostPart::built, sure, sure, CaseRating::amber},
             Row{0.9, CostPart::guessed, sure, sure, CaseRating::red},
             Row{0.4, CostPart::built, sure, sure, CaseRating::red},
             Row{0.9, stated, RestsOn::guessed, sure, CaseRating::red},
             Row{0.9, stated, sure, RestsOn::assumed, CaseRating::amber},
             Row{0.9, stated, sure, RestsOn::guessed, CaseRating::red},
         }) {
        CaseFacts facts;
        facts.chance = row.chance;
        at(facts.cost_parts, row.cost) = true;
        facts.effect = row.effect;
        at(facts.lines, BudgetLine::training) = row.line;
        auto const rated = rate_case(facts);
        EXPECT_EQ(rated.rating, row.rating) << row.chance << " " << name(row.cost);
        EXPECT_EQ(rated.reasons.empty(), row.rating == CaseRating::green);
        for (auto const reason : rated.reasons) EXPECT_LE(best_with(reason), rated.rating);
    }
    CaseFacts nobody_measured;
    EXPECT_THAT(rate_case(nobody_measured).reasons, ElementsAre(CaseReason::no_evidence));
    EXPECT_EQ(rate_case(nobody_measured).rating, CaseRating::red);
}

TEST(FinancialCase, is_never_green_where_its_effect_is_not_sure)
{
    CaseFacts sure;
    sure.chance = 0.9;
    at(sure.cost_parts, CostPart::stated) = true;
    ASSERT_EQ(rate_case(sure).rating, CaseRating::green);
    struct Row {
        bool CaseFacts::*fact;
        CaseReason reason;
    };
    for (auto const& row :
         {Row{&CaseFacts::very_low, CaseReason::very_low}, Row{&CaseFacts::range_guessed, CaseReason::range_guessed},
          Row{&CaseFacts::bias_left_in, CaseReason::bias_left_in},
          Row{&CaseFacts::fall_expected, CaseReason::fall_expected},
          Row{&CaseFacts::owner_missing, CaseReason::owner_missing}}) {
        auto facts = sure;
        facts.*(row.fact) = true;
        EXPECT_EQ(rate_case(facts).rating, CaseRating::amber);
        EXPECT_THAT(rate_case(facts).reasons, ElementsAre(row.reason));
    }
    auto experts = sure;
    experts.effect = RestsOn::guessed;
    experts.experts = true;
    EXPECT_THAT(rate_case(experts).reasons, ElementsAre(CaseReason::effect_expected));
}

// The pilot's fall is its own in the first authority, where as many leave, and would have come by itself in the others.
TEST(FinancialCase, of_several_doubts_a_fall_that_was_to_be_expected_in_any)
{
    auto study = small_study();
    auto& pilot = study.interventions[sample::supervision].effect->pilot.emplace();
    pilot.kind = PilotKind::before_after;
    pilot.without = {24.0, 100.0, 12.0};
    pilot.with = {12.0, 100.0, 12.0};
    study.authorities.front().relative_leaving_rate.about = Fixed{0.24 / mean(study.leaving_rate.about)};
    auto const doubts = [](FinancialCase const& of) {
        return std::count(of.rated.reasons.begin(), of.rated.reasons.end(), CaseReason::fall_expected);
    };
    EXPECT_EQ(doubts(case_of("supervision", study, 0)), 0);
    EXPECT_EQ(doubts(case_of("supervision", study, 1)), 1);
    EXPECT_EQ(doubts(financial_case_together(study, "supervision", one_thread)), 1);
}

TEST(FinancialCase, reads_how_sure_an_effect_is_from_the_inputs)
{
    auto const reasons = [](auto const& change) {
        auto study = all_stated(500.0);
        change(study.interventions.front());
        return case_of("supervision", study).rated.reasons;
    };
    EXPECT_THAT(reasons([](Intervention&) {}), IsEmpty());
    EXPECT_THAT(reasons([](Intervention& i) {
                    i.facts = {};
                    i.effect->design = "before-after";
                }),
                testing::Contains(CaseReason::very_low));
    EXPECT_THAT(reasons([](Intervention& i) { i.effect->interval_published = false; }),
                testing::Contains(CaseReason::range_guessed));
    EXPECT_THAT(reasons([](Intervention& i) {
                    i.effect->of_design = DesignWeakening{0.5, 0.0};
                    i.effect->bias_method = BiasMethod::none;
                }),
                testing::Contains(CaseReason::bias_left_in));
}

TEST(FinancialCase, a_set_up_is_capital_only_where_the_inputs_say_so)
{
    auto study = small_study();
    study.interventions[sample::supervision].setup = cost_of("setup", 40'000.0);
    auto const as_revenue = case_of("supervision-and-workload", study);
    study.interventions[sample::supervision].setup_is_capital = true;
    auto const as_capital = case_of("supervision-and-workload", study);
    EXPECT_EQ(as_revenue.horizon.capital.mean, 0.0);
    EXPECT_NEAR(as_capital.horizon.capital.mean, 40'000.0, a_penny);
    EXPECT_NEAR(as_capital.horizon.one_off_revenue.mean, as_revenue.horizon.one_off_revenue.mean - 40'000.0, a_penny);
    EXPECT_EQ(as_capital.horizon.cost, as_revenue.horizon.cost);
    EXPECT_EQ(as_capital.horizon.savings->net, as_revenue.horizon.savings->net);
}

TEST(FinancialCase, without_evidence_there_is_a_cost_and_no_saving)
{
    auto const of = case_of("circles");
    EXPECT_FALSE(of.horizon.savings);
    EXPECT_FALSE(of.payback);
    EXPECT_GT(of.horizon.cost.mean, 0.0);
    EXPECT_EQ(of.rated.rating, CaseRating::red);
    EXPECT_EQ(of.rated.reasons.front(), CaseReason::no_evidence);
}

TEST(FinancialCase, threads_change_nothing)
{
    auto const alone = case_of("supervision");
    auto const together = financial_case(small_study(), 0, "supervision", {4, {}, InstructionSet::sse2});
    for (std::size_t y = 0; y < alone.years.size(); ++y) {
        EXPECT_EQ(alone.years[y].savings->net, together.years[y].savings->net);
        EXPECT_EQ(alone.years[y].savings->net_exceeds.p10, together.years[y].savings->net_exceeds.p10);
    }
    EXPECT_EQ(alone.payback->half, together.payback->half);
}

TEST(FinancialCase, of_a_strategy_that_is_not_there_is_refused)
{
    EXPECT_THROW((void)case_of("nobody-has-this"), ContractBroken);
}
