//! An intervention as the evidence has it: what it is, what was measured, how it would be delivered, what it costs.
//! An intervention without turnover evidence has no effect here, and gets break-even results only.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/belief/belief.hpp"
#include "holdfast/belief/pooling.hpp"
#include "holdfast/study/stated.hpp"
#include "holdfast/workforce/effect.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! A study's result on mental health or wellbeing: shown beside the money, never converted into it (M25).
struct WellbeingResult {
    std::string measure;
    std::string result;  //!< in words, with the number
    std::optional<double> effect_size;
    std::string effect_measure;
    std::string significance;  //!< "significant", "not significant", "not reported"
    std::string source;
    friend bool operator==(WellbeingResult const&, WellbeingResult const&) = default;
};

//! One of several figures about an intervention, converted.
struct EffectFigureUsed {
    std::string name;  //!< as a forest plot labels it; its source where it has none
    std::string source;
    std::string as_published;  //!< in its own measure, in words
    std::string design;
    double bias_factor{1.0};  //!< q of this figure (M14)
    StudyEstimate log_hazard_ratio;
    double weight{};  //!< in the pooled mean; the weights add up to 1
    friend bool operator==(EffectFigureUsed const&, EffectFigureUsed const&) = default;
};

//! How several figures became one belief: what a forest plot needs.
struct EffectPooling {
    std::string method;  //!< "equal shares", "fixed effect", "random effects"
    std::vector<EffectFigureUsed> figures;
    std::optional<Pooled> pooled;  //!< none by equal shares
    friend bool operator==(EffectPooling const&, EffectPooling const&) = default;
};

//! The belief about an intervention's effect on leaving.
struct LeavingEffect {
    Belief log_hazard_ratio;  //!< ln θ as published and converted (M12, M13): normal, or Student's t where pooled
    //! q: by the study's design, for published effects (M14); 1 for stated beliefs. Of pooled figures, the root mean square
    //! of theirs, each with its weight.
    double bias_factor{1.0};
    Belief transport;          //!< δ: normal(0, σ_transport) (M14)
    std::string as_published;  //!< the figure in its own measure, in words: "odds ratio 0.344 (comparator risk 65%)"
    std::string design;        //!< the bias factor's name; empty where none applies
    bool developer_evaluated{};
    //! What is added to q · ln θ so that the centre is that of pooled figures, each weakened by its own factor (M14).
    double bias_shift{};
    //! σ_between of η for this intervention (M15), where pooling already holds differences between places.
    std::optional<double> between_authorities_sd{};
    std::optional<EffectPooling> pooling{};  //!< where there are several figures

    //! q · ln θ and what is added: weakened for design, not yet carried to another place (M14).
    template <class Real> [[nodiscard]] Real weakened(Real const& published) const
    {
        return published * bias_factor + bias_shift;
    }
    friend bool operator==(LeavingEffect const&, LeavingEffect const&) = default;
};

struct Intervention {
    std::string id;
    std::string name;
    std::string level;    //!< community, organisational, individual
    std::string group;    //!< "review": one of the review's ten kinds; "other"
    std::string review;   //!< what the review (or the study) says
    std::string caution;  //!< shown beside every result
    std::string citation;
    std::string doi;
    std::string study_design;
    std::string place;
    std::string participants;
    std::string study_note;

    Basis basis{Basis::missing};
    std::string effect_source;
    std::string effect_reason;            //!< why there is no effect, where there is none
    std::optional<LeavingEffect> effect;  //!< none where no study measured turnover
    std::optional<Belief> absence_ratio;  //!< α (M21a)

    Delivery delivery;
    std::vector<std::string> eligible_bands;  //!< names; empty: all
    Belief coverage;                          //!< e: share of eligible staff reached

    std::optional<Belief> setup;            //!< [£, once]
    std::optional<Belief> annual;           //!< [£ a year]
    std::optional<Belief> per_worker_year;  //!< [£ per worker reached and year]
    std::optional<Belief> per_starter;      //!< [£ per new starter reached]

    std::vector<WellbeingResult> wellbeing;
    Place at;
    Stated delivery_stated{};  //!< of `delivery` and `eligible_bands`

    //! Is any of the costs a placeholder that nobody published and the officer has not yet replaced?
    [[nodiscard]] bool has_placeholder_cost() const
    {
        for (auto const* cost : {&setup, &annual, &per_worker_year, &per_starter})
            if (*cost && (*cost)->basis == Basis::placeholder) return true;
        return false;
    }
    friend bool operator==(Intervention const&, Intervention const&) = default;
};

//! A set of interventions bought together. `members` are ids of interventions (packages of packages are resolved
//! when a study is read); each member must have an effect.
struct Package {
    std::string id;
    std::string name;
    std::vector<std::string> members;
    double overlap{};  //!< ω in [0, 1] (M11)
    Place at;
    Stated stated{};  //!< of the overlap
    friend bool operator==(Package const&, Package const&) = default;
};

}  // namespace holdfast
