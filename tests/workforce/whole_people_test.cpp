#include "workforce/whole_people.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

//! One authority and one programme, without uncertainty.
struct Case {
    std::string name{"a case"};
    std::vector<double> staff{61.0, 39.0};
    std::vector<double> moving_up{moving_up_each_month(60.0), 0.0};
    double frictional{6.0};
    double structural{2.5};
    std::vector<double> hazards{0.17, 0.12};  // a year
    double months_to_fill{6.0};
    std::optional<double> most_hires{};
    double hazard_ratio{0.6};
    double coverage{0.8};
    BandSet eligible{all_bands};
    Delivery delivery{0, 0.0, 6.0, std::nullopt, 0.0};
    int months{24};
    std::vector<double> factors{};  // of the hazard, by twelve months
    double growth{};                // of posts, a year
};

using Months = std::vector<MonthFlows<double>>;
struct Worlds {
    WholeWorkforce opening;
    Months without, with;
};

//! Everything that the two worlds are projected from.
class Model {
public:
    explicit Model(Case const& about)
        : months_(about.months), factors_(about.factors), nobody_({}, about.months),
          schedule_(std::vector<Delivery>{about.delivery}, about.months), effect_{},
          without_fates_("test.without", rows_without_programme(bands(about)), about.months),
          with_fates_("test.with", rows_with_programme(bands(about)), about.months)
    {
        workforce.bands = bands(about);
        PerBand<double> hazards{};
        for (std::size_t k = 0; k < about.staff.size(); ++k) {
            workforce.staff[k] = about.staff[k];
            workforce.moving_up[k] = about.moving_up[k];
            hazards[k] = about.hazards[k];
        }
        workforce.frictional = about.frictional;
        workforce.structural = about.structural;
        workforce.grows = about.growth > 0.0;
        workforce.monthly_growth = monthly_growth(about.growth);
        recruitment = {about.months_to_fill, about.most_hires};
        effect_.coverage = about.coverage;
        effect_.log_hazard_ratio = std::log(about.hazard_ratio);
        effect_.eligible = about.eligible;
        auto const leaving = [&](std::span<InterventionEffect<double> const> effects, EffectSchedule const& schedule) {
            std::vector<double> chances(schedule.phases().size() * about.staff.size());
            std::vector<double> last(2);
            leaving_by_phase<double>(AnyShape{workforce.bands, false, static_cast<int>(effects.size()), false}, hazards,
                                     effects, schedule, PowersOfHazardRatios<double>(effects, schedule, last),
                                     std::span(chances));
            return chances;
        };
        leaving_without = leaving({}, nobody_);
        leaving_with = leaving(std::span(&effect_, 1), schedule_);
    }

    [[nodiscard]] Worlds whole(std::uint64_t draw, std::uint64_t seed = 1)
    {
        Worlds worlds;
        auto const months = static_cast<std::size_t>(months_);
        worlds.without.resize(months);
        worlds.with.resize(months);
        worlds.opening = whole_people(workforce, uniform(seed, draw, belief_key("test.opening")));
        auto const chances = people_chances(workforce, recruitment, uniform(seed, draw, belief_key("test.hires")));
        without_fates_.draw(seed, draw);
        with_fates_.draw(seed, draw);
        std::vector<WholeMonth> happened(months);
        project_people(worlds.opening, chances, leaving_without, factors_, without_fates_, happened, worlds.without);
        project_people_with(worlds.opening, chances, leaving_without, happened, leaving_with, schedule_, factors_,
                            with_fates_, worlds.with);
        return worlds;
    }
    //! The projection in FTE.
    [[nodiscard]] Worlds expected() const
    {
        Worlds worlds;
        auto const run = [&](std::vector<double> const& leaving, EffectSchedule const& schedule, Months& into) {
            step_through<double>(
                AnyShape{workforce.bands, recruitment.most_hires.has_value(), 0, true, workforce.grows}, workforce,
                recruitment, std::span<double const>(leaving), schedule,
                [&](int, PerBand<double> const& opening, Flows<double> const& flows) {
                    into.push_back({flows, opening});
                });
        };
        run(leaving_without, nobody_, worlds.without);
        run(leaving_with, schedule_, worlds.with);
        return worlds;
    }

    Workforce<double> workforce;
    Recruitment<double> recruitment;
    std::vector<double> leaving_without, leaving_with;

private:
    static int bands(Case const& about) { return static_cast<int>(about.staff.size()); }
    int months_;
    std::vector<double> factors_;
    EffectSchedule nobody_, schedule_;
    InterventionEffect<double> effect_;
    Fates without_fates_, with_fates_;
};

double sum(Months const& months, double Flows<double>::*what, std::size_t first = 0, std::size_t count = 9999)
{
    double total = 0.0;
    for (std::size_t t = first; t < std::min(months.size(), first + count); ++t) total += months[t].*what;
    return total;
}

//! Mean and variance of a column, with the standard errors of both.
struct Moments {
    explicit Moments(std::vector<double> const& x)
    {
        auto const n = static_cast<double>(x.size());
        for (double const v : x) mean += v / n;
        double fourth = 0.0;
        for (double const v : x) {
            variance += (v - mean) * (v - mean) / (n - 1.0);
            fourth += std::pow(v - mean, 4.0) / n;
        }
        of_mean = std::sqrt(variance / n);
        of_variance = std::sqrt((fourth - variance * variance) / n);
    }
    double mean{}, variance{}, of_mean{}, of_variance{};
};

//! How far chance may carry a difference that is nought: one in 400,000 goes further.
constexpr double far = 4.7;

std::vector<Case> cases()
{
    std::vector<Case> all;
    all.push_back({.name = "the common case"});
    all.push_back({.name = "FTE that are not whole", .staff = {61.3, 39.4}, .frictional = 5.9});
    all.push_back({.name = "one band, filled at once",
                   .staff = {80.0},
                   .moving_up = {0.0},
                   .frictional = 0.0,
                   .hazards = {0.3},
                   .months_to_fill = 0.0});
    all.push_back({.name = "filled within days", .months_to_fill = 0.2});
    all.push_back({.name = "filled slowly", .months_to_fill = 30.0, .months = 40});
    all.push_back({.name = "three bands, one of them reached",
                   .staff = {20.0, 30.0, 45.0},
                   .moving_up = {0.1, 0.03, 0.0},
                   .hazards = {0.6, 0.2, 0.08},
                   .eligible = BandSet{2}});
    all.push_back({.name = "a programme that drives people away", .hazard_ratio = 1.8});
    all.push_back({.name = "it ends, and fades", .hazard_ratio = 0.3, .delivery = {3, 1.0, 4.0, 9, 3.0}, .months = 30});
    all.push_back({.name = "posts grow", .growth = 0.2});
    all.push_back({.name = "most leave", .hazards = {9.0, 6.0}, .hazard_ratio = 0.5});
    return all;
}

Case any_case()
{
    auto const share = [] { return *rc::gen::inRange(0, 1001) / 1000.0; };
    Case c;
    auto const bands = *rc::gen::inRange<std::size_t>(1, 5);
    c.staff.resize(bands);
    c.moving_up.resize(bands);
    c.hazards.resize(bands);
    for (std::size_t k = 0; k < bands; ++k) {
        c.staff[k] = 60.0 * share();
        c.moving_up[k] = k + 1 < bands ? 0.3 * share() : 0.0;
        c.hazards[k] = 3.0 * share();
    }
    c.frictional = 20.0 * share();
    c.structural = 5.0 * share();
    c.months_to_fill = *rc::gen::inRange(0, 4) == 0 ? 0.0 : 0.05 + 12.0 * share();
    if (*rc::gen::arbitrary<bool>()) c.most_hires = 4.0 * share();
    c.hazard_ratio = 0.05 + 2.0 * share();
    c.coverage = share();
    c.eligible = *rc::gen::arbitrary<bool>() ? all_bands : BandSet{1};
    c.delivery = {*rc::gen::inRange(0, 5), 3.0 * share(), 6.0 * share(),
                  *rc::gen::arbitrary<bool>() ? std::optional(*rc::gen::inRange(1, 12)) : std::nullopt, 4.0 * share()};
    c.months = *rc::gen::inRange(1, 30);
    if (*rc::gen::arbitrary<bool>()) c.growth = 0.4 * share();
    return c;
}

bool whole(double x) { return x >= 0.0 && x == std::floor(x); }

//! What must hold of any world: `opening` people, and no more than the limit are hired.
void expect_conserved(WholeWorkforce const& opening, Months const& months, std::optional<double> most, double growth)
{
    double in_post = opening.in_post();
    double open = opening.frictional;
    double const at_start = opening.posts();
    double posts = at_start;
    double hired = 0.0;
    for (std::size_t t = 0; t < months.size(); ++t) {
        auto const& now = months[t];
        double there = 0.0;
        for (double const band : now.opening) {
            RC_ASSERT(whole(band));
            there += band;
        }
        RC_ASSERT(there == in_post);
        // New posts are whole, half a month old on average, and never a whole one away from the growth that is told.
        RC_ASSERT(std::abs(there + open + opening.structural - posts) < 1e-9);
        RC_ASSERT(std::abs(posts - at_start * std::pow(1.0 + growth, static_cast<double>(t) / 12.0)) <
                  2.0 + growth * at_start);
        double const added = 2.0 * (now.permanent + now.vacancy - posts);
        RC_ASSERT(std::abs(added - std::round(added)) < 1e-6 && added > -1e-6);
        if (growth == 0.0) RC_ASSERT(std::abs(added) < 1e-6);
        RC_ASSERT(whole(now.leavers));
        RC_ASSERT(whole(now.hires));
        RC_ASSERT(now.leavers <= there);
        double const opened = now.leavers + std::round(added);
        RC_ASSERT(now.hires <= open + opened);
        RC_ASSERT(now.vacancy >= opening.structural - 1e-12);
        RC_ASSERT(now.vacancy <= open + opened + opening.structural + 1e-12);
        in_post += now.hires - now.leavers;
        open += opened - now.hires;
        posts += std::round(added);
        hired += now.hires;
        if (most) RC_ASSERT(hired <= *most * static_cast<double>(t + 1) + 1.0);
    }
}

}  // namespace

// (M29) A year's factor multiplies the hazard in both worlds: whatever it is, nobody is lost, and without an effect both
// worlds stay one.
TEST(WholePeople, a_years_factor_multiplies_the_hazard_of_its_twelve_months_alone)
{
    Case about{.staff = {400.0},
               .moving_up = {0.0},
               .frictional = 0.0,
               .structural = 0.0,
               .hazards = {0.3},
               .months_to_fill = 0.0,
               .hazard_ratio = 1.0};
    auto const leavers = [&](std::vector<double> factors) {
        about.factors = std::move(factors);
        Model model(about);
        std::array<double, 2> years{};
        constexpr int draws = 4'000;
        for (std::uint64_t draw = 0; draw < draws; ++draw) {
            auto const worlds = model.whole(draw);
            for (int t = 0; t < 24; ++t) {
                years[static_cast<std::size_t>(t / 12)] += worlds.without[static_cast<std::size_t>(t)].leavers / draws;
                EXPECT_EQ(worlds.without[static_cast<std::size_t>(t)].leavers,
                          worlds.with[static_cast<std::size_t>(t)].leavers);
            }
        }
        return years;
    };
    auto const expected = [](double factor) { return 12.0 * 400.0 * (1.0 - std::exp(-0.3 * factor / 12.0)); };
    auto const usual = leavers({});
    auto const uneven = leavers({2.0, 0.25});
    // A sum of 4,800 coin tosses: its standard error over 4,000 draws is below 0.2.
    EXPECT_NEAR(usual[0], expected(1.0), 0.8);
    EXPECT_NEAR(usual[1], expected(1.0), 0.8);
    EXPECT_NEAR(uneven[0], expected(2.0), 0.8);
    EXPECT_NEAR(uneven[1], expected(0.25), 0.8);
}

RC_GTEST_PROP(WholePeople, nobody_is_lost_and_all_are_whole, ())
{
    auto const about = any_case();
    Model model(about);
    for (std::uint64_t draw = 0; draw < 10; ++draw) {
        auto const worlds = model.whole(draw);
        expect_conserved(worlds.opening, worlds.without, about.most_hires, about.growth);
        expect_conserved(worlds.opening, worlds.with, about.most_hires, about.growth);
    }
}

RC_GTEST_PROP(WholePeople, without_an_effect_both_worlds_are_the_same_month_by_month, ())
{
    auto about = any_case();
    if (*rc::gen::arbitrary<bool>()) about.hazard_ratio = 1.0;
    else about.coverage = 0.0;
    Model model(about);
    for (std::uint64_t draw = 0; draw < 10; ++draw) {
        auto const worlds = model.whole(draw);
        for (std::size_t t = 0; t < worlds.without.size(); ++t) {
            RC_ASSERT(worlds.without[t].leavers == worlds.with[t].leavers);
            RC_ASSERT(worlds.without[t].hires == worlds.with[t].hires);
            RC_ASSERT(worlds.without[t].vacancy == worlds.with[t].vacancy);
            RC_ASSERT(worlds.without[t].permanent == worlds.with[t].permanent);
            RC_ASSERT(worlds.without[t].opening == worlds.with[t].opening);
        }
    }
}

// Everything is linear in the people, so the expectations are exactly the projection's: of each world and of the
// difference, in the first year and over all.
TEST(WholePeople, on_average_the_flows_are_the_projections)
{
    constexpr std::size_t draws = 8'000;
    for (auto const& about : cases()) {
        Model model(about);
        auto const expected = model.expected();
        std::vector<Worlds> all;
        for (std::uint64_t draw = 0; draw < draws; ++draw) all.push_back(model.whole(draw));
        for (auto const what :
             {&Flows<double>::leavers, &Flows<double>::hires, &Flows<double>::vacancy, &Flows<double>::permanent})
            for (std::size_t const count : {1U, 12U, 999U}) {
                auto const check = [&](auto const& of) {
                    std::vector<double> column;
                    for (auto const& worlds : all) column.push_back(of(worlds));
                    Moments const found(column);
                    EXPECT_NEAR(found.mean, of(expected), far * found.of_mean + 1e-9)
                        << about.name << ", " << count << " months";
                };
                check([&](Worlds const& w) { return sum(w.without, what, 0, count); });
                check([&](Worlds const& w) { return sum(w.with, what, 0, count); });
                check([&](Worlds const& w) { return sum(w.without, what, 0, count) - sum(w.with, what, 0, count); });
            }
    }
}

TEST(WholePeople, with_one_band_and_posts_filled_at_once_a_years_leavers_are_binomial)
{
    Model model({.staff = {80.0},
                 .moving_up = {0.0},
                 .frictional = 0.0,
                 .structural = 0.0,
                 .hazards = {0.3},
                 .months_to_fill = 0.0,
                 .months = 12});
    double const q = model.leaving_without[0];
    std::vector<double> leavers;
    for (std::uint64_t draw = 0; draw < 20'000; ++draw)
        leavers.push_back(sum(model.whole(draw).without, &Flows<double>::leavers));
    Moments const found(leavers);
    EXPECT_NEAR(found.mean, 80 * 12 * q, far * found.of_mean);
    EXPECT_NEAR(found.variance, 80 * 12 * q * (1.0 - q), far * found.of_variance);
}

// Those who would leave but for the programme are a binomial part of those who leave: nobody else is touched by it.
TEST(WholePeople, whom_the_programme_keeps_in_the_first_month_are_binomial)
{
    for (double const ratio : {0.5, 1.7}) {
        Model model({.staff = {90.0},
                     .moving_up = {0.0},
                     .hazards = {1.5},
                     .hazard_ratio = ratio,
                     .delivery = {0, 0.0, 0.0, std::nullopt, 0.0},
                     .months = 1});
        double const d = std::abs(model.leaving_without[0] - model.leaving_with[0]);
        std::vector<double> kept;
        for (std::uint64_t draw = 0; draw < 20'000; ++draw) {
            auto const worlds = model.whole(draw);
            kept.push_back(std::abs(worlds.without[0].leavers - worlds.with[0].leavers));
            EXPECT_EQ(worlds.without[0].leavers >= worlds.with[0].leavers, ratio < 1.0 || kept.back() == 0.0);
        }
        Moments const found(kept);
        EXPECT_NEAR(found.mean, 90 * d, far * found.of_mean);
        EXPECT_NEAR(found.variance, 90 * d * (1.0 - d), far * found.of_variance);
    }
}

// The world with the programme does not know that it is compared: it is what it would be alone.
TEST(WholePeople, the_world_with_the_programme_is_what_it_would_be_alone)
{
    for (double const ratio : {0.4, 1.6}) {
        Case const about{.staff = {40.0, 30.0},
                         .hazards = {0.8, 0.5},
                         .most_hires = 3.7,
                         .hazard_ratio = ratio,
                         .delivery = {0, 0.0, 0.0, std::nullopt, 0.0}};
        auto alone = about;
        for (auto& hazard : alone.hazards) hazard *= 1.0 - about.coverage * (1.0 - ratio);
        Model compared(about);
        Model by_itself(alone);
        for (auto const what : {&Flows<double>::leavers, &Flows<double>::hires, &Flows<double>::vacancy}) {
            std::vector<double> one;
            std::vector<double> other;
            for (std::uint64_t draw = 0; draw < 6'000; ++draw) {
                one.push_back(sum(compared.whole(draw).with, what));
                other.push_back(sum(by_itself.whole(draw, 2).without, what));
            }
            Moments const a(one);
            Moments const b(other);
            EXPECT_NEAR(a.mean, b.mean, far * std::hypot(a.of_mean, b.of_mean));
            EXPECT_NEAR(a.variance, b.variance, far * std::hypot(a.of_variance, b.of_variance));
        }
    }
}

namespace {

//! The slow twin: person by person, vacancy by vacancy, with days within the month. Who is in both worlds has one fate.
class Twin {
public:
    Twin(Case const& about, Model const& model) : about_(about), model_(model) {}

    struct Year {
        double leavers[2]{}, hires[2]{}, vacancy[2]{};
    };

    Year run(std::mt19937_64& random, EffectSchedule const& schedule)
    {
        std::uniform_real_distribution<double> unit(0.0, 1.0);
        struct Person {
            std::size_t band;
            bool in[2];
        };
        struct Vacancy {
            bool in[2];
            double since;  // within the month
        };
        std::vector<Person> people;
        for (std::size_t k = 0; k < about_.staff.size(); ++k)
            for (int i = 0; i < static_cast<int>(about_.staff[k]); ++i) people.push_back({k, {true, true}});
        std::vector<Vacancy> vacancies(static_cast<std::size_t>(about_.frictional), Vacancy{{true, true}, 0.0});
        Year year;
        for (int t = 0; t < about_.months; ++t) {
            std::size_t phase = 0;
            while (!(schedule.phases()[phase].from <= t && t < schedule.phases()[phase].until)) ++phase;
            std::vector<Person> stay;
            for (auto person : people) {
                double const q[2]{model_.leaving_without[person.band],
                                  model_.leaving_with[phase * about_.staff.size() + person.band]};
                double const fate = unit(random);  // one fate in both worlds: leaves where it lies below q
                double const when = unit(random);
                Vacancy opened{{false, false}, when};
                for (int w : {0, 1}) {
                    if (!person.in[w] || fate >= q[w]) continue;
                    person.in[w] = false;
                    opened.in[w] = true;
                    year.leavers[w] += 1.0;
                }
                if (opened.in[0] || opened.in[1]) vacancies.push_back(opened);
                if (!person.in[0] && !person.in[1]) continue;
                if (unit(random) < about_.moving_up[person.band]) ++person.band;
                stay.push_back(person);
            }
            std::vector<Vacancy> still;
            for (auto vacancy : vacancies) {
                double const wait = -about_.months_to_fill * std::log(1.0 - unit(random));
                bool const filled = vacancy.since + wait < 1.0;
                for (int w : {0, 1})
                    if (vacancy.in[w]) {
                        year.vacancy[w] += filled ? wait : 1.0 - vacancy.since;
                        if (filled) year.hires[w] += 1.0;
                    }
                if (filled) stay.push_back({0, {vacancy.in[0], vacancy.in[1]}});
                else still.push_back({{vacancy.in[0], vacancy.in[1]}, 0.0});
            }
            people = stay;
            vacancies = still;
        }
        for (int w : {0, 1}) year.vacancy[w] += about_.structural * about_.months;
        return year;
    }

private:
    Case const& about_;
    Model const& model_;
};

}  // namespace

TEST(WholePeople, agree_with_asking_person_by_person)
{
    Case const about{.staff = {24.0, 15.0},
                     .moving_up = {0.08, 0.0},
                     .frictional = 5.0,
                     .structural = 1.5,
                     .hazards = {0.9, 0.5},
                     .months_to_fill = 3.0,
                     .hazard_ratio = 0.35,
                     .delivery = {1, 0.0, 3.0, std::nullopt, 0.0},
                     .months = 12};
    Model model(about);
    EffectSchedule const schedule(std::vector<Delivery>{about.delivery}, about.months);
    Twin twin(about, model);
    std::mt19937_64 random(20261124);
    constexpr std::size_t draws = 15'000;
    std::vector<Worlds> ours;
    std::vector<Twin::Year> theirs;
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        ours.push_back(model.whole(draw));
        theirs.push_back(twin.run(random, schedule));
    }
    auto const compare = [&](char const* name, auto const& our, auto const& their, bool days_are_drawn) {
        std::vector<double> a;
        std::vector<double> b;
        for (auto const& worlds : ours) a.push_back(our(worlds));
        for (auto const& year : theirs) b.push_back(their(year));
        Moments const x(a);
        Moments const y(b);
        EXPECT_NEAR(x.mean, y.mean, far * std::hypot(x.of_mean, y.of_mean)) << name;
        double const error = far * std::hypot(x.of_variance, y.of_variance);
        if (!days_are_drawn) EXPECT_NEAR(x.variance, y.variance, error) << name;
        else {  // the twin also draws the day within the month, which adds a little
            EXPECT_LT(x.variance, y.variance + error) << name;
            EXPECT_GT(x.variance, 0.9 * y.variance - error) << name;
        }
    };
    auto const total = [](double Flows<double>::*what, Months Worlds::*world) {
        return [=](Worlds const& w) { return sum(w.*world, what); };
    };
    auto const saved = [](double Flows<double>::*what) {
        return [=](Worlds const& w) { return sum(w.without, what) - sum(w.with, what); };
    };
    using Year = Twin::Year;
    compare(
        "leavers without", total(&Flows<double>::leavers, &Worlds::without), [](Year const& y) { return y.leavers[0]; },
        false);
    compare(
        "leavers with", total(&Flows<double>::leavers, &Worlds::with), [](Year const& y) { return y.leavers[1]; },
        false);
    compare(
        "leavers averted", saved(&Flows<double>::leavers), [](Year const& y) { return y.leavers[0] - y.leavers[1]; },
        false);
    compare(
        "hires without", total(&Flows<double>::hires, &Worlds::without), [](Year const& y) { return y.hires[0]; },
        false);
    compare(
        "hires with", total(&Flows<double>::hires, &Worlds::with), [](Year const& y) { return y.hires[1]; }, false);
    compare(
        "hires avoided", saved(&Flows<double>::hires), [](Year const& y) { return y.hires[0] - y.hires[1]; }, false);
    compare(
        "vacancy without", total(&Flows<double>::vacancy, &Worlds::without), [](Year const& y) { return y.vacancy[0]; },
        true);
    compare(
        "vacancy with", total(&Flows<double>::vacancy, &Worlds::with), [](Year const& y) { return y.vacancy[1]; },
        true);
    compare(
        "vacancy avoided", saved(&Flows<double>::vacancy), [](Year const& y) { return y.vacancy[0] - y.vacancy[1]; },
        true);
}

TEST(WholePeople, fte_become_people_that_are_right_on_average_and_never_off_by_one)
{
    Workforce<double> fte;
    fte.bands = 3;
    fte.staff[0] = 10.3;
    fte.staff[1] = 0.25;
    fte.staff[2] = 7.0;
    fte.frictional = 2.6;
    fte.structural = 1.7;
    constexpr int points = 20'000;
    std::array<double, 4> mean{};
    for (int i = 0; i < points; ++i) {
        auto const people = whole_people(fte, (i + 0.5) / points);
        EXPECT_EQ(people.structural, 1.7);
        std::array<double, 4> const counts{double(people.staff[0]), double(people.staff[1]), double(people.staff[2]),
                                           double(people.frictional)};
        std::array<double, 4> const wanted{10.3, 0.25, 7.0, 2.6};
        for (std::size_t j = 0; j < 4; ++j) {
            EXPECT_LT(std::abs(counts[j] - wanted[j]), 1.0);
            mean[j] += counts[j] / points;
        }
        EXPECT_LT(std::abs(people.in_post() - 17.55), 1.0);
        EXPECT_LT(std::abs(people.posts() - 21.85), 1.0);
    }
    EXPECT_NEAR(mean[0], 10.3, 1e-4);
    EXPECT_NEAR(mean[1], 0.25, 1e-4);
    EXPECT_NEAR(mean[2], 7.0, 1e-4);
    EXPECT_NEAR(mean[3], 2.6, 1e-4);
}

TEST(WholePeople, a_limit_of_a_hire_and_a_half_is_one_and_two_in_turns)
{
    for (double const u : {0.001, 0.3, 0.999}) {
        EXPECT_EQ(most_hires(1.5, u, 0) + most_hires(1.5, u, 1), 3);
        EXPECT_EQ(most_hires(0.0, u, 7), 0);
        EXPECT_EQ(most_hires(2.0, u, 7), 2);
        int all = 0;
        for (int t = 0; t < 600; ++t) all += most_hires(0.37, u, t);
        EXPECT_NEAR(all, 0.37 * 600, 1.0);
    }
}

// The one place where expectations part: a limit that binds in some months only.
TEST(WholePeople, where_hiring_is_limited_chance_wastes_room)
{
    Model model({.frictional = 8.0, .hazards = {0.25, 0.2}, .most_hires = 1.9});
    auto const expected = sum(model.expected().without, &Flows<double>::hires);
    std::vector<double> hires;
    for (std::uint64_t draw = 0; draw < 4'000; ++draw)
        hires.push_back(sum(model.whole(draw).without, &Flows<double>::hires));
    Moments const found(hires);
    EXPECT_LT(found.mean, expected - far * found.of_mean);
}

TEST(WholePeople, half_a_person_without_vacancies_or_hiring_is_somebody_half_of_the_time)
{
    Model model({.staff = {0.3, 0.2}, .frictional = 0.0, .structural = 0.0, .most_hires = 0.0, .months = 60});
    double there = 0.0;
    constexpr int draws = 4'000;
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        auto const worlds = model.whole(draw);
        there += worlds.opening.in_post();
        EXPECT_LE(worlds.opening.in_post(), 1);
        EXPECT_EQ(sum(worlds.without, &Flows<double>::hires), 0.0);
        EXPECT_EQ(sum(worlds.with, &Flows<double>::hires), 0.0);
        EXPECT_LE(sum(worlds.without, &Flows<double>::leavers), worlds.opening.in_post());
    }
    EXPECT_NEAR(there / draws, 0.5, far * 0.5 / std::sqrt(draws));
}

TEST(WholePeople, a_draw_is_the_same_in_any_order_and_another_seed_is_another)
{
    Model model({});
    auto const first = model.whole(7);
    (void)model.whole(3);
    auto const again = model.whole(7);
    auto const other = model.whole(7, 2);
    bool differs = false;
    for (std::size_t t = 0; t < first.with.size(); ++t) {
        EXPECT_EQ(first.with[t].leavers, again.with[t].leavers);
        EXPECT_EQ(first.with[t].vacancy, again.with[t].vacancy);
        differs = differs || first.with[t].leavers != other.with[t].leavers;
    }
    EXPECT_TRUE(differs);
}

// What is expected of a vacancy within a month: the filled and the unfilled together are (M8) again, for τ from an hour to
// a lifetime.
TEST(WholePeople, months_open_add_up_to_the_projections)
{
    for (double const tau : {0.0, 0.001, 0.1, 0.5, 0.999, 1.0, 1.001, 3.0, 6.0, 40.0, 1e4, 1e8}) {
        auto const c = people_chances({}, {tau, std::nullopt}, 0.5);
        double const kept = 1.0 - c.old_filled;
        EXPECT_NEAR(kept + c.old_filled * c.time_to_old_fill, tau * filled_within_a_month(tau),
                    1e-9 * (1.0 + tau * 1e-8));
        double const of_new = c.new_filled * c.time_to_new_fill + (1.0 - c.new_filled) * c.time_unfilled;
        EXPECT_NEAR(of_new, tau * c.new_filled, 1e-12 * (1.0 + tau));
        for (double const time : {c.time_to_old_fill, c.time_to_new_fill, c.time_unfilled}) {
            EXPECT_GE(time, 0.0);
            EXPECT_LE(time, 0.5);
        }
        EXPECT_LE(c.time_to_new_fill, c.time_to_old_fill);
    }
}
