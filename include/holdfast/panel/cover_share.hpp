//! Which share of an authority's vacant posts agency workers cover (M17): one day's share says little about the next, so that
//! an authority's own mean is drawn towards England's.
//!
//! For authority a and year y, with vacancies V and agency workers who cover them C [FTE at 30 September]:
//!   share of a year   c_y = C / V, cut to 0 … 1; years of fewer than 5 vacancies, or with a mark for either, are left out
//!   England           c_E = Σ C / Σ V over every authority-year of the five years that published both
//!   believed          m = c_E + w_n (mean of the last five c_y − c_E), n years, w_n = 0.40, 0.46, 0.50, 0.53, 0.55; n = 0: c_E
//!   belief            beta with α = 6 m, β = 6 (1 − m)
//! w_n is the slope of the mean of three years on the mean of the n years before them, and 6 is what holds the mean of the three
//! years that follow in nine cases of ten (DfE 2017 to 2025; decision 0036). One day's share, trusted as a count of 50 posts,
//! held next year's in four of ten.
//! An authority's own count of a day, x, beside what is believed without it, m of n years (decision 0046):
//!   of a year more    m + w_k / k (x − m), k = n + 1, w_6 = w_5: the weight that one of k years has; no published year leaves
//!   of a year that was published as c_y    m + w_n / n (x − c_y): the count takes its place
//! A count below (above) what was believed so never raises (lowers) it; nor does one below (above) the count that it replaces.
//! Tested in tests/panel/cover_share_test.cpp.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

//! One authority in one year [FTE]; absent where nothing was published.
struct VacancyYear {
    std::optional<double> vacancies;
    std::optional<double> covered;  //!< by agency workers
};
using VacancyPanel = std::map<std::string, std::map<int, VacancyYear>>;  //!< by authority, then year

//! A year that was used.
struct CoverYear {
    int year{};
    double share{};      //!< c_y
    double vacancies{};  //!< V [FTE]
};

//! The last so many years count.
inline constexpr int years_of_cover = 5;
//! A year of fewer vacancies [FTE] says too little.
inline constexpr double fewest_vacancies = 5.0;
//! α + β of the belief.
inline constexpr double cover_effective_size = 6.0;

struct CoverShare {
    double mean{};  //!< m
    int years{};    //!< n
};

//! w_n of so many years; of more than five, that of five.
[[nodiscard]] double weight_of_own_cover(std::size_t years);

//! m, from the shares of an authority's years, the oldest first: published ones, its own, or both alike. The last five count.
[[nodiscard]] CoverShare believed_cover(std::span<double const> shares, double england);

//! m with an own count as a year more than the `years` on which `believed` rests; with none of them `believed` is England's.
[[nodiscard]] double with_own_cover(double believed, std::size_t years, double own);

//! m where one of `years` published ones is counted again: `own` takes the place of `published`. At least one year; cut to 0 … 1.
[[nodiscard]] double with_cover_counted_again(double believed, std::size_t years, double published, double own);

struct CoverShares {
    double england{};  //!< c_E
    std::map<std::string, CoverShare> believed;
    std::map<std::string, std::vector<CoverYear>> kept;  //!< ascending by year
};

//! Over the years first … last. Nothing where no authority has a vacancy in any of them.
[[nodiscard]] std::optional<CoverShares> cover_shares(VacancyPanel const&, int first, int last);

}  // namespace holdfast
