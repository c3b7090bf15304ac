#include "workforce/whole_people.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/binomial.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace holdfast {

namespace {

//! A draw's months in the stream: more than any horizon has.
constexpr std::uint64_t months_of_a_draw = std::uint64_t{1} << 16U;

//! Rows of fates, world by world: what happens band by band first.
enum class OfBand : std::size_t { leaves, moves_up, of_world };
enum class OfWorld : std::size_t { fills_old, fills_new, of_world };
enum class OfBandWith : std::size_t { shared_leaves, changes, own_leaves, shared_moves_up, own_moves_up, of_world };
enum class OfWorldWith : std::size_t { shared_fills_old, shared_fills_new, own_fills_old, own_fills_new, of_world };

template <class BandRow, class WorldRow> constexpr std::size_t rows_of(int bands)
{
    return static_cast<std::size_t>(BandRow::of_world) * static_cast<std::size_t>(bands) +
           static_cast<std::size_t>(WorldRow::of_world);
}

//! The fates of one month by the names of their rows.
template <class BandRow, class WorldRow> struct MonthFates {
    Fates const& fates;
    int bands;
    int month;
    [[nodiscard]] double operator()(BandRow row, std::size_t band) const
    {
        return fates.at(static_cast<std::size_t>(BandRow::of_world) * band + static_cast<std::size_t>(row), month);
    }
    [[nodiscard]] double operator()(WorldRow row) const
    {
        return fates.at(static_cast<std::size_t>(BandRow::of_world) * static_cast<std::size_t>(bands) +
                            static_cast<std::size_t>(row),
                        month);
    }
};

//! A chance that was added up from phase to phase, without what rounding left beyond its ends.
double as_chance(double q) { return std::clamp(q, 0.0, 1.0); }

//! The mean of t within one month, weighed by (1 − t)^k exp(−x t), for k = 0 and 1, and the weight itself.
struct TimeWeights {
    double all{};   //!< ∫ weight
    double mean{};  //!< ∫ t weight / ∫ weight
};
//! By series: each term falls by x/n, so twenty-five are plenty for x up to 1; above, the closed forms lose nothing.
TimeWeights weights(double x, int k)
{
    if (x > 1.0) {
        double const none = std::exp(-x);
        double const filled = 1.0 - none;
        if (k == 0) return {filled / x, (filled / x - none) / filled};
        double const all = (1.0 - filled / x) / x;
        double const first = (filled / x - none) / x;    // ∫ t exp(−x t)
        double const second = (2.0 * first - none) / x;  // ∫ t² exp(−x t)
        return {all, (first - second) / all};
    }
    double all = 0.0;
    double first = 0.0;
    double term = 1.0;
    for (int n = 0; n < 25; ++n) {
        all += term / (k == 0 ? n + 1.0 : (n + 1.0) * (n + 2.0));
        first += term / (k == 0 ? n + 2.0 : (n + 2.0) * (n + 3.0));
        term *= -x / (n + 1.0);
    }
    return {all, first / all};
}

//! Who fills vacancies in one month of one world.
struct Filling {
    int old_vacancies{};
    int opened{};  //!< in the month: by leavers, and new posts
    int old_fills{};
    int new_fills{};
};

struct Filled {
    int hires{};
    int open{};  //!< at the month's end
    double vacancy{};
};

Filled fill(PeopleChances const& chances, double structural, Filling const& now, int month)
{
    int const found = now.old_fills + now.new_fills;
    int const all = now.old_vacancies + now.opened;
    if (chances.most_hires) {
        int const limit = most_hires(*chances.most_hires, chances.begin, month);
        if (found > limit) return {limit, all - limit, 0.5 * (now.old_vacancies + all - limit) + structural};
    }
    double const open = (now.old_vacancies - now.old_fills) + now.old_fills * chances.time_to_old_fill +
                        (now.opened - now.new_fills) * chances.time_unfilled + now.new_fills * chances.time_to_new_fill;
    return {found, all - found, open + structural};
}

void note(MonthFlows<double>& into, std::array<int, most_bands> const& staff, int bands, int leavers,
          Filled const& filled, double posts)
{
    into.leavers = leavers;
    into.hires = filled.hires;
    into.vacancy = filled.vacancy;
    into.permanent = posts - filled.vacancy;  // (M9)
    into.opening = {};
    for (std::size_t k = 0; k < static_cast<std::size_t>(bands); ++k) into.opening[k] = staff[k];
}

}  // namespace

int WholeWorkforce::in_post() const
{
    int sum = 0;
    for (int k = 0; k < bands; ++k) sum += staff[static_cast<std::size_t>(k)];
    return sum;
}

WholeWorkforce whole_people(Workforce<double> const& workforce, double u)
{
    WholeWorkforce whole;
    whole.bands = workforce.bands;
    whole.structural = workforce.structural;
    double sum = u;
    double cut = 0.0;
    auto const next = [&](double fte) {
        sum += fte;
        double const before = cut;
        cut = std::floor(sum);
        return static_cast<int>(cut - before);
    };
    for (int k = 0; k < whole.bands; ++k)
        whole.staff[static_cast<std::size_t>(k)] = next(workforce.staff[static_cast<std::size_t>(k)]);
    whole.frictional = next(workforce.frictional);
    return whole;
}

int most_hires(double a_month, double u, int month)
{
    return static_cast<int>(std::floor(a_month * (month + 1) + u) - std::floor(a_month * month + u));
}

int new_posts(double posts, double monthly_growth, double u, int month)
{
    if (monthly_growth == 0.0) return 0;
    auto const until = [&](int t) { return posts * std::expm1(t * std::log1p(monthly_growth)); };
    return static_cast<int>(std::floor(until(month + 1) + u) - std::floor(until(month) + u));
}

Fates::Fates(std::string_view name, std::size_t rows, int months)
    : months_(months), values_(rows * static_cast<std::size_t>(months))
{
    require(months > 0 && static_cast<std::uint64_t>(months) < months_of_a_draw, "fates are of at least one month");
    for (std::size_t row = 0; row < rows; ++row)
        keys_.push_back(belief_key(std::string(name) + "." + std::to_string(row)));
}

void Fates::draw(std::uint64_t seed, std::uint64_t draw, InstructionSet instructions)
{
    for (std::size_t i = 0; i < keys_.size(); ++i)
        uniforms(seed, draw * months_of_a_draw, keys_[i], row(i), instructions);
}

std::size_t rows_without_programme(int bands) { return rows_of<OfBand, OfWorld>(bands); }
std::size_t rows_with_programme(int bands) { return rows_of<OfBandWith, OfWorldWith>(bands); }

PeopleChances people_chances(Workforce<double> const& workforce, Recruitment<double> const& recruitment, double begin)
{
    PeopleChances chances;
    for (int k = 0; k < workforce.bands; ++k)
        chances.moving_up[static_cast<std::size_t>(k)] = workforce.moving_up[static_cast<std::size_t>(k)];
    chances.most_hires = recruitment.most_hires;
    chances.begin = begin;
    chances.posts = workforce.posts();
    chances.monthly_growth = workforce.monthly_growth;
    double const tau = recruitment.months_to_fill;
    if (tau == 0.0) {  // at once
        chances.old_filled = chances.new_filled = 1.0;
        return chances;
    }
    // Time open, of those filled: of a vacancy of the month's start weighed by exp(−t/τ); of one that opens in the month
    // by (1 − t) exp(−t/τ), since it must have opened so long before the end. Unfilled ones were open since they opened,
    // which has the first weight again.
    double const x = 1.0 / tau;
    auto const old_weights = weights(x, 0);
    auto const new_weights = weights(x, 1);
    chances.old_filled = filled_within_a_month(tau);
    chances.new_filled = x * new_weights.all;
    chances.time_to_old_fill = chances.time_unfilled = old_weights.mean;
    chances.time_to_new_fill = new_weights.mean;
    return chances;
}

namespace {

//! Chances of leaving by band, as the year's factor makes them.
class OfTheYear {
public:
    OfTheYear(YearFactors factors, std::size_t bands) : factors_(factors), bands_(bands) {}

    //! Of the month, from chances that are the same until they are given anew.
    void take(std::span<double const> chances)
    {
        usual_ = chances;
        year_ = none;
    }
    [[nodiscard]] std::array<double, most_bands> const& in(int month)
    {
        auto const year = static_cast<std::size_t>(month / 12);
        if (year == year_) return now_;
        year_ = year;
        for (std::size_t k = 0; k < bands_; ++k) now_[k] = chance(usual_[k], year);
        return now_;
    }

private:
    [[nodiscard]] double chance(double usual, std::size_t year) const
    {
        if (factors_.empty() || usual >= 1.0) return as_chance(usual);
        return as_chance(-std::expm1(factors_[year] * std::log1p(-usual)));
    }
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    YearFactors factors_;
    std::size_t bands_;
    std::span<double const> usual_;
    std::array<double, most_bands> now_{};
    std::size_t year_{none};
};

}  // namespace

void project_people(WholeWorkforce const& opening, PeopleChances const& chances, std::span<double const> leaving,
                    YearFactors factors, Fates const& fates, std::span<WholeMonth> happened,
                    std::span<MonthFlows<double>> into)
{
    auto const bands = static_cast<std::size_t>(opening.bands);
    auto staff = opening.staff;
    int frictional = opening.frictional;
    double posts = opening.posts();
    OfTheYear leaving_now(factors, bands);
    leaving_now.take(leaving);
    for (std::size_t t = 0; t < into.size(); ++t) {
        int const month = static_cast<int>(t);
        auto const& chance_of_leaving = leaving_now.in(month);
        MonthFates<OfBand, OfWorld> const fate{fates, opening.bands, month};
        WholeMonth now;
        int leavers = 0;
        for (std::size_t k = 0; k < bands; ++k) {
            now.leavers[k] = binomial_quantile(staff[k], chance_of_leaving[k], fate(OfBand::leaves, k));
            leavers += now.leavers[k];
        }
        for (std::size_t k = 0; k + 1 < bands; ++k)
            now.moved_up[k] =
                binomial_quantile(staff[k] - now.leavers[k], chances.moving_up[k], fate(OfBand::moves_up, k));
        now.old_fills = binomial_quantile(frictional, chances.old_filled, fate(OfWorld::fills_old));
        int const added = new_posts(chances.posts, chances.monthly_growth, chances.begin, month);
        int const opened = leavers + added;
        now.new_fills = binomial_quantile(opened, chances.new_filled, fate(OfWorld::fills_new));
        auto const filled =
            fill(chances, opening.structural, {frictional, opened, now.old_fills, now.new_fills}, month);
        note(into[t], staff, opening.bands, leavers, filled, posts + 0.5 * added);
        posts += added;
        if (!happened.empty()) happened[t] = now;

        for (std::size_t k = 0; k < bands; ++k) {
            staff[k] -= now.leavers[k] + now.moved_up[k];
            if (k > 0) staff[k] += now.moved_up[k - 1];
        }
        staff[0] += filled.hires;
        frictional = filled.open;
    }
}

namespace {

//! One band in both worlds: people in both, and the others of each.
struct BandPeople {
    int without{};  //!< all of the world without a programme
    int shared{};   //!< of them, also in the other
    int own{};      //!< in the world with the programme only
};

//! What a month makes of a band in the world with the programme.
struct BandMonth {
    int leave_both{};   //!< shared people who leave in both worlds
    int leave_with{};   //!< who leave in the world with the programme only, shared or its own
    int shared_stay{};  //!< in both
    int own_stay{};     //!< in the world with the programme only: its own, and whom it kept
    int shared_moved{};
    int own_moved{};
};

using WithFates = MonthFates<OfBandWith, OfWorldWith>;

BandMonth month_of(BandPeople const& people, int left_without, int moved_without, double chance_without,
                   double chance_with, double moving_up, WithFates const& fate, std::size_t k)
{
    using Row = OfBandWith;
    BandMonth now;
    int const gone = hypergeometric_quantile(people.without, people.shared, left_without, fate(Row::shared_leaves, k));
    int kept = 0;
    int driven_away = 0;
    if (chance_with < chance_without)
        kept = binomial_quantile(gone, 1.0 - chance_with / chance_without, fate(Row::changes, k));
    else if (chance_with > chance_without)
        driven_away = binomial_quantile(people.shared - gone, (chance_with - chance_without) / (1.0 - chance_without),
                                        fate(Row::changes, k));
    int const own_leave = binomial_quantile(people.own, chance_with, fate(Row::own_leaves, k));
    now.leave_both = gone - kept;
    now.leave_with = driven_away + own_leave;
    now.shared_stay = people.shared - gone - driven_away;
    now.own_stay = people.own - own_leave + kept;
    now.shared_moved = hypergeometric_quantile(people.without - left_without, now.shared_stay, moved_without,
                                               fate(Row::shared_moves_up, k));
    now.own_moved = binomial_quantile(now.own_stay, moving_up, fate(Row::own_moves_up, k));
    return now;
}

//! Puts everybody where they are at the next month's start, but for those who are hired.
void move_on(std::span<BandPeople> people, std::array<BandMonth, most_bands> const& now, WholeMonth const& other)
{
    for (std::size_t k = people.size(); k-- > 0;) {
        people[k].without -= other.leavers[k] + other.moved_up[k];
        people[k].shared = now[k].shared_stay - now[k].shared_moved;
        people[k].own = now[k].own_stay - now[k].own_moved;
        if (k == 0) continue;
        people[k].without += other.moved_up[k - 1];
        people[k].shared += now[k - 1].shared_moved;
        people[k].own += now[k - 1].own_moved;
    }
}

}  // namespace

void project_people_with(WholeWorkforce const& opening, PeopleChances const& chances,
                         std::span<double const> leaving_without, std::span<WholeMonth const> happened_without,
                         std::span<double const> leaving_with, EffectSchedule const& schedule, YearFactors factors,
                         Fates const& fates, std::span<MonthFlows<double>> into)
{
    using Row = OfWorldWith;
    auto const bands = static_cast<std::size_t>(opening.bands);
    require(happened_without.size() == into.size() && static_cast<std::size_t>(schedule.months()) == into.size(),
            "both worlds last equally long");
    double posts = opening.posts();
    std::array<BandPeople, most_bands> people;
    for (std::size_t k = 0; k < bands; ++k) people[k] = {opening.staff[k], opening.staff[k], 0};
    int open_without = opening.frictional;
    int shared_open = opening.frictional;  // vacancies of both worlds
    int own_open = 0;                      // of the world with the programme only

    OfTheYear without_now(factors, bands);
    without_now.take(leaving_without);
    OfTheYear with_now(factors, bands);
    for (std::size_t number = 0; number < schedule.phases().size(); ++number) {
        auto const phase = schedule.phases()[number];
        with_now.take(leaving_with.subspan(number * bands, bands));
        for (int month = phase.from; month < phase.until; ++month) {
            auto const t = static_cast<std::size_t>(month);
            auto const& other = happened_without[t];
            auto const& chance_without = without_now.in(month);
            auto const& chance_with = with_now.in(month);
            WithFates const fate{fates, opening.bands, month};
            std::array<int, most_bands> staff{};
            std::array<BandMonth, most_bands> now;
            int left_without = 0;
            int leave_both = 0;
            int leave_with = 0;
            for (std::size_t k = 0; k < bands; ++k) {
                staff[k] = people[k].shared + people[k].own;
                bool const last = k + 1 == bands;
                now[k] = month_of(people[k], other.leavers[k], other.moved_up[k], chance_without[k], chance_with[k],
                                  last ? 0.0 : chances.moving_up[k], fate, k);
                left_without += other.leavers[k];
                leave_both += now[k].leave_both;
                leave_with += now[k].leave_with;
            }

            int const added = new_posts(chances.posts, chances.monthly_growth, chances.begin, month);
            // Vacancies of both worlds are filled in both, and so are new posts; the others have a fate of their own.
            int const shared_old =
                hypergeometric_quantile(open_without, shared_open, other.old_fills, fate(Row::shared_fills_old));
            int const shared_new = hypergeometric_quantile(left_without + added, leave_both + added, other.new_fills,
                                                           fate(Row::shared_fills_new));
            int const own_old = binomial_quantile(own_open, chances.old_filled, fate(Row::own_fills_old));
            int const own_new = binomial_quantile(leave_with, chances.new_filled, fate(Row::own_fills_new));
            int const leavers = leave_both + leave_with;
            auto const without = fill(chances, opening.structural,
                                      {open_without, left_without + added, other.old_fills, other.new_fills}, month);
            auto const with =
                fill(chances, opening.structural,
                     {shared_open + own_open, leavers + added, shared_old + own_old, shared_new + own_new}, month);
            note(into[t], staff, opening.bands, leavers, with, posts + 0.5 * added);
            posts += added;

            // Where hiring is limited the worlds may not hire all that were found; as many as both can are the same people.
            int const shared_hires = std::min({shared_old + shared_new, without.hires, with.hires});
            shared_open += leave_both + added - shared_hires;
            own_open = with.open - shared_open;
            open_without = without.open;
            move_on(std::span(people).first(bands), now, other);
            people[0].without += without.hires;
            people[0].shared += shared_hires;
            people[0].own += with.hires - shared_hires;
        }
    }
}

}  // namespace holdfast
