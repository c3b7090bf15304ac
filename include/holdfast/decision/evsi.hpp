//! Expected value of sample information [£ per decision]: what it would be worth to make a study of n before deciding,
//!   EVSI = E[max_j E[NB_j | data]] − max_j E[NB_j].
//! By two methods that share little, so that one checks the other:
//! * Regression (Strong, Oakley, Brennan & Breeze 2015). The study is simulated once for every draw; costs and effects are
//!   regressed on its result, and the value is that of the fitted means, as for EVPPI (decision/evppi.hpp), with the same
//!   correction of bias and the same standard error. A trial's result is one number: the mean that ln θ would
//!   have after it, were beliefs and both arms' estimated log hazards normal (that is nearly all the counts say).
//! * Importance sampling (Menzies 2016). Of those simulated studies some hundreds are taken, evenly over the parameter.
//!   For each, the likelihood of its data under every draw weighs the draws, and weighted means of what EVPPI has fitted
//!   for costs and effects given the parameter are the means after the study. Bias and error that come of the draws
//!   being finite are found by leaving out one of 16 blocks of them in turn (the jackknife).
//! The value lies between 0 and the EVPPI of the parameter that the study informs, on the same draws.
//! Random numbers are a pure function of the seed, and those of one size serve the others: a trial of 200 is a trial of
//! 100 and a hundred more. So a curve over n is smooth; it rises but for its standard error.
//! Why so, and what lost: docs/decisions/0014-what-a-trial-is-worth.md.
//! Tested in tests/decision/evsi_test.cpp: closed forms, laws, each method against the other, another package.
#pragma once

#include "holdfast/decision/evppi.hpp"
#include "holdfast/decision/net_benefit.hpp"
#include "holdfast/decision/samples.hpp"
#include "holdfast/decision/trial.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

struct Evsi {
    double willingness_to_pay{};  //!< [£ per unit of effect]
    double value{};               //!< [£ per decision]
    double standard_error{};      //!< [£ per decision]
};

//! How many equally weighted draws the weights are worth, (Σw)²/Σw² (Kish 1965), over the simulated studies.
struct EffectiveDraws {
    double median{};
    double lowest_twentieth{};  //!< one study in twenty has fewer

    //! Too few for the means after a study to be trusted.
    [[nodiscard]] bool too_few() const { return lowest_twentieth < 50.0; }
};

//! What a study of one size is worth at every willingness to pay.
struct SampleInformation {
    std::size_t size{};  //!< n: observations, or workers in each arm
    std::string method;  //!< of the regression, or "importance sampling"
    std::vector<Evsi> at;
    EffectiveDraws effective;  //!< of importance sampling only
};

struct EvsiQuestion {
    StudyDesign design;
    std::vector<std::size_t> sizes;  //!< strictly rising, each at least 1
    std::uint64_t seed{1};
};

//! The study's result in every draw, one column a size: what is regressed on.
[[nodiscard]] std::vector<Draws> simulated_results(Parameters const&, EvsiQuestion const&);

//! At least ten draws, a design that fits the parameters (trial.hpp), and the net benefit curve of the same samples
//! (ContractBroken otherwise). One entry a size.
[[nodiscard]] std::vector<SampleInformation> evsi_by_regression(Samples const&, Parameters const&, EvsiQuestion const&,
                                                                std::span<NetBenefit const> curve);
//! One size of it, from the result made before and what the parameter is worth when it is known exactly: where several
//! decisions wait for the same study.
[[nodiscard]] SampleInformation evsi_of_result(Samples const&, Draws const& result, std::size_t size,
                                               std::span<NetBenefit const> curve, PartialInformation const& known);
//! The same with so many simulated studies, at least ten; no more than there are draws are used. Time grows with their
//! number times that of the draws.
[[nodiscard]] std::vector<SampleInformation> evsi_by_importance(Samples const&, Parameters const&, EvsiQuestion const&,
                                                                std::span<NetBenefit const> curve,
                                                                std::size_t simulations = 500);

}  // namespace holdfast
