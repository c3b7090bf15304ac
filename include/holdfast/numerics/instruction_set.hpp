//! Which instructions of the processor batches are computed with. The numbers are the same to the last bit.
//! One source text serves all: a task is a generic callable over its batch type, compiled here once for each set with
//! everything it calls inlined, and chosen when it is called. Each width is a type of its own, so nothing compiled for
//! a wide set can be linked into the baseline. Nothing is contracted to fused multiply-add anywhere.
//! Tested in tests/numerics/instruction_set_test.cpp and, over whole runs, in tests/questions/evaluate_test.cpp.
#pragma once

#include "holdfast/numerics/batch.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace holdfast {

enum class InstructionSet { sse2, avx2, avx512 };
//! The widest that this machine has.
[[nodiscard]] InstructionSet best_instruction_set();
[[nodiscard]] bool machine_has(InstructionSet);
[[nodiscard]] std::string_view name(InstructionSet);  //!< "SSE2", "AVX2", "AVX-512"
//! "sse2", "AVX-512", …: capitals and hyphens do not matter.
[[nodiscard]] std::optional<InstructionSet> instruction_set_named(std::string_view);

//! The batch of each instruction set: 16 lanes is a multiple of all of their widths.
using Sse2Batch = BatchOf<2, 8>;
using Avx2Batch = BatchOf<4, 8>;
using Avx512Batch = BatchOf<8, 16>;
//! Rows of columns that batches work on are a multiple of this.
inline constexpr std::size_t most_lanes = 16;
[[nodiscard]] constexpr std::size_t whole_batches(std::size_t draws)
{
    return (draws + most_lanes - 1) / most_lanes * most_lanes;
}
//! How far apart columns of so many rows are kept. At a power of two they would all fall into the same few places of the
//! processor's cache, and push each other out.
[[nodiscard]] constexpr std::size_t column_stride(std::size_t rows) { return rows + 3 * most_lanes / 2; }

namespace compiled {

template <class Task> [[gnu::flatten]] void for_sse2(Task const& task) { task(Sse2Batch{}); }
#if defined(__x86_64__)
template <class Task> [[gnu::flatten, gnu::target("avx2")]] void for_avx2(Task const& task) { task(Avx2Batch{}); }
template <class Task> [[gnu::flatten, gnu::target("avx512f,avx512dq,avx512vl")]] void for_avx512(Task const& task)
{
    task(Avx512Batch{});
}
#endif

}  // namespace compiled

//! Calls task(batch) with a batch of the instruction set (its value means nothing: the type does). The machine must have it.
template <class Task> void run_with(InstructionSet instructions, Task const& task)
{
#if defined(__x86_64__)
    if (instructions == InstructionSet::avx512) return compiled::for_avx512(task);
    if (instructions == InstructionSet::avx2) return compiled::for_avx2(task);
#endif
    compiled::for_sse2(task);
}

}  // namespace holdfast
