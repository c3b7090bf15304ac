#include "report/decision/study_decision_screen.hpp"
#include "report/words/pilot_words.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/case_words.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr std::size_t most_choices = 6;
constexpr std::size_t least_choices = 3;

std::string of_what(Perspective perspective)
{
    return perspective == Perspective::cash ? "in cash" : "in cash and in work that gets done";
}

//! Of one choice against doing nothing new; none where it was not set against that.
HeadToHead const* against_nothing(StudyDecisionReport const& report, Perspective perspective, std::size_t choice)
{
    for (auto const& pair : report.head_to_heads)
        if (pair.cash.a == choice && pair.cash.b == 0)
            return perspective == Perspective::cash ? &pair.cash : &pair.total;
    return nullptr;
}

std::string opening(StudyDecisionReport const& report, StudyDecision const& decision)
{
    auto const& point = decision.findings.curve.front();
    auto const& draws = report.draws;
    auto const what = point.best == 0 ? std::string("doing nothing new") : visible(draws.names[point.best]);
    auto const text = fmt::format("For {}, {} is the best choice {} on average. The chance that it is the best is {}.",
                                  visible(draws.name), what, of_what(decision.perspective), in_100(point.ceaf));
    if (point.best == 0) return text;
    return fmt::format("{} The chance that doing nothing new is the best is {}.", text, in_100(point.ceac.front()));
}

//! Best evidence first; of equal evidence in the study's order, because effects that rest on different evidence are not ranked.
std::vector<std::size_t> by_evidence(StudyDraws const& draws, std::vector<Strategy> const& strategies)
{
    std::vector<std::size_t> order(draws.names.size() - 1);
    std::iota(order.begin(), order.end(), std::size_t{1});
    auto const rank = [&](std::size_t s) {
        return static_cast<int>(evidence_of(strategies[draws.strategy_of[s - 1]]).kind);
    };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    return order;
}

std::string cost_cell(double cost, Strategy const& strategy)
{
    return round_pounds(cost) + (placeholder_words(strategy.cost_parts).empty() ? "" : " *");
}

void choices(Paper& paper, StudyDecisionReport const& report, StudyDecision const& decision, std::size_t most)
{
    auto const& draws = report.draws;
    auto const strategies = strategies_of(report.study);
    Table table{{{"choice", Side::left, 0, true, 1},
                 {"effect", Side::left, 1, false},
                 {"saves", Side::right, 2, false},
                 {"costs", Side::right, 0, false},
                 {"left", Side::right, 0, false},
                 {"pays,\nin 100", Side::right, 0, false}},
                {},
                {}};
    // With capacity the time of staff is paid for, too: what is saved is not what is left and the programme's cost.
    bool const cash = decision.perspective == Perspective::cash;
    if (!cash) table.columns.erase(table.columns.begin() + 2);
    auto const order = by_evidence(draws, strategies);
    for (std::size_t i = 0; i < std::min(order.size(), most); ++i) {
        auto const s = order[i];
        auto const* pair = against_nothing(report, decision.perspective, s);
        if (pair == nullptr) continue;
        auto const& strategy = strategies[draws.strategy_of[s - 1]];
        auto const& parts = draws.programme[s];
        double const cost = std::accumulate(parts.begin(), parts.end(), 0.0);
        double const left = pair->net_benefit.mean;
        table.rows.push_back({visible(draws.names[s]), std::string(in_a_cell(evidence_of(strategy))),
                              round_pounds(left + cost), cost_cell(cost, strategy), round_pounds(left),
                              of_100(pair->a_better)});
        if (!cash) table.rows.back().erase(table.rows.back().begin() + 2);
    }
    paper.gap();
    paper.table(table);
    if (order.size() > most)
        paper.paragraph(fmt::format("{} more choices: --full. Listed by strength of evidence; nothing is ranked.",
                                    order.size() - most));
}

//! The single thing most worth knowing; none where nothing can be told from worth nothing.
std::optional<std::size_t> most_worth_knowing(StudyDecision const& decision, std::vector<BeliefGroup> const& groups)
{
    std::optional<std::size_t> most;
    for (std::size_t g = 0; g < decision.groups.size(); ++g) {
        auto const form = groups[decision.groups[g]].form;
        if (form == BeliefGroup::Form::kind || form == BeliefGroup::Form::asked) continue;
        auto const& at = decision.findings.groups[g].information.at.front();
        if (at.value <= 2.0 * at.standard_error) continue;
        if (!most || at.value > decision.findings.groups[*most].information.at.front().value) most = g;
    }
    return most;
}

std::string worth_of_knowing(StudyDecisionReport const& report, StudyDecision const& decision)
{
    auto const& point = decision.findings.curve.front();
    if (point.evpi == 0.0) return "Finding out more would not change the choice in any of the draws.";
    auto const text =
        fmt::format("Finding out everything before deciding is worth up to {}; no study can be worth more.",
                    round_pounds(point.evpi));
    auto const most = most_worth_knowing(decision, report.groups);
    if (!most) return text;
    return fmt::format("{} Most worth finding out: {} (up to {}).", text, report.groups[decision.groups[*most]].label,
                       round_pounds(decision.findings.groups[*most].information.at.front().value));
}

bool any_guess(StudyDecisionReport const& report)
{
    auto const strategies = strategies_of(report.study);
    return std::any_of(report.draws.strategy_of.begin(), report.draws.strategy_of.end(),
                       [&](std::size_t s) { return strategies[s].placeholder_cost; });
}

}  // namespace

std::vector<std::size_t> programmes_of(Study const& study, StudyDraws const& draws)
{
    auto const strategies = strategies_of(study);
    std::set<std::size_t> members;  // a programme may be in a package, too
    for (auto const s : draws.strategy_of) members.insert(strategies[s].members.begin(), strategies[s].members.end());
    return {members.begin(), members.end()};
}

std::string shared_setups_of(StudyDecisionReport const& report)
{
    return shared_setup_sentences(report.study, programmes_of(report.study, report.draws));
}

namespace {

std::string choices_screen(StudyDecisionReport const& report, TextStyle const& style, std::size_t most)
{
    auto paper = page_of_width(style.width, style.colour);
    auto const& decision = report.decisions.front();
    for (auto const& fall : expected_falls(report.study, strategies_of(report.study))) paper.paragraph(fall);
    paper.headline(opening(report, decision));
    choices(paper, report, decision, most);
    auto text = fmt::format("Over {}, in {} prices. \"Pays\": the chance that it leaves more than doing nothing new.",
                            years_in_words(report.study.months), report.study.price_year);
    if (any_guess(report)) text += " *: wholly or partly our guess; put in a quotation before you choose by it.";
    if (report.draws.authorities > 1)
        text += fmt::format(" It is one choice for {} together.",
                            counted(report.draws.authorities, "authority", "authorities"));
    if (!report.draws.left_out.empty())
        text += fmt::format(" {} no choice here, because no saving is claimed.",
                            counted(report.draws.left_out.size(), "programme is", "programmes are"));
    paper.paragraph(text);
    paper.paragraph(shared_setups_in_short(report.study, programmes_of(report.study, report.draws)));
    paper.paragraph(worth_of_knowing(report, decision));
    end_screen(paper,
               {report.draws.draws, report.study.warnings.size(), {"two choices against each other: --against NAME"}});
    return paper.text();
}

}  // namespace

std::string study_decision_screen(StudyDecisionReport const& report, TextStyle style)
{
    return fitted(most_choices, least_choices, [&](std::size_t rows) { return choices_screen(report, style, rows); });
}

}  // namespace holdfast::report
