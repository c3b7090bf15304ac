//! `holdfast sensitivity`: what must be true for a strategy to pay in one authority or in a region, and which inputs
//! move the answer.
#include "cli/commands.hpp"

#include "base/text.hpp"
#include "cli/answer_options.hpp"
#include "cli/output/answers.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/study_request.hpp"
#include "holdfast/questions/sensitivity.hpp"
#include "report/sensitivity/sensitivity.hpp"

#include <array>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

struct SensitivityOptions {
    OneOptions selected;
    std::optional<std::string> two_way;  //!< "programme-cost,hazard-ratio"
    unsigned threads{};
    AnswerOptions answer{AnswerOptions::Forms::text_json_csv};
};

void declare(CLI::App& app, SensitivityOptions& options)
{
    add_one_or_region(app, options.selected);
    add_draws(app, options.selected.study);
    app.add_option("--two-way", options.two_way, "show two inputs at once, as in programme-cost,hazard-ratio")
        ->type_name("INPUT,INPUT");
    add_threads(app, options.threads);
    options.answer.add_to(app);
    options.answer.add_full_to(app);
}

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

ExitCode sensitivity(SensitivityOptions const& options)
{
    TwoWayQuestion question;
    if (options.two_way) {
        auto const read = question_from(*options.two_way);
        if (auto const* wrong = std::get_if<std::string>(&read))
            return wrong_usage(fmt::format("--two-way {}: {}", *options.two_way, *wrong));
        question = std::get<TwoWayQuestion>(read);
    }
    auto selected = options.selected;
    selected.study.answer_has_warnings = options.answer.is_text() && options.answer.is_full();
    auto const asked = study_of_one(selected);
    if (!asked) return ExitCode::problem_in_inputs;
    Execution execution;
    execution.threads = options.threads;
    auto const answer = sensitivity_of_sum(asked->study, asked->strategy, question, execution);
    return options.answer.hand_over(
        {[&](auto const& style) { return sensitivity_text(answer, options.two_way.has_value(), style); },
         [&] { return sensitivity_json(answer); }, [&] { return sensitivity_csv(answer); }},
        options.selected.study);
}

}  // namespace

Work add_sensitivity(CLI::App& app) { return work_of<SensitivityOptions>(app, declare, sensitivity); }

}  // namespace holdfast::cli
