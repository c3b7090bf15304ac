//! `holdfast report`: everything to take to committee.
#include "cli/commands.hpp"

#include "cli/budget_request.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/report_files.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "cli/published_panel.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/study_request.hpp"
#include "gathering/report_material.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/report/report.hpp"
#include "report/budget/budget.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

struct ReportOptions {
    StudyOptions study;
    std::optional<std::string> authority, intervention;  //!< what it opens with
    BudgetRequest budget;                                //!< to show: total, frontier
    unsigned threads{};
    std::string out{"report"};
    std::string date;  //!< of the paper, as typed
};

void declare(CLI::App& app, ReportOptions& options)
{
    add_study(app, options.study, "study");
    app.add_option("--authority", options.authority,
                   "the authority that it is about; all others are in it, too, to be compared")
        ->type_name("NAME");
    app.add_option("--intervention", options.intervention,
                   "what it opens with, by id, alias or name; without it, what leads")
        ->type_name("NAME");
    add_repeated(app, "--region", options.study.regions, "only authorities of this region", "NAME");
    app.add_option("--total", options.budget.total, "show what a budget would buy: \"£20m\"")->type_name("AMOUNT");
    app.add_option("--frontier", options.budget.frontier,
                   "show the best choice at each of these budgets, as in 5m:50m:5m")
        ->type_name("FIRST:LAST:STEP");
    add_draws(app, options.study);
    add_threads(app, options.threads);
    app.add_option("--date", options.date,
                   "the date of the paper, as it is to stand there: \"1 December 2026\"; to be filled in without it")
        ->type_name("DATE");
    app.add_option("--out", options.out, "the folder to write into; \"report\" without it")->type_name("DIR");
}

//! The study with everything in it, and what the report opens with.
struct Asked {
    Study study;
    ReportChoice choice;
    StudyOptions typed{};  //!< from which the same study is read again
};

//! A council's own study names that council alone. Its report still needs everybody else, with published figures, for its
//! neighbours and its ranks: so it is read once more with all of them, and opens with the council.
//! A budget is shared among the authorities that a study names, so that with one the study stays as it is.
bool add_those_to_compare_with(ReportOptions const& options, Asked& asked)
{
    bool const has_budget = options.budget.total || options.budget.frontier;
    if (asked.study.authorities.size() != 1 || !options.study.regions.empty() || has_budget) return true;
    auto const code = asked.study.authorities.front().code;
    asked.typed.authorities = {"all"};
    asked.typed.answer_has_warnings = true;  // said already, of the council
    auto everyone = study_or_complaints(asked.typed);
    if (!everyone) return false;
    asked.study = *std::move(everyone);
    auto const& all = asked.study.authorities;
    auto const own = std::find_if(all.begin(), all.end(), [&](Authority const& one) { return one.code == code; });
    require(own != all.end(), "an authority of a study is among all of its inputs");
    asked.choice.authority = static_cast<std::size_t>(own - all.begin());
    return true;
}

//! That nothing of the name is in the study is said as `run` says it of the same choice: a name that the inputs hold, and
//! that the study leaves out, is known to both.
ExitCode not_in_study(ReportOptions const& options, std::vector<std::string> StudyOptions::*choice, char const* option,
                      std::string const& typed, char const* whom)
{
    auto narrowed = options.study;
    narrowed.*choice = {typed};
    narrowed.answer_has_warnings = true;  // said already, of the whole study
    if (!study_or_complaints(narrowed)) return ExitCode::problem_in_inputs;
    return wrong_usage(fmt::format("{} {}: it is not among the study's{}", option, typed, whom));
}

std::variant<Asked, ExitCode> asked_of(ReportOptions const& options)
{
    auto study = study_or_complaints(options.study);
    if (!study) return ExitCode::problem_in_inputs;
    Asked asked{*std::move(study), {}, options.study};
    if (options.authority) {
        auto const named = authority_named(asked.study, *options.authority);
        auto const* const number = std::get_if<AuthorityNumber>(&named);
        if (number == nullptr)
            return not_in_study(options, &StudyOptions::authorities, "--authority", *options.authority, " authorities");
        asked.choice.authority = index(*number);
    }
    if (options.intervention) {
        auto const named = programme_named(asked.study, *options.intervention);
        auto const* const number = std::get_if<StrategyNumber>(&named);
        if (number == nullptr)
            return not_in_study(options, &StudyOptions::interventions, "--intervention", *options.intervention, "");
        asked.choice.strategy = index(*number);
    }
    if (!add_those_to_compare_with(options, asked)) return ExitCode::problem_in_inputs;
    return asked;
}

//! The question about the budget; none where none was asked for, or (with problems shown) where it cannot be read.
Read<BudgetQuestion> budget_question(ReportOptions const& options, Study const& study)
{
    auto question = read_budget(options.budget, study);
    if (question.ok() && !options.budget.total)
        question.value->conditions.push_back(TotalAtMost{question.value->frontier.back()});
    return question;
}

ExitCode report(ReportOptions const& options)
{
    auto const read = asked_of(options);
    if (auto const* code = std::get_if<ExitCode>(&read)) return *code;
    auto const& asked = std::get<Asked>(read);
    std::optional<BudgetQuestion> question;
    if (options.budget.total || options.budget.frontier) {
        auto budget = budget_question(options, asked.study);
        if (!budget.ok()) {
            show_problems(budget.problems);
            return ExitCode::wrong_usage;
        }
        question = std::move(budget.value);
    }
    auto adopters = adopters_found(asked.study);
    if (!adopters) return ExitCode::problem_in_inputs;
    Execution execution;
    execution.threads = options.threads;
    auto material = with_progress(execution, [&](Execution const& how) { return report_of(asked.study, how); });
    material.choice = asked.choice;
    material.date = options.date;
    material.adopters = *std::move(adopters);
    if (question) {
        material.budget =
            with_progress(execution, [&](Execution const& how) { return share_out(*question, asked.study, how); });
        if (!material.budget->bought) {
            say_sentence("holdfast: no choice keeps to the budget");
            for (auto const& sentence : why_nothing_fits(*material.budget)) say_sentence("  {}", sentence);
            return ExitCode::problem_in_inputs;
        }
    }
    if (!add_readings(request_from(asked.typed), material, execution)) return ExitCode::problem_in_inputs;
    auto made = make_report(material, execution);
    if (made.code != ExitCode::done) return made.code;
    auto const& found = material.findings;
    auto const code = write_into(options.out, std::move(made.files),
                                 {HOLDFAST_VERSION, "report", found.inputs_hash, found.seed, found.draws});
    return code == ExitCode::done ? hand_over(what_is_there(material, options.out, made)) : code;
}

}  // namespace

Work add_report(CLI::App& app) { return work_of<ReportOptions>(app, declare, report); }

}  // namespace holdfast::cli
