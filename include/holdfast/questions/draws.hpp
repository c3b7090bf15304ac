//! Every draw of a study as the samples of a decision (floor 4): what each strategy costs [£, present value] and gives,
//! draw by draw, with the beliefs that each draw was made of. One row a draw; row i of one column belongs with row i of
//! every other. Draws are those of `evaluate`, for the same seed and the same number of them.
//!
//! Strategies: "status quo" first, then every intervention and package with turnover evidence, in the study's order. Those
//! without are left out and named, because no effect is claimed where none was measured.
//!
//! Costs: the full cost of the social work workforce over the horizon, discounted (M16–M23). In the cash perspective the
//! cash lines; in the total perspective the capacity lines too (M22). The status quo's is the comparator's cost; a
//! strategy's is that less its net saving, so that cost(status quo) − cost(strategy) is the net saving to the last bits
//! of the full cost (1e-16 of it: a millionth of a penny in £10 million). Full costs and not savings alone, so that other
//! people's software shows costs as a finance officer knows them.
//!
//! Effects, 0 for the status quo: leavers averted [FTE], discounted as outcomes are; FTE-years kept [permanent
//! FTE-years], discounted as outcomes are. The latter is read off the line of pay, which is pay/12 times the discounted
//! FTE-months worked; where outcomes are discounted otherwise than money, in a second run at their rate.
//!
//! Parameters: one column for every belief that varies and moves a cost or an effect of a strategy here: the shared ones,
//! the authority's own, and η, by which an intervention's effect differs in this authority (M15). The effect on leaving
//! that is used is q · ln θ + δ + η (M14, M15): three columns. Left out, because they move no column here: caseload,
//! moves between authorities (England's perspective only), and beliefs of strategies that are left out.
//! Of a sum over several authorities only shared beliefs are parameters: each authority's own move the sum a little,
//! and there would be hundreds of them.
//!
//! Pure: the same bits on any number of threads and with any instruction set.
//! Tested in tests/questions/draws_test.cpp: means are those of `evaluate`, parameters are those of `draw_belief`, and the
//! parameters put back into the model give the costs and effects.
#pragma once

#include "holdfast/belief/belief.hpp"
#include "holdfast/decision/samples.hpp"
#include "holdfast/engine/execution.hpp"
#include "holdfast/study/beliefs.hpp"
#include "holdfast/study/study.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! Which lines count as costs: cash alone, or capacity too (M22).
enum class Perspective { cash, total };
inline constexpr std::array all_perspectives{Perspective::cash, Perspective::total};
[[nodiscard]] std::string_view name(Perspective);  //!< "cash", "total"

//! What is bought: both discounted as outcomes are.
enum class Benefit { leavers_averted, fte_years_kept };
inline constexpr std::array all_benefits{Benefit::leavers_averted, Benefit::fte_years_kept};
[[nodiscard]] std::string_view name(Benefit);  //!< "leavers averted", "FTE-years kept"

//! What stands in one column of the parameters.
struct StudyParameter {
    Belief belief;  //!< its id is the column's name; its label is what a person reads
    BeliefKind kind{BeliefKind::effects};
    bool capacity_only{};                     //!< moves capacity lines alone: nothing in the cash perspective
    std::optional<std::size_t> intervention;  //!< that it is about: index into Study::interventions
    //! What one more of it adds to the logarithm of the hazard ratio that is used (M14, M15): q for the published effect,
    //! 1 for transport and η; 0 for every other belief.
    double in_log_hazard_ratio{};
    bool in_leaving_rate{};  //!< one of the two factors of the leaving rate (M27)
    bool correlated{};       //!< with another belief
    BarScale scale{BarScale::plain};
};

//! A strategy that is no choice here.
struct LeftOut {
    std::string id;
    std::string name;
    std::string reason;
};

inline constexpr char const* status_quo = "status quo";

struct StudyDraws {
    std::string name;           //!< the authority's, "England", or "selected authorities"
    std::size_t authorities{};  //!< how many are in the sums
    std::uint64_t draws{};

    std::vector<std::string> strategies;    //!< ids; the first is the status quo
    std::vector<std::string> names;         //!< the same for a person
    std::vector<ByPart<double>> programme;  //!< mean cost of the programme, by what it rests on [£]; as `strategies`
    std::vector<std::size_t> strategy_of;   //!< of all but the first: index into strategies_of(study)
    std::vector<std::string> intervention_ids;    //!< of the study's interventions, in order
    std::vector<std::string> intervention_names;  //!< the same for a person
    std::vector<LeftOut> left_out;                //!< in the study's order
    std::array<std::vector<Draws>, 2> costs;      //!< by perspective, then strategy [£, present value]
    std::array<std::vector<Draws>, 2> effects;    //!< by benefit, then strategy
    Parameters parameters;                        //!< by id
    std::vector<StudyParameter> about;            //!< one a parameter

    //! A copy of one perspective's costs with one benefit's effects. `decide` wants two strategies at least, which there
    //! are not where no strategy has turnover evidence.
    [[nodiscard]] Samples samples(Perspective, Benefit) const;
};

//! Of one authority, by its place among the study's; or ContractBroken. `Study::draws` says how many.
[[nodiscard]] StudyDraws draws_of(Study const&, std::size_t authority, Execution const& = {});
//! Summed over all authorities of the study, draw by draw. Where there is one only, it is as `draws_of` gives it.
[[nodiscard]] StudyDraws draws_of_all(Study const&, Execution const& = {});

}  // namespace holdfast
