//! A batch of draws: eight doubles that move together, one lane a draw.
//! The model is written once, over its number type; with Batch it computes eight draws at a time, lane by lane the
//! same arithmetic as with one double: IEEE operations, no contraction, no reordering. Only exp is our own (see below).
//! Tested in tests/numerics/batch_test.cpp: lanes equal doubles; exp within 2 units in the last place of 50 digits.
#pragma once

#include <cstdint>

namespace holdfast {

struct Batch {
    static constexpr int lanes = 8;
    using Values = double __attribute__((vector_size(lanes * sizeof(double))));
    using Bits = std::int64_t __attribute__((vector_size(lanes * sizeof(std::int64_t))));

    Values v;

    Batch() = default;
    //! The same number in every lane. (Adding it to zeros would lose the sign of −0.)
    Batch(double all) : v{all, all, all, all, all, all, all, all} {}  // NOLINT(google-explicit-constructor)
    explicit Batch(Values values) : v(values) {}

    [[nodiscard]] static Batch load(double const* from)
    {
        Batch b;
        __builtin_memcpy(&b.v, from, sizeof b.v);
        return b;
    }
    void store(double* to) const { __builtin_memcpy(to, &v, sizeof v); }
    [[nodiscard]] double lane(int i) const { return v[i]; }

    Batch& operator+=(Batch const& b) { v += b.v; return *this; }
    Batch& operator-=(Batch const& b) { v -= b.v; return *this; }
    Batch& operator*=(Batch const& b) { v *= b.v; return *this; }
};

inline Batch operator+(Batch const& a, Batch const& b) { return Batch(a.v + b.v); }
inline Batch operator-(Batch const& a, Batch const& b) { return Batch(a.v - b.v); }
inline Batch operator*(Batch const& a, Batch const& b) { return Batch(a.v * b.v); }
inline Batch operator/(Batch const& a, Batch const& b) { return Batch(a.v / b.v); }
inline Batch operator-(Batch const& a) { return Batch(-a.v); }

//! The four comparisons that the model needs, for any number type; lane by lane for a batch.
template <class Real> Real smaller(Real const& a, Real const& b) { return b < a ? b : a; }
template <class Real> Real larger(Real const& a, Real const& b) { return a < b ? b : a; }
template <class Real> Real size_of(Real const& a) { return a < Real(0.0) ? Real(-a) : a; }
template <class Real> Real if_less(Real const& a, Real const& b, Real const& then, Real const& otherwise)
{
    return a < b ? then : otherwise;
}
template <class Real> Real if_equal(Real const& a, Real const& b, Real const& then, Real const& otherwise)
{
    return a == b ? then : otherwise;
}
inline Batch smaller(Batch const& a, Batch const& b) { return Batch(b.v < a.v ? b.v : a.v); }
inline Batch larger(Batch const& a, Batch const& b) { return Batch(a.v < b.v ? b.v : a.v); }
inline Batch size_of(Batch const& a) { return Batch(a.v < Batch::Values{} ? -a.v : a.v); }
inline Batch if_less(Batch const& a, Batch const& b, Batch const& then, Batch const& otherwise)
{
    return Batch(a.v < b.v ? then.v : otherwise.v);
}
inline Batch if_equal(Batch const& a, Batch const& b, Batch const& then, Batch const& otherwise)
{
    return Batch(a.v == b.v ? then.v : otherwise.v);
}

//! eˣ in every lane, within 2 units in the last place for −708 ≤ x ≤ 709; below that it is 3.3e-308, above 8.2e307.
//! x = n ln 2 + r with |r| ≤ ln 2 / 2 (ln 2 in two parts, Cody & Waite 1980), then the Taylor polynomial of degree 13,
//! whose truncation is below 5e-18 relative, then n added to the exponent.
inline Batch exp(Batch const& x)
{
    using Values = Batch::Values;
    using Bits = Batch::Bits;
    constexpr double lowest = -708.0;
    constexpr double highest = 709.0;
    constexpr double per_ln2 = 1.4426950408889634074;
    constexpr double ln2_high = 6.93147180369123816490e-01;
    constexpr double ln2_low = 1.90821492927058770002e-10;
    constexpr double to_whole = 6755399441055744.0;  // 1.5 · 2^52: adding it rounds to a whole number

    Values const low = Values{} + lowest;
    Values const high = Values{} + highest;
    Values in = x.v < low ? low : x.v;
    in = high < in ? high : in;
    Values const shifted = in * per_ln2 + to_whole;
    Values const n = shifted - to_whole;
    Values const r = (in - n * ln2_high) - n * ln2_low;

    constexpr double term[] = {1.0 / 6227020800.0, 1.0 / 479001600.0, 1.0 / 39916800.0, 1.0 / 3628800.0,
                               1.0 / 362880.0,     1.0 / 40320.0,     1.0 / 5040.0,     1.0 / 720.0,
                               1.0 / 120.0,        1.0 / 24.0,        1.0 / 6.0,        0.5};
    Values p = Values{} + term[0];
    for (int i = 1; i < 12; ++i) p = p * r + term[i];
    Values const e = 1.0 + (r + r * r * p);

    Bits bits;
    __builtin_memcpy(&bits, &shifted, sizeof bits);
    // The low bits of `shifted` hold n; moved into the exponent field they multiply by 2^n.
    bits = bits << 52;
    Bits result;
    __builtin_memcpy(&result, &e, sizeof result);
    result += bits;
    Batch out;
    __builtin_memcpy(&out.v, &result, sizeof out.v);
    return out;
}

} // namespace holdfast
