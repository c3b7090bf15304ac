//! What an intervention does to leaving over time: delivery, the effect profile, packages (M10, M11).
//! Tested in tests/workforce/effect_test.cpp.
#pragma once

#include "holdfast/numerics/batch.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast {

//! When an intervention is delivered and how its effect comes and goes [months after the study's start].
struct Delivery {
    int start{};
    double lag{};                 //!< months after the start before anything is felt
    double ramp{};                //!< months over which the effect grows to full; 0: at once
    std::optional<int> duration;  //!< months delivered; none: to the horizon
    double half_life{};           //!< months in which the effect halves after the end; 0: gone at once

    friend bool operator==(Delivery const&, Delivery const&) = default;
};

//! Is the intervention delivered (and paid for) in month t?
[[nodiscard]] bool delivered(Delivery const&, int month);
//! f(s) in [0, 1] at time s in months (M10).
[[nodiscard]] double effect_share(Delivery const&, double at);

//! Which bands of tenure an intervention reaches: bit k is band k.
using BandSet = std::uint32_t;
inline constexpr BandSet all_bands = ~BandSet{0};
[[nodiscard]] inline bool contains(BandSet set, int band) { return ((set >> static_cast<unsigned>(band)) & 1U) != 0; }

//! One intervention as the projection needs it.
template <class Real> struct InterventionEffect {
    Real coverage{};          //!< e: share of eligible staff reached
    Real log_hazard_ratio{};  //!< ln θ in those reached, with everything (bias, transport, heterogeneity) in it
    Real absence_ratio{1.0};  //!< α: ratio of sickness absence in those reached; 1 where not measured
    BandSet eligible{all_bands};
    bool changes_absence{};  //!< was α measured? (the same for every draw)
};

//! Months from `from` to before `until` in which no profile changes, so that whatever depends on them is worked out once.
struct Phase {
    int from{};
    int until{};
    friend bool operator==(Phase const&, Phase const&) = default;
};

//! One member's profile in one phase.
struct Profile {
    double share{};  //!< f
    double step{};   //!< f less that of the phase before
    bool repeats{};  //!< is the step that of the phase before (to rounding), in the course of a ramp?
    bool fades{};    //!< is f falling, and was it above 0 in the phase before?
};

//! The effect profiles of a strategy's members, worked out once for all draws.
class EffectSchedule {
public:
    EffectSchedule() = default;
    EffectSchedule(std::span<Delivery const>, int months);

    [[nodiscard]] int months() const { return months_; }
    [[nodiscard]] int members() const { return members_; }
    [[nodiscard]] double share(int member, int month) const { return shares_[index(member, month)]; }
    //! The months in which a member is delivered (and paid for).
    [[nodiscard]] Phase delivered(int member) const { return delivered_[static_cast<std::size_t>(member)]; }
    [[nodiscard]] bool is_delivered(int member, int month) const
    {
        auto const [from, until] = delivered(member);
        return from <= month && month < until;
    }
    //! All months in order, split wherever a profile changes.
    [[nodiscard]] std::span<Phase const> phases() const { return phases_; }
    [[nodiscard]] Profile const& profile(std::size_t member, std::size_t phase) const
    {
        return profiles_[member * phases_.size() + phase];
    }

private:
    [[nodiscard]] std::size_t index(int member, int month) const
    {
        return static_cast<std::size_t>(member) * static_cast<std::size_t>(months_) + static_cast<std::size_t>(month);
    }
    int months_{};
    int members_{};
    std::vector<double> shares_;
    std::vector<Phase> delivered_;
    std::vector<Phase> phases_;
    std::vector<Profile> profiles_;
};

//! A package's members overlap: every log θ but the strongest (largest in size, the first of equals) is weakened
//! by (1 − overlap) (M11).
template <class Real> void weaken_by_overlap(std::span<InterventionEffect<Real>> members, double overlap)
{
    if (members.size() < 2 || overlap == 0.0) return;
    Real strongest = size_of(members[0].log_hazard_ratio);
    for (auto const& member : members) strongest = larger(strongest, size_of(member.log_hazard_ratio));
    Real still_to_find = 1.0;
    for (auto& member : members) {
        Real const is_strongest = if_equal(size_of(member.log_hazard_ratio), strongest, still_to_find, Real(0.0));
        still_to_find = still_to_find - is_strongest;
        member.log_hazard_ratio = member.log_hazard_ratio * (is_strongest + (1.0 - is_strongest) * (1.0 - overlap));
    }
}

}  // namespace holdfast
