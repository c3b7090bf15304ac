//! Quantiles of a beta, gamma or Student's t by table: a smooth function y(z) of the normal score z, from which the value follows.
//!   beta:   y = ln(x / (1 − x)) − ln(alpha / beta), the log odds of x against those of the mean
//!   gamma:  y = ln(x / mean)
//!   t:      y = asinh(x / √degrees)
//!   where x(z) = F⁻¹(Φ(z)). In y even a small shape, whose x runs over hundreds of orders of magnitude, is smooth.
//! y′ = φ(z) / g(y), g the density of y, is a differential equation; its Taylor series at one score follows from y there
//! alone. The table starts at the outermost score of each tail with Boost's inverse and marches inwards, where an error
//! in y becomes ever smaller against the probability that lies further out. Between two nodes stands the polynomial of
//! degree seven with both nodes' value and first three derivatives (Hermite). The grid is halved until, in the middle
//! of every interval, the Taylor series and the polynomial are within `table_error` standard deviations of x.
//! Tested in tests/belief/sampler_test.cpp against Boost's inverses.
#pragma once

#include "holdfast/numerics/batch.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace holdfast {

//! Scores beyond this count as this: uniform() reaches 8.21, and beyond 8.24 lies one draw in 10^16.
inline constexpr double farthest_score = 8.24;
//! How far off the middle of an interval may be [standard deviations of x].
inline constexpr double table_error = 1e-10;

class QuantileTable {
public:
    //! One interval: a polynomial, lowest power first, in a variable that runs from −1 to 1. One cache line.
    struct alignas(64) Piece {
        std::array<double, 8> coefficients;
    };

    //! `pieces` between `−last_node` and `last_node`, all equally wide; an even number of them.
    QuantileTable(std::vector<Piece> pieces, double last_node)
        : pieces_(std::move(pieces)), per_score_(static_cast<double>(pieces_.size()) / (2.0 * last_node)),
          middle_(static_cast<double>(pieces_.size() / 2) - 0.5)  // NOLINT(bugprone-integer-division): they are even
    {
    }

    //! y(z), for |z| ≤ farthest_score.
    template <class Real> [[nodiscard]] Real at(Real const& z) const
    {
        Real const along = z * per_score_;
        Real const piece = nearest_whole(along + middle_);
        Real const s = 2.0 * (along - (piece - middle_));
        auto const c = row_of<8>(pieces_.front().coefficients.data(), piece);
        Real const s2 = s * s;
        Real const s4 = s2 * s2;
        return ((c[0] + c[1] * s) + s2 * (c[2] + c[3] * s)) + s4 * ((c[4] + c[5] * s) + s2 * (c[6] + c[7] * s));
    }
    [[nodiscard]] std::size_t size() const { return pieces_.size(); }

private:
    std::vector<Piece> pieces_;
    double per_score_;
    double middle_;
};

//! Nothing where not even the finest grid is within `table_error`: of shapes from 0.1 to 1e4 that does not happen.
[[nodiscard]] std::optional<QuantileTable> beta_table(double alpha, double beta);
[[nodiscard]] std::optional<QuantileTable> gamma_table(double shape);
//! Near enough where |x| ≤ reach; `sd` is the standard deviation of what is drawn, in which the error counts.
[[nodiscard]] std::optional<QuantileTable> student_table(double degrees_of_freedom, double reach, double sd);

}  // namespace holdfast
