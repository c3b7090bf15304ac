//! A batch of draws: a few doubles that move together, one lane a draw.
//! The model is written once, over its number type; with a batch it computes several draws at a time, lane by lane the
//! same arithmetic as with one double: IEEE operations, no contraction, no reordering. exp, 1 − exp(−x) and log are our
//! own (below). A batch is held in registers as wide as the instruction set has (two, four or eight doubles); its lanes
//! hold the same bits whichever that is.
//! Tested in tests/numerics/batch_test.cpp: lanes equal doubles; functions within 2 units in the last place of 50
//! digits; all widths agree to the last bit.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

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
//! The largest of the lanes, all of them numbers: for work that nearly every batch can skip. It must not change what a
//! lane holds.
template <class Real> double largest_lane(Real const& a) { return static_cast<double>(a); }
//! 1.5 · 2^52: adding it to a smaller number rounds to a whole number, whose low bits are then those of the sum.
inline constexpr double to_whole = 6755399441055744.0;
//! The whole number nearest to x (halves to even), for |x| < 2^51.
inline double nearest_whole(double x) { return (x + to_whole) - to_whole; }
//! Row `row` of a table whose rows hold `columns` numbers each; `row` is a whole number from 0 to 2^31.
template <int columns> std::array<double, columns> row_of(double const* table, double row)
{
    std::array<double, columns> result;
    auto const* from = table + static_cast<std::ptrdiff_t>(row) * columns;
    for (std::size_t column = 0; column < columns; ++column) result[column] = from[column];
    return result;
}
//! 1 − exp(−x), which keeps its digits where x is small: the chance of an event at a hazard of x.
template <class Real> Real chance_at(Real const& hazard)
{
    using std::expm1;
    return -expm1(Real(-hazard));
}

//! The same where |x| is at most `most_of_short_series`, and where it is at most `most_of_shortest_series`: a batch has
//! series for them, other numbers need none.
inline constexpr double most_of_short_series = 0x1p-4;
inline constexpr double most_of_shortest_series = 0x1p-9;
template <class Real> Real short_chance_at(Real const& hazard) { return chance_at(hazard); }
template <class Real> Real shortest_chance_at(Real const& hazard) { return chance_at(hazard); }

//! A register of doubles, the same at any address of memory, and one of as many whole numbers.
template <int width> struct RegisterOf;
template <> struct RegisterOf<2> {
    using Doubles = double __attribute__((vector_size(16)));
    using Anywhere = double __attribute__((vector_size(16), aligned(8), may_alias));
    using Wholes = std::uint64_t __attribute__((vector_size(16)));
};
template <> struct RegisterOf<4> {
    using Doubles = double __attribute__((vector_size(32)));
    using Anywhere = double __attribute__((vector_size(32), aligned(8), may_alias));
    using Wholes = std::uint64_t __attribute__((vector_size(32)));
};
template <> struct RegisterOf<8> {
    using Doubles = double __attribute__((vector_size(64)));
    using Anywhere = double __attribute__((vector_size(64), aligned(8), may_alias));
    using Wholes = std::uint64_t __attribute__((vector_size(64)));
};

//! `width`: doubles in one register: 2 (SSE2), 4 (AVX2) or 8 (AVX-512). `lanes_`: doubles in the batch; several
//! registers work side by side, so that one's additions hide the time that the other's take.
template <int width, int lanes_ = 8> class alignas(8 * width) BatchOf {
    static_assert(lanes_ % width == 0, "a batch is whole registers");
    using Values = typename RegisterOf<width>::Doubles;
    using Anywhere = typename RegisterOf<width>::Anywhere;
    using Bits = typename RegisterOf<width>::Wholes;
    static constexpr int count = lanes_ / width;
    using Each = std::make_integer_sequence<int, count>;

public:
    static constexpr int lanes = lanes_;

    BatchOf() = default;
    //! Register by register: g++ 12 would copy the class as 16-byte halves, and to read a wide register from two halves
    //! just written waits for both to reach the cache.
    BatchOf(BatchOf const& other)
    {
        of_each([&](int i) { pieces_[i] = other.pieces_[i]; }, Each{});
    }
    BatchOf& operator=(BatchOf const& other)  // NOLINT(bugprone-unhandled-self-assignment): a copy of itself is itself
    {
        of_each([&](int i) { pieces_[i] = other.pieces_[i]; }, Each{});
        return *this;
    }
    //! The same number in every lane.
    BatchOf(double all)  // NOLINT(google-explicit-constructor)
    {
        Values const piece = all - Values{};  // nothing is taken away: −0 stays −0
        for (auto& p : pieces_) p = piece;
    }

    // A register at a time: copied by memcpy, GCC 12 takes 16 bytes at a time, and waits when they are read as 32 or 64.
    [[nodiscard]] static BatchOf load(double const* from)
    {
        return each(
            [&](int i) -> Values { return *reinterpret_cast<Anywhere const*>(from + std::ptrdiff_t{i} * width); });
    }
    void store(double* to) const
    {
        for (int i = 0; i < count; ++i) *reinterpret_cast<Anywhere*>(to + std::ptrdiff_t{i} * width) = pieces_[i];
    }
    [[nodiscard]] double lane(int i) const { return pieces_[i / width][i % width]; }

    friend BatchOf operator+(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) -> Values { return a.pieces_[i] + b.pieces_[i]; });
    }
    friend BatchOf operator-(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) -> Values { return a.pieces_[i] - b.pieces_[i]; });
    }
    friend BatchOf operator*(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) -> Values { return a.pieces_[i] * b.pieces_[i]; });
    }
    friend BatchOf operator/(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) -> Values { return a.pieces_[i] / b.pieces_[i]; });
    }
    friend BatchOf operator-(BatchOf const& a)
    {
        return each([&](int i) -> Values { return -a.pieces_[i]; });
    }
    BatchOf& operator+=(BatchOf const& b) { return *this = *this + b; }
    BatchOf& operator-=(BatchOf const& b) { return *this = *this - b; }
    BatchOf& operator*=(BatchOf const& b) { return *this = *this * b; }

    friend BatchOf smaller(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) -> Values { return b.pieces_[i] < a.pieces_[i] ? b.pieces_[i] : a.pieces_[i]; });
    }
    friend BatchOf larger(BatchOf const& a, BatchOf const& b)
    {
        return each([&](int i) -> Values { return a.pieces_[i] < b.pieces_[i] ? b.pieces_[i] : a.pieces_[i]; });
    }
    friend BatchOf size_of(BatchOf const& a)
    {
        return each([&](int i) -> Values { return a.pieces_[i] < Values{} ? -a.pieces_[i] : a.pieces_[i]; });
    }
    friend BatchOf if_less(BatchOf const& a, BatchOf const& b, BatchOf const& then, BatchOf const& otherwise)
    {
        return each(
            [&](int i) -> Values { return a.pieces_[i] < b.pieces_[i] ? then.pieces_[i] : otherwise.pieces_[i]; });
    }
    friend BatchOf if_equal(BatchOf const& a, BatchOf const& b, BatchOf const& then, BatchOf const& otherwise)
    {
        return each(
            [&](int i) -> Values { return a.pieces_[i] == b.pieces_[i] ? then.pieces_[i] : otherwise.pieces_[i]; });
    }
    friend double largest_lane(BatchOf const& a)
    {
        Values largest = a.pieces_[0];
        for (int i = 1; i < count; ++i) largest = largest < a.pieces_[i] ? a.pieces_[i] : largest;
        double of_all = largest[0];
        for (int lane = 1; lane < width; ++lane) of_all = of_all < largest[lane] ? largest[lane] : of_all;
        return of_all;
    }
    friend BatchOf nearest_whole(BatchOf const& x)
    {
        return each([&](int i) -> Values { return (x.pieces_[i] + to_whole) - to_whole; });
    }
    //! Every lane its own row; the result holds a column in each batch.
    template <int columns> friend std::array<BatchOf, columns> row_of(double const* table, BatchOf const& row)
    {
        std::array<BatchOf, columns> result;
        for (int i = 0; i < count; ++i) {
            // Added to 2^52, a whole number lies in the low bits.
            Bits const rows = bits_of(Values(row.pieces_[i] + 0x1p52)) & 0xFFFFFFFFULL;
            for (int lane = 0; lane < width; ++lane) {
                auto const* from = table + rows[lane] * columns;
                for (std::size_t column = 0; column < columns; ++column) result[column].pieces_[i][lane] = from[column];
            }
        }
        return result;
    }
    //! x less the rest of the Taylor series, to x⁹; what is left out is below 5e-18 of the result.
    friend BatchOf short_chance_at(BatchOf const& x)
    {
        BatchOf const x2 = x * x;
        BatchOf const low = (0.5 - x * (1.0 / 6.0)) + x2 * (1.0 / 24.0 - x * (1.0 / 120.0));
        BatchOf const high = (1.0 / 720.0 - x * (1.0 / 5040.0)) + x2 * (1.0 / 40320.0 - x * (1.0 / 362880.0));
        return x - x2 * (low + x2 * x2 * high);
    }
    //! The same to x⁵; what is left out is below 5e-17 of the result.
    friend BatchOf shortest_chance_at(BatchOf const& x)
    {
        BatchOf const x2 = x * x;
        return x - x2 * ((0.5 - x * (1.0 / 6.0)) + x2 * (1.0 / 24.0 - x * (1.0 / 120.0)));
    }
    friend BatchOf sqrt(BatchOf const& x)
    {
        return each([&](int i) -> Values {
            Values root = x.pieces_[i];
            for (int lane = 0; lane < width; ++lane) root[lane] = std::sqrt(root[lane]);
            return root;
        });
    }

    //! eˣ in every lane, within 2 units in the last place for −708 ≤ x ≤ 709; below that it is 3.3e-308, above 8.2e307.
    friend BatchOf exp(BatchOf const& x)
    {
        return each([&](int i) -> Values { return exp_of(x.pieces_[i]); });
    }
    //! eˣ − 1, within 2 units in the last place for −708 ≤ x ≤ 709; beyond them as exp.
    friend BatchOf expm1(BatchOf const& x)
    {
        return each([&](int i) -> Values { return expm1_of(x.pieces_[i]); });
    }
    //! ln x of positive, finite, normal numbers, within 2 units in the last place; of others no promise is made.
    friend BatchOf log(BatchOf const& x)
    {
        return each([&](int i) -> Values { return log_of(x.pieces_[i]); });
    }

private:
    template <class Piece> static BatchOf each(Piece const& piece) { return of(piece, Each{}); }
    template <class Piece, int... i> static BatchOf of(Piece const& piece, std::integer_sequence<int, i...>)
    {
        BatchOf result;
        ((result.pieces_[i] = piece(i)), ...);
        return result;
    }
    template <class Piece, int... i> static void of_each(Piece const& piece, std::integer_sequence<int, i...>)
    {
        (piece(i), ...);
    }
    static Bits bits_of(Values x)
    {
        Bits bits;
        __builtin_memcpy(&bits, &x, sizeof bits);
        return bits;
    }
    static Values values_of(Bits bits)
    {
        Values x;
        __builtin_memcpy(&x, &bits, sizeof x);
        return x;
    }

    //! x = n ln 2 + r with |r| ≤ ln 2 / 2 (ln 2 in two parts, Cody & Waite 1980). `grown` is eʳ − 1 by its Taylor
    //! polynomial of degree 13, whose truncation is below 5e-18 relative, in Estrin's order: short chains of
    //! multiplications. The low bits of `shifted` hold n.
    struct Reduced {
        Values shifted;
        Values grown;
    };
    static Reduced reduced(Values x)
    {
        constexpr double lowest = -708.0;
        constexpr double highest = 709.0;
        constexpr double per_ln2 = 1.4426950408889634074;
        constexpr double ln2_high = 6.93147180369123816490e-01;
        constexpr double ln2_low = 1.90821492927058770002e-10;

        Values const low = Values{} + lowest;
        Values const high = Values{} + highest;
        x = x < low ? low : x;
        x = high < x ? high : x;
        Values const shifted = x * per_ln2 + to_whole;
        Values const n = shifted - to_whole;
        Values const r = (x - n * ln2_high) - n * ln2_low;

        Values const r2 = r * r;
        Values const r4 = r2 * r2;
        Values const r8 = r4 * r4;
        Values const t0 = 0.5 + r * (1.0 / 6.0);
        Values const t2 = 1.0 / 24.0 + r * (1.0 / 120.0);
        Values const t4 = 1.0 / 720.0 + r * (1.0 / 5040.0);
        Values const t6 = 1.0 / 40320.0 + r * (1.0 / 362880.0);
        Values const t8 = 1.0 / 3628800.0 + r * (1.0 / 39916800.0);
        Values const t10 = 1.0 / 479001600.0 + r * (1.0 / 6227020800.0);
        Values const p = ((t0 + r2 * t2) + r4 * (t4 + r2 * t6)) + r8 * (t8 + r2 * t10);
        return {shifted, r + r2 * p};
    }
    static Values exp_of(Values x)
    {
        auto const [shifted, grown] = reduced(x);
        // n, moved into the exponent field, multiplies by 2^n.
        return values_of(bits_of(Values(1.0 + grown)) + (bits_of(shifted) << 52));
    }
    static Values expm1_of(Values x)
    {
        auto const [shifted, grown] = reduced(x);
        Values const power = values_of(bits_of(Values{} + 1.0) + (bits_of(shifted) << 52));
        return power * grown + (power - 1.0);
    }

    //! x = 2^n · m with m in [√½, √2); ln m by f = m − 1, s = f / (2 + f): ln m = f − (f²/2 − s (f²/2 + R)), where
    //! s R = 2 atanh s − 2 s is a series in s² ≤ 0.0295, cut where its terms are below 1e-18.
    static Values log_of(Values x)
    {
        constexpr double ln2_high = 6.93147180369123816490e-01;
        constexpr double ln2_low = 1.90821492927058770002e-10;
        constexpr std::uint64_t sqrt_half = 0x3FE6A09E667F3BCDULL;
        constexpr std::uint64_t mantissa = 0x000FFFFFFFFFFFFFULL;
        constexpr std::uint64_t one = 0x3FF0000000000000ULL;

        Bits const bits = bits_of(x) + (one - sqrt_half);
        Values const m = values_of((bits & mantissa) + sqrt_half);
        // The exponent, 1 to 2046, as a double: put into the low bits of 2^52, from which 2^52 + 1023 is then taken.
        Values const n = values_of((bits >> 52) | 0x4330000000000000ULL) - (0x1p52 + 1023.0);

        Values const f = m - 1.0;
        Values const s = f / (2.0 + f);
        Values const z = s * s;
        constexpr double term[] = {2.0 / 23.0, 2.0 / 21.0, 2.0 / 19.0, 2.0 / 17.0, 2.0 / 15.0, 2.0 / 13.0,
                                   2.0 / 11.0, 2.0 / 9.0,  2.0 / 7.0,  2.0 / 5.0,  2.0 / 3.0};
        Values rest = Values{} + term[0];
        for (int i = 1; i < 11; ++i) rest = rest * z + term[i];
        rest = rest * z;
        Values const half = 0.5 * f * f;
        return n * ln2_high - ((half - (s * (half + rest) + n * ln2_low)) - f);
    }

    Values pieces_[count];
};

//! The batch of the baseline instruction set.
using Batch = BatchOf<2>;

}  // namespace holdfast
