#include "holdfast/report/financial_case.hpp"

#include "base/text.hpp"
#include "report/case/case_tables.hpp"
#include "report/chapters/foot.hpp"
#include "report/words/case_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

using namespace report;

std::string financial_case_text(CaseReport const& report, TextStyle style)
{
    auto const& found = report.found;
    auto const& head = found.impact.head;
    auto const subject = subject_of(head, found.impact.strategy);
    Paper paper(static_cast<std::size_t>(std::max(style.width, 60)), style.colour);
    paper.headline(case_headline(found));
    paper.gap();
    paper.table(case_by_year(found));
    for (auto const& sentence : case_sentences(found)) paper.item("-", sentence);
    if (claims_a_saving(found)) {
        paper.heading("Who takes it out of which budget, over the horizon");
        paper.table(case_lines(found));
        paper.heading("How sure that is");
        paper.table(case_percentiles(found));
    }
    if (auto const table = case_in_scenarios(report); !table.rows.empty()) {
        paper.heading("The same in other circumstances");
        paper.table(table);
        for (auto const& scenario : report.scenarios)
            paper.item("-", fmt::format("{}: {}", visible(scenario.name), visible(scenario.why)));
    }
    paper.heading("How to read it");
    for (auto const& rule : case_rules(found)) paper.item("-", rule);
    paper.paragraph(fmt::format("Money is in {} prices. {}", head.study.price_year, as_a_sentence(subject.evidence)));
    cautions(paper, head.study, subject.strategy);
    for (auto const& authority : head.study.authorities) figures_of(paper, authority);
    auto about = head;
    about.break_even_draws = 0;  // there are none here
    foot(paper, about, std::nullopt);
    return paper.text();
}

}  // namespace holdfast
