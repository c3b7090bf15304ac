#include "support/twin.hpp"

#include <cmath>
#include <stdexcept>

namespace holdfast::twin {

namespace {

double clamp_to_unit(double x)
{
    if (x < 0) return 0;
    if (x > 1) return 1;
    return x;
}

double mid_month(int t) { return t + 0.5; }

bool is_delivered(Intervention const& i, int t)
{
    if (t < i.start_month) return false;
    if (!i.duration_months) return true;
    return t < i.start_month + *i.duration_months;
}

// The rise of (M10), before anybody stops delivering.
double rise(Intervention const& i, double s)
{
    double const effective_from = i.start_month + i.lag;
    if (i.ramp == 0) return s >= effective_from ? 1 : 0;
    return clamp_to_unit((s - effective_from) / i.ramp);
}

double eligible_staff(Intervention const& i, std::vector<double> const& staff)
{
    double sum = 0;
    for (std::size_t k = 0; k < staff.size(); ++k)
        if (i.eligible[k]) sum += staff[k];
    return sum;
}

// (M16)
double pay(Prices const& p, double permanent_months) { return p.pay / 12 * permanent_months; }

// (M17)
double agency(Prices const& p, double vacancy_months)
{
    double const agency_per_year = p.pay * (1 + p.agency_premium) * p.agency_price_level;
    return agency_per_year / 12 * p.cover_share * vacancy_months;
}

// (M19a) What one unit comes to, in cash or in time of staff.
double cash_of_a_unit(Prices const& p, Resource const& r)
{
    if (!r.hours) return r.price;
    double const an_hour_of_pay = p.pay / p.paid_hours;
    if (!r.is_time) return *r.hours * an_hour_of_pay;
    return *r.hours * r.backfilled * (r.backfill_price ? *r.backfill_price : an_hour_of_pay);
}

double time_of_a_unit(Prices const& p, Resource const& r)
{
    return r.is_time ? *r.hours * p.pay / p.paid_hours * (1 - r.backfilled) : 0;
}

// (M19a) How many units are taken in a month.
double units(Prices const& p, Intervention const& i, Resource const& r, int t,
             std::vector<double> const& staff_at_start, double hires)
{
    double const workers = i.coverage * eligible_staff(i, staff_at_start);
    switch (r.per) {
    case Resource::Per::worker_and_year: return r.quantity * workers / 12;
    case Resource::Per::team_and_year: return r.quantity * (workers / p.team_size) / 12;
    case Resource::Per::authority_once: return t == i.start_month ? r.quantity : 0;
    case Resource::Per::authority_and_year: return r.quantity / 12;
    case Resource::Per::starter: return i.eligible[0] ? r.quantity * i.coverage * hires : 0;
    }
    return 0;
}

// (M19a)
double programme_time(Prices const& p, std::vector<Intervention> const& package, int t,
                      std::vector<double> const& staff_at_start, double hires)
{
    double sum = 0;
    for (auto const& i : package)
        for (auto const& r : i.resources)
            if (is_delivered(i, t)) sum += units(p, i, r, t, staff_at_start, hires) * time_of_a_unit(p, r);
    return sum;
}

// (M19), (M19a)
double programme(Prices const& p, std::vector<Intervention> const& package, int t,
                 std::vector<double> const& staff_at_start, double hires)
{
    double sum = 0;
    for (auto const& i : package) {
        if (t == i.start_month) sum += i.setup;
        if (!is_delivered(i, t)) continue;
        sum += i.annual / 12;
        sum += i.per_worker_year / 12 * i.coverage * eligible_staff(i, staff_at_start);
        // Starters join the first band, so they are reached only where that band is.
        if (i.eligible[0]) sum += i.per_starter * i.coverage * hires;
        for (auto const& r : i.resources) sum += units(p, i, r, t, staff_at_start, hires) * cash_of_a_unit(p, r);
    }
    return sum;
}

// (M20)
double uncovered(Prices const& p, double vacancy_months)
{
    return p.uncovered_value * p.pay / 12 * (1 - p.cover_share) * vacancy_months;
}

// (M21)
double ramp_up(Prices const& p, double hires)
{
    return hires * p.pay / 12 * p.ramp_months * (1 - p.starting_productivity) / 2;
}

// (M21a)
double absence(Prices const& p, double permanent_months, double absence_rate, double multiplier)
{
    return p.pay / 12 * permanent_months * absence_rate * multiplier;
}

double reached(std::vector<Intervention> const& package, int t, std::vector<double> const& staff_at_start)
{
    double sum = 0;
    for (auto const& i : package)
        if (is_delivered(i, t)) sum += i.coverage * eligible_staff(i, staff_at_start);
    return sum;
}

double sum_of(std::vector<double> const& values)
{
    double sum = 0;
    for (double value : values) sum += value;
    return sum;
}

void check(Study const& study, std::vector<Intervention> const& package)
{
    if (study.bands.empty()) throw std::invalid_argument("the twin needs a band");
    if (study.discounting.empty() || study.discounting[0].from_year != 0)
        throw std::invalid_argument("discounting must start at year 0");
    for (auto const& i : package)
        if (i.eligible.size() != study.bands.size()) throw std::invalid_argument("eligible needs one entry a band");
}

// (M26) What is spent on or lost with a vacant post: of a leaver who moves on to a neighbour, the neighbour's gain.
Lines seen_from_england(Lines saved, double moves)
{
    saved.pay *= 1 - moves;
    saved.agency *= 1 - moves;
    saved.uncovered *= 1 - moves;
    return saved;
}

Totals totals(Lines const& saved)
{
    Totals result;
    result.net_cash = cash(saved);
    result.net_total = total(saved);
    result.gross_cash = saved.pay + saved.agency + saved.recruitment + saved.induction + saved.exit;
    result.gross_total = result.gross_cash + saved.uncovered + saved.ramp_up + saved.absence;
    return result;
}

// (M24) The first month from which the cumulative discounted net cash saving never falls below zero again.
std::optional<int> payback(Result const& comparator, Result const& strategy)
{
    std::optional<int> since;
    double cumulative = 0;
    for (std::size_t t = 0; t < comparator.months.size(); ++t) {
        Month const& without = comparator.months[t];
        Month const& with = strategy.months[t];
        cumulative += cash(minus(without.lines, with.lines)) * without.money_factor;
        if (cumulative < 0) since.reset();
        else if (!since) since = static_cast<int>(t);
    }
    return since;
}

}  // namespace

// (M1)
std::vector<double> opening_staff(Study const& study, Authority const& authority)
{
    std::vector<double> staff;
    for (auto const& band : study.bands) staff.push_back(authority.in_post * band.share);
    return staff;
}

// (M2)
std::vector<double> leaving_hazards(Study const& study, Beliefs const& beliefs)
{
    double mean_relative_rate = 0;
    for (auto const& band : study.bands) mean_relative_rate += band.share * band.relative_rate;
    std::vector<double> hazards;
    for (auto const& band : study.bands)
        hazards.push_back(beliefs.leaving_rate * band.relative_rate / mean_relative_rate);
    return hazards;
}

namespace {

// Who leaves in the first month.
double first_leavers(Study const& study, Authority const& authority, Beliefs const& beliefs)
{
    auto const hazards = leaving_hazards(study, beliefs);
    auto const staff = opening_staff(study, authority);
    double leavers = 0;
    for (std::size_t k = 0; k < staff.size(); ++k) leavers += staff[k] * (1 - std::exp(-hazards[k] / 12));
    return leavers;
}

}  // namespace

// (M3)
double months_to_fill(Study const& study, Authority const& authority, Beliefs const& beliefs)
{
    if (authority.vacancies == 0) return 0;
    double const leavers = first_leavers(study, authority, beliefs);
    if (leavers == 0) {
        if (beliefs.implied_fill) throw std::invalid_argument("vacancies without leavers imply no time to fill");
        return beliefs.months_to_fill;
    }
    double const allowed = authority.vacancies / leavers;
    if (beliefs.implied_fill || beliefs.months_to_fill > allowed) return allowed;
    return beliefs.months_to_fill;
}

// (M3)
double opening_frictional(Study const& study, Authority const& authority, Beliefs const& beliefs)
{
    if (beliefs.implied_fill) return authority.vacancies;  // U = 0, without the rounding of the way round by τ
    double const filling = first_leavers(study, authority, beliefs) * months_to_fill(study, authority, beliefs);
    return authority.vacancies < filling ? authority.vacancies : filling;
}

// (M10)
double effect_profile(Intervention const& i, double s)
{
    if (!i.duration_months) return rise(i, s);
    double const stop = i.start_month + *i.duration_months;
    if (s <= stop) return rise(i, s);
    if (i.half_life == 0) return 0;
    return rise(i, stop) * std::pow(0.5, (s - stop) / i.half_life);
}

// (M11) The overlap weakens all but the strongest; of equals the first listed counts as the strongest.
std::vector<double> log_hazard_ratios_in_package(std::vector<Intervention> const& package, double overlap)
{
    std::size_t strongest = 0;
    for (std::size_t i = 0; i < package.size(); ++i)
        if (std::abs(package[i].log_hazard_ratio) > std::abs(package[strongest].log_hazard_ratio)) strongest = i;
    std::vector<double> result;
    for (std::size_t i = 0; i < package.size(); ++i)
        result.push_back(i == strongest ? package[i].log_hazard_ratio : package[i].log_hazard_ratio * (1 - overlap));
    return result;
}

// (M11)
double hazard_multiplier(std::vector<Intervention> const& package, double overlap, std::size_t band, double s)
{
    auto const log_hazard_ratios = log_hazard_ratios_in_package(package, overlap);
    double product = 1;
    for (std::size_t i = 0; i < package.size(); ++i) {
        if (!package[i].eligible[band]) continue;
        double const hazard_ratio = std::exp(log_hazard_ratios[i]);
        double const so_far = std::pow(hazard_ratio, effect_profile(package[i], s));
        product *= 1 - package[i].coverage * (1 - so_far);
    }
    return product;
}

// (M21a) A programme for one band spares nobody's sickness in the others: docs/decisions/0003.
double absence_multiplier(std::vector<Intervention> const& package, std::vector<double> const& staff, double s)
{
    double product = 1;
    for (auto const& i : package) {
        double const share_eligible = eligible_staff(i, staff) / sum_of(staff);
        product *= 1 - i.coverage * share_eligible * effect_profile(i, s) * (1 - i.absence_ratio);
    }
    return product;
}

// (M23) Each year, or part of one, is discounted at the rate that holds in it.
double discount_factor(std::vector<DiscountStep> const& steps, double s)
{
    double const years = s / 12;
    double factor = 1;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        double until = years;
        if (i + 1 < steps.size() && steps[i + 1].from_year < years) until = steps[i + 1].from_year;
        double const years_in_step = until - steps[i].from_year;
        if (years_in_step > 0) factor *= std::pow(1 + steps[i].rate, -years_in_step);
    }
    return factor;
}

int financial_year_index(Study const& study, int month)
{
    // Whole months since the April on or before the start.
    int const since_april =
        study.first_month_of_year >= 4 ? study.first_month_of_year - 4 : study.first_month_of_year + 8;
    return (since_april + month) / 12;
}

Step one_month(std::vector<double> const& staff, double frictional, double structural,
               std::vector<double> const& hazards, std::vector<double> const& widths, double tau,
               std::optional<double> capacity, double new_posts)
{
    std::size_t const bands = staff.size();
    Step step;
    double const posts = sum_of(staff) + frictional + structural;

    // (M4) Leavers.
    std::vector<double> survivors;
    for (std::size_t k = 0; k < bands; ++k) {
        step.leavers.push_back(staff[k] * (1 - std::exp(-hazards[k] / 12)));
        survivors.push_back(staff[k] - step.leavers[k]);
    }
    // Posts that fall vacant: those of leavers, and new ones (M1a).
    double const leavers = sum_of(step.leavers) + new_posts;

    // (M5) Ageing: everybody moves at once, so from the survivors and not from those who have just moved up.
    step.staff = survivors;
    for (std::size_t k = 0; k + 1 < bands; ++k) {
        if (widths[k] == 0) continue;
        double const moving_up = survivors[k] * (1 - std::exp(-1 / widths[k]));
        step.staff[k] -= moving_up;
        step.staff[k + 1] += moving_up;
    }

    // (M6) Filling. Where a vacancy takes no time to fill, none is left.
    double const z = tau == 0 ? 0 : std::exp(-1 / tau);
    step.frictional = frictional * z + leavers * tau * (1 - z);

    // (M7) Hires.
    step.hires = frictional + leavers - step.frictional;

    // (M8) Vacancies over the month.
    step.vacancy_months = tau * step.hires + structural;
    if (capacity && step.hires > *capacity) {
        step.hires = *capacity;
        step.frictional = frictional + leavers - *capacity;
        step.vacancy_months = (frictional + step.frictional) / 2 + structural;
    }
    step.staff[0] += step.hires;

    // (M9)
    step.permanent_months = posts + new_posts / 2 - step.vacancy_months;  // new posts come evenly over the month
    return step;
}

double cash(Lines const& l) { return l.pay + l.agency + l.recruitment + l.induction + l.exit + l.programme; }

double capacity(Lines const& l) { return l.uncovered + l.ramp_up + l.absence + l.programme_time; }

double total(Lines const& l) { return cash(l) + capacity(l); }

Lines plus(Lines const& a, Lines const& b)
{
    Lines sum;
    sum.pay = a.pay + b.pay;
    sum.agency = a.agency + b.agency;
    sum.recruitment = a.recruitment + b.recruitment;
    sum.induction = a.induction + b.induction;
    sum.exit = a.exit + b.exit;
    sum.programme = a.programme + b.programme;
    sum.uncovered = a.uncovered + b.uncovered;
    sum.ramp_up = a.ramp_up + b.ramp_up;
    sum.absence = a.absence + b.absence;
    sum.programme_time = a.programme_time + b.programme_time;
    return sum;
}

Lines times(Lines const& a, double factor)
{
    Lines product;
    product.pay = a.pay * factor;
    product.agency = a.agency * factor;
    product.recruitment = a.recruitment * factor;
    product.induction = a.induction * factor;
    product.exit = a.exit * factor;
    product.programme = a.programme * factor;
    product.uncovered = a.uncovered * factor;
    product.ramp_up = a.ramp_up * factor;
    product.absence = a.absence * factor;
    product.programme_time = a.programme_time * factor;
    return product;
}

Lines minus(Lines const& a, Lines const& b) { return plus(a, times(b, -1)); }

std::array<double, 10> in_order(Lines const& l)
{
    return {l.pay,       l.agency,    l.recruitment, l.induction, l.exit,
            l.programme, l.uncovered, l.ramp_up,     l.absence,   l.programme_time};
}

Result run(Study const& study, Authority const& authority, Beliefs const& beliefs, Prices const& prices,
           std::vector<Intervention> const& package)
{
    check(study, package);
    std::vector<double> widths;
    for (auto const& band : study.bands) widths.push_back(band.width_months);

    auto const baseline_hazards = leaving_hazards(study, beliefs);
    double const tau = months_to_fill(study, authority, beliefs);
    auto staff = opening_staff(study, authority);
    double frictional = opening_frictional(study, authority, beliefs);
    double const structural = authority.vacancies - frictional;

    // (M1a)
    auto const posts_at = [&](int t) {
        return (authority.in_post + authority.vacancies) * std::pow(1 + beliefs.posts_growth, t / 12.0);
    };

    Result result;
    result.opening_frictional = frictional;
    result.opening_structural = structural;
    result.opening_posts = authority.in_post + authority.vacancies;

    for (int t = 0; t < study.months; ++t) {
        double const s = mid_month(t);
        std::vector<double> hazards;
        for (std::size_t k = 0; k < baseline_hazards.size(); ++k)
            hazards.push_back(baseline_hazards[k] * hazard_multiplier(package, study.overlap, k, s));
        Step const step = one_month(staff, frictional, structural, hazards, widths, tau,
                                    beliefs.hires_capacity_per_month, posts_at(t + 1) - posts_at(t));
        double const absence_factor = absence_multiplier(package, staff, s);

        Month month;
        month.leavers = sum_of(step.leavers);
        month.hires = step.hires;
        month.vacancy_fte_months = step.vacancy_months;
        month.permanent_fte_months = step.permanent_months;
        month.reached_fte = reached(package, t, staff);

        month.lines.pay = pay(prices, step.permanent_months);
        month.lines.agency = agency(prices, step.vacancy_months);
        month.lines.recruitment = prices.recruitment * step.hires;  // (M18)
        month.lines.induction = prices.induction * step.hires;      // (M18)
        month.lines.exit = prices.exit * month.leavers;             // (M18)
        month.lines.programme = programme(prices, package, t, staff, step.hires);
        month.lines.programme_time = programme_time(prices, package, t, staff, step.hires);
        month.lines.uncovered = uncovered(prices, step.vacancy_months);
        month.lines.ramp_up = ramp_up(prices, step.hires);
        month.lines.absence = absence(prices, step.permanent_months, authority.absence_rate, absence_factor);

        // (M25) A full-time worker has 253 working days a year.
        month.agency_fte_months = prices.cover_share * step.vacancy_months;
        month.sickness_days = step.permanent_months * authority.absence_rate * absence_factor * 253 / 12;
        month.handovers = month.leavers * authority.caseload;

        // (M23)
        month.money_factor = discount_factor(study.discounting, s);
        month.outcome_factor =
            study.outcome_discount_rate ? discount_factor({{0, *study.outcome_discount_rate}}, s) : month.money_factor;

        staff = step.staff;
        frictional = step.frictional;
        month.staff_at_end = staff;
        month.frictional_at_end = frictional;
        month.structural = structural;
        month.posts_at_end = sum_of(staff) + frictional + structural;
        result.months.push_back(month);
    }

    for (int t = 0; t < study.months; ++t) {
        Month const& month = result.months[static_cast<std::size_t>(t)];
        double const d = month.money_factor;
        double const o = month.outcome_factor;
        auto const year = static_cast<std::size_t>(financial_year_index(study, t));
        if (result.by_financial_year.size() <= year) result.by_financial_year.resize(year + 1);
        result.by_financial_year[year] = plus(result.by_financial_year[year], month.lines);
        result.undiscounted = plus(result.undiscounted, month.lines);
        result.discounted = plus(result.discounted, times(month.lines, d));

        result.leavers += month.leavers;
        result.leavers_discounted += month.leavers * o;
        result.hires += month.hires;
        result.hires_discounted += month.hires * o;
        result.vacancy_fte_months += month.vacancy_fte_months;
        result.vacancy_fte_months_discounted += month.vacancy_fte_months * o;
        result.permanent_fte_years += month.permanent_fte_months / 12;
        result.permanent_fte_years_discounted += month.permanent_fte_months / 12 * o;
        result.agency_fte_years += month.agency_fte_months / 12;
        result.agency_fte_years_discounted += month.agency_fte_months / 12 * o;
        result.sickness_days += month.sickness_days;
        result.sickness_days_discounted += month.sickness_days * o;
        result.handovers += month.handovers;
        result.handovers_discounted += month.handovers * o;
        result.discounted_worker_years_reached += month.reached_fte / 12 * d;
    }
    return result;
}

// (M17a)
Result where_agency_stays(Result strategy, Result const& comparator, double released)
{
    auto const mixed = [released](double with, double without) { return released * with + (1 - released) * without; };
    for (std::size_t t = 0; t < strategy.months.size(); ++t) {
        auto& month = strategy.months[t];
        month.lines.agency = mixed(month.lines.agency, comparator.months[t].lines.agency);
        month.agency_fte_months = mixed(month.agency_fte_months, comparator.months[t].agency_fte_months);
    }
    strategy.undiscounted.agency = mixed(strategy.undiscounted.agency, comparator.undiscounted.agency);
    strategy.discounted.agency = mixed(strategy.discounted.agency, comparator.discounted.agency);
    for (std::size_t year = 0; year < strategy.by_financial_year.size(); ++year)
        strategy.by_financial_year[year].agency =
            mixed(strategy.by_financial_year[year].agency, comparator.by_financial_year[year].agency);
    strategy.agency_fte_years = mixed(strategy.agency_fte_years, comparator.agency_fte_years);
    strategy.agency_fte_years_discounted =
        mixed(strategy.agency_fte_years_discounted, comparator.agency_fte_years_discounted);
    return strategy;
}

Saving saving(Study const& study, Result const& comparator, Result const& strategy)
{
    Saving saved;
    saved.undiscounted = minus(comparator.undiscounted, strategy.undiscounted);
    saved.discounted = minus(comparator.discounted, strategy.discounted);
    for (std::size_t year = 0; year < comparator.by_financial_year.size(); ++year)
        saved.by_financial_year.push_back(minus(comparator.by_financial_year[year], strategy.by_financial_year[year]));
    saved.authority = totals(saved.discounted);
    saved.england = totals(seen_from_england(saved.discounted, study.moves_between_authorities));
    saved.leavers_averted = comparator.leavers - strategy.leavers;
    saved.leavers_averted_discounted = comparator.leavers_discounted - strategy.leavers_discounted;
    saved.fte_years_kept = strategy.permanent_fte_years - comparator.permanent_fte_years;
    saved.fte_years_kept_discounted =
        strategy.permanent_fte_years_discounted - comparator.permanent_fte_years_discounted;
    saved.sickness_days_averted = comparator.sickness_days - strategy.sickness_days;
    saved.handovers_averted = comparator.handovers - strategy.handovers;
    saved.payback_month = payback(comparator, strategy);
    return saved;
}

}  // namespace holdfast::twin
