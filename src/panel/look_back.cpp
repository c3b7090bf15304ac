#include "holdfast/panel/look_back.hpp"

#include "base/text.hpp"
#include "numerics/stream.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Sums over a window: FTE at the years' ends, and leavers.
struct StaffAndLeavers {
    double staff{}, leavers{};
    void add(StaffAndLeavers const& more)
    {
        staff += more.staff;
        leavers += more.leavers;
    }
    [[nodiscard]] double rate() const { return leavers / staff; }
};

//! An authority that counts.
struct UsedAuthority {
    std::string number, name;
    StaffAndLeavers before, after;
    [[nodiscard]] double weight() const { return after.staff; }
    [[nodiscard]] double log_change() const { return std::log(after.rate() / before.rate()); }
};

using Places = std::vector<std::size_t>;  // among the authorities that are used

std::variant<StaffAndLeavers, NotUsable> sums_of(std::string const& number, PanelAuthority const& authority,
                                                 YearSpan span)
{
    StaffAndLeavers sums;
    for (int year = span.first; year <= span.last; ++year) {
        if (auto fault = not_usable_in(number, authority, year)) return *std::move(fault);
        auto const& row = authority.years.at(year);
        sums.add({*row.in_post, *row.leavers});
    }
    return sums;
}

std::variant<UsedAuthority, NotUsable> used_or_not(std::string const& number, PanelAuthority const& authority,
                                                   Windows const& windows)
{
    auto const before = sums_of(number, authority, windows.before);
    if (auto const* fault = std::get_if<NotUsable>(&before)) return *fault;
    auto const after = sums_of(number, authority, windows.after);
    if (auto const* fault = std::get_if<NotUsable>(&after)) return *fault;
    return UsedAuthority{number, authority.name, std::get<StaffAndLeavers>(before), std::get<StaffAndLeavers>(after)};
}

std::vector<UsedAuthority> used_authorities(Panel const& panel, Windows const& windows)
{
    std::vector<UsedAuthority> used;
    for (auto const& [number, authority] : panel) {
        auto one = used_or_not(number, authority, windows);
        if (auto* usable = std::get_if<UsedAuthority>(&one)) used.push_back(std::move(*usable));
    }
    return used;
}

//! Adopters first asked, as places among the used; and those that are not used.
std::pair<Places, std::vector<NotUsable>> adopters_among(std::vector<UsedAuthority> const& used, Panel const& panel,
                                                         LookBackQuestion const& question)
{
    Places places;
    std::vector<NotUsable> left_out;
    for (auto const& number : question.adopters) {
        auto const at = std::find_if(used.begin(), used.end(), [&](auto const& one) { return one.number == number; });
        auto const place = static_cast<std::size_t>(at - used.begin());
        auto const known = panel.find(number);
        if (at != used.end()) {
            if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
        } else if (known == panel.end()) {
            left_out.push_back({NotUsable::Why::not_in_panel, number, number, 0, 0.0});
        } else {
            left_out.push_back(std::get<NotUsable>(used_or_not(number, known->second, question.windows)));
        }
    }
    return {std::move(places), std::move(left_out)};
}

Places all_but(Places const& adopters, std::size_t count)
{
    std::vector<bool> adopted(count);
    for (auto const place : adopters) adopted[place] = true;
    Places others;
    for (std::size_t i = 0; i < count; ++i)
        if (!adopted[i]) others.push_back(i);
    return others;
}

struct WindowSums {
    StaffAndLeavers before, after;
    [[nodiscard]] BeforeAfter rates() const { return {before.rate(), after.rate()}; }
    [[nodiscard]] double log_change() const { return std::log(after.rate() / before.rate()); }
};

WindowSums sums_over(std::vector<UsedAuthority> const& used, Places const& places)
{
    WindowSums sums;
    for (auto const place : places) {
        sums.before.add(used[place].before);
        sums.after.add(used[place].after);
    }
    return sums;
}

//! A straight line by weighted least squares.
struct StraightLine {
    double at_nothing{}, slope{};
    [[nodiscard]] double at(double x) const { return at_nothing + slope * x; }
};

StraightLine line_through(std::vector<double> const& x, std::vector<double> const& y, std::vector<double> const& weight)
{
    double const total = std::accumulate(weight.begin(), weight.end(), 0.0);
    double const mean_x = std::inner_product(x.begin(), x.end(), weight.begin(), 0.0) / total;
    double const mean_y = std::inner_product(y.begin(), y.end(), weight.begin(), 0.0) / total;
    double xx = 0.0;
    double xy = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += weight[i] * (x[i] - mean_x) * (x[i] - mean_x);
        xy += weight[i] * (x[i] - mean_x) * (y[i] - mean_y);
    }
    double const slope = xx > 0.0 ? xy / xx : 0.0;  // all began alike: nothing is to be adjusted
    return {mean_y - slope * mean_x, slope};
}

StraightLine after_on_before(std::vector<UsedAuthority> const& used, Places const& others)
{
    std::vector<double> before;
    std::vector<double> after;
    std::vector<double> weight;
    for (auto const place : others) {
        before.push_back(std::log(used[place].before.rate()));
        after.push_back(std::log(used[place].after.rate()));
        weight.push_back(used[place].weight());
    }
    return line_through(before, after, weight);
}

//! Geometric means, weighted: the line goes through them.
BeforeAfter typical_of(std::vector<UsedAuthority> const& used, Places const& places)
{
    double before = 0.0;
    double after = 0.0;
    double weights = 0.0;
    for (auto const place : places) {
        before += used[place].weight() * std::log(used[place].before.rate());
        after += used[place].weight() * std::log(used[place].after.rate());
        weights += used[place].weight();
    }
    return {std::exp(before / weights), std::exp(after / weights)};
}

//! How far a residual scatters at a size: s²(w) = c + d/w, neither below 0.
class ScatterBySize {
public:
    ScatterBySize(std::vector<double> const& residuals, std::vector<double> const& weights)
    {
        std::vector<double> one_over;
        std::vector<double> squares;
        for (std::size_t i = 0; i < residuals.size(); ++i) {
            one_over.push_back(1.0 / weights[i]);
            squares.push_back(residuals[i] * residuals[i]);
        }
        std::vector<double> const equal(residuals.size(), 1.0);
        line_ = line_through(one_over, squares, equal);
        auto const all = static_cast<double>(residuals.size());
        if (line_.slope < 0.0) line_ = {std::accumulate(squares.begin(), squares.end(), 0.0) / all, 0.0};
        if (line_.at_nothing < 0.0)
            line_ = {0.0, std::inner_product(squares.begin(), squares.end(), one_over.begin(), 0.0) /
                              std::inner_product(one_over.begin(), one_over.end(), one_over.begin(), 0.0)};
    }
    [[nodiscard]] double sd(double weight) const { return std::sqrt(std::max(line_.at(1.0 / weight), 1e-30)); }

private:
    StraightLine line_;
};

//! At the place p (n + 1) of n ordered values: of n + 1 alike, the last lies below it with the chance p.
double quantile_of_next(std::vector<double> ordered, double p)
{
    std::sort(ordered.begin(), ordered.end());
    auto const last = static_cast<double>(ordered.size() - 1);
    double const place = std::clamp(p * static_cast<double>(ordered.size() + 1) - 1.0, 0.0, last);
    auto const below = static_cast<std::size_t>(place);
    auto const above = std::min(below + 1, ordered.size() - 1);
    return ordered[below] + (place - static_cast<double>(below)) * (ordered[above] - ordered[below]);
}

struct MeanAndSd {
    double mean{}, sd{};
};

MeanAndSd moments_of(std::vector<double> const& values)
{
    auto const all = static_cast<double>(values.size());
    double const mean = std::accumulate(values.begin(), values.end(), 0.0) / all;
    double squares = 0.0;
    for (double const value : values) squares += (value - mean) * (value - mean);
    return {mean, values.size() > 1 ? std::sqrt(squares / (all - 1.0)) : 0.0};
}

//! An effect as a logarithm, and what the placebos say of it.
struct LogEffect {
    double value{}, low{}, high{}, placebo_sd{};
    [[nodiscard]] bool holds_nothing() const { return low <= 0.0 && high >= 0.0; }
    [[nodiscard]] ComparedRatio as_ratio() const
    {
        return {std::exp(value), std::exp(low), std::exp(high), placebo_sd};
    }
};

struct BesideOthers {
    LogEffect plain, adjusted;
    double slope{};
    double placebo_mean{};  //!< of the residuals
    std::size_t placebos{};
};

//! One set after the other, k places of 0 … m − 1 each: Floyd's way, k uniform numbers a set and all sets alike likely.
Places random_sets(std::size_t k, std::size_t m, std::size_t sets, std::string const& name, std::uint64_t seed)
{
    std::vector<double> u(sets * k);
    uniforms(seed, 0, belief_key(name), u);
    Places all;
    all.reserve(u.size());
    for (std::size_t set = 0; set < sets; ++set) {
        auto const begin = static_cast<std::ptrdiff_t>(all.size());
        for (std::size_t i = 0; i < k; ++i) {
            std::size_t const last = m - k + i;
            auto const place = static_cast<std::size_t>(u[set * k + i] * static_cast<double>(last + 1));
            bool const taken = std::find(all.begin() + begin, all.end(), place) != all.end();
            all.push_back(taken ? last : place);
        }
    }
    return all;
}

//! (1 + k/m) / √(1 − k/m) · √(m / (m − 2)): a placebo set is drawn from the others that it is then held against, and their line is
//! estimated.
double widening_of(std::size_t adopters, std::size_t others)
{
    auto const m = static_cast<double>(others);
    double const share = static_cast<double>(adopters) / m;
    return (1.0 + share) / std::sqrt(1.0 - share) * std::sqrt(m / (m - 2.0));
}

LogEffect with_placebo_sd(double value, double sd, double widening)
{
    double const half = normal_95 * sd * widening;
    return {value, value - half, value + half, sd};
}

std::vector<double> residuals_of(std::vector<UsedAuthority> const& used, Places const& places, StraightLine const& line)
{
    std::vector<double> residuals;
    residuals.reserve(places.size());
    for (auto const place : places)
        residuals.push_back(std::log(used[place].after.rate()) - line.at(std::log(used[place].before.rate())));
    return residuals;
}

double weighted_mean(std::vector<double> const& values, std::vector<UsedAuthority> const& used, Places const& places)
{
    double sum = 0.0;
    double weights = 0.0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        sum += used[places[i]].weight() * values[i];
        weights += used[places[i]].weight();
    }
    return sum / weights;
}

//! `sets`: places among the others.
BesideOthers compare_several(std::vector<UsedAuthority> const& used, Places const& adopters, Places const& others,
                             Places const& sets)
{
    auto const line = after_on_before(used, others);
    auto const residuals = residuals_of(used, others, line);
    double const change_elsewhere = sums_over(used, others).log_change();
    std::size_t const k = adopters.size();
    std::vector<double> adjusted(sets.size() / k);
    std::vector<double> plain(adjusted.size());
    for (std::size_t set = 0; set < adjusted.size(); ++set) {
        WindowSums sums;
        double weighted = 0.0;
        for (std::size_t i = set * k; i < (set + 1) * k; ++i) {
            auto const& one = used[others[sets[i]]];
            sums.before.add(one.before);
            sums.after.add(one.after);
            weighted += one.weight() * residuals[sets[i]];
        }
        adjusted[set] = weighted / sums.after.staff;
        plain[set] = sums.log_change() - change_elsewhere;
    }
    auto const of_placebos = moments_of(adjusted);
    double const widening = widening_of(k, others.size());
    double const here = weighted_mean(residuals_of(used, adopters, line), used, adopters);
    return {with_placebo_sd(sums_over(used, adopters).log_change() - change_elsewhere, moments_of(plain).sd, widening),
            with_placebo_sd(here - of_placebos.mean, of_placebos.sd, widening), line.slope, of_placebos.mean,
            adjusted.size()};
}

//! The interval of one authority: what another of its size would have scattered about `middle`.
LogEffect beside_others(double residual, double weight, std::vector<double> residuals,
                        std::vector<double> const& weights, MeanAndSd placebos, double middle)
{
    ScatterBySize const scatter(residuals, weights);
    double const own = scatter.sd(weight);
    for (std::size_t i = 0; i < residuals.size(); ++i)
        residuals[i] = (residuals[i] - middle) / scatter.sd(weights[i]) * own;
    double const value = residual - middle;
    return {value, value - quantile_of_next(residuals, 0.975), value - quantile_of_next(residuals, 0.025), placebos.sd};
}

BesideOthers compare_one(std::vector<UsedAuthority> const& used, std::size_t adopter, Places const& others)
{
    auto const line = after_on_before(used, others);
    auto const residuals = residuals_of(used, others, line);
    double const change_elsewhere = sums_over(used, others).log_change();
    double const weight = used[adopter].weight();
    std::vector<double> changes;
    std::vector<double> weights;
    std::vector<double> placebo_residuals;
    std::vector<double> placebo_changes;
    for (std::size_t i = 0; i < others.size(); ++i) {
        auto const& other = used[others[i]];
        changes.push_back(other.log_change() - change_elsewhere);
        weights.push_back(other.weight());
        if (other.weight() < weight / 2.0) continue;
        placebo_residuals.push_back(residuals[i]);
        placebo_changes.push_back(changes.back());
    }
    if (placebo_residuals.size() < fewest_to_compare) {  // far larger than all others
        placebo_residuals = residuals;
        placebo_changes = changes;
    }
    auto const placebos = moments_of(placebo_residuals);
    double const residual = residuals_of(used, {adopter}, line).front();
    return {beside_others(used[adopter].log_change() - change_elsewhere, weight, changes, weights,
                          moments_of(placebo_changes), 0.0),
            beside_others(residual, weight, residuals, weights, placebos, placebos.mean), line.slope, placebos.mean,
            placebo_residuals.size()};
}

std::string placebo_name(std::size_t adopters) { return fmt::format("look-back.placebo.{}", adopters); }

//! Leavers over staff of those that published both.
std::optional<double> rate_of_year(Panel const& panel, std::vector<UsedAuthority> const& used, Places const& places,
                                   int year)
{
    StaffAndLeavers sums;
    for (auto const place : places) {
        auto const& years = panel.at(used[place].number).years;
        auto const row = years.find(year);
        if (row != years.end() && row->second.in_post && row->second.leavers)
            sums.add({*row->second.in_post, *row->second.leavers});
    }
    return sums.staff > 0.0 ? std::optional(sums.rate()) : std::nullopt;
}

bool enough(std::size_t adopters, std::size_t others) { return others >= std::max(fewest_to_compare, adopters + 1); }

LookBack findings_of(Panel const& panel, LookBackQuestion const& question, std::vector<UsedAuthority> const& used,
                     Places const& adopters)
{
    auto const others = all_but(adopters, used.size());
    std::size_t const k = adopters.size();
    auto const compared =
        k == 1 ? compare_one(used, adopters.front(), others)
               : compare_several(used, adopters, others,
                                 random_sets(k, others.size(), question.placebo_sets, placebo_name(k), question.seed));
    LookBack found;
    found.windows = question.windows;
    double const years = question.windows.after.last - question.windows.after.first + 1;
    for (auto const place : adopters) {
        auto const& one = used[place];
        found.adopters.push_back(
            {one.number, one.name, {one.before.rate(), one.after.rate()}, one.after.staff / years});
    }
    found.others = others.size();
    found.placebos = compared.placebos;
    auto const here = sums_over(used, adopters);
    found.here = here.rates();
    found.elsewhere = sums_over(used, others).rates();
    found.staff = here.after.staff / years;
    found.carried_over = compared.slope;
    found.typical = typical_of(used, others);
    found.like_size = std::exp(compared.placebo_mean);
    found.plain = compared.plain.as_ratio();
    found.adjusted = compared.adjusted.as_ratio();
    auto const span = published_years(panel).value_or(YearSpan{});
    for (int year = span.first; year <= span.last; ++year)
        found.years.push_back(
            {year, rate_of_year(panel, used, adopters, year), rate_of_year(panel, used, others, year)});
    return found;
}

//! Of random sets of one size.
NullCoverage coverage_of(std::vector<UsedAuthority> const& used, std::size_t k, std::size_t sets,
                         LookBackQuestion const& question)
{
    auto const all = used.size();
    auto const placebos = random_sets(k, all - k, question.placebo_sets, placebo_name(k), question.seed);
    auto const drawn = random_sets(k, all, sets, fmt::format("look-back.null.{}", k), question.seed);
    NullCoverage found{k, sets, 0.0, 0.0, 0.0, 0.0};
    std::vector<std::optional<BesideOthers>> of_one(k == 1 ? all : 0);  // there are no more than there are authorities
    for (std::size_t set = 0; set < sets; ++set) {
        auto const from = drawn.begin() + static_cast<std::ptrdiff_t>(set * k);
        Places const adopters(from, from + static_cast<std::ptrdiff_t>(k));
        auto const others = all_but(adopters, all);
        if (k == 1 && !of_one[adopters.front()]) of_one[adopters.front()] = compare_one(used, adopters.front(), others);
        auto const compared = k == 1 ? *of_one[adopters.front()] : compare_several(used, adopters, others, placebos);
        auto const alone = with_placebo_sd(compared.adjusted.value, compared.adjusted.placebo_sd, 1.0);
        found.adjusted += compared.adjusted.holds_nothing() ? 1.0 : 0.0;
        found.plain += compared.plain.holds_nothing() ? 1.0 : 0.0;
        found.placebo_alone += alone.holds_nothing() ? 1.0 : 0.0;
        found.mean_log += compared.adjusted.value;
    }
    for (auto* sum : {&found.adjusted, &found.plain, &found.placebo_alone, &found.mean_log})
        *sum /= static_cast<double>(sets);
    return found;
}

}  // namespace

std::optional<NotUsable> not_usable_in(std::string const& number, PanelAuthority const& authority, int year)
{
    using Why = NotUsable::Why;
    auto const found = authority.years.find(year);
    NotUsable fault{Why::not_published, number, authority.name, year, 0.0};
    if (found == authority.years.end() || !found->second.in_post || !found->second.leavers) return fault;
    fault.staff = *found->second.in_post;
    if (fault.staff < smallest_to_look_back) fault.why = Why::too_small;
    else if (*found->second.leavers <= 0.0) fault.why = Why::nobody_left;
    else return std::nullopt;
    return fault;
}

std::optional<YearSpan> published_years(Panel const& panel)
{
    std::optional<YearSpan> span;
    for (auto const& [number, authority] : panel)
        for (auto const& [year, row] : authority.years) {
            if (!span) span = YearSpan{year, year};
            span->first = std::min(span->first, year);
            span->last = std::max(span->last, year);
        }
    return span;
}

std::variant<LookBack, CannotLookBack> look_back(Panel const& panel, LookBackQuestion const& question)
{
    auto const used = used_authorities(panel, question.windows);
    auto [adopters, left_out] = adopters_among(used, panel, question);
    std::size_t const others = used.size() - adopters.size();
    if (adopters.empty() || !enough(adopters.size(), others)) return CannotLookBack{std::move(left_out), others};
    auto found = findings_of(panel, question, used, adopters);
    found.left_out = std::move(left_out);
    return found;
}

std::vector<NullCoverage> null_coverage(Panel const& panel, LookBackQuestion const& question,
                                        std::vector<std::size_t> const& sizes, std::size_t sets)
{
    auto const used = used_authorities(panel, question.windows);
    std::vector<NullCoverage> found;
    for (auto const k : sizes)
        if (used.size() > k && enough(k, used.size() - k)) found.push_back(coverage_of(used, k, sets, question));
    return found;
}

std::string not_usable_words(NotUsable const& fault)
{
    auto const name = visible(fault.name);
    switch (fault.why) {
    case NotUsable::Why::too_small:
        return fmt::format("{} had {:.1f} FTE in {}: below {:.0f} FTE leaving is mostly chance, and no answer is to be "
                           "had",
                           name, fault.staff, fault.year, smallest_to_look_back);
    case NotUsable::Why::nobody_left:
        return fmt::format("nobody left {} in {}: a change from or to nothing has no ratio", name, fault.year);
    case NotUsable::Why::not_published:
        return fmt::format("{} published no staff or no leavers for {}", name, fault.year);
    case NotUsable::Why::not_in_panel: break;
    }
    return fmt::format("{} is not in the panel", name);
}

}  // namespace holdfast
