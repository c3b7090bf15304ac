//! The parts of a programme's cost, by what they rest on, and amounts that follow pay.
#include "engine/strategy_summary.hpp"

#include "holdfast/questions/budget_impact.hpp"
#include "holdfast/questions/comparison.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/thresholds.hpp"
#include "holdfast/questions/tornado.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Study small()
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 400;
    return study;
}

//! Better supervision, whose set-up is a placeholder and whose cost per worker is published.
Study partly_known()
{
    auto study = small();
    study.interventions[sample::supervision].per_worker_year->basis = Basis::published;
    return study;
}

double close_to(double value) { return 1e-9 * std::max(1.0, std::abs(value)); }

void expect_close(Estimate const& a, Estimate const& b)
{
    EXPECT_NEAR(a.mean, b.mean, close_to(b.mean));
    EXPECT_NEAR(a.low, b.low, close_to(b.low));
    EXPECT_NEAR(a.high, b.high, close_to(b.high));
}

bool same(Estimate const& a, Estimate const& b)
{
    return a.mean == b.mean && a.mcse == b.mcse && a.low == b.low && a.high == b.high;
}

template <class Of> Of const& of_supervision(std::vector<Of> const& all)
{
    return *std::find_if(all.begin(), all.end(), [](Of const& one) { return one.strategy == sample::supervision; });
}

//! Pay, on-costs and national insurance without any doubt.
Study with_salaries(ShareOf what, double share)
{
    auto study = small();
    study.prices.pay.about = Fixed{66'560.0};
    study.correlations.clear();
    study.correlated.clear();
    auto of_salary = study.prices.exit;
    of_salary.id = "prices.on_costs";
    of_salary.about = Fixed{0.30};
    study.prices.on_costs = of_salary;
    of_salary.id = "prices.national_insurance";
    of_salary.about = Fixed{0.15};
    study.prices.national_insurance = of_salary;
    auto& cost = *study.interventions[sample::supervision].per_worker_year;
    cost.about = Fixed{share};
    cost.share_of = what;
    return study;
}

Estimate programme_of(Study const& study) { return of_supervision(evaluate(study, {1, {}}).results).programme_cost; }

}  // namespace

TEST(CostParts, whatever_is_nobodys_figure_is_a_guess)
{
    for (auto const basis : {Basis::published, Basis::official_statistic, Basis::derived, Basis::local})
        EXPECT_EQ(cost_part_of(basis), CostPart::stated) << name(basis);
    for (auto const basis :
         {Basis::placeholder, Basis::assumption, Basis::missing, Basis::null_result, Basis::no_turnover_evidence})
        EXPECT_EQ(cost_part_of(basis), CostPart::guessed) << name(basis);
}

TEST(CostParts, add_up_to_the_cost_and_to_what_is_left_after_it)
{
    auto const found = evaluate(partly_known(), {1, {}});
    for (auto const& result : found.results) {
        double sum = 0.0;
        for (auto const& part : result.programme_parts) sum += part.mean;
        EXPECT_NEAR(sum, result.programme_cost.mean, close_to(sum));
        if (!result.saved) continue;
        auto left = result.saved->savings.gross_cash.mean;
        for (auto const part : all_cost_parts) {
            left -= at(result.programme_parts, part).mean;
            EXPECT_NEAR(result.saved->savings.cash_after(part).mean, left, 1e-6);
            EXPECT_NEAR(result.saved->savings.total_after(part).mean - left,
                        result.saved->savings.gross_total.mean - result.saved->savings.gross_cash.mean, 1e-6);
        }
    }
    auto const& supervision = of_supervision(found.results);
    EXPECT_GT(at(supervision.programme_parts, CostPart::stated).mean, 0.0);
    EXPECT_GT(at(supervision.programme_parts, CostPart::guessed).mean, 0.0);
    EXPECT_EQ(at(supervision.programme_parts, CostPart::built).mean, 0.0);
}

TEST(CostParts, what_is_left_after_the_stated_part_is_net_of_a_study_without_the_placeholder)
{
    auto without = partly_known();
    without.interventions[sample::supervision].setup->about = Fixed{0.0};
    auto const found = evaluate(partly_known(), {1, {}});
    auto const bare = evaluate(without, {1, {}});
    auto const& left = of_supervision(found.results);
    auto const& net = of_supervision(bare.results);
    expect_close(left.saved->savings.after_stated_cash, net.saved->savings.net_cash);
    expect_close(left.saved->savings.after_built_total, net.saved->savings.net_total);
    expect_close(left.saved->england.after_stated_cash, net.saved->england.net_cash);
    EXPECT_EQ(left.saved->chances.after_stated_cash, net.saved->chances.net_cash);
    EXPECT_LT(left.saved->chances.net_cash, 1.0);
    for (std::size_t year = 0; year < left.saved->years.size(); ++year)
        expect_close(left.saved->years[year].known_cash_saving, net.saved->years[year].net_cash_saving);
    auto const& total = of_supervision(found.totals);
    auto const& net_total = of_supervision(bare.totals);
    expect_close(total.saved->savings.after_stated_cash, net_total.saved->savings.net_cash);
    expect_close(total.saved->england.after_built_cash, net_total.saved->england.net_cash);
    expect_close(at(total.saved->programme_parts, CostPart::stated), net_total.saved->programme_cost);
}

TEST(CostParts, of_a_cost_with_one_part_what_is_left_is_the_saving_before_or_after_it_to_the_last_bit)
{
    auto study = small();
    auto const guessed = evaluate(study, {1, {}});
    auto const& before = of_supervision(guessed.results).saved->savings;
    EXPECT_TRUE(same(before.after_stated_cash, before.gross_cash) && same(before.after_built_cash, before.gross_cash));
    for (auto* cost :
         {&study.interventions[sample::supervision].setup, &study.interventions[sample::supervision].per_worker_year})
        (*cost)->basis = Basis::local;
    auto const stated = evaluate(study, {1, {}});
    auto const& after = of_supervision(stated.results).saved->savings;
    EXPECT_TRUE(same(after.after_stated_cash, after.net_cash) && same(after.after_built_cash, after.net_cash));
    EXPECT_TRUE(same(after.gross_cash, before.gross_cash) && same(after.net_cash, before.net_cash))
        << "what a cost rests on moves no saving";
}

TEST(CostParts, of_a_package_are_those_of_all_its_members)
{
    auto const strategies = strategies_of(partly_known());
    auto const& package = strategies[sample::package];
    EXPECT_TRUE(at(package.cost_parts, CostPart::stated) && at(package.cost_parts, CostPart::guessed));
    EXPECT_FALSE(at(strategies[sample::mentoring].cost_parts, CostPart::guessed));
}

TEST(CostParts, are_the_same_in_every_question)
{
    auto const study = partly_known();
    auto const& authority = study.authorities.front();
    auto const id = study.interventions[sample::supervision].id;
    auto const found = evaluate(study, {1, {}});
    auto const& result = of_supervision(found.results);

    auto const sensitivity = thresholds(study, authority, id, {1, {}}, {});
    expect_close(at(sensitivity.programme_parts, CostPart::stated), at(result.programme_parts, CostPart::stated));
    expect_close(*sensitivity.after_stated, result.saved->savings.after_stated_cash);

    auto const impact = budget_impact(study, 0, id, {1, {}});
    double sum = 0.0;
    for (auto const part : all_cost_parts) sum += at(impact.horizon.by_cost_part, part).mean;
    EXPECT_NEAR(sum, impact.horizon.programme.mean, close_to(sum));
    EXPECT_NEAR(impact.horizon.savings->after_stated.mean,
                impact.horizon.savings->before_programme.mean - at(impact.horizon.by_cost_part, CostPart::stated).mean,
                1e-6);
    EXPECT_NEAR(impact.horizon.savings->after_built.mean - at(impact.horizon.by_cost_part, CostPart::guessed).mean,
                impact.horizon.savings->authority.cash.mean, 1e-6);

    auto const worked = worked_sum(study, authority, id);
    Money cost;
    for (auto const part : worked.programme_parts) cost += part;
    EXPECT_EQ(cost, worked.lines[static_cast<std::size_t>(Line::programme)].with) << "to the penny";
    EXPECT_EQ(worked.cash_after(CostPart::guessed), worked.net_cash);
    EXPECT_EQ(worked.cash_after(CostPart::stated), worked.gross_cash - at(worked.programme_parts, CostPart::stated));

    auto const bars = tornado(study, authority, id);
    EXPECT_GT(bars.guessed, 0.0);
    EXPECT_LT(bars.guessed, bars.programme);
}

TEST(CostParts, two_studies_are_compared_after_what_both_know_of_the_cost)
{
    auto const guessed = strategies_of(small())[sample::supervision];
    auto const partly = strategies_of(partly_known())[sample::supervision];
    EXPECT_EQ((ComparedStrategy{guessed, partly}.lead()), SavingKind::gross_cash);
    EXPECT_EQ((ComparedStrategy{partly, partly}.lead()), SavingKind::after_built_cash);
    auto const stated = strategies_of(small())[sample::mentoring];
    EXPECT_EQ((ComparedStrategy{stated, stated}.lead()), SavingKind::net_cash);
    EXPECT_EQ((ComparedStrategy{stated, partly}.lead()), SavingKind::after_built_cash);
}

TEST(ShareOfPay, is_multiplied_by_pay)
{
    auto in_pounds = with_salaries(ShareOf::nothing, 0.08 * 66'560.0);
    expect_close(programme_of(with_salaries(ShareOf::pay, 0.08)), programme_of(in_pounds));
    in_pounds = with_salaries(ShareOf::nothing, 0.08 * 66'560.0 / 1.30 * 1.15);
    expect_close(programme_of(with_salaries(ShareOf::salary, 0.08)), programme_of(in_pounds));
}

TEST(ShareOfPay, follows_pay_draw_by_draw)
{
    auto study = with_salaries(ShareOf::pay, 0.08);
    auto& supervision = study.interventions[sample::supervision];
    supervision.setup.reset();
    supervision.coverage.about = Fixed{1.0};
    study.prices.pay.about = sample_study().prices.pay.about;
    auto const certain = [&] {
        auto other = study;
        other.prices.pay.about = Fixed{66'560.0};
        return programme_of(other);
    }();
    auto const drawn = programme_of(study);
    EXPECT_GT(drawn.high - drawn.low, certain.high - certain.low) << "the spread of pay is in the cost";
    EXPECT_NEAR(drawn.mean, certain.mean, 0.02 * certain.mean);
}

TEST(ShareOfPay, follows_pay_in_the_base_case_and_the_tornado)
{
    auto study = with_salaries(ShareOf::salary, 0.08);
    study.prices.pay.about = sample_study().prices.pay.about;
    auto const& authority = study.authorities.front();
    auto const id = study.interventions[sample::supervision].id;
    auto const bars = tornado(study, authority, id);
    auto const pay = std::find_if(bars.bars.begin(), bars.bars.end(),
                                  [](TornadoBar const& bar) { return bar.belief.id == "prices.pay"; });
    ASSERT_NE(pay, bars.bars.end());
    EXPECT_GT(pay->high.programme, pay->low.programme);

    auto const worked = worked_sum(study, authority, id);
    auto const said = std::find_if(worked.inputs.begin(), worked.inputs.end(),
                                   [](WorkedInput const& input) { return input.label.find("that is: ") == 0; });
    ASSERT_NE(said, worked.inputs.end());
    double const pounds = 0.08 * 66'560.0 / 1.30 * 1.15;
    EXPECT_NEAR(said->value, pounds, 1e-6 * pounds);
    auto const twice = [&] {
        auto other = study;
        other.prices.pay.about = Gamma{1.0, 2.0 * 66'560.0};
        return worked_sum(other, authority, id);
    }();
    auto const stated = [](WorkedSum const& sum) { return sum.lines[static_cast<std::size_t>(Line::programme)].with; };
    EXPECT_GT(stated(twice), stated(worked));
}

TEST(CostParts, a_stated_0_beside_a_guess_is_no_part_and_what_leads_stays_before_the_cost)
{
    auto study = small();
    auto const before = evaluate(study, {1, {}});
    auto& supervision = study.interventions[sample::supervision];
    supervision.annual = supervision.setup;
    supervision.annual->id = "interventions.supervision.costs.annual";
    supervision.annual->about = Fixed{0.0};
    supervision.annual->basis = Basis::local;
    auto const found = evaluate(study, {1, {}});
    for (auto const strategy : {sample::supervision, sample::package})
        EXPECT_EQ(found.strategies[strategy].cost_parts, before.strategies[strategy].cost_parts);
    EXPECT_FALSE(at(found.strategies[sample::supervision].cost_parts, CostPart::stated));
    EXPECT_TRUE(same(of_supervision(found.results).saved->savings.after_built_cash,
                     of_supervision(found.results).saved->savings.gross_cash));
    EXPECT_EQ(supervision.parts_of_costs().annual, CostPart::guessed) << "a cost of one part has no other";

    supervision.setup->basis = Basis::local;
    EXPECT_EQ(supervision.parts_of_costs().annual, CostPart::stated) << "its own part, where the cost has it";
}

TEST(CostParts, of_a_cost_that_is_all_0_are_what_says_so)
{
    auto study = small();
    auto& supervision = study.interventions[sample::supervision];
    for (auto* cost : {&supervision.setup, &supervision.per_worker_year}) {
        (*cost)->about = Fixed{0.0};
        (*cost)->basis = Basis::local;
    }
    EXPECT_TRUE(supervision.is_free());
    EXPECT_TRUE(at(supervision.cost_parts(), CostPart::stated));
    EXPECT_FALSE(supervision.has_placeholder_cost());

    auto const strategies = strategies_of(study);
    EXPECT_EQ(strategies[sample::package].cost_parts, study.interventions[sample::workload].cost_parts())
        << "a free member brings no part of £0 to the others' cost";
}

// Somebody says that no cash is paid; hours of staff go in all the same, and how many is our guess.
TEST(CostParts, of_a_stated_0_beside_hours_alone_are_stated)
{
    auto study = small();
    auto& supervision = study.interventions[sample::supervision];
    for (auto* cost : {&supervision.setup, &supervision.per_worker_year}) {
        (*cost)->about = Fixed{0.0};
        (*cost)->basis = Basis::local;
    }
    Resource hours;
    hours.item = hours.id = "meetings";
    hours.terms.kind = ResourceKind::time;
    hours.terms.paid_at_pay = true;
    hours.quantity.about = Fixed{12.0};
    hours.quantity.basis = Basis::assumption;
    hours.hours = hours.quantity;
    supervision.resources = {hours};
    EXPECT_FALSE(supervision.is_free());
    EXPECT_TRUE(supervision.is_free_in_cash());
    EXPECT_TRUE(at(supervision.cost_parts(), CostPart::stated)) << "no cash is a guess";
    EXPECT_EQ(supervision.parts_of_costs().setup, CostPart::stated);
    EXPECT_TRUE(supervision.brings(CostPart::guessed));
    EXPECT_FALSE(supervision.brings(CostPart::stated)) << "beside a cost of others £0 is no part of it";

    // Who stands in is paid, and so is a room: then the £0 is not all of the cash.
    auto stood_in = hours;
    stood_in.backfilled = hours.quantity;
    supervision.resources = {stood_in};
    EXPECT_FALSE(supervision.is_free_in_cash());
    EXPECT_FALSE(at(supervision.cost_parts(), CostPart::stated));
    auto room = hours;
    room.terms.kind = ResourceKind::cash;
    supervision.resources = {room};
    EXPECT_FALSE(supervision.is_free_in_cash());
}
