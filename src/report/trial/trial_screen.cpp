#include "report/trial/trial_screen.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/sentences.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr std::size_t most_sizes = 6;

std::string workers(std::size_t count) { return counted(count, "worker", "workers"); }

std::string opening(TrialFindings const& trial)
{
    auto const& best = trial.sizes.at[trial.sizes.best];
    if (trial.sizes.any_pays())
        return fmt::format("A trial of {} with {} an arm would be worth {} more than it costs to {}.",
                           visible(trial.intervention), workers(best.size), round_pounds(best.value), whom_of(trial));
    if (trial.sizes.at.size() == 1)
        return fmt::format("A trial of {} with {} an arm would not pay for itself for {}.", visible(trial.intervention),
                           workers(best.size), whom_of(trial));
    return fmt::format("No size of trial of {} from {} to {} an arm pays for itself for {}.",
                       visible(trial.intervention), with_commas(trial.sizes.at.front().size),
                       workers(trial.sizes.at.back().size), whom_of(trial));
}

std::string at_best(TrialFindings const& trial)
{
    auto const& best = trial.sizes.at[trial.sizes.best];
    auto text = fmt::format("With {} an arm it costs {}, and its answer is worth {}.", with_commas(best.size),
                            round_pounds(best.cost), round_pounds(best.benefit));
    if (!trial.sizes.is_clear()) text += " With so few draws nobody can tell whether that pays.";
    return text;
}

//! The numbers of the sizes that are shown: of many, evenly spread, the best among them.
std::vector<std::size_t> sizes_shown(TrialFindings const& trial)
{
    auto const all = trial.sizes.at.size();
    std::set<std::size_t> shown{trial.sizes.best};
    auto const others = std::min(all, most_sizes) - (all > most_sizes ? 1 : 0);
    for (std::size_t i = 0; i < others; ++i) shown.insert(others == 1 ? 0 : i * (all - 1) / (others - 1));
    return {shown.begin(), shown.end()};
}

void sizes(Paper& paper, TrialFindings const& trial)
{
    Table table{{{"workers an arm", Side::right, 0, false},
                 {"the trial costs", Side::right, 0, false},
                 {"its answer is worth", Side::right, 0, false},
                 {"left", Side::right, 0, false}},
                {},
                {}};
    for (auto const s : sizes_shown(trial)) {
        auto const& at = trial.sizes.at[s];
        table.rows.push_back(
            {with_commas(at.size), round_pounds(at.cost), round_pounds(at.benefit), round_pounds(at.value)});
    }
    paper.gap();
    paper.table(table);
}

//! What it is held against.
std::string against(TrialFindings const& trial)
{
    return trial.question.against_all ? "every other choice" : "doing nothing new";
}

std::string as_things_are_known(TrialFindings const& trial)
{
    auto const worth = fmt::format("Knowing exactly what it does would be worth {}; no trial can be worth more for one "
                                   "decision.",
                                   round_pounds(trial.known.value));
    if (trial.authorities != 1)
        return fmt::format("As things are known it is better than {} for {} of {}. {}", against(trial),
                           trial.would_fund, counted(trial.authorities, "authority", "authorities"), worth);
    return fmt::format("As things are known it is {}better than {} for {}. {}", trial.would_fund == 1 ? "" : "not ",
                       against(trial), trial.scope, worth);
}

}  // namespace

std::string whom_of(TrialFindings const& trial)
{
    if (trial.authorities == 1) return trial.scope;
    return trial.scope == sums::england ? "England's authorities"
                                        : whose_sum(trial.scope, trial.authorities, trial.authorities);
}

std::string trial_screen(TrialFindings const& trial, std::set<std::string> const& given, TextStyle style)
{
    auto paper = page_of_width(style.width, style.colour);
    paper.headline(opening(trial));
    paper.paragraph(at_best(trial));
    sizes(paper, trial);
    paper.paragraph(fmt::format("Counted {}. {}",
                                trial.question.perspective == Perspective::cash ? "in cash alone"
                                                                                : "in cash and in work that gets done",
                                based_on(grounds_of(trial.basis, trial.beside_pilot, trial.bias_method))));
    paper.paragraph(as_things_are_known(trial));
    if (auto const cost = cost_sentence(trial.cost_parts, false); !cost.empty()) paper.paragraph(cost);
    constexpr std::size_t all_options = 9;
    if (given.size() < all_options)
        paper.paragraph("What you did not give is our assumption, such as the teams an arm and the years of use.");
    if (!trial.check.agree())
        paper.warning("Warning: two ways of working it out differ by more than their errors: do not rely on this.");
    auto const whom = one_or_region(style, trial.authorities == 1 ? trial.scope : "");
    end_screen(paper,
               {trial.draws,
                0,
                {fmt::format("what the programme does to the budget: holdfast impact {} {}", whom, as_typed(trial.id))},
                inputs_of_one(style)});
    return paper.text();
}

}  // namespace holdfast::report
