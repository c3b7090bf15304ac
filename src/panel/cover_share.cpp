#include "holdfast/panel/cover_share.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace holdfast {

namespace {

constexpr std::array<double, years_of_cover> weights{0.40, 0.46, 0.50, 0.53, 0.55};

}  // namespace

double weight_of_own_cover(std::size_t years)
{
    return years == 0 ? 0.0 : weights[std::min(years, weights.size()) - 1];
}

CoverShare believed_cover(std::span<double const> shares, double england)
{
    auto const last = shares.last(std::min<std::size_t>(shares.size(), years_of_cover));
    if (last.empty()) return {england, 0};
    double const own = std::accumulate(last.begin(), last.end(), 0.0) / static_cast<double>(last.size());
    return {england + weight_of_own_cover(last.size()) * (own - england), static_cast<int>(last.size())};
}

namespace {

//! What one of so many years weighs in the belief.
double weight_of_a_year(std::size_t years) { return weight_of_own_cover(years) / static_cast<double>(years); }

}  // namespace

double with_own_cover(double believed, std::size_t years, double own)
{
    return believed + weight_of_a_year(std::min(years, weights.size()) + 1) * (own - believed);
}

double with_cover_counted_again(double believed, std::size_t years, double published, double own)
{
    require(years > 0, "a published year that is counted again is one of some");
    // A share that was typed need not rest on its years.
    return std::clamp(believed + weight_of_a_year(std::min(years, weights.size())) * (own - published), 0.0, 1.0);
}

std::optional<CoverShares> cover_shares(VacancyPanel const& panel, int first, int last)
{
    CoverShares shares;
    double covered = 0.0;
    double vacancies = 0.0;
    for (auto const& [authority, years] : panel) {
        auto& kept = shares.kept[authority];
        for (auto const& [year, row] : years) {
            if (year < first || year > last || !row.vacancies || !row.covered) continue;
            covered += *row.covered;
            vacancies += *row.vacancies;
            if (*row.vacancies < fewest_vacancies) continue;
            kept.push_back({year, std::clamp(*row.covered / *row.vacancies, 0.0, 1.0), *row.vacancies});
        }
    }
    if (vacancies <= 0.0) return std::nullopt;
    shares.england = covered / vacancies;
    for (auto const& [authority, years] : shares.kept) {
        std::vector<double> own;
        own.reserve(years.size());
        for (auto const& year : years) own.push_back(year.share);
        shares.believed[authority] = believed_cover(own, shares.england);
    }
    return shares;
}

}  // namespace holdfast
