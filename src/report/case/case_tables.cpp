#include "report/case/case_tables.hpp"

#include "base/text.hpp"
#include "report/words/case_words.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr std::size_t our_labels = 9;  // lines: never cut

std::string name_of_period(CasePeriod const& period)
{
    return period.starts == 0 ? "in all" : financial_year_name(period.starts);
}

//! value(period) in every year, then over the horizon.
template <class Value> Row row_of(FinancialCase const& of, std::string label, Value const& value)
{
    Row row{std::move(label)};
    for (auto const& year : of.years) row.push_back(value(year));
    row.push_back(value(of.horizon));
    return row;
}

//! Five years and their sum fit on 80 columns in thousands of pounds.
auto paid_in(Estimate CasePeriod::*which)
{
    return [which](CasePeriod const& period) { return case_thousands((period.*which).mean); };
}
auto saved_in(Estimate CaseSavings::*which)
{
    return [which](CasePeriod const& period) { return case_thousands(((*period.savings).*which).mean); };
}
auto chance_in(double CaseSavings::*which)
{
    return [which](CasePeriod const& period) { return of_100((*period.savings).*which); };
}

void costs(Table& table, FinancialCase const& of)
{
    auto const there = [&of](Estimate CasePeriod::*which) { return std::abs((of.horizon.*which).mean) >= a_pound; };
    if (there(&CasePeriod::capital))
        table.rows.push_back(row_of(of, "paid once, capital", paid_in(&CasePeriod::capital)));
    if (there(&CasePeriod::one_off_revenue))
        table.rows.push_back(row_of(of, "paid once, revenue", paid_in(&CasePeriod::one_off_revenue)));
    if (there(&CasePeriod::ongoing))
        table.rows.push_back(row_of(of, "ongoing, revenue", paid_in(&CasePeriod::ongoing)));
    table.rows.push_back(row_of(of, "its cost", paid_in(&CasePeriod::cost)));
}

//! Over the horizon all net so far is what is left: said once.
Row so_far_row(FinancialCase const& of, std::string label, auto const& value)
{
    auto row = row_of(of, std::move(label), value);
    row.back() = "";
    return row;
}

std::vector<Column> columns_of(FinancialCase const& of)
{
    std::vector<Column> columns{{"£ thousand", Side::left, 0, true, our_labels}};
    for (auto const& year : of.years) columns.push_back({name_of_period(year), Side::right, 0, false});
    columns.push_back({"in all", Side::right, 0, false});
    return columns;
}

}  // namespace

Table case_by_year(FinancialCase const& of)
{
    Table table;
    table.columns = columns_of(of);
    if (!claims_a_saving(of)) {
        costs(table, of);
        return table;
    }
    for (auto const line : all_budget_lines)
        table.rows.push_back(row_of(of, std::string(label_of(line)), [line](CasePeriod const& period) {
            return case_thousands(at(period.savings->lines, line).mean);
        }));
    table.rules = {table.rows.size()};
    table.rows.push_back(row_of(of, "saving before its cost", saved_in(&CaseSavings::cashable)));
    costs(table, of);
    table.rules.push_back(table.rows.size());
    table.rows.push_back(row_of(of, "left after its cost", saved_in(&CaseSavings::net)));
    table.rows.push_back(so_far_row(of, "left so far", saved_in(&CaseSavings::so_far)));
    table.rules.push_back(table.rows.size());
    table.rows.push_back(row_of(of, "chance in 100, that year", chance_in(&CaseSavings::chance)));
    table.rows.push_back(so_far_row(of, "chance in 100, so far", chance_in(&CaseSavings::chance_so_far)));
    return table;
}

Table case_lines(FinancialCase const& of)
{
    Table table;
    table.columns = {{"line of the budget", Side::left, 0, true, our_labels},
                     {"saving", Side::right, 0, false},
                     {"its price is", Side::left, 0, false},
                     {"who answers", Side::left, 0, true, our_labels},
                     {"what must happen", Side::left, 0, true, our_labels}};
    if (!claims_a_saving(of)) return table;
    auto const& owners = of.impact.head.study.case_owners;
    auto const& saved = *of.horizon.savings;
    for (auto const line : all_budget_lines) {
        double const saving = at(saved.lines, line).mean;
        table.rows.push_back({std::string(label_of(line)), case_pounds(saving),
                              std::string(words_of(at(of.lines, line))), owner_words(owners, line),
                              std::string(what_must_happen(line, saving))});
    }
    table.rules = {table.rows.size()};
    table.rows.push_back({"saving before its cost", case_pounds(saved.cashable.mean), "", "", ""});
    return table;
}

Table case_percentiles(FinancialCase const& of)
{
    Table table;
    table.columns = {{"year", Side::left, 0, false}};
    for (auto const* head : {"saving\nP10", "saving\nP50", "saving\nP90", "left\nP10", "left\nP50", "left\nP90"})
        table.columns.push_back({head, Side::right, 0, false});
    if (!claims_a_saving(of)) return table;
    auto const row = [&table](CasePeriod const& period) {
        auto const& saved = *period.savings;
        Row cells{name_of_period(period)};
        for (auto const* exceeds : {&saved.cashable_exceeds, &saved.net_exceeds})
            for (double const pounds : {exceeds->p10, exceeds->p50, exceeds->p90}) cells.push_back(case_pounds(pounds));
        table.rows.push_back(std::move(cells));
    };
    for (auto const& year : of.years) row(year);
    table.rules = {table.rows.size()};
    row(of.horizon);
    return table;
}

Table case_in_scenarios(CaseReport const& report)
{
    Table table;
    table.columns = {{"", Side::left, 0, true, our_labels},
                     {"saves", Side::right, 0, false},
                     {"costs", Side::right, 0, false},
                     {"left", Side::right, 0, false},
                     {"P10", Side::right, 2, false},
                     {"P90", Side::right, 3, false},
                     {"chance\nin 100", Side::right, 0, false},
                     {"half paid\nback", Side::left, 1, false},
                     {"rating", Side::left, 0, false}};
    if (report.scenarios.empty() || !claims_a_saving(report.found)) return table;
    auto const row = [&table](std::string what, FinancialCase const& of) {
        if (!claims_a_saving(of)) {
            table.rows.push_back({std::move(what), "", case_pounds(of.horizon.cost.mean), "", "", "", "", "",
                                  std::string(name(of.rated.rating))});
            return;
        }
        auto const& saved = *of.horizon.savings;
        auto const month = of.payback->half;
        table.rows.push_back({std::move(what), case_pounds(saved.cashable.mean), case_pounds(of.horizon.cost.mean),
                              case_pounds(saved.net.mean), case_pounds(saved.net_exceeds.p10),
                              case_pounds(saved.net_exceeds.p90), of_100(saved.chance),
                              !month        ? "no"
                              : *month == 1 ? "at once"
                                            : "month " + std::to_string(*month),
                              std::string(name(of.rated.rating))});
    };
    row("as in the study", report.found);
    table.rules = {table.rows.size()};
    for (auto const& scenario : report.scenarios) row(visible(scenario.name), scenario.found);
    return table;
}

std::vector<std::string> case_sentences(FinancialCase const& of)
{
    std::vector<std::string> sentences{rating_sentence({of.rated.rating, reasons_of(of)}), paid_sentence(of.horizon)};
    auto const& head = of.impact.head;
    auto const& strategy = head.strategies.at(of.impact.strategy);
    if (auto shared = shared_setup_sentences(head.study, strategy.members); !shared.empty())
        sentences.push_back(std::move(shared));
    if (auto capital = capital_sentence(head.study, strategy); !capital.empty())
        sentences.push_back(std::move(capital));
    if (auto payback = payback_sentence(of); !payback.empty()) sentences.push_back(std::move(payback));
    if (claims_a_saving(of))
        if (auto missing = owners_missing(of.impact.head.study.case_owners); !missing.empty())
            sentences.push_back(std::move(missing));
    return sentences;
}

std::vector<std::string> case_rules(FinancialCase const& of)
{
    std::vector<std::string> rules;
    if (claims_a_saving(of)) rules = {std::string(percentile_rule), std::string(chance_rule)};
    rules.emplace_back(rating_rule);
    rules.emplace_back(case_money_rule);
    rules.emplace_back(capital_rule);
    return rules;
}

}  // namespace holdfast::report
