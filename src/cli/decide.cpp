//! `holdfast decide`: cost-effectiveness and value of information from any model's samples.
#include "commands.hpp"

#include "output_files.hpp"
#include "terminal.hpp"

#include "holdfast/decision/decide.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/inputs/samples.hpp"
#include "holdfast/report/decision.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

constexpr std::size_t largest_samples = 1'000'000'000;  //!< [bytes] 100,000 draws of 60 parameters take a tenth of it

std::optional<CsvFile> file_at(std::string const& path, Problems& problems)
{
    auto read = DiskFiles(largest_samples).read(path);
    if (auto const* why = std::get_if<CannotRead>(&read)) {
        problems.push_back({Problem::Kind::error, {path, 0, 0, 0, ""}, "", path + " " + why->why, why->hint, {}});
        return std::nullopt;
    }
    return CsvFile{path, std::get<std::string>(std::move(read))};
}

//! Everything that was asked, or all that is wrong with it.
Read<DecisionFindings> findings_of(DecideOptions const& options, std::vector<double> const& thresholds)
{
    Problems problems;
    SampleFiles files;
    if (auto file = file_at(options.costs, problems)) files.costs = *std::move(file);
    if (auto file = file_at(options.effects, problems)) files.effects = *std::move(file);
    if (!options.parameters.empty()) files.parameters = file_at(options.parameters, problems);
    if (has_errors(problems)) return {std::nullopt, std::move(problems)};
    auto inputs = read_samples(files);
    if (!inputs.ok()) return {std::nullopt, std::move(inputs.problems)};
    auto const asked = options.evppi.empty() ? std::vector<std::string>{"all"} : options.evppi;
    auto groups = read_groups(asked, inputs.value->parameters);
    if (!groups.ok()) return {std::nullopt, std::move(groups.problems)};
    return {decide(inputs.value->samples, inputs.value->parameters, {thresholds, *std::move(groups.value)}),
            std::move(inputs.problems)};
}

ExitCode wrong_usage(std::string const& says)
{
    fmt::print(stderr, "holdfast: {}\n", says);
    return ExitCode::wrong_usage;
}

ExitCode hand_over(std::string const& text, std::string const& out)
{
    if (!out.empty()) {
        auto const failure = write_file(out, text);
        if (!failure) return ExitCode::done;
        fmt::print(stderr, "holdfast: {}\n", *failure);
        return ExitCode::could_not_write;
    }
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
        return ExitCode::done;
    fmt::print(stderr, "holdfast: could not write to standard output\n");
    return ExitCode::could_not_write;
}

}  // namespace

ExitCode decide_from_samples(DecideOptions const& options)
{
    auto const thresholds = read_willingness_to_pay(options.willingness_to_pay);
    if (auto const* wrong = std::get_if<NotANumber>(&thresholds))
        return wrong_usage(
            fmt::format("--willingness-to-pay {} {}: {}", options.willingness_to_pay, wrong->why, wrong->hint));
    if (!options.evppi.empty() && options.parameters.empty())
        return wrong_usage("--evppi needs --parameters, the draws of the parameters");

    auto const findings = findings_of(options, std::get<std::vector<double>>(thresholds));
    show_problems(findings.problems);
    if (!findings.ok()) return ExitCode::problem_in_inputs;
    if (options.format == "json") {
        for (auto const& warning : findings.value->warnings) fmt::print(stderr, "warning: {}\n", warning);
        return hand_over(decision_json(*findings.value), options.out);
    }
    auto style = style_of_output();
    style.colour = style.colour && options.out.empty();
    return hand_over(decision_text(*findings.value, style), options.out);
}

}  // namespace holdfast::cli
