//! An intervention as the evidence has it: what it is, what was measured, how it would be delivered, what it costs.
//! An intervention without turnover evidence has no effect here, and gets break-even results only.
#pragma once

#include "holdfast/base/calendar.hpp"
#include "holdfast/base/problem.hpp"
#include "holdfast/belief/belief.hpp"
#include "holdfast/belief/pooling.hpp"
#include "holdfast/outcomes/strategy.hpp"
#include "holdfast/study/adopters.hpp"
#include "holdfast/study/pilot.hpp"
#include "holdfast/study/resource.hpp"
#include "holdfast/study/stated.hpp"
#include "holdfast/workforce/effect.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
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

//! ln θ as it is used (M14, M15): the published one times q for bias by design, and what is added to that, which is the shift
//! of pooled figures, δ to carry it to another place, η for one authority. Over any number, a workbook's formulas among them.
template <class Real, class Factor, class... Added>
[[nodiscard]] Real used_log_hazard_ratio(Real const& published, Factor const& bias_factor, Added const&... added)
{
    Real used = published * bias_factor;
    ((used = used + added), ...);
    return used;
}

//! What is done about a study whose effect may be too large (M14, M14a; docs/decisions/0040).
//!   none             used as published
//!   by_design        its logarithm times a factor, by the study's design
//!   empirical_alone  shrunk as one of many trials, whatever its design
//!   empirical        shrunk as one of many trials, which mends chance and selection, and then the factor by design, which
//!                    stands for what randomised trials do not suffer from
enum class BiasMethod { none, by_design, empirical_alone, empirical };
inline constexpr std::array all_bias_methods{BiasMethod::none, BiasMethod::by_design, BiasMethod::empirical_alone,
                                             BiasMethod::empirical};
[[nodiscard]] std::string_view name(BiasMethod);  //!< "by design", …, as written in the inputs

//! What the design of a study leaves of its effect: ln θ · factor + shift (M14).
struct DesignWeakening {
    double factor{1.0};
    double shift{};
    friend bool operator==(DesignWeakening const&, DesignWeakening const&) = default;
};

//! The belief about an intervention's effect on leaving. How bias is dealt with is set by `with_bias` (study/effect_bias).
struct LeavingEffect {
    //! ln θ, published and converted (M12, M13): normal, or Student's t where pooled. Where it was shrunk as one of many trials
    //! (M14a), what that left: a mixture.
    Belief log_hazard_ratio;
    //! q: by the study's design, for published and local effects (M14); 1 for stated beliefs. Of several figures, the root
    //! mean square of theirs, each with its weight.
    double bias_factor{1.0};
    Belief transport;          //!< δ: normal(0, σ_transport) (M14); of a pilot only where `is_carried_to` says so
    std::string as_published;  //!< the figure in its own measure, in words: "odds ratio 0.344 (comparator risk 65%)"
    std::string design;        //!< the bias factor's name; empty where none applies
    bool developer_evaluated{};
    //! What is added to q · ln θ so that the centre is that of pooled figures, each weakened by its own factor (M14).
    double bias_shift{};
    //! σ_between of η for this intervention (M15), where pooling already holds differences between places.
    std::optional<double> between_authorities_sd{};
    std::optional<EffectPooling> pooling{};  //!< where there are several figures
    //! Does its uncertainty come from where the effect does (an interval, a standard error, counts), of every figure? Else we
    //! assumed it.
    bool interval_published{};
    BiasMethod bias_method{BiasMethod::by_design};
    //! What the design weakens it by, whether or not that is used; none of beliefs that are stated, which no study's bias is in.
    std::optional<DesignWeakening> of_design{};
    std::optional<Belief> unshrunk{};  //!< ln θ as it was before it was shrunk as one of many trials (M14a)

    //! ln θ as published and converted, without anything done about bias.
    [[nodiscard]] Belief const& published() const { return unshrunk ? *unshrunk : log_hazard_ratio; }
    std::optional<Pilot> pilot{};  //!< what the council counted itself
    //! Where what was published may not apply here (M13a). Then ln θ holds bias and transport to the pilot's place already:
    //! `bias_factor` is 1, and `transport` is 0 but for authorities other than that.
    std::optional<RobustEffect> robust{};

    //! What that which stands beside the pilot rests on; none where there is no pilot, or nothing beside it.
    std::optional<Basis> beside_pilot{};

    //! Teams were drawn or chosen, and its counts are taken as if each worker had been by himself: no design effect is stated.
    bool clustering_left_out{};
    //! Nobody left one of its groups, or everybody did, in each of its figures: half a person is added to the counts, so that there
    //! is a ratio (M13), and how large it is says what was added.
    bool half_added{};

    //! Is δ added in the authority of this code? Not where the pilot was counted, be it in a mixture, whose belief then is about
    //! that place. A pilot that is pooled is one of several places, and so is any other effect's (docs/decisions/0055).
    [[nodiscard]] bool is_carried_to(std::string const& authority) const
    {
        return !pilot || pooling || pilot->place.empty() || pilot->place != authority;
    }

    //! Is it an effect from studies (a pilot is one), so that bias is dealt with in it, be it inside a mixture?
    [[nodiscard]] bool deals_with_bias() const { return of_design || robust; }
    //! Does it rest on what was published elsewhere, be it beside a pilot?
    [[nodiscard]] bool rests_on_others() const { return !pilot || pooling || robust; }

    //! ln θ as used, with δ, and η: or, without either, weakened for design and not yet carried to another place (M14).
    template <class Real, class... Added>
    [[nodiscard]] Real used(Real const& published, Added const&... transport_and_heterogeneity) const
    {
        return used_log_hazard_ratio(published, bias_factor, bias_shift, transport_and_heterogeneity...);
    }
    friend bool operator==(LeavingEffect const&, LeavingEffect const&) = default;
};

//! What was measured of leaving, from the side of an employer.
enum class LeavingMark {
    better,        //!< fewer left
    none_shown,    //!< no difference was shown
    worse,         //!< more left
    not_measured,  //!< nobody looked
    not_known      //!< the inputs do not say whether anybody looked
};
inline constexpr std::array all_leaving_marks{LeavingMark::better, LeavingMark::none_shown, LeavingMark::worse,
                                              LeavingMark::not_measured, LeavingMark::not_known};

//! Whom a study was about. "Mixed": children's social workers among others.
enum class Population { childrens_social_workers, mixed_staff, other_staff };

//! What the inputs say of the study behind an effect and nothing else there tells. No result is made of it: the rating is
//! (study/rating.hpp). Empty: they do not say.
struct StudyFacts {
    std::optional<bool> randomised, independent;
    std::optional<Population> population;
    std::string country;  //!< "England", "USA"
    std::optional<LeavingMark> leaving;
    std::string source;  //!< who says all this; empty: the citation does
    friend bool operator==(StudyFacts const&, StudyFacts const&) = default;
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

    BoughtFor bought_for{};  //!< where for families, results say what share of the cost keeping staff could carry
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
    std::vector<Adopters> adopters;  //!< sets of authorities that adopted it
    Place at;
    Stated delivery_stated{};  //!< of `delivery` and `eligible_bands`
    StudyFacts facts{};
    //! Facts ("population", "country") that described figures which a later layer replaced: the page says that they are left out.
    std::vector<std::string> facts_left_out{};
    std::optional<CalendarMonth> evidence_searched{};  //!< for this one; none: as the study's
    //! Is the amount `setup` capital? Moves no money: a financial case shows it as capital, and all else as revenue. What is built
    //! from resources says it row by row (ResourceTerms::capital): equipment lasts, and training does not.
    bool setup_is_capital{};
    std::string setup_capital_why{};  //!< what it buys that lasts: who reads a case has to be able to check it
    //! What it takes, beside these amounts (M19a).
    std::vector<Resource> resources{};
    std::string alias{};  //!< a short name that people say, "arc": names it wherever its id does; empty: none

    //! Every amount that its cost may have, in the order of ProgrammePart.
    [[nodiscard]] std::array<std::optional<Belief> const*, programme_part_count> costs() const
    {
        return {&setup, &annual, &per_worker_year, &per_starter};
    }
    [[nodiscard]] std::optional<Belief> const& cost(ProgrammePart part) const
    {
        return *costs()[static_cast<std::size_t>(part)];
    }
    //! Are all its amounts fixed at 0: is the whole programme said to be free?
    [[nodiscard]] bool is_free() const
    {
        for (auto const* cost : costs())
            if (*cost && !is_fixed_at_nothing(**cost)) return false;
        return std::all_of(resources.begin(), resources.end(),
                           [](Resource const& resource) { return is_fixed_at_nothing(resource.quantity); });
    }
    //! Is all of its cash said to be £0? Hours of staff that nobody stands in for are no cash: beside them a £0 that somebody
    //! states is what the programme costs, and no guess.
    [[nodiscard]] bool is_free_in_cash() const
    {
        if (is_free()) return true;
        bool says_nothing = true;
        for (auto const* cost : costs()) {
            if (*cost && !is_fixed_at_nothing(**cost)) return false;
            says_nothing = says_nothing && !*cost;
        }
        return !says_nothing && !takes([](Resource const& resource) {
            return resource.takes_cash() && !is_fixed_at_nothing(resource.quantity);
        });
    }
    //! Is it an amount that says what some of the programme costs? One fixed at 0 says so only where all cash is: beside a
    //! guess, a stated 0 would make a "stated part" of £0, and what is left would pass for a saving after a cost.
    [[nodiscard]] bool says_a_cost(std::optional<Belief> const& cost) const
    {
        return cost && (!is_fixed_at_nothing(*cost) || is_free_in_cash());
    }
    //! Which parts its cost has, in cash or in the time of staff.
    [[nodiscard]] ByPart<bool> cost_parts() const
    {
        ByPart<bool> has{};
        for (auto const* cost : costs())
            if (says_a_cost(*cost)) holdfast::at(has, cost_part_of((*cost)->basis)) = true;
        for (auto const& resource : resources)
            if (!is_fixed_at_nothing(resource.quantity) || is_free()) holdfast::at(has, resource.part()) = true;
        return has;
    }
    //! Bought beside something that costs money: does it bring this part? £0 that is stated brings none; its hours do.
    [[nodiscard]] bool brings(CostPart part) const
    {
        if (!is_free_in_cash()) return true;
        return takes([part](Resource const& resource) {
            return !is_fixed_at_nothing(resource.quantity) && resource.part() == part;
        });
    }
    //! Which parts its cost has in cash: whether the cash is a guess is decided by what is paid, and by nothing else. Hours of
    //! staff that nobody is paid for are capacity: guesses_hours says whether those are a guess.
    //! Tested in tests/study/cost_parts_test.cpp.
    [[nodiscard]] ByPart<bool> cash_parts() const
    {
        ByPart<bool> has{};
        for (auto const* cost : costs())
            if (says_a_cost(*cost)) holdfast::at(has, cost_part_of((*cost)->basis)) = true;
        for (auto const& resource : resources)
            if (resource.takes_cash() && (!is_fixed_at_nothing(resource.quantity) || is_free()))
                holdfast::at(has, resource.part()) = true;
        return has;
    }
    //! Are any of the hours of staff that it takes, and that nobody is paid for, a guess?
    [[nodiscard]] bool guesses_hours() const
    {
        return takes(
            [](Resource const& resource) { return resource.takes_hours() && resource.part() == CostPart::guessed; });
    }
    //! The part of each amount. Of one that says no cost, and whose own part the cost has not: a part that it has, so that
    //! a cost of one part has no other.
    [[nodiscard]] PartsOfCosts parts_of_costs() const
    {
        auto const has = cost_parts();
        CostPart of_one{};
        for (auto const part : all_cost_parts)
            if (holdfast::at(has, part)) of_one = part;
        PartsOfCosts parts{of_one, of_one, of_one, of_one};
        for (auto const amount : all_programme_parts)
            if (cost(amount) && holdfast::at(has, cost_part_of(cost(amount)->basis)))
                holdfast::at(parts, amount) = cost_part_of(cost(amount)->basis);
        return parts;
    }
    //! Does its cost follow the number of new starters?
    [[nodiscard]] bool meets_hires() const
    {
        return per_starter.has_value() || takes([](Resource const& resource) {
                   return amount_of(resource.terms.per) == ProgrammePart::per_starter;
               });
    }
    //! Does it take time of staff that nobody is sure to stand in for?
    [[nodiscard]] bool takes_time() const
    {
        return takes([](Resource const& resource) { return resource.terms.kind == ResourceKind::time; });
    }
    //! Is any of what it takes paid at pay by the hour? Only then are paid hours drawn.
    [[nodiscard]] bool follows_hours() const
    {
        return takes([](Resource const& resource) { return resource.terms.paid_at_pay; });
    }
    //! Is any of it taken by the team? Only then is the size of one drawn.
    [[nodiscard]] bool follows_teams() const
    {
        return takes([](Resource const& resource) { return resource.terms.per == ResourcePer::team_year; });
    }
    template <class Which> [[nodiscard]] bool takes(Which const& which) const
    {
        return std::any_of(resources.begin(), resources.end(), which);
    }
    //! Is anything paid once, and not £0: an amount, or something that is taken once?
    [[nodiscard]] bool has_setup() const
    {
        return (setup && !is_fixed_at_nothing(*setup)) || takes([](Resource const& resource) {
                   return amount_of(resource.terms.per) == ProgrammePart::setup &&
                          !is_fixed_at_nothing(resource.quantity);
               });
    }
    //! Is any of its costs a share of salary? Only then are on-costs and national insurance drawn.
    [[nodiscard]] bool follows_salary() const
    {
        for (auto const* cost : costs())
            if (*cost && (*cost)->share_of == ShareOf::salary) return true;
        return false;
    }
    //! May staff of the band of this name (study/tenure) take part?
    [[nodiscard]] bool is_for(std::string_view band) const
    {
        auto const& names = eligible_bands;
        return names.empty() || std::find(names.begin(), names.end(), band) != names.end();
    }
    //! Is any of the cash a guess: a placeholder that the officer has not yet replaced, or no better than one?
    [[nodiscard]] bool has_placeholder_cost() const { return holdfast::at(cash_parts(), CostPart::guessed); }
    friend bool operator==(Intervention const&, Intervention const&) = default;
};

//! Is any of what they take paid at pay by the hour, or taken by the team? Only then are paid hours and the size of a team
//! drawn (M19a).
[[nodiscard]] inline bool follows_hours(std::vector<Intervention> const& all)
{
    return std::any_of(all.begin(), all.end(), [](Intervention const& of) { return of.follows_hours(); });
}
[[nodiscard]] inline bool follows_teams(std::vector<Intervention> const& all)
{
    return std::any_of(all.begin(), all.end(), [](Intervention const& of) { return of.follows_teams(); });
}

//! Do interventions that are bought together cost no cash at all? Then what they say of it is said of them all.
[[nodiscard]] inline bool all_free_in_cash(std::vector<Intervention const*> const& members)
{
    return std::all_of(members.begin(), members.end(),
                       [](Intervention const* member) { return member->is_free_in_cash(); });
}
//! Which parts the cost of interventions bought together has: a free one brings none, unless all are free.
[[nodiscard]] inline ByPart<bool> cost_parts_of(std::vector<Intervention const*> const& members)
{
    ByPart<bool> has{};
    for (auto const* member : members)
        for (auto const part : all_cost_parts)
            if (at(member->cost_parts(), part) && (all_free_in_cash(members) || member->brings(part)))
                at(has, part) = true;
    return has;
}
//! Which parts it has in cash: one that costs none brings none, unless all do, whatever its hours rest on.
[[nodiscard]] inline ByPart<bool> cash_parts_of(std::vector<Intervention const*> const& members)
{
    ByPart<bool> has{};
    for (auto const* member : members)
        for (auto const part : all_cost_parts)
            if (at(member->cash_parts(), part) && (all_free_in_cash(members) || !member->is_free_in_cash()))
                at(has, part) = true;
    return has;
}

//! A set of interventions bought together. `members` are ids of interventions (packages of packages are resolved
//! when a study is read); each member must have an effect.
struct Package {
    std::string id;
    std::string name;
    std::vector<std::string> members;
    double overlap{};  //!< ω in [0, 1] (M11)
    Place at;
    Stated stated{};  //!< of the overlap
    //! The share in (0, 1] of those whom its members would reach that are reached: part coverage, made for a budget's offers.
    double reach{1.0};
    friend bool operator==(Package const&, Package const&) = default;
};

}  // namespace holdfast
