//! What must be true for a strategy to pay in one authority, or in several together: the value of an input at which the
//! expected net saving is 0, all other inputs as drawn. In cash and in total (M22).
//! One way: the input is given the same value in every draw, while nothing else moves (the stream draws every belief
//! by itself); the mean net saving over the draws is then a curve of that value, looked at over a stated range and its
//! zeros pinned down (numerics/sign_change.hpp). A curve may have none, with its side said, or several.
//! The standard error of a zero is that of the mean there over the curve's slope (delta method).
//! Two ways: expected saving and chance of saving on a grid of two inputs, for a heat map.
//! Without turnover evidence there is no saving to look at: only the hazard ratio is searched for, as in `evaluate`.
//! Pure: the same bits on any number of threads and with any instruction set.
//! Why so: docs/decisions/0016-thresholds-and-sensitivity.md. Tested in tests/questions/thresholds_test.cpp: `evaluate` with
//! the belief replaced by the threshold saves nothing; the spread over seeds is the standard error.
#pragma once

#include "holdfast/engine/execution.hpp"
#include "holdfast/study/findings.hpp"
#include "holdfast/study/study.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! Inputs that are searched, and over which range.
//!   hazard_ratio     of leaving in those reached, with everything in it [ratio, 0.02 to 1]
//!   programme_cost   all cost lines of the programme together [times the inputs', 0 to 10]
//!   cover_share      vacant posts covered by agency staff [share, 0 to 1]
//!   agency_premium   what an agency worker costs more [share of pay, 0 to 2]
//!   months_to_fill   from a leaver to the next starter [months, 0.5 to 24]
//!   duration         of delivery [whole months, 1 to the horizon]
//!   recruitment      [£ per hire, 0 to 50,000]
//!   pay              with on-costs [£ per FTE-year, 20,000 to 150,000]
//!   coverage         share of eligible staff reached [share, 0.01 to 1]
//!   leaving_rate     the authority's own, λ of (M27) [leavers per FTE-year, 0.01 to 0.6]
enum class ThresholdInput {
    hazard_ratio,
    programme_cost,
    cover_share,
    agency_premium,
    months_to_fill,
    duration,
    recruitment,
    pay,
    coverage,
    leaving_rate
};
inline constexpr std::array all_threshold_inputs{ThresholdInput::hazard_ratio,   ThresholdInput::programme_cost,
                                                 ThresholdInput::duration,       ThresholdInput::coverage,
                                                 ThresholdInput::leaving_rate,   ThresholdInput::cover_share,
                                                 ThresholdInput::agency_premium, ThresholdInput::months_to_fill,
                                                 ThresholdInput::recruitment,    ThresholdInput::pay};

[[nodiscard]] std::string_view name(ThresholdInput);   //!< as typed: "hazard-ratio"
[[nodiscard]] std::string_view label(ThresholdInput);  //!< as a finance officer says it
//! The same of several authorities: what is each one's own is given one value in all of them.
[[nodiscard]] std::string_view label_of_sum(ThresholdInput);
[[nodiscard]] std::optional<ThresholdInput> threshold_input_named(std::string_view);

//! A value of the input at which the expected net saving changes its sign. Of `duration`, the first whole month on the
//! other side.
struct Crossing {
    double value{};
    double mcse{};      //!< Monte Carlo standard error of the value
    bool pays_above{};  //!< is there a saving above the value, or below it?
};

//! The expected net saving over the range of one input.
struct Threshold {
    std::vector<Crossing> crossings;  //!< in rising order
    double saving_at_low{};           //!< at the range's lower end [£]
    double saving_at_high{};          //!< [£]
    [[nodiscard]] bool pays_at_low() const { return saving_at_low > 0.0; }
    [[nodiscard]] bool pays_at_high() const { return saving_at_high > 0.0; }
};

//! What the inputs say today.
struct InputNow {
    double mean{};
    double low{};  //!< 2.5% quantile
    double high{};
    [[nodiscard]] bool varies() const { return low < high; }
};

struct InputThreshold {
    ThresholdInput input{};
    double low{};                 //!< of the range that was searched
    double high{};                //!< the same
    std::optional<InputNow> now;  //!< none where nothing was measured
    std::uint64_t draws{};        //!< the first so many were used
    std::optional<Threshold> cash;
    std::optional<Threshold> total;
    std::string reason;  //!< where there are none: why the input was not searched
};

struct Thresholds {
    std::uint64_t draws{};
    bool has_effect{};
    std::optional<Estimate> net_cash;  //!< as drawn [£]; none without turnover evidence
    std::optional<Estimate> net_total;
    Estimate programme_cost;                     //!< present value [£]
    ByPart<Estimate> programme_parts{};          //!< the same, by what it rests on
    std::optional<Estimate> after_stated;        //!< cash after what is stated of the cost [£]
    std::optional<Estimate> after_built;         //!< cash after what is stated or built of it [£]
    std::optional<double> cost_per_worker_year;  //!< means over means [£]
    Maybe<Estimate> affordable_cash;             //!< largest affordable cost per worker reached and year [£]
    Maybe<Estimate> affordable_total;
    std::vector<InputThreshold> inputs;  //!< in the order asked for
};

//! The hazard ratio is searched on the first 1,024 draws, as in `evaluate`; all others on all draws, up to
//! `most_exact_draws`. `strategy` is the id of an intervention or a package of the study (or ContractBroken).
[[nodiscard]] Thresholds thresholds(Study const&, Authority const&, std::string const& strategy, Execution const& = {},
                                    std::span<ThresholdInput const> inputs = all_threshold_inputs);

//! The same of the sum over these authorities, draw by draw: what they share moves all of them, and what is each one's own
//! (cover share, leaving rate) is given the same value in all. Of one authority the same bits as above.
[[nodiscard]] Thresholds thresholds(Study const&, std::span<Authority const>, std::string const& strategy,
                                    Execution const& = {},
                                    std::span<ThresholdInput const> inputs = all_threshold_inputs);

struct GridCell {
    double net_cash{};  //!< expected [£]
    double net_total{};
    double net_cash_mcse{};
    double net_total_mcse{};
    double chance_cash{};  //!< share of the draws in which the saving is above 0
    double chance_total{};
};

//! Two inputs at once.
struct TwoWay {
    std::uint64_t draws{};  //!< the first so many were used
    ThresholdInput down{}, across{};
    std::vector<double> down_at, across_at;
    std::vector<GridCell> cells;  //!< row by row: down · number across + across
    std::string reason;           //!< where there are no cells: why

    [[nodiscard]] GridCell const& at(std::size_t row, std::size_t column) const
    {
        return cells[row * across_at.size() + column];
    }
};

//! On 11 × 11 points spread evenly over each range, on the first 1,024 draws. Hazard ratios go from 0.4 to 1 and costs to
//! twice the inputs', where the answer lies; durations are whole months. The two inputs differ (or ContractBroken).
[[nodiscard]] TwoWay two_way(Study const&, Authority const&, std::string const& strategy, ThresholdInput down,
                             ThresholdInput across, Execution const& = {});
//! Of the sum over these authorities.
[[nodiscard]] TwoWay two_way(Study const&, std::span<Authority const>, std::string const& strategy, ThresholdInput down,
                             ThresholdInput across, Execution const& = {});

}  // namespace holdfast
