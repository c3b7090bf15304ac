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

//! Leavers over FTE-years of those for whom the exposure of the year is known.
template <class ExposureOf>
std::optional<double> rate_over(StaffPanel const& panel, int year, ExposureOf const& exposure_of)
{
    double leavers = 0.0;
    double exposure = 0.0;
    for (auto const& [authority, history] : panel) {
        auto const now = in_year(history, year);
        if (!now || !now->in_post || !now->leavers) continue;
        auto const of_it = exposure_of(history, *now->in_post);
        if (!of_it) continue;
        leavers += *now->leavers;
        exposure += *of_it;
    }
    if (leavers <= 0.0 || exposure <= 0.0) return std::nullopt;
    return leavers / exposure;
}

std::optional<double> national_rate(StaffPanel const& panel, int year, bool first_on_closing)
{
    auto const usual = rate_over(panel, year, [year](StaffHistory const& history, double in_post) {
        auto const opened = opening(history, year);
        return opened ? std::optional((*opened + in_post) / 2.0) : std::nullopt;
    });
    if (usual || !first_on_closing) return usual;
    return rate_over(panel, year, [](StaffHistory const&, double in_post) { return std::optional(in_post); });
}

//! The newest staff in post that is known, up to a year; 0 where none is.
double latest_in_post(StaffHistory const& history, int last)
{
    double in_post = 0.0;
    for (auto const& [year, staff] : history)
        if (year <= last && staff.in_post) in_post = *staff.in_post;
    return in_post;
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

//! Authorities with a variance of their own, on which the prior rests.
struct Fitted {
    std::vector<double> means, variances, shares, log_sizes;

    [[nodiscard]] std::size_t count() const { return means.size(); }
};

Fitted fitted_on(Ratios const& ratios, LeavingRates const& rates)
{
    Fitted fitted;
    for (auto const& [authority, own] : ratios) {
        if (own.size() < years_for_a_variance) continue;
        fitted.means.push_back(mean(own));
        fitted.variances.push_back(sample_variance(own));
        fitted.shares.push_back(1.0 / static_cast<double>(own.size()));
        fitted.log_sizes.push_back(std::log(mean_exposure(rates.kept.at(authority)) / size_of_the_mean));
    }
    return fitted;
}

//! Least squares on the logarithm of size; without a slope where there are too few, all of one size, or none is asked for.
LeavingPrior prior_from(Fitted const& fitted, LeavingModel const& model)
{
    LeavingPrior prior;
    prior.widening = model.widening;
    prior.within_variance = mean(fitted.variances);
    auto const n = fitted.count();
    auto const mean_size = mean(fitted.log_sizes);
    auto const mean_ratio = mean(fitted.means);
    double across = 0.0;
    double along = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        double const away = fitted.log_sizes[i] - mean_size;
        across += away * away;
        along += away * (fitted.means[i] - mean_ratio);
    }
    bool const sloped = model.by_size && n > 2 && across > 0.0;
    if (sloped) {
        prior.by_log_size = along / across;
        auto const [least, most] = std::minmax_element(fitted.log_sizes.begin(), fitted.log_sizes.end());
        prior.smallest = size_of_the_mean * std::exp(*least);
        prior.largest = size_of_the_mean * std::exp(*most);
    }
    prior.mean = mean_ratio - prior.by_log_size * mean_size;
    double residuals = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        double const away = fitted.means[i] - (prior.mean + prior.by_log_size * fitted.log_sizes[i]);
        residuals += away * away;
    }
    auto const spread = residuals / static_cast<double>(n - (sloped ? 2 : 1));
    prior.between_variance = std::max(0.0, spread - prior.within_variance * mean(fitted.shares));
    return prior;
}

}  // namespace

double LeavingPrior::mean_at(double size) const
{
    if (by_log_size == 0.0 || size <= 0.0) return mean;
    return mean + by_log_size * std::log(std::clamp(size, smallest, largest) / size_of_the_mean);
}

double mean_exposure(std::span<LeavingYear const> years)
{
    if (years.empty()) return 0.0;
    double sum = 0.0;
    for (auto const& year : years) sum += year.exposure;
    return sum / static_cast<double>(years.size());
}

RelativeLeavingRate relative_leaving_rate(std::span<double const> own, double size, LeavingPrior const& prior)
{
    auto const n = static_cast<double>(own.size());
    auto const signal = n * prior.between_variance;
    auto const weight = signal > 0.0 ? signal / (signal + prior.within_variance) : 0.0;
    auto const drawn_to = prior.mean_at(size);
    auto const centre = own.empty() ? drawn_to : drawn_to + weight * (mean(own) - drawn_to);
    auto const variance =
        prior.between_variance > 0.0 ? prior.widening * prior.between_variance * (1.0 - weight) : variance_on_the_line;
    return {centre, std::sqrt(variance), static_cast<int>(own.size())};
}

std::optional<LeavingRates> leaving_rates(StaffPanel const& panel, int first, int last, LeavingModel const& model)
{
    LeavingRates rates;
    for (int year = first; year <= last; ++year)
        if (auto const rate = national_rate(panel, year, model.first_on_closing))
            rates.national.push_back({year, *rate});
    auto const ratios = ratios_of(panel, rates, first, last);
    auto const fitted = fitted_on(ratios, rates);
    if (fitted.count() < 2) return std::nullopt;
    rates.authorities = static_cast<int>(fitted.count());
    rates.prior = prior_from(fitted, model);
    for (auto const& [authority, own] : ratios) {
        auto size = mean_exposure(rates.kept.at(authority));
        if (size == 0.0) size = latest_in_post(panel.at(authority), last);
        rates.relative[authority] = relative_leaving_rate(own, size, rates.prior);
    }
    return rates;
}

}  // namespace holdfast
