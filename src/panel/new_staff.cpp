#include "holdfast/panel/new_staff.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace holdfast {

namespace {

//! Starters and leaving rates λ of the last years, the newest first.
struct Cohorts {
    std::vector<double> starters, rates;
};

//! Of each year's starters, those still there.
std::vector<double> still_there(Cohorts const& cohorts, double share, double relative_rate)
{
    double const faster = relative_rate / (share * relative_rate + 1.0 - share);
    std::vector<double> staying;
    double since = 0.0;  // Σ h of the years after the cohort's own
    for (std::size_t j = 0; j < cohorts.starters.size(); ++j) {
        double const hazard = cohorts.rates[j] * faster;
        staying.push_back(cohorts.starters[j] * std::exp(-(hazard / 2.0 + since)));
        since += hazard;
    }
    return staying;
}

double sum(std::vector<double> const& parts) { return std::accumulate(parts.begin(), parts.end(), 0.0); }

}  // namespace

std::optional<std::vector<double>> new_staff_by_year(std::map<int, StarterYear> const& years, int year,
                                                     double relative_rate)
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
        (sum(still_there(cohorts, middle, relative_rate)) / in_post > middle ? low : high) = middle;
    }
    auto shares = still_there(cohorts, (low + high) / 2.0, relative_rate);
    for (auto& share : shares) share /= in_post;
    return shares;
}

std::optional<double> share_of_new_staff(std::map<int, StarterYear> const& years, int year, double relative_rate)
{
    auto const shares = new_staff_by_year(years, year, relative_rate);
    return shares ? std::optional(sum(*shares)) : std::nullopt;
}

}  // namespace holdfast
