//! The width of a screen on which nothing is wrapped.
#pragma once

#include <cstddef>

namespace holdfast::test {

//! Columns: wider than any paragraph that a test prints.
inline constexpr std::size_t wide = 2000;

}  // namespace holdfast::test
