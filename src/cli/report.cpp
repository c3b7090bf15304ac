//! `holdfast report`: everything to take to committee.
#include "commands.hpp"

#include "answers.hpp"
#include "run_program.hpp"
#include "study_request.hpp"
#include "terminal.hpp"

#include "holdfast/inputs/budget_request.hpp"
#include "holdfast/report/csv.hpp"
#include "holdfast/report/report.hpp"
#include "holdfast/report/workbook.hpp"
#include "holdfast/study/evaluate.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

//! The study with everything in it, and what the report opens with.
struct Asked {
    Study study;
    ReportChoice choice;
};

//! Who is meant by what was typed is found as `run` finds it: by reading the study with that choice alone.
std::optional<Asked> asked_of(ReportOptions const& options)
{
    auto study = study_or_complaints(options.study);
    if (!study) return std::nullopt;
    Asked asked{*std::move(study), {}};
    auto const only = [&](std::vector<std::string> StudyOptions::*choice, std::string const& name) {
        auto narrowed = options.study;
        narrowed.*choice = {name};
        return study_or_complaints(narrowed);
    };
    if (options.authority) {
        auto const one = only(&StudyOptions::authorities, *options.authority);
        if (!one) return std::nullopt;
        auto const& all = asked.study.authorities;
        auto const found = std::find_if(all.begin(), all.end(), [&](Authority const& authority) {
            return authority.code == one->authorities.front().code;
        });
        if (found == all.end()) {
            (void)wrong_usage(
                fmt::format("--authority {}: it is not among the study's authorities", *options.authority));
            return std::nullopt;
        }
        asked.choice.authority = static_cast<std::size_t>(found - all.begin());
    }
    if (options.intervention) {
        auto const one = only(&StudyOptions::interventions, *options.intervention);
        if (!one) return std::nullopt;
        auto const& id = one->packages.empty() ? one->interventions.front().id : one->packages.front().id;
        auto const strategies = strategies_of(asked.study);
        auto const found =
            std::find_if(strategies.begin(), strategies.end(), [&](Strategy const& s) { return s.id == id; });
        if (found == strategies.end()) {
            (void)wrong_usage(fmt::format("--intervention {}: it is not among the study's", *options.intervention));
            return std::nullopt;
        }
        asked.choice.strategy = static_cast<std::size_t>(found - strategies.begin());
    }
    return asked;
}

//! The question about the budget; none where none was asked for, or (with problems shown) where it cannot be read.
Read<BudgetQuestion> budget_question(ReportOptions const& options, Study const& study)
{
    BudgetRequest request;
    request.total = options.total;
    request.frontier = options.frontier;
    auto question = read_budget(request, study);
    if (question.ok() && !options.total)
        question.value->conditions.push_back(TotalAtMost{question.value->frontier.back()});
    return question;
}

constexpr std::uint64_t most_draws_of_a_decision = 4'096;

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
               "report.html, and "
               "anybody who has pandoc can make it from report.md.";
    case ProgramEnd::failed: return "report.docx was not written: pandoc could not make it from report.md.";
    }
    return "";
}

void say_what_is_there(ReportOptions const& options, ReportMaterial const& material, std::string const& no_document)
{
    auto const& findings = material.findings;
    auto const choice = workbook_choice(material);
    fmt::print("{}/\n"
               "  report.html   the report: opens in a browser, needs no network\n"
               "  report.xlsx   the workbook: its live model is {} in {}{}\n"
               "  report.md     a paper for committee{}\n"
               "  pictures/     every picture as SVG, with a table of what is plotted\n"
               "  savings.csv   every authority and intervention\n",
               options.out, findings.strategies[choice.strategy].id, findings.study.authorities[choice.authority].name,
               options.authority || findings.study.authorities.size() == 1
                   ? ""
                   : ", where it saves most (--authority NAME chooses)",
               no_document.empty() ? "; report.docx is the same" : "");
    if (!no_document.empty()) fmt::print(stderr, "{}\n", no_document);
}

}  // namespace

ExitCode report(ReportOptions const& options)
{
    auto asked = asked_of(options);
    if (!asked) return ExitCode::problem_in_inputs;
    std::optional<BudgetQuestion> question;
    if (options.total || options.frontier) {
        auto read = budget_question(options, asked->study);
        if (!read.ok()) {
            show_problems(read.problems);
            return ExitCode::problem_in_inputs;
        }
        question = std::move(read.value);
    }
    Execution execution;
    execution.threads = options.threads;
    ReportMaterial material;
    material.choice = asked->choice;
    auto pictured =
        with_progress(execution, [&](Execution const& how) { return evaluate_with_pictures(asked->study, how); });
    material.findings = std::move(pictured.findings);
    material.pictures = std::move(pictured.pictures);
    if (auto decision = with_progress(
            execution, [&](Execution const& how) { return decision_of(asked->study, asked->choice.authority, how); }))
        material.decisions.push_back(*std::move(decision));
    if (question)
        material.budget =
            with_progress(execution, [&](Execution const& how) { return share_out(*question, asked->study, how); });
    if (auto const code =
            write_files(options.out, {{"report.html", report_html(material)},
                                      {"report.xlsx", workbook(material.findings, workbook_choice(material))},
                                      {"report.md", report_markdown(material)},
                                      {"savings.csv", savings_csv(material.findings)}});
        code != ExitCode::done)
        return code;
    std::vector<NamedText> files;
    for (auto& picture : report_pictures(material)) files.push_back({std::move(picture.name), std::move(picture.text)});
    if (auto const code = write_files(options.out + "/pictures", files); code != ExitCode::done) return code;
    say_what_is_there(options, material, make_document(options.out));
    return ExitCode::done;
}

}  // namespace holdfast::cli
