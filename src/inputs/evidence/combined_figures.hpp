//! What an effect's figures come to: one alone, several in equal shares, or pooled (docs/decisions/0015).
//! Tested in tests/inputs/effect_test.cpp.
#pragma once

#include "holdfast/belief/distribution.hpp"
#include "holdfast/belief/judgement.hpp"
#include "holdfast/belief/pooling.hpp"
#include "holdfast/study/intervention.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! One figure, converted.
struct FigureRead {
    std::string name;
    double mu{}, sigma{};
    std::string as_published;
    std::string spread;  //!< where the uncertainty comes from, if it is not the study
    std::string design;
    bool developer_evaluated{};
    double bias{1.0};
    std::string source;
};

//! What the figures come to together.
struct EffectRead {
    FigureRead words;  //!< and the bias factor
    Distribution about;
    double bias_shift{};
    std::optional<double> between_authorities_sd;
    std::optional<EffectPooling> pooling;
    std::vector<Judgement> judgements{};  //!< of an effect that experts were asked for
};

[[nodiscard]] EffectRead alone(FigureRead const&);

//! Equally weighted witnesses: the variance is the mean of theirs and the variance between them. Weakened as pooled ones.
[[nodiscard]] EffectRead in_equal_shares(std::vector<FigureRead> const&);

//! The belief is the prediction for one more place. Each figure's centre is weakened by its own bias factor, with the
//! weights of the figures as published: a weak design gains no weight by it. The spread is weakened by the root mean
//! square of the factors. Differences between authorities count once.
[[nodiscard]] EffectRead pooled(std::vector<FigureRead> const&, Pooled const& by, double between_authorities_sd);

}  // namespace holdfast
