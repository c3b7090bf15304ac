#include "cli/output/report_files.hpp"

#include "base/text.hpp"
#include "cli/output/output_files.hpp"
#include "cli/output/run_program.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "gathering/case_runs.hpp"
#include "gathering/report_material.hpp"
#include "gathering/scenario_runs.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/report/csv.hpp"
#include "holdfast/report/workbook.hpp"
#include "report/forms/paper_document.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

std::optional<std::string> text_of(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) return std::nullopt;
    return text.str();
}

//! A folder of our own in the machine's temporary one, gone with all that is in it when it goes out of scope.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        std::error_code none;
        path_ = (std::filesystem::temp_directory_path(none) / "holdfast-XXXXXX").string();
        if (none || ::mkdtemp(path_.data()) == nullptr) path_.clear();
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    [[nodiscard]] bool is_there() const { return !path_.empty(); }
    [[nodiscard]] std::string at(std::string const& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

//! A paper as a Word document, by pandoc; or why there is none: what to do where pandoc is not installed, or what went wrong.
std::variant<NamedText, std::string> document_of(std::string const& name, std::string const& markdown)
{
    TemporaryFolder const folder;
    auto const from = folder.at(name + ".md");
    auto const to = folder.at(name + ".docx");
    auto const not_written = name + ".docx was not written: ";
    if (!folder.is_there()) return not_written + "there is no temporary folder for pandoc to work in.";
    if (auto const why = write_file(from, markdown)) return not_written + *why;
    // With so few columns every table has the widths that its dashes say.
    switch (run_program({"pandoc", "--from=markdown-smart", "--columns=20", "--to=docx", "--output=" + to, from})) {
    case ProgramEnd::done:
        if (auto const made = text_of(to)) return NamedText{name + ".docx", report::paper_document(*made)};
        break;
    case ProgramEnd::not_found:
        return not_written + "it is made by pandoc, which is not installed here. " +
               (has_report_page() ? "Word opens report.html, and anybody" : "Anybody") +
               " who has pandoc can make it from " + name + ".md.";
    case ProgramEnd::failed: break;
    }
    return not_written + "pandoc could not make it from " + name + ".md.";
}

//! A text in Markdown and, where pandoc is there, the same as a Word document. Why one is missing is said once.
void add_paper(MadeReport& made, std::string const& name, std::string markdown)
{
    auto document = document_of(name, markdown);
    made.files.push_back({name + ".md", std::move(markdown)});
    if (auto* const written = std::get_if<NamedText>(&document)) made.files.push_back(std::move(*written));
    else if (made.no_document.empty()) made.no_document = std::get<std::string>(document);
}

}  // namespace

bool add_readings(StudyRequest const& request, ReportMaterial& material, Execution const& execution)
{
    DiskFiles const disk;
    LaidStudy const laid(request, disk);
    auto scenarios = or_complaints(
        with_progress(execution, [&](Execution const& how) { return report_scenarios(laid, request, material, how); }));
    if (!scenarios) return false;
    material.scenarios = *std::move(scenarios);
    auto financial = or_complaints(case_of_report(laid, request, material, execution));
    if (!financial) return false;
    material.financial = std::move(financial->made);
    return true;
}

MadeReport make_report(ReportMaterial& material, Execution const& execution)
{
    if (auto decision = with_progress(execution, [&](Execution const& how) { return decision_of(material, how); }))
        material.decisions.push_back(*std::move(decision));
    MadeReport made;
    auto& files = made.files;
    // The workbook's live case is one authority's: beside it, a region's drawn figures would be somebody else's.
    auto const* financial = material.financial ? &material.financial->found : nullptr;
    if (financial != nullptr && financial->impact.head.study.authorities.size() > 1) financial = nullptr;
    if (has_report_page()) files.push_back({"report.html", report_html(material)});
    try {
        files.push_back({"report.xlsx", workbook(material.findings, workbook_choice(material), material.scenarios,
                                                 material.adopters, financial)});
    } catch (std::runtime_error const& error) {  // its temporary files could not be written
        say_sentence("holdfast: report.xlsx: {}", error.what());
        return {ExitCode::could_not_write, {}, ""};
    }
    add_paper(made, "report", report_markdown(material));
    add_paper(made, "members", members_markdown(material));
    files.push_back({"savings.csv", savings_csv(material.findings)});
    for (auto& picture : report_pictures(material))
        files.push_back({"pictures/" + picture.name, std::move(picture.text)});
    return made;
}

std::string what_is_there(ReportMaterial const& material, std::string const& folder, MadeReport const& made)
{
    auto const& no_document = made.no_document;
    auto const& findings = material.findings;
    auto const choice = workbook_choice(material);
    bool const chosen = material.choice.authority || findings.study.authorities.size() == 1;
    return fmt::format(
        "{}/\n"
        "{}"
        "  report.xlsx   the workbook: its live model is {} in {}{}\n"
        "  report.md     a paper for committee, two pages{}\n"
        "  members.md    a summary for members, one page{}\n"
        "  pictures/     every picture as SVG, with a table of what is plotted\n"
        "  savings.csv   every authority and intervention\n{}",
        folder,
        has_report_page() ? "  report.html   the report: opens in a browser, needs no network\n"
                          : "report.html was not written: this holdfast was built without its page.\n",
        findings.strategies[choice.strategy].id, visible(findings.study.authorities[choice.authority].name),
        chosen ? "" : ", since none was named (--authority NAME does)",
        no_document.empty() ? "; report.docx is the same" : "", no_document.empty() ? "; members.docx is the same" : "",
        no_document.empty() ? "" : no_document + "\n");
}

}  // namespace holdfast::cli
