#include "report/decision/study_decision.hpp"

#include "base/text.hpp"
#include "report/chapters/audit.hpp"
#include "report/chapters/cost_parts_table.hpp"
#include "report/decision/decision_tables.hpp"
#include "report/decision/head_to_head_parts.hpp"
#include "report/decision/study_decision_screen.hpp"
#include "report/words/long_lists.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace holdfast {

namespace {

using report::amount;
using report::Column;
using report::Paper;
using report::Row;
using report::Table;

constexpr auto left = Column::Side::left;
constexpr auto right = Column::Side::right;
constexpr std::size_t most_groups_shown = 15;

report::DecisionWords words_of(Benefit benefit)
{
    if (benefit == Benefit::leavers_averted)
        return {"Costs and leavers avoided on average, cheapest first", "leavers\navoided", "more leavers\navoided",
                "one leaver avoided"};
    return {"Costs and FTE-years kept on average, cheapest first", "FTE-years\nkept", "more FTE-\nyears kept",
            "one FTE-year kept"};
}

//! The findings with names that a person reads.
DecisionFindings for_a_person(StudyDecisionReport const& report, DecisionFindings findings)
{
    findings.strategies = report.draws.names;
    return findings;
}

void opening(Paper& paper, StudyDecisionReport const& report)
{
    auto const& draws = report.draws;
    auto const programmes = draws.names.size() - 1;
    paper.headline(programmes == 1
                       ? fmt::format("{}: the status quo, or {}", draws.name, draws.names.back())
                       : fmt::format("{}: the status quo, or one of {} programmes", draws.name, programmes));
    paper.paragraph(
        fmt::format("{}; {}. Costs are those of the whole workforce, its vacancies and the programme. Costs, "
                    "leavers avoided and FTE-years kept are present values over the horizon, money in "
                    "prices of {}.",
                    report::counted(draws.draws, "draw", "draws"),
                    report::horizon(report.study.months, report.study.start), report.study.price_year));
    if (draws.authorities > 1)
        paper.paragraph(
            fmt::format("One choice for the {} together, costs and effects summed draw by draw. Each "
                        "authority's own figures vary in the draws; what knowing them is worth is not asked "
                        "about here.",
                        report::counted(draws.authorities, "authority", "authorities")));
}

void read_first(Paper& paper, StudyDecisionReport const& report)
{
    auto const strategies = strategies_of(report.study);
    std::vector<std::string> placeholders;
    std::vector<std::string> partly;
    std::vector<std::string> stated;
    for (auto const s : report.draws.strategy_of) {
        if (auto const words = report::placeholder_words(strategies[s].cost_parts); !words.empty())
            (words == report::wholly_placeholder ? placeholders : partly).push_back(strategies[s].name);
        if (strategies[s].basis != Basis::published && strategies[s].basis != Basis::local)
            stated.push_back(strategies[s].name);
    }
    auto const shared = report::shared_setups_of(report);
    if (placeholders.empty() && partly.empty() && stated.empty() && shared.empty() && report.draws.left_out.empty())
        return;
    paper.heading("Read first");
    if (!placeholders.empty())
        paper.item("-", report::listed_in_sentences(
                            {"Placeholders stand where nobody has published a cost of", "Nor of", ""}, placeholders) +
                            " Which choice is best may turn on them.");
    if (!partly.empty())
        paper.item("-", report::listed_in_sentences(
                            {"The cost is partly our guess, because nobody has published that part of it, for",
                             "So it is for", ""},
                            partly) +
                            " Which choice is best may turn on it.");
    if (!stated.empty())
        paper.item("-", report::listed_in_sentences({"No fall in leaving was measured for", "Nor for", ""}, stated) +
                            " The effect is a stated belief.");
    if (!shared.empty()) paper.item("-", shared);
    for (auto const& one : report.draws.left_out)
        paper.item("-", fmt::format("{} is no choice here: {}.", one.name, one.reason));
}

//! Groups that are one thing to learn, not a collection: a belief, or the effect of one intervention.
bool is_one_thing(BeliefGroup const& group)
{
    return group.form == BeliefGroup::Form::one_belief || group.form == BeliefGroup::Form::effect_of_one_intervention;
}

//! The number of the group that is worth most, if it is clearly worth something.
std::optional<std::size_t> most_worth_knowing(StudyDecisionReport const& report, StudyDecision const& decision,
                                              std::size_t k)
{
    std::optional<std::size_t> most;
    for (std::size_t g = 0; g < decision.groups.size(); ++g) {
        if (!is_one_thing(report.groups[decision.groups[g]])) continue;
        auto const& at = decision.findings.groups[g].information.at[k];
        if (at.value <= 2.0 * at.standard_error) continue;
        if (!most || at.value > decision.findings.groups[*most].information.at[k].value) most = g;
    }
    return most;
}

//! "What would it be worth to know more?", for one willingness to pay.
void worth_of_knowing_more(Paper& paper, StudyDecisionReport const& report, StudyDecision const& decision,
                           std::size_t k)
{
    auto const& findings = decision.findings;
    auto const& point = findings.curve[k];
    auto const best = point.best == 0 ? "the " + report.draws.names.front() : report.draws.names[point.best];
    auto const where = point.willingness_to_pay == 0.0 ? std::string("For the money alone")
                                                       : fmt::format("At {} for {}", amount(point.willingness_to_pay),
                                                                     words_of(decision.benefit).one_unit);
    if (point.evpi == 0.0) {
        paper.paragraph(fmt::format("{}, {} is best in every one of the {}. In these draws knowing more would not "
                                    "change the choice, and no worth of it shows (EVPI £0). What happens less often "
                                    "than about once in {} would not be seen.",
                                    where, best, report::counted(findings.draws, "draw", "draws"),
                                    report::counted(findings.draws, "draw", "draws")));
        return;
    }
    std::string text = fmt::format(
        "{}, {} is best on average; the chance that it is best is {}. What would it be worth to know more? "
        "Knowing everything before deciding would be worth {} (EVPI, standard error {}): no study can be worth more.",
        where, best, report::chance_among(point.ceaf, findings.draws), amount(point.evpi),
        amount(point.evpi_standard_error));
    if (!findings.groups.empty()) {
        if (auto const most = most_worth_knowing(report, decision, k)) {
            auto const& at = findings.groups[*most].information.at[k];
            text += fmt::format(
                " Of the single things that were asked about, the one most worth knowing is \"{}\": knowing "
                "it exactly would be worth about {} (standard error {}). No study of it alone can be "
                "worth more than that.",
                report.groups[decision.groups[*most]].label, amount(at.value), amount(at.standard_error));
        } else {
            auto const single = std::count_if(decision.groups.begin(), decision.groups.end(),
                                              [&](std::size_t g) { return is_one_thing(report.groups[g]); });
            text += single == 0 ? " No single thing was asked about, only collections of them."
                                : " None of the single things that were asked about can be told from worth nothing.";
        }
    }
    paper.paragraph(text);
}

void table_of_worth(Paper& paper, StudyDecisionReport const& report, StudyDecision const& decision, std::size_t k)
{
    auto const& findings = decision.findings;
    double const evpi = findings.curve[k].evpi;
    if (findings.groups.empty() || evpi == 0.0) return;
    double const willingness = findings.curve[k].willingness_to_pay;
    paper.heading(willingness == 0.0 ? std::string("Worth of knowing some things exactly (EVPPI), for the money alone")
                                     : fmt::format("Worth of knowing some things exactly (EVPPI) at {} for {}",
                                                   amount(willingness), words_of(decision.benefit).one_unit));
    Table table{
        {{"what is known", left, 0, true}, {"EVPPI", right}, {"standard\nerror", right}, {"share of\nEVPI", right, 2}},
        {},
        {}};
    std::size_t nothing = 0;
    std::size_t more = 0;
    for (auto const g : report::ranked_by_worth(findings, k)) {
        auto const& at = findings.groups[g].information.at[k];
        if (at.value == 0.0) ++nothing;
        else if (table.rows.size() == most_groups_shown) ++more;
        else
            table.rows.push_back({report.groups[decision.groups[g]].label, amount(at.value), amount(at.standard_error),
                                  report::percent(at.value / evpi)});
    }
    if (!table.rows.empty()) paper.table(table);
    if (more > 0)
        paper.paragraph(fmt::format("And {} worth no more than the last.", report::counted(more, "other", "others")));
    if (nothing > 0 && table.rows.empty())
        paper.paragraph("Nothing that was asked about can be told from worth nothing (estimates of £0).");
    else if (nothing > 0)
        paper.paragraph(
            fmt::format("{} be told from worth nothing (an estimate of £0; standard errors are in the JSON).",
                        report::counted(nothing, "other cannot", "others cannot")));
}

void foot(Paper& paper)
{
    paper.heading("How to read this");
    paper.paragraph(
        "The worth of knowing (EVPI, EVPPI) is per decision and only for this decision: what better choices would "
        "gain on average if the thing were known exactly. A real study tells less, and is worth less. Worths do "
        "not add up: two things may be worth more together, or less, than apart. A worth below two standard errors "
        "cannot be told from nothing. Willingness to pay is yours to say: the amounts are a grid to look along, not "
        "a view of what keeping someone is worth. It is what one leaver avoided, or one FTE-year kept, is worth beyond "
        "the "
        "costs counted here. Agency cover, recruitment and induction are among the costs already, and in total lost "
        "capacity too: what a leaver costs you must not be entered again.");
}

void nested(Paper& paper, StudyDecisionReport const& report)
{
    if (report.checks.empty()) return;
    paper.heading("Checked without the regression: nested simulation");
    Table table{{{"what is known", left, 0, true},
                 {"costs", left, 1},
                 {"willingness\nto pay", right},
                 {"by\nregression", right},
                 {"standard\nerror", right},
                 {"nested", right},
                 {"standard\nerror", right}},
                {},
                {}};
    for (auto const& check : report.checks)
        for (auto const& decision : report.decisions)
            for (std::size_t g = 0; g < decision.groups.size(); ++g) {
                auto const& group = report.groups[decision.groups[g]];
                if (group.form != BeliefGroup::Form::one_belief || group.name != check.belief) continue;
                for (auto const k : std::set{std::size_t{0}, report::least_certain(decision.findings)}) {
                    auto const& at = decision.findings.groups[g].information.at[k];
                    bool const shown =
                        k == 0 ? decision.benefit == report.decisions.front().benefit : at.willingness_to_pay > 0.0;
                    if (!shown) continue;
                    for (auto const& value : check.values)
                        if (value.perspective == decision.perspective && value.benefit == decision.benefit &&
                            value.willingness_to_pay == at.willingness_to_pay)
                            table.rows.push_back({group.label, std::string(name(decision.perspective)),
                                                  k == 0 ? "the money alone"
                                                         : fmt::format("{} for {}", amount(at.willingness_to_pay),
                                                                       words_of(decision.benefit).one_unit),
                                                  amount(at.value), amount(at.standard_error), amount(value.value),
                                                  amount(value.standard_error)});
                }
            }
    paper.table(table);
    paper.paragraph(fmt::format("Nested: {} values of the belief, {} of everything else for each.",
                                report.checks.front().points,
                                report::counted(report.checks.front().draws, "draw", "draws")));
}

constexpr std::size_t most_pairs_shown = 10;

//! Every pair where they are few, else those against the status quo.
void head_to_head(Paper& paper, StudyDecisionReport const& report)
{
    auto pairs = report.head_to_heads;
    if (pairs.empty()) return;
    auto const all = pairs.size();
    if (all > most_pairs_shown) std::erase_if(pairs, [](StudyHeadToHead const& pair) { return pair.cash.b != 0; });
    std::vector<Perspective> perspectives;
    for (auto const& decision : report.decisions) perspectives.push_back(decision.perspective);
    report::Contestants const contestants{report.study, report.draws, 0.0, perspectives};
    paper.heading("Head to head, for the money alone");
    report::head_to_head_notes(paper, contestants, pairs);
    if (all > pairs.size())
        paper.paragraph(
            fmt::format("Here are those against the status quo; the JSON has all {} pairs, and --against ID "
                        "shows each choice against any one.",
                        all));
    report::head_to_head_tables(paper, contestants, pairs);
}

}  // namespace

std::string study_decision_text(StudyDecisionReport const& report, TextStyle style)
{
    if (!style.full) return report::study_decision_screen(report, style);
    Paper paper(static_cast<std::size_t>(std::max(style.width, 60)), style.colour);
    opening(paper, report);
    read_first(paper, report);
    report::costs_of_choices(paper, report.draws);
    std::vector<std::string> warnings;
    std::optional<Perspective> last;
    for (auto const& decision : report.decisions) {
        auto const findings = for_a_person(report, decision.findings);
        bool const new_perspective = !last || *last != decision.perspective;
        last = decision.perspective;
        if (new_perspective) {
            paper.heading(decision.perspective == Perspective::cash
                              ? "In cash: what leaves the bank account"
                              : "In total: cash, and the value of work that is not done");
            if (findings.curve.front().willingness_to_pay == 0.0) {
                worth_of_knowing_more(paper, report, decision, 0);
                table_of_worth(paper, report, decision, 0);
            }
        }
        auto const words = words_of(decision.benefit);
        report::frontier(paper, findings, words);
        auto const k = report::least_certain(findings);
        if (findings.curve.size() > 1 || findings.curve.front().willingness_to_pay > 0.0)
            report::best_by_threshold(paper, findings, words);
        if (findings.curve[k].willingness_to_pay > 0.0) {
            worth_of_knowing_more(paper, report, decision, k);
            table_of_worth(paper, report, decision, k);
        }
        for (auto const& warning : findings.warnings)
            warnings.push_back(
                fmt::format("{} costs with {}: {}", name(decision.perspective), name(decision.benefit), warning));
    }
    head_to_head(paper, report);
    nested(paper, report);
    foot(paper);
    report::audit(paper,
                  {report.draws.draws, report.study.seed, report.study.inputs_hash, HOLDFAST_VERSION,
                   report.study.sampling, report::searched_sentence(report.study)},
                  report.study.published);
    for (auto const& warning : warnings) paper.warning("Warning, " + warning + ".");
    return paper.text();
}

}  // namespace holdfast
