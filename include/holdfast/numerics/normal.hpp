//! The normal distribution, by documented polynomials that give the same bits wherever they run.
//! Tested in tests/numerics/normal_test.cpp against Boost.Math.
#pragma once

namespace holdfast {

//! Φ⁻¹(u), Wichura 1988, algorithm AS 241 (PPND16): about 1e-16 relative.
//! u strictly between 0 and 1, or ContractBroken. Above 1/2 it is minus the quantile of 1 − u, to the bit.
[[nodiscard]] double normal_quantile(double u);
//! Φ(z), by erfc.
[[nodiscard]] double normal_probability(double z);

}  // namespace holdfast
