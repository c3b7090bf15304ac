//! What a member can read of the evidence at a glance: three marks for an intervention (what was measured of leaving, how
//! strong the evidence is from 0 to 5, what the cost rests on), and a certainty in GRADE's form with the reason of each step
//! down. A function of the inputs alone: nothing is drawn, and no result depends on it. Rules in docs/method.md, "How sure
//! the evidence is"; docs/decisions/0043. Words are made in src/report/words/rating_words.
//!
//! *Strength*: a mark each for five facts. What the inputs do not say counts as no. Where nobody is known to have measured
//! leaving there is nothing to be strong, and where nobody left one of the groups no size was measured: 0.
//! *Certainty* (GRADE guidelines 3, Balshem et al. 2011, doi 10.1016/j.jclinepi.2010.07.015): starts high for a randomised
//! study and low for any other, then goes down for each domain by one step (serious) or two (very serious), never below very
//! low. The steps are rules here, where GRADE leaves them to judgement:
//!   risk of bias   1 unless known to be independent of the developers; 1 more for before and after without a comparison
//!   indirectness   1 unless known to be about children's social workers; 1 more unless known to be in England
//!   imprecision    1 where no interval was published; 1 where it holds no effect and a change of a quarter one way, 2 where it
//!                  holds that change both ways, or no size is known; 2 at most. A quarter (0.75, 1.25) is the rough guide of
//!                  GRADE guidelines 6, Guyatt et al. 2011, Journal of Clinical Epidemiology 64:1283-1293. 1 where teams were
//!                  drawn or chosen and its counts take each worker by himself: the interval is then too narrow. 2 where one
//!                  of the counts of every figure is 0: its size and its interval are made of the half that was added
//!   inconsistency  of several figures: 1 where they point different ways or I² is 50% or more, 2 from 75% (where the Cochrane
//!                  Handbook begins "substantial" and "considerable")
//! Publication bias, GRADE's fifth domain, cannot be seen from one or two studies: it is not rated. Nothing is rated up.
//!
//! Tested in tests/study/rating_test.cpp: a table of cases; adding a fact never takes a mark or a step of certainty; a longer
//! interval never raises the certainty.
#pragma once

#include "holdfast/study/study.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! The five facts, a mark each.
enum class EvidenceFact { randomised, independent, social_work, england, interval_published };
inline constexpr std::array all_evidence_facts{EvidenceFact::randomised, EvidenceFact::independent,
                                               EvidenceFact::social_work, EvidenceFact::england,
                                               EvidenceFact::interval_published};

enum class FactAnswer { yes, no, not_known };

//! Where the answer stands in the inputs.
enum class FactFrom {
    study,      //!< said of the study: [study] randomised, independent, population, country
    design,     //!< the design of its effect
    developer,  //!< developer_evaluated of its effect
    figures,    //!< the effect's own interval, standard error or counts
    basis,      //!< the basis of the effect: no figure of it was measured
    nothing     //!< nobody says
};

struct RatedFact {
    EvidenceFact fact{};
    FactAnswer answer{FactAnswer::not_known};
    FactFrom from{FactFrom::nothing};
    friend bool operator==(RatedFact const&, RatedFact const&) = default;
};

//! From the least. `none`: nobody is known to have measured leaving, so there is nothing to be sure of.
enum class Certainty { none, very_low, low, moderate, high };

enum class CertaintyDomain { risk_of_bias, indirectness, imprecision, inconsistency };

//! Why a step was taken down.
enum class CertaintyReason {
    developers,               //!< its developers ran the study
    developers_not_known,     //!< nobody says who did
    no_comparison,            //!< before and after, and nobody to compare with
    other_staff,              //!< not about children's social workers alone
    staff_not_known,          //!< nobody says about whom
    elsewhere,                //!< not in England
    country_not_known,        //!< nobody says where
    size_not_known,           //!< a direction, and no number
    interval_assumed,         //!< none was published
    may_be_nothing,           //!< it holds no effect, and a change of a quarter one way
    may_be_either,            //!< it holds a fall and a rise of a quarter
    figures_disagree,         //!< they point different ways
    figures_differ,           //!< more than chance explains: I² from 50%
    figures_differ_strongly,  //!< I² from 75%
    clustering_left_out,      //!< teams were drawn or chosen, and each worker counts as if by himself
    half_added  //!< nobody, or everybody, left one of the groups: the size is made of a half that was added
};

struct CertaintyStep {
    CertaintyDomain domain{};
    CertaintyReason reason{};
    int steps{1};
    friend bool operator==(CertaintyStep const&, CertaintyStep const&) = default;
};

//! The measured effect as a hazard ratio, converted and not yet weakened: with its 95% interval.
struct MeasuredRatio {
    double value{}, low{}, high{};
    friend bool operator==(MeasuredRatio const&, MeasuredRatio const&) = default;
};

struct EvidenceRating {
    LeavingMark leaving{LeavingMark::not_known};
    std::optional<MeasuredRatio> measured;  //!< none where no figure was measured
    std::array<RatedFact, all_evidence_facts.size()> facts{};
    int strength{};  //!< 0 to 5
    Certainty certainty{Certainty::none};
    Certainty begins{Certainty::none};  //!< before any step down
    std::vector<CertaintyStep> steps;   //!< in the order of the domains
    //! Is there no size, because nobody left one of the groups, or everybody did? Then no fact makes it strong.
    [[nodiscard]] bool has_no_size() const;
    friend bool operator==(EvidenceRating const&, EvidenceRating const&) = default;
};

//! An amount of a programme's cost with every belief at its mean, what is built from what it takes (M19a) among them [in the
//! unit of the amount].
struct CostMarkAmount {
    ProgrammePart amount{};
    CostPart part{};
    double pounds{};
    double hours{};  //!< time of staff, which is no cash
    friend bool operator==(CostMarkAmount const&, CostMarkAmount const&) = default;
};

struct Rating {
    EvidenceRating evidence;
    ByPart<bool> cost_parts{};                  //!< which parts the cost has
    std::vector<CostMarkAmount> costs;          //!< the amounts that say a cost, in the order of ProgrammePart
    StudyFacts said{};                          //!< what the inputs say of the study
    std::string facts_source{};                 //!< who says so: its own source, or the citation
    std::vector<std::string> facts_left_out{};  //!< facts of figures that a later layer replaced
    std::optional<CalendarMonth> own_search{};  //!< when evidence on it alone was last looked for
    friend bool operator==(Rating const&, Rating const&) = default;
};

[[nodiscard]] EvidenceRating rate_evidence(Intervention const&);
[[nodiscard]] Rating rate(Study const&, Intervention const&);

//! As the inputs write them: "none shown", "children's social workers".
[[nodiscard]] std::string_view name(LeavingMark);
[[nodiscard]] std::string_view name(Population);
//! For machines: "very_low", "risk_of_bias", "interval_published", "not_known", "developers".
[[nodiscard]] std::string_view name(Certainty);
[[nodiscard]] std::string_view name(CertaintyDomain);
[[nodiscard]] std::string_view name(CertaintyReason);
[[nodiscard]] std::string_view name(EvidenceFact);
[[nodiscard]] std::string_view name(FactAnswer);
[[nodiscard]] std::string_view name(FactFrom);

//! A search for evidence counts as old where a forecast starts more than so many months after it. The date is the study's
//! own: no clock is read, and the same inputs say the same on any day.
inline constexpr int months_until_search_is_old = 24;
[[nodiscard]] bool is_old_search(CalendarMonth searched, CalendarMonth forecast_starts);

}  // namespace holdfast
