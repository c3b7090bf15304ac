#include "holdfast/outcomes/discounting.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast {

double discount_factor(std::span<DiscountStep const> steps, double years)
{
    require(!steps.empty() && steps.front().from_year == 0.0, "the first discount step starts at year 0");
    double log_factor = 0.0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        double const until = i + 1 < steps.size() ? steps[i + 1].from_year : std::numeric_limits<double>::infinity();
        require(until > steps[i].from_year, "discount steps come in rising order");
        double const spent = std::clamp(years, steps[i].from_year, until) - steps[i].from_year;
        log_factor -= spent * std::log1p(steps[i].rate);
    }
    return std::exp(log_factor);
}

Timeline timeline(CalendarMonth start, int months, std::span<DiscountStep const> money,
                  std::optional<double> outcome_rate)
{
    require(months > 0, "a study needs at least one month");
    Timeline line;
    line.months = months;
    auto const outcome_step = DiscountStep{0.0, outcome_rate.value_or(0.0)};
    for (int t = 0; t < months; ++t) {
        double const years = (t + 0.5) / 12.0;
        line.discount.push_back(discount_factor(money, years));
        line.outcome_discount.push_back(outcome_rate ? discount_factor(std::span(&outcome_step, 1), years)
                                                     : line.discount.back());
        int const year = financial_year(later(start, t));
        if (line.financial_years.empty() || line.financial_years.back() != year) line.financial_years.push_back(year);
        line.year_of.push_back(line.years() - 1);
    }
    return line;
}

}  // namespace holdfast
