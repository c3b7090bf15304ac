#include "report/words/evidence.hpp"

#include "report/words/wording.hpp"

namespace holdfast::report {

Evidence evidence_of(Strategy const& strategy)
{
    if (!strategy.has_effect) return Evidence::none;
    switch (strategy.basis) {
    case Basis::published:
    case Basis::official_statistic: return Evidence::published;
    case Basis::derived: return Evidence::derived;
    case Basis::local: return Evidence::own;
    case Basis::elicited: return Evidence::elicited;
    case Basis::assumption:
    case Basis::placeholder: return Evidence::assumed;
    case Basis::null_result: return Evidence::null_result;
    case Basis::no_turnover_evidence: return Evidence::none;
    case Basis::missing: return Evidence::unstated;
    }
    return Evidence::unstated;
}

std::string id_of(Evidence evidence)
{
    switch (evidence) {
    case Evidence::published: return "published";
    case Evidence::derived: return "derived";
    case Evidence::own: return "own";
    case Evidence::elicited: return "elicited";
    case Evidence::assumed: return "assumed";
    case Evidence::unstated: return "unstated";
    case Evidence::null_result: return "null_result";
    case Evidence::none: return "none";
    }
    return "none";
}

std::string_view heading(Evidence evidence)
{
    switch (evidence) {
    case Evidence::published: return "Published effects";
    case Evidence::derived: return "Effects worked out from published counts";
    case Evidence::own: return "Effects the authority has entered itself";
    case Evidence::elicited: return "Effects that experts believe in";
    case Evidence::assumed: return "Assumed effects";
    case Evidence::unstated: return "Effects whose basis the inputs do not state";
    case Evidence::null_result: return "Null results";
    case Evidence::none: return "No turnover evidence";
    }
    return "";
}

std::string_view meaning(Evidence evidence)
{
    switch (evidence) {
    case Evidence::published:
        return "A study published a figure. It is weakened for the study's design and made less certain for being "
               "carried "
               "to another place; the cautions below still apply.";
    case Evidence::derived:
        return "No study published a figure: it was worked out here from counts that everybody can look up. It is "
               "weakened for its design. Who adopts a programme chooses to, so this is weaker than a trial.";
    case Evidence::own: return "The figure is the authority's own, and as good as its source.";
    case Evidence::elicited:
        return "Nobody measured the size of the effect. Experts were asked what they expect, and how sure they are: "
               "these "
               "savings hold if they are right. Not comparable with published effects.";
    case Evidence::assumed:
        return "No usable figure is published: the size of the effect is an assumption, and so is every saving here. "
               "Not comparable with published effects.";
    case Evidence::unstated:
        return "The inputs do not say where the effect comes from. Do not use these figures until they do.";
    case Evidence::null_result:
        return "A study looked and found no significant effect. No saving is claimed: the figures show how wide the "
               "assumed range around no effect is. Not ranked.";
    case Evidence::none:
        return "No study measured leaving, so no saving can be stated. Shown is what would have to be true for the "
               "programme to pay for itself. Not ranked.";
    }
    return "";
}

std::string_view badge(Evidence evidence)
{
    switch (evidence) {
    case Evidence::published: return "Published effect";
    case Evidence::derived: return "Worked-out effect";
    case Evidence::own: return "The authority's own figure";
    case Evidence::elicited: return "Experts' judgement";
    case Evidence::assumed: return "Assumed effect";
    case Evidence::unstated: return "Basis not stated";
    case Evidence::null_result: return "Null result";
    case Evidence::none: return "Nobody measured leaving";
    }
    return "";
}

std::string_view in_a_cell(Evidence evidence)
{
    switch (evidence) {
    case Evidence::published: return "published";
    case Evidence::derived: return "worked out";
    case Evidence::own: return "your own";
    case Evidence::elicited: return "experts";
    case Evidence::assumed: return "assumed";
    case Evidence::unstated: return "not stated";
    case Evidence::null_result: return "null result";
    case Evidence::none: return "none";
    }
    return "";
}

std::string_view in_a_clause(Evidence evidence)
{
    switch (evidence) {
    case Evidence::published:
        return "this rests on a published effect, adjusted for the study's design and for being carried to another "
               "place";
    case Evidence::derived: return "this rests on an effect worked out from published counts, not on a study's";
    case Evidence::own: return "this rests on a figure for the effect that the authority entered itself";
    case Evidence::elicited: return "this rests on an effect that experts believe in, not on a measured one";
    case Evidence::assumed: return "this rests on an assumed effect, not on a measured one";
    case Evidence::unstated: return "this rests on an effect whose basis the inputs do not state";
    case Evidence::null_result: return "a study looked and found no significant effect";
    case Evidence::none: return "no study measured leaving";
    }
    return "";
}

std::string reminder(Evidence evidence, std::string_view before)
{
    if (evidence == Evidence::published || evidence == Evidence::own) return "";
    return std::string(before) + std::string(in_a_clause(evidence));
}

std::string as_a_sentence(Evidence evidence)
{
    auto const clause = reminder(evidence, "");
    return clause.empty() ? "" : with_capital(clause) + ". ";
}

std::string_view savings_heading(Evidence evidence)
{
    switch (evidence) {
    case Evidence::published:
    case Evidence::derived:
    case Evidence::own: return "What it would save";
    case Evidence::elicited: return "What it would save if the experts are right";
    case Evidence::assumed: return "What it would save if the assumption holds";
    case Evidence::unstated: return "What it would save if the effect, whose basis is not stated, holds";
    case Evidence::null_result:
    case Evidence::none: return "What the assumed range around no effect holds (no saving is claimed)";
    }
    return "";
}

std::string_view why_no_saving(Evidence evidence)
{
    if (evidence == Evidence::null_result)
        return "A study looked and found no significant effect, so no saving is claimed.";
    if (evidence == Evidence::none) return "No study measured leaving, so no saving can be stated.";
    return "";
}

std::string_view effect_stands(Evidence evidence)
{
    switch (evidence) {
    case Evidence::published: return "as published";
    case Evidence::derived: return "as worked out";
    case Evidence::elicited: return "as experts judge it";
    case Evidence::assumed: return "as assumed";
    case Evidence::null_result: return "as assumed after a null result";
    case Evidence::own:
    case Evidence::unstated:
    case Evidence::none: return "as entered";
    }
    return "as entered";
}

std::string_view basis_words(Basis basis)
{
    switch (basis) {
    case Basis::published: return "published";
    case Basis::official_statistic: return "official statistic";
    case Basis::derived: return "worked out";
    case Basis::local: return "local";
    case Basis::elicited: return "experts' judgement";
    case Basis::assumption: return "assumption";
    case Basis::placeholder: return "placeholder";
    case Basis::null_result: return "null result";
    case Basis::no_turnover_evidence: return "nobody measured leaving";
    case Basis::missing: return "not stated";
    }
    return "not stated";
}

bool is_ranked(Evidence evidence) { return evidence != Evidence::null_result && evidence != Evidence::none; }

}  // namespace holdfast::report
