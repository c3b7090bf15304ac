#include "holdfast/workforce/effect.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

bool delivered(Delivery const& delivery, int month)
{
    return month >= delivery.start && (!delivery.duration || month < delivery.start + *delivery.duration);
}

namespace {

double while_delivered(Delivery const& delivery, double at)
{
    double const felt = at - delivery.start - delivery.lag;
    if (felt < 0.0) return 0.0;
    if (delivery.ramp == 0.0) return 1.0;
    return std::min(felt / delivery.ramp, 1.0);
}

}  // namespace

double effect_share(Delivery const& delivery, double at)
{
    if (!delivery.duration) return while_delivered(delivery, at);
    double const stop = delivery.start + *delivery.duration;
    if (at <= stop) return while_delivered(delivery, at);
    if (delivery.half_life == 0.0) return 0.0;
    return while_delivered(delivery, stop) * std::exp2(-(at - stop) / delivery.half_life);
}

EffectSchedule::EffectSchedule(std::span<Delivery const> members, int months)
    : months_(months), members_(static_cast<int>(members.size()))
{
    require(months > 0, "a schedule needs at least one month");
    for (auto const& member : members) {
        for (int t = 0; t < months; ++t) shares_.push_back(effect_share(member, t + 0.5));
        int const from = std::min(member.start, months);
        delivered_.push_back({from, member.duration ? std::min(member.start + *member.duration, months) : months});
    }
    auto const changes = [this](int t) {
        for (int i = 0; i < members_; ++i)
            if (share(i, t) != share(i, t - 1)) return true;
        return false;
    };
    phases_.push_back({0, months});
    for (int t = 1; t < months; ++t)
        if (changes(t)) {
            phases_.back().until = t;
            phases_.push_back({t, months});
        }
    constexpr double rounding = 1e-14;
    for (int i = 0; i < members_; ++i) {
        Profile before;
        for (std::size_t phase = 0; phase < phases_.size(); ++phase) {
            double const f = share(i, phases_[phase].from);
            Profile now{f, f - before.share, false, false};
            now.fades = phase > 0 && f > 0.0 && f < before.share;
            now.repeats = phase > 1 && now.step > 0.0 && std::abs(now.step - before.step) < rounding;
            profiles_.push_back(now);
            before = now;
        }
    }
}

}  // namespace holdfast
