#include "holdfast/workforce/effect.hpp"

#include "holdfast/base/contract.hpp"

#include <array>
#include <cmath>
#include <span>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! Starts in month 2, is felt from month 5, full from month 9.
Delivery slow_start()
{
    Delivery d;
    d.start = 2;
    d.lag = 3.0;
    d.ramp = 4.0;
    return d;
}

std::vector<double> logs_after(std::vector<double> const& logs, double overlap)
{
    std::vector<InterventionEffect<double>> members(logs.size());
    for (std::size_t i = 0; i < logs.size(); ++i) members[i].log_hazard_ratio = logs[i];
    weaken_by_overlap<double>(members, overlap);
    std::vector<double> result;
    for (auto const& member : members) result.push_back(member.log_hazard_ratio);
    return result;
}

}  // namespace

TEST(Delivery, lasts_from_its_start_for_its_duration)
{
    Delivery d;
    d.start = 3;
    d.duration = 2;
    EXPECT_FALSE(delivered(d, 2));
    EXPECT_TRUE(delivered(d, 3));
    EXPECT_TRUE(delivered(d, 4));
    EXPECT_FALSE(delivered(d, 5));
}

TEST(Delivery, without_a_duration_never_ends)
{
    Delivery d;
    d.start = 3;
    EXPECT_FALSE(delivered(d, 2));
    EXPECT_TRUE(delivered(d, 10'000));
}

TEST(EffectShare, waits_for_the_lag_rises_over_the_ramp_and_holds)
{
    auto const d = slow_start();
    EXPECT_EQ(effect_share(d, 0.0), 0.0);
    EXPECT_EQ(effect_share(d, 4.9), 0.0);
    EXPECT_EQ(effect_share(d, 5.0), 0.0);
    EXPECT_EQ(effect_share(d, 6.0), 0.25);
    EXPECT_EQ(effect_share(d, 8.0), 0.75);
    EXPECT_EQ(effect_share(d, 9.0), 1.0);
    EXPECT_EQ(effect_share(d, 1'000.0), 1.0);
}

TEST(EffectShare, without_a_ramp_is_there_at_once)
{
    Delivery d;
    d.start = 2;
    d.lag = 1.5;
    EXPECT_EQ(effect_share(d, 3.4), 0.0);
    EXPECT_EQ(effect_share(d, 3.5), 1.0);
    d.lag = 0.0;
    EXPECT_EQ(effect_share(d, 1.5), 0.0);
    EXPECT_EQ(effect_share(d, 2.5), 1.0);
}

TEST(EffectShare, halves_with_every_half_life_after_the_end)
{
    auto d = slow_start();
    d.duration = 10;  // to month 12
    d.half_life = 3.0;
    EXPECT_EQ(effect_share(d, 12.0), 1.0);
    EXPECT_EQ(effect_share(d, 15.0), 0.5);
    EXPECT_EQ(effect_share(d, 18.0), 0.25);
    EXPECT_DOUBLE_EQ(effect_share(d, 13.5), std::sqrt(0.5));
}

TEST(EffectShare, decays_from_the_level_that_it_reached)
{
    auto d = slow_start();
    d.duration = 4;  // to month 6: a quarter of the way up
    d.half_life = 1.0;
    EXPECT_EQ(effect_share(d, 6.0), 0.25);
    EXPECT_EQ(effect_share(d, 7.0), 0.125);
    d.duration = 2;  // ends before it is felt
    EXPECT_EQ(effect_share(d, 7.0), 0.0);
}

TEST(EffectShare, without_a_half_life_ends_with_the_delivery)
{
    auto d = slow_start();
    d.duration = 10;
    EXPECT_EQ(effect_share(d, 12.0), 1.0);
    EXPECT_EQ(effect_share(d, 12.5), 0.0);
}

TEST(BandSet, holds_the_bands_of_its_bits)
{
    BandSet const first_and_third = 0b101;
    EXPECT_TRUE(contains(first_and_third, 0));
    EXPECT_FALSE(contains(first_and_third, 1));
    EXPECT_TRUE(contains(first_and_third, 2));
    for (int k = 0; k < 32; ++k) EXPECT_TRUE(contains(all_bands, k));
}

TEST(EffectSchedule, takes_the_shares_at_mid_month)
{
    Delivery short_one;
    short_one.start = 1;
    short_one.duration = 2;
    std::array const deliveries{slow_start(), short_one};
    EffectSchedule const schedule(deliveries, 12);
    EXPECT_EQ(schedule.months(), 12);
    EXPECT_EQ(schedule.members(), 2);
    EXPECT_EQ(schedule.share(0, 4), 0.0);
    EXPECT_EQ(schedule.share(0, 5), 0.125);  // s = 5.5, half a month into four
    EXPECT_EQ(schedule.share(0, 8), 0.875);
    EXPECT_EQ(schedule.share(0, 9), 1.0);
    EXPECT_EQ(schedule.share(1, 0), 0.0);
    EXPECT_EQ(schedule.share(1, 1), 1.0);
    EXPECT_EQ(schedule.share(1, 2), 1.0);
    EXPECT_EQ(schedule.share(1, 3), 0.0);
    EXPECT_FALSE(schedule.is_delivered(0, 1));
    EXPECT_TRUE(schedule.is_delivered(0, 2));  // paid for before it is felt
    EXPECT_TRUE(schedule.is_delivered(1, 2));
    EXPECT_FALSE(schedule.is_delivered(1, 3));
}

TEST(EffectSchedule, begins_a_phase_where_any_profile_changes)
{
    Delivery short_one;
    short_one.start = 1;
    short_one.duration = 2;
    std::array const deliveries{slow_start(), short_one};
    EffectSchedule const schedule(deliveries, 12);
    std::vector<int> begins;
    int until = 0;
    for (auto const& phase : schedule.phases()) {
        EXPECT_EQ(phase.from, until);  // no month is left out
        begins.push_back(phase.from);
        until = phase.until;
    }
    EXPECT_EQ(until, 12);
    // Month 0 always; 1 and 3 by the short one; 5 to 9 up the slow one's ramp.
    EXPECT_EQ(begins, (std::vector<int>{0, 1, 3, 5, 6, 7, 8, 9}));
    // Up the ramp f is 1/8, 3/8, 5/8, 7/8, 1: the second and third step repeat the one before, the last is shorter.
    std::vector<bool> repeats;
    for (std::size_t phase = 3; phase < 8; ++phase) {
        EXPECT_EQ(schedule.profile(0, phase).share, schedule.share(0, schedule.phases()[phase].from));
        repeats.push_back(schedule.profile(0, phase).repeats);
    }
    EXPECT_EQ(repeats, (std::vector<bool>{false, false, true, true, false}));
}

TEST(EffectSchedule, of_nobody_is_one_phase)
{
    EffectSchedule const nothing(std::span<Delivery const>{}, 3);
    EXPECT_EQ(nothing.members(), 0);
    ASSERT_EQ(nothing.phases().size(), 1U);
    EXPECT_EQ(nothing.phases()[0], (Phase{0, 3}));
}

TEST(EffectSchedule, needs_a_month) { EXPECT_THROW(EffectSchedule(std::span<Delivery const>{}, 0), ContractBroken); }

TEST(Overlap, weakens_every_member_but_the_strongest)
{
    auto const logs = logs_after({-0.2, -0.5, 0.1}, 0.4);
    EXPECT_DOUBLE_EQ(logs[0], -0.12);
    EXPECT_EQ(logs[1], -0.5);
    EXPECT_DOUBLE_EQ(logs[2], 0.06);
}

TEST(Overlap, takes_the_strongest_by_size_even_where_it_does_harm)
{
    auto const logs = logs_after({-0.2, 0.5}, 0.5);
    EXPECT_EQ(logs, (std::vector<double>{-0.1, 0.5}));
}

TEST(Overlap, spares_the_first_of_equals_only)
{
    EXPECT_EQ(logs_after({-0.4, 0.4, -0.4}, 0.5), (std::vector<double>{-0.4, 0.2, -0.2}));
    EXPECT_EQ(logs_after({0.0, 0.0}, 0.5), (std::vector<double>{0.0, 0.0}));
}

TEST(Overlap, of_one_leaves_the_strongest_alone)
{
    EXPECT_EQ(logs_after({-0.2, -0.5, 0.1}, 1.0), (std::vector<double>{0.0, -0.5, 0.0}));
}

TEST(Overlap, changes_nothing_at_zero_or_for_one_member)
{
    EXPECT_EQ(logs_after({-0.2, -0.5}, 0.0), (std::vector<double>{-0.2, -0.5}));
    EXPECT_EQ(logs_after({-0.2}, 0.9), (std::vector<double>{-0.2}));
    EXPECT_EQ(logs_after({}, 0.9), (std::vector<double>{}));
}

TEST(Overlap, finds_the_strongest_lane_by_lane)
{
    std::array const first{-0.4, -0.1, 0.3, -0.2, 0.0, 0.1, -0.7, 0.2};
    std::array const second{-0.2, -0.3, 0.3, 0.2, 0.0, -0.6, 0.7, 0.1};
    std::vector<InterventionEffect<Batch>> members(2);
    members[0].log_hazard_ratio = Batch::load(first.data());
    members[1].log_hazard_ratio = Batch::load(second.data());
    weaken_by_overlap<Batch>(members, 0.3);
    for (std::size_t lane = 0; lane < first.size(); ++lane) {
        auto const alone = logs_after({first[lane], second[lane]}, 0.3);
        EXPECT_EQ(members[0].log_hazard_ratio.lane(static_cast<int>(lane)), alone[0]);
        EXPECT_EQ(members[1].log_hazard_ratio.lane(static_cast<int>(lane)), alone[1]);
    }
}
