#include "report/decision/decision_tables.hpp"

#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr auto left = Column::Side::left;
constexpr auto right = Column::Side::right;
constexpr std::size_t most_runs = 20;

//! Four significant figures and more before the point: an effect may be a share of a worker-year or ten thousand.
std::string effect(double value)
{
    if (std::abs(value) >= 1000.0) return figure(value);
    return (value < 0.0 ? "−" : "") + fmt::format("{:.4g}", std::abs(value));
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
    return from_to(chance_among(low->ceaf, findings.draws), chance_among(high->ceaf, findings.draws));
}

std::string evpi_in(DecisionFindings const& findings, Lead const& lead)
{
    auto const begin = findings.curve.begin() + static_cast<std::ptrdiff_t>(lead.first);
    auto const end = findings.curve.begin() + static_cast<std::ptrdiff_t>(lead.last) + 1;
    auto const [low, high] =
        std::minmax_element(begin, end, [](NetBenefit const& a, NetBenefit const& b) { return a.evpi < b.evpi; });
    return from_to(amount(low->evpi), amount(high->evpi));
}

}  // namespace

//! "£12,345", "£5.04", "£0.000251", "−£12,345".
std::string amount(double pounds)
{
    double const size = std::abs(pounds);
    std::string text;
    if (size == 0.0) text = "0";
    else if (size >= 99.5) text = figure(size);
    else if (size >= 0.995) text = fmt::format("{:.2f}", size);
    else text = fmt::format("{:.3g}", size);
    return (pounds < 0.0 ? "−£" : "£") + text;
}

std::string chance_among(double share, std::size_t draws)
{
    constexpr std::size_t fewest_for_per_cent = 100;
    if (draws >= fewest_for_per_cent) return chance(share);
    return fmt::format("{:.0f} of {}", std::round(share * static_cast<double>(draws)), counted(draws, "draw", "draws"));
}

std::size_t least_certain(DecisionFindings const& findings)
{
    auto const found = std::min_element(findings.curve.begin(), findings.curve.end(),
                                        [](NetBenefit const& a, NetBenefit const& b) { return a.ceaf < b.ceaf; });
    return static_cast<std::size_t>(found - findings.curve.begin());
}

std::vector<std::size_t> ranked_by_worth(DecisionFindings const& findings, std::size_t k)
{
    std::vector<std::size_t> order(findings.groups.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    auto const worth = [&](std::size_t group) { return findings.groups[group].information.at[k].value; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return worth(a) > worth(b); });
    return order;
}

void frontier(Paper& paper, DecisionFindings const& findings, DecisionWords const& words)
{
    paper.heading(words.frontier);
    Table table{{{"strategy", left, 0, true},
                 {"cost", right},
                 {words.effect, right},
                 {"more cost\nthan the last", right, 2},
                 {words.more_effect, right, 2},
                 {"cost of one\nmore (ICER)", right},
                 {"standing", left, 1}},
                {},
                {}};
    for (auto const& row : findings.incremental) {
        Row cells{
            findings.strategies[row.strategy], amount(row.cost), effect(row.effect), "", "", "", name(row.dominance)};
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

void best_by_threshold(Paper& paper, DecisionFindings const& findings, DecisionWords const& words)
{
    paper.heading(fmt::format("Which is best, by what {} is worth", words.one_unit));
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

}  // namespace holdfast::report
