//! From 52 random bits to a number strictly between 0 and 1: (k + 1/2) / 2^52.
//! By way of the double 1 + k / 2^52, from which the subtraction is exact: conversions of 64-bit whole numbers are slow
//! in most instruction sets, and this is the same number to the last bit.
//! Tested in tests/numerics/stream_test.cpp and sobol_test.cpp, against the formula.
#pragma once

#include <cstdint>

namespace holdfast {

//! One number, or every lane of a register.
template <class Doubles, class Wholes> inline Doubles inside_unit_intervals(Wholes k)
{
    Wholes const bits = 0x3ff0'0000'0000'0000U | k;
    Doubles one_and_more;
    __builtin_memcpy(&one_and_more, &bits, sizeof bits);
    return one_and_more - (1.0 - 0x1p-53);
}
inline double inside_unit_interval(std::uint64_t k) { return inside_unit_intervals<double>(k); }

}  // namespace holdfast
