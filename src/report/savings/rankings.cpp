#include "report/savings/rankings.hpp"

#include "base/text.hpp"
#include "report/chapters/foot.hpp"
#include "report/forms/paper.hpp"
#include "report/words/standing.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

std::string affordable_cell(Standing const& standing) { return affordable_words(standing.affordable); }

std::string or_dash(std::optional<double> pounds) { return pounds ? spoken(*pounds) : "-"; }

//! The leading saving, its range and chance, then what is needed to judge it: the parts of the cost, what is left after all.
Table savings_table(Findings const& findings, std::vector<Standing> const& standings)
{
    // Of a sum the saving for England matters more than that before the cost; of one authority the reverse.
    bool const of_one = standings.front().results.size() == 1;
    auto const known = standings.front().known;
    bool const stated = known == CostKnown::all;
    bool const partly = known == CostKnown::partly;
    Table table;
    table.columns = {{"", Side::right, 0, false},
                     {"intervention", Side::left, 0, true},
                     {lead_heading(known), Side::right, 0, false},
                     {"95% range", Side::right, 1, false},
                     {"chance\nof a\nsaving", Side::right, stated ? 0 : 3, false},
                     {"with\ncapacity\ntoo", Side::right, 2, false},
                     {"pays up to\na worker\na year", Side::right, stated ? 2 : 0, false}};
    if (partly) table.columns.push_back({"stated\npart of\nits cost", Side::right, 3, false});
    if (partly) table.columns.push_back({"guessed\npart of\nits cost", Side::right, 3, false});
    // A lead that leaves out some of the cost never stands without what is left after all of it.
    table.columns.push_back(
        {stated ? "before its\nown cost" : left_heading(known), Side::right, stated ? (of_one ? 4 : 5) : 0, false});
    if (!stated) table.columns.push_back({"chance\nafter\nit", Side::right, 0, false});
    table.columns.push_back({"for\nEngland", Side::right, of_one ? 5 : 4, false});
    std::size_t number = 0;
    for (auto const& standing : standings) {
        auto const& strategy = findings.strategies.at(standing.strategy);
        Row row{std::to_string(++number),       strategy.name,
                spoken(standing.lead().mean),   pounds_range(standing.lead()),
                chance(standing.lead_chance()), spoken(standing.lead_total().mean),
                affordable_cell(standing)};
        if (partly)
            row.push_back(spoken(at(standing.programme, CostPart::stated) + at(standing.programme, CostPart::built)));
        if (partly) row.push_back(spoken(at(standing.programme, CostPart::guessed)));
        row.push_back(spoken(stated ? standing.savings->gross_cash.mean : standing.savings->net_cash.mean));
        if (!stated) row.push_back(chance(standing.chances->net_cash));
        row.push_back(standing.england ? spoken(standing.lead_england().mean) : "-");
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string fall_cell(Maybe<BreakEven> const& break_even)
{
    if (!break_even.value) return "no break-even";
    auto const fall = break_even.value->fall();
    return fall < 0.0 ? "a rise of " + percent(-fall) : percent(fall);
}

//! Over several authorities: the smallest and the largest fall, and how many have a break-even at all.
std::string falls_cell(std::vector<Result const*> const& results, Maybe<BreakEven> Result::*which)
{
    if (results.size() == 1) return fall_cell(results.front()->*which);
    std::vector<double> falls;
    for (auto const* result : results)
        if ((result->*which).value) falls.push_back((result->*which).value->fall());
    if (falls.empty()) return "no break-even";
    auto const [least, most] = std::minmax_element(falls.begin(), falls.end());
    auto const range = percent(*least) == percent(*most) ? percent(*least) : percent(*least) + " to " + percent(*most);
    return fmt::format("{} ({} of {})", range, falls.size(), results.size());
}

Table break_even_table(Findings const& findings, std::vector<Standing> const& standings)
{
    Table table;
    table.columns = {{"", Side::right, 0, false},
                     {"intervention", Side::left, 0, true},
                     {"leaving must fall by\nto pay in cash", Side::right, 0, false},
                     {"to pay in cash\nand capacity", Side::right, 2, false},
                     {"cost used,\na worker a year", Side::right, 1, false}};
    std::size_t number = 0;
    for (auto const& standing : standings) {
        auto cost = or_dash(standing.cost_per_worker_year);
        if (standing.known == CostKnown::nothing) cost += " our guess";
        if (standing.known == CostKnown::partly) cost += " partly our guess";
        table.rows.push_back({std::to_string(++number), findings.strategies.at(standing.strategy).name,
                              falls_cell(standing.results, &Result::break_even_cash),
                              falls_cell(standing.results, &Result::break_even_total), cost});
    }
    return table;
}

void cautions(Paper& paper, Findings const& findings, std::vector<Standing> const& standings)
{
    std::size_t number = 0;
    for (auto const& standing : standings) {
        auto const& strategy = findings.strategies.at(standing.strategy);
        auto text = fmt::format("{} ({}):", strategy.name, strategy.id);
        for (auto const member : strategy.members) {
            auto const& intervention = findings.study.interventions.at(member);
            if (strategy.members.size() > 1) text += fmt::format(" {}:", intervention.name);
            text += " " + (intervention.caution.empty() ? std::string("no caution is given.") : intervention.caution);
        }
        paper.item(std::to_string(++number), text);
    }
}

void group(Paper& paper, Findings const& findings, std::vector<Standing> const& standings, Evidence evidence)
{
    if (standings.empty()) return;
    paper.heading(heading(evidence));
    // Savings of what no study found to work would be read as savings, whatever stands above them.
    paper.paragraph(evidence == Evidence::null_result ? std::string(why_no_saving(evidence))
                                                      : meaning(grounds_of(standings, evidence)));
    if (evidence == Evidence::null_result) return cautions(paper, findings, standings);
    if (evidence == Evidence::none) {
        paper.gap();
        paper.table(break_even_table(findings, standings));
        if (standings.front().results.size() > 1)
            paper.paragraph("From the authority where the least is needed to the one where the most is. In brackets: "
                            "in how many there is a "
                            "break-even at all.");
        cautions(paper, findings, standings);
        return;
    }
    for (auto const known : {CostKnown::all, CostKnown::partly, CostKnown::nothing}) {
        std::vector<Standing> some;
        for (auto const& standing : standings)
            if (standing.known == known) some.push_back(standing);
        if (some.empty()) continue;
        paper.gap();
        if (known == CostKnown::partly)
            paper.paragraph(
                "Part of their cost is stated, and the rest is our guess until somebody enters one. What is left is "
                "shown after the stated part, and then after both.");
        if (known == CostKnown::nothing)
            paper.paragraph(
                "Their cost is our guess until somebody enters one. Compare a quotation with what it pays up to, "
                "not with what is left after our guess.");
        paper.table(savings_table(findings, some));
        cautions(paper, findings, some);
    }
}

}  // namespace

void rankings(Paper& paper, Findings const& findings, std::vector<Standing> const& standings)
{
    for (auto const evidence : all_evidence) group(paper, findings, in_rank(standings, evidence), evidence);
}

}  // namespace holdfast::report
