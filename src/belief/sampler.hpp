//! A distribution made ready to be drawn many times: what quantile(d, u) says, for whole columns at a time.
//! Normal and log-normal go through the normal quantile, uniform and triangular directly; beta, gamma, PERT and Student's t
//! through a table (belief/quantile_table.hpp), within 2e-10 standard deviations of Boost's inverses for shapes from 0.1 to 1e4 (a t
//! of fewer than 3.5 degrees that reaches beyond 30,000 scales: 2e-9), and
//! of mixtures, and where no table is near enough (some betas with a shape below 0.04 or both in the millions, some t that reach a million
//! scales) draw by draw through quantile(d, u). Making a sampler takes 10 to 90 microseconds (docs/performance.md): make it once and draw in blocks.
//! A draw depends on its own u or z alone, not on its neighbours, the size of a column or the instruction set. All lie
//! inside the distribution's support, are finite, and rise with u.
//! Tested in tests/belief/sampler_test.cpp: every family against quantile(d, u), to both extremes of u.
#pragma once

#include "belief/quantile_table.hpp"
#include "holdfast/belief/distribution.hpp"
#include "holdfast/numerics/batch.hpp"
#include "holdfast/numerics/instruction_set.hpp"
#include "numerics/normal.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace holdfast {

class Sampler {
public:
    //! The distribution's parameters are fine: problem_with says nothing.
    explicit Sampler(Distribution const&);
    // In the source, so that no object compiled for a wide instruction set holds them (scripts/check-instructions).
    Sampler(Sampler const&);
    Sampler(Sampler&&) noexcept;
    Sampler& operator=(Sampler const&);
    Sampler& operator=(Sampler&&) noexcept;
    ~Sampler();

    //! out[i] = F⁻¹(u[i]), each u strictly between 0 and 1 (or ContractBroken) and no nearer to them than uniform() comes.
    //! `u` and `out` are equally long, and may be the same numbers.
    void from_uniforms(InstructionSet, std::span<double const> u, std::span<double> out) const;
    //! out[i] = F⁻¹(Φ(z[i])): for scores that hang together. Beyond ±farthest_score a score counts as that.
    void from_scores(InstructionSet, std::span<double const> z, std::span<double> out) const;

    //! F⁻¹(u), lane by lane.
    template <int width, int lanes> [[nodiscard]] BatchOf<width, lanes> at_uniform(BatchOf<width, lanes> const& u) const
    {
        if (form_ == Form::flat) return inside(flat_at(u));
        if (form_ == Form::triangle) return inside(triangle_at(u, 1.0 - u));
        if (form_ == Form::constant) return BatchOf<width, lanes>(start_);
        return at_score(normal_quantile(u));
    }
    //! F⁻¹(Φ(z)), lane by lane.
    template <int width, int lanes> [[nodiscard]] BatchOf<width, lanes> at_score(BatchOf<width, lanes> const& z) const
    {
        using Real = BatchOf<width, lanes>;
        // The bound comes first, so that what is not a number becomes the bound.
        return inside(value_at(smaller(Real(farthest_score), larger(Real(-farthest_score), z))));
    }
    [[nodiscard]] double at_score(double z) const { return at_score(BatchOf<2, 2>(z)).lane(0); }

    //! The number of intervals of the table; 0 without one.
    [[nodiscard]] std::size_t table_size() const { return table_ ? table_->size() : 0; }

private:
    //! How a value comes out of a score z, or of y(z) of the table.
    enum class Form {
        constant,     //!< start
        linear,       //!< start + width z
        exponential,  //!< exp(start + width z)
        odds,         //!< start + width x, x the share that has the odds near/far · eʸ
        growing,      //!< near eʸ
        flat,         //!< start + width u, u = 1 / (1 + e⁻ʸ)
        triangle,     //!< by the square root of the smaller area beside it
        student,      //!< start + width (eʸ − e⁻ʸ)
        one_by_one    //!< quantile(distribution, Φ(z))
    };

    template <class Real> [[nodiscard]] Real value_at(Real const& z) const
    {
        switch (form_) {
        case Form::constant: return start_;
        case Form::linear: return start_ + width_ * z;
        case Form::exponential: return exp(start_ + width_ * z);
        case Form::growing: return near_ * exp(table_->at(z));
        case Form::odds: {
            Real const odds = near_ * exp(table_->at(z));
            return start_ + width_ * (odds / (far_ + odds));
        }
        case Form::student: {
            Real const grown = exp(table_->at(z));
            return start_ + width_ * (grown - 1.0 / grown);
        }
        case Form::flat: {
            Real const odds = exp(table_->at(z));
            return flat_at(Real(odds / (1.0 + odds)));
        }
        case Form::triangle: {
            Real const odds = exp(table_->at(z));
            return triangle_at(Real(odds / (1.0 + odds)), Real(1.0 / (1.0 + odds)));
        }
        case Form::one_by_one: {
            std::array<double, Real::lanes> values;
            for (int lane = 0; lane < Real::lanes; ++lane)
                values[static_cast<std::size_t>(lane)] = quantile_at_score(z.lane(lane));
            return Real::load(values.data());
        }
        }
        return start_;
    }
    template <class Real> [[nodiscard]] Real flat_at(Real const& u) const { return start_ + width_ * u; }
    //! `left` is the area up to the mode.
    template <class Real> [[nodiscard]] Real triangle_at(Real const& u, Real const& above) const
    {
        Real const rising = start_ + width_ * sqrt(u * near_);
        Real const falling = most_ - width_ * sqrt(above * far_);
        return if_less(u, Real(near_), rising, falling);
    }
    //! The last rounding may step over an end of the support, or past the largest number.
    template <class Real> [[nodiscard]] Real inside(Real const& x) const
    {
        return smaller(larger(x, Real(least_)), Real(most_));
    }
    [[nodiscard]] double quantile_at_score(double z) const;

    void ready(Capped const&);
    void ready(Mixture const&);
    void ready(Fixed const&);
    void ready(Normal const&);
    void ready(LogNormal const&);
    void ready(Beta const&);
    void ready(Gamma const&);
    void ready(Uniform const&);
    void ready(Triangular const&);
    void ready(Pert const&);
    void ready(StudentT const&);
    void ready_odds(double alpha, double beta);

    Distribution distribution_;
    Form form_{Form::constant};
    double start_{}, width_{}, near_{}, far_{};
    double least_{}, most_{};
    std::optional<QuantileTable> table_;
};

}  // namespace holdfast
