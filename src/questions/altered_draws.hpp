//! Draws of one strategy for one authority, or summed over several draw by draw, in which some inputs have one given value in
//! every draw (and in every authority), and all others are as drawn: the columns of the given ones are written over, so that
//! no other draw moves.
#pragma once

#include "engine/engine.hpp"
#include "holdfast/questions/thresholds.hpp"
#include "numerics/running.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

class AlteredDraws {
public:
    //! The first `most` draws of the study, at most. A single intervention without an effect gets one, so that a hazard
    //! ratio may be given to it. The authorities outlive it.
    AlteredDraws(Study, std::span<Authority const>, std::string const& strategy, std::size_t most, Execution const&);
    AlteredDraws(AlteredDraws const&) = delete;
    AlteredDraws& operator=(AlteredDraws const&) = delete;

    //! Why an input cannot be given a value; nothing where it can.
    [[nodiscard]] std::optional<std::string> obstacle(ThresholdInput) const;
    //! Gives an input a value in every draw, for the next run.
    void give(ThresholdInput, double value);
    //! All inputs as drawn again.
    void release();

    //! The columns are valid until the next run.
    void run();
    [[nodiscard]] std::span<double const> net_cash() const { return net_cash_; }
    [[nodiscard]] std::span<double const> net_total() const { return net_total_; }
    [[nodiscard]] std::span<double const> column(Measure) const;

    [[nodiscard]] std::size_t draws() const { return as_drawn_.draws; }
    //! How the draws were sampled, for standard errors: independent ones where not all of a study's Sobol points are here.
    [[nodiscard]] SampledAs sampled_as() const { return how_; }
    //! The input as the beliefs have it; a hazard ratio as used, with bias and transport, over the draws. None of what is each
    //! authority's own, where there are several.
    [[nodiscard]] std::optional<InputNow> now(ThresholdInput) const;
    [[nodiscard]] bool has_effect() const { return has_effect_; }
    [[nodiscard]] bool single() const { return members_.size() == 1; }
    [[nodiscard]] int longest_duration() const;

private:
    [[nodiscard]] Intervention& member() { return study_.interventions[members_.front()]; }
    [[nodiscard]] Intervention const& member() const { return study_.interventions[members_.front()]; }
    [[nodiscard]] InterventionSlots const& slots() const { return engine_.beliefs().interventions[members_.front()]; }
    [[nodiscard]] bool is_sum() const { return authorities_.size() > 1; }
    void give_column(Slot, double value);
    void plan_again();
    void run_all();

    std::size_t strategy_;
    std::vector<std::size_t> members_;
    bool has_effect_;
    Study study_;
    std::span<Authority const> authorities_;
    std::vector<Authority> altered_;
    std::optional<LeavingEffect> effect_;  //!< of a single intervention, as it was
    Delivery delivery_;                    //!< the same
    Engine engine_;
    Chunk chunk_;           //!< with the given columns written over
    SharedDraws as_drawn_;  //!< without
    SampledAs how_{};
    std::unique_ptr<AuthorityDraws> runs_;
    std::vector<Slot> given_;
    double cost_factor_{1.0};
    bool columns_stand_{};                     //!< has nothing but the cost changed since the last run?
    std::vector<std::vector<double>> sums_{};  //!< of several authorities: the measures that are asked for
    std::vector<double> net_cash_, net_total_;
};

}  // namespace holdfast
