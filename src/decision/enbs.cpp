#include "holdfast/decision/enbs.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

//! A(y): years, each discounted.
double discounted_years(double years, double rate)
{
    if (rate == 0.0) return years;
    return -std::expm1(-years * std::log1p(rate)) / std::log1p(rate);
}

bool is_amount(double value) { return value >= 0.0 && std::isfinite(value); }

void require_sound(TrialCost const& cost)
{
    require(is_amount(cost.fixed) && is_amount(cost.per_participant) && is_amount(cost.programme),
            "a trial's costs are not below 0");
}

void require_sound(AnswerUse const& use)
{
    require(use.years_of_decision > 0.0 && std::isfinite(use.years_of_decision), "a decision is for some years");
    require(is_amount(use.years_until_report) && is_amount(use.years_of_use), "years are not below 0");
    require(is_amount(use.discount_rate), "a discount rate is not below 0");
    require(use.participants > 0.0 && std::isfinite(use.participants), "there is somebody to take part in a trial");
}

}  // namespace

double TrialCost::of(std::size_t size) const
{
    return fixed + static_cast<double>(size) * (2.0 * per_participant + programme);
}

double AnswerUse::factor() const
{
    return std::pow(1.0 + discount_rate, -years_until_report) * discounted_years(years_of_use, discount_rate) /
           discounted_years(years_of_decision, discount_rate);
}

double AnswerUse::outside_the_trial(std::size_t size) const
{
    return std::max(1.0 - 2.0 * static_cast<double>(size) / participants, 0.0);
}

bool TrialSizes::is_clear() const { return std::abs(at[best].value) > 2.0 * at[best].standard_error; }

TrialSizes enbs(std::span<WorthOfAnswer const> worth, TrialCost const& cost, AnswerUse const& use)
{
    require(!worth.empty(), "a trial has a size");
    require_sound(cost);
    require_sound(use);
    TrialSizes sizes;
    for (auto const& answer : worth) {
        require(is_amount(answer.value) && is_amount(answer.standard_error),
                "an answer is not worth less than nothing");
        double const times = use.factor() * use.outside_the_trial(answer.size);
        Enbs entry{answer.size, answer.value * times, cost.of(answer.size), 0.0, answer.standard_error * times};
        entry.value = entry.benefit - entry.cost;
        if (!sizes.at.empty() && entry.value > sizes.at[sizes.best].value) sizes.best = sizes.at.size();
        sizes.at.push_back(entry);
    }
    auto const& best = sizes.at[sizes.best];
    for (std::size_t i = 0; i < sizes.at.size(); ++i)
        if (sizes.at[i].value >= best.value - 2.0 * best.standard_error) sizes.as_good_as_best.push_back(i);
    return sizes;
}

}  // namespace holdfast
