#include "belief/sampler.hpp"

#include "belief/unit_beta.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <variant>

namespace holdfast {

namespace {

constexpr double largest = std::numeric_limits<double>::max();

//! task(batch in) → batch out over two columns; the last, incomplete batch is filled up with `filling`.
template <class Task>
void over_columns(InstructionSet instructions, std::span<double const> in, std::span<double> out, double filling,
                  Task const& task)
{
    require(in.size() == out.size(), "a draw comes out for every number that goes in");
    run_with(instructions, [&](auto batch) {
        using Real = decltype(batch);
        constexpr std::size_t lanes = Real::lanes;
        std::size_t at = 0;
        for (; at + lanes <= in.size(); at += lanes) task(Real::load(in.data() + at)).store(out.data() + at);
        if (at == in.size()) return;
        std::array<double, lanes> rest;
        for (std::size_t i = 0; i < lanes; ++i) rest[i] = at + i < in.size() ? in[at + i] : filling;
        task(Real::load(rest.data())).store(rest.data());
        for (std::size_t i = 0; at + i < in.size(); ++i) out[at + i] = rest[i];
    });
}

}  // namespace

Sampler::Sampler(Sampler const&) = default;
Sampler::Sampler(Sampler&&) noexcept = default;
Sampler& Sampler::operator=(Sampler const&) = default;
Sampler& Sampler::operator=(Sampler&&) noexcept = default;
Sampler::~Sampler() = default;

Sampler::Sampler(Distribution const& distribution)
    : distribution_(distribution), least_(std::max(lowest(distribution), -largest)),
      most_(std::min(highest(distribution), largest))
{
    std::visit([this](auto const& d) { ready(d); }, distribution);
    bool const needs_table = form_ == Form::odds || form_ == Form::growing || form_ == Form::flat ||
                             form_ == Form::triangle || form_ == Form::student;
    if (needs_table && !table_) form_ = Form::one_by_one;
}

//! The bound that every value is held to is the cap (highest()).
void Sampler::ready(Capped const& d)
{
    std::visit([this](auto const& below) { ready(below); }, d.below);
}
//! No table: jumps and gaps have no power series.
void Sampler::ready(Mixture const& /*d*/) { form_ = Form::one_by_one; }
void Sampler::ready(Fixed const& d) { start_ = d.value; }
void Sampler::ready(Normal const& d)
{
    form_ = Form::linear;
    start_ = d.mean;
    width_ = d.sd;
}
void Sampler::ready(LogNormal const& d)
{
    form_ = Form::exponential;
    start_ = d.log_mean;
    width_ = d.log_sd;
}
void Sampler::ready(Beta const& d)
{
    start_ = 0.0;
    width_ = 1.0;
    ready_odds(d.alpha, d.beta);
}
void Sampler::ready(Gamma const& d)
{
    form_ = Form::growing;
    near_ = mean(d);
    table_ = gamma_table(d.shape);
}
void Sampler::ready(Uniform const& d)
{
    start_ = d.low;
    width_ = d.high - d.low;
    if (!(width_ > 0.0)) return;
    form_ = Form::flat;
    table_ = beta_table(1.0, 1.0);
}
void Sampler::ready(Triangular const& d)
{
    start_ = d.low;
    width_ = d.high - d.low;
    if (!(width_ > 0.0)) return;
    form_ = Form::triangle;
    near_ = (d.mode - d.low) / width_;
    far_ = 1.0 - near_;
    table_ = beta_table(1.0, 1.0);
}
void Sampler::ready(Pert const& d)
{
    start_ = d.low;
    width_ = d.high - d.low;
    if (!(width_ > 0.0)) return;
    auto const shapes = unit_beta(d);
    ready_odds(shapes.alpha, shapes.beta);
}
void Sampler::ready(StudentT const& d)
{
    start_ = d.centre;
    double const deviation = sd(d);
    if (!(deviation > 0.0)) return;
    form_ = Form::student;
    width_ = 0.5 * d.scale * std::sqrt(d.degrees_of_freedom);
    table_ = student_table(d.degrees_of_freedom, d.reach / d.scale, deviation / d.scale);
}
void Sampler::ready_odds(double alpha, double beta)
{
    form_ = Form::odds;
    near_ = alpha / (alpha + beta);
    far_ = beta / (alpha + beta);
    table_ = beta_table(alpha, beta);
}

double Sampler::quantile_at_score(double z) const
{
    constexpr double nearest_to_one = 1.0 - 0x1p-53;  // Φ(8.24), unless erfc rounds it up
    return quantile(distribution_, std::min(normal_probability(z), nearest_to_one));
}

void Sampler::from_uniforms(InstructionSet instructions, std::span<double const> u, std::span<double> out) const
{
    bool const all_inside = std::all_of(u.begin(), u.end(), [](double one) { return one > 0.0 && one < 1.0; });
    require(all_inside, "draws are asked for strictly between 0 and 1");
    if (form_ == Form::one_by_one) {  // straight from u, which a score above 0 knows less well
        std::transform(u.begin(), u.end(), out.begin(), [this](double one) { return quantile(distribution_, one); });
        return;
    }
    over_columns(instructions, u, out, 0.5, [this](auto const& batch) { return at_uniform(batch); });
}

void Sampler::from_scores(InstructionSet instructions, std::span<double const> z, std::span<double> out) const
{
    over_columns(instructions, z, out, 0.0, [this](auto const& batch) { return at_score(batch); });
}

}  // namespace holdfast
