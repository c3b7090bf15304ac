//! Net benefit over willingness to pay [£], how likely each strategy is best, and what knowing everything is worth.
//!   net benefit  NB = k · effect − cost, k the willingness to pay [£ per unit of effect]
//!   best         the strategy with the highest mean NB
//!   CEAC         the share of draws in which a strategy's NB is highest; over the strategies it sums to 1
//!   CEAF         the CEAC of the strategy best on average (the definition of BCEA from 2.4.8 on)
//!   EVPI         E[max NB] − max E[NB], per decision
//!   loss         E[max NB − NB of the strategy]; that of the best one is the EVPI
//! Ties, within a draw and on average, go to the earlier strategy.
//! Sums run over gains, which are never negative, so that a small EVPI is no difference of two large numbers.
//! Briggs, Claxton & Sculpher 2006, ch. 5 and 6; Fenwick, Claxton & Sculpher 2001.
//! Tested in tests/decision/net_benefit_test.cpp: laws, a slow obvious twin, two normals in closed form, BCEA, dampack.
#pragma once

#include "holdfast/decision/samples.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace holdfast {

//! Everything at one willingness to pay; vectors have one entry a strategy.
struct NetBenefit {
    double willingness_to_pay{};           //!< [£ per unit of effect]
    std::vector<double> mean_net_benefit;  //!< [£]
    std::vector<double> ceac;
    double ceaf{};
    std::size_t best{};
    double evpi{};                 //!< [£ per decision]
    double evpi_standard_error{};  //!< [£] Monte Carlo, given which strategy is best
    std::vector<double> expected_loss;
};

//! One entry a willingness to pay, which are finite and strictly rising (ContractBroken otherwise).
[[nodiscard]] std::vector<NetBenefit> net_benefit_curve(Samples const&, std::span<double const> willingness_to_pay);

}  // namespace holdfast
