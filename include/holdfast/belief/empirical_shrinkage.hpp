//! Empirical shrinkage: what is left of a study's effect when it is read as one of many trials (M14a).
//! An estimate b with standard error s says z = b/s. Over the trials of the Cochrane Database of Systematic Reviews the true
//! effect over the standard error, β/s, was found to be distributed as a mixture of four normals about 0, which is the prior;
//! b is normal about β, and so the true effect is, after the study, a mixture of four normals, too:
//!   weight qₖ ∝ pₖ · φ(z; 0, 1 + τₖ²),   mean b · τₖ²/(1 + τₖ²),   standard deviation s · √(τₖ²/(1 + τₖ²)).
//! It mends what chance and selection do to estimates that are right on average (the winner's curse). It knows nothing of
//! a design that misleads on average: its trials were randomised.
//!
//! Source: van Zwet, Schwab & Senn 2021, The statistical properties of RCTs and a proposal for shrinkage, Statistics in
//! Medicine 40:6107–6117 (arXiv 2011.15004). The abstract was read (arXiv, ar5iv). The numbers of its Table 1 were read
//! where others have copied them out, not in the paper: docs/decisions/0040 says where, and what checks them.
//! Tested in tests/belief/empirical_shrinkage_test.cpp: the abstract's figures, laws, numerical integration.
#pragma once

#include "holdfast/belief/distribution.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace holdfast {

//! A part of the distribution of β/s over trials: normal about 0.
struct SignalPart {
    double weight{};
    double sd{};
};

//! Table 1 of van Zwet, Schwab & Senn 2021, of 23,551 z-values; two digits, as printed.
inline constexpr std::array<SignalPart, 4> signals_of_trials{{{0.32, 0.61}, {0.31, 1.42}, {0.30, 2.16}, {0.07, 5.64}}};

//! Whom to cite for it.
inline constexpr std::string_view shrinkage_source = "van Zwet, Schwab & Senn 2021, The statistical properties of RCTs "
                                                     "and a proposal for shrinkage, Statistics in Medicine "
                                                     "40:6107-6117: 23,551 trials of the Cochrane Database.";

//! A part of the belief about the true effect: normal.
struct ShrunkPart {
    double weight{};
    double mean{};
    double sd{};
    friend bool operator==(ShrunkPart const&, ShrunkPart const&) = default;
};

//! The belief about the true effect after one estimate, in the estimate's own unit; the weights add up to 1.
struct ShrunkEffect {
    std::array<ShrunkPart, signals_of_trials.size()> parts{};
    friend bool operator==(ShrunkEffect const&, ShrunkEffect const&) = default;
};

//! What the estimate leaves to believe. `standard_error` above 0, both finite (or ContractBroken).
[[nodiscard]] ShrunkEffect shrunk(double estimate, double standard_error);

[[nodiscard]] double mean(ShrunkEffect const&);
//! F(x): the chance that the true effect lies at or below x.
[[nodiscard]] double chance_below(ShrunkEffect const&, double x);

//! The share of the estimate that is left on average, E[β | b]/b: the same for all estimates with one z = b/s. Between 0.52
//! (z = 0, where it is the limit) and 0.97, rising with |z|: shrinkage never dies out altogether.
[[nodiscard]] double share_left(double z);

}  // namespace holdfast
