//! How readily an authority's social workers leave, relative to England (M27): from a panel of published years,
//! shrunk towards the mean of the authorities, since one year's rate says little about the next.
//!
//! For authority a and year y, with staff in post S [FTE at 30 September] and leavers L [FTE in the year to it]:
//!   exposure of a year     e = (S of y−1 + S of y) / 2
//!   national rate of y     Σ L / Σ e over every authority that published all three
//!   ratio                  r = L / (national rate · e), with e = S of y where y−1 is not known;
//!                          years under 20 FTE are left out
//!   within variance        s_w² = mean of the sample variances of r, over authorities with three years or more
//!   between variance       s_b² = sample variance of those authorities' means − s_w² · mean(1/n), at least 0
//!   prior mean             μ_r = mean of those means
//!   authority              B = n s_b² / (n s_b² + s_w²),  mean μ_r + B (r̄ − μ_r),  variance s_b² (1 − B)
//! An authority with no usable year gets the prior itself (B = 0).
//! The national rate leaves out authority-years without an opening stock: this reading gives the check values of M27
//! to their last digit, whereas counting the closing stock of new authorities gives 0.1623 for 2023 instead of 0.1634.
//! Tested in tests/panel/relative_leaving_rate_test.cpp against M27's check values and a plain second computation.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

//! One authority in one year [FTE]; absent where nothing was published.
struct StaffYear {
    std::optional<double> in_post;
    std::optional<double> leavers;
};

using StaffHistory = std::map<int, StaffYear>;           //!< by year
using StaffPanel = std::map<std::string, StaffHistory>;  //!< by authority

struct NationalLeavingRate {
    int year{};
    double rate{};  //!< leavers per FTE-year in post
};

struct RelativeLeavingRate {
    double mean{};
    double sd{};
    int years{};  //!< that were used
};

//! A year that was used.
struct LeavingYear {
    int year{};
    double ratio{};     //!< r
    double exposure{};  //!< e [FTE-years]
};

//! What an authority's years are drawn towards, and how hard.
struct LeavingPrior {
    double mean{};              //!< μ_r
    double within_variance{};   //!< s_w²
    double between_variance{};  //!< s_b²
};

//! Of one authority, from the ratios of its years: published ones, its own, or both alike.
[[nodiscard]] RelativeLeavingRate relative_leaving_rate(std::span<double const> ratios, LeavingPrior const&);

//! The last so many years count.
inline constexpr int years_of_leaving = 5;
//! A year of fewer staff in post [FTE] says too little.
inline constexpr double smallest_leaving_year = 20.0;

//! What became of one year of one authority.
enum class YearUse {
    used,
    used_without_opening,  //!< on the closing stock alone
    no_row,
    not_published,  //!< staff in post or leavers are marked
    too_small,      //!< under 20 FTE
    no_national_rate
};

struct LeavingRates {
    std::vector<NationalLeavingRate> national;  //!< ascending by year
    double within_variance{};
    double between_variance{};
    double prior_mean{};
    int authorities{};  //!< with three years or more, on which the variances rest
    std::map<std::string, RelativeLeavingRate> relative;
    std::map<std::string, std::vector<LeavingYear>> kept;  //!< ascending by year
    std::map<std::string, std::map<int, YearUse>> uses;
};

//! Over the years first … last; the opening of the first may come from the year before it.
//! Nothing, where fewer than two authorities have three usable years.
[[nodiscard]] std::optional<LeavingRates> leaving_rates(StaffPanel const&, int first, int last);

}  // namespace holdfast
