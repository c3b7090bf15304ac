//! What an effect's figures come to: one alone, several in equal shares, or pooled (docs/decisions/0015).
//! Tested in tests/inputs/effect_test.cpp.
#pragma once

#include "holdfast/belief/distribution.hpp"
#include "holdfast/belief/judgement.hpp"
#include "holdfast/belief/pooling.hpp"
#include "holdfast/study/intervention.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! The word for `combine` where what was published may not apply here (M13a).
inline constexpr std::string_view mixture = "mixture";

//! One figure, converted.
struct FigureRead {
    std::string name;
    double mu{}, sigma{};
    std::string as_published;
    std::string spread;  //!< where the uncertainty comes from, if it is not the study
    std::string design;
    bool clustering_left_out{};  //!< teams were drawn or chosen, and its counts take each worker by himself
    bool half_added{};           //!< one of its counts is 0, and its size is that of the halves added
    bool developer_evaluated{};
    bool interval_published{true};  //!< its uncertainty is no assumption beside a published figure
    double bias{1.0};
    std::string source;
};

//! What the figures come to together.
struct EffectRead {
    FigureRead words;  //!< and the bias factor
    Distribution about;
    double bias_shift{};
    std::optional<EffectPooling> pooling;
    std::optional<Pilot> pilot;           //!< the council's own, whether alone or beside others
    std::optional<RobustEffect> robust;   //!< then bias and transport are in `about`
    std::vector<Judgement> judgements{};  //!< of an effect that experts were asked for
};

[[nodiscard]] EffectRead alone(FigureRead const&);

//! Equally weighted witnesses: the variance is the mean of theirs and the variance between them. Weakened as pooled ones.
[[nodiscard]] EffectRead in_equal_shares(std::vector<FigureRead> const&);

//! The belief is the prediction for one more place. Each figure's centre is weakened by its own bias factor, with the
//! weights of the figures as published: a weak design gains no weight by it. The spread is weakened by the root mean
//! square of the factors.
[[nodiscard]] EffectRead pooled(std::vector<FigureRead> const&, Pooled const& by);

//! How far what was published is believed to apply here, before any pilot.
struct StatedDoubt {
    double does_not_apply{};                        //!< w
    double spread_if_not{sd_where_not_applicable};  //!< v
    bool spread_stated{};
    double transport_sd{};  //!< of the published part alone: a pilot was counted here
};

//! (M13a), in this order: published figures become one belief as they do without a pilot; it is weakened for design and
//! carried here, Normal(q μ + shift, q²σ² + σ_transport²); the pilot's centre is weakened by its own q and weighs with its
//! own standard error, unweakened: times q, a weak design would count four times as much as a lot of the same size
//! (docs/decisions/0015); both are combined.
[[nodiscard]] EffectRead in_doubt(EffectRead published, StatedDoubt const&, std::optional<Pilot> const&);

}  // namespace holdfast
