//! The strategies of a study as the model runs them: schedules and bands, worked out once for all draws.
#pragma once

#include "holdfast/study/findings.hpp"
#include "holdfast/study/study.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace holdfast {

//! The months in which a member is delivered, weighed by the discount (or, by year, just counted).
struct DeliveredWeights {
    double starts{};  //!< weight of the start month, if it is among them
    double months{};
};

struct StrategyPlan {
    std::vector<std::size_t> members;  //!< indices into Study::interventions
    std::vector<Delivery> deliveries;
    std::vector<BandSet> eligible;
    std::vector<PartsOfCosts> parts_of_costs;  //!< by member
    ByPart<bool> cost_parts{};                 //!< which parts the cost has
    EffectSchedule schedule;
    double overlap{};
    double reach{1.0};  //!< of every member's coverage (Package::reach)
    bool has_effect{};  //!< does every member have one?
    //! A single intervention without evidence: its place among Plan::without_evidence.
    std::optional<std::size_t> without_evidence;
    bool reaches_all{};  //!< are all bands eligible for every member?
    bool meets_hires{};  //!< does any member cost something per starter?
    bool takes_time{};   //!< does any member take time of staff (M19a)?
    //! θ^f at each point of the break-even curve: point by point, phase by phase; of a single intervention.
    std::vector<double> powers_at_break_even_points;
    std::vector<DeliveredWeights> delivered;          //!< discounted, by member
    std::vector<DeliveredWeights> delivered_by_year;  //!< undiscounted, year by year; in a year, member by member
};

//! What does not change from draw to draw, nor from authority to authority.
struct Plan {
    explicit Plan(Study const&);

    Timeline line;
    bool outcomes_apart{};  //!< are outcomes discounted otherwise than money?
    bool posts_grow{};      //!< may posts grow in any draw (M1a)?
    //! What the model calls a band is a step of one (study/tenure): of each its share of staff, who moves up, and whose it is.
    std::vector<double> band_shares;
    std::vector<double> moving_up;
    std::vector<std::size_t> band_of;
    //! The comparator's: one phase without effects. Programmes without evidence leave everybody where they are, so that
    //! whom they meet is counted in the comparator: they are its members.
    EffectSchedule nothing;
    std::vector<std::size_t> without_evidence;  //!< indices into strategies, in the schedule's order
    std::vector<StrategyPlan> strategies;       //!< interventions in order, then packages
};

}  // namespace holdfast
