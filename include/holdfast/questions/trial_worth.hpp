//! What a randomised trial of an intervention would be worth to the study's authorities, and what size of it pays [£].
//! Each authority decides by itself, on its own draws, between the status quo and the intervention (or all strategies).
//! EVSI of each authority is added up: all wait for the same trial, simulated once.
//!
//! What the trial informs: ln θ as the model uses it, q · ln θ + δ (M14), because a randomised trial in England measures
//! the effect here, and neither what was published nor what a weaker design made of it. What it does not: η, by which
//! an authority differs (M15), and prices, leaving rates and everything else.
//! Everyone in the intervention arm is reached, and from the first day: an effect that takes time shows less.
//!
//! The comparison arm leaves at England's rate in the bands that are eligible, at its mean, known as well as the study's
//! belief about it says. A worker in the intervention arm costs the programme's cost per worker over the follow-up, with
//! set-up and yearly costs shared out over the eligible workers of an average authority, at the means of the beliefs.
//!
//! Workers in the trial come from all authorities that the inputs hold alike, W eligible workers, chosen or not, users of
//! the answer or not. So of the workers of any one authority, and of those of any share of them, 2n/W are in the trial, and
//! for them the answer comes too late: the worth counted is times (1 − 2n/W), whatever share uses the answer.
//! Tested in tests/questions/trial_worth_test.cpp.
#pragma once

#include "holdfast/decision/enbs.hpp"
#include "holdfast/decision/evsi.hpp"
#include "holdfast/engine/execution.hpp"
#include "holdfast/questions/draws.hpp"
#include "holdfast/study/study.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

struct TrialQuestion {
    std::size_t intervention{};                //!< index into Study::interventions; it has turnover evidence
    std::vector<std::size_t> workers_per_arm;  //!< strictly rising, each at least 1
    std::size_t clusters_per_arm{20};
    double intra_cluster_correlation{0.05};
    double follow_up_months{24.0};
    double fixed_cost{200'000.0};                 //!< [£]
    double cost_per_worker{300.0};                //!< [£] in either arm
    double months_until_report{36.0};             //!< from now
    double years_of_use{5.0};                     //!< from then
    double share_of_authorities{1.0};             //!< that would use the answer
    Perspective perspective{Perspective::total};  //!< which lines a saving counts
    bool against_all{};                           //!< of all strategies, and not against the status quo alone
    std::size_t simulations{500};                 //!< of the check by importance sampling
};

//! One size, one authority, by both methods.
struct TrialCheck {
    std::string authority;
    std::size_t workers_per_arm{};
    Evsi regression;
    Evsi importance;
    EffectiveDraws effective;
    //! Within two standard errors of their difference?
    [[nodiscard]] bool agree() const;
};

struct TrialFindings {
    std::string id;               //!< the intervention's
    std::string intervention;     //!< its name
    Basis basis{Basis::missing};  //!< what its effect rests on
    bool beside_pilot{};          //!< do published figures and a pilot of the council's own go together in it?
    std::optional<BiasMethod> bias_method{};  //!< in use; none of a stated effect
    std::string caution;                      //!< that is shown beside its every result
    std::string scope;                        //!< the authority's name, "England" or "selected authorities"
    TrialQuestion question;
    std::uint64_t draws{};
    std::uint64_t seed{};
    std::string inputs_hash;
    std::vector<PublishedData> published;
    std::optional<CalendarMonth> evidence_searched{};  //!< as the study says
    CalendarMonth forecast_starts{};

    double leaving_rate{};             //!< a year, of the comparison arm
    double leaving_rate_log_sd{};      //!< of its logarithm
    double programme_cost{};           //!< [£] for a worker in the intervention arm, over the follow-up
    ByPart<double> programme_parts{};  //!< the same, by what it rests on
    ByPart<bool> cost_parts{};         //!< which parts it has
    bool placeholder_cost{};           //!< is some of it a stand-in?
    double workers{};                  //!< eligible, in the chosen authorities together [FTE]
    //! Eligible, in all that the inputs hold: those in the trial come from them alike [FTE].
    double workers_everywhere{};
    double years{};  //!< the horizon
    double discount_rate{};

    std::size_t authorities{};
    std::size_t would_fund{};  //!< of them, those for which the intervention is best on average, as things are known

    WorthOfAnswer known;               //!< of knowing ln θ exactly: all authorities, each deciding once [£]; size 0
    std::vector<WorthOfAnswer> worth;  //!< of a trial: the same, by size; errors are added up, which is cautious
    TrialSizes sizes;                  //!< net of costs, over the years of use
    TrialCheck check;                  //!< at the best size, where the answer is worth most
};

//! A question about what is there (ContractBroken otherwise). At least ten draws.
[[nodiscard]] TrialFindings worth_of_trial(Study const&, TrialQuestion const&, Execution const& = {});

}  // namespace holdfast
