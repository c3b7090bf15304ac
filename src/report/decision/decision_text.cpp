#include "report/decision/decision.hpp"

#include "base/text.hpp"
#include "report/decision/decision_screen.hpp"
#include "report/decision/decision_tables.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace holdfast {

namespace {

using report::amount;
using report::Column;
using report::Paper;
using report::Table;

constexpr auto left = Column::Side::left;
constexpr auto right = Column::Side::right;
constexpr std::size_t most_groups_shown = 30;

void opening(Paper& paper, DecisionFindings const& findings, std::size_t k)
{
    auto const& point = findings.curve[k];
    paper.headline(fmt::format("At {} for one unit of effect, {} is best on average (chance that it is best: {}); "
                               "knowing everything before deciding would be worth {} a decision.",
                               amount(point.willingness_to_pay), findings.strategies[point.best],
                               report::chance_among(point.ceaf, findings.draws), amount(point.evpi)));
    paper.paragraph(fmt::format(
        "{}, {}.{}", report::counted(findings.strategies.size(), "strategy", "strategies"),
        report::counted(findings.draws, "draw", "draws"),
        findings.curve.size() > 1 ? " Of the thresholds asked for, that is where the choice is least certain." : ""));
}

std::string share_of(double part, double whole) { return whole > 0.0 ? report::percent(part / whole) : ""; }

void worth_of_parameters(Paper& paper, DecisionFindings const& findings, std::size_t k)
{
    if (findings.groups.empty()) return;
    auto const& point = findings.curve[k];
    paper.heading(
        fmt::format("Worth of knowing some parameters exactly (EVPPI) at {}", amount(point.willingness_to_pay)));
    Table table{{{"parameters", left, 0, true},
                 {"EVPPI", right},
                 {"standard\nerror", right},
                 {"share of\nEVPI", right, 2},
                 {"method", left, 3}},
                {},
                {}};
    auto const order = report::ranked_by_worth(findings, k);
    for (std::size_t i = 0; i < std::min(order.size(), most_groups_shown); ++i) {
        auto const& group = findings.groups[order[i]];
        auto const& at = group.information.at[k];
        table.rows.push_back({in_words(group.parameters), amount(at.value), amount(at.standard_error),
                              share_of(at.value, point.evpi), group.information.method});
    }
    paper.table(table);
    if (order.size() > most_groups_shown)
        paper.paragraph(fmt::format("And {} worth no more than the last.",
                                    report::counted(order.size() - most_groups_shown, "other", "others")));
    paper.paragraph(
        "EVPPIs do not add up to the EVPI: two parameters may be worth more together, or less, than apart. A "
        "value below two standard errors cannot be told from nothing.");
}

}  // namespace

std::string decision_text(DecisionFindings const& findings, TextStyle style)
{
    if (!style.full) return report::decision_screen(findings, style);
    Paper paper(static_cast<std::size_t>(std::max(style.width, 60)), style.colour);
    auto const k = report::least_certain(findings);
    opening(paper, findings, k);
    report::frontier(paper, findings);
    report::best_by_threshold(paper, findings);
    worth_of_parameters(paper, findings, k);
    for (auto const& warning : findings.warnings) paper.warning("Warning: " + warning + ".");
    return paper.text();
}

}  // namespace holdfast
