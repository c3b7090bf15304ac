//! What each way of dealing with bias makes of an effect on leaving (M14, M14a; docs/decisions/0040).
//! A study's effect may be too large because chance and selection favoured it, which empirical shrinkage mends, and because
//! its design misleads, which the factor by design stands for. One does not stand for the other. Which of them comes first
//! does not matter: shrinkage follows the unit, so that what is shrunk and then halved is what is halved and then shrunk.
//!
//! *Several figures* are combined first, and what they come to is shrunk once. Shrinking each would take as much from ten
//! studies that agree as from one, and evidence could never add up. By random effects the mean over places is shrunk, with
//! its own standard error; differences between places stay as they are.
//! Tested in tests/study/effect_bias_test.cpp.
#pragma once

#include "holdfast/belief/distribution.hpp"
#include "holdfast/study/intervention.hpp"

#include <optional>
#include <vector>

namespace holdfast {

//! ln θ = factor · about + shift, before it is carried to another place.
struct EffectAfterBias {
    Distribution about;
    double factor{1.0};
    double shift{};
    [[nodiscard]] double at(double log_hazard_ratio) const { return factor * log_hazard_ratio + shift; }
    friend bool operator==(EffectAfterBias const&, EffectAfterBias const&) = default;
};

//! As published, and nothing done, where a belief is stated and no study's (`of_design` is none), or where nothing is uncertain.
[[nodiscard]] EffectAfterBias after_bias(LeavingEffect const&, BiasMethod);

//! A study's effect as one way of dealing with bias leaves it: a row of the table that every report can show.
struct EffectByMethod {
    BiasMethod method{};
    bool used{};            //!< in this run
    double hazard_ratio{};  //!< in those reached, before it is carried to another place; at the mean of ln θ
    double low{}, high{};   //!< 95% interval
    friend bool operator==(EffectByMethod const&, EffectByMethod const&) = default;
};

//! In the order of all_bias_methods; empty of a belief that is stated.
[[nodiscard]] std::vector<EffectByMethod> effects_by_method(LeavingEffect const&);

//! The share of ln θ that is left where it is shrunk as one of many trials; none of a stated belief or a certain one.
[[nodiscard]] std::optional<double> share_left_by_shrinkage(LeavingEffect const&);

//! Is it the belief about an effect that shrinkage left, by its note?
[[nodiscard]] bool is_shrunk(Belief const&);

//! The effect with bias dealt with in this way: its belief, factor and shift, whatever was done before.
[[nodiscard]] LeavingEffect with_bias(LeavingEffect, BiasMethod);

}  // namespace holdfast
