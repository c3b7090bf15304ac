//! A report to take to committee: the same figures as a page, as data for it, as a paper and as pictures with their tables.
//! Everything that it shows is in ReportMaterial, which the command gathers; nothing here runs the model.
//! Text from the inputs is escaped wherever it goes: a name may hold anything.
//! Equal material, equal bytes. Tested in tests/report/report_*_test.cpp, tests/page and tests/golden.
#pragma once

#include "holdfast/questions/adopters.hpp"
#include "holdfast/questions/budget.hpp"
#include "holdfast/questions/pictures.hpp"
#include "holdfast/report/financial_case.hpp"
#include "holdfast/report/scenarios.hpp"
#include "holdfast/report/study_decision_report.hpp"
#include "holdfast/report/workbook.hpp"
#include "holdfast/study/findings.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! What it would be worth to know more, for one authority or for all together.
struct ReportDecision {
    std::optional<std::size_t> authority;  //!< index into Study::authorities; none: all together
    StudyDecisionReport report;
};

//! What the report opens with; a reader may choose otherwise on the page.
struct ReportChoice {
    std::optional<std::size_t> authority;  //!< none: all together, or the only one
    std::optional<std::size_t> strategy;   //!< index into Findings::strategies; none: the one that leads
};

struct ReportMaterial {
    Findings findings;
    Pictures pictures;  //!< of these findings
    ReportChoice choice;
    std::vector<ReportDecision> decisions;
    std::optional<BudgetFindings> budget;  //!< of the same study
    ReportScenarios scenarios;             //!< of the strategies that lead; without runs: none
    std::vector<AdoptersFound> adopters;   //!< what happened where the study's interventions were adopted
    std::optional<CaseReport>
        financial{};     //!< of what it opens with: an authority, or regions that were chosen, as one
    std::string date{};  //!< of the paper, as its author writes it; empty: to be filled in by hand
};

//! The strategy that the report opens with: the one chosen, or the one that leads where it opens; none where none leads.
[[nodiscard]] std::optional<std::size_t> opening_strategy(ReportMaterial const&);

//! The data of the page: described in docs/report-data.md.
[[nodiscard]] std::string report_data_json(ReportMaterial const&);

//! One file that works from a double click and asks nobody for anything: the page with its data inside.
[[nodiscard]] std::string report_html(ReportMaterial const&);
//! Was it built with the page? Without it `report_html` throws ContractBroken.
[[nodiscard]] bool has_report_page();

//! What the workbook is about: the authority and the strategy that the report opens with. Where none was chosen: the
//! authority in which the strategy saves most, and of no strategy that leads, the first.
[[nodiscard]] WorkbookChoice workbook_choice(ReportMaterial const&);

//! A paper for committee in Markdown, two pages of A4: the question as its title, what is recommended, the options, the money
//! by year, risks, evidence and the decision asked. What it leaves out is in the workbook and on the page, and it says so. No
//! place of an input file stands in it. Tested in tests/report/report_paper_test.cpp, and its pages in tests/workbook/pages_test.cpp.
[[nodiscard]] std::string report_markdown(ReportMaterial const&);
//! The same for members of the council, in Markdown, on one page of A4. Tested as the paper is.
[[nodiscard]] std::string members_markdown(ReportMaterial const&);

struct ReportFile {
    std::string name;  //!< "tornado.svg"
    std::string text;
};
//! Pictures of what the report opens with, as SVG, each with a table of what is plotted, as CSV. Where no saving is claimed
//! there are none of one.
[[nodiscard]] std::vector<ReportFile> report_pictures(ReportMaterial const&);

}  // namespace holdfast
