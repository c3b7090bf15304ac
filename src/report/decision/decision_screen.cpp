#include "report/decision/decision_screen.hpp"

#include "base/text.hpp"
#include "report/decision/decision_tables.hpp"
#include "report/decision/study_decision_screen.hpp"
#include "report/forms/paper.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/case_words.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr std::size_t most_choices = 8;
constexpr std::size_t fewest_choices = 3;
constexpr std::size_t most_named = 3;
constexpr std::size_t fewest_for_chances = 100;

//! Of few draws a share of 100 would say more than is known.
std::string chance_of(double share, std::size_t draws)
{
    return draws < fewest_for_chances ? chance_among(share, draws) : in_100(share);
}

std::string most_worth_knowing(DecisionFindings const& findings, std::size_t k)
{
    auto const worth = [&](std::size_t g) { return findings.groups[g].information.at[k].value; };
    std::vector<std::string> named;
    for (auto const g : ranked_by_worth(findings, k))
        if (worth(g) > 0.0 && named.size() < most_named)
            named.push_back(fmt::format("{} ({})", in_words(findings.groups[g].parameters), amount(worth(g))));
    return named.empty() ? "" : fmt::format("Most worth knowing: {}.", in_words(named));
}

void strategies(Paper& paper, DecisionFindings const& findings, std::size_t k)
{
    auto const& point = findings.curve[k];
    Table table{{{"strategy", Side::left, 0, true},
                 {"loses against\nthe best choice", Side::right, 0, false},
                 {"chance that\nit is best", Side::right, 0, false}},
                {},
                {}};
    for (std::size_t s = 0; s < std::min(findings.strategies.size(), most_choices); ++s)
        table.rows.push_back({visible(findings.strategies[s]),
                              amount(point.mean_net_benefit[point.best] - point.mean_net_benefit[s]),
                              chance_of(point.ceac[s], findings.draws)});
    paper.gap();
    paper.table(table);
    if (findings.strategies.size() > most_choices)
        paper.paragraph(fmt::format("{} more: --full.", findings.strategies.size() - most_choices));
}

}  // namespace

std::string decision_screen(DecisionFindings const& findings, TextStyle style)
{
    auto paper = page_of_width(style.width, style.colour);
    auto const k = least_certain(findings);
    auto const& point = findings.curve[k];
    paper.headline(fmt::format("At {} for one unit of effect, {} is best on average.", amount(point.willingness_to_pay),
                               visible(findings.strategies[point.best])));
    paper.paragraph(
        fmt::format("The chance that it is the best is {}. Knowing everything before deciding would be worth "
                    "{} a decision.",
                    chance_of(point.ceaf, findings.draws), amount(point.evpi)));
    if (findings.curve.size() > 1)
        paper.paragraph("Of the amounts asked for, that is where the choice is least certain.");
    strategies(paper, findings, k);
    if (auto const most = most_worth_knowing(findings, k); !most.empty()) paper.paragraph(most);
    for (auto const& warning : findings.warnings) paper.warning("Warning: " + warning + ".");
    end_screen(paper, {0, 0, {"one strategy against each other: --against NAME"}});
    return paper.text();
}

namespace {

std::string head_to_head_with(HeadToHeadReport const& report, TextStyle const& style, std::size_t most)
{
    auto paper = page_of_width(style.width, style.colour);
    auto const& draws = report.draws;
    auto const strategies = strategies_of(report.study);
    auto const against = report.against == 0 ? std::string("doing nothing new") : visible(draws.names[report.against]);
    bool const cash = std::find(report.perspectives.begin(), report.perspectives.end(), Perspective::cash) !=
                      report.perspectives.end();
    auto const what = report.willingness_to_pay == 0.0 ? std::string("saves") : std::string("is worth");
    paper.headline(fmt::format("{}: what each choice {} more (or less, −) than {}, {}, after each cost.",
                               visible(draws.name), what, against,
                               cash ? "in cash" : "in cash and in work that gets done"));
    Table table{{{"choice", Side::left, 0, true, 1},
                 {"cost", Side::left, 1, false},
                 {"more", Side::right, 0, false},
                 {"95% range", Side::right, 0, false},
                 {"more,\nin 100", Side::right, 0, false}},
                {},
                {}};
    for (std::size_t i = 0; i < std::min(report.pairs.size(), most); ++i) {
        auto const& pair = cash ? report.pairs[i].cash : report.pairs[i].total;
        auto const whose = pair.a == 0 ? "" : placeholder_words(strategies[draws.strategy_of[pair.a - 1]].cost_parts);
        table.rows.push_back({pair.a == 0 ? "doing nothing new" : visible(draws.names[pair.a]), whose,
                              round_pounds(pair.net_benefit.mean), round_range(pair.net_benefit),
                              of_100(pair.a_better)});
    }
    paper.gap();
    paper.table(table);
    if (report.pairs.size() > most) paper.paragraph(fmt::format("{} more: --full.", report.pairs.size() - most));
    if (report.willingness_to_pay > 0.0)
        paper.paragraph(
            fmt::format("Each person who stays is counted as worth {}.", spoken(report.willingness_to_pay)));
    paper.paragraph(fmt::format("Present values over {} in {} prices. Nothing is ranked: the effects rest on different "
                                "evidence.",
                                years_in_words(report.study.months), report.study.price_year));
    auto const whose =
        report.against == 0 ? "" : placeholder_words(strategies[draws.strategy_of[report.against - 1]].cost_parts);
    if (!whose.empty()) paper.paragraph(fmt::format("The cost of {} is {}.", against, whose));
    paper.paragraph(shared_setups_in_short(report.study, programmes_of(report.study, draws)));
    end_screen(paper, {draws.draws, report.study.warnings.size(), {"which is best: leave out --against"}});
    return paper.text();
}

}  // namespace

std::string head_to_head_screen(HeadToHeadReport const& report, TextStyle style)
{
    return fitted(most_choices, fewest_choices,
                  [&](std::size_t rows) { return head_to_head_with(report, style, rows); });
}

}  // namespace holdfast::report
