#include "holdfast/panel/new_staff.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace holdfast {

namespace {

//! Starters and leaving rates λ of the last years, the newest first.
struct Cohorts {
    std::vector<double> starters, rates;
};

double still_there(Cohorts const& cohorts, double share, double relative_rate)
{
    double const faster = relative_rate / (share * relative_rate + 1.0 - share);
    double staying = 0.0;
    double since = 0.0;  // Σ h of the years after the cohort's own
    for (std::size_t j = 0; j < cohorts.starters.size(); ++j) {
        double const hazard = cohorts.rates[j] * faster;
        staying += cohorts.starters[j] * std::exp(-(hazard / 2.0 + since));
        since += hazard;
    }
    return staying;
}

}  // namespace

std::optional<double> share_of_new_staff(std::map<int, StarterYear> const& years, int year, double relative_rate)
{
    Cohorts cohorts;
    for (int y = year; y > year - years_of_new_staff; --y) {
        auto const now = years.find(y);
        auto const before = years.find(y - 1);
        if (now == years.end() || before == years.end()) return std::nullopt;
        cohorts.starters.push_back(now->second.starters);
        cohorts.rates.push_back(now->second.leavers / ((before->second.in_post + now->second.in_post) / 2.0));
    }
    double const in_post = years.at(year).in_post;
    double low = 0.0;
    double high = 1.0;
    constexpr int halvings = 60;
    for (int i = 0; i < halvings; ++i) {
        double const middle = (low + high) / 2.0;
        (still_there(cohorts, middle, relative_rate) / in_post > middle ? low : high) = middle;
    }
    return (low + high) / 2.0;
}

}  // namespace holdfast
