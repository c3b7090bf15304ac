//! A study that might be made, before it is made: what it would observe, given the parameters of a draw.
//! Three designs:
//! * NormalSample: n observations, each normal about one parameter with a known standard deviation.
//! * BinomialSample: n observations that come out one way with a chance that is one parameter.
//! * ClusterTrial: two arms of n workers each, randomised in clusters, one arm with the intervention and one without, who
//!   are followed for some months and counted when they leave. The parameter is the log hazard ratio ln θ in those
//!   reached: over m months at a leaving rate h a year, p0 = 1 − exp(−h·m/12) and p1 = 1 − (1 − p0)^θ (M12).
//!   Clusters differ: the chance of a cluster is beta about p, so that two of its workers agree with the intra-cluster
//!   correlation ρ, and its leavers are beta-binomial. With clusters of equal size m the variance of an arm's leavers is
//!   that of independent workers times the design effect 1 + (m − 1)ρ.
//!   What the comparison arm's leaving rate will be is not known: it is log-normal about a mean, and that is all that the
//!   trial's analyst knows of it before. The wider it is, the more the comparison arm is needed.
//! What a trial does not tell: anything but its parameter. Where a model's effect in one place is ln θ + η, the trial
//! informs ln θ, and the spread of η stays.
//! Tested in tests/decision/simulated_study_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <variant>

namespace holdfast {

struct NormalSample {
    std::size_t parameter{};  //!< its number
    double deviation{};       //!< standard deviation of one observation, above 0
};

struct BinomialSample {
    std::size_t parameter{};  //!< its number; every draw lies strictly between 0 and 1
};

struct ClusterTrial {
    std::size_t log_hazard_ratio{};                  //!< number of the parameter
    std::optional<std::size_t> clusters_per_arm;     //!< one of the two is given; workers are dealt out evenly
    std::optional<std::size_t> workers_per_cluster;  //!< the other: more workers are more clusters
    double intra_cluster_correlation{};              //!< ρ, in [0, 1)
    double follow_up_months{12.0};
    double leaving_rate{};         //!< mean of the comparison arm's [per year]
    double leaving_rate_log_sd{};  //!< standard deviation of its logarithm; 0: known

    //! Workers in a cluster, on average, of a trial with so many workers an arm.
    [[nodiscard]] double cluster_size(std::size_t workers_per_arm) const;
    //! 1 + (m − 1)ρ, at least 1.
    [[nodiscard]] double design_effect(std::size_t workers_per_arm) const;
};

using StudyDesign = std::variant<NormalSample, BinomialSample, ClusterTrial>;

//! The number of the parameter that a study informs.
[[nodiscard]] std::size_t informs(StudyDesign const&);

}  // namespace holdfast
