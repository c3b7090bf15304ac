#include "holdfast/numerics/instruction_set.hpp"

#include <string>

namespace holdfast {

bool machine_has(InstructionSet instructions)
{
#if defined(__x86_64__)
    switch (instructions) {
    case InstructionSet::sse2: return true;
    case InstructionSet::avx2: return __builtin_cpu_supports("avx2") != 0;
    case InstructionSet::avx512:
        return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
               __builtin_cpu_supports("avx512vl") != 0;
    }
#endif
    return instructions == InstructionSet::sse2;
}

InstructionSet best_instruction_set()
{
    for (auto const wide : {InstructionSet::avx512, InstructionSet::avx2})
        if (machine_has(wide)) return wide;
    return InstructionSet::sse2;
}

std::string_view name(InstructionSet instructions)
{
    switch (instructions) {
    case InstructionSet::sse2: return "SSE2";
    case InstructionSet::avx2: return "AVX2";
    case InstructionSet::avx512: return "AVX-512";
    }
    return "";
}

std::optional<InstructionSet> instruction_set_named(std::string_view written)
{
    std::string plain;
    for (char const c : written)
        if (c != '-') plain.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    if (plain == "sse2") return InstructionSet::sse2;
    if (plain == "avx2") return InstructionSet::avx2;
    if (plain == "avx512") return InstructionSet::avx512;
    return std::nullopt;
}

}  // namespace holdfast
