// The model of the library, in doubles, in batches and in decimals, against the slow twin of tests/support/:
// random studies, every line of every month and year, every outcome.

#include "base/decimal.hpp"
#include "engine/authority_model.hpp"
#include "support/twin.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

// ---- A random study: what every draw shares, and the values of one draw. ----

struct MemberFacts {
    Delivery delivery;
    std::vector<bool> eligible;  //!< by band; all false stands for none named, which is all
    bool has_effect{};
    bool changes_absence{};
    double bias_factor{};
    std::vector<ResourceTerms> takes;
};

struct Facts {
    std::vector<double> shares;
    std::vector<std::optional<double>> widths;
    int months{};
    int first_month{};  //!< of the calendar
    std::vector<DiscountStep> discounting;
    std::optional<double> outcome_rate;
    bool grows{};
    bool implied_fill{};
    std::optional<double> capacity;  //!< of hires a month
    double in_post{}, vacancies{}, overlap{};
    std::vector<MemberFacts> members;
};

struct MemberValues {
    double log_hazard_ratio, transport, heterogeneity, coverage, absence_ratio, setup, annual, per_worker_year,
        per_starter;
    std::vector<ResourceValues<double>> takes;
};

struct Values {
    double national_rate, relative_rate, months_to_fill, moves, cover_share, absence_rate, caseload, agency_price_level,
        agency_released, posts_growth;
    double paid_hours, team_size;
    double pay, premium, recruitment, induction, exit, months_to_full, starting_productivity, uncovered_value;
    std::vector<double> relative_rates;
    std::vector<MemberValues> members;
};

std::ostream& operator<<(std::ostream& out, Facts const& f)
{
    out << fmt::format(
        "{} bands, {} months from month {}, in post {:g}, vacancies {:g}, capacity {:g}, implied fill {}, "
        "grows {}, overlap {:g}",
        f.shares.size(), f.months, f.first_month, f.in_post, f.vacancies, f.capacity.value_or(-1.0), f.implied_fill,
        f.grows, f.overlap);
    for (auto const& m : f.members)
        out << fmt::format(
            "\n  start {}, lag {:g}, ramp {:g}, duration {}, half-life {:g}, q {:g}, effect {}, absence {}",
            m.delivery.start, m.delivery.lag, m.delivery.ramp, m.delivery.duration.value_or(-1), m.delivery.half_life,
            m.bias_factor, m.has_effect, m.changes_absence);
    return out;
}

// RapidCheck widens its ranges as a test goes on; here every case may use the whole range.
int whole(int low, int high) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1)); }
double between(double low, double high) { return low + (high - low) * whole(0, 100'000) / 100'000.0; }
bool either() { return whole(0, 1) == 1; }
//! One time in `n`.
bool seldom(int n) { return whole(1, n) == 1; }

ResourceTerms any_terms()
{
    ResourceTerms terms;
    terms.per = all_resource_pers[static_cast<std::size_t>(whole(0, 4))];
    terms.kind = either() ? ResourceKind::time : ResourceKind::cash;
    terms.paid_at_pay = terms.kind == ResourceKind::time || either();
    terms.has_backfill_price = terms.kind == ResourceKind::time && either();
    terms.part = all_cost_parts[static_cast<std::size_t>(whole(0, 2))];
    return terms;
}

ResourceValues<double> any_resource_values()
{
    return {between(0.0, 20.0), between(0.0, 500.0), between(0.0, 30.0), seldom(3) ? 0.0 : between(0.0, 1.0),
            between(0.0, 60.0)};
}

MemberFacts any_member(std::size_t bands)
{
    MemberFacts m;
    m.delivery.start = whole(0, 20);
    m.delivery.lag = either() ? 0.0 : 0.5 * whole(0, 16);
    m.delivery.ramp = either() ? 0.0 : between(0.0, 18.0);
    if (either()) m.delivery.duration = whole(1, 40);
    m.delivery.half_life = either() ? 0.0 : between(0.5, 24.0);
    for (std::size_t k = 0; k < bands; ++k) m.eligible.push_back(either());
    m.has_effect = !seldom(6);
    m.changes_absence = either();
    m.bias_factor = either() ? 1.0 : between(0.25, 1.0);
    for (int i = whole(0, 3); i > 0; --i) m.takes.push_back(any_terms());
    return m;
}

//! Without vacancies, the time to fill that they imply is 0. Then a capacity would leave nothing but (leavers −
//! capacity)/2 vacant, which has as few digits as the two are close: no test of the model, so no case of these tests.
bool fills_at_once(Facts const& f) { return f.implied_fill && f.vacancies == 0.0; }
bool may_fill_at_once(Facts const& f) { return !f.capacity || f.vacancies > 0.0; }

Facts any_facts(int most_months)
{
    Facts f;
    auto const bands = static_cast<std::size_t>(whole(1, 5));
    double sum = 0.0;
    for (std::size_t k = 0; k < bands; ++k) {
        f.shares.push_back(between(0.1, 1.0));
        sum += f.shares.back();
        f.widths.push_back(k + 1 < bands && !seldom(8) ? std::optional(between(3.0, 120.0)) : std::nullopt);
    }
    for (auto& share : f.shares) share /= sum;
    f.months = whole(1, most_months);
    f.first_month = whole(1, 12);
    f.discounting = {{0.0, between(0.0, 0.08)}};
    for (int i = whole(0, 2); i > 0; --i)
        f.discounting.push_back({f.discounting.back().from_year + between(0.3, 3.0), between(0.0, 0.08)});
    if (either()) f.outcome_rate = between(0.0, 0.08);
    f.in_post = between(20.0, 900.0);
    f.vacancies = seldom(8) ? 0.0 : f.in_post * between(0.01, 0.6);
    f.implied_fill = either();
    f.grows = seldom(3);
    if (!fills_at_once(f) && either()) f.capacity = between(0.0, 12.0);
    f.overlap = either() ? 0.0 : between(0.0, 1.0);
    for (int i = whole(1, 3); i > 0; --i) f.members.push_back(any_member(bands));
    return f;
}

MemberValues any_member_values(MemberFacts const& facts)
{
    MemberValues m{};
    m.log_hazard_ratio = seldom(10) ? 0.0 : between(-1.5, 0.5);
    m.transport = between(-0.3, 0.3);
    m.heterogeneity = between(-0.2, 0.2);
    m.coverage = seldom(5) ? 1.0 : between(0.0, 1.0);
    m.absence_ratio = between(0.7, 1.1);
    m.setup = between(0.0, 50'000.0);
    m.annual = between(0.0, 100'000.0);
    m.per_worker_year = between(0.0, 3'000.0);
    m.per_starter = between(0.0, 5'000.0);
    for (std::size_t i = 0; i < facts.takes.size(); ++i) m.takes.push_back(any_resource_values());
    return m;
}

Values any_values(Facts const& f)
{
    Values v{};
    v.national_rate = between(0.05, 0.4);
    v.relative_rate = between(0.4, 2.0);
    v.months_to_fill = may_fill_at_once(f) && seldom(10) ? 0.0 : between(0.2, 18.0);
    v.moves = between(0.0, 1.0);
    v.cover_share = between(0.0, 1.0);
    v.agency_price_level = between(0.5, 2.0);
    v.agency_released = between(0.0, 1.0);
    v.posts_growth = f.grows ? between(0.001, 0.2) : 0.0;
    v.absence_rate = between(0.0, 0.1);
    v.caseload = between(5.0, 25.0);
    v.pay = between(30'000.0, 80'000.0);
    v.paid_hours = between(1'000.0, 2'000.0);
    v.team_size = between(3.0, 12.0);
    v.premium = between(0.0, 0.8);
    v.recruitment = between(0.0, 9'000.0);
    v.induction = between(0.0, 9'000.0);
    v.exit = between(0.0, 2'000.0);
    v.months_to_full = between(0.0, 12.0);
    v.starting_productivity = between(0.0, 1.0);
    v.uncovered_value = between(0.0, 2.0);
    for (std::size_t k = 0; k < f.shares.size(); ++k) v.relative_rates.push_back(between(0.3, 3.0));
    for (std::size_t i = 0; i < f.members.size(); ++i) {
        v.members.push_back(any_member_values(f.members[i]));
        if (i > 0 && seldom(3)) {  // as strong as the one before it: which of the two is spared by the overlap?
            v.members[i].log_hazard_ratio = v.members[i - 1].log_hazard_ratio;
            v.members[i].transport = v.members[i - 1].transport;
            v.members[i].heterogeneity = v.members[i - 1].heterogeneity;
        }
    }
    return v;
}

// ---- What is compared: figures in one order, each with the cost against which its error is measured. ----

struct Figure {
    std::string what;
    double value{};
    double scale{};  //!< the larger of the two costs of which a saving is the difference
};

class Figures {
public:
    void add(std::string what, double value, double scale) { list_.push_back({std::move(what), value, scale}); }
    //! A quantity without and with the strategy, and their difference.
    void add_pair(std::string const& what, double without, double with, double saved)
    {
        double const scale = std::max(std::abs(without), std::abs(with));
        add(what + " without", without, scale);
        add(what + " with", with, scale);
        add(what + " saved", saved, scale);
    }
    [[nodiscard]] std::vector<Figure> const& list() const { return list_; }

private:
    std::vector<Figure> list_;
};

//! Relative error of the worst figure, with its name. The scales are those of the second list.
struct Worst {
    double error{};
    std::string what{"nothing is off"};
};

Worst worst_of(Figures const& ours, Figures const& reference)
{
    if (ours.list().size() != reference.list().size()) return {1e9, "the numbers of figures"};
    Worst worst;
    for (std::size_t i = 0; i < ours.list().size(); ++i) {
        auto const& a = ours.list()[i];
        auto const& b = reference.list()[i];
        if (a.what != b.what) return {1e9, a.what + " is compared with " + b.what};
        double const off = std::abs(a.value - b.value);
        double const error = off == 0.0 ? 0.0 : off / b.scale;
        if (!(error <= worst.error))
            worst = {error, fmt::format("{}: {:.17g}, not {:.17g}, of {:.6g}", a.what, a.value, b.value, b.scale)};
    }
    return worst;
}

// ---- The twin's figures. ----

twin::Study twin_study(Facts const& f, Values const& v)
{
    twin::Study study{};
    for (std::size_t k = 0; k < f.shares.size(); ++k)
        study.bands.push_back({f.shares[k], v.relative_rates[k], f.widths[k].value_or(0.0)});
    study.months = f.months;
    for (auto const& step : f.discounting) study.discounting.push_back({step.from_year, step.rate});
    study.outcome_discount_rate = f.outcome_rate;
    study.first_month_of_year = f.first_month;
    study.moves_between_authorities = v.moves;
    study.overlap = f.overlap;
    return study;
}

bool names_a_band(MemberFacts const& m) { return std::count(m.eligible.begin(), m.eligible.end(), true) > 0; }

twin::Resource twin_resource(ResourceTerms const& terms, ResourceValues<double> const& values)
{
    twin::Resource r{static_cast<twin::Resource::Per>(terms.per), values.quantity};
    r.is_time = terms.kind == ResourceKind::time;
    if (terms.paid_at_pay) r.hours = values.hours;
    else r.price = values.price;
    r.backfilled = values.backfilled;
    if (terms.has_backfill_price) r.backfill_price = values.backfill_price;
    return r;
}

std::vector<twin::Intervention> twin_package(Facts const& f, Values const& v)
{
    std::vector<twin::Intervention> package;
    for (std::size_t i = 0; i < f.members.size(); ++i) {
        auto const& facts = f.members[i];
        auto const& values = v.members[i];
        twin::Intervention t{};
        if (facts.has_effect)  // (M14), (M15)
            t.log_hazard_ratio = facts.bias_factor * values.log_hazard_ratio + values.transport + values.heterogeneity;
        t.coverage = values.coverage;
        t.eligible = names_a_band(facts) ? facts.eligible : std::vector<bool>(f.shares.size(), true);
        t.start_month = facts.delivery.start;
        t.lag = facts.delivery.lag;
        t.ramp = facts.delivery.ramp;
        t.duration_months = facts.delivery.duration;
        t.half_life = facts.delivery.half_life;
        t.absence_ratio = facts.changes_absence ? values.absence_ratio : 1.0;
        t.setup = values.setup;
        t.annual = values.annual;
        t.per_worker_year = values.per_worker_year;
        t.per_starter = values.per_starter;
        for (std::size_t r = 0; r < facts.takes.size(); ++r)
            t.resources.push_back(twin_resource(facts.takes[r], values.takes[r]));
        package.push_back(t);
    }
    return package;
}

std::string named(Line line, std::string const& when) { return std::string(name(line)) + " " + when; }

void add_lines(Figures& figures, std::string const& when, twin::Lines const& without, twin::Lines const& with)
{
    auto const a = in_order(without);
    auto const b = in_order(with);
    for (auto const line : all_lines) {
        auto const i = static_cast<std::size_t>(line);
        figures.add_pair(named(line, when), a[i], b[i], a[i] - b[i]);
    }
}

Figures twin_figures(Facts const& f, Values const& v)
{
    auto const study = twin_study(f, v);
    twin::Authority const authority{f.in_post, f.vacancies, v.caseload, v.absence_rate};
    twin::Beliefs const beliefs{v.national_rate * v.relative_rate, v.months_to_fill, f.implied_fill, f.capacity,
                                v.posts_growth};
    twin::Prices const prices{
        v.pay,        v.premium,        v.cover_share,           v.recruitment,     v.induction,
        v.exit,       v.months_to_full, v.starting_productivity, v.uncovered_value, v.agency_price_level,
        v.paid_hours, v.team_size};
    auto const without = run(study, authority, beliefs, prices, {});
    auto const with =
        where_agency_stays(run(study, authority, beliefs, prices, twin_package(f, v)), without, v.agency_released);
    auto const saved = saving(study, without, with);

    Figures figures;
    for (std::size_t t = 0; t < with.months.size(); ++t) {
        auto const& a = without.months[t];
        auto const& b = with.months[t];
        auto const when = fmt::format("in month {}", t);
        add_lines(figures, when, a.lines, b.lines);
        figures.add_pair("leavers " + when, a.leavers, b.leavers, a.leavers - b.leavers);
        figures.add_pair("hires " + when, a.hires, b.hires, a.hires - b.hires);
        figures.add_pair("vacancies " + when, a.vacancy_fte_months, b.vacancy_fte_months,
                         a.vacancy_fte_months - b.vacancy_fte_months);
        figures.add_pair("permanent " + when, a.permanent_fte_months, b.permanent_fte_months,
                         a.permanent_fte_months - b.permanent_fte_months);
    }
    for (std::size_t y = 0; y < with.by_financial_year.size(); ++y)
        add_lines(figures, fmt::format("in year {}", y), without.by_financial_year[y], with.by_financial_year[y]);
    add_lines(figures, "discounted", without.discounted, with.discounted);

    double const cost = std::max(twin::total(without.discounted), twin::total(with.discounted));
    for (auto const& [who, totals] : {std::pair{"authority", saved.authority}, std::pair{"England", saved.england}}) {
        figures.add(std::string("gross cash, ") + who, totals.gross_cash, cost);
        figures.add(std::string("gross total, ") + who, totals.gross_total, cost);
        figures.add(std::string("net cash, ") + who, totals.net_cash, cost);
        figures.add(std::string("net total, ") + who, totals.net_total, cost);
    }

    figures.add_pair("leavers", without.leavers, with.leavers, saved.leavers_averted);
    figures.add_pair("leavers discounted", without.leavers_discounted, with.leavers_discounted,
                     saved.leavers_averted_discounted);
    figures.add_pair("hires", without.hires, with.hires, without.hires - with.hires);
    figures.add_pair("hires discounted", without.hires_discounted, with.hires_discounted,
                     without.hires_discounted - with.hires_discounted);
    figures.add_pair("vacancy months", without.vacancy_fte_months, with.vacancy_fte_months,
                     without.vacancy_fte_months - with.vacancy_fte_months);
    figures.add_pair("agency years", without.agency_fte_years, with.agency_fte_years,
                     without.agency_fte_years - with.agency_fte_years);
    figures.add_pair("agency years discounted", without.agency_fte_years_discounted, with.agency_fte_years_discounted,
                     without.agency_fte_years_discounted - with.agency_fte_years_discounted);
    figures.add_pair("permanent years", without.permanent_fte_years, with.permanent_fte_years, -saved.fte_years_kept);
    figures.add_pair("permanent years discounted", without.permanent_fte_years_discounted,
                     with.permanent_fte_years_discounted, -saved.fte_years_kept_discounted);
    figures.add_pair("sickness days", without.sickness_days, with.sickness_days, saved.sickness_days_averted);
    figures.add_pair("handovers", without.handovers, with.handovers, saved.handovers_averted);
    figures.add("workers reached", with.discounted_worker_years_reached, with.discounted_worker_years_reached);
    return figures;
}

// ---- The library's figures. ----

constexpr double working_days = 253.0;

std::string band_name(std::size_t k) { return fmt::format("band {}", k); }

Study library_study(Facts const& f)
{
    Study study;
    study.months = f.months;
    study.start = {2026, f.first_month};
    study.discounting = f.discounting;
    study.outcome_discount_rate = f.outcome_rate;
    study.implied_fill = f.implied_fill;
    if (f.grows) study.posts_growth.about = Uniform{0.001, 0.2};
    for (std::size_t k = 0; k < f.shares.size(); ++k) {
        TenureBand band;
        band.name = band_name(k);
        band.share = f.shares[k];
        band.width_months = f.widths[k];
        study.bands.push_back(band);
    }
    Package package;
    package.overlap = f.overlap;
    for (std::size_t i = 0; i < f.members.size(); ++i) {
        auto const& facts = f.members[i];
        Intervention intervention;
        intervention.id = fmt::format("intervention {}", i);
        intervention.delivery = facts.delivery;
        if (facts.has_effect) {
            intervention.effect.emplace();
            intervention.effect->bias_factor = facts.bias_factor;
        }
        if (facts.changes_absence) intervention.absence_ratio.emplace();
        for (std::size_t k = 0; k < f.shares.size(); ++k)
            if (facts.eligible[k]) intervention.eligible_bands.push_back(band_name(k));
        study.interventions.push_back(intervention);
        package.members.push_back(intervention.id);
    }
    study.packages.push_back(package);
    return study;
}

//! Makes the model's number of one value a lane; all types but Batch have one lane.
template <class Real, class Field> Real together(std::vector<Values> const& draws, Field field)
{
    if constexpr (std::is_same_v<Real, Batch>) {
        std::array<double, Batch::lanes> lanes{};
        for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i] = field(draws[i]);
        return Batch::load(lanes.data());
    } else {
        return Real(field(draws[0]));
    }
}

double in_lane(double value, int) { return value; }
double in_lane(Batch const& value, int lane) { return value.lane(lane); }
double in_lane(Decimal const& value, int) { return value.convert_to<double>(); }

template <class Real> EveryValue<Real> every_value(Facts const& f, std::vector<Values> const& draws)
{
    EveryValue<Real> every;
    auto& shared = every.shared;
    shared.leaving_rate = together<Real>(draws, [](Values const& v) { return v.national_rate; });
    shared.months_to_fill = together<Real>(draws, [](Values const& v) { return v.months_to_fill; });
    shared.moves_between_authorities = together<Real>(draws, [](Values const& v) { return v.moves; });
    shared.posts_growth = together<Real>(draws, [](Values const& v) { return v.posts_growth; });
    auto& p = shared.prices;
    p.pay = together<Real>(draws, [](Values const& v) { return v.pay; });
    p.agency_premium = together<Real>(draws, [](Values const& v) { return v.premium; });
    p.agency_released = together<Real>(draws, [](Values const& v) { return v.agency_released; });
    p.recruitment = together<Real>(draws, [](Values const& v) { return v.recruitment; });
    p.induction = together<Real>(draws, [](Values const& v) { return v.induction; });
    p.exit = together<Real>(draws, [](Values const& v) { return v.exit; });
    p.months_to_full_productivity = together<Real>(draws, [](Values const& v) { return v.months_to_full; });
    p.starting_productivity = together<Real>(draws, [](Values const& v) { return v.starting_productivity; });
    p.uncovered_value = together<Real>(draws, [](Values const& v) { return v.uncovered_value; });
    for (std::size_t k = 0; k < f.shares.size(); ++k)
        shared.relative_rates[k] = together<Real>(draws, [k](Values const& v) { return v.relative_rates[k]; });
    for (std::size_t i = 0; i < f.members.size(); ++i) {
        auto const member = [&draws, i](double MemberValues::*field) {
            return together<Real>(draws, [i, field](Values const& v) { return v.members[i].*field; });
        };
        InterventionValues<Real> values;
        values.log_hazard_ratio = member(&MemberValues::log_hazard_ratio);
        values.transport = member(&MemberValues::transport);
        values.coverage = member(&MemberValues::coverage);
        values.absence_ratio = member(&MemberValues::absence_ratio);
        for (std::size_t r = 0; r < f.members[i].takes.size(); ++r) {
            auto const of = [&draws, i, r](double ResourceValues<double>::*field) {
                return together<Real>(draws, [i, r, field](Values const& v) { return v.members[i].takes[r].*field; });
            };
            using Of = ResourceValues<double>;
            values.resources.push_back(
                {of(&Of::quantity), of(&Of::price), of(&Of::hours), of(&Of::backfilled), of(&Of::backfill_price)});
        }
        InterventionSlots slots;
        slots.terms = f.members[i].takes;
        values.resource_costs =
            resource_costs<Real>(slots, values.resources,
                                 {together<Real>(draws, [](Values const& v) { return v.pay; }),
                                  together<Real>(draws, [](Values const& v) { return v.paid_hours; }),
                                  together<Real>(draws, [](Values const& v) { return v.team_size; })});
        values.costs = {member(&MemberValues::setup), member(&MemberValues::annual),
                        member(&MemberValues::per_worker_year), member(&MemberValues::per_starter)};
        every.interventions.push_back(values);
    }
    auto& own = every.own;
    own.relative_leaving_rate = together<Real>(draws, [](Values const& v) { return v.relative_rate; });
    own.cover_share = together<Real>(draws, [](Values const& v) { return v.cover_share; });
    own.agency_price_level = together<Real>(draws, [](Values const& v) { return v.agency_price_level; });
    own.caseload = together<Real>(draws, [](Values const& v) { return v.caseload; });
    own.absence_rate = together<Real>(draws, [](Values const& v) { return v.absence_rate; });
    for (std::size_t i = 0; i < f.members.size(); ++i)
        every.heterogeneity.push_back(
            together<Real>(draws, [i](Values const& v) { return v.members[i].heterogeneity; }));
    return every;
}

//! The library's run of the package, in any number type.
template <class Real> class LibraryRun {
public:
    LibraryRun(Facts const& f, std::vector<Values> const& draws)
        : study_(library_study(f)), plan_(study_), values_(every_value<Real>(f, draws)), model_(study_, plan_)
    {
        authority_.in_post = f.in_post;
        authority_.vacancies = f.vacancies;
        authority_.hires_capacity = f.capacity;
        model_.prepare(authority_, values_);
        model_.save(plan_.strategies.back(), {EffectAs::Kind::used}, saving_);
    }

    [[nodiscard]] Figures figures(int lane) const
    {
        Figures figures;
        auto const& line = plan_.line;
        std::vector<FlowSums<Real>> years(static_cast<std::size_t>(line.years()));
        std::vector<Real> time_by_year(years.size(), Real(0.0));
        FlowSums<Real> whole{}, discounted{}, outcomes{};
        for (std::size_t t = 0; t < model_.comparator().size(); ++t) {
            auto const& without = model_.comparator()[t];
            auto const& saved = saving_.by_month[t];
            auto const when = fmt::format("in month {}", t);
            add_lines(figures, when, without, saved, saving_.programme_by_month[t],
                      saving_.time_by_month.empty() ? Real(0.0) : saving_.time_by_month[t], lane);
            add_flow(figures, "leavers " + when, without.leavers, saved.leavers, lane);
            add_flow(figures, "hires " + when, without.hires, saved.hires, lane);
            add_flow(figures, "vacancies " + when, without.vacancy, saved.vacancy, lane);
            add_flow(figures, "permanent " + when, without.permanent, saved.permanent, lane);
            years[static_cast<std::size_t>(line.year_of[t])].add(without, 1.0);
            whole.add(without, 1.0);
            discounted.add(without, line.discount[t]);
            if (!saving_.time_by_month.empty()) {
                auto& of_year = time_by_year[static_cast<std::size_t>(line.year_of[t])];
                of_year = of_year + saving_.time_by_month[t];
            }
            outcomes.add(without, line.outcome_discount[t]);
        }
        for (std::size_t y = 0; y < years.size(); ++y)
            add_lines(figures, fmt::format("in year {}", y), years[y], saving_.by_year[y], saving_.programme_by_year[y],
                      time_by_year[y], lane);
        add_lines(figures, "discounted", discounted, saving_.discounted, saving_.programme, saving_.programme_time,
                  lane);

        auto const lines = price_saved(saving_.discounted, model_.prices());
        add_totals(figures, "authority", lines, lane);
        add_totals(figures, "England", for_england(lines, values_.shared.moves_between_authorities), lane);

        Real const cover = values_.own.cover_share;
        Real const gone = cover * values_.shared.prices.agency_released;
        auto const& saved = saving_.whole;
        auto const& saved_outcomes = saving_.discounted_outcomes;
        add_flow(figures, "leavers", whole.leavers, saved.leavers, lane);
        add_flow(figures, "leavers discounted", outcomes.leavers, saved_outcomes.leavers, lane);
        add_flow(figures, "hires", whole.hires, saved.hires, lane);
        add_flow(figures, "hires discounted", outcomes.hires, saved_outcomes.hires, lane);
        add_flow(figures, "vacancy months", whole.vacancy, saved.vacancy, lane);
        add_flow(figures, "agency years", Real(whole.vacancy * cover / 12.0), Real(saved.vacancy * gone / 12.0), lane);
        add_flow(figures, "agency years discounted", Real(outcomes.vacancy * cover / 12.0),
                 Real(saved_outcomes.vacancy * gone / 12.0), lane);
        add_flow(figures, "permanent years", Real(whole.permanent / 12.0), Real(saved.permanent / 12.0), lane);
        add_flow(figures, "permanent years discounted", Real(outcomes.permanent / 12.0),
                 Real(saved_outcomes.permanent / 12.0), lane);
        Real const days = values_.own.absence_rate * (working_days / 12.0);
        add_flow(figures, "sickness days", Real(whole.absent * days), Real(saved.absent * days), lane);
        add_flow(figures, "handovers", Real(whole.leavers * values_.own.caseload),
                 Real(saved.leavers * values_.own.caseload), lane);
        figures.add("workers reached", in_lane(saving_.workers_reached, lane), in_lane(saving_.workers_reached, lane));
        return figures;
    }

private:
    static void add_flow(Figures& figures, std::string const& what, Real const& without, Real const& saved, int lane)
    {
        figures.add_pair(what, in_lane(without, lane), in_lane(Real(without - saved), lane), in_lane(saved, lane));
    }
    void add_lines(Figures& figures, std::string const& when, FlowSums<Real> const& without,
                   FlowSums<Real> const& saved, Real const& programme, Real const& time, int lane) const
    {
        auto const costs = price(without, model_.prices());
        auto savings = price_saved(saved, model_.prices());
        at(savings, Line::programme) = Real(0.0) - programme;
        at(savings, Line::programme_time) = Real(0.0) - time;
        for (auto const line : all_lines)
            add_flow(figures, named(line, when), at(costs, line), at(savings, line), lane);
    }
    void add_totals(Figures& figures, std::string const& who, Lines<Real> const& gross, int lane) const
    {
        Real const total = cash(gross) + capacity(gross);
        figures.add("gross cash, " + who, in_lane(cash(gross), lane), 1.0);
        figures.add("gross total, " + who, in_lane(total, lane), 1.0);
        figures.add("net cash, " + who, in_lane(Real(cash(gross) - saving_.programme), lane), 1.0);
        figures.add("net total, " + who, in_lane(Real(total - saving_.programme - saving_.programme_time), lane), 1.0);
    }

    Study study_;
    Plan plan_;
    EveryValue<Real> values_;
    AuthorityModel<Real> model_;
    Authority authority_;
    StrategySaving<Real> saving_;
};

//! The worst error seen by a test, for its record.
class Record {
public:
    explicit Record(char const* name) : name_(name) {}
    Record(Record const&) = delete;
    Record& operator=(Record const&) = delete;
    ~Record() { testing::Test::RecordProperty(name_, fmt::format("{:.2e}", worst_)); }
    void see(Worst const& worst) { worst_ = std::max(worst_, worst.error); }

private:
    char const* name_;
    double worst_{};
};

constexpr double to_the_twin = 1e-9;
constexpr double to_the_decimals = 1e-12;  // (M30)

}  // namespace

// A hundred studies of RapidCheck's, with eight draws each: eight hundred runs of the twin.
TEST(the_model, equals_the_twin_in_doubles_and_in_every_lane_of_a_batch)
{
    Record doubles("worst_error_of_doubles");
    Record lanes("worst_error_of_lanes");
    rc::detail::checkGTest([&] {
        auto const facts = any_facts(60);
        RC_LOG() << facts << std::endl;
        std::vector<Values> draws;
        for (int i = 0; i < Batch::lanes; ++i) draws.push_back(any_values(facts));
        LibraryRun<Batch> const batch(facts, draws);
        for (int lane = 0; lane < Batch::lanes; ++lane) {
            auto const& values = draws[static_cast<std::size_t>(lane)];
            auto const expected = twin_figures(facts, values);
            auto const in_doubles = worst_of(LibraryRun<double>(facts, {values}).figures(0), expected);
            auto const in_batch = worst_of(batch.figures(lane), expected);
            doubles.see(in_doubles);
            lanes.see(in_batch);
            RC_LOG() << "doubles: " << in_doubles.what << "\nlane " << lane << ": " << in_batch.what << std::endl;
            RC_ASSERT(in_doubles.error <= to_the_twin);
            RC_ASSERT(in_batch.error <= to_the_twin);
        }
    });
}

TEST(the_model, equals_itself_and_the_twin_in_fifty_digits)
{
    Record to_doubles("worst_error_of_doubles");
    Record to_twin("worst_error_of_the_twin");
    rc::detail::checkGTest([&] {
        auto const facts = any_facts(60);
        RC_LOG() << facts << std::endl;
        auto const values = any_values(facts);
        auto const expected = twin_figures(facts, values);
        auto const exact = LibraryRun<Decimal>(facts, {values}).figures(0);
        auto const from_twin = worst_of(exact, expected);
        to_twin.see(from_twin);
        RC_LOG() << "decimals and twin: " << from_twin.what << std::endl;
        RC_ASSERT(from_twin.error <= to_the_twin);

        // The twin lends the scales; what differs is the decimals and the doubles.
        auto const in_doubles = LibraryRun<double>(facts, {values}).figures(0);
        Figures scaled;
        for (std::size_t i = 0; i < exact.list().size(); ++i)
            scaled.add(exact.list()[i].what, exact.list()[i].value, expected.list()[i].scale);
        auto const from_doubles = worst_of(in_doubles, scaled);
        to_doubles.see(from_doubles);
        RC_LOG() << "doubles and decimals: " << from_doubles.what << std::endl;
        RC_ASSERT(from_doubles.error <= to_the_decimals);
    });
}
