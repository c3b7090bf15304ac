//! Which uncertain parameters move an outcome, from the draws of any model's probabilistic sensitivity analysis: one
//! column of the outcome (of any unit) and one a parameter. The model is not run again.
//!   expectation at   E[Y | x = q] at the 2.5% and the 97.5% quantile of the parameter, all others as drawn: where it is correlated
//!                    with others, they move with it. By the regression of EVPPI (docs/decisions/0012)
//!   share            Var E[Y | x] / Var Y, the share of the outcome's variance that the parameter explains by itself: the
//!                    first-order index (Sobol' 1993; Saltelli et al. 2008, ch. 4). Shares of independent parameters add up
//!                    to at most 1; what is missing they explain together only. Shares of correlated ones may add up to more.
//!                    1 − residual over total variance, each with its degrees of freedom (Ezekiel's adjusted R²), so that a parameter of no influence has a share of 0 on average; kept within 0 and 1
//!   PRCC             partial rank correlation: the correlation of the ranks of x and Y once the ranks of all other
//!                    parameters are taken out of both by least squares (Iman & Conover 1979; Marino et al. 2008). Ties have
//!                    their middle rank. Says the direction; near ±1 where the outcome rises or falls with x whatever else.
//! Standard errors: of an expectation, the larger of the sandwich estimate and the smoother's own (Nychka 1988), which
//! holds the smoothing too; of a share, by the delta method (the errors of the fit are of lower order) with what the
//! fit's degrees of freedom leave where the share is nothing; of a PRCC, (1 − r²) √((1 + r²/2) / (n − k − 3)), k the other
//! parameters (Bonett & Wright 2000). All are of independent draws: of Sobol points they overstate.
//! At least 10 finite draws in columns of equal length (ContractBroken otherwise). Nothing is random here.
//! Why so: docs/decisions/0016-thresholds-and-sensitivity.md.
//! Tested in tests/decision/sensitivity_test.cpp: additive and Ishigami models in closed form, coverage of the errors;
//! and in rank_correlation_test.cpp: a slow twin of the PRCC.
#pragma once

#include "holdfast/decision/samples.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

//! The outcome expected where the parameter has one value.
struct ExpectationAt {
    double parameter{};
    double outcome{};
    double standard_error{};
};

struct VarianceShare {
    double value{};  //!< between 0 and 1
    double standard_error{};
};

struct PartialRankCorrelation {
    double value{};  //!< between −1 and 1
    double standard_error{};
};

struct ParameterSensitivity {
    std::string name;
    std::string method;  //!< "constant", "group means", "penalised spline"
    ExpectationAt low;   //!< at the 2.5% quantile of the parameter
    ExpectationAt high;  //!< at the 97.5% quantile
    VarianceShare share;
    std::optional<PartialRankCorrelation> rank_correlation;
    std::string no_rank_correlation_reason;       //!< where there is none
    std::vector<std::string> not_separable_from;  //!< parameters of which its ranks are a weighted sum
};

//! Of one outcome.
struct Sensitivity {
    std::size_t draws{};
    double mean{};
    double standard_deviation{};
    std::vector<ParameterSensitivity> parameters;  //!< one a parameter, in the parameters' order
};

inline constexpr std::size_t fewest_draws_for_sensitivity = 10;

[[nodiscard]] Sensitivity sensitivity(Draws const& outcome, Parameters const&);
//! Of several outcomes of the same draws, which share all work on the parameters: the same bits as one at a time.
[[nodiscard]] std::vector<Sensitivity> sensitivities(std::span<Draws const> outcomes, Parameters const&);

}  // namespace holdfast
