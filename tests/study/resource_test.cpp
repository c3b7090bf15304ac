//! What a programme takes, in a whole run (M19a): it is what the same amounts would be, moves no other draw, and keeps cash
//! apart from time. The model against its twin: tests/laws/model_against_twin_test.cpp.
#include "holdfast/study/resource.hpp"

#include "holdfast/questions/budget_impact.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/thresholds.hpp"
#include "holdfast/questions/tornado.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/study/rating.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Belief believed(std::string id, Basis basis, Distribution about)
{
    Belief belief;
    belief.id = std::move(id);
    belief.label = belief.id;
    belief.basis = basis;
    belief.source = "made up";
    belief.about = about;
    return belief;
}

Resource resource(std::string const& id, ResourcePer per, ResourceKind kind, Distribution quantity)
{
    auto const of = [&id](char const* key) { return "interventions.supervision.resources." + id + "." + key; };
    Resource r;
    r.item = r.id = id;
    r.terms.per = per;
    r.terms.kind = kind;
    r.quantity = believed(of("quantity"), Basis::assumption, quantity);
    if (kind == ResourceKind::cash) r.price = believed(of("price"), Basis::published, Fixed{35.0});
    else {
        r.terms.paid_at_pay = true;
        r.hours = believed(of("hours"), Basis::assumption, Fixed{2.5});
    }
    r.terms.part = r.part();
    return r;
}

Study small()
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 256;
    study.paid_hours = believed("beliefs.paid_hours", Basis::assumption, gamma_of(1'900.0, 60.0));
    study.team_size = believed("beliefs.team_size", Basis::assumption, gamma_of(7.0, 1.0));
    return study;
}

Study taking(std::vector<Resource> resources)
{
    auto study = small();
    study.interventions[sample::supervision].resources = std::move(resources);
    return study;
}

Resource sessions(Distribution quantity = gamma_of(12.0, 3.0))
{
    return resource("sessions", ResourcePer::worker_year, ResourceKind::cash, quantity);
}
Resource staff_time(Distribution quantity = gamma_of(12.0, 3.0))
{
    return resource("staff-time", ResourcePer::worker_year, ResourceKind::time, quantity);
}

Findings found(Study const& study) { return evaluate(study, {1, {}}); }

Result const& of_supervision(Findings const& findings)
{
    return *std::find_if(findings.results.begin(), findings.results.end(),
                         [](Result const& one) { return one.strategy == sample::supervision; });
}

bool same(Estimate const& a, Estimate const& b)
{
    return a.mean == b.mean && a.mcse == b.mcse && a.low == b.low && a.high == b.high;
}

void expect_close(Estimate const& a, Estimate const& b)
{
    auto const near = [](double x, double y) { EXPECT_NEAR(x, y, 1e-9 * std::max(1.0, std::abs(y))); };
    near(a.mean, b.mean);
    near(a.low, b.low);
    near(a.high, b.high);
}

}  // namespace

TEST(Resource, is_as_firm_as_its_least_firm_number)
{
    auto r = staff_time();
    EXPECT_EQ(r.part(), CostPart::guessed) << "nobody says how much is taken";
    r.quantity.basis = Basis::published;
    EXPECT_EQ(r.part(), CostPart::guessed) << "its hours are assumed still";
    r.hours->basis = Basis::local;
    EXPECT_EQ(r.part(), CostPart::stated);
    auto cash = sessions();
    cash.quantity.basis = Basis::published;
    EXPECT_EQ(cash.part(), CostPart::stated);
    cash.price->basis = Basis::assumption;
    EXPECT_EQ(cash.part(), CostPart::guessed) << "nobody states the price";
}

TEST(Resource, of_a_price_and_a_quantity_is_the_plain_amount)
{
    auto plain = small();
    auto& given = plain.interventions[sample::supervision];
    given.per_worker_year->about = Fixed{12.0 * 35.0};
    auto built = plain;
    built.interventions[sample::supervision].per_worker_year.reset();
    built.interventions[sample::supervision].resources = {sessions(Fixed{12.0})};
    auto const expected = found(plain);
    auto const taken = found(built);
    auto const& a = of_supervision(taken);
    auto const& b = of_supervision(expected);
    expect_close(a.programme_cost, b.programme_cost);
    expect_close(a.saved->savings.net_cash, b.saved->savings.net_cash);
    expect_close(a.saved->savings.net_total, b.saved->savings.net_total);
    EXPECT_EQ(a.programme_time.mean, 0.0);
    EXPECT_EQ(at(a.programme_parts, CostPart::built).mean, 0.0);
    EXPECT_NEAR(at(a.programme_parts, CostPart::guessed).mean, a.programme_cost.mean, 1e-6);
}

TEST(Resource, moves_no_other_draw)
{
    auto const before = found(small());
    auto const after = found(taking({sessions(), staff_time()}));
    ASSERT_EQ(before.results.size(), after.results.size());
    for (std::size_t i = 0; i < before.results.size(); ++i) {
        auto const& a = before.results[i];
        auto const& b = after.results[i];
        if (a.saved) {
            EXPECT_TRUE(same(a.saved->savings.gross_cash, b.saved->savings.gross_cash));
            EXPECT_TRUE(same(a.saved->savings.gross_total, b.saved->savings.gross_total));
        }
        bool const takes = after.strategies[a.strategy].takes_time;
        if (!takes) { EXPECT_TRUE(same(a.programme_cost, b.programme_cost)) << after.strategies[a.strategy].id; }
        EXPECT_EQ(takes, b.programme_time.mean > 0.0);
    }
}

TEST(Resource, time_is_no_cash_and_is_in_the_total)
{
    auto const before = found(small());
    auto const after = found(taking({staff_time()}));
    auto const& a = of_supervision(before);
    auto const& b = of_supervision(after);
    EXPECT_TRUE(same(a.programme_cost, b.programme_cost));
    EXPECT_TRUE(same(a.saved->savings.net_cash, b.saved->savings.net_cash));
    EXPECT_TRUE(same(a.affordable_cash.value.value(), b.affordable_cash.value.value()));
    EXPECT_EQ(a.break_even_cash.value.has_value(), b.break_even_cash.value.has_value());
    EXPECT_NEAR(b.saved->savings.net_total.mean, a.saved->savings.net_total.mean - b.programme_time.mean, 1e-6);
    EXPECT_NEAR(b.saved->lines[static_cast<std::size_t>(Line::programme_time)].mean, -b.programme_time.mean, 1e-9);
    EXPECT_NEAR(b.affordable_total.value->mean,
                a.affordable_total.value->mean - b.programme_time.mean / b.workers_reached.mean, 1e-6);
    EXPECT_GT(b.programme_hours.mean, 0.0);
    for (auto const& total : after.totals)
        if (total.scope == "all" && total.strategy == sample::supervision) {
            double sum = 0.0;
            for (auto const& result : after.results)
                if (result.strategy == sample::supervision) sum += result.programme_time.mean;
            EXPECT_NEAR(total.saved->programme_time.mean, sum, 1e-6 * sum);
        }
}

TEST(Resource, backfilled_in_full_moves_all_of_it_to_cash)
{
    auto backfilled = staff_time();
    backfilled.backfilled =
        believed("interventions.supervision.resources.staff-time.backfilled", Basis::local, Fixed{1.0});
    auto const as_time = found(taking({staff_time()}));
    auto const as_cash = found(taking({backfilled}));
    auto const& a = of_supervision(as_time);
    auto const& b = of_supervision(as_cash);
    EXPECT_EQ(b.programme_time.mean, 0.0);
    EXPECT_NEAR(b.programme_cost.mean, a.programme_cost.mean + a.programme_time.mean, 1e-6 * b.programme_cost.mean);
    expect_close(b.saved->savings.net_total, a.saved->savings.net_total);
}

TEST(Resource, twice_as_much_is_twice_the_line)
{
    auto const once = found(taking({staff_time(Fixed{6.0})}));
    auto const twice = found(taking({staff_time(Fixed{12.0})}));
    EXPECT_NEAR(of_supervision(twice).programme_time.mean, 2.0 * of_supervision(once).programme_time.mean, 1e-6);
    EXPECT_NEAR(of_supervision(twice).programme_hours.mean, 2.0 * of_supervision(once).programme_hours.mean, 1e-6);
}

TEST(Resource, of_a_programme_without_evidence_costs_time_and_saves_nothing)
{
    auto study = small();
    study.interventions[sample::circles].resources = {staff_time()};
    auto const findings = found(study);
    for (auto const& result : findings.results)
        if (result.strategy == sample::circles) {
            EXPECT_FALSE(result.saved);
            EXPECT_GT(result.programme_time.mean, 0.0);
            // Each reached worker gives 12 · 2.5 hours a year; workers reached are discounted, hours are not.
            EXPECT_NEAR(result.programme_hours.mean / result.workers_reached.mean, 30.0, 2.0);
        }
}

TEST(Resource, on_any_number_of_threads_comes_to_the_same)
{
    auto const study = taking({sessions(), staff_time()});
    auto const alone = evaluate(study, {1, {}});
    auto const together = evaluate(study, {3, {}});
    for (std::size_t i = 0; i < alone.results.size(); ++i) {
        EXPECT_TRUE(same(alone.results[i].programme_time, together.results[i].programme_time));
        EXPECT_TRUE(same(alone.results[i].programme_hours, together.results[i].programme_hours));
        EXPECT_TRUE(same(alone.results[i].programme_cost, together.results[i].programme_cost));
    }
}

//! In a study without doubts, every question says the same.
TEST(Resource, is_the_same_in_the_base_case_the_average_the_budget_and_the_tornado)
{
    auto team = resource("team-days", ResourcePer::team_year, ResourceKind::time, Fixed{4.0});
    auto const study = without_uncertainty(taking({sessions(), staff_time(), team}));
    auto const findings = found(study);
    auto const& result = of_supervision(findings);
    auto const& authority = findings.study.authorities.at(result.authority);
    auto const sum = worked_sum(study, authority, "supervision");
    EXPECT_NEAR(sum.net_total.in_pounds(), result.saved->savings.net_total.mean, 0.5);
    EXPECT_NEAR(result.saved->base.net_total, result.saved->savings.net_total.mean, 0.5);
    EXPECT_NEAR(result.saved->base.programme_time, result.programme_time.mean, 0.01);
    EXPECT_NEAR(sum.hours, result.programme_hours.mean, 1e-6 * sum.hours);
    ASSERT_EQ(sum.takes.size(), 5U) << "set-up and cost per worker, and three resources";
    Money cash;
    Money time;
    double hours = 0.0;
    for (auto const& row : sum.takes) {
        cash += row.cash;
        time += row.time;
        hours += row.hours;
    }
    EXPECT_NEAR(time.in_pounds(), sum.lines[static_cast<std::size_t>(Line::programme_time)].with.in_pounds(), 0.03);
    EXPECT_NEAR(cash.in_pounds(), sum.lines[static_cast<std::size_t>(Line::programme)].with.in_pounds(), 0.03);
    EXPECT_NEAR(hours, sum.hours, 1e-6 * hours);
    auto const impact = budget_impact(study, result.authority, "supervision");
    auto const line = static_cast<std::size_t>(Line::programme_time);
    EXPECT_LT(impact.horizon.savings->authority.lines[line].mean, -result.programme_time.mean)
        << "undiscounted, it is more";
    auto const limits = thresholds(study, authority, "supervision", {1, {}}, {});
    EXPECT_NEAR(limits.net_total->mean, result.saved->savings.net_total.mean, 1e-6);
    EXPECT_NEAR(limits.affordable_total.value->mean, result.affordable_total.value->mean, 1e-6);
}

TEST(Resource, has_bars_of_its_own)
{
    auto const study = taking({sessions(), staff_time()});
    auto const tornado_of = tornado(study, study.authorities.front(), "supervision");
    auto const has = [&](std::string const& id) {
        return std::any_of(tornado_of.bars.begin(), tornado_of.bars.end(),
                           [&id](TornadoBar const& bar) { return bar.belief.id == id; });
    };
    EXPECT_TRUE(has("interventions.supervision.resources.sessions.quantity"));
    EXPECT_TRUE(has("interventions.supervision.resources.staff-time.quantity"));
    EXPECT_TRUE(has("beliefs.paid_hours"));
    EXPECT_FALSE(has("beliefs.team_size")) << "nothing is taken by the team";
}

TEST(Resource, hours_that_are_a_guess_make_no_guess_of_cash_that_is_known)
{
    auto study = taking({staff_time()});
    auto& supervision = study.interventions[sample::supervision];
    for (auto* cost : {&supervision.setup, &supervision.annual, &supervision.per_worker_year, &supervision.per_starter})
        if (*cost) (*cost)->basis = Basis::local;
    EXPECT_FALSE(supervision.has_placeholder_cost()) << "what is paid is the officer's own figure";
    EXPECT_TRUE(supervision.guesses_hours());
    auto const strategy = strategies_of(study)[sample::supervision];
    EXPECT_FALSE(strategy.placeholder_cost);
    EXPECT_EQ(strategy.cost_parts, (ByPart<bool>{true, false, false}));
    EXPECT_TRUE(strategy.hours_guessed);
    EXPECT_EQ(rate(study, supervision).cost_parts, strategy.cost_parts);
    // Who is paid to stand in is cash again, and as much of a guess as the hours.
    supervision.resources.front().backfilled =
        believed("interventions.supervision.resources.staff-time.backfilled", Basis::local, Fixed{1.0});
    EXPECT_TRUE(supervision.has_placeholder_cost());
    EXPECT_FALSE(supervision.guesses_hours()) << "no hours are left that nobody is paid for";
}
