#include "holdfast/panel/backtest.hpp"

#include "belief/sampler.hpp"
#include "holdfast/belief/distribution.hpp"
#include "numerics/binomial.hpp"
#include "numerics/stream.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double smallest_of_top = 50.0;  // FTE: below, a year's rate is mostly chance
constexpr double top_share = 0.1;

double mean(std::vector<double> const& values)
{
    return values.empty() ? 0.0
                          : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::pair<int, int> years_of(Panel const& panel)
{
    int first = 9999;
    int last = 0;
    for (auto const& [number, authority] : panel)
        for (auto const& [year, row] : authority.years) {
            first = std::min(first, year);
            last = std::max(last, year);
        }
    return {first, last};
}

PanelYear const* row_of(PanelAuthority const& authority, int year)
{
    auto const found = authority.years.find(year);
    return found == authority.years.end() ? nullptr : &found->second;
}

//! Mean staff over a year that has an opening and an end.
std::optional<double> exposure_of(PanelAuthority const& authority, int year)
{
    auto const* now = row_of(authority, year);
    auto const* before = row_of(authority, year - 1);
    if (now == nullptr || before == nullptr || !now->in_post || !before->in_post) return std::nullopt;
    return (*before->in_post + *now->in_post) / 2.0;
}

//! What was known at the end of a year.
struct AsOf {
    int origin{};
    LeavingRates leaving;
    std::optional<CoverShares> cover;
    double rate{};  //!< England's of that year
};

std::optional<AsOf> as_of(Panel const& panel, int origin, LeavingModel model)
{
    model.first_on_closing = true;
    int const first = origin - years_of_leaving + 1;
    auto leaving = leaving_rates(staff_of(panel), first, origin, model);
    if (!leaving || leaving->national.empty() || leaving->national.back().year != origin) return std::nullopt;
    double const rate = leaving->national.back().rate;
    return AsOf{origin, *std::move(leaving), cover_shares(vacancies_of(panel), origin - years_of_cover + 1, origin),
                rate};
}

//! England's rate of each year of the panel.
std::map<int, double> true_rates(Panel const& panel, LeavingModel model)
{
    model.first_on_closing = true;
    auto const [first, last] = years_of(panel);
    std::map<int, double> rates;
    if (auto const all = leaving_rates(staff_of(panel), first, last, model))
        for (auto const& [year, rate] : all->national) rates[year] = rate;
    return rates;
}

//! A later year of one authority that counts.
struct Case {
    std::string number;
    int year{};
    double exposure{}, leavers{};
    double rate{};  //!< England's of that year
    RelativeLeavingRate relative;
    double own_last{}, own_five{};  //!< ratios
    double own_five_rate{};         //!< leavers per FTE-year, mean of those years
};

std::vector<Case> cases_of(Panel const& panel, AsOf const& known, std::map<int, double> const& rates)
{
    std::vector<Case> cases;
    std::map<int, double> rates_then;
    for (auto const& [year, rate] : known.leaving.national) rates_then[year] = rate;
    for (auto const& [number, authority] : panel) {
        auto const kept = known.leaving.kept.find(number);
        if (kept == known.leaving.kept.end() || kept->second.empty()) continue;
        std::vector<double> ratios;
        std::vector<double> own_rates;
        for (auto const& year : kept->second) {
            ratios.push_back(year.ratio);
            own_rates.push_back(year.ratio * rates_then.at(year.year));
        }
        for (auto const& [year, row] : authority.years) {
            if (year <= known.origin || !row.in_post || !row.leavers || *row.in_post < smallest_leaving_year) continue;
            auto const exposure = exposure_of(authority, year);
            auto const rate = rates.find(year);
            if (!exposure || rate == rates.end()) continue;
            cases.push_back({number, year, *exposure, *row.leavers, rate->second, known.leaving.relative.at(number),
                             ratios.back(), mean(ratios), mean(own_rates)});
        }
    }
    return cases;
}

//! Draws of a column, each a pure function of seed, name and number.
std::vector<double> drawn(Distribution const& about, std::string const& name, BacktestQuestion const& question)
{
    std::vector<double> values(question.draws);
    uniforms(question.seed, 0, belief_key(name), values);
    Sampler(about).from_uniforms(best_instruction_set(), values, values);
    return values;
}

Distribution gamma_of(double mean, double sd)
{
    if (sd <= 0.0) return Fixed{mean};
    return Gamma{mean * mean / (sd * sd), sd * sd / mean};
}

//! Whole leavers of a year, in order.
std::vector<int> leavers_of(std::string const& name, double exposure, RelativeLeavingRate const& relative,
                            Distribution const& national, BacktestQuestion const& question)
{
    auto const rate = drawn(national, name + ".national", question);
    auto const own = drawn(gamma_of(relative.mean, relative.sd), name + ".relative", question);
    double const expected = std::max(holdfast::mean(national) * relative.mean * exposure, 1.0);
    auto const factor = drawn(Gamma{expected, 1.0 / expected}, name + ".year", question);
    std::vector<double> u(question.draws);
    uniforms(question.seed, 0, belief_key(name + ".people"), u);
    int const person_months = 12 * static_cast<int>(std::lround(exposure));
    std::vector<int> people(question.draws);
    for (std::size_t i = 0; i < people.size(); ++i) {
        double const hazard = rate[i] * own[i] * factor[i] / 12.0;
        people[i] = binomial_quantile(person_months, -std::expm1(-hazard), u[i]);
    }
    std::sort(people.begin(), people.end());
    return people;
}

//! The smallest value that at least such a share of the draws does not go beyond.
template <class Value> Value at_share(std::vector<Value> const& ordered, double share)
{
    auto const place = static_cast<std::size_t>(std::ceil(share * static_cast<double>(ordered.size())));
    return ordered[std::clamp<std::size_t>(place, 1, ordered.size()) - 1];
}

template <class Value> auto intervals_of(std::vector<Value> const& ordered)
{
    std::array<std::pair<Value, Value>, interval_levels.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i) {
        double const tail = (1.0 - interval_levels[i]) / 2.0;
        all[i] = {at_share(ordered, tail), at_share(ordered, 1.0 - tail)};
    }
    return all;
}

//! How often an interval held what happened, and how large the authority was.
struct Held {
    double exposure{};
    std::array<bool, interval_levels.size()> inside{};
};

ForecastYear forecast_of(Case const& the_case, AsOf const& known, BacktestQuestion const& question)
{
    int const origin = known.origin;
    double const then = known.rate * the_case.exposure;
    double const england = the_case.rate * the_case.exposure;
    auto const people = leavers_of(fmt::format("backtest.{}.{}.{}", origin, the_case.number, the_case.year),
                                   the_case.exposure, the_case.relative, Fixed{the_case.rate}, question);
    return {
        the_case.year,
        england * the_case.relative.mean,
        the_case.leavers,
        intervals_of(people),
        england * the_case.own_last,
        england * the_case.own_five,
        england,
        {then * the_case.relative.mean, then * the_case.own_last, the_case.own_five_rate * the_case.exposure, then}};
}

Held held(Case const& the_case, ForecastYear const& forecast)
{
    Held held{the_case.exposure, {}};
    auto const happened = static_cast<int>(std::lround(the_case.leavers));
    for (std::size_t i = 0; i < held.inside.size(); ++i)
        held.inside[i] = happened >= forecast.interval[i].first && happened <= forecast.interval[i].second;
    return held;
}

Coverage share_inside(std::vector<Held>::const_iterator from, std::vector<Held>::const_iterator to)
{
    Coverage coverage{};
    auto const all = static_cast<double>(std::max<std::ptrdiff_t>(to - from, 1));
    for (auto at = from; at != to; ++at)
        for (std::size_t i = 0; i < coverage.size(); ++i) coverage[i] += at->inside[i] ? 1.0 / all : 0.0;
    return coverage;
}

//! By thirds, the smallest first.
std::array<Coverage, 3> by_size(std::vector<Held> held)
{
    std::stable_sort(held.begin(), held.end(), [](Held const& a, Held const& b) { return a.exposure < b.exposure; });
    std::array<Coverage, 3> thirds;
    for (std::size_t i = 0; i < thirds.size(); ++i) {
        auto const at = [&](std::size_t third) {
            return held.cbegin() + static_cast<std::ptrdiff_t>(held.size() * third / thirds.size());
        };
        thirds[i] = share_inside(at(i), at(i + 1));
    }
    return thirds;
}

//! Errors and bias of leavers; `scale` is what each forecast is multiplied by.
LeaverForecasts errors_of(std::vector<Case> const& cases, double rate_of_origin)
{
    LeaverForecasts found;
    found.authority_years = cases.size();
    double forecast = 0.0;
    double happened = 0.0;
    auto const all = static_cast<double>(std::max<std::size_t>(cases.size(), 1));
    for (auto const& one_year : cases) {
        auto const add = [&](ForecastErrors& errors, double rate, double own_five) {
            double const england = rate * one_year.exposure;
            errors.model += std::abs(england * one_year.relative.mean - one_year.leavers) / all;
            errors.own_last_year += std::abs(england * one_year.own_last - one_year.leavers) / all;
            errors.own_five_years += std::abs(own_five * one_year.exposure - one_year.leavers) / all;
            errors.national += std::abs(england - one_year.leavers) / all;
        };
        add(found.mae, one_year.rate, one_year.rate * one_year.own_five);
        add(found.mae_at_origins_rate, rate_of_origin, one_year.own_five_rate);
        forecast += one_year.rate * one_year.exposure * one_year.relative.mean;
        happened += one_year.leavers;
    }
    found.bias = happened > 0.0 ? forecast / happened - 1.0 : 0.0;
    return found;
}

//! Of the years of one authority.
ForecastErrors errors_of_years(std::vector<ForecastYear> const& years, bool at_origins_rate)
{
    ForecastErrors errors;
    auto const all = static_cast<double>(std::max<std::size_t>(years.size(), 1));
    for (auto const& year : years) {
        Forecasts const said = at_origins_rate
                                   ? year.at_origins_rate
                                   : Forecasts{year.forecast, year.own_last_year, year.own_five_years, year.national};
        errors.model += std::abs(said.model - year.happened) / all;
        errors.own_last_year += std::abs(said.own_last_year - year.happened) / all;
        errors.own_five_years += std::abs(said.own_five_years - year.happened) / all;
        errors.national += std::abs(said.national - year.happened) / all;
    }
    return errors;
}

//! Sums for figures that are levels at a day: vacancies, shares of cover.
class Levels {
public:
    void add(double happened, double model, double last, double five, double national)
    {
        ++count_;
        happened_ += happened;
        forecast_ += model;
        errors_.model += std::abs(model - happened);
        errors_.own_last_year += std::abs(last - happened);
        errors_.own_five_years += std::abs(five - happened);
        errors_.national += std::abs(national - happened);
    }
    [[nodiscard]] LevelForecasts found() const
    {
        LevelForecasts found{count_, happened_ > 0.0 ? forecast_ / happened_ - 1.0 : 0.0, errors_};
        auto const all = static_cast<double>(std::max<std::size_t>(count_, 1));
        for (auto* error : {&found.mae.model, &found.mae.own_last_year, &found.mae.own_five_years, &found.mae.national})
            *error /= all;
        return found;
    }

private:
    std::size_t count_{};
    double happened_{}, forecast_{};
    ForecastErrors errors_;
};

LevelForecasts vacancies_found(Panel const& panel, AsOf const& known)
{
    double staff = 0.0;
    double vacant = 0.0;
    for (auto const& [number, authority] : panel)
        if (auto const* row = row_of(authority, known.origin); row != nullptr && row->in_post && row->vacancies) {
            staff += *row->in_post;
            vacant += *row->vacancies;
        }
    double const england = staff > 0.0 ? vacant / staff : 0.0;
    Levels levels;
    for (auto const& [number, authority] : panel) {
        auto const* now = row_of(authority, known.origin);
        if (now == nullptr || !now->in_post || !now->vacancies) continue;
        std::vector<double> own;
        for (int year = known.origin - years_of_leaving + 1; year <= known.origin; ++year)
            if (auto const* row = row_of(authority, year); row != nullptr && row->in_post && row->vacancies)
                own.push_back(*row->vacancies / *row->in_post);
        for (auto const& [year, row] : authority.years) {
            if (year <= known.origin || !row.in_post || !row.vacancies || *row.in_post < smallest_leaving_year)
                continue;
            levels.add(*row.vacancies, *now->vacancies, *now->vacancies / *now->in_post * *row.in_post,
                       mean(own) * *row.in_post, england * *row.in_post);
        }
    }
    return levels.found();
}

CoverForecasts cover_found(Panel const& panel, AsOf const& known)
{
    CoverForecasts found;
    if (!known.cover) return found;
    Levels levels;
    constexpr std::size_t years_of_a_mean = 3;
    std::size_t inside = 0;
    for (auto const& [number, authority] : panel) {
        auto const kept = known.cover->kept.find(number);
        if (kept == known.cover->kept.end() || kept->second.empty()) continue;
        double const believed = known.cover->believed.at(number).mean;
        std::vector<double> own;
        for (auto const& year : kept->second) own.push_back(year.share);
        std::vector<double> later;
        for (auto const& [year, row] : authority.years) {
            if (year <= known.origin || !row.vacancies || !row.covered || *row.vacancies < fewest_vacancies) continue;
            double const share = std::clamp(*row.covered / *row.vacancies, 0.0, 1.0);
            levels.add(share, believed, own.back(), mean(own), known.cover->england);
            if (later.size() < years_of_a_mean) later.push_back(share);
        }
        if (later.size() < years_of_a_mean) continue;
        ++found.means;
        Beta const belief{cover_effective_size * believed, cover_effective_size * (1.0 - believed)};
        double const average = mean(later);
        if (average >= quantile(belief, 0.025) && average <= quantile(belief, 0.975)) ++inside;
    }
    found.levels = levels.found();
    if (found.means > 0) found.means_inside_95 = static_cast<double>(inside) / static_cast<double>(found.means);
    return found;
}

//! Every year of the panel: what happened, whatever anybody forecast.
BeforeAndAfter before_and_after(Panel const& panel)
{
    auto const [first, last] = years_of(panel);
    struct Pair {
        double before{}, staff{};
        std::optional<double> after;
    };
    BeforeAndAfter found;
    std::size_t fell = 0;
    for (int year = first + 1; year < last; ++year) {
        std::vector<Pair> all;
        for (auto const& [number, authority] : panel) {
            auto const* row = row_of(authority, year);
            auto const exposure = exposure_of(authority, year);
            if (row == nullptr || !exposure || !row->leavers || *row->in_post < smallest_of_top) continue;
            auto const* next = row_of(authority, year + 1);
            auto const next_exposure = exposure_of(authority, year + 1);
            if (next == nullptr || !next_exposure || !next->leavers) continue;
            all.push_back({*row->leavers / *exposure, *exposure, *next->leavers / *next_exposure});
        }
        std::stable_sort(all.begin(), all.end(), [](Pair const& a, Pair const& b) { return a.before > b.before; });
        all.resize(static_cast<std::size_t>(std::lround(top_share * static_cast<double>(all.size()))));
        for (auto const& pair : all) {
            ++found.cases;
            found.rate_before += pair.before;
            found.rate_after += *pair.after;
            found.staff += pair.staff;
            if (*pair.after < pair.before) ++fell;
        }
    }
    if (found.cases == 0) return found;
    auto const cases = static_cast<double>(found.cases);
    found.rate_before /= cases;
    found.rate_after /= cases;
    found.staff /= cases;
    found.share_that_fell = static_cast<double>(fell) / cases;
    return found;
}

//! Σ (r − m)² of the later years' means over Σ of what the belief and a year's own scatter allow, before any widening.
double variance_needed(std::vector<Case> const& cases, AsOf const& known)
{
    std::map<std::string, std::vector<Case const*>> by_authority;
    for (auto const& one_year : cases) by_authority[one_year.number].push_back(&one_year);
    double seen = 0.0;
    double believed = 0.0;
    for (auto const& [number, years] : by_authority) {
        std::vector<double> ratios;
        for (auto const* year : years) ratios.push_back(year->leavers / (year->rate * year->exposure));
        auto const n = static_cast<double>(ratios.size());
        auto const& relative = years.front()->relative;
        double const away = mean(ratios) - relative.mean;
        seen += away * away - known.leaving.prior.within_variance / n;
        believed += relative.sd * relative.sd / known.leaving.prior.widening;
    }
    return believed > 0.0 ? seen / believed : 0.0;
}

std::string why_no_years(PanelAuthority const& authority, AsOf const& known, std::string const& number)
{
    auto const kept = known.leaving.kept.find(number);
    bool const unknown = kept == known.leaving.kept.end() || kept->second.empty();
    if (unknown && !authority.years.empty())
        return fmt::format(
            "nothing that its leaving could be forecast from was published by {}: its figures begin in {}",
            known.origin, authority.years.begin()->first);
    return "no later year was published with its staff, its leavers and the staff of the year before, and 20 FTE in "
           "post";
}

struct FromOrigin {
    Backtest found;
    std::vector<Case> cases;
    std::vector<Held> held;
    double variance_needed{};
};

std::optional<FromOrigin> from_origin(Panel const& panel, BacktestQuestion const& question,
                                      std::map<int, double> const& rates)
{
    auto const known = as_of(panel, question.origin, question.model);
    if (!known) return std::nullopt;
    FromOrigin from;
    from.cases = cases_of(panel, *known, rates);
    if (from.cases.empty()) return std::nullopt;
    auto& found = from.found;
    found.origin = question.origin;
    found.last = years_of(panel).second;
    found.leavers = errors_of(from.cases, known->rate);
    for (auto const& one_year : from.cases) {
        auto const forecast = forecast_of(one_year, *known, question);
        from.held.push_back(held(one_year, forecast));
        if (question.authority == one_year.number) found.years.push_back(forecast);
    }
    if (question.authority)
        if (auto const named = panel.find(*question.authority); named != panel.end()) {
            found.authority = named->second.name;
            if (found.years.empty()) found.why_no_years = why_no_years(named->second, *known, *question.authority);
        }
    found.authoritys = errors_of_years(found.years, false);
    found.authoritys_at_origins_rate = errors_of_years(found.years, true);
    found.leavers.coverage = share_inside(from.held.cbegin(), from.held.cend());
    found.leavers.coverage_by_size = by_size(from.held);
    found.vacancies = vacancies_found(panel, *known);
    found.cover = cover_found(panel, *known);
    found.before_after = before_and_after(panel);
    from.variance_needed = variance_needed(from.cases, *known);
    return from;
}

}  // namespace

std::optional<Backtest> backtest(Panel const& panel, BacktestQuestion const& question)
{
    auto from = from_origin(panel, question, true_rates(panel, question.model));
    if (!from) return std::nullopt;
    return std::move(from->found);
}

std::vector<int> origins_of(Panel const& panel)
{
    auto const [first, last] = years_of(panel);
    std::vector<int> origins;
    for (int year = first; year < last; ++year)
        if (as_of(panel, year, {})) origins.push_back(year);
    return origins;
}

Origins backtest_all(Panel const& panel, BacktestQuestion const& question)
{
    Origins all;
    auto const rates = true_rates(panel, question.model);
    std::vector<Held> held;
    std::vector<Held> next_held;
    std::vector<Case> next;
    auto asked = question;
    for (int const origin : origins_of(panel)) {
        asked.origin = origin;
        auto from = from_origin(panel, asked, rates);
        if (!from) continue;
        held.insert(held.end(), from->held.begin(), from->held.end());
        for (std::size_t i = 0; i < from->cases.size(); ++i) {
            if (from->cases[i].year != origin + 1) continue;
            next.push_back(from->cases[i]);
            next_held.push_back(from->held[i]);
        }
        all.variance_needed += from->variance_needed;
        all.by_origin.push_back(std::move(from->found));
    }
    if (all.by_origin.empty()) return all;
    all.variance_needed /= static_cast<double>(all.by_origin.size());
    all.coverage = share_inside(held.cbegin(), held.cend());
    all.coverage_by_size = by_size(std::move(held));
    all.one_year_ahead = errors_of(next, next.empty() ? 0.0 : next.back().rate);
    all.one_year_ahead.mae_at_origins_rate = {};
    all.one_year_ahead.coverage = share_inside(next_held.cbegin(), next_held.cend());
    all.one_year_ahead.coverage_by_size = by_size(std::move(next_held));
    return all;
}

std::vector<NextYear> forecast_next_year(Panel const& panel, BacktestQuestion const& question,
                                         Distribution const& national)
{
    int const last = years_of(panel).second;
    auto const known = as_of(panel, last, question.model);
    std::vector<NextYear> forecasts;
    if (!known) return forecasts;
    for (auto const& [number, authority] : panel) {
        auto const* row = row_of(authority, last);
        if (row == nullptr || !row->in_post || *row->in_post < smallest_leaving_year) continue;
        NextYear next{number, authority.name, {}, {}, row->vacancies, {}, {}};
        auto const people = leavers_of(fmt::format("forecast.{}.{}", number, last + 1), *row->in_post,
                                       known->leaving.relative.at(number), national, question);
        next.leavers = at_share(people, 0.5);
        next.interval = intervals_of(people);
        if (known->cover) {
            next.cover = known->cover->believed.at(number).mean;
            Beta const belief{cover_effective_size * next.cover, cover_effective_size * (1.0 - next.cover)};
            for (std::size_t i = 0; i < interval_levels.size(); ++i) {
                double const tail = (1.0 - interval_levels[i]) / 2.0;
                next.cover_interval[i] = {quantile(belief, tail), quantile(belief, 1.0 - tail)};
            }
        }
        forecasts.push_back(std::move(next));
    }
    return forecasts;
}

}  // namespace holdfast
