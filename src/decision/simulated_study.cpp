#include "decision/simulated_study.hpp"

#include "decision/means.hpp"
#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"
#include "numerics/stream.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace holdfast {

namespace {

constexpr std::size_t grid_points = 300;  //!< of a likelihood, over a logarithm
constexpr double widest = 8.0;            //!< standard errors of an estimate beyond which nothing is likely

BeliefKey key_of(char const* what, std::size_t draw) { return {belief_key(what).value + draw}; }

//! Mean and variance of a column.
struct Spread {
    double mean{};
    double variance{};
};
Spread spread_of(Draws const& column)
{
    Spread spread{mean_of(column), 0.0};
    for (double const value : column) spread.variance += (value - spread.mean) * (value - spread.mean);
    spread.variance /= static_cast<double>(column.size());
    return spread;
}

// One standard normal error a draw serves every size: it shrinks as the sample grows.
SimulatedStudy simulate(NormalSample const& sample, Draws const& parameter, std::vector<std::size_t> const& sizes,
                        std::uint64_t seed)
{
    require(sample.deviation > 0.0 && std::isfinite(sample.deviation), "a sample's standard deviation is above 0");
    auto const draws = parameter.size();
    auto const key = belief_key("study: error of the mean");
    SimulatedStudy study{std::vector<Draws>(sizes.size(), Draws(draws)), {}};
    for (std::size_t i = 0; i < draws; ++i) {
        double const z = normal_quantile(uniform(seed, i, key));
        for (std::size_t s = 0; s < sizes.size(); ++s)
            study.results[s][i] = parameter[i] + sample.deviation * z / std::sqrt(static_cast<double>(sizes[s]));
    }
    auto const results = std::make_shared<std::vector<Draws>>(study.results);
    study.log_likelihood = [results, &parameter, sizes,
                            deviation = sample.deviation](std::size_t size, std::size_t draw, std::span<double> out) {
        double const mean = (*results)[size][draw];
        double const scale = std::sqrt(static_cast<double>(sizes[size])) / deviation;
        for (std::size_t j = 0; j < out.size(); ++j) {
            double const away = (mean - parameter[j]) * scale;
            out[j] = -0.5 * away * away;
        }
    };
    return study;
}

SimulatedStudy simulate(BinomialSample const& /*sample*/, Draws const& parameter, std::vector<std::size_t> const& sizes,
                        std::uint64_t seed)
{
    for (double const p : parameter) require(p > 0.0 && p < 1.0, "a chance lies between 0 and 1 in every draw");
    auto const draws = parameter.size();
    SimulatedStudy study{std::vector<Draws>(sizes.size(), Draws(draws)), {}};
    std::vector<double> uniforms_of_one(sizes.back());
    for (std::size_t i = 0; i < draws; ++i) {
        uniforms(seed, 0, key_of("study: observations", i), uniforms_of_one);
        std::size_t seen = 0;
        double hits = 0.0;
        for (std::size_t s = 0; s < sizes.size(); ++s) {
            for (; seen < sizes[s]; ++seen) hits += uniforms_of_one[seen] < parameter[i] ? 1.0 : 0.0;
            study.results[s][i] = hits / static_cast<double>(sizes[s]);
        }
    }
    auto const results = std::make_shared<std::vector<Draws>>(study.results);
    study.log_likelihood = [results, &parameter, sizes](std::size_t size, std::size_t draw, std::span<double> out) {
        auto const n = static_cast<double>(sizes[size]);
        double const hits = (*results)[size][draw] * n;
        for (std::size_t j = 0; j < out.size(); ++j)
            out[j] = hits * std::log(parameter[j]) + (n - hits) * std::log1p(-parameter[j]);
    };
    return study;
}

//! ln of a likelihood, at even points with four-point interpolation. Beyond its ends it is what it is there.
class Curve {
public:
    Curve(double from, double to) : from_(from), step_((to - from) / static_cast<double>(grid_points - 3)) {}

    [[nodiscard]] double at_point(std::size_t point) const
    {
        return from_ + (static_cast<double>(point) - 1.0) * step_;
    }
    std::array<double, grid_points>& values() { return values_; }

    [[nodiscard]] double at(double x) const
    {
        double const steps =
            step_ > 0.0 ? std::clamp((x - from_) / step_, 0.0, static_cast<double>(grid_points - 3)) : 0.0;
        auto const left = std::min(static_cast<std::size_t>(steps), grid_points - 4);
        double const t = steps - static_cast<double>(left);
        double const* const y = values_.data() + left;  // points at −1, 0, 1 and 2
        double const a = t * (t - 1.0);
        double const b = (t + 1.0) * (t - 2.0);
        return (-(t - 2.0) * a * y[0] + 3.0 * (t - 1.0) * b * y[1] - 3.0 * t * b * y[2] + (t + 1.0) * a * y[3]) / 6.0;
    }

private:
    double from_;
    double step_;
    std::array<double, grid_points> values_{};
};

//! One arm, worker after worker.
class Arm {
public:
    Arm(ClusterTrial const& trial, double chance)
        : trial_(trial), together_(trial.intra_cluster_correlation), alone_(chance * (1.0 - together_)),
          leavers_(trial.clusters_per_arm.value_or(1), 0)
    {
    }

    void grow(std::span<double const> workers)
    {
        for (double const uniform : workers) {
            double const left = leavers_[cluster_];
            bool const leaves = uniform * (1.0 - together_ + before_ * together_) < alone_ + left * together_;
            leavers_[cluster_] += leaves ? 1U : 0U;
            total_ += leaves ? 1.0 : 0.0;
            next();
        }
    }
    [[nodiscard]] double total() const { return total_; }
    [[nodiscard]] std::vector<unsigned> const& by_cluster() const { return leavers_; }

private:
    //! Either cluster after cluster is filled, or workers are dealt out to all in turn.
    void next()
    {
        if (trial_.workers_per_cluster) {
            before_ += 1.0;
            if (before_ < static_cast<double>(*trial_.workers_per_cluster)) return;
            before_ = 0.0;
            ++cluster_;
            leavers_.push_back(0);
            return;
        }
        if (++cluster_ < leavers_.size()) return;
        cluster_ = 0;
        before_ += 1.0;
    }

    ClusterTrial const& trial_;
    double together_;
    double alone_;
    std::vector<unsigned> leavers_;
    std::size_t cluster_{};
    double before_{};  //!< workers that the cluster has already
    double total_{};
};

double chance(double log_hazard) { return -std::expm1(-std::exp(log_hazard)); }

//! The logarithm of an arm's cumulative hazard from its leavers, with its variance by the delta method times the design
//! effect. Half a leaver and half a stayer more, for arms without any.
Spread estimate_of(ClusterTrial const& trial, double leavers, std::size_t size)
{
    auto const n = static_cast<double>(size);
    double const p = (leavers + 0.5) / (n + 1.0);
    double const hazard = -std::log1p(-p);
    return {std::log(hazard), trial.design_effect(size) * p / ((1.0 - p) * (n + 1.0) * hazard * hazard)};
}

//! What an arm's clusters say about the logarithm of its cumulative hazard.
class Clusters {
public:
    Clusters(ClusterTrial const& trial, std::vector<unsigned> const& leavers, std::size_t size)
        : together_(trial.intra_cluster_correlation)
    {
        auto const count = [](std::vector<double>& more, std::size_t up_to) {
            if (more.size() < up_to) more.resize(up_to, 0.0);
            for (std::size_t j = 0; j < up_to; ++j) more[j] += 1.0;
        };
        auto const clusters = leavers.size();
        double left = 0.0;
        for (std::size_t c = 0; c < clusters; ++c) {
            auto const workers = trial.workers_per_cluster
                                     ? std::min(*trial.workers_per_cluster, size - c * *trial.workers_per_cluster)
                                     : size / clusters + (c < size % clusters ? 1 : 0);
            count(more_left_, leavers[c]);
            count(more_stayed_, workers - leavers[c]);
            left += leavers[c];
        }
        estimate_ = estimate_of(trial, left, size);
    }

    //! As far as anything is likely.
    [[nodiscard]] Curve curve() const
    {
        double const reach = widest * std::sqrt(estimate_.variance);
        Curve curve(estimate_.mean - reach, estimate_.mean + reach);
        for (std::size_t point = 0; point < grid_points; ++point)
            curve.values()[point] = log_likelihood(curve.at_point(point));
        return curve;
    }

private:
    //! Σ over clusters of ln of the beta-binomial, in factors: one for every leaver and stayer that some cluster has.
    [[nodiscard]] double log_likelihood(double log_hazard) const
    {
        double const hazard = std::exp(log_hazard);
        return sum(more_left_, -std::expm1(-hazard)) + sum(more_stayed_, std::exp(-hazard));
    }

    [[nodiscard]] double sum(std::vector<double> const& more, double p) const
    {
        double result = 0.0;
        for (std::size_t j = 0; j < more.size(); ++j)
            result += more[j] * std::log(std::max(p * (1.0 - together_) + static_cast<double>(j) * together_, 1e-300));
        return result;
    }

    double together_;
    Spread estimate_;
    std::vector<double> more_left_;    //!< by j: clusters with more than j leavers
    std::vector<double> more_stayed_;  //!< the same of stayers
};

class TrialOfDraws {
public:
    TrialOfDraws(ClusterTrial const& trial, Draws const& log_hazard_ratio, std::vector<std::size_t> sizes,
                 std::uint64_t seed)
        : trial_(trial), sizes_(std::move(sizes)), seed_(seed), believed_(spread_of(log_hazard_ratio)),
          log_hazard_(log_hazard_ratio.size()), log_hazard_reached_(log_hazard_ratio.size())
    {
        double const square = trial.leaving_rate_log_sd * trial.leaving_rate_log_sd;
        leaving_ = {std::log(trial.leaving_rate * trial.follow_up_months / 12.0) - 0.5 * square, square};
        auto const key = belief_key("study: leaving rate");
        for (std::size_t i = 0; i < log_hazard_ratio.size(); ++i) {
            double const z = square > 0.0 ? normal_quantile(uniform(seed, i, key)) : 0.0;
            log_hazard_[i] = leaving_.mean + trial.leaving_rate_log_sd * z;
            log_hazard_reached_[i] = log_hazard_[i] + log_hazard_ratio[i];
        }
    }

    [[nodiscard]] std::vector<Draws> results() const
    {
        std::vector<Draws> results(sizes_.size(), Draws(log_hazard_.size()));
        for (std::size_t i = 0; i < log_hazard_.size(); ++i) {
            auto const workers = workers_of(i, sizes_.back());
            std::span<double const> const of_without(workers.without);
            std::span<double const> const of_with(workers.with);
            Arm without(trial_, chance(log_hazard_[i]));
            Arm with(trial_, chance(log_hazard_reached_[i]));
            std::size_t seen = 0;
            for (std::size_t s = 0; s < sizes_.size(); ++s) {
                without.grow(of_without.subspan(seen, sizes_[s] - seen));
                with.grow(of_with.subspan(seen, sizes_[s] - seen));
                seen = sizes_[s];
                results[s][i] = result(with.total(), without.total(), sizes_[s]);
            }
        }
        return results;
    }

    void log_likelihood(std::size_t size, std::size_t draw, std::span<double> out) const
    {
        auto const workers = workers_of(draw, sizes_[size]);
        Clusters const without(trial_, leavers(workers.without, log_hazard_[draw]), sizes_[size]);
        Clusters const with(trial_, leavers(workers.with, log_hazard_reached_[draw]), sizes_[size]);
        auto const of_without = without.curve();
        auto const of_with = with.curve();
        for (std::size_t j = 0; j < out.size(); ++j)
            out[j] = of_without.at(log_hazard_[j]) + of_with.at(log_hazard_reached_[j]);
    }

private:
    //! A uniform number for every worker of both arms.
    struct Workers {
        std::vector<double> without, with;
    };
    [[nodiscard]] Workers workers_of(std::size_t draw, std::size_t size) const
    {
        Workers workers{std::vector<double>(size), std::vector<double>(size)};
        uniforms(seed_, 0, key_of("study: workers without", draw), workers.without);
        uniforms(seed_, 0, key_of("study: workers with", draw), workers.with);
        return workers;
    }

    [[nodiscard]] std::vector<unsigned> leavers(std::span<double const> workers, double log_hazard) const
    {
        return leavers_by_cluster(trial_, chance(log_hazard), workers);
    }

    //! The mean of ln θ after the trial, were beliefs and estimates normal: one number that says nearly all that the
    //! counts of both arms say about ln θ. The comparison arm counts by how little was known of leaving before.
    [[nodiscard]] double result(double with, double without, std::size_t size) const
    {
        auto const compared = estimate_of(trial_, without, size);
        auto const reached = estimate_of(trial_, with, size);
        double const known = leaving_.variance / (leaving_.variance + compared.variance);
        double const expected = leaving_.mean + known * (compared.mean - leaving_.mean);
        double const unexplained = believed_.variance + reached.variance + leaving_.variance * (1.0 - known);
        double const surprise = reached.mean - expected - believed_.mean;
        return believed_.variance > 0.0 ? believed_.mean + surprise * believed_.variance / unexplained : believed_.mean;
    }

    ClusterTrial trial_;
    std::vector<std::size_t> sizes_;
    std::uint64_t seed_;
    Spread believed_;           //!< ln θ
    Spread leaving_;            //!< ln of the comparison arm's cumulative hazard
    Draws log_hazard_;          //!< ln of the cumulative hazard over the follow-up, comparison arm
    Draws log_hazard_reached_;  //!< the same with the intervention
};

void require_sound(ClusterTrial const& trial)
{
    require(trial.clusters_per_arm.has_value() != trial.workers_per_cluster.has_value(),
            "a trial has a number of clusters or a size of clusters");
    require(trial.clusters_per_arm.value_or(1) > 0 && trial.workers_per_cluster.value_or(1) > 0,
            "a trial has at least one cluster of one worker");
    require(trial.intra_cluster_correlation >= 0.0 && trial.intra_cluster_correlation < 1.0,
            "an intra-cluster correlation lies in [0, 1)");
    require(trial.follow_up_months > 0.0 && std::isfinite(trial.follow_up_months), "a trial follows up for a while");
    require(trial.leaving_rate > 0.0 && std::isfinite(trial.leaving_rate), "some of a trial's workers leave");
    require(trial.leaving_rate_log_sd >= 0.0 && std::isfinite(trial.leaving_rate_log_sd),
            "a standard deviation is not below 0");
}

SimulatedStudy simulate(ClusterTrial const& trial, Draws const& log_hazard_ratio, std::vector<std::size_t> const& sizes,
                        std::uint64_t seed)
{
    require_sound(trial);
    auto const of_draws = std::make_shared<TrialOfDraws const>(trial, log_hazard_ratio, sizes, seed);
    return {of_draws->results(), [of_draws](std::size_t size, std::size_t draw, std::span<double> out) {
                of_draws->log_likelihood(size, draw, out);
            }};
}

}  // namespace

std::vector<unsigned> leavers_by_cluster(ClusterTrial const& trial, double chance, std::span<double const> workers)
{
    Arm arm(trial, chance);
    arm.grow(workers);
    auto leavers = arm.by_cluster();
    if (trial.workers_per_cluster && !workers.empty() && workers.size() % *trial.workers_per_cluster == 0)
        leavers.pop_back();  // begun, and still empty
    return leavers;
}

SimulatedStudy simulate(StudyDesign const& design, Parameters const& parameters, std::vector<std::size_t> const& sizes,
                        std::uint64_t seed)
{
    require(informs(design) < parameters.columns.size(), "a study informs a parameter that is there");
    require(!sizes.empty() && sizes.front() > 0, "a study has a size");
    for (std::size_t s = 1; s < sizes.size(); ++s) require(sizes[s - 1] < sizes[s], "a study's sizes rise");
    auto const& parameter = parameters.columns[informs(design)];
    require(!parameter.empty(), "a study is of at least one draw");
    return std::visit([&](auto const& kind) { return simulate(kind, parameter, sizes, seed); }, design);
}

}  // namespace holdfast
