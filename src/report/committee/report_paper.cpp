#include "holdfast/report/report.hpp"

#include "report/case/case_tables.hpp"
#include "report/chapters/audit.hpp"
#include "report/committee/paper_tables.hpp"
#include "report/committee/paper_words.hpp"
#include "report/forms/paper.hpp"
#include "report/words/case_words.hpp"
#include "report/words/wording.hpp"

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;

// What two pages of A4 have room for, in the widest letters that a machine may put in the place of ours.
constexpr std::size_t most_options = 7;
constexpr std::size_t most_options_of_a_sum = 6;

constexpr std::string_view case_is_of_one =
    "A financial case by year is made for one authority at a time: the council that would pay.";

std::string title_line(PaperSubject const& of) { return fmt::format("# {}\n\n", markdown_text(paper_title(of))); }

std::string note_on_options(PaperSubject const& of)
{
    std::string note(present_value_here);
    bool guessed = false;
    for (auto const& standing : of.standings) guessed = guessed || standing.placeholder;
    if (guessed) note += " * Some or all of this cost is our guess.";
    return note;
}

void options(Paper& paper, PaperSubject const& of)
{
    auto const most = of.setting.is_sum ? most_options_of_a_sum : most_options;
    paper.heading("Options");
    paper.table(options_table(of, most));
    auto note = note_on_options(of);
    if (auto const more = left_out_of_options(of, most); more > 0)
        note += fmt::format(" {} more {} in the workbook.", more, more == 1 ? "is" : "are");
    paper.paragraph(note);
}

void money(Paper& paper, PaperSubject const& of)
{
    if (auto const& financial = of.material.financial) {
        paper.heading("Financial case by year");
        paper.table(case_by_year(financial->found));
        paper.paragraph(rating_sentence({financial->found.rated.rating, reasons_of(financial->found)}) +
                        " Not discounted, so the sums differ from those above.");
        if (auto const lines = case_lines(financial->found); !lines.rows.empty()) paper.table(lines);
        return;
    }
    if (auto const regions = regions_table(of); !regions.rows.empty()) {
        paper.heading("By region");
        paper.table(regions);
    }
    paper.paragraph(case_is_of_one);
}

void numbered(Paper& paper, std::vector<std::string> const& clauses)
{
    for (std::size_t i = 0; i < clauses.size(); ++i) paper.item(std::to_string(i + 1), with_capital(clauses[i]) + ".");
}

void evidence(Paper& paper, PaperSubject const& of)
{
    auto const lines = evidence_in_short(of);
    if (lines.empty()) return;
    paper.heading("Evidence");
    for (auto const& line : lines) paper.item("-", line);
    for (auto const& line : adopters_in_short(of)) paper.item("-", line);
}

void foot(Paper& paper, Findings const& findings)
{
    paper.heading("Where the rest is");
    auto text = std::string(where_the_rest_is);
    if (auto const inputs = inputs_in_short(findings); !inputs.empty()) text += " " + inputs;
    paper.paragraph(text);
    auto made =
        made_with({findings.draws, findings.seed, findings.inputs_hash, findings.version, findings.study.sampling});
    for (auto const& line : findings.study.attribution) made += " " + line;
    paper.paragraph(made);
}

}  // namespace

std::string report_markdown(ReportMaterial const& material)
{
    auto const of = paper_subject(material);
    auto paper = Paper::in_markdown();
    paper.paragraph(date_line(material));
    paper.headline(first_sentences(of));
    paper.heading("Recommendation");
    paper.paragraph(recommendation(of));
    options(paper, of);
    money(paper, of);
    paper.heading("Risks");
    for (auto const& risk : paper_risks(of)) paper.item("-", risk);
    evidence(paper, of);
    paper.heading("Decision asked");
    paper.paragraph("The committee is asked to:");
    numbered(paper, decisions_asked(of));
    foot(paper, of.findings);
    return title_line(of) + paper.text();
}

std::string members_markdown(ReportMaterial const& material)
{
    constexpr std::size_t most_options_for_members = 4;
    constexpr std::size_t most_risks_for_members = 3;
    auto const of = paper_subject(material);
    auto paper = Paper::in_markdown();
    paper.paragraph(date_line(material) + ". A summary for members; the paper has more.");
    paper.headline(first_sentences(of));
    paper.heading("What is recommended");
    paper.paragraph(recommendation(of));
    paper.heading("What else could be done");
    paper.table(options_table(of, most_options_for_members));
    paper.paragraph(note_on_options(of));
    paper.heading("What could go wrong");
    auto risks = paper_risks(of);
    if (risks.size() > most_risks_for_members) risks.resize(most_risks_for_members);
    for (auto const& risk : risks) paper.item("-", risk);
    paper.heading("How good the evidence is");
    if (auto const lines = evidence_in_short(of); !lines.empty()) paper.paragraph(lines.front());
    paper.paragraph(children_are_not_in_it);
    paper.heading("What you are asked to do");
    numbered(paper, decisions_asked(of));
    paper.paragraph(where_the_rest_is);
    return title_line(of) + paper.text();
}

}  // namespace holdfast
