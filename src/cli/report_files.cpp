#include "report_files.hpp"

#include "answers.hpp"
#include "run_program.hpp"
#include "standard_streams.hpp"
#include "terminal.hpp"

#include "holdfast/base/text.hpp"
#include "holdfast/report/csv.hpp"
#include "holdfast/report/workbook.hpp"

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

constexpr std::uint64_t most_draws_of_a_decision = 2'048;

//! What knowing more would be worth where the report opens: for its authority, or for all together.
std::optional<ReportDecision> decision_of(Study study, std::optional<std::size_t> authority, Execution const& execution)
{
    ReportDecision decision;
    decision.authority = authority;
    study.draws = std::min(study.draws, most_draws_of_a_decision);
    auto& of = decision.of;
    of.draws = authority ? draws_of(study, *authority, execution) : draws_of_all(study, execution);
    if (of.draws.strategies.size() < 2) return std::nullopt;
    of.study = std::move(study);
    of.groups = each_kind(of.draws);
    auto effects = each_effect(of.draws);
    of.groups.insert(of.groups.end(), std::make_move_iterator(effects.begin()), std::make_move_iterator(effects.end()));
    StudyQuestion question;
    question.willingness_to_pay = {0.0};
    question.groups = of.groups;
    question.perspectives = {Perspective::cash};
    question.benefits = {Benefit::leavers_averted};
    of.decisions = decide_study(of.draws, question, execution);
    return decision;
}

//! report.docx by pandoc; what to do where it is not installed, or what went wrong.
std::string make_document(std::string const& folder)
{
    auto const from = folder + "/report.md";
    auto const to = folder + "/report.docx";
    switch (run_program({"pandoc", "--from=markdown-smart", "--to=docx", "--output=" + to, from})) {
    case ProgramEnd::done: return "";
    case ProgramEnd::not_found:
        return "report.docx was not written: it is made by pandoc, which is not installed here. Word opens "
               "report.html, and anybody who has pandoc can make it from report.md.";
    case ProgramEnd::failed: return "report.docx was not written: pandoc could not make it from report.md.";
    }
    return "";
}

std::string what_is_there(ReportMaterial const& material, std::string const& folder, std::string const& no_document)
{
    auto const& findings = material.findings;
    auto const choice = workbook_choice(material);
    bool const chosen = material.choice.authority || findings.study.authorities.size() == 1;
    return fmt::format(
        "{}/\n"
        "  report.html   the report: opens in a browser, needs no network\n"
        "  report.xlsx   the workbook: its live model is {} in {}{}\n"
        "  report.md     a paper for committee{}\n"
        "  pictures/     every picture as SVG, with a table of what is plotted\n"
        "  savings.csv   every authority and intervention\n{}",
        folder, findings.strategies[choice.strategy].id, visible(findings.study.authorities[choice.authority].name),
        chosen ? "" : ", since none was named (holdfast report --authority NAME does)",
        no_document.empty() ? "; report.docx is the same" : "", no_document.empty() ? "" : no_document + "\n");
}

}  // namespace

ReportMaterial report_of(Study const& study, Execution const& execution)
{
    auto pictured = evaluate_with_pictures(study, execution);
    ReportMaterial material;
    material.findings = std::move(pictured.findings);
    material.pictures = std::move(pictured.pictures);
    return material;
}

WrittenReport write_report(ReportMaterial& material, std::string const& folder, Execution const& execution)
{
    if (auto decision = with_progress(execution, [&](Execution const& how) {
            return decision_of(material.findings.study, material.choice.authority, how);
        }))
        material.decisions.push_back(*std::move(decision));
    std::vector<NamedText> pictures;
    for (auto& picture : report_pictures(material))
        pictures.push_back({std::move(picture.name), std::move(picture.text)});
    std::string book;
    try {
        book = workbook(material.findings, workbook_choice(material));
    } catch (std::runtime_error const& error) {  // its temporary files could not be written
        say("holdfast: report.xlsx: {}\n", error.what());
        return {ExitCode::could_not_write, ""};
    }
    auto code = write_files(folder, {{"report.html", report_html(material)},
                                     {"report.xlsx", std::move(book)},
                                     {"report.md", report_markdown(material)},
                                     {"savings.csv", savings_csv(material.findings)}});
    if (code == ExitCode::done) code = write_files(folder + "/pictures", pictures);
    if (code != ExitCode::done) return {code, ""};
    return {code, what_is_there(material, folder, make_document(folder))};
}

}  // namespace holdfast::cli
