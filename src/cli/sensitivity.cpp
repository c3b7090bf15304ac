//! `holdfast sensitivity`: what must be true for a strategy to pay in one authority, and which inputs move the answer.
#include "commands.hpp"

#include "output_files.hpp"
#include "study_request.hpp"
#include "terminal.hpp"

#include "holdfast/base/text.hpp"
#include "holdfast/report/sensitivity.hpp"
#include "holdfast/study/sensitivity.hpp"

#include <array>
#include <cstdio>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

std::string names_of_inputs()
{
    std::vector<std::string> names;
    for (auto const input : all_threshold_inputs) names.emplace_back(name(input));
    return in_words(names, "or");
}

//! Two inputs divided by a comma, or what is wrong with them.
std::variant<TwoWayQuestion, std::string> question_from(std::string const& typed)
{
    auto const parts = split(typed, ',');
    if (parts.size() != 2) return "write two inputs with a comma between them, as in programme-cost,hazard-ratio";
    std::array<ThresholdInput, 2> inputs{};
    for (std::size_t i = 0; i < 2; ++i) {
        auto const wanted = trimmed(parts[i]);
        auto const input = threshold_input_named(wanted);
        if (!input) return fmt::format("there is no input \"{}\": write {}", visible(wanted), names_of_inputs());
        inputs[i] = *input;
    }
    if (inputs[0] == inputs[1]) return "the two inputs are the same: write two different ones";
    return TwoWayQuestion{inputs[0], inputs[1]};
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

ExitCode sensitivity(SensitivityOptions const& options)
{
    TwoWayQuestion question;
    if (options.two_way) {
        auto const read = question_from(*options.two_way);
        if (auto const* wrong = std::get_if<std::string>(&read)) {
            fmt::print(stderr, "holdfast: --two-way {}: {}\n", *options.two_way, *wrong);
            return ExitCode::wrong_usage;
        }
        question = std::get<TwoWayQuestion>(read);
    }
    auto asked = options.study;
    asked.authorities = {options.authority};
    asked.interventions = {options.intervention};
    auto const study = study_or_complaints(asked);
    if (!study) return ExitCode::problem_in_inputs;
    auto const strategy = study->interventions.size() == 1 ? study->interventions.front().id : options.intervention;
    Execution execution;
    execution.threads = options.threads;
    auto const found = study_sensitivity(*study, 0, strategy, question, execution);
    if (options.format == "json") return hand_over(sensitivity_json(found), options.out);
    if (options.format == "csv") return hand_over(sensitivity_csv(found), options.out);
    auto style = style_of_output();
    style.colour = style.colour && options.out.empty();
    return hand_over(sensitivity_text(found, options.two_way.has_value(), style), options.out);
}

}  // namespace holdfast::cli
