//! How readily an authority's social workers leave, relative to England (M27): from a panel of published years,
//! shrunk towards the mean of the authorities, since one year's rate says little about the next.
//!
//! For authority a and year y, with staff in post S [FTE at 30 September] and leavers L [FTE in the year to it]:
//!   exposure of a year     e = (S of y−1 + S of y) / 2
//!   national rate of y     Σ L / Σ e over every authority that published all three
//!   ratio                  r = L / (national rate · e), with e = S of y where y−1 is not known;
//!                          years under 20 FTE are left out
//!   within variance        s_w² = mean of the sample variances of r, over authorities with three years or more
//!   size                   x = mean of e over the years that are kept
//!   prior mean             μ_a = α + β ln(x / 200): least squares, unweighted, of those authorities' means on their sizes;
//!                          ln x is cut to the sizes that were fitted
//!   between variance       s_b² = residual sum / (N − 2) − s_w² · mean(1/n)
//!   authority              B = n s_b² / (n s_b² + s_w²),  mean μ_a + B (r̄ − μ_a),  variance 1.8 · s_b² (1 − B)
//! Large authorities lose fewer. Where s_b² comes out at 0 or below, an authority is on the line, with variance 0.02.
//! 1.8 is a constant of this edition (decision 0036): what the variance had to be for as many years to lie inside an
//! interval as it says; `holdfast import dfe` prints beside it what the panel's own origins give.
//! An authority with no usable year gets the prior itself (B = 0).
//! The national rate leaves out authority-years without an opening stock: this reading gives the check values of M27
//! to their last digit, whereas counting the closing stock of new authorities gives 0.1623 for 2023 instead of 0.1634.
//! Edition 1 (one prior mean for all sizes, nothing widened) is LeavingModel::edition_1: the backtest sets it beside this one.
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

//! How the prior is estimated.
struct LeavingModel {
    bool by_size{true};    //!< does the prior mean depend on size?
    double widening{1.8};  //!< times the variance that remains
    //! Is the national rate of a year without any opening, the panel's first, over closing stocks? Else there is none.
    bool first_on_closing{};
    static LeavingModel edition_1() { return {false, 1.0}; }
};

//! What an authority's years are drawn towards, and how hard.
struct LeavingPrior {
    double mean{};              //!< α: of an authority of 200 FTE
    double within_variance{};   //!< s_w²
    double between_variance{};  //!< s_b², at least 0
    double by_log_size{};       //!< β: for each ln(FTE / 200)
    double smallest{1.0};       //!< sizes that were fitted [FTE]
    double largest{1e9};
    double widening{1.0};  //!< times the variance that remains

    [[nodiscard]] double mean_at(double size) const;  //!< μ_a
};
//! The size [FTE] at which the prior mean is α.
inline constexpr double size_of_the_mean = 200.0;
//! The variance about the prior mean where none is left between authorities.
inline constexpr double variance_on_the_line = 0.02;
//! Below so many FTE the prior is an extrapolation, and is flagged.
inline constexpr double smallest_sure_size = 40.0;

//! Of one authority of a size [FTE], from the ratios of its years: published ones, its own, or both alike.
[[nodiscard]] RelativeLeavingRate relative_leaving_rate(std::span<double const> ratios, double size,
                                                        LeavingPrior const&);

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
    LeavingPrior prior;
    int authorities{};  //!< with three years or more, on which the variances rest
    std::map<std::string, RelativeLeavingRate> relative;
    std::map<std::string, std::vector<LeavingYear>> kept;  //!< ascending by year
    std::map<std::string, std::map<int, YearUse>> uses;
};

//! Over the years first … last; the opening of the first may come from the year before it.
//! Nothing, where fewer than two authorities have three usable years.
[[nodiscard]] std::optional<LeavingRates> leaving_rates(StaffPanel const&, int first, int last,
                                                        LeavingModel const& = {});

//! The mean exposure of years [FTE]: an authority's size. 0 where there are none.
[[nodiscard]] double mean_exposure(std::span<LeavingYear const>);

}  // namespace holdfast
