#include "report/case/case_chapter.hpp"

#include "report/case/case_tables.hpp"
#include "report/words/case_words.hpp"

#include <string>

namespace holdfast::report {

void case_chapter(Paper& paper, ReportMaterial const& material)
{
    paper.heading(case_heading);
    if (!material.financial) {
        paper.paragraph(one_authority_at_a_time);
        return;
    }
    auto const& found = material.financial->found;
    paper.paragraph(case_headline(found));
    paper.table(case_by_year(found));
    for (auto const& sentence : case_sentences(found)) paper.item("-", sentence);
    if (claims_a_saving(found)) {
        paper.heading("Who takes it out of which budget");
        paper.table(case_lines(found));
        paper.heading("How sure the case is");
        paper.table(case_percentiles(found));
    }
    if (auto const table = case_in_scenarios(*material.financial); !table.rows.empty()) {
        paper.heading("The case in other circumstances");
        paper.table(table);
    }
    std::string rules;
    for (auto const& rule : case_rules(found)) rules += (rules.empty() ? "" : " ") + rule;
    paper.paragraph(rules);
}

}  // namespace holdfast::report
