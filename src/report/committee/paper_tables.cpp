#include "report/committee/paper_tables.hpp"

#include "base/text.hpp"
#include "report/words/case_words.hpp"
#include "report/words/round_pounds.hpp"

#include <algorithm>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr std::size_t our_labels = 4;  // lines
constexpr std::size_t longest_name = 80;
constexpr std::string_view no_figure = "–";

//! The programme of the paper first, then kind of evidence by kind of evidence.
std::vector<Standing> in_order(PaperSubject const& of)
{
    std::vector<Standing> order;
    if (of.standing) order.push_back(*of.standing);
    for (auto const evidence : all_evidence)
        for (auto const& standing : in_rank(of.standings, evidence))
            if (!of.standing || standing.strategy != of.standing->strategy) order.push_back(standing);
    return order;
}

Row row_of(PaperSubject const& of, Standing const& standing)
{
    auto const& strategy = of.findings.strategies.at(standing.strategy);
    auto const name = cut_to(strategy.name.empty() ? strategy.id : strategy.name, longest_name);
    auto const cost = round_pounds(whole_cost(standing)) + (standing.placeholder ? " *" : "");
    auto const evidence = std::string(in_a_cell(standing.evidence));
    std::string const none(no_figure);
    if (!claims_a_saving(standing)) return {name, none, cost, none, none, evidence};
    auto const& savings = *standing.savings;
    return {name,
            round_pounds(savings.gross_cash.mean),
            cost,
            round_pounds(savings.net_cash.mean),
            of_100(standing.chances->net_cash),
            evidence};
}

}  // namespace

Table options_table(PaperSubject const& of, std::size_t most_rows)
{
    Table table;
    table.columns = {{"option", Side::left, 0, true, our_labels},
                     {"saves", Side::right, 0, false},
                     {"costs", Side::right, 0, false},
                     {"left", Side::right, 0, false},
                     {"chance in 100", Side::right, 0, false},
                     {"evidence", Side::left, 0, false}};
    std::string const none(no_figure);
    table.rows.push_back({"Pay for nothing new", "£0", "£0", "£0", none, none});
    for (auto const& standing : in_order(of))
        if (table.rows.size() < most_rows) table.rows.push_back(row_of(of, standing));
    return table;
}

std::size_t left_out_of_options(PaperSubject const& of, std::size_t most_rows)
{
    return of.standings.size() + 1 - std::min(most_rows, of.standings.size() + 1);
}

Table regions_table(PaperSubject const& of)
{
    Table table;
    if (of.place.kind != ReportPlace::Kind::all || !of.standing || !claims_a_saving(*of.standing)) return table;
    table.columns = {{"region", Side::left, 0, true, our_labels},
                     {"authorities", Side::right, 0, false},
                     {"saves", Side::right, 0, false},
                     {"costs", Side::right, 0, false},
                     {"left", Side::right, 0, false},
                     {"chance in 100", Side::right, 0, false}};
    for (auto const& total : of.findings.totals) {
        if (total.scope != "region" || total.strategy != of.standing->strategy || !total.saved) continue;
        if (total.authorities == of.findings.study.authorities.size()) continue;
        auto const& saved = *total.saved;
        table.rows.push_back({cut_to(total.name, longest_name), std::to_string(total.authorities),
                              round_pounds(saved.savings.gross_cash.mean), round_pounds(saved.programme_cost.mean),
                              round_pounds(saved.savings.net_cash.mean), of_100(saved.chances.net_cash)});
    }
    return table;
}

}  // namespace holdfast::report
