// Laws of the model, on the library's own kernel: what must hold for any authority, any programme, any prices.

#include "holdfast/outcomes/strategy.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

// ---- Any case of the model. ----

//! Everything the kernel reads.
struct Case {
    double in_post{}, vacancies{}, leaving_rate{}, months_to_fill{}, overlap{};
    std::optional<double> capacity;
    std::vector<double> shares, moving_up, relative_rates;
    CalendarMonth start;
    int months{};
    std::vector<DiscountStep> discounting;
    std::optional<double> outcome_rate;
    Prices<double> prices;
    std::vector<Member<double>> members;
    std::vector<Delivery> deliveries;
};

// RapidCheck widens its ranges as a test goes on; here every case may use the whole range.
int whole(int low, int high) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1)); }
double between(double low, double high) { return low + (high - low) * whole(0, 100'000) / 100'000.0; }
bool either() { return whole(0, 1) == 1; }

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

Member<double> any_member()
{
    Member<double> m;
    m.effect.coverage = between(0.0, 1.0);
    m.effect.log_hazard_ratio = between(-1.5, 0.5);
    m.effect.changes_absence = either();
    m.effect.absence_ratio = between(0.7, 1.1);
    m.effect.eligible = static_cast<BandSet>(whole(0, 15));
    m.costs = {between(0.0, 50'000.0), between(0.0, 100'000.0), between(0.0, 3'000.0), between(0.0, 5'000.0)};
    return m;
}

Case any_case()
{
    Case c;
    auto const bands = static_cast<std::size_t>(whole(1, 4));
    double sum = 0.0;
    for (std::size_t k = 0; k < bands; ++k) {
        c.shares.push_back(between(0.1, 1.0));
        sum += c.shares.back();
        c.moving_up.push_back(k + 1 < bands ? moving_up_each_month(between(3.0, 120.0)) : 0.0);
        c.relative_rates.push_back(between(0.3, 3.0));
    }
    for (auto& share : c.shares) share /= sum;
    c.in_post = between(20.0, 900.0);
    c.vacancies = c.in_post * between(0.0, 0.6);
    c.leaving_rate = between(0.02, 0.6);
    c.months_to_fill = between(0.0, 18.0);
    if (either()) c.capacity = between(0.0, 12.0);
    c.overlap = either() ? 0.0 : between(0.0, 1.0);
    c.start = {2026, whole(1, 12)};
    c.months = whole(1, 72);
    c.discounting = {{0.0, between(0.0, 0.08)}, {between(0.5, 4.0), between(0.0, 0.08)}};
    if (either()) c.outcome_rate = between(0.0, 0.08);
    c.prices = {between(30'000.0, 80'000.0), between(0.0, 0.8),     between(0.0, 1.0),  between(0.0, 9'000.0),
                between(0.0, 9'000.0),       between(0.0, 2'000.0), between(0.0, 12.0), between(0.0, 1.0),
                between(0.0, 2.0),           between(0.0, 0.1)};
    for (int i = whole(1, 3); i > 0; --i) {
        c.members.push_back(any_member());
        c.deliveries.push_back(any_delivery());
    }
    return c;
}

//! One member that reaches everybody, in every band, for good.
Member<double> universal(double log_hazard_ratio)
{
    Member<double> m;
    m.effect.coverage = 1.0;
    m.effect.log_hazard_ratio = log_hazard_ratio;
    return m;
}

// ---- The kernel on a case. ----

PerBand<double> hazards(Case const& c) { return leaving_hazards<double>(c.leaving_rate, c.shares, c.relative_rates); }

Opening<double> opened(Case const& c)
{
    auto const by_band = hazards(c);
    return opening_of<double>(c.in_post, c.vacancies, c.shares, c.moving_up,
                              std::span<double const>(by_band).first(c.shares.size()), c.months_to_fill, false);
}
Workforce<double> opening(Case const& c) { return opened(c).workforce; }
double months_to_fill(Case const& c) { return opened(c).months_to_fill; }

Timeline line_of(Case const& c) { return timeline(c.start, c.months, c.discounting, c.outcome_rate); }

FlowsByMonth<double> comparator(Case const& c)
{
    FlowsByMonth<double> flows;
    project_comparator<double>(opening(c), hazards(c), {months_to_fill(c), c.capacity},
                               EffectSchedule(std::span<Delivery const>{}, c.months), flows);
    return flows;
}

StrategySaving<double> saving(Case const& c)
{
    StrategySaving<double> into;
    std::vector<InterventionEffect<double>> effects(c.members.size());
    save_against<double>(comparator(c), opening(c), hazards(c), {months_to_fill(c), c.capacity}, c.members,
                         c.deliveries, EffectSchedule(c.deliveries, c.months), c.overlap, line_of(c), effects, into);
    return into;
}

//! Flows of every month with the strategy.
std::vector<MonthFlows<double>> with_strategy(Case const& c)
{
    std::vector<InterventionEffect<double>> effects;
    for (auto const& member : c.members) effects.push_back(member.effect);
    weaken_by_overlap<double>(effects, c.overlap);
    std::vector<MonthFlows<double>> months;
    project<double>(opening(c), hazards(c), {months_to_fill(c), c.capacity}, effects,
                    EffectSchedule(c.deliveries, c.months),
                    [&months](int, MonthFlows<double> const& flows) { months.push_back(flows); });
    return months;
}

double in_post_at_start(Case const& c, MonthFlows<double> const& month)
{
    double sum = 0.0;
    for (std::size_t k = 0; k < c.shares.size(); ++k) sum += month.opening[k];
    return sum;
}

FlowSums<double> sum_of(FlowsByMonth<double> const& months)
{
    FlowSums<double> sum;
    for (auto const& month : months) sum.add(month, 1.0);
    return sum;
}

std::array<double, 5> in_order(FlowSums<double> const& f)
{
    return {f.permanent, f.vacancy, f.hires, f.leavers, f.absent};
}

}  // namespace

// ---- Posts. ----

RC_GTEST_PROP(Laws, established_posts_never_change, ())
{
    // Frictional vacancies are followed here by what comes and goes, not by the kernel's own account of them.
    auto const c = any_case();
    auto const start = opening(c);
    double const posts = c.in_post + c.vacancies;
    RC_ASSERT(std::abs(start.posts() - posts) <= 1e-9);
    double frictional = start.frictional;
    for (auto const& month : with_strategy(c)) {
        RC_ASSERT(std::abs(in_post_at_start(c, month) + frictional + start.structural - posts) <= 1e-9);
        RC_ASSERT(std::abs(month.vacancy + month.permanent - posts) <= 1e-9);
        frictional += month.leavers - month.hires;
    }
}

// (M1a) P_t = P_0 (1 + g)^(t/12), with a programme as without one, and whoever is new is no leaver.
RC_GTEST_PROP(Laws, posts_grow_as_they_are_told_to, ())
{
    auto const c = any_case();
    double const growth = *rc::gen::inRange(1, 250) / 1000.0;
    auto start = opening(c);
    start.grows = true;
    start.monthly_growth = monthly_growth(growth);
    std::vector<InterventionEffect<double>> effects;
    for (auto const& member : c.members) effects.push_back(member.effect);
    double frictional = start.frictional;
    project<double>(start, hazards(c), {months_to_fill(c), c.capacity}, effects, EffectSchedule(c.deliveries, c.months),
                    [&](int t, MonthFlows<double> const& month) {
                        auto const posts_at = [&](int at) { return start.posts() * std::pow(1.0 + growth, at / 12.0); };
                        double const posts = posts_at(t);
                        double const added = posts_at(t + 1) - posts;
                        double leaving = 0.0;
                        for (std::size_t k = 0; k < c.shares.size(); ++k) leaving += month.opening[k];
                        RC_ASSERT(std::abs(in_post_at_start(c, month) + frictional + start.structural - posts) <= 1e-9);
                        RC_ASSERT(std::abs(month.vacancy + month.permanent - (posts + added / 2.0)) <= 1e-9);
                        RC_ASSERT(month.leavers <= leaving);
                        frictional += month.leavers + added - month.hires;
                    });
}

RC_GTEST_PROP(Laws, nothing_that_can_be_counted_is_negative, ())
{
    auto const c = any_case();
    for (auto const& month : with_strategy(c)) {
        RC_ASSERT(month.leavers >= 0.0);
        RC_ASSERT(month.hires >= -1e-12);
        RC_ASSERT(month.vacancy >= -1e-12);
        RC_ASSERT(month.permanent >= 0.0);
        for (std::size_t k = 0; k < c.shares.size(); ++k) RC_ASSERT(month.opening[k] >= 0.0);
    }
}

RC_GTEST_PROP(Laws, hires_stay_within_the_capacity, ())
{
    auto c = any_case();
    c.capacity = between(0.0, 5.0);
    for (auto const& month : with_strategy(c)) RC_ASSERT(month.hires <= *c.capacity);
}

RC_GTEST_PROP(Laws, a_capacity_that_nobody_reaches_changes_nothing, ())
{
    auto c = any_case();
    c.capacity.reset();
    auto const free = saving(c);
    c.capacity = 1e6;
    auto const limited = saving(c);
    RC_ASSERT(in_order(limited.discounted) == in_order(free.discounted));
    RC_ASSERT(limited.programme == free.programme);
}

// ---- Little's law: in the steady state, vacancies are leavers a month times months to fill. ----

RC_GTEST_PROP(Laws, vacancies_come_to_rest_at_leavers_times_months_to_fill, ())
{
    auto c = any_case();
    c.capacity.reset();
    // The opening is forgotten at the slowest band's hazard, here at least 4% a year: to 2 parts in 10^9 in 500 years.
    c.leaving_rate = between(0.1, 0.6);
    for (auto& rate : c.relative_rates) rate = between(0.6, 1.5);
    c.months = 6'000;
    c.members.clear();
    c.deliveries.clear();
    auto const start = opening(c);
    auto const months = comparator(c);
    double frictional = start.frictional;
    for (auto const& month : months) frictional += month.leavers - month.hires;
    auto const& last = months.back();
    RC_ASSERT(std::abs(last.hires - last.leavers) <= 1e-8);
    RC_ASSERT(std::abs(frictional - months_to_fill(c) * last.leavers) <= 1e-7);
    RC_ASSERT(std::abs(last.vacancy - start.structural - frictional) <= 1e-7);
}

// (M3) The comparator makes no vacancies that nobody counted, and fills none that it cannot.
RC_GTEST_PROP(Laws, without_a_programme_vacancies_stay_as_published, ())
{
    auto c = any_case();
    c.capacity.reset();
    c.months_to_fill = between(0.0, 30.0);
    auto const several = opening(c);
    auto const first = comparator(c).front();
    double const counted = c.vacancies > 0.0 ? c.vacancies : 0.0;
    RC_ASSERT(std::abs(several.frictional + first.leavers - first.hires + several.structural - counted) <= 1e-9);

    c.shares = {1.0};
    c.moving_up = {0.0};
    c.relative_rates = {1.0};
    auto const start = opening(c);
    double vacancies = start.frictional + start.structural;
    for (auto const& month : comparator(c)) {
        vacancies += month.leavers - month.hires;
        RC_ASSERT(std::abs(vacancies - c.vacancies) <= 1e-9);
        RC_ASSERT(std::abs(month.vacancy - c.vacancies) <= 1e-9);
    }
}

// ---- Effects. ----

RC_GTEST_PROP(Laws, a_hazard_ratio_of_one_saves_exactly_minus_the_programme, ())
{
    auto c = any_case();
    for (auto& member : c.members) {
        member.effect.log_hazard_ratio = 0.0;
        member.effect.absence_ratio = 1.0;
    }
    auto const saved = saving(c);
    auto const lines = price(saved.discounted, c.prices);
    for (auto const line : all_lines) RC_ASSERT(at(lines, line) == 0.0);
    RC_ASSERT(in_order(saved.whole) == in_order(FlowSums<double>{}));
    RC_ASSERT(cash(lines) + capacity(lines) - saved.programme == -saved.programme);
    bool const starts =
        std::any_of(c.deliveries.begin(), c.deliveries.end(), [&](Delivery const& d) { return d.start < c.months; });
    RC_ASSERT((saved.programme > 0.0) == starts);
}

RC_GTEST_PROP(Laws, reaching_nobody_saves_nothing, ())
{
    auto c = any_case();
    for (auto& member : c.members) {
        if (either()) member.effect.coverage = 0.0;
        else member.effect.eligible = 0;
    }
    auto const saved = saving(c);
    RC_ASSERT(in_order(saved.whole) == in_order(FlowSums<double>{}));
    RC_ASSERT(saved.workers_reached == 0.0);
}

RC_GTEST_PROP(Laws, an_effect_that_has_not_begun_saves_nothing, ())
{
    auto c = any_case();
    c.months = 12;
    for (auto& delivery : c.deliveries) delivery.lag = 12.0;
    RC_ASSERT(in_order(saving(c).whole) == in_order(FlowSums<double>{}));
}

RC_GTEST_PROP(Laws, two_members_for_everybody_are_one_with_the_product_of_their_hazard_ratios, ())
{
    auto c = any_case();
    c.overlap = 0.0;
    double const first = between(-1.0, 0.3);
    double const second = between(-1.0, 0.3);
    auto const delivery = any_delivery();
    c.members = {universal(first), universal(second)};
    c.deliveries = {delivery, delivery};
    auto const both = saving(c).whole;
    c.members = {universal(first + second)};
    c.deliveries = {delivery};
    auto const one = saving(c).whole;
    auto const without = sum_of(comparator(c));
    for (std::size_t i = 0; i < 5; ++i)
        RC_ASSERT(std::abs(in_order(both)[i] - in_order(one)[i]) <= 1e-12 * in_order(without)[i]);
}

RC_GTEST_PROP(Laws, absence_ratios_of_members_for_everybody_multiply, ())
{
    auto c = any_case();
    double const first = between(0.6, 1.1);
    double const second = between(0.6, 1.1);
    c.members = {universal(0.0), universal(0.0)};
    c.deliveries = {Delivery{}, Delivery{}};
    c.members[0].effect.changes_absence = c.members[1].effect.changes_absence = true;
    c.members[0].effect.absence_ratio = first;
    c.members[1].effect.absence_ratio = second;
    auto const without = sum_of(comparator(c));
    auto const saved = saving(c).whole;
    RC_ASSERT(std::abs(saved.absent - without.permanent * (1.0 - first * second)) <= 1e-11 * without.permanent);
    RC_ASSERT(saved.leavers == 0.0);
}

RC_GTEST_PROP(Laws, a_member_for_some_bands_and_one_for_the_rest_are_one_for_all, ())
{
    // What 0003 decides for absence holds for leaving and for whom the programme reaches as well.
    auto c = any_case();
    c.overlap = 0.0;
    auto member = any_member();
    auto const delivery = any_delivery();
    member.effect.eligible = all_bands;
    member.effect.changes_absence = false;
    c.members = {member};
    c.deliveries = {delivery};
    auto const one = saving(c);
    auto const some = static_cast<BandSet>(whole(0, 15));
    auto rest = member;
    c.members = {member, rest};
    c.members[0].effect.eligible = some;
    c.members[1].effect.eligible = ~some;
    c.deliveries = {delivery, delivery};
    auto const two = saving(c);
    // Two members may take a large step where one takes small ones: the chances then agree to
    // rounding only, as posts do [FTE].
    RC_ASSERT(std::abs(two.whole.leavers - one.whole.leavers) <= 1e-9);
    RC_ASSERT(std::abs(two.whole.vacancy - one.whole.vacancy) <= 1e-9);
    RC_ASSERT(std::abs(two.workers_reached - one.workers_reached) <= 1e-12 * one.workers_reached);
}

RC_GTEST_PROP(Laws, a_lower_hazard_ratio_never_means_more_leavers, ())
{
    // Added up from the start: who was kept may leave later, but never more of them than were kept. It holds for any
    // bands and capacity, since everybody's chance of still being there falls nowhere.
    auto c = any_case();
    c.overlap = 0.0;  // else a member that becomes the strongest weakens the others
    auto lower = c;
    auto& changed = lower.members[static_cast<std::size_t>(whole(0, static_cast<int>(c.members.size()) - 1))];
    changed.effect.log_hazard_ratio -= between(0.0, 1.0);
    auto const high = with_strategy(c);
    auto const low = with_strategy(lower);
    double averted = 0.0;
    for (std::size_t t = 0; t < high.size(); ++t) {
        averted += high[t].leavers - low[t].leavers;
        RC_ASSERT(averted >= -1e-9);
    }
}

// ---- Scale and time. ----

// Powers of two lose nothing in binary, so this holds to the last bit.
RC_GTEST_PROP(Laws, twice_the_authority_is_twice_the_money, ())
{
    auto const once = any_case();
    auto twice = once;
    twice.in_post *= 2.0;
    twice.vacancies *= 2.0;
    if (twice.capacity) *twice.capacity *= 2.0;
    for (auto& member : twice.members) {
        member.costs.setup *= 2.0;
        member.costs.annual *= 2.0;
    }
    auto const small = saving(once);
    auto const large = saving(twice);
    auto const small_lines = price(small.discounted, once.prices);
    auto const large_lines = price(large.discounted, twice.prices);
    for (auto const line : all_lines) RC_ASSERT(at(large_lines, line) == 2.0 * at(small_lines, line));
    RC_ASSERT(large.programme == 2.0 * small.programme);
    RC_ASSERT(large.workers_reached == 2.0 * small.workers_reached);
    auto const small_costs = price(sum_of(comparator(once)), once.prices);
    auto const large_costs = price(sum_of(comparator(twice)), twice.prices);
    for (auto const line : all_lines) RC_ASSERT(at(large_costs, line) == 2.0 * at(small_costs, line));
}

RC_GTEST_PROP(Laws, at_no_discount_rate_the_present_value_is_the_sum, ())
{
    auto c = any_case();
    c.discounting = {{0.0, 0.0}, {2.0, 0.0}};
    c.outcome_rate.reset();
    auto const saved = saving(c);
    FlowSums<double> by_hand;
    double programme = 0.0;
    for (auto const& month : saved.by_month) by_hand.add(month, 1.0);
    for (double const month : saved.programme_by_month) programme += month;
    RC_ASSERT(in_order(saved.discounted) == in_order(by_hand));
    RC_ASSERT(in_order(saved.discounted_outcomes) == in_order(by_hand));
    RC_ASSERT(std::abs(saved.programme - programme) <= 1e-12 * programme);
}

RC_GTEST_PROP(Laws, months_and_years_add_up_to_the_whole, ())
{
    auto const c = any_case();
    auto const saved = saving(c);
    auto const without = in_order(sum_of(comparator(c)));
    FlowSums<double> months, years;
    double programme_months = 0.0, programme_years = 0.0;
    for (auto const& month : saved.by_month) months.add(month, 1.0);
    for (auto const& year : saved.by_year) years.add(year, 1.0);
    for (double const month : saved.programme_by_month) programme_months += month;
    for (double const year : saved.programme_by_year) programme_years += year;
    for (std::size_t i = 0; i < 5; ++i) {
        RC_ASSERT(std::abs(in_order(months)[i] - in_order(saved.whole)[i]) <= 1e-13 * without[i]);
        RC_ASSERT(in_order(years)[i] == in_order(saved.whole)[i]);
    }
    RC_ASSERT(std::abs(programme_months - programme_years) <= 1e-12 * programme_months);
}

RC_GTEST_PROP(Laws, the_present_value_is_the_months_at_their_discount_factors, ())
{
    auto const c = any_case();
    auto const saved = saving(c);
    auto const line = line_of(c);
    auto const without = in_order(sum_of(comparator(c)));
    FlowSums<double> money, outcomes;
    for (std::size_t t = 0; t < saved.by_month.size(); ++t) {
        double const years = (static_cast<double>(t) + 0.5) / 12.0;
        money.add(saved.by_month[t], discount_factor(c.discounting, years));
        outcomes.add(saved.by_month[t], c.outcome_rate ? std::pow(1.0 + *c.outcome_rate, -years) : line.discount[t]);
    }
    for (std::size_t i = 0; i < 5; ++i) {
        RC_ASSERT(std::abs(in_order(money)[i] - in_order(saved.discounted)[i]) <= 1e-12 * without[i]);
        RC_ASSERT(std::abs(in_order(outcomes)[i] - in_order(saved.discounted_outcomes)[i]) <= 1e-12 * without[i]);
    }
}

RC_GTEST_PROP(Laws, england_without_moves_saves_what_the_authority_saves, ())
{
    auto const c = any_case();
    auto const lines = price(saving(c).discounted, c.prices);
    RC_ASSERT(for_england(lines, 0.0) == lines);
    auto const all_move = for_england(lines, 1.0);
    for (auto const line : all_lines)
        RC_ASSERT(at(all_move, line) == (follows_vacancies(line) ? 0.0 : at(lines, line)));
}
