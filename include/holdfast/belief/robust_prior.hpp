//! A belief that says with a stated chance that what was published elsewhere does not apply here (M13a): a robust prior of
//! two parts, as Schmidli and others 2014 (Biometrics 70:1023-1032) make one of a prior from earlier trials. Exact throughout.
//!
//! For u, the logarithm of the hazard ratio as it is used here:
//!   with weight 1 − w   u ~ Normal(m, s²)   what was published, weakened for its design and carried here (M14)
//!   with weight w       u ~ Normal(0, v²)   it does not apply: no effect is expected, and how wide v is, is stated
//! A pilot counted here says y with standard error σ: y | u ~ Normal(u, σ²). Then each part is updated by itself,
//!   variance s²σ²/(s² + σ²), mean (m σ² + y s²)/(s² + σ²),
//! and its weight is multiplied by how well it foretold y, which is the density of Normal(m, s² + σ²) at y.
//! So a pilot that contradicts what was published moves weight to "does not apply", and one that agrees moves it away.
//! The second part is not a point at 0: such a part no pilot could move, and with w = 1 the council's own counts would say
//! nothing. Its centre is no effect, as is recommended where such priors are made (robustify of the R package RBesT).
//! Tested in tests/belief/robust_prior_test.cpp: laws, and a slow twin by numerical integration to 1e-9.
#pragma once

#include "holdfast/belief/distribution.hpp"
#include "holdfast/belief/pooling.hpp"

namespace holdfast {

//! v where nothing is said [log hazard ratio]: in 95 of 100 cases leaving is multiplied by 0.38 to 2.7. An assumption
//! (docs/decisions/0039): it holds every ratio in the shipped evidence, from 0.47 to 1.60. The information of one worker, which
//! is usual where data are plenty, would allow for a factor of fifty, and a pilot could hardly move a weight to it.
inline constexpr double sd_where_not_applicable = 0.5;

//! What is believed before the pilot. Standard deviations from 0 on, finite; that of "does not apply" above 0.
struct RobustPrior {
    Normal applies;                                 //!< m and s
    double does_not_apply{};                        //!< w, 0 to 1
    double spread_if_not{sd_where_not_applicable};  //!< v, above 0
    friend bool operator==(RobustPrior const&, RobustPrior const&) = default;
};

//! Two normal parts and the weight of the second: what a mixture is drawn from.
struct RobustBelief {
    Normal applies;
    Normal otherwise;
    double does_not_apply{};  //!< weight of `otherwise`, 0 to 1
    friend bool operator==(RobustBelief const&, RobustBelief const&) = default;
};

//! The belief without a pilot. A prior outside its ranges is ContractBroken.
[[nodiscard]] RobustBelief robust_belief(RobustPrior const&);
//! The belief after a pilot: finite, its standard error above 0 (or ContractBroken).
[[nodiscard]] RobustBelief robust_belief(RobustPrior const&, StudyEstimate const& pilot);

//! The same to be drawn from: the mixture of the parts that have a weight, which is the part alone where it has all of it.
[[nodiscard]] Distribution as_distribution(RobustBelief const&);

}  // namespace holdfast
