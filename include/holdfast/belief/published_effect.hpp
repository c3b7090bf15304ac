//! Effects as published, turned into hazard ratios through the study's own comparator risk (M12, M13).
//! An odds ratio is not a risk ratio, and neither multiplies turnover: 0.344 on a risk of 0.65 is a risk of 0.39,
//! a risk ratio of 0.60 and a hazard ratio of 0.47.
//! Tested in tests/belief/published_effect_test.cpp: the published example, round trips, counts against textbook tables.
#pragma once

#include "holdfast/base/quantity.hpp"

#include <optional>
#include <string>
#include <variant>

namespace holdfast {

//! One figure of a study's effect on the chance (or rate) of leaving.
struct RiskRatio { double value{}; };
struct OddsRatio { double value{}; };
struct HazardRatioFigure { double value{}; };
struct RateDifference { double value{}; };               //!< p1 − p0 over the follow-up: −0.05 is five points fewer
struct TwoRates { double intervention{}, comparator{}; }; //!< chances over the follow-up
struct Counts { double intervention_left{}, intervention_of{}, comparator_left{}, comparator_of{}; };
using EffectFigure = std::variant<RiskRatio, OddsRatio, HazardRatioFigure, RateDifference, TwoRates, Counts>;

struct EffectUnusable { std::string why; };  //!< a sentence without its subject

//! θ of one figure (M12). `comparator_risk` (p0 over the study's follow-up) is needed for ratios of risks and odds and
//! for differences; two rates and counts carry their own; a hazard ratio needs none.
[[nodiscard]] std::variant<HazardRatio, EffectUnusable> hazard_ratio(EffectFigure const&,
                                                                     std::optional<Probability> comparator_risk);

//! The belief about log θ: Normal(mu, sigma²) (M13).
struct LogHazardRatio {
    double mu{};
    double sigma{};
};
using LogHazardRatioFit = std::variant<LogHazardRatio, EffectUnusable>;

//! From a 95% interval of the same measure: both ends are converted to hazard ratios; sigma = (ln hi − ln lo)/3.92.
//! mu is from the figure itself, or the middle of the logs where no figure is given.
[[nodiscard]] LogHazardRatioFit from_interval(EffectFigure const& figure, EffectFigure const& low,
                                              EffectFigure const& high, std::optional<Probability> comparator_risk);
//! From the standard error of the log of the measure, carried to log θ by the slope d log θ / d log(measure) at the figure
//! (delta method; for a difference: the standard error of the difference itself).
[[nodiscard]] LogHazardRatioFit from_standard_error(EffectFigure const&, double standard_error,
                                                    std::optional<Probability> comparator_risk, double design_effect = 1.0);
//! From counts: large-sample standard error of the log odds ratio, carried to log θ by the delta method on both
//! risks, times sqrt(design effect) for clustered studies. No event or no survivor in an arm adds 1/2 to all cells.
[[nodiscard]] LogHazardRatioFit from_counts(Counts const&, double design_effect = 1.0);

} // namespace holdfast
