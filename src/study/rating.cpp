#include "holdfast/study/rating.hpp"

#include "holdfast/belief/pooling.hpp"
#include "study/cash_rests_on.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

namespace holdfast {

namespace {

constexpr double appreciable_fall = 0.75;
constexpr double appreciable_rise = 1.25;
constexpr double substantial = 0.50;   // I²
constexpr double considerable = 0.75;  // I²
constexpr int most_steps = 2;          // of a domain: "very serious"

//! What was measured elsewhere rests on: of a mixture what stands beside the pilot, since its published half is rated.
Basis measured_basis(Intervention const& intervention)
{
    auto const& effect = intervention.effect;
    return effect && effect->robust ? effect->beside_pilot.value_or(intervention.basis) : intervention.basis;
}

//! Is the effect a figure that somebody measured? An assumption is none, and neither is a ratio of one's own without a design.
bool is_measured(Intervention const& intervention)
{
    if (!intervention.effect) return false;
    switch (measured_basis(intervention)) {
    case Basis::published:
    case Basis::official_statistic:
    case Basis::derived: return true;
    case Basis::local: return !intervention.effect->design.empty();
    default: return false;
    }
}

MeasuredRatio measured_ratio(LeavingEffect const& effect)
{
    auto const& about = effect.robust ? effect.robust->as_measured : effect.published().about;
    return {std::exp(mean(about)), std::exp(quantile(about, 0.025)), std::exp(quantile(about, 0.975))};
}

LeavingMark leaving_of(Intervention const& intervention, std::optional<MeasuredRatio> const& measured)
{
    if (measured)
        return measured->high < 1.0  ? LeavingMark::better
               : measured->low > 1.0 ? LeavingMark::worse
                                     : LeavingMark::none_shown;
    if (intervention.facts.leaving) return *intervention.facts.leaving;
    if (measured_basis(intervention) == Basis::null_result) return LeavingMark::none_shown;
    if (intervention.basis == Basis::no_turnover_evidence) return LeavingMark::not_measured;
    return LeavingMark::not_known;
}

//! The designs that beliefs.bias.factors ships with; what another name means, the study has to say.
std::optional<bool> by_lot(std::string const& design)
{
    if (design == "randomised" || design == "cluster randomised") return true;
    if (design == "strong quasi-experimental" || design == "weak quasi-experimental" || design == "before-after")
        return false;
    return std::nullopt;
}

std::vector<std::string> designs_of(Intervention const& intervention)
{
    if (!intervention.effect) return {};
    std::vector<std::string> designs;
    if (intervention.effect->robust) return intervention.effect->robust->designs;
    if (intervention.effect->pooling)
        for (auto const& figure : intervention.effect->pooling->figures) designs.push_back(figure.design);
    else designs.push_back(intervention.effect->design);
    return designs;
}

RatedFact said(EvidenceFact fact, std::optional<bool> const& yes, FactFrom from)
{
    if (!yes) return {fact, FactAnswer::not_known, FactFrom::nothing};
    return {fact, *yes ? FactAnswer::yes : FactAnswer::no, from};
}

RatedFact randomised(Intervention const& intervention)
{
    constexpr auto fact = EvidenceFact::randomised;
    bool all = true;
    for (auto const& design : designs_of(intervention)) {
        auto const lot = by_lot(design);
        if (lot == false) return said(fact, false, FactFrom::design);
        all = all && lot.has_value();
    }
    if (all && intervention.effect) return said(fact, true, FactFrom::design);
    return said(fact, intervention.facts.randomised, FactFrom::study);
}

RatedFact independent(Intervention const& intervention)
{
    constexpr auto fact = EvidenceFact::independent;
    if (intervention.effect && intervention.effect->developer_evaluated) return said(fact, false, FactFrom::developer);
    return said(fact, intervention.facts.independent, FactFrom::study);
}

//! Said of the study; a pilot that says in which authority it was counted says so itself.
RatedFact in_england(Intervention const& intervention)
{
    constexpr auto fact = EvidenceFact::england;
    auto const& country = intervention.facts.country;
    auto const& effect = intervention.effect;
    if (!country.empty()) return said(fact, country == "England", FactFrom::study);
    bool const placed = effect && effect->pilot && !effect->rests_on_others() && !effect->pilot->place.empty();
    return said(fact, placed ? std::optional(true) : std::nullopt, FactFrom::figures);
}

std::optional<bool> about_social_workers(StudyFacts const& facts)
{
    if (!facts.population) return std::nullopt;
    return *facts.population == Population::childrens_social_workers;
}

//! Of a mixture its published half is rated, and not the pilot beside it.
bool is_made_of_halves(Intervention const& intervention)
{
    return intervention.effect && intervention.effect->half_added;
}

RatedFact interval_published(Intervention const& intervention, bool measured)
{
    constexpr auto fact = EvidenceFact::interval_published;
    if (!measured) return said(fact, false, FactFrom::basis);
    if (is_made_of_halves(intervention)) return said(fact, false, FactFrom::figures);
    return said(fact, intervention.effect->interval_published, FactFrom::figures);
}

RatedFact const& at(EvidenceRating const& rating, EvidenceFact fact)
{
    return rating.facts[static_cast<std::size_t>(fact)];
}

//! The steps of one domain: no more of them than GRADE has.
class Steps {
public:
    Steps(CertaintyDomain domain, std::vector<CertaintyStep>& into) : domain_(domain), into_(into) {}
    void down(CertaintyReason reason, int steps = 1)
    {
        int const taken = std::min(steps, most_steps - so_far_);
        if (taken <= 0) return;
        so_far_ += taken;
        into_.push_back({domain_, reason, taken});
    }
    //! Unless the fact is a yes.
    void unless(RatedFact const& fact, CertaintyReason no, CertaintyReason not_known)
    {
        if (fact.answer != FactAnswer::yes) down(fact.answer == FactAnswer::no ? no : not_known);
    }

private:
    CertaintyDomain domain_;
    std::vector<CertaintyStep>& into_;
    int so_far_{};
};

void imprecision(Intervention const& intervention, EvidenceRating& rating)
{
    using enum CertaintyReason;
    Steps steps(CertaintyDomain::imprecision, rating.steps);
    if (!rating.measured) return steps.down(size_not_known, most_steps);
    auto const [value, low, high] = *rating.measured;
    bool const fall = low < appreciable_fall;
    bool const rise = high > appreciable_rise;
    if (is_made_of_halves(intervention)) return steps.down(half_added, most_steps);
    // The reason that says more comes first: no domain has room for all.
    if (fall && rise) steps.down(may_be_either, 2);
    else if (low <= 1.0 && high >= 1.0 && (fall || rise)) steps.down(may_be_nothing);
    if (at(rating, EvidenceFact::interval_published).answer != FactAnswer::yes) steps.down(interval_assumed);
    if (intervention.effect->clustering_left_out) steps.down(clustering_left_out);
}

//! The figures that may differ: of a mixture those of its published half.
std::vector<StudyEstimate> figures_of(LeavingEffect const& effect)
{
    if (effect.robust) return effect.robust->figures;
    std::vector<StudyEstimate> estimates;
    if (effect.pooling)
        for (auto const& figure : effect.pooling->figures) estimates.push_back(figure.log_hazard_ratio);
    return estimates;
}

void inconsistency(Intervention const& intervention, EvidenceRating& rating)
{
    using enum CertaintyReason;
    if (!rating.measured) return;
    auto const estimates = figures_of(*intervention.effect);
    bool below = false;
    bool above = false;
    for (auto const& figure : estimates) {
        below = below || figure.estimate < 0.0;
        above = above || figure.estimate > 0.0;
    }
    if (estimates.size() < 2) return;
    // However they are combined, I² is Cochran's, so that one rule holds for all.
    auto const made = pool(estimates, PoolingMethod::fixed_effect);
    auto const* pooled = std::get_if<Pooled>(&made);
    double const share = pooled != nullptr ? pooled->i_squared : 0.0;
    Steps steps(CertaintyDomain::inconsistency, rating.steps);
    if (share >= considerable) steps.down(figures_differ_strongly, 2);
    else if (below && above) steps.down(figures_disagree);
    else if (share >= substantial) steps.down(figures_differ);
}

void certainty(Intervention const& intervention, EvidenceRating& rating)
{
    using enum CertaintyReason;
    auto const& lot = at(rating, EvidenceFact::randomised);
    rating.begins = lot.answer == FactAnswer::yes ? Certainty::high : Certainty::low;
    Steps bias(CertaintyDomain::risk_of_bias, rating.steps);
    bias.unless(at(rating, EvidenceFact::independent), developers, developers_not_known);
    auto const designs = designs_of(intervention);
    if (std::find(designs.begin(), designs.end(), "before-after") != designs.end()) bias.down(no_comparison);
    Steps indirect(CertaintyDomain::indirectness, rating.steps);
    indirect.unless(at(rating, EvidenceFact::social_work), other_staff, staff_not_known);
    indirect.unless(at(rating, EvidenceFact::england), elsewhere, country_not_known);
    imprecision(intervention, rating);
    inconsistency(intervention, rating);
    int level = static_cast<int>(rating.begins);
    for (auto const& step : rating.steps) level -= step.steps;
    rating.certainty = static_cast<Certainty>(std::max(level, static_cast<int>(Certainty::very_low)));
}

//! What is taken, joined to what is there of the same amount and part.
void add_to(std::vector<CostMarkAmount>& costs, ProgrammePart amount, CostPart part, ResourceCost<double> const& taken)
{
    auto const is_there = std::find_if(costs.begin(), costs.end(), [&](CostMarkAmount const& cost) {
        return cost.amount == amount && cost.part == part;
    });
    auto& cost = is_there != costs.end() ? *is_there : costs.emplace_back(CostMarkAmount{amount, part});
    cost.pounds += taken.cash;
    cost.hours += taken.hours;
}

}  // namespace

bool EvidenceRating::has_no_size() const
{
    return std::any_of(steps.begin(), steps.end(),
                       [](CertaintyStep const& step) { return step.reason == CertaintyReason::half_added; });
}

EvidenceRating rate_evidence(Intervention const& intervention)
{
    EvidenceRating rating;
    bool const measured = is_measured(intervention);
    if (measured) rating.measured = measured_ratio(*intervention.effect);
    rating.leaving = leaving_of(intervention, rating.measured);
    auto const& facts = intervention.facts;
    rating.facts = {randomised(intervention), independent(intervention),
                    said(EvidenceFact::social_work, about_social_workers(facts), FactFrom::study),
                    in_england(intervention), interval_published(intervention, measured)};
    if (rating.leaving == LeavingMark::not_measured || rating.leaving == LeavingMark::not_known) return rating;
    certainty(intervention, rating);
    if (rating.has_no_size()) return rating;
    rating.strength = static_cast<int>(std::count_if(rating.facts.begin(), rating.facts.end(),
                                                     [](RatedFact const& f) { return f.answer == FactAnswer::yes; }));
    return rating;
}

Rating rate(Study const& study, Intervention const& intervention)
{
    Rating rating;
    rating.evidence = rate_evidence(intervention);
    rating.cost_parts = cash_rests_on(intervention);
    rating.said = intervention.facts;
    rating.facts_source = intervention.facts.source.empty() ? intervention.citation : intervention.facts.source;
    rating.facts_left_out = intervention.facts_left_out;
    rating.own_search = intervention.evidence_searched;
    auto const parts = intervention.parts_of_costs();
    for (auto const amount : all_programme_parts) {
        auto const& cost = intervention.cost(amount);
        if (intervention.says_a_cost(cost))
            rating.costs.push_back({amount, holdfast::at(parts, amount), mean_in_pounds(study, cost)});
        for (auto const& resource : intervention.resources)
            if (amount_of(resource.terms.per) == amount)
                add_to(rating.costs, amount, resource.part(), mean_resource_cost(study, resource));
    }
    return rating;
}

std::string_view name(LeavingMark mark)
{
    switch (mark) {
    case LeavingMark::better: return "better";
    case LeavingMark::none_shown: return "none shown";
    case LeavingMark::worse: return "worse";
    case LeavingMark::not_measured: return "not measured";
    case LeavingMark::not_known: return "not known";
    }
    return "not known";
}

std::string_view name(Population population)
{
    switch (population) {
    case Population::childrens_social_workers: return "children's social workers";
    case Population::mixed_staff: return "mixed staff";
    case Population::other_staff: return "other staff";
    }
    return "other staff";
}

std::string_view name(Certainty certainty)
{
    constexpr std::array<std::string_view, 5> names{"none", "very_low", "low", "moderate", "high"};
    return names[static_cast<std::size_t>(certainty)];
}

std::string_view name(CertaintyDomain domain)
{
    constexpr std::array<std::string_view, 4> names{"risk_of_bias", "indirectness", "imprecision", "inconsistency"};
    return names[static_cast<std::size_t>(domain)];
}

std::string_view name(CertaintyReason reason)
{
    constexpr std::array<std::string_view, 16> names{
        "developers",        "developers_not_known",    "no_comparison",
        "other_staff",       "staff_not_known",         "elsewhere",
        "country_not_known", "size_not_known",          "interval_assumed",
        "may_be_nothing",    "may_be_either",           "figures_disagree",
        "figures_differ",    "figures_differ_strongly", "clustering_left_out",
        "half_added"};
    return names[static_cast<std::size_t>(reason)];
}

std::string_view name(EvidenceFact fact)
{
    constexpr std::array<std::string_view, 5> names{"randomised", "independent", "social_work", "england",
                                                    "interval_published"};
    return names[static_cast<std::size_t>(fact)];
}

std::string_view name(FactAnswer answer)
{
    constexpr std::array<std::string_view, 3> names{"yes", "no", "not_known"};
    return names[static_cast<std::size_t>(answer)];
}

std::string_view name(FactFrom from)
{
    constexpr std::array<std::string_view, 6> names{"study", "design", "developer", "figures", "basis", "nothing"};
    return names[static_cast<std::size_t>(from)];
}

bool is_old_search(CalendarMonth searched, CalendarMonth forecast_starts)
{
    return forecast_starts > later(searched, months_until_search_is_old);
}

}  // namespace holdfast
