#include "report/chapters/foot.hpp"

#include "base/text.hpp"
#include "belief/adjusting.hpp"
#include "holdfast/base/money.hpp"
#include "report/chapters/audit.hpp"
#include "report/forms/paper.hpp"
#include "report/words/belief_words.hpp"
#include "report/words/every_input.hpp"
#include "report/words/flag_words.hpp"
#include "report/words/local_words.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/standing.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr std::size_t most_shown = 12;

void local_values(Paper& paper, std::vector<LocalValue> const& values)
{
    if (values.empty()) return;
    paper.heading(with_capital(local_values_words(values)));
    for (std::size_t i = 0; i < std::min(values.size(), most_shown); ++i) {
        auto const& value = values[i];
        std::string before;
        if (value.before == value.value) before = "as before; ";
        else if (!value.before.empty()) before = fmt::format("instead of {}; ", value.before);
        paper.item("-", fmt::format("{} = {} ({}from {})", value.path, value.value, before, value.from));
    }
    if (values.size() > most_shown)
        paper.item("-", fmt::format("and {} more, all in the JSON (--format json)", values.size() - most_shown));
}

//! Amounts that are not as they were stated: of prices, and of what these strategies cost.
void adjusted_amounts(Paper& paper, Study const& study)
{
    std::vector<Belief const*> adjusted;
    for_every_input(study, [&adjusted](Belief const& belief, InputOf const&) {
        if (!belief.adjustments.empty()) adjusted.push_back(&belief);
    });
    if (adjusted.empty()) return;
    paper.heading(adjusted.size() == 1 ? "1 amount is adjusted"
                                       : fmt::format("{} amounts are adjusted", adjusted.size()));
    for (std::size_t i = 0; i < std::min(adjusted.size(), most_shown); ++i)
        paper.item("-", fmt::format("{}: {}; {} on average", with_capital(visible(adjusted[i]->label)),
                                    visible(adjustments_in_words(*adjusted[i])),
                                    adjusted[i]->share_of == ShareOf::nothing ? to_the_pound(mean(adjusted[i]->about))
                                                                              : mean_words(*adjusted[i])));
    if (adjusted.size() > most_shown)
        paper.item("-", fmt::format("and {} more, all in the JSON (--format json)", adjusted.size() - most_shown));
}

void how_made(Paper& paper, Findings const& findings, std::optional<Standing> const& lead)
{
    paper.heading("How the figures were made");
    auto text =
        made_with({findings.draws, findings.seed, findings.inputs_hash, findings.version, findings.study.sampling});
    if (findings.break_even_draws > 0 && findings.break_even_draws < findings.draws)
        text += fmt::format(" Break-evens are from the first {}.", counted(findings.break_even_draws, "draw", "draws"));
    if (lead && lead->savings)
        text +=
            fmt::format(" The Monte Carlo standard error of the saving at the top is {}.", spoken(lead->lead().mcse));
    if (std::isfinite(findings.interval_error) && findings.interval_error > 0.0)
        text +=
            fmt::format(" The ends of the ranges are read off counts, and may be off by {} of a range's width at most.",
                        percent(findings.interval_error));
    if (std::isinf(findings.interval_error))
        text += " The ends of some ranges could not be placed among so many draws. With 16,384 or fewer every range is "
                "exact.";
    if (!findings.precision_note.empty()) text += " " + findings.precision_note;
    paper.paragraph(text);
    if (!findings.study.published.empty()) paper.paragraph(published_line(findings.study.published));
    auto const searched = searched_sentence(findings.study);
    auto const& when = findings.study.evidence_searched;
    if (when && is_old_search(*when, findings.study.start)) paper.warning("Warning: " + searched);
    else paper.paragraph(searched);
    if (findings.draws < few_draws) paper.warning(few_draws_warning(findings.draws));
}

}  // namespace

void warnings_about_inputs(Paper& paper, Problems const& problems)
{
    if (problems.empty()) return;
    paper.heading(counted(problems.size(), "warning", "warnings") + " about the inputs");
    for (std::size_t i = 0; i < std::min(problems.size(), most_shown); ++i) {
        auto const& problem = problems[i];
        auto where = problem.at.file;
        if (problem.at.line > 0) where += fmt::format(":{}", problem.at.line);
        paper.item("-", fmt::format("{}{}{}{}{}", where, where.empty() ? "" : ": ",
                                    problem.kind == Problem::Kind::error ? "error: " : "", problem.says,
                                    problem.hint.empty() ? "" : " (" + problem.hint + ")"));
    }
    if (problems.size() > most_shown)
        paper.item("-", fmt::format("and {} more, all in the JSON (--format json)", problems.size() - most_shown));
}

void cautions(Paper& paper, Study const& study, Strategy const& strategy)
{
    for (auto const member : strategy.members) {
        auto const& caution = study.interventions.at(member).caution;
        if (!caution.empty()) paper.paragraph("Caution: " + caution);
    }
}

void figures_of(Paper& paper, Authority const& authority)
{
    if (authority.flags.empty()) return;
    paper.heading("About the figures of " + visible(authority.name));
    for (auto const& flag : authority.flags) paper.item("-", flag_words(flag));
}

void foot(Paper& paper, Findings const& findings, std::optional<Standing> const& lead)
{
    paper.gap();
    paper.paragraph("No study measured effects on children or families: none are in these figures.");
    warnings_about_inputs(paper, findings.warnings);
    local_values(paper, findings.local_values);
    adjusted_amounts(paper, findings.study);
    how_made(paper, findings, lead);
    if (!findings.study.attribution.empty()) paper.gap();
    for (auto const& line : findings.study.attribution) paper.paragraph(line);
}

}  // namespace holdfast::report
