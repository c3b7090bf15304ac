//! What the pictures of a report are drawn from, beside the findings: one set for every result of the findings and one for
//! every total. Null results and strategies without turnover evidence have a heat map only, which claims nothing and says
//! what would have to be true: no picture shows a saving where none is claimed.
//!
//!   cumulative      cash position at the end of every financial year, undiscounted [£]: before and after the
//!                   programme's own cost. Summed draw by draw, never a sum of quantiles
//!   plane           the first 120 draws: leavers averted against net cash saving, both discounted (M23)
//!   acceptability   share of the draws in which net cash saving + willingness to pay × leavers averted is above 0: is the
//!                   programme worth it against doing nothing new? The curve of one strategy, not of a choice among many
//!   tornado         of the base case (questions/tornado.hpp); not of sums, whose beliefs are each authority's own
//!   heat            gross cash saving of the base case at hazard ratios from 0.5 to 1 in those reached [£, present value]
//!                   (sums add up, as base cases do); with the programme's cost of the base case. Not of packages, which
//!                   have no single hazard ratio
//!
//! They are drawn while the findings are made, from the same draws, all of them. Pure: the same bits on any number of threads and with any instruction set.
//! Tested in tests/questions/pictures_test.cpp: the last cumulative mean is the sum of the years', the tornado's and the heat
//! map's base cases are the findings', totals are the sums of their authorities.
#pragma once

#include "holdfast/engine/execution.hpp"
#include "holdfast/questions/tornado.hpp"
#include "holdfast/study/findings.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace holdfast {

//! One draw on the cost-effectiveness plane.
struct PlanePoint {
    double leavers_averted{};  //!< discounted [FTE]
    double net_cash{};         //!< [£, present value]
};

//! The gross cash saving at each of Pictures::hazard_ratios.
struct HeatCurve {
    std::vector<double> gross_cash;  //!< [£, present value]
    double programme{};              //!< its cost in the base case [£, present value]
};

struct PicturesOf {
    //! By financial year [£]; where part of the cost is known and part a guess, after what is known.
    std::vector<Estimate> cumulative_before_cost;
    std::vector<Estimate> cumulative_after_cost;
    std::vector<PlanePoint> plane;
    std::vector<double> acceptability;  //!< one at each of Pictures::willingness_to_pay
    std::optional<Tornado> tornado;     //!< of single authorities
    std::optional<HeatCurve> heat;      //!< of single interventions
};

struct Pictures {
    std::uint64_t draws{};                   //!< the findings'
    std::vector<double> willingness_to_pay;  //!< £ per leaver averted
    std::vector<double> hazard_ratios;       //!< rising
    std::vector<PicturesOf> results;         //!< one for each of Findings::results
    std::vector<PicturesOf> totals;          //!< one for each of Findings::totals
};

inline constexpr std::size_t most_points_of_a_plane = 120;

struct PicturedFindings {
    Findings findings;  //!< as `evaluate` gives them, to the last bit
    Pictures pictures;
};
[[nodiscard]] PicturedFindings evaluate_with_pictures(Study const&, Execution const& = {});

}  // namespace holdfast
