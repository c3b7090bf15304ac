//! Where a curve changes its sign: looked at in points first, then pinned down between two of them by Algorithm 748 of
//! Alefeld, Potra & Shi 1995 (through Boost.Math), which takes some six evaluations where halving takes thirty.
//! A curve that touches 0 and turns back has no change there; one that stays at 0 for a while changes where it reaches 0.
//! Two changes between neighbouring points are not seen.
//! Tested in tests/numerics/sign_change_test.cpp.
#pragma once

#include <functional>
#include <span>
#include <vector>

namespace holdfast {

struct SignChange {
    double at{};
    bool rising{};  //!< from below 0 to above it
    friend bool operator==(SignChange const&, SignChange const&) = default;
};

//! In rising order. `at` rises strictly, `values` are the curve's there (of equal number, or ContractBroken); each change
//! is found to within `tolerance`.
[[nodiscard]] std::vector<SignChange> sign_changes(std::span<double const> at, std::span<double const> values,
                                                   std::function<double(double)> const& curve, double tolerance);

}  // namespace holdfast
