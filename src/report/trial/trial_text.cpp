#include "report/trial/trial.hpp"

#include "base/text.hpp"
#include "holdfast/base/money.hpp"
#include "report/chapters/audit.hpp"
#include "report/forms/paper.hpp"
#include "report/trial/trial_screen.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/evidence.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/sentences.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

using report::Column;
using report::counted;
using report::figure;
using report::Paper;
using report::percent;
using report::spoken;
using report::Table;

constexpr auto right = Column::Side::right;

std::string months(double count) { return fmt::format("{:g} {}", count, count == 1.0 ? "month" : "months"); }
std::string years(double count) { return fmt::format("{:g} {}", count, count == 1.0 ? "year" : "years"); }
std::string people(double count)
{
    return counted(static_cast<std::uint64_t>(std::llround(count)), "worker", "workers");
}

//! "1,000": whoever is randomised is a whole person.
std::string whole(std::size_t count) { return report::with_commas(count); }

std::string lines_counted(TrialFindings const& trial)
{
    return trial.question.perspective == Perspective::cash ? "in cash alone" : "in cash and capacity";
}

//! What of the programme's cost is known, and what is a placeholder; empty where all of it is known.
std::string cost_rests_on(TrialFindings const& trial)
{
    if (!trial.placeholder_cost) return "";
    auto const parts = report::parts_clause(trial.cost_parts, trial.programme_parts);
    return parts.empty() ? ", our guess, because nobody has published one" : fmt::format(", of which {}", parts);
}

//! What the sentence to quote counts: capacity is in nobody's account, and a placeholder is nobody's price.
std::string counted_how(TrialFindings const& found)
{
    return fmt::format("Counted {}{}", lines_counted(found),
                       found.placeholder_cost
                           ? ", and at a programme cost that is still " + report::placeholder_words(found.cost_parts)
                           : "");
}

//! The sentence to quote.
std::string opening(TrialFindings const& trial)
{
    auto const& best = trial.sizes.at[trial.sizes.best];
    auto const& sizes = trial.sizes.at;
    auto const doubt = trial.sizes.is_clear() ? std::string() : ", which cannot be told from nothing";
    if (trial.sizes.any_pays())
        return fmt::format(
            "{}, a trial of {} with {} an arm would be worth {} more than it costs to {} (standard error {}){}.",
            counted_how(trial), trial.intervention, people(static_cast<double>(best.size)), spoken(best.value),
            report::whom_of(trial), spoken(best.standard_error), doubt);
    if (sizes.size() == 1)
        return fmt::format(
            "{}, a trial of {} with {} an arm would not pay for itself: it costs {} more than its answer is "
            "worth to {} (standard error {}){}.",
            counted_how(trial), trial.intervention, people(static_cast<double>(best.size)), spoken(-best.value),
            report::whom_of(trial), spoken(best.standard_error), doubt);
    return fmt::format(
        "{}, no size of trial of {} from {} to {} an arm pays for itself. The best, {}, costs {} more than its "
        "answer is worth to {} (standard error {}){}.",
        counted_how(trial), trial.intervention, whole(sizes.front().size),
        people(static_cast<double>(sizes.back().size)), whole(best.size), spoken(-best.value), report::whom_of(trial),
        spoken(best.standard_error), doubt);
}

std::string now(TrialFindings const& found)
{
    if (found.authorities == 1)
        return fmt::format("As things are known, {} is {} for {}, {}.", found.intervention,
                           found.would_fund == 1 ? "best on average" : "not best on average", found.scope,
                           lines_counted(found));
    return fmt::format("As things are known, {} is best on average for {} of {}, {}.", found.intervention,
                       found.would_fund, counted(found.authorities, "authority", "authorities"), lines_counted(found));
}

//! A trial is worth what the belief about the effect leaves open: where nobody measured that, it is worth an assumption.
void what_is_believed(Paper& paper, TrialFindings const& trial)
{
    std::string text;
    switch (trial.basis) {
    case Basis::published:
    case Basis::official_statistic:
        text = fmt::format("What a trial is worth rests on the published effect, {} and {}, and on how uncertain that "
                           "leaves it.",
                           trial.bias_method == BiasMethod::by_design ? "adjusted for its study's design"
                                                                      : report::dealt_with_bias(trial.bias_method),
                           trial.bias_method == BiasMethod::none || trial.bias_method == BiasMethod::empirical_alone
                               ? "made less certain for being carried to another place"
                               : "for being carried to another place");
        break;
    case Basis::derived:
        text = "What a trial is worth rests on an effect worked out from published counts, and on how uncertain that "
               "leaves it.";
        break;
    case Basis::local:
        text = trial.beside_pilot ? "What a trial is worth rests on published figures and the authority's own pilot "
                                    "together, and on how uncertain they leave the effect."
                                  : "What a trial is worth rests on the authority's own figure for the effect.";
        break;
    case Basis::null_result:
        text =
            "A study found no significant effect on leaving: what a trial is worth rests on the range that is believed "
            "in all the same.";
        break;
    case Basis::missing:
        text = "The inputs do not state what the effect rests on, and a trial's worth rests on it.";
        break;
    case Basis::elicited:
        text = "The effect, and how uncertain it is, is what experts expect, not a measured one: what a trial is worth "
               "rests on their judgement.";
        break;
    case Basis::assumption:
    case Basis::placeholder:
    case Basis::no_turnover_evidence:
        text =
            "The effect, and how uncertain it is, is an assumption, not a measured one: what a trial is worth rests on "
            "that assumption.";
    }
    if (!trial.caution.empty()) text += " Caution: " + visible(trial.caution);
    paper.paragraph(text);
}

//! A perfect answer is worth the same whoever gives it: what people are asked for can be worth no more, and costs less.
std::string asking_against_trying(TrialFindings const& found)
{
    auto const& best = found.sizes.at[found.sizes.best];
    auto const cost = fmt::format("A trial of {} workers an arm costs {}", whole(best.size), spoken(best.cost));
    bool const asked = found.basis == Basis::elicited;
    return fmt::format(
        "Asking {} can be worth no more than that, and only if they are never wrong. {}: ask first if you "
        "expect experts to agree.",
        asked ? "more experts" : "experts instead (elicited in the inputs)", cost);
}

void what_it_could_change(Paper& paper, TrialFindings const& found)
{
    paper.paragraph(
        fmt::format("{} Knowing its effect on leaving exactly, before deciding, would be worth about {} "
                    "(standard error {}){}. That is the most that any trial of that effect can be worth for "
                    "one decision of {}, as far as these draws show.",
                    now(found), spoken(found.known.value), spoken(found.known.standard_error),
                    found.authorities == 1 ? "" : " to all of them together", years(found.years)));
    paper.paragraph(asking_against_trying(found));
    if (found.known.value == 0.0)
        paper.paragraph(
            "In these draws, what the effect turns out to be does not change which choice is best on average.");
}

void every_size(Paper& paper, TrialFindings const& trial)
{
    paper.heading("What a trial of each size is worth");
    Table table{{{"workers\nan arm", right},
                 {"worth of the answer\nfor one decision (EVSI)", right},
                 {"worth over the\nyears of use", right},
                 {"cost of\nthe trial", right},
                 {"worth less\ncost (ENBS)", right},
                 {"standard\nerror", right}},
                {},
                {}};
    for (std::size_t s = 0; s < trial.worth.size(); ++s) {
        auto const& net = trial.sizes.at[s];
        table.rows.push_back({whole(net.size), spoken(trial.worth[s].value), spoken(net.benefit), spoken(net.cost),
                              spoken(net.value), spoken(net.standard_error)});
    }
    paper.table(table);
    auto const& good = trial.sizes.as_good_as_best;
    if (good.size() > 1)
        paper.paragraph(
            fmt::format("The best is {} an arm; {} sizes, from {} to {}, lie within two standard errors of it.",
                        whole(trial.sizes.at[trial.sizes.best].size), good.size(),
                        whole(trial.sizes.at[good.front()].size), whole(trial.sizes.at[good.back()].size)));
    if (trial.sizes.best + 1 == trial.sizes.at.size() && trial.sizes.any_pays() && trial.sizes.at.size() > 1)
        paper.paragraph("The best is the largest size that was asked for: a larger one may be better.");
}

//! One line a value: what it is, and whether somebody gave it.
class Assumptions {
public:
    Assumptions(Paper& paper, std::set<std::string> const& given) : paper_(paper), given_(given) {}

    void option(char const* name, std::string const& text)
    {
        paper_.item("-", text + (given_.count(name) > 0 ? fmt::format(" (as given: --{})", name)
                                                        : fmt::format(" (assumption: --{} to change it)", name)));
    }
    void from_study(std::string const& text) { paper_.item("-", text + " (from the study)"); }

private:
    Paper& paper_;
    std::set<std::string> const& given_;
};

void assumptions(Paper& paper, TrialFindings const& trial, std::set<std::string> const& given)
{
    auto const& question = trial.question;
    paper.heading("What this rests on");
    Assumptions list(paper, given);
    list.option("clusters-per-arm",
                fmt::format("Two arms, each of {}, randomised whole",
                            counted(question.clusters_per_arm, "team or office", "teams or offices")));
    list.option("intra-cluster-correlation",
                fmt::format("Workers of one team are alike in leaving: intra-cluster correlation {}",
                            figure(question.intra_cluster_correlation)));
    list.option("follow-up", fmt::format("Leavers are counted for {}", months(question.follow_up_months)));
    list.from_study(fmt::format("Without the programme leavers are {} of staff a year, known to about {} of that",
                                percent(trial.leaving_rate), percent(trial.leaving_rate_log_sd)));
    list.option("fixed-cost", fmt::format("The trial costs {} whatever its size", to_the_pound(question.fixed_cost)));
    list.option("cost-per-worker",
                fmt::format("It costs {} more for each worker in either arm", to_the_pound(question.cost_per_worker)));
    list.from_study(fmt::format("The programme costs {} for each worker in its arm over the follow-up{}",
                                to_the_pound(trial.programme_cost), cost_rests_on(trial)));
    list.option("report-after", fmt::format("It reports {} from now", months(question.months_until_report)));
    list.option("years-of-use", fmt::format("Its answer is used for {} from then", years(question.years_of_use)));
    list.option("share-of-authorities",
                trial.authorities == 1
                    ? fmt::format("{} uses it with a chance of {}", trial.scope, percent(question.share_of_authorities))
                    : fmt::format("{} of the authorities use it", percent(question.share_of_authorities)));
    list.option("perspective", fmt::format("Savings are counted {}", lines_counted(trial)));
    list.option("against-all", question.against_all
                                   ? "Each authority chooses among all strategies with turnover evidence"
                                   : "Each authority chooses between the programme and the status quo");
    list.from_study(fmt::format("A decision is for {}; {} a year of discount; {} eligible", years(trial.years),
                                percent(trial.discount_rate), people(trial.workers)));
    paper.paragraph(fmt::format("An answer worth so much for one decision of {} is spread evenly over those years, and "
                                "counted for the years in "
                                "which it is used, each discounted to now. Workers in the trial, taken to come from "
                                "the {} of all authorities in the inputs alike, count for nothing of it. Of n an arm, "
                                "2n in {} are taken off. What the programme does for those who get it in the trial is "
                                "not counted.",
                                years(trial.years), people(trial.workers_everywhere),
                                whole(static_cast<std::size_t>(std::llround(trial.workers_everywhere)))));
}

void limits(Paper& paper)
{
    paper.heading("What the trial would not tell");
    paper.paragraph(
        "It measures the effect on leaving of those reached, as it is believed to be in England, on average. It does "
        "not "
        "tell how far one authority differs, whether more or fewer can be reached, or any price. Everyone in the "
        "programme's arm is taken to get it from the first day. No effect on children is measured or valued.");
}

void second_opinion(Paper& paper, TrialFindings const& trial)
{
    auto const& check = trial.check;
    paper.heading("Checked by a second method");
    paper.paragraph(fmt::format(
        "For {} and {} an arm, regression says {} for one decision (standard error {}), importance sampling {} "
        "(standard "
        "error {}): they {}.",
        check.authority, whole(check.workers_per_arm), spoken(check.regression.value),
        spoken(check.regression.standard_error), spoken(check.importance.value),
        spoken(check.importance.standard_error),
        check.agree() ? "agree within two standard errors" : "differ by more than two standard errors"));
}

void warnings(Paper& paper, TrialFindings const& trial)
{
    if (!trial.check.agree())
        paper.warning("Warning: the two methods differ by more than their errors: do not rely on the figures above.");
    if (trial.check.effective.too_few())
        paper.warning(
            fmt::format("Warning: in one simulated trial of twenty, fewer than {} draws carry the second method's "
                        "answer: more draws would say (--draws).",
                        std::ceil(trial.check.effective.lowest_twentieth) + 1.0));
    if (trial.placeholder_cost)
        paper.warning("Warning: the programme's cost is " + report::placeholder_words(trial.cost_parts) +
                      "; put your own in before this is believed.");
    if (trial.draws < 1000)
        paper.warning(fmt::format("Warning: only {}: with fewer than 1000 the values are rough.",
                                  counted(trial.draws, "draw", "draws")));
}

}  // namespace

std::string trial_text(TrialFindings const& found, std::set<std::string> const& given, TextStyle style)
{
    if (!style.full) return report::trial_screen(found, given, style);
    Paper paper(static_cast<std::size_t>(std::max(style.width, 60)), style.colour);
    paper.headline(opening(found));
    what_is_believed(paper, found);
    what_it_could_change(paper, found);
    every_size(paper, found);
    assumptions(paper, found, given);
    limits(paper);
    second_opinion(paper, found);
    warnings(paper, found);
    report::audit(paper,
                  {found.draws, found.seed, found.inputs_hash, HOLDFAST_VERSION, Sampling::philox,
                   report::searched_sentence(found.evidence_searched, found.forecast_starts)},
                  found.published);
    return paper.text();
}

}  // namespace holdfast
