//! What knowing one belief exactly would be worth [£ per decision], by the definition and without a regression: an outer
//! loop over values of the belief, an inner one over draws of everything else. Slow; a check on decision/evppi.hpp.
//!   EVPPI = mean_i max_j m_ij − max_j mean_i m_ij,   m_ij = mean net benefit of strategy j given value i
//! Values are the quantiles of the belief at (i + ½)/points: the midpoint rule, no random numbers. Inner draws are the
//! same for every value (the stream gives every other belief the same draws, whatever this one is), so that what they
//! have in common cancels. Always independent draws of the stream, whatever the study's sampling is.
//! The mean of maxima of estimates is too large: the bias is taken off by the jackknife over 32 blocks of inner draws
//! (Quenouille 1956), which gives the standard error too; to it is added what the midpoint rule may still be off, half of
//! how much every third value alone would differ (Richardson, for an error that falls with 1/points, as it does where the
//! belief has long tails).
//! Never below 0.
//! Briggs, Claxton & Sculpher 2006, ch. 6; Brennan et al. 2007. Tested in tests/questions/nested_evppi_test.cpp: a study with a
//! closed form, and the regression on the shipped study.
#pragma once

#include "holdfast/questions/draws.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

struct NestedQuestion {
    std::string belief;                      //!< id of a shared belief, or of an authority's own
    std::vector<double> willingness_to_pay;  //!< [£ per unit of benefit]
    std::size_t points{120};                 //!< values of the belief: a multiple of 3
    std::size_t draws{4'096};                //!< for each of them: a multiple of 32
};

struct NestedValue {
    Perspective perspective{Perspective::cash};
    Benefit benefit{Benefit::leavers_averted};
    double willingness_to_pay{};
    double value{};           //!< [£ per decision]
    double standard_error{};  //!< [£ per decision]
};

struct NestedEvppi {
    std::string belief;  //!< its id
    std::size_t points{};
    std::size_t draws{};              //!< for each point
    std::vector<NestedValue> values;  //!< by perspective, benefit, then willingness to pay
};

//! Why the worth of a belief cannot be found in this way, in words; nothing where it can.
[[nodiscard]] std::optional<std::string> why_not_nested(Study const&, std::string_view belief);

//! For the study's authorities together (one, or the sum over several). ContractBroken where it cannot be found.
[[nodiscard]] NestedEvppi nested_evppi(Study const&, NestedQuestion const&, Execution const& = {});

}  // namespace holdfast
