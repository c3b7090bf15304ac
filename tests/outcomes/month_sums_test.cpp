// The sums against the account month by month, for random cases: every shape, every sum.

#include "outcomes/month_sums.hpp"

#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

int whole(int low, int high) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1)); }
double between(double low, double high) { return low + (high - low) * whole(0, 100'000) / 100'000.0; }
bool either() { return whole(0, 1) == 1; }

struct Case {
    std::vector<double> shares, moving_up, relative_rates;
    double in_post{}, vacancies{}, leaving_rate{};
    Recruitment<double> recruitment;
    double monthly_growth{};
    Timeline line;
    std::vector<Member<double>> members;
    std::vector<Delivery> deliveries;
    EffectSchedule schedule;
};

Delivery any_delivery()
{
    Delivery d;
    d.start = whole(0, 12);
    d.lag = either() ? 0.0 : between(0.0, 8.0);
    d.ramp = either() ? 0.0 : between(0.0, 18.0);
    if (either()) d.duration = whole(1, 40);
    d.half_life = either() ? 0.0 : between(0.5, 24.0);
    return d;
}

//! `common`: two bands, no limit to hiring, one member for all staff without measured sickness.
Case any_case(bool common)
{
    Case c;
    int const bands = common ? 2 : whole(1, 4);
    double sum = 0.0;
    for (int k = 0; k < bands; ++k) {
        c.shares.push_back(between(0.1, 1.0));
        sum += c.shares.back();
        c.moving_up.push_back(k + 1 < bands ? moving_up_each_month(between(3.0, 120.0)) : 0.0);
        c.relative_rates.push_back(between(0.3, 3.0));
    }
    for (auto& share : c.shares) share /= sum;
    c.in_post = between(20.0, 900.0);
    c.vacancies = c.in_post * between(0.01, 0.6);
    c.leaving_rate = between(0.02, 0.6);
    c.recruitment.months_to_fill = between(0.5, 18.0);
    if (!common && either()) c.monthly_growth = between(0.0001, 0.02);
    if (!common && either()) c.recruitment.most_hires = between(0.0, 12.0);
    int const months = whole(1, 72);
    std::vector<DiscountStep> const steps{{0.0, between(0.0, 0.08)}, {2.0, between(0.0, 0.08)}};
    c.line = timeline({2026, whole(1, 12)}, months, steps, either() ? std::optional(0.015) : std::nullopt);
    for (int i = common ? 1 : whole(1, 3); i > 0; --i) {
        Member<double> m;
        m.effect.coverage = between(0.0, 1.0);
        m.effect.log_hazard_ratio = between(-1.5, 0.5);
        m.effect.changes_absence = !common && either();
        m.effect.absence_ratio = between(0.7, 1.1);
        if (!common) m.effect.eligible = static_cast<BandSet>(whole(0, 15));
        m.costs = {between(0.0, 50'000.0), between(0.0, 100'000.0), between(0.0, 3'000.0),
                   common ? 0.0 : between(0.0, 5'000.0)};
        c.members.push_back(m);
        c.deliveries.push_back(any_delivery());
    }
    c.schedule = EffectSchedule(c.deliveries, months);
    return c;
}

auto any_shape(Case const& c)
{
    return [&c](int members) {
        bool absence = false;
        for (auto const& member : c.members) absence = absence || (members > 0 && member.effect.changes_absence);
        return AnySums{{static_cast<int>(c.shares.size()), c.recruitment.most_hires.has_value(), members, false,
                        c.monthly_growth > 0.0},
                       c.line.outcome_discount != c.line.discount,
                       absence,
                       true};
    };
}

Workforce<double> opening_in(Case const& c, PerBand<double> const& hazards)
{
    auto opening =
        opening_of<double>(c.in_post, c.vacancies, c.shares, c.moving_up,
                           std::span<double const>(hazards).first(c.shares.size()), c.recruitment.months_to_fill, false)
            .workforce;
    opening.grows = c.monthly_growth > 0.0;
    opening.monthly_growth = c.monthly_growth;
    return opening;
}

struct Summed {
    ProjectionSums<double> without, with;
};

//! `in_shape(members)` gives the shape to sum in; the comparator has no members.
template <class InShape> Summed sums_of(Case const& c, InShape const& in_shape)
{
    auto const hazards = leaving_hazards<double>(c.leaving_rate, c.shares, c.relative_rates);
    auto const opening = opening_in(c, hazards);
    EffectSchedule const nothing(std::span<Delivery const>{}, c.line.months);
    std::vector<InterventionEffect<double>> effects;
    for (auto const& member : c.members) effects.push_back(member.effect);
    std::vector<double> leaving(c.schedule.phases().size() * c.shares.size());
    std::vector<double> last(2 * c.members.size());
    AnyShape shape{static_cast<int>(c.shares.size()), false, 0, false};
    std::span<InterventionEffect<double> const> const seen(effects);
    auto const years = static_cast<std::size_t>(c.line.years());

    Summed sums;
    sums.without.resize(years, 0);
    sums.with.resize(years, c.members.size());
    leaving_by_phase<double>(shape, hazards, {}, nothing, PowersOfHazardRatios<double>({}, nothing, last),
                             std::span(leaving));
    sum_months<Keep::everything, double>(any_shape(c)(0), opening, c.recruitment, std::span<double const>(leaving), {},
                                         nothing, c.line, Unwatched{}, sums.without);
    shape.members = static_cast<int>(c.members.size());
    leaving_by_phase<double>(shape, hazards, seen, c.schedule, PowersOfHazardRatios<double>(seen, c.schedule, last),
                             std::span(leaving));
    sum_months<Keep::everything, double>(in_shape(static_cast<int>(c.members.size())), opening, c.recruitment,
                                         std::span<double const>(leaving), seen, c.schedule, c.line, Unwatched{},
                                         sums.with);
    return sums;
}

StrategySaving<double> by_month(Case const& c)
{
    auto const hazards = leaving_hazards<double>(c.leaving_rate, c.shares, c.relative_rates);
    auto const opening = opening_in(c, hazards);
    FlowsByMonth<double> comparator;
    project_comparator<double>(opening, hazards, c.recruitment,
                               EffectSchedule(std::span<Delivery const>{}, c.line.months), comparator);
    std::vector<InterventionEffect<double>> effects(c.members.size());
    StrategySaving<double> into;
    save_against<double>(comparator, opening, hazards, c.recruitment, c.members, c.deliveries, c.schedule, 0.0, c.line,
                         effects, into);
    return into;
}

void expect_near(double a, double b, double size) { RC_ASSERT(std::abs(a - b) <= 1e-12 * size); }

void expect_same_flows(FlowSums<double> const& a, FlowSums<double> const& b, double size)
{
    expect_near(a.leavers, b.leavers, size);
    expect_near(a.hires, b.hires, size);
    expect_near(a.vacancy, b.vacancy, size);
    expect_near(a.permanent, b.permanent, size);
    expect_near(a.absent, b.absent, size);
}

void expect_the_account(Case const& c, Summed const& sums)
{
    auto const account = by_month(c);
    double const size = (c.in_post + c.vacancies) * c.line.months;
    bool const limits = c.recruitment.most_hires.has_value();
    double const tau = c.recruitment.months_to_fill;
    expect_same_flows(saved(limits, tau, sums.without.discounted, sums.with.discounted), account.discounted, size);
    expect_near(sums.without.outcome_leavers - sums.with.outcome_leavers, account.discounted_outcomes.leavers, size);
    double programme = 0.0;
    double reached = 0.0;
    double spent = 0.0;
    for (std::size_t year = 0; year < account.by_year.size(); ++year)
        expect_same_flows(saved(limits, tau, sums.without.by_year[year], sums.with.by_year[year]),
                          account.by_year[year], size);
    for (std::size_t i = 0; i < c.members.size(); ++i) {
        auto const [from, until] = c.schedule.delivered(static_cast<int>(i));
        Met<double> met{0.0, 0.0, sums.with.members[i].eligible, sums.with.members[i].hires};
        for (int t = from; t < until; ++t) met.months += c.line.discount[static_cast<std::size_t>(t)];
        if (from < until) met.starts = c.line.discount[static_cast<std::size_t>(from)];
        programme += programme_cost(programme_rates(c.members[i]), met);
        reached += c.members[i].effect.coverage * met.eligible / 12.0;
        Met<double> plain{from < until ? 1.0 : 0.0, static_cast<double>(until - from), 0.0, 0.0};
        for (std::size_t year = 0; year < account.by_year.size(); ++year) {
            auto const& in_year = sums.with.members_by_year[year * c.members.size() + i];
            plain.eligible += in_year.eligible;
            plain.hires += in_year.hires;
        }
        spent += programme_cost(programme_rates(c.members[i]), plain);
    }
    expect_near(programme, account.programme, 1.0 + account.programme);
    expect_near(reached, account.workers_reached, 1.0 + account.workers_reached);
    double in_months = 0.0;
    for (double const month : account.programme_by_month) in_months += month;
    expect_near(spent, in_months, 1.0 + in_months);
}

}  // namespace

RC_GTEST_PROP(MonthSums, of_any_case_are_those_of_its_months, ())
{
    auto const c = any_case(false);
    expect_the_account(c, sums_of(c, any_shape(c)));
}

// The shape decides how fast the sums are, not what they are.
RC_GTEST_PROP(MonthSums, are_the_same_to_the_last_bit_in_any_shape, ())
{
    auto c = any_case(true);
    c.line.outcome_discount = c.line.discount;
    auto const any = sums_of(c, any_shape(c)).with;
    auto const common = sums_of(c, [](int) { return CommonSums<1>{}; }).with;
    RC_ASSERT(any.discounted.leavers == common.discounted.leavers);
    RC_ASSERT(any.discounted.hires == common.discounted.hires);
    RC_ASSERT(any.outcome_leavers == common.outcome_leavers);
    RC_ASSERT(any.members[0].eligible == common.members[0].eligible);
    for (std::size_t year = 0; year < any.by_year.size(); ++year) {
        RC_ASSERT(any.by_year[year].leavers == common.by_year[year].leavers);
        RC_ASSERT(any.by_year[year].hires == common.by_year[year].hires);
        RC_ASSERT(any.members_by_year[year].eligible == common.members_by_year[year].eligible);
    }
}
