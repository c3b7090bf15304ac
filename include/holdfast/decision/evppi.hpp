//! Expected value of partial perfect information [£ per decision]: what it would be worth to know some parameters
//! exactly before deciding,  EVPPI = E[max_j E[NB_j | x]] − max_j E[NB_j].
//! By regression (Strong, Oakley & Brennan 2014): the conditional means of costs and effects given x are fitted once and
//! combined for every willingness to pay, since net benefit is linear in them. Increments against the first strategy are
//! fitted, so that what all strategies share is no noise. EVPPI is then the EVPI of the fitted values.
//! Corrected for the upward bias of a maximum of estimates: what 64 balanced half-samples of the regression's errors,
//! each taken both ways, add to it on average is taken off.
//! The standard error holds the noise of the draws of x, of the regression, and of the mean net benefit itself, and what the
//! regression cannot follow as far as means in cells of the draws show it.
//! Never below 0, never above the EVPI of the same draws. A parameter that does not vary is worth 0.
//! At least 10 draws (ContractBroken otherwise). Nothing is random here: equal samples give equal results.
//! Why so, and what lost: docs/decisions/0012-evppi-by-regression.md.
//! Tested in tests/decision/evppi_test.cpp: laws, closed forms, nested Monte Carlo, other packages.
#pragma once

#include "holdfast/decision/net_benefit.hpp"
#include "holdfast/decision/samples.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

struct Evppi {
    double willingness_to_pay{};  //!< [£ per unit of effect]
    double value{};               //!< [£ per decision]
    double standard_error{};      //!< [£ per decision]
};

//! What knowing one group of parameters is worth at every willingness to pay.
struct PartialInformation {
    std::string method;  //!< "constant", "group means", "penalised spline", "additive splines and products"
    std::vector<Evppi> at;
};

inline constexpr std::size_t fewest_draws_for_evppi = 10;

//! `chosen` are numbers of parameters, at least one; `curve` is the net benefit curve of the same samples.
[[nodiscard]] PartialInformation evppi(Samples const&, Parameters const&, std::span<std::size_t const> chosen,
                                       std::span<NetBenefit const> curve);

}  // namespace holdfast
