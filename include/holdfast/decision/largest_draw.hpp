//! The largest size of a cost or effect that can be reckoned with: squares of it, and of it times any willingness to pay
//! (at most 1e15), are still numbers, and so are their sums. What is larger is refused where it is read (inputs/samples/samples.hpp),
//! and a broken promise here (ContractBroken).
#pragma once

namespace holdfast {

inline constexpr double largest_draw = 1e100;

}  // namespace holdfast
