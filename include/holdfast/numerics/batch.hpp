//! A batch of draws: eight doubles that move together, one lane a draw.
//! The model is written once, over its number type; with a batch it computes eight draws at a time, lane by lane the
//! same arithmetic as with one double: IEEE operations, no contraction, no reordering. Only exp is our own (see below).
//! A batch is held in registers as wide as the instruction set has (two, four or eight doubles); its lanes hold the
//! same bits whichever that is.
//! Tested in tests/numerics/batch_test.cpp: lanes equal doubles; exp within 2 units in the last place of 50 digits;
//! all widths agree to the last bit.
#pragma once

#include <cstdint>

namespace holdfast {

//! The comparisons that the model needs, for any number type; a batch has its own, lane by lane.
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

//! A register of doubles, and one of as many whole numbers.
template <int width> struct RegisterOf;
template <> struct RegisterOf<2> {
    using Doubles = double __attribute__((vector_size(16)));
    using Wholes = std::uint64_t __attribute__((vector_size(16)));
};
template <> struct RegisterOf<4> {
    using Doubles = double __attribute__((vector_size(32)));
    using Wholes = std::uint64_t __attribute__((vector_size(32)));
};
template <> struct RegisterOf<8> {
    using Doubles = double __attribute__((vector_size(64)));
    using Wholes = std::uint64_t __attribute__((vector_size(64)));
};

//! `width`: doubles in one register: 2 (SSE2), 4 (AVX2) or 8 (AVX-512).
template <int width> class alignas(64) BatchOf {
    using Values = typename RegisterOf<width>::Doubles;
    using Bits = typename RegisterOf<width>::Wholes;

public:
    static constexpr int lanes = 8;

    BatchOf() = default;
    //! The same number in every lane.
    BatchOf(double all)  // NOLINT(google-explicit-constructor)
    {
        Values piece;
        for (int i = 0; i < width; ++i) piece[i] = all;
        for (auto& p : pieces_) p = piece;
    }

    [[nodiscard]] static BatchOf load(double const* from)
    {
        BatchOf b;
        __builtin_memcpy(&b.pieces_, from, sizeof b.pieces_);
        return b;
    }
    void store(double* to) const { __builtin_memcpy(to, &pieces_, sizeof pieces_); }
    [[nodiscard]] double lane(int i) const { return pieces_[i / width][i % width]; }

    friend BatchOf operator+(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) { return a.pieces_[i] + b.pieces_[i]; });
    }
    friend BatchOf operator-(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) { return a.pieces_[i] - b.pieces_[i]; });
    }
    friend BatchOf operator*(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) { return a.pieces_[i] * b.pieces_[i]; });
    }
    friend BatchOf operator/(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) { return a.pieces_[i] / b.pieces_[i]; });
    }
    friend BatchOf operator-(BatchOf const& a)
    {
        return each([&](int i) { return -a.pieces_[i]; });
    }
    BatchOf& operator+=(BatchOf const& b) { return *this = *this + b; }
    BatchOf& operator-=(BatchOf const& b) { return *this = *this - b; }
    BatchOf& operator*=(BatchOf const& b) { return *this = *this * b; }

    friend BatchOf smaller(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) { return b.pieces_[i] < a.pieces_[i] ? b.pieces_[i] : a.pieces_[i]; });
    }
    friend BatchOf larger(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) { return a.pieces_[i] < b.pieces_[i] ? b.pieces_[i] : a.pieces_[i]; });
    }
    friend BatchOf size_of(BatchOf const& a)
    {
        return each([&](int i) { return a.pieces_[i] < Values{} ? -a.pieces_[i] : a.pieces_[i]; });
    }
    friend BatchOf if_less(BatchOf const& a, BatchOf const& b, BatchOf const& then, BatchOf const& otherwise)
    {
        return each([&](int i) { return a.pieces_[i] < b.pieces_[i] ? then.pieces_[i] : otherwise.pieces_[i]; });
    }
    friend BatchOf if_equal(BatchOf const& a, BatchOf const& b, BatchOf const& then, BatchOf const& otherwise)
    {
        return each([&](int i) { return a.pieces_[i] == b.pieces_[i] ? then.pieces_[i] : otherwise.pieces_[i]; });
    }

    //! eˣ in every lane, within 2 units in the last place for −708 ≤ x ≤ 709; below that it is 3.3e-308, above 8.2e307.
    friend BatchOf exp(BatchOf const& x)
    {
        return each([&](int i) { return exp_of(x.pieces_[i]); });
    }

private:
    static constexpr int count = lanes / width;

    template <class Piece> static BatchOf each(Piece const& piece)
    {
        BatchOf result;
        for (int i = 0; i < count; ++i) result.pieces_[i] = piece(i);
        return result;
    }

    //! x = n ln 2 + r with |r| ≤ ln 2 / 2 (ln 2 in two parts, Cody & Waite 1980), then the Taylor polynomial of degree
    //! 13, whose truncation is below 5e-18 relative, then n added to the exponent.
    static Values exp_of(Values x)
    {
        constexpr double lowest = -708.0;
        constexpr double highest = 709.0;
        constexpr double per_ln2 = 1.4426950408889634074;
        constexpr double ln2_high = 6.93147180369123816490e-01;
        constexpr double ln2_low = 1.90821492927058770002e-10;
        constexpr double to_whole = 6755399441055744.0;  // 1.5 · 2^52: adding it rounds to a whole number

        Values const low = Values{} + lowest;
        Values const high = Values{} + highest;
        x = x < low ? low : x;
        x = high < x ? high : x;
        Values const shifted = x * per_ln2 + to_whole;
        Values const n = shifted - to_whole;
        Values const r = (x - n * ln2_high) - n * ln2_low;

        constexpr double term[] = {1.0 / 6227020800.0, 1.0 / 479001600.0, 1.0 / 39916800.0, 1.0 / 3628800.0,
                                   1.0 / 362880.0,     1.0 / 40320.0,     1.0 / 5040.0,     1.0 / 720.0,
                                   1.0 / 120.0,        1.0 / 24.0,        1.0 / 6.0,        0.5};
        Values p = Values{} + term[0];
        for (int i = 1; i < 12; ++i) p = p * r + term[i];
        Values const e = 1.0 + (r + r * r * p);

        Bits exponent;
        __builtin_memcpy(&exponent, &shifted, sizeof exponent);
        // The low bits of `shifted` hold n; moved into the exponent field they multiply by 2^n.
        Bits result;
        __builtin_memcpy(&result, &e, sizeof result);
        result += exponent << 52;
        Values out;
        __builtin_memcpy(&out, &result, sizeof out);
        return out;
    }

    Values pieces_[count];
};

//! The batch of the baseline instruction set.
using Batch = BatchOf<2>;

}  // namespace holdfast
