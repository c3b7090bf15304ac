//! Risk of a choice as a whole, on scenarios: what every offer saves in each of some draws.
//!   mean of the worst  the conditional value at risk: the mean saving over the worst share of the scenarios
//!                      (Rockafellar & Uryasev 2000), a scenario that straddles the share counting in part
//!   chance of no loss  the share of scenarios in which the saving is not below zero
//! Buying nothing saves nothing and loses nothing: its mean of the worst is 0, its chance of no loss 1.
//! A share outside (0, 1], or a table that is not offers × scenarios, is a broken promise (ContractBroken).
//! Tested in tests/portfolio/risk_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace holdfast {

//! A saving that is less than this below zero is no loss [£]: half a penny.
inline constexpr double smallest_loss = 0.005;

//! Savings [£] of every offer in every scenario, offer by offer.
struct Scenarios {
    std::size_t count{};
    std::vector<double> savings;  //!< offers × count

    [[nodiscard]] std::span<double const> of(std::size_t offer) const
    {
        return {savings.data() + offer * count, count};
    }
};

struct MeanOfWorst {
    double share{};     //!< of the scenarios
    double at_least{};  //!< [£]
};
struct ChanceOfNoLoss {
    double at_least{};
};
struct RiskLimits {
    std::optional<MeanOfWorst> mean_of_worst;
    std::optional<ChanceOfNoLoss> chance_of_no_loss;

    [[nodiscard]] bool any() const { return mean_of_worst || chance_of_no_loss; }
};

//! Saving of a set of offers, scenario by scenario.
[[nodiscard]] std::vector<double> savings_of(std::span<std::size_t const> offers, Scenarios const&);

[[nodiscard]] double mean_of_worst(std::span<double const> savings, double share);
//! The weights, adding up to 1, with which the scenarios make up the mean of the worst; of equals the earlier first.
[[nodiscard]] std::vector<double> weights_of_worst(std::span<double const> savings, double share);
[[nodiscard]] double chance_of_no_loss(std::span<double const> savings);

//! How many scenarios may lose.
[[nodiscard]] std::size_t losses_allowed(ChanceOfNoLoss const&, std::size_t scenarios);

}  // namespace holdfast
