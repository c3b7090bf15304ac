//! The normal distribution, by documented polynomials that give the same bits wherever they run.
//! Tested in tests/numerics/normal_test.cpp against Boost.Math in 50 digits; a batch against single numbers, bit by bit.
#pragma once

#include "holdfast/numerics/batch.hpp"

#include <array>
#include <cstddef>

namespace holdfast {

//! Φ⁻¹(u), Wichura 1988, algorithm AS 241 (PPND16): about 1e-16 relative.
//! u strictly between 0 and 1, or ContractBroken. Above 1/2 it is minus the quantile of 1 − u, to the bit.
[[nodiscard]] double normal_quantile(double u);
//! Φ(z), by erfc.
[[nodiscard]] double normal_probability(double z);

namespace as241 {

using Coefficients = std::array<double, 8>;

// The constants of AS 241, lowest power first, in the paper's names (A over B in the middle, C over D further out,
// E over F in the far tails).
inline constexpr Coefficients a{3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                                1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                3.3430575583588128105e+4, 2.5090809287301226727e+3};
inline constexpr Coefficients b{1.0,
                                4.2313330701600911252e+1,
                                6.8718700749205790830e+2,
                                5.3941960214247511077e+3,
                                2.1213794301586595867e+4,
                                3.9307895800092710610e+4,
                                2.8729085735721942674e+4,
                                5.2264952788528545610e+3};
inline constexpr Coefficients c{1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                2.27238449892691845833e-2, 7.74545014278341407640e-4};
inline constexpr Coefficients d{1.0,
                                2.05319162663775882187e0,
                                1.67638483018380384940e0,
                                6.89767334985100004550e-1,
                                1.48103976427480074590e-1,
                                1.51986665636164571966e-2,
                                5.47593808499534494600e-4,
                                1.05075007164441684324e-9};
inline constexpr Coefficients e{6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                2.71155556874348757815e-5, 2.01033439929228813265e-7};
inline constexpr Coefficients f{1.0,
                                5.99832206555887937690e-1,
                                1.36929880922735805310e-1,
                                1.48753612908506148525e-2,
                                7.86869131145613259100e-4,
                                1.84631831751005468180e-5,
                                1.42151175831644588870e-7,
                                2.04426310338993978564e-15};

//! A polynomial in Estrin's order, which has short chains of multiplications; p2 = x², p4 = x⁴.
template <class Real> Real polynomial(Coefficients const& k, Real const& x, Real const& p2, Real const& p4)
{
    return ((k[0] + x * k[1]) + p2 * (k[2] + x * k[3])) + p4 * ((k[4] + x * k[5]) + p2 * (k[6] + x * k[7]));
}
//! One polynomial over another.
template <class Real> Real ratio(Coefficients const& above, Coefficients const& below, Real const& x)
{
    Real const p2 = x * x;
    Real const p4 = p2 * p2;
    return polynomial(above, x, p2, p4) / polynomial(below, x, p2, p4);
}

}  // namespace as241

//! Φ⁻¹(u) of every lane of a batch: the same bits as normal_quantile(double), which is a lane of this.
//! u strictly between 0 and 1; of others no promise is made. The middle is computed and so is the tail, and each lane
//! takes its own; the far tail, which one draw in 36 thousand million reaches, only where a lane asks for it.
template <int width, int lanes> BatchOf<width, lanes> normal_quantile(BatchOf<width, lanes> const& u)
{
    using Real = BatchOf<width, lanes>;
    constexpr double half_middle = 0.425;
    constexpr double end_of_tail = 5.0;
    Real const from_middle = u - 0.5;
    Real const middle = from_middle * as241::ratio<Real>(as241::a, as241::b, 0.180625 - from_middle * from_middle);

    Real const r = sqrt(-log(smaller(u, Real(1.0 - u))));
    Real tail = as241::ratio<Real>(as241::c, as241::d, r - 1.6);
    if (largest_lane(r) > end_of_tail)
        tail = if_less(Real(end_of_tail), r, as241::ratio<Real>(as241::e, as241::f, r - end_of_tail), tail);
    tail = if_less(from_middle, Real(0.0), -tail, tail);
    return if_less(Real(half_middle), size_of(from_middle), tail, middle);
}

}  // namespace holdfast
