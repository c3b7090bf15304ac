#include "holdfast/panel/relative_leaving_rate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast {

namespace {

constexpr int years_for_a_variance = 3;

std::optional<StaffYear> in_year(StaffHistory const& history, int year)
{
    auto const found = history.find(year);
    if (found == history.end()) return std::nullopt;
    return found->second;
}

std::optional<double> opening(StaffHistory const& history, int year)
{
    auto const before = in_year(history, year - 1);
    return before ? before->in_post : std::nullopt;
}

std::optional<double> national_rate(StaffPanel const& panel, int year)
{
    double leavers = 0.0;
    double exposure = 0.0;
    for (auto const& [authority, history] : panel) {
        auto const now = in_year(history, year);
        auto const opened = opening(history, year);
        if (!now || !now->in_post || !now->leavers || !opened) continue;
        leavers += *now->leavers;
        exposure += (*opened + *now->in_post) / 2.0;
    }
    if (leavers <= 0.0 || exposure <= 0.0) return std::nullopt;
    return leavers / exposure;
}

YearUse use_of(StaffHistory const& history, int year, bool has_national_rate)
{
    auto const now = in_year(history, year);
    if (!now) return YearUse::no_row;
    if (!now->in_post || !now->leavers) return YearUse::not_published;
    if (*now->in_post < smallest_leaving_year) return YearUse::too_small;
    if (!has_national_rate) return YearUse::no_national_rate;
    return opening(history, year) ? YearUse::used : YearUse::used_without_opening;
}

double mean(std::span<double const> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double sample_variance(std::vector<double> const& values)
{
    auto const centre = mean(values);
    double sum = 0.0;
    for (double const v : values) sum += (v - centre) * (v - centre);
    return sum / static_cast<double>(values.size() - 1);
}

using Ratios = std::map<std::string, std::vector<double>>;

Ratios ratios_of(StaffPanel const& panel, LeavingRates& rates, int first, int last)
{
    std::map<int, double> national;
    for (auto const& [year, rate] : rates.national) national[year] = rate;
    Ratios ratios;
    for (auto const& [authority, history] : panel) {
        auto& own = ratios[authority];
        rates.kept[authority];
        for (int year = first; year <= last; ++year) {
            auto const known = national.find(year);
            auto const use = use_of(history, year, known != national.end());
            rates.uses[authority][year] = use;
            if (use != YearUse::used && use != YearUse::used_without_opening) continue;
            auto const& now = history.at(year);
            auto const exposure = (opening(history, year).value_or(*now.in_post) + *now.in_post) / 2.0;
            own.push_back(*now.leavers / (known->second * exposure));
            rates.kept[authority].push_back({year, own.back(), exposure});
        }
    }
    return ratios;
}

//! False where too few authorities have a variance of their own.
bool estimate_prior(Ratios const& ratios, LeavingRates& rates)
{
    std::vector<double> means;
    std::vector<double> variances;
    std::vector<double> shares;
    for (auto const& [authority, own] : ratios) {
        if (own.size() < years_for_a_variance) continue;
        means.push_back(mean(own));
        variances.push_back(sample_variance(own));
        shares.push_back(1.0 / static_cast<double>(own.size()));
    }
    if (means.size() < 2) return false;
    rates.authorities = static_cast<int>(means.size());
    rates.prior_mean = mean(means);
    rates.within_variance = mean(variances);
    rates.between_variance = std::max(0.0, sample_variance(means) - rates.within_variance * mean(shares));
    return true;
}

}  // namespace

RelativeLeavingRate relative_leaving_rate(std::span<double const> own, LeavingPrior const& prior)
{
    auto const n = static_cast<double>(own.size());
    auto const signal = n * prior.between_variance;
    auto const weight = signal > 0.0 ? signal / (signal + prior.within_variance) : 0.0;
    auto const centre = own.empty() ? prior.mean : prior.mean + weight * (mean(own) - prior.mean);
    return {centre, std::sqrt(prior.between_variance * (1.0 - weight)), static_cast<int>(own.size())};
}

std::optional<LeavingRates> leaving_rates(StaffPanel const& panel, int first, int last)
{
    LeavingRates rates;
    for (int year = first; year <= last; ++year)
        if (auto const rate = national_rate(panel, year)) rates.national.push_back({year, *rate});
    auto const ratios = ratios_of(panel, rates, first, last);
    if (!estimate_prior(ratios, rates)) return std::nullopt;
    LeavingPrior const prior{rates.prior_mean, rates.within_variance, rates.between_variance};
    for (auto const& [authority, own] : ratios) rates.relative[authority] = relative_leaving_rate(own, prior);
    return rates;
}

}  // namespace holdfast
