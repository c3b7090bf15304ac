//! What a study's draws say about the choice between its strategies, as plain data: the frontier, net benefit over
//! willingness to pay, and what knowing more would be worth (decision/), in cash and in total, for each benefit.
//!
//! At a willingness to pay of 0 net benefit is the saving alone, and the benefit bought does not matter.
//! EVPPI is asked of groups of beliefs. In the cash perspective beliefs that move capacity alone are left out of them, and
//! so are groups of nothing else: knowing them is worth nothing there.
//! Before the regression a group is written in fewer columns where that loses nothing: the parts of one intervention's
//! effect (q · ln θ + δ + η, M14, M15) act through their sum only, and the two factors of the leaving rate (M27) through
//! their product. Beliefs that are correlated stay as they are.
//! A separate function on draws, so that a run that asks for no decision does not pay for one.
//! Pure: the same bits on any number of threads.
//! Tested in tests/questions/decisions_test.cpp: against `decide` on the same samples, laws, and the nested loop of
//! questions/nested_evppi.hpp.
#pragma once

#include "holdfast/decision/decide.hpp"
#include "holdfast/questions/draws.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast {

//! Beliefs whose worth is asked for together.
struct BeliefGroup {
    enum class Form { one_belief, effect_of_one_intervention, kind, asked };
    Form form{Form::asked};
    std::string name;                     //!< as it is asked for: a belief's id, an intervention's id, "prices", "a+b"
    std::string label;                    //!< for a person
    std::vector<std::size_t> parameters;  //!< numbers into StudyDraws::about, at least one
};

//! Every belief alone.
[[nodiscard]] std::vector<BeliefGroup> each_belief(StudyDraws const&);
//! For each intervention, the parts of its effect on leaving together: what a trial here would tell. Only where there is
//! more than one part.
[[nodiscard]] std::vector<BeliefGroup> each_effect(StudyDraws const&);
//! All beliefs of each kind together; kinds of which there is none are left out.
[[nodiscard]] std::vector<BeliefGroup> each_kind(StudyDraws const&);
//! Kinds, then effects, then every belief alone.
[[nodiscard]] std::vector<BeliefGroup> every_group(StudyDraws const&);

struct StudyQuestion {
    std::vector<double> willingness_to_pay;  //!< strictly rising, at least one [£ per unit of benefit]
    std::vector<BeliefGroup> groups;
    std::vector<Perspective> perspectives{all_perspectives.begin(), all_perspectives.end()};
    std::vector<Benefit> benefits{all_benefits.begin(), all_benefits.end()};
};

struct StudyDecision {
    Perspective perspective{Perspective::cash};
    Benefit benefit{Benefit::leavers_averted};
    DecisionFindings findings;        //!< strategies and parameters by id
    std::vector<std::size_t> groups;  //!< for each of the findings' groups, its number in the question
};

//! Perspective by perspective, and in each benefit by benefit. At least two strategies, or ContractBroken.
[[nodiscard]] std::vector<StudyDecision> decide_study(StudyDraws const&, StudyQuestion const&, Execution const& = {});

}  // namespace holdfast
