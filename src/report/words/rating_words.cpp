#include "report/words/rating_words.hpp"

#include "base/text.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/wording.hpp"

#include <array>
#include <span>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

std::string_view from_words(FactFrom from)
{
    switch (from) {
    case FactFrom::study: return "said of the study";
    case FactFrom::design: return "by the design of its effect";
    case FactFrom::developer: return "its effect is marked as the developers' own";
    case FactFrom::figures: return "by its effect's own figures";
    case FactFrom::basis: return "no figure of it was measured";
    case FactFrom::nothing: return "";
    }
    return "";
}

//! Behind an amount: how often it is paid. In the order of ProgrammePart.
std::string_view unit_of(ProgrammePart amount)
{
    constexpr std::array<std::string_view, all_programme_parts.size()> units{"to set up", "a year in all",
                                                                             "a worker a year", "a new starter"};
    return units[static_cast<std::size_t>(amount)];
}

std::string_view part_words(CostPart part)
{
    switch (part) {
    case CostPart::stated: return "stated";
    case CostPart::built: return "built from prices";
    case CostPart::guessed: return "our guess";
    }
    return "";
}

//! Cash, or hours of staff, or both.
std::string sum_words(CostMarkAmount const& cost)
{
    auto const often = unit_of(cost.amount);
    auto const hours = fmt::format("{:.3g} hours of staff", cost.hours);
    if (cost.hours <= 0.0) return fmt::format("{} {}", spoken(cost.pounds), often);
    if (cost.pounds == 0.0) return fmt::format("{} {}", hours, often);
    return fmt::format("{} and {} {}", spoken(cost.pounds), hours, often);
}

}  // namespace

std::string_view leaving_words(LeavingMark mark) { return name(mark); }

std::string leaving_sentence(EvidenceRating const& rating)
{
    auto const said = [&rating]() -> std::string_view {
        switch (rating.leaving) {
        case LeavingMark::better: return "Better: fewer left";
        case LeavingMark::none_shown: return "None shown: no difference in leaving was shown";
        case LeavingMark::worse: return "Worse: more left";
        case LeavingMark::not_measured: return "Not measured: nobody counted who left";
        case LeavingMark::not_known: return "Not known: we have no figure, and no word that leaving was measured";
        }
        return "";
    }();
    if (rating.measured) {
        auto const published = rating.facts[static_cast<std::size_t>(EvidenceFact::interval_published)].answer;
        return fmt::format("{}. As measured, a hazard ratio of {:.2f} (95% range {:.2f} to {:.2f}{}).", said,
                           rating.measured->value, rating.measured->low, rating.measured->high,
                           published == FactAnswer::yes ? "" : "; the range is our guess");
    }
    bool const seen = rating.certainty != Certainty::none;
    return fmt::format("{}{}.", said, seen ? ". No size was available" : "");
}

std::string strength_words(EvidenceRating const& rating)
{
    return fmt::format("{} of {}", rating.strength, rating.facts.size());
}

std::string_view words_of(EvidenceFact fact)
{
    switch (fact) {
    case EvidenceFact::randomised: return "Randomised";
    case EvidenceFact::independent: return "Independent of its developers";
    case EvidenceFact::social_work: return "About children's social workers";
    case EvidenceFact::england: return "In England";
    case EvidenceFact::interval_published: return "Interval published";
    }
    return "";
}

std::string answer_words(RatedFact const& fact)
{
    if (fact.answer == FactAnswer::not_known) return "not known";
    return fmt::format("{} ({})", fact.answer == FactAnswer::yes ? "yes" : "no", from_words(fact.from));
}

std::string facts_sentence(Rating const& rating)
{
    std::string text;
    for (auto const& fact : rating.evidence.facts)
        text += fmt::format("{}{}: {}.", text.empty() ? "" : " ", words_of(fact.fact), answer_words(fact));
    auto const& said = rating.said;
    if (said.population) text += fmt::format(" Population: {}.", name(*said.population));
    if (!said.country.empty()) text += fmt::format(" Country: {}.", visible(said.country));
    if (said != StudyFacts{} && !rating.facts_source.empty())
        text +=
            fmt::format(" Source: {}{}", visible(rating.facts_source), rating.facts_source.ends_with('.') ? "" : ".");
    if (auto const& gone = rating.facts_left_out; !gone.empty())
        text += fmt::format(
            " The figures are replaced here: what described those before ({}) is left out, and counts for no "
            "mark until it is said of the new ones.",
            in_words(std::span(gone), "and"));
    if (rating.evidence.certainty == Certainty::none)
        text += " None of this counts: leaving is not known to have been measured.";
    else if (rating.evidence.has_no_size())
        text += " None of this counts: nobody left one of its groups, or everybody did, so that no size was measured.";
    return text;
}

std::string cost_mark_words(Rating const& rating)
{
    std::string text;
    for (auto const first : {true, false})  // what a worker costs leads
        for (auto const& cost : rating.costs)
            if ((cost.amount == ProgrammePart::per_worker_year) == first)
                text += fmt::format("{}{}, {}", text.empty() ? "" : "; ", sum_words(cost), part_words(cost.part));
    return text.empty() ? "not said" : text;
}

std::string cost_mark_in_a_cell(Rating const& rating)
{
    double a_worker = 0.0;
    bool more = false;
    for (auto const& cost : rating.costs) {
        if (cost.amount == ProgrammePart::per_worker_year) a_worker += cost.pounds;
        else more = more || cost.pounds != 0.0;
        more = more || cost.hours != 0.0;
    }
    if (a_worker == 0.0) return more ? "fixed sums" : "£0";
    return spoken(a_worker) + (more ? " +" : "");
}

std::string_view cost_basis_words(Rating const& rating)
{
    auto const& has = rating.cost_parts;
    switch (cost_known(has)) {
    case CostKnown::nothing: return "guessed";
    case CostKnown::partly: return "partly guessed";
    case CostKnown::all: break;
    }
    bool const stated = at(has, CostPart::stated);
    bool const built = at(has, CostPart::built);
    return stated && built ? "stated, built" : built ? "built" : "stated";
}

std::string_view certainty_words(Certainty certainty)
{
    switch (certainty) {
    case Certainty::none: return "no evidence";
    case Certainty::very_low: return "very low";
    case Certainty::low: return "low";
    case Certainty::moderate: return "moderate";
    case Certainty::high: return "high";
    }
    return "";
}

std::string_view domain_words(CertaintyDomain domain)
{
    switch (domain) {
    case CertaintyDomain::risk_of_bias: return "risk of bias";
    case CertaintyDomain::indirectness: return "indirectness";
    case CertaintyDomain::imprecision: return "imprecision";
    case CertaintyDomain::inconsistency: return "inconsistency";
    }
    return "";
}

std::string_view reason_words(CertaintyReason reason)
{
    switch (reason) {
    case CertaintyReason::developers: return "its developers ran the study";
    case CertaintyReason::developers_not_known: return "it is not known whether its developers ran the study";
    case CertaintyReason::no_comparison: return "before and after, with nobody to compare with";
    case CertaintyReason::other_staff: return "not about children's social workers alone";
    case CertaintyReason::staff_not_known: return "it is not known about whom";
    case CertaintyReason::elsewhere: return "not in England";
    case CertaintyReason::country_not_known: return "it is not known where";
    case CertaintyReason::size_not_known: return "no size was available";
    case CertaintyReason::interval_assumed: return "no interval was available, and its range is our guess";
    case CertaintyReason::may_be_nothing: return "its range holds no effect and a change of a quarter";
    case CertaintyReason::may_be_either: return "its range holds a fall and a rise of a quarter";
    case CertaintyReason::figures_disagree: return "its figures point different ways";
    case CertaintyReason::figures_differ: return "its figures differ by more than chance (I² of 50% or more)";
    case CertaintyReason::clustering_left_out: return "teams were chosen, and their staff count one by one";
    case CertaintyReason::half_added: return "one of its counts is 0, and its size is made of the half that we added";
    case CertaintyReason::figures_differ_strongly:
        return "its figures differ by far more than chance (I² of 75% or more)";
    }
    return "";
}

std::string certainty_sentence(EvidenceRating const& rating)
{
    if (rating.certainty == Certainty::none)
        return "No evidence: nobody is known to have measured leaving, so there is nothing to be certain of.";
    auto const lot = rating.facts[static_cast<std::size_t>(EvidenceFact::randomised)].answer;
    auto text = fmt::format("{}. Begins {}: {}.", with_capital(std::string(certainty_words(rating.certainty))),
                            certainty_words(rating.begins),
                            lot == FactAnswer::yes  ? "randomised"
                            : lot == FactAnswer::no ? "not randomised"
                                                    : "not known to be randomised");
    for (auto const& step : rating.steps)
        text += fmt::format(" Down {} for {}: {}.", step.steps, domain_words(step.domain), reason_words(step.reason));
    return text;
}

std::vector<RatingLine> rating_lines(Rating const& rating, CalendarMonth forecast_starts)
{
    std::vector<RatingLine> lines{
        {"Effect on leaving", leaving_sentence(rating.evidence)},
        {"Strength of evidence",
         fmt::format("Evidence {}. {}", strength_words(rating.evidence), facts_sentence(rating))},
        {"Cost", with_capital(cost_mark_words(rating)) + "."},
        {"Certainty", certainty_sentence(rating.evidence)}};
    if (rating.own_search) lines.push_back({"Last search", searched_sentence(rating.own_search, forecast_starts)});
    return lines;
}

std::string searched_sentence(std::optional<CalendarMonth> const& when, CalendarMonth forecast_starts)
{
    if (!when) return "The inputs do not say when evidence was last looked for.";
    auto said = fmt::format("Evidence was last looked for in {}.", month_name(*when));
    if (is_old_search(*when, forecast_starts))
        said += fmt::format(" That is more than {} months before this forecast starts, in {}: look for newer studies.",
                            months_until_search_is_old, month_name(forecast_starts));
    return said;
}

std::string searched_sentence(Study const& study) { return searched_sentence(study.evidence_searched, study.start); }

}  // namespace holdfast::report
