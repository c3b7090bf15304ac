//! Several studies of one intervention, made into one belief (M13): fixed effect and random effects.
//! Study i gives an estimate yᵢ (here ln θ, but nothing below knows that) and its standard error sᵢ.
//!
//! *Fixed effect*: all studies measure one number, and differ by chance alone. Weights 1/sᵢ².
//! *Random effects*: each study measures its own number, normal about a common mean with variance τ² between them.
//!   Weights wᵢ = 1/(sᵢ² + τ²), mean μ = Σwᵢyᵢ/Σwᵢ. τ² maximises the restricted likelihood (REML; Viechtbauer 2005),
//!     ℓ(τ²) = ½ [ Σ ln wᵢ − ln Σwᵢ − Σ wᵢ(yᵢ − μ)² ],
//!   which can have several maxima: all of them are found (src/belief/pooling.cpp says how), and the highest is taken, the
//!   smaller τ² of equals.
//!   Standard error of μ (Knapp & Hartung 2003): √(max(1, q)/Σwᵢ), q = Σwᵢ(yᵢ − μ)²/(k − 1), with Student's t of k − 1
//!   degrees. Without the 1, studies that happen to agree would give an interval narrower than the plain one, √(1/Σwᵢ)
//!   with a normal; this safeguard is Knapp and Hartung's own, recommended for few studies by Röver, Knapp & Friede 2015.
//!   Prediction, of the number that a further study or authority would have (Higgins, Thompson & Spiegelhalter 2009): t with
//!   k − 2 degrees about μ, of scale √(τ² + the square of that standard error). From three studies on; with two there is no
//!   degree of freedom left and no prediction: two cannot show how far others differ.
//! One study is itself, by either method, and predicts nothing for others but by fixed effect.
//!
//! Tested in tests/belief/pooling_test.cpp: the BCG trials as published (metafor), equal variances in closed form, maxima
//! that a local search misses, a twin in 50-digit decimals, and laws.
#pragma once

#include "holdfast/belief/distribution.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace holdfast {

struct StudyEstimate {
    double estimate{};
    double standard_error{};  //!< above 0
    friend bool operator==(StudyEstimate const&, StudyEstimate const&) = default;
};

enum class PoolingMethod { fixed_effect, random_effects };
[[nodiscard]] std::string_view name(PoolingMethod);  //!< "fixed effect", as written in the inputs

//! A prediction counts whatever lies further from its centre as lying there [log hazard ratio]: a factor of ten either way,
//! which is an assumption (docs/decisions/0015). With three studies the t has one degree of freedom: without an end it
//! had no moments, and one draw in a million would lie 300,000 scales out.
inline constexpr double prediction_reach = 2.302585092994046;  // ln 10

struct Pooled {
    PoolingMethod method{};
    double mean{};
    double standard_error{};        //!< of the mean: by random effects at least the plain one
    double plain_standard_error{};  //!< √(1/Σw)
    double low{}, high{};           //!< 95% interval of the mean
    double between_variance{};      //!< τ²; 0 by fixed effect
    double q{};                     //!< Cochran's Q = Σ(yᵢ − fixed-effect mean)²/sᵢ²
    double q_degrees{};             //!< k − 1
    double q_p_value{};  //!< chance of so large a Q where the studies differ by chance alone; 1 for one study
    //! I²: share of the variation between the estimates that is not chance. By random effects τ²/(τ² + s²), s² the typical
    //! variance of a study (Higgins & Thompson 2002, equation 9); by fixed effect max(0, (Q − (k − 1))/Q).
    double i_squared{};
    std::vector<double> weights;             //!< they add up to 1
    std::optional<Distribution> prediction;  //!< StudentT (random effects, k > 2) or Normal (fixed effect)
    friend bool operator==(Pooled const&, Pooled const&) = default;
};

//! Why there is nothing to pool: a sentence, and the study at fault where there is one.
struct CannotPool {
    std::optional<std::size_t> study;
    std::string why;
};
using Pooling = std::variant<Pooled, CannotPool>;

//! At least one study; finite estimates; standard errors above 0 and at most 1e6 times each other (less certain studies
//! would have no say at all): else a refusal.
[[nodiscard]] Pooling pool(std::span<StudyEstimate const>, PoolingMethod);

//! pool() without study i, for each i in turn; at least two studies that pool() takes (or ContractBroken).
[[nodiscard]] std::vector<Pooled> leave_one_out(std::span<StudyEstimate const>, PoolingMethod);

}  // namespace holdfast
