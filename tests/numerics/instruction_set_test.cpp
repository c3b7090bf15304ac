#include "holdfast/numerics/instruction_set.hpp"

#include "numerics/normal.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

constexpr InstructionSet all[] = {InstructionSet::sse2, InstructionSet::avx2, InstructionSet::avx512};

//! Something of everything that a batch can do, over a column.
std::vector<double> computed_with(InstructionSet instructions, std::vector<double> const& u)
{
    std::vector<double> out(u.size());
    run_with(instructions, [&](auto batch) {
        using Real = decltype(batch);
        for (std::size_t i = 0; i + Real::lanes <= u.size(); i += Real::lanes) {
            Real const x = Real::load(u.data() + i);
            Real const z = normal_quantile(x);
            Real const y = exp(z / 3.0) - expm1(-x) * sqrt(x) + log(x);
            if_less(y, z, smaller(y, x) + size_of(z), chance_at(larger(z, x))).store(out.data() + i);
        }
    });
    return out;
}

}  // namespace

TEST(InstructionSet, names_are_read_back_however_they_are_written)
{
    for (auto const instructions : all) EXPECT_EQ(instruction_set_named(name(instructions)), instructions);
    EXPECT_EQ(instruction_set_named("avx-512"), InstructionSet::avx512);
    EXPECT_EQ(instruction_set_named("AVX512"), InstructionSet::avx512);
    EXPECT_EQ(instruction_set_named("Sse-2"), InstructionSet::sse2);
    for (std::string_view const other : {"", "avx", "avx5120", "neon", "sse 2"})
        EXPECT_EQ(instruction_set_named(other), std::nullopt) << other;
}

TEST(InstructionSet, every_machine_has_the_baseline_and_its_best_one)
{
    EXPECT_TRUE(machine_has(InstructionSet::sse2));
    EXPECT_TRUE(machine_has(best_instruction_set()));
    for (auto const wider : all) EXPECT_TRUE(wider <= best_instruction_set() || !machine_has(wider)) << name(wider);
}

TEST(InstructionSet, batches_are_whole_parts_of_the_longest)
{
    for (auto const instructions : all) {
        if (!machine_has(instructions)) continue;
        int lanes = 0;
        run_with(instructions, [&lanes](auto batch) { lanes = decltype(batch)::lanes; });
        EXPECT_EQ(most_lanes % lanes, 0) << name(instructions);
    }
}

TEST(InstructionSet, all_that_the_machine_has_give_the_same_bits)
{
    std::mt19937_64 engine(11);
    std::vector<double> u(16'000);
    for (auto& x : u) x = (static_cast<double>(engine() >> 12U) + 0.5) * 0x1p-52;
    u[5] = 0x1p-53;
    u[6] = 1.0 - 0x1p-53;
    auto const baseline = computed_with(InstructionSet::sse2, u);
    for (auto const wider : {InstructionSet::avx2, InstructionSet::avx512}) {
        if (!machine_has(wider)) continue;
        auto const wide = computed_with(wider, u);
        for (std::size_t i = 0; i < u.size(); ++i)
            ASSERT_EQ(std::bit_cast<std::uint64_t>(wide[i]), std::bit_cast<std::uint64_t>(baseline[i]))
                << name(wider) << " at " << u[i];
    }
}
