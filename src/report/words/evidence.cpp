#include "report/words/evidence.hpp"

#include "report/words/wording.hpp"

#include <fmt/format.h>

namespace holdfast::report {

namespace {

Evidence kind_of(Basis basis, bool beside_pilot)
{
    if (beside_pilot) return Evidence::mixed;
    switch (basis) {
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

//! A sentence about what was done to what was published, after its first words: empty where that is not known to be one thing.
std::string_view weakened_for_design(std::optional<BiasMethod> bias)
{
    if (!bias) return "Bias is dealt with as the inputs say of each.";
    switch (*bias) {
    case BiasMethod::by_design: return "It is weakened for its design.";
    case BiasMethod::none: return "Nothing is taken off for bias: the inputs ask for that.";
    case BiasMethod::empirical_alone: return "It is shrunk as one of many trials, and not weakened for its design.";
    case BiasMethod::empirical: return "It is shrunk as one of many trials, and weakened for its design.";
    }
    return "";
}

//! Of what is the authority's own: only what is not the usual way.
std::string_view own_dealt_with(std::optional<BiasMethod> bias)
{
    if (!bias || *bias == BiasMethod::by_design) return "";
    return weakened_for_design(bias);
}

std::string published_meaning(std::optional<BiasMethod> bias)
{
    std::string const carried = "made less certain for being carried to another place; the cautions below still apply.";
    if (bias == BiasMethod::by_design)
        return "A study published a figure. It is weakened for the study's design and " + carried;
    if (bias == BiasMethod::none)
        return "A study published a figure. Nothing is taken off for bias, as the inputs ask. It is " + carried;
    if (bias == BiasMethod::empirical_alone)
        return "A study published a figure. It is shrunk as one of many trials and " + carried;
    if (bias == BiasMethod::empirical)
        return "A study published a figure. It is shrunk as one of many trials, weakened for the study's design and " +
               carried;
    return "A study published a figure. Bias is dealt with as the inputs say of each. It is " + carried;
}

std::string mixed_meaning(std::optional<BiasMethod> bias)
{
    std::string text =
        "What was published elsewhere and the authority's own pilot are joined into one belief. How much "
        "each counts is a judgement in the inputs, shown beside the effect. ";
    if (bias == BiasMethod::by_design) return text + "Each is weakened for its design.";
    if (bias == BiasMethod::none) return text + "Nothing is taken off for bias: the inputs ask for that.";
    return text + std::string(weakened_for_design(bias));
}

constexpr std::string_view expected_anyway =
    "half or more of the fall in the authority's own pilot would have been expected with nothing done";

}  // namespace

Grounds grounds_of(Basis basis, bool beside_pilot, std::optional<BiasMethod> bias)
{
    return {kind_of(basis, beside_pilot), bias};
}

Grounds evidence_of(Strategy const& strategy)
{
    auto const grounds = grounds_of(strategy.basis, strategy.beside_pilot, strategy.bias_method);
    return strategy.has_effect ? grounds : Grounds{Evidence::none, strategy.bias_method};
}

Grounds grounds_of(std::vector<Strategy> const& strategies, Evidence kind)
{
    Grounds grounds{kind};
    bool first = true;
    for (auto const& strategy : strategies) {
        if (evidence_of(strategy) != kind) continue;
        if (first) grounds.bias = strategy.bias_method;
        else if (grounds.bias != strategy.bias_method) grounds.bias.reset();
        first = false;
    }
    return grounds;
}

std::string dealt_with_bias(std::optional<BiasMethod> bias, bool several)
{
    std::string const design = several ? "the studies' design" : "the study's design";
    if (!bias) return "adjusted for bias as the inputs say";
    switch (*bias) {
    case BiasMethod::by_design: return "adjusted for " + design;
    case BiasMethod::none: return "with nothing taken off for bias";
    case BiasMethod::empirical_alone: return "shrunk as one of many trials";
    case BiasMethod::empirical: return "shrunk as one of many trials, adjusted for " + design;
    }
    return "";
}

std::string id_of(Evidence evidence)
{
    switch (evidence) {
    case Evidence::published: return "published";
    case Evidence::derived: return "derived";
    case Evidence::mixed: return "published_and_own";
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
    case Evidence::mixed: return "Published figures joined with the authority's own pilot";
    case Evidence::own: return "Effects the authority has entered itself";
    case Evidence::elicited: return "What experts expect";
    case Evidence::assumed: return "Assumed effects";
    case Evidence::unstated: return "Effects whose basis the inputs do not state";
    case Evidence::null_result: return "Null results";
    case Evidence::none: return "No turnover evidence";
    }
    return "";
}

std::string meaning(Grounds const& grounds)
{
    switch (grounds.kind) {
    case Evidence::published: return published_meaning(grounds.bias);
    case Evidence::derived:
        return fmt::format("No study published a figure: it was worked out here from counts that everybody can look "
                           "up. {} Who adopts a programme chooses to, so this is weaker than a trial.",
                           weakened_for_design(grounds.bias));
    case Evidence::mixed: return mixed_meaning(grounds.bias);
    case Evidence::own: {
        auto const more = own_dealt_with(grounds.bias);
        return fmt::format("The figure is the authority's own, and as good as its source.{}{}", more.empty() ? "" : " ",
                           more);
    }
    case Evidence::elicited:
        return "Nobody measured the size of the effect. Experts were asked what they expect, and how sure they are: "
               "these savings hold if they are right. Not comparable with published effects.";
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
    case Evidence::mixed: return "Published and own pilot";
    case Evidence::own: return "The authority's own figure";
    case Evidence::elicited: return "What experts expect";
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
    case Evidence::mixed: return "published and own";
    case Evidence::own: return "your own";
    case Evidence::elicited: return "experts";
    case Evidence::assumed: return "assumed";
    case Evidence::unstated: return "not stated";
    case Evidence::null_result: return "null result";
    case Evidence::none: return "none";
    }
    return "";
}

std::string in_a_clause(Grounds const& grounds)
{
    auto const with = [&grounds](std::string clause) {
        return grounds.fall_expected ? clause + fmt::format("; {}", expected_anyway) : clause;
    };
    auto const as_published = grounds.bias == BiasMethod::none ? ", with nothing taken off for bias" : "";
    switch (grounds.kind) {
    case Evidence::published:
        return fmt::format("this rests on a published effect, {} and {}", dealt_with_bias(grounds.bias),
                           grounds.bias == BiasMethod::none || grounds.bias == BiasMethod::empirical_alone
                               ? "made less certain for being carried to another place"
                               : "for being carried to another place");
    case Evidence::derived:
        return fmt::format("this rests on an effect worked out from published counts, not on a study's{}",
                           as_published);
    case Evidence::mixed:
        return with(
            fmt::format("this rests on published figures and the authority's own pilot together{}", as_published));
    case Evidence::own:
        return with(
            fmt::format("this rests on a figure for the effect that the authority entered itself{}", as_published));
    case Evidence::elicited: return "this rests on what experts expect of the effect, which nobody measured";
    case Evidence::assumed: return "this rests on an assumed effect, not on a measured one";
    case Evidence::unstated: return "this rests on an effect whose basis the inputs do not state";
    case Evidence::null_result: return "a study looked and found no significant effect";
    case Evidence::none: return "no study measured leaving";
    }
    return "";
}

std::string reminder(Grounds const& grounds, std::string_view before)
{
    // Nothing taken off is no usual way: whoever reads "published" takes it for weakened.
    bool const measured = grounds.kind == Evidence::published || grounds.kind == Evidence::own;
    if (measured && !grounds.fall_expected && grounds.bias != BiasMethod::none) return "";
    return std::string(before) + in_a_clause(grounds);
}

std::string as_a_sentence(Grounds const& grounds)
{
    auto const clause = reminder(grounds, "");
    return clause.empty() ? "" : with_capital(clause) + ". ";
}

std::string_view savings_heading(Grounds const& grounds)
{
    if (grounds.fall_expected) return "What its pilot comes to, of whose fall half or more was to be expected";
    switch (grounds.kind) {
    case Evidence::published:
    case Evidence::derived:
    case Evidence::mixed:
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
    case Evidence::mixed: return "as joined with the own pilot";
    case Evidence::elicited: return "as experts expect it";
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
    case Basis::elicited: return "what experts expect";
    case Basis::assumption: return "assumption";
    case Basis::placeholder: return "placeholder";
    case Basis::null_result: return "null result";
    case Basis::no_turnover_evidence: return "nobody measured leaving";
    case Basis::missing: return "not stated";
    }
    return "not stated";
}

bool is_measured(Evidence evidence)
{
    return evidence == Evidence::published || evidence == Evidence::derived || evidence == Evidence::mixed ||
           evidence == Evidence::own;
}

bool is_ranked(Evidence evidence) { return evidence != Evidence::null_result && evidence != Evidence::none; }

}  // namespace holdfast::report
