#include "belief/published_effect.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double interval_in_deviations = 3.92;  //!< a 95% interval, as (M13) rounds it

template <class... Arguments> EffectUnusable unusable(fmt::format_string<Arguments...> text, Arguments&&... arguments)
{
    return {fmt::format(text, std::forward<Arguments>(arguments)...)};
}

using Refusal = std::optional<EffectUnusable>;

template <class... Visitors> struct Overloaded : Visitors... {
    using Visitors::operator()...;
};
template <class... Visitors> Overloaded(Visitors...) -> Overloaded<Visitors...>;

//! The chances of leaving over the study's follow-up: p1 with the intervention, p0 without.
struct Risks {
    double p1{};
    double p0{};
};
using RisksFound = std::variant<Risks, EffectUnusable>;

double log_hazard_ratio(Risks risks) { return std::log(std::log1p(-risks.p1) / std::log1p(-risks.p0)); }

//! d ln(−ln(1 − p)) / dp.
double slope_in_risk(double p) { return -1.0 / ((1.0 - p) * std::log1p(-p)); }

//! d ln(−ln(1 − p)) / d logit(p).
double slope_in_log_odds(double p) { return -p / std::log1p(-p); }

//! (M12) is defined where 0 < p0 < 1 and 0 <= p1 < 1; p1 = 0 would be a hazard ratio of 0, whose logarithm is no
//! number. `how` says where p1 comes from.
RisksFound risks(double p1, double p0, std::string_view how)
{
    if (!(p0 > 0.0 && p0 < 1.0))
        return unusable("the chance of leaving in the comparison group must lie between 0 and 1, not at {}; "
                        "no ratio can be formed with it",
                        p0);
    if (!(p1 >= 0.0 && p1 < 1.0))
        return unusable("{} gives a chance of leaving of {:.4g} with the intervention, outside 0 to 1 (1 excluded); "
                        "check which measure it is and over which follow-up",
                        how, p1);
    // Chances so small that they are lost beside 1 are still chances; what overflows is not.
    if (p1 == 0.0 || !std::isfinite(log_hazard_ratio({p1, p0})))
        return unusable("{} gives a chance of leaving of {:.4g} with the intervention, and so a hazard ratio of 0; "
                        "write the counts instead, which allow for a small study",
                        how, p1);
    return Risks{p1, p0};
}

Refusal unless_ratio(std::string_view measure, double value)
{
    if (value > 0.0 && std::isfinite(value)) return std::nullopt;
    return unusable("{} must be a finite number above 0, not {}", measure, value);
}

//! Counts with 1/2 added to all four cells where one of them is empty (Haldane 1956, Anscombe 1956).
struct Cells {
    double intervention_left{}, intervention_stayed{}, comparator_left{}, comparator_stayed{};
};
std::variant<Cells, EffectUnusable> cells(Counts const& counts)
{
    auto const arm = [](std::string_view which, double left, double of) -> Refusal {
        if (!std::isfinite(left) || !std::isfinite(of))
            return unusable("the counts of the {} group must be finite numbers, not {} of {}", which, left, of);
        if (of <= 0.0) return unusable("the {} group must hold somebody, not {}", which, of);
        if (left < 0.0 || left > of)
            return unusable("the leavers of the {} group must lie between 0 and {}, not at {}", which, of, left);
        return std::nullopt;
    };
    if (auto refusal = arm("intervention", counts.intervention_left, counts.intervention_of)) return *refusal;
    if (auto refusal = arm("comparison", counts.comparator_left, counts.comparator_of)) return *refusal;
    // Halves in all four cells would then be the whole answer: a ratio of how large the groups are.
    if (counts.intervention_left == 0.0 && counts.comparator_left == 0.0)
        return EffectUnusable{"nobody left in either group, which says nothing about a ratio", true};
    if (counts.intervention_left == counts.intervention_of && counts.comparator_left == counts.comparator_of)
        return EffectUnusable{"everybody left in both groups, which says nothing about a ratio", true};
    Cells cells{counts.intervention_left, counts.intervention_of - counts.intervention_left, counts.comparator_left,
                counts.comparator_of - counts.comparator_left};
    if (std::min({cells.intervention_left, cells.intervention_stayed, cells.comparator_left,
                  cells.comparator_stayed}) == 0.0)
        for (double* cell :
             {&cells.intervention_left, &cells.intervention_stayed, &cells.comparator_left, &cells.comparator_stayed})
            *cell += 0.5;
    return cells;
}

Risks risks_of(Cells const& c)
{
    return {c.intervention_left / (c.intervention_left + c.intervention_stayed),
            c.comparator_left / (c.comparator_left + c.comparator_stayed)};
}

//! (M12): both risks of a figure. A hazard ratio has none of its own and does not come here.
RisksFound risks_behind(EffectFigure const& figure, std::optional<Probability> comparator_risk)
{
    auto const with_comparator = [&](std::string_view measure, auto const& p1_from) -> RisksFound {
        if (!comparator_risk)
            return unusable("{} needs the study's own chance of leaving in the comparison group over its follow-up",
                            measure);
        double const p0 = comparator_risk->value();
        auto const [p1, how] = p1_from(p0);
        return risks(p1, p0, how);
    };
    return std::visit(
        Overloaded{
            [&](RiskRatio const& f) -> RisksFound {
                if (auto refusal = unless_ratio("a risk ratio", f.value)) return *refusal;
                return with_comparator("a risk ratio", [&](double p0) {
                    return std::pair(f.value * p0, fmt::format("a risk ratio of {} on a chance of {}", f.value, p0));
                });
            },
            [&](OddsRatio const& f) -> RisksFound {
                if (auto refusal = unless_ratio("an odds ratio", f.value)) return *refusal;
                return with_comparator("an odds ratio", [&](double p0) {
                    return std::pair(f.value * p0 / (1.0 - p0 + f.value * p0),
                                     fmt::format("an odds ratio of {} on a chance of {}", f.value, p0));
                });
            },
            [](HazardRatioFigure const&) -> RisksFound { return unusable("a hazard ratio has no risks of its own"); },
            [&](RateDifference const& f) -> RisksFound {
                if (!std::isfinite(f.value)) return unusable("a difference must be a finite number, not {}", f.value);
                return with_comparator("a difference", [&](double p0) {
                    return std::pair(p0 + f.value, fmt::format("a difference of {} from a chance of {}", f.value, p0));
                });
            },
            [](TwoRates const& f) -> RisksFound {
                return risks(f.intervention, f.comparator, fmt::format("a rate of {}", f.intervention));
            },
            [](Counts const& f) -> RisksFound {
                auto const found = cells(f);
                if (auto const* refusal = std::get_if<EffectUnusable>(&found)) return *refusal;
                return risks_of(std::get<Cells>(found));
            }},
        figure);
}

//! (M12): log θ of a figure.
std::variant<double, EffectUnusable> log_theta(EffectFigure const& figure, std::optional<Probability> comparator_risk)
{
    if (auto const* hazard = std::get_if<HazardRatioFigure>(&figure)) {
        if (auto refusal = unless_ratio("a hazard ratio", hazard->value)) return *refusal;
        return std::log(hazard->value);
    }
    auto const found = risks_behind(figure, comparator_risk);
    if (auto const* refusal = std::get_if<EffectUnusable>(&found)) return *refusal;
    return log_hazard_ratio(std::get<Risks>(found));
}

bool is_single_number(EffectFigure const& figure)
{
    return !std::holds_alternative<TwoRates>(figure) && !std::holds_alternative<Counts>(figure);
}

double number_of(EffectFigure const& figure)
{
    return std::visit(Overloaded{[](TwoRates const& f) { return f.intervention; },
                                 [](Counts const& f) { return f.intervention_left; },
                                 [](auto const& f) { return f.value; }},
                      figure);
}

std::string_view measure_of(EffectFigure const& figure)
{
    return std::visit(Overloaded{[](RiskRatio const&) { return "a risk ratio"; },
                                 [](OddsRatio const&) { return "an odds ratio"; },
                                 [](HazardRatioFigure const&) { return "a hazard ratio"; },
                                 [](RateDifference const&) { return "a difference"; },
                                 [](TwoRates const&) { return "two rates"; }, [](Counts const&) { return "counts"; }},
                      figure);
}

//! The comparator's risk that a figure brings with it.
std::optional<Probability> own_comparator(EffectFigure const& figure)
{
    if (is_single_number(figure)) return std::nullopt;
    auto const found = risks_behind(figure, std::nullopt);
    if (auto const* both = std::get_if<Risks>(&found)) return Probability(both->p0);
    return std::nullopt;
}

Refusal unless_design_effect(double design_effect)
{
    if (design_effect >= 1.0 && std::isfinite(design_effect)) return std::nullopt;
    return unusable("a design effect must be finite and at least 1 (1 where nobody was clustered), not {}",
                    design_effect);
}

//! d log θ / d log(measure) at the figure; for a difference d log θ / d difference.
std::variant<double, EffectUnusable> slope_at(EffectFigure const& figure, std::optional<Probability> comparator_risk)
{
    if (std::holds_alternative<HazardRatioFigure>(figure)) return 1.0;
    auto const found = risks_behind(figure, comparator_risk);
    if (auto const* refusal = std::get_if<EffectUnusable>(&found)) return *refusal;
    double const p1 = std::get<Risks>(found).p1;
    if (std::holds_alternative<RiskRatio>(figure)) return p1 * slope_in_risk(p1);
    if (std::holds_alternative<OddsRatio>(figure)) return slope_in_log_odds(p1);
    return slope_in_risk(p1);
}

constexpr double middle_slack = 0.10;  //!< of the whole interval, as fits of a median allow (belief/fitting)

//! Half a unit of the last digit that any of the numbers shows.
double half_a_digit(std::initializer_list<double> numbers)
{
    int places = 0;
    for (double const number : numbers) {
        auto const shown = fmt::format("{:.12f}", number);
        auto const last = shown.find_last_not_of('0');
        places = std::max(places, static_cast<int>(last) - static_cast<int>(shown.find('.')));
    }
    return 0.5 * std::pow(10.0, -places);
}

//! A published figure was computed with its interval, on the log scale for a ratio: where it is not in the middle one of
//! the three is misprinted, or of another measure. What rounding explains is not asked about.
Refusal unless_in_the_middle(EffectFigure const& figure, double low, double high)
{
    double const value = number_of(figure);
    bool const difference = std::holds_alternative<RateDifference>(figure);
    auto const scale = [difference](double x) { return difference ? x : std::log(x); };
    auto const middle = [difference](double a, double b) {
        return difference ? 0.5 * (a + b) : std::sqrt(a) * std::sqrt(b);
    };
    double const below = scale(value) - scale(low);
    double const above = scale(high) - scale(value);
    if (std::abs(above - below) <= middle_slack * (above + below)) return std::nullopt;
    double const h = half_a_digit({value, low, high});
    double const least = difference ? low - h : std::max(0.0, low - h);
    if (value - h <= middle(low + h, high + h) && value + h >= middle(least, high - h)) return std::nullopt;
    return unusable(
        "the figure, {}, is not in the middle of its interval{}: {} to {} is an interval about {:.4g}; check "
        "the three numbers, or give {} in place of the interval",
        value, difference ? "" : " on the log scale", low, high, middle(low, high),
        difference ? "standard_error" : "standard_error_log");
}

}  // namespace

std::variant<HazardRatio, EffectUnusable> hazard_ratio(EffectFigure const& figure,
                                                       std::optional<Probability> comparator_risk)
{
    auto const found = log_theta(figure, comparator_risk);
    if (auto const* refusal = std::get_if<EffectUnusable>(&found)) return *refusal;
    double const theta = std::exp(std::get<double>(found));
    if (!(theta > 0.0 && std::isfinite(theta))) return unusable("a hazard ratio of {} cannot be computed with", theta);
    return HazardRatio(theta);
}

LogHazardRatioFit from_interval(std::optional<EffectFigure> const& figure, EffectFigure const& low,
                                EffectFigure const& high, std::optional<Probability> comparator_risk)
{
    if (low.index() != high.index())
        return unusable("both ends of an interval must be of one measure, not {} and {}", measure_of(low),
                        measure_of(high));
    if (!is_single_number(low))
        return unusable("the ends of an interval must be ratios or differences, not {}; counts need no interval",
                        measure_of(low));
    if (figure && is_single_number(*figure) && figure->index() != low.index())
        return unusable("a figure and its interval must be of one measure, not {} and {}", measure_of(*figure),
                        measure_of(low));
    if (!comparator_risk && figure) comparator_risk = own_comparator(*figure);

    std::optional<double> mu;
    if (figure) {
        auto const middle = log_theta(*figure, comparator_risk);
        if (auto const* refusal = std::get_if<EffectUnusable>(&middle)) return *refusal;
        mu = std::get<double>(middle);
    }
    auto const low_end = log_theta(low, comparator_risk);
    if (auto const* refusal = std::get_if<EffectUnusable>(&low_end))
        return unusable("at the low end of the interval, {}", refusal->why);
    auto const high_end = log_theta(high, comparator_risk);
    if (auto const* refusal = std::get_if<EffectUnusable>(&high_end))
        return unusable("at the high end of the interval, {}", refusal->why);
    double const from = std::get<double>(low_end);
    double const to = std::get<double>(high_end);
    if (!(number_of(low) < number_of(high)))
        return unusable("the low end of the interval, {}, must lie below its high end, {}", number_of(low),
                        number_of(high));
    double const sigma = (to - from) / interval_in_deviations;
    if (!(sigma > 0.0))
        return unusable("an interval from {} to {} is too narrow to compute with", number_of(low), number_of(high));
    if (!mu) return LogHazardRatio{from + 0.5 * (to - from), sigma};
    if (*mu < from || *mu > to)
        return unusable("the figure is a hazard ratio of {:.4g} and lies outside its own interval, {:.4g} to {:.4g}",
                        std::exp(*mu), std::exp(from), std::exp(to));
    if (is_single_number(*figure))
        if (auto refusal = unless_in_the_middle(*figure, number_of(low), number_of(high))) return *refusal;
    return LogHazardRatio{*mu, sigma};
}

LogHazardRatioFit from_standard_error(EffectFigure const& figure, double standard_error,
                                      std::optional<Probability> comparator_risk, double design_effect)
{
    if (!is_single_number(figure))
        return unusable("a standard error belongs to a ratio or a difference, not to {}; counts need none",
                        measure_of(figure));
    if (!(standard_error > 0.0 && std::isfinite(standard_error)))
        return unusable("a standard error must be a finite number above 0, not {}", standard_error);
    if (auto refusal = unless_design_effect(design_effect)) return *refusal;
    auto const mu = log_theta(figure, comparator_risk);
    if (auto const* refusal = std::get_if<EffectUnusable>(&mu)) return *refusal;
    auto const slope = slope_at(figure, comparator_risk);
    if (auto const* refusal = std::get_if<EffectUnusable>(&slope)) return *refusal;
    double const sigma = std::get<double>(slope) * standard_error * std::sqrt(design_effect);
    if (!(sigma > 0.0 && std::isfinite(sigma)))
        return unusable("a standard error of {} is beyond the precision of the arithmetic", standard_error);
    return LogHazardRatio{std::get<double>(mu), sigma};
}

LogHazardRatioFit from_counts(Counts const& counts, double design_effect)
{
    if (auto refusal = unless_design_effect(design_effect)) return *refusal;
    auto const found = cells(counts);
    if (auto const* refusal = std::get_if<EffectUnusable>(&found)) return *refusal;
    auto const& c = std::get<Cells>(found);
    auto const both = risks_of(c);
    // The variance of a log odds is 1/left + 1/stayed; the two groups are independent.
    auto const share = [](double p, double left, double stayed) {
        double const slope = slope_in_log_odds(p);
        return slope * slope * (1.0 / left + 1.0 / stayed);
    };
    double const mu = log_hazard_ratio(both);
    double const sigma =
        std::sqrt(design_effect) * std::sqrt(share(both.p1, c.intervention_left, c.intervention_stayed) +
                                             share(both.p0, c.comparator_left, c.comparator_stayed));
    if (!std::isfinite(mu) || !(sigma > 0.0 && std::isfinite(sigma)))
        return unusable("{} of {} against {} of {} is beyond the precision of the arithmetic", counts.intervention_left,
                        counts.intervention_of, counts.comparator_left, counts.comparator_of);
    return LogHazardRatio{mu, sigma};
}

LogHazardRatioFit from_person_time(PersonTime const& with, PersonTime const& without, double design_effect)
{
    if (auto refusal = unless_design_effect(design_effect)) return *refusal;
    for (auto const* group : {&with, &without})
        if (!(group->left >= 0.0 && std::isfinite(group->left) && group->years > 0.0 && std::isfinite(group->years)))
            return unusable("{} leavers in {} years of staff are no rate of leaving", group->left, group->years);
    if (with.left == 0.0 && without.left == 0.0)
        return EffectUnusable{"nobody left in either group, which says nothing about a ratio", true};
    double const half = with.left == 0.0 || without.left == 0.0 ? 0.5 : 0.0;
    double const left = with.left + half;
    double const others = without.left + half;
    double const mu = std::log(left / with.years) - std::log(others / without.years);
    double const sigma = std::sqrt(design_effect * (1.0 / left + 1.0 / others));
    if (!std::isfinite(mu) || !std::isfinite(sigma))
        return unusable("{} leavers against {} are beyond the precision of the arithmetic", with.left, without.left);
    return LogHazardRatio{mu, sigma};
}

}  // namespace holdfast
