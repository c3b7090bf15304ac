// What the cash of a programme rests on, where hours of staff are all that is listed.
#include "study/cash_rests_on.hpp"

#include "engine/plan.hpp"
#include "support/sample_study.hpp"

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! Supervision, of which nothing is said but hours that nobody stands in for.
Study of_hours(Basis basis)
{
    auto study = sample_study();
    auto& supervision = study.interventions[sample::supervision];
    supervision.setup = supervision.annual = supervision.per_worker_year = supervision.per_starter = std::nullopt;
    Resource hours;
    hours.item = hours.id = "meetings";
    hours.terms.kind = ResourceKind::time;
    hours.terms.paid_at_pay = true;
    hours.quantity.about = Fixed{12.0};
    hours.quantity.basis = basis;
    hours.hours = hours.quantity;
    supervision.resources = {hours};
    return study;
}

}  // namespace

TEST(CashRestsOn, a_guess_of_hours_alone_is_a_guess_that_no_cash_is_paid)
{
    auto const study = of_hours(Basis::assumption);
    auto const& supervision = study.interventions[sample::supervision];
    auto const on = cash_rests_on(supervision);
    EXPECT_TRUE(at(on, CostPart::guessed)) << "a list that we made is no quotation of £0";
    EXPECT_EQ(cash_rests_on(std::vector{&supervision}), on);
    auto const strategy = strategies_of(study)[sample::supervision];
    EXPECT_EQ(strategy.cost_parts, on);
    EXPECT_TRUE(strategy.placeholder_cost);
}

TEST(CashRestsOn, hours_that_somebody_states_make_no_guess)
{
    auto const study = of_hours(Basis::local);
    EXPECT_EQ(cash_rests_on(study.interventions[sample::supervision]), ByPart<bool>{});
}

TEST(CashRestsOn, a_0_that_is_stated_beside_them_is_stated)
{
    auto study = of_hours(Basis::assumption);
    auto& supervision = study.interventions[sample::supervision];
    supervision.annual = sample_study().interventions[sample::supervision].per_worker_year;
    supervision.annual->about = Fixed{0.0};
    supervision.annual->basis = Basis::local;
    auto const on = cash_rests_on(supervision);
    EXPECT_TRUE(at(on, CostPart::stated));
    EXPECT_FALSE(at(on, CostPart::guessed)) << "only the hours are";
}
