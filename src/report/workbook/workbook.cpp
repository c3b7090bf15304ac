#include "holdfast/report/workbook.hpp"

#include "report/workbook/about_sheet.hpp"
#include "report/workbook/budget_sheet.hpp"
#include "report/workbook/case_sheet.hpp"
#include "report/workbook/evidence_sheet.hpp"
#include "report/workbook/result_sheet.hpp"
#include "report/workbook/savings_sheets.hpp"
#include "report/workbook/scenarios_sheet.hpp"
#include "report/workbook/summary_sheet.hpp"

namespace holdfast {

std::string workbook(Findings const& findings, WorkbookChoice choice, ReportScenarios const& scenarios,
                     std::vector<AdoptersFound> const& adopters, FinancialCase const* drawn)
{
    using namespace report;
    SheetSubject const chosen(findings, choice);
    Book book(chosen.both_names());
    auto const foot = "holdfast " + findings.version;
    auto& summary = book.add("Summary", foot);
    auto& inputs = book.add("Inputs", foot);
    auto& result = book.add("Result", foot);
    auto& model = book.add("Model", foot);
    auto& savings = book.add("Savings", foot);
    auto* const chart = has_chart(chosen) ? &book.add("Savings chart", foot) : nullptr;
    auto& all_savings = book.add("All savings", foot);
    auto& budget = book.add("Budget", foot);
    auto& financial = book.add("Case", foot);
    auto* const others = scenarios.runs.empty() ? nullptr : &book.add("Scenarios", foot);
    auto& evidence = book.add("Evidence", foot);
    auto& about = book.add("About", foot);

    auto const live = write_inputs(book, inputs, chosen);
    auto const months = write_model(model, chosen, live);
    auto const figures = write_result(result, chosen, months);
    write_panel(inputs, figures, live.changed);
    write_summary(summary, chosen, {live, figures}, total_to_open_with(findings, choice));
    write_savings(savings, chosen);
    if (chart != nullptr) write_savings_chart(book, *chart, savings, chosen);
    write_all_savings(all_savings, chosen);
    auto const below = write_budget(book, budget, chosen, months);
    auto const drawn_case = drawn != nullptr ? write_drawn_case(budget, below, *drawn) : std::nullopt;
    write_case(financial, chosen, live, months, drawn_case);
    if (others != nullptr) write_scenarios(*others, chosen, choice, scenarios);
    write_evidence(evidence, chosen, adopters);
    write_about(about, chosen);
    for (auto* const sheet : {&model, &savings, &all_savings, others, &about})
        if (sheet != nullptr) sheet->leave_unprinted();
    if (chart != nullptr) evidence.leave_unprinted();  // with either the workbook prints on six pages
    return book.bytes();
}

}  // namespace holdfast
