//! What an authority spent on agency workers in a financial year, beside what the model says of that year: the posts that they
//! covered on 30 September in its middle, at the study's price (M17).
//!   modelled = covered [FTE] · pay (1 + premium) g_a        with every belief at its mean
//! The model's line is cover of vacancies alone: agency workers above establishment, and those who are no social workers, are in
//! what is spent and not in it.
//! Tested in tests/panel/agency_spend_test.cpp: by hand, and against MHCLG's revenue outturn of 2024-25 where that is at hand.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/panel/panel.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

//! What an authority spent in the financial year that begins in April of `year`, in the prices of the study.
struct AgencySpend {
    std::string dfe_number, name;
    int year{};
    double spent{};   //!< [£]
    double price{};   //!< of an agency worker there, by the study [£ per FTE-year]
    double stated{};  //!< as it stands in the ledger, in the prices of its year [£]
    Place at{};       //!< where it is typed
};

//! Why a year has nothing to be held against.
enum class NoCover { not_in_panel, year_not_in_panel, not_published, nothing_spent };

struct AgencySpendYear {
    std::string name;
    int year{};
    double covered{};   //!< [FTE]
    double modelled{};  //!< [£]
    double spent{};     //!< [£]
    double stated{};    //!< as in the ledger [£]
    Place at{};
    NoCover why{};  //!< of one that is not compared
    [[nodiscard]] double ratio() const { return modelled / spent; }
};

struct AgencySpendCheck {
    std::vector<AgencySpendYear> years;
    std::vector<AgencySpendYear>
        without_count;       //!< nothing to compare: no cover was published for the year, or nothing spent
    double ratio_of_sums{};  //!< Σ modelled / Σ spent; 0 where there are no years
    double median_ratio{};   //!< of modelled / spent
    int price_year{};        //!< in whose prices `modelled` and `spent` are; 0: nobody said
};

//! A year in which nothing was spent has no ratio, and is among those without a count.
[[nodiscard]] AgencySpendCheck agency_spend_check(Panel const&, std::span<AgencySpend const>);

}  // namespace holdfast
