//! Effects as published, turned into hazard ratios through the study's own comparator risk (M12, M13).
//! An odds ratio is not a risk ratio, and neither multiplies turnover: 0.344 on a risk of 0.65 is a risk of 0.39,
//! a risk ratio of 0.60 and a hazard ratio of 0.47.
//! Tested in tests/belief/published_effect_test.cpp: the published example, round trips, counts against print.
#pragma once

#include "base/quantity.hpp"

#include <optional>
#include <string>
#include <variant>

namespace holdfast {

//! One figure of a study's effect on the chance (or rate) of leaving.
struct RiskRatio {
    double value{};
};
struct OddsRatio {
    double value{};
};
struct HazardRatioFigure {
    double value{};
};
struct RateDifference {
    double value{};
};  //!< p1 − p0 over the follow-up: −0.05 is five points fewer
struct TwoRates {
    double intervention{}, comparator{};
};  //!< chances over the follow-up
struct Counts {
    double intervention_left{}, intervention_of{}, comparator_left{}, comparator_of{};
};
using EffectFigure = std::variant<RiskRatio, OddsRatio, HazardRatioFigure, RateDifference, TwoRates, Counts>;

struct EffectUnusable {
    std::string why;      //!< a sentence without its subject
    bool says_nothing{};  //!< there is no fault in it: it only tells nothing, and other figures may
};

//! θ of one figure (M12). `comparator_risk` (p0 over the study's follow-up) is needed for ratios of risks and odds and
//! for differences; two rates and counts carry their own; a hazard ratio needs none. p1 = 0 is refused: its θ is 0.
[[nodiscard]] std::variant<HazardRatio, EffectUnusable> hazard_ratio(EffectFigure const&,
                                                                     std::optional<Probability> comparator_risk);

//! The belief about log θ: Normal(mu, sigma²) (M13).
struct LogHazardRatio {
    double mu{};
    double sigma{};
};
using LogHazardRatioFit = std::variant<LogHazardRatio, EffectUnusable>;

//! From a 95% interval: both ends, of one measure, are converted to hazard ratios; sigma = (ln hi − ln lo)/3.92.
//! mu is from the figure itself (of the same measure, or two rates or counts, whose p0 then serves the ends too where
//! no other is given); with std::nullopt it is the middle of the logs.
//! A figure of the interval's own measure lies in its middle, on the log scale (a difference: on its own): the two halves
//! differ by at most 10% of the whole, as for a log-normal about its median, or the digits in print allow for no more.
[[nodiscard]] LogHazardRatioFit from_interval(std::optional<EffectFigure> const& figure, EffectFigure const& low,
                                              EffectFigure const& high, std::optional<Probability> comparator_risk);
//! From the standard error of the log of the measure, carried to log θ by the slope d log θ / d log(measure) at the
//! figure, p0 held fixed (delta method; for a difference: the standard error of the difference itself):
//! risk ratio p1/((1 − p1) H), odds ratio p1/H, difference 1/((1 − p1) H), hazard ratio 1, where H = −ln(1 − p1).
//! `design_effect` is 1 where the standard error already allows for clusters.
[[nodiscard]] LogHazardRatioFit from_standard_error(EffectFigure const&, double standard_error,
                                                    std::optional<Probability> comparator_risk,
                                                    double design_effect = 1.0);
//! From counts: the large-sample variance of each group's log odds (1/left + 1/stayed; their sum is that of the log
//! odds ratio) carried to log θ by the delta method on both risks; sigma is times sqrt(design effect) for clustered
//! studies. No leaver or no stayer in a group adds 1/2 to all four cells. No leaver in either, or no stayer in either, is
//! refused: every ratio fits, and the halves alone would make one up out of the sizes of the groups.
[[nodiscard]] LogHazardRatioFit from_counts(Counts const&, double design_effect = 1.0);

//! Leavers of one group, and the time under watch in which they left [staff times years].
struct PersonTime {
    double left{}, years{};
};
//! From leavers over staff and time, as payroll counts them: such a rate already is a hazard (M2), so that
//! θ = (left/years with it) / (left/years without), and the groups may have been watched for unlike times.
//! The variance of ln θ is (1/left + 1/left) times the design effect. Nobody left in one group: 1/2 is added to both; in
//! neither: refused, for the halves alone would make a ratio up.
[[nodiscard]] LogHazardRatioFit from_person_time(PersonTime const& with, PersonTime const& without,
                                                 double design_effect = 1.0);

}  // namespace holdfast
