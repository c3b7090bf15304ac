#include "holdfast/report/decision.hpp"

#include "holdfast/base/text.hpp"
#include "report/paper.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace holdfast {

namespace {

using report::Column;
using report::Paper;
using report::Row;
using report::Table;

constexpr auto left = Column::Side::left;
constexpr auto right = Column::Side::right;
constexpr std::size_t most_runs = 20;
constexpr std::size_t most_groups_shown = 30;

//! "£12,345", "£5.04", "£0.000251", "minus £12,345".
std::string amount(double pounds)
{
    double const size = std::abs(pounds);
    std::string text;
    if (size == 0.0) text = "0";
    else if (size >= 99.5) text = report::figure(size);
    else if (size >= 0.995) text = fmt::format("{:.2f}", size);
    else text = fmt::format("{:.3g}", size);
    return (pounds < 0.0 ? "minus £" : "£") + text;
}

//! Four significant figures and more before the point: an effect may be a share of a worker-year or ten thousand.
std::string effect(double value)
{
    if (std::abs(value) >= 1000.0) return report::figure(value);
    return (value < 0.0 ? "minus " : "") + fmt::format("{:.4g}", std::abs(value));
}

void frontier(Paper& paper, DecisionFindings const& findings)
{
    paper.heading("Costs and effects on average, cheapest first");
    Table table{{{"strategy", left, 0, true},
                 {"cost", right},
                 {"effect", right},
                 {"more cost\nthan the last", right, 2},
                 {"more effect\nthan the last", right, 2},
                 {"cost of one\nmore (ICER)", right},
                 {"standing", left, 1}},
                {},
                {}};
    for (auto const& row : findings.incremental) {
        Row cells{
            findings.strategies[row.strategy], amount(row.cost), effect(row.effect), "", "", "", name(row.standing)};
        if (row.increment) {
            cells[3] = amount(row.increment->cost);
            cells[4] = effect(row.increment->effect);
            cells[5] = amount(row.increment->icer);
        }
        table.rows.push_back(std::move(cells));
    }
    paper.table(table);
    paper.paragraph(
        "Dominated: another costs no more and gives no less. Extendedly dominated: a mix of two others does "
        "better. \"The last\" is the strategy before it on the frontier.");
}

//! Thresholds with one strategy best on average.
struct Lead {
    std::size_t first{};
    std::size_t last{};
};

std::vector<Lead> leads(std::vector<NetBenefit> const& curve)
{
    std::vector<Lead> runs;
    for (std::size_t k = 0; k < curve.size(); ++k) {
        if (runs.empty() || curve[runs.back().last].best != curve[k].best) runs.push_back({k, k});
        runs.back().last = k;
    }
    return runs;
}

std::string from_to(std::string const& a, std::string const& b) { return a == b ? a : a + " to " + b; }

std::string chance_in(DecisionFindings const& findings, Lead const& lead)
{
    auto const begin = findings.curve.begin() + static_cast<std::ptrdiff_t>(lead.first);
    auto const end = findings.curve.begin() + static_cast<std::ptrdiff_t>(lead.last) + 1;
    auto const [low, high] =
        std::minmax_element(begin, end, [](NetBenefit const& a, NetBenefit const& b) { return a.ceaf < b.ceaf; });
    return from_to(report::chance(low->ceaf), report::chance(high->ceaf));
}

std::string evpi_in(DecisionFindings const& findings, Lead const& lead)
{
    auto const begin = findings.curve.begin() + static_cast<std::ptrdiff_t>(lead.first);
    auto const end = findings.curve.begin() + static_cast<std::ptrdiff_t>(lead.last) + 1;
    auto const [low, high] =
        std::minmax_element(begin, end, [](NetBenefit const& a, NetBenefit const& b) { return a.evpi < b.evpi; });
    return from_to(amount(low->evpi), amount(high->evpi));
}

void best_by_threshold(Paper& paper, DecisionFindings const& findings)
{
    paper.heading("Which is best, by what one unit of effect is worth");
    Table table{{{"willingness to pay", left},
                 {"best on average", left, 0, true},
                 {"chance that\nit is best", right},
                 {"worth of knowing\neverything (EVPI)", right}},
                {},
                {}};
    auto const runs = leads(findings.curve);
    for (std::size_t i = 0; i < std::min(runs.size(), most_runs); ++i) {
        auto const& run = runs[i];
        table.rows.push_back({from_to(amount(findings.curve[run.first].willingness_to_pay),
                                      amount(findings.curve[run.last].willingness_to_pay)),
                              findings.strategies[findings.curve[run.first].best], chance_in(findings, run),
                              evpi_in(findings, run)});
    }
    paper.table(table);
    if (runs.size() > most_runs)
        paper.paragraph(
            fmt::format("And {} more changes of lead; the JSON has every threshold.", runs.size() - most_runs));
}

//! Where the strategy best on average is least likely to be best: what is known about parameters matters most there.
std::size_t least_certain(DecisionFindings const& findings)
{
    auto const found = std::min_element(findings.curve.begin(), findings.curve.end(),
                                        [](NetBenefit const& a, NetBenefit const& b) { return a.ceaf < b.ceaf; });
    return static_cast<std::size_t>(found - findings.curve.begin());
}

void opening(Paper& paper, DecisionFindings const& findings, std::size_t k)
{
    auto const& point = findings.curve[k];
    paper.headline(fmt::format("At {} for one unit of effect, {} is best on average (chance that it is best: {}); "
                               "knowing everything before deciding would be worth {} a decision.",
                               amount(point.willingness_to_pay), findings.strategies[point.best],
                               report::chance(point.ceaf), amount(point.evpi)));
    paper.paragraph(fmt::format(
        "{}, {}.{}", report::counted(findings.strategies.size(), "strategy", "strategies"),
        report::counted(findings.draws, "draw", "draws"),
        findings.curve.size() > 1 ? " Of the thresholds asked for, that is where the choice is least certain." : ""));
}

std::vector<std::size_t> ranked(DecisionFindings const& findings, std::size_t k)
{
    std::vector<std::size_t> order(findings.groups.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return findings.groups[a].information.at[k].value > findings.groups[b].information.at[k].value;
    });
    return order;
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
    auto const order = ranked(findings, k);
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
    Paper paper(static_cast<std::size_t>(std::max(style.width, 60)), style.colour);
    auto const k = least_certain(findings);
    opening(paper, findings, k);
    frontier(paper, findings);
    best_by_threshold(paper, findings);
    worth_of_parameters(paper, findings, k);
    for (auto const& warning : findings.warnings) paper.warning("Warning: " + warning + ".");
    return paper.text();
}

}  // namespace holdfast
