//! A study simulated for every draw, at rising sizes, and how likely its data are under any other draw.
//! Observation number w of draw i uses uniform(seed, w, key of the arm + i) at every size, so that a larger study begins
//! with the smaller one; the mean of a normal sample has one standard error a draw, whatever the size. Leavers of a cluster come by Pólya's urn: after x leavers among m workers of the cluster the
//! next one leaves with chance (p(1 − ρ) + xρ)/(1 − ρ + mρ), which is the beta-binomial without ever drawing a beta.
//! Tested in tests/decision/simulated_study_test.cpp: moments and likelihoods in closed form.
#pragma once

#include "holdfast/decision/samples.hpp"
#include "holdfast/decision/trial.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace holdfast {

struct SimulatedStudy {
    std::vector<Draws> results;  //!< one column a size: the study's result in every draw, in one number
    //! ln of the likelihood, constants apart, of the data of one draw's study of one size (by number) under every draw.
    std::function<void(std::size_t size, std::size_t draw, std::span<double> out)> log_likelihood;
};

//! The parameters must outlive what is returned. A design that does not fit them is ContractBroken.
[[nodiscard]] SimulatedStudy simulate(StudyDesign const&, Parameters const&, std::vector<std::size_t> const& sizes,
                                      std::uint64_t seed);

//! Leavers of each cluster of one arm, given the uniform number of each worker.
[[nodiscard]] std::vector<unsigned> leavers_by_cluster(ClusterTrial const&, double chance,
                                                       std::span<double const> workers);

}  // namespace holdfast
