//! `holdfast run`: savings of every chosen authority and intervention.
#include "cli/commands.hpp"

#include "base/text.hpp"
#include "cli/answer_options.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/report_files.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "cli/published_panel.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/study_request.hpp"
#include "gathering/case_runs.hpp"
#include "gathering/report_material.hpp"
#include "gathering/scenario_runs.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/questions/chance.hpp"
#include "holdfast/questions/draws.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/financial_case.hpp"
#include "holdfast/report/csv.hpp"
#include "holdfast/report/json.hpp"
#include "holdfast/report/summary_text.hpp"
#include "inputs/fields/typed_amount.hpp"
#include "inputs/files/compression.hpp"
#include "report/decision/samples_csv.hpp"
#include "report/explain/base_case.hpp"
#include "report/look_back/adopters_chapter.hpp"

#include <variant>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

struct RunOptions {
    StudyOptions study;
    std::optional<std::string> precision;     //!< "£1000" or "1%"
    std::optional<std::string> sampling;      //!< philox, sobol
    std::optional<std::string> instructions;  //!< sse2, avx2, avx512
    unsigned threads{};
    std::string report;  //!< the folder of a report; empty: none
    std::string out;
    std::string draws_out;                         //!< a folder; empty: none
    std::optional<std::string> draws_compression;  //!< none, zstd
    AnswerOptions answer{AnswerOptions::Forms::text_json_csv};
    bool base_case{};
    bool chance{};
    bool scenarios{};
};

void declare(CLI::App& app, RunOptions& options)
{
    add_study(app, options.study, "study");
    add_choice(app, options.study);
    add_draws(app, options.study);
    app.add_option("--precision", options.precision,
                   "draw until the standard error of every headline is below this: \"£1000\" or \"1%\"")
        ->type_name("AMOUNT");
    app.add_option("--sampling", options.sampling,
                   "how to draw: philox (independent draws, the default) or sobol (scrambled Sobol points)")
        ->type_name("NAME")
        ->check(CLI::IsMember({"philox", "sobol"}));
    app.add_option("--instructions", options.instructions,
                   "which of the processor's instructions to use: sse2, avx2 or avx512 (results do not depend on it)")
        ->type_name("NAME");
    add_threads(app, options.threads);
    app.add_option("--out", options.out, "write results.json and savings.csv into this folder")->type_name("DIR");
    app.add_option("--draws-out", options.draws_out,
                   "write every draw into this folder: costs, effects and what was drawn, as `decide` reads them")
        ->type_name("DIR");
    app.add_option("--draws-compression", options.draws_compression, "of those files: none or zstd")
        ->type_name("NAME")
        ->check(CLI::IsMember({"none", "zstd"}));
    app.add_option("--report", options.report, "write a report into this folder, too: see holdfast report")
        ->type_name("DIR");
    options.answer.add_format_to(app);
    options.answer.add_full_to(app);
    app.add_flag("--base-case", options.base_case, "no draws: every input at its mean, exact to the penny");
    app.add_flag("--scenarios", options.scenarios, "the study's scenarios as well: the same in other circumstances");
    app.add_flag("--chance", options.chance,
                 fmt::format("what chance may bring as well, as whole people leave or stay (at most {} authorities)",
                             most_authorities_for_chance));
}

//! "£1000" or "1%". A small figure without a sign could be either, and the two are a long way apart.
std::variant<Precision, std::string> precision_from(std::string const& text)
{
    constexpr double asked_back_below = 100.0;
    if (auto const wrong = zero_in_front(text)) return fmt::format("it {}; {}", wrong->why, wrong->hint);
    auto const read = read_number(text);
    auto const* number = std::get_if<WrittenNumber>(&read);
    if (number != nullptr && number->mark == NumberMark::per_cent && number->value > 0.0)
        return Precision{0.0, number->value};
    bool const bare = number != nullptr && number->mark == NumberMark::none && number->value > 0.0;
    if (bare && number->value < asked_back_below)
        return fmt::format("is that pounds or per cent? Write \"£{}\" or \"{}\"", trimmed(text),
                           in_per_cent(number->value < 1.0 ? number->value : number->value / 100.0));
    auto const pounds = read_money(text);
    if (auto const* value = std::get_if<double>(&pounds); value != nullptr && *value > 0.0)
        return Precision{*value, 0.0};
    return std::string("write an amount of pounds or a share, as in \"£1000\" or \"1%\"");
}

//! Every draw in files that `holdfast decide` and other people's software read.
std::vector<NamedText> files_of(StudyDraws const& draws, bool compress)
{
    auto const& ids = draws.strategies;
    struct File {
        char const* name;
        std::vector<std::string> const& names;
        std::vector<Draws> const& columns;
    };
    std::vector<File> const files{
        {"costs", ids, draws.costs[static_cast<std::size_t>(Perspective::cash)]},
        {"costs-total", ids, draws.costs[static_cast<std::size_t>(Perspective::total)]},
        {"effects", ids, draws.effects[static_cast<std::size_t>(Benefit::leavers_averted)]},
        {"effects-fte-years", ids, draws.effects[static_cast<std::size_t>(Benefit::fte_years_kept)]},
        {"parameters", draws.parameters.names, draws.parameters.columns}};
    std::vector<NamedText> written;
    for (auto const& file : files) {
        if (file.columns.empty()) continue;
        auto text = samples_csv(file.names, file.columns);
        written.push_back({fmt::format("{}.csv{}", file.name, compress ? ".zst" : ""),
                           compress ? compressed(text) : std::move(text)});
    }
    return written;
}

//! On standard error, what is in them.
void show_draws(StudyDraws const& draws, std::string const& folder)
{
    say_sentence("{}: {} draws of {} and {} of its beliefs are in {}{}", draws.name, draws.draws,
                 draws.strategies.size() == 1 ? "1 strategy" : fmt::format("{} strategies", draws.strategies.size()),
                 draws.parameters.names.size(), folder,
                 draws.authorities > 1
                     ? fmt::format(" (sums over {} authorities; only beliefs that they share)", draws.authorities)
                     : "");
    for (auto const& strategy : draws.left_out) say_sentence("left out: {}: {}", strategy.name, strategy.reason);
}

//! Everything that the run writes into folders, all at its end: a run that is stopped before leaves them as they were.
ExitCode write_folders(RunOptions const& options, Study const& study, ReportMaterial& material,
                       ChanceFindings const& chance, std::vector<ScenarioRun> const& scenarios,
                       Execution const& execution)
{
    auto const& findings = material.findings;
    OutputFolders folders;
    if (!options.out.empty())
        folders.add(options.out, {{"results.json", results_json(findings, chance, scenarios, material.adopters)},
                                  {"savings.csv", savings_csv(findings)}});
    std::optional<StudyDraws> draws;
    if (!options.draws_out.empty()) {
        draws = draws_of_all(study, execution);
        folders.add(options.draws_out, files_of(*draws, options.draws_compression.value_or("none") == "zstd"));
    }
    MadeReport report;
    if (!options.report.empty()) {
        if (!add_readings(request_from(options.study), material, execution)) return ExitCode::problem_in_inputs;
        report = make_report(material, execution);
        if (report.code != ExitCode::done) return report.code;
        folders.add(options.report, std::move(report.files));
    }
    if (auto const code = folders.write({HOLDFAST_VERSION, "run", findings.inputs_hash, findings.seed, findings.draws});
        code != ExitCode::done)
        return code;
    if (draws) show_draws(*draws, options.draws_out);
    if (!options.report.empty()) say("{}", what_is_there(material, options.report, report));
    return ExitCode::done;
}

ExitCode show_base_case(Study const& study, AnswerOptions const& answer)
{
    auto const cases = base_cases(study);
    return answer.hand_over({[&](auto const& style) { return base_case_text(study, cases, style); },
                             [&] { return base_case_json(study, cases); },
                             [&] { return base_case_csv(study, cases); }});
}

//! Chance is about what single authorities may see, and takes seconds for each.
std::optional<std::string> no_chance_because(RunOptions const& options, Study const& study)
{
    if (options.base_case) return "the base case has no draws, and so no chance; leave out one of the two";
    if (study.authorities.size() <= most_authorities_for_chance) return std::nullopt;
    return fmt::format("at most {} authorities, and {} are chosen; choose fewer with --authority NAME or --region NAME",
                       most_authorities_for_chance, study.authorities.size());
}

//! What was typed and would be passed over in silence.
std::optional<std::string> has_no_use(RunOptions const& options)
{
    if (options.answer.is_full() && !options.answer.is_text())
        return "--full is of the text: --format json and csv hold everything anyway";
    if (options.answer.is_full() && options.base_case)
        return "--base-case prints all there is, and --full has nothing to add";
    if (options.base_case && !options.out.empty())
        return "--out writes the results of draws, and --base-case has none: write --base-case --format json >FILE";
    if (options.base_case && options.scenarios) return "--scenarios are run by draws, and --base-case has none";
    if (options.precision && options.scenarios)
        return "--scenarios are run with the study's draws, and --precision takes as many as it needs: give --draws";
    if (options.base_case && options.precision) return "--precision is of draws, and --base-case has none";
    if (options.draws_compression && options.draws_out.empty())
        return "--draws-compression is of the files of --draws-out, which is missing";
    char const* const other = options.precision ? "--precision" : options.base_case ? "--base-case" : nullptr;
    if (other != nullptr && !options.draws_out.empty())
        return fmt::format("--draws-out goes with a number of draws, not with {}", other);
    if (other != nullptr && !options.report.empty())
        return fmt::format("--report goes with a number of draws, not with {}", other);
    return std::nullopt;
}

//! Sets the processor's instructions that were asked for; or why it cannot.
std::optional<std::string> choose_instructions(RunOptions const& options, Execution& execution)
{
    if (!options.instructions) return std::nullopt;
    auto const named = instruction_set_named(*options.instructions);
    if (!named) return fmt::format("--instructions {}: write sse2, avx2 or avx512", visible(*options.instructions));
    if (!machine_has(*named))
        return fmt::format("--instructions {}: this machine does not have {}", *options.instructions, name(*named));
    execution.instructions = *named;
    return std::nullopt;
}

//! Those that were asked for, with the study's draws. None where one has an error, which is shown.
std::optional<std::vector<ScenarioRun>> scenarios_asked(RunOptions const& options, Findings const& findings,
                                                        Execution const& execution)
{
    if (!options.scenarios) return std::vector<ScenarioRun>{};
    auto const request = request_from(options.study);
    DiskFiles const disk;
    auto runs = or_complaints(with_progress(execution, [&](Execution const& how) {
        return scenario_runs(LaidStudy(request, disk), request, findings.study.sampling, how);
    }));
    if (runs && runs->empty()) say_sentence("--scenarios: the inputs hold no [[scenario]]");
    return runs;
}

//! That the programme which the first screen opens with pays for itself in its first financial year. Of several authorities it
//! would take each one's draws again.
std::optional<double> first_year_chance(Findings const& findings, TextStyle const& style, Execution const& execution)
{
    if (style.full || findings.study.authorities.size() != 1) return std::nullopt;
    auto const lead = leading_strategy(findings);
    if (!lead) return std::nullopt;
    auto const made = financial_case(findings.study, 0, findings.strategies.at(*lead).id, execution);
    if (made.years.empty() || !made.years.front().savings) return std::nullopt;
    return made.years.front().savings->chance;
}

ExitCode run(RunOptions const& options)
{
    if (auto const why = has_no_use(options)) return wrong_usage(*why);
    std::optional<Precision> wished;
    if (options.precision) {
        auto const read = precision_from(*options.precision);
        if (auto const* why = std::get_if<std::string>(&read))
            return wrong_usage(fmt::format("--precision {}: {}", visible(*options.precision), *why));
        wished = std::get<Precision>(read);
    }
    Execution execution;
    execution.threads = options.threads;
    if (auto const why = choose_instructions(options, execution)) return wrong_usage(*why);
    auto asked = options.study;
    asked.answer_has_warnings = options.answer.is_text() && options.answer.is_full() && !options.base_case;
    auto study = study_or_complaints(asked);
    if (!study) return ExitCode::problem_in_inputs;
    if (options.sampling == "sobol") study->sampling = Sampling::sobol;
    if (options.chance)
        if (auto const why = no_chance_because(options, *study)) return wrong_usage("--chance: " + *why);
    if (options.base_case) return show_base_case(*study, options.answer);

    auto adopters = adopters_found(*study);
    if (!adopters) return ExitCode::problem_in_inputs;
    auto material = with_progress(execution, [&](Execution const& how) {
        if (!options.report.empty()) return report_of(*study, how);
        ReportMaterial plain;
        plain.findings = wished ? evaluate_to(*wished, *study, how) : evaluate(*study, how);
        return plain;
    });
    material.adopters = *std::move(adopters);
    auto const& findings = material.findings;
    ChanceFindings chance;
    if (options.chance)
        chance = with_progress(execution, [&](Execution const& how) { return chance_variation(findings.study, how); });

    auto const scenarios = scenarios_asked(options, findings, execution);
    if (!scenarios) return ExitCode::problem_in_inputs;
    if (auto const code = write_folders(options, *study, material, chance, *scenarios, execution);
        code != ExitCode::done)
        return code;
    return options.answer.hand_over(
        {[&](auto const& style) {
             auto page = summary_text(findings, style, chance, first_year_chance(findings, style, execution));
             if (style.full && findings.strategies.size() == 1)  // where its evidence is shown
                 page += adopters_text(material.adopters, style);
             if (!scenarios->empty()) page += "\n" + scenarios_text(findings, *scenarios, style);
             return page;
         },
         [&] { return results_json(findings, chance, *scenarios, material.adopters); },
         [&] { return savings_csv(findings); }},
        options.study);
}

}  // namespace

Work add_run(CLI::App& app) { return work_of<RunOptions>(app, declare, run); }

}  // namespace holdfast::cli
