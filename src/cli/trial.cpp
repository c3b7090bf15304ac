//! `holdfast trial`: what a trial of an intervention would be worth.
#include "cli/commands.hpp"

#include "base/text.hpp"
#include "cli/answer_options.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/terminal.hpp"
#include "cli/typed/study_request.hpp"
#include "inputs/fields/typed_amount.hpp"
#include "report/trial/trial.hpp"
#include "report/words/first_screen.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

constexpr std::size_t most_sizes = 100;
constexpr double most_workers = 100'000.0;

//! "20", "10,000".
Typed<double> read_count(std::string_view text)
{
    auto const read = read_whole_number(text);
    if (auto const* wrong = std::get_if<NotANumber>(&read)) return *wrong;
    return static_cast<double>(std::get<std::uint64_t>(read));
}

//! "24 months", "2 years"; a figure without a unit could be either.
Typed<double> read_duration(std::string_view text)
{
    if (auto wrong = zero_in_front(text)) return *std::move(wrong);
    auto const read = read_number(text);
    if (auto const* wrong = std::get_if<NotANumber>(&read)) return *wrong;
    auto const number = std::get<WrittenNumber>(read);
    if (number.mark == NumberMark::months) return number.value;
    return NotANumber{number.mark == NumberMark::none ? "has no unit" : "is no duration", ""};
}

//! "5", "2.5" or "5 years".
Typed<double> read_years(std::string_view text)
{
    if (auto wrong = zero_in_front(text)) return *std::move(wrong);
    auto const read = read_number(text);
    if (auto const* wrong = std::get_if<NotANumber>(&read)) return *wrong;
    auto const number = std::get<WrittenNumber>(read);
    if (number.mark == NumberMark::none) return number.value;
    constexpr double months_a_year = 12.0;
    if (number.mark == NumberMark::months) return number.value / months_a_year;
    return NotANumber{"is no number of years", ""};
}

//! Something that a trial's worth assumes and that can be said otherwise: as it is typed, and where it goes.
struct Assumption {
    char const* option;
    char const* help;
    char const* type;
    Typed<double> (*read)(std::string_view);
    double low, high;
    char const* hint;
    void (*put)(TrialQuestion&, double);
};

constexpr char const* as_pounds = "write an amount, as in £200,000";
constexpr std::array assumptions{
    Assumption{"clusters-per-arm", "teams or offices that are randomised; 20 without it", "NUMBER", read_count, 1.0,
               most_workers, "write a whole number, as in 20",
               [](TrialQuestion& q, double value) { q.clusters_per_arm = static_cast<std::size_t>(value); }},
    Assumption{"intra-cluster-correlation", "how alike workers of one team leave; 0.05 without it", "SHARE", read_share,
               0.0, 0.99, "write a share below 1, as in 0.05",
               [](TrialQuestion& q, double value) { q.intra_cluster_correlation = value; }},
    Assumption{"follow-up", "how long leavers are counted; \"24 months\" without it", "MONTHS", read_duration, 1.0,
               120.0, "write 1 to 120 months, as in \"24 months\"",
               [](TrialQuestion& q, double value) {
                   q.follow_up_months = value;
                   q.months_until_report = value + 12.0;
               }},
    Assumption{"report-after", "when it reports; a year after the follow-up without it", "MONTHS", read_duration, 0.0,
               360.0, "write \"36 months\" or \"3 years\"",
               [](TrialQuestion& q, double value) { q.months_until_report = value; }},
    Assumption{"fixed-cost", "what it costs whatever its size; £200,000 without it", "AMOUNT", read_money, 0.0, 1e12,
               as_pounds, [](TrialQuestion& q, double value) { q.fixed_cost = value; }},
    Assumption{"cost-per-worker", "and for each worker in either arm; £300 without it", "AMOUNT", read_money, 0.0, 1e9,
               as_pounds, [](TrialQuestion& q, double value) { q.cost_per_worker = value; }},
    Assumption{"years-of-use", "years for which its answer is used; 5 without it", "NUMBER", read_years, 0.0, 100.0,
               "write a number of years up to 100, as in 5",
               [](TrialQuestion& q, double value) { q.years_of_use = value; }},
    Assumption{"share-of-authorities",
               "how many of the chosen authorities would use it; half without it, all where one was chosen", "SHARE",
               read_share, 1e-6, 1.0, "write a share above 0, as in 0.5 or 50%",
               [](TrialQuestion& q, double value) { q.share_of_authorities = value; }}};

struct TrialOptions {
    std::vector<std::string> words;  //!< by their places: [AUTHORITY] INTERVENTION
    std::string intervention;        //!< by option, and, once parsed, whatever was typed
    StudyOptions study;
    std::string workers_per_arm{"50:1000:50"};
    //! By assumption. Not given: as TrialQuestion has it, which is printed as such.
    std::array<std::optional<std::string>, assumptions.size()> assumed;
    std::optional<std::string> perspective;
    bool against_all{};
    AnswerOptions answer{AnswerOptions::Forms::text_json};
};

//! `trial INTERVENTION STUDY` was the way to write it: a path in the last place can mean nothing else.
void take_study_by_place(TrialOptions& options)
{
    auto& words = options.words;
    if (words.size() < 2 || !options.study.study.empty() || !looks_like_a_file(words.back())) return;
    options.study.study = words.back();
    words.pop_back();
}

void declare_names(CLI::App& app, TrialOptions& options)
{
    add_names(app, options.words, "[AUTHORITY] INTERVENTION",
              "an authority by name, ONS code or DfE number (without it, all of the study), and an intervention by id, "
              "alias or name");
    add_authorities(app, options.study);
    app.add_option("--intervention", options.intervention, "the intervention, instead of by its place")
        ->type_name("NAME");
    add_study(app, options.study, "--study");
    put_names(app, options.words, [&options] {
        take_study_by_place(options);
        return std::vector<WordPlace>{{"authority", false, !options.study.authorities.empty(),
                                       [&options](std::string const& word) { options.study.authorities = {word}; }},
                                      {"intervention", true, !options.intervention.empty(),
                                       [&options](std::string const& word) { options.intervention = word; }}};
    });
}

void declare(CLI::App& app, TrialOptions& options)
{
    declare_names(app, options);
    add_regions(app, options.study);
    add_draws(app, options.study);
    app.add_option("--workers-per-arm", options.workers_per_arm, "sizes: first:last:step, or a list with commas")
        ->type_name("NUMBERS");
    for (std::size_t i = 0; i < assumptions.size(); ++i)
        app.add_option(std::string("--") + assumptions[i].option, options.assumed[i], assumptions[i].help)
            ->type_name(assumptions[i].type);
    app.add_option("--perspective", options.perspective, "savings that count: total (without it) or cash")
        ->check(CLI::IsMember({"cash", "total"}));
    app.add_flag("--against-all", options.against_all, "choose among all strategies, not against the status quo alone");
    options.answer.add_to(app);
    options.answer.add_full_to(app);
}

//! Everything wrong with what was typed, one sentence each.
using Complaints = std::vector<std::string>;

std::vector<std::size_t> read_sizes(std::string const& text, Complaints& complaints)
{
    auto const read = read_series(text, {SeriesRule::Of::whole_numbers, 1.0, most_workers, most_sizes,
                                         "first:last:step, as in 50:1000:50, or a list with commas"});
    if (auto const* why = std::get_if<NotANumber>(&read)) {
        complaints.push_back(fmt::format("--workers-per-arm {} {}: {}", visible(text), why->why, why->hint));
        return {1};
    }
    std::vector<std::size_t> sizes;
    for (auto const size : std::get<std::vector<double>>(read)) sizes.push_back(static_cast<std::size_t>(size));
    return sizes;
}

void assume(Assumption const& assumption, std::string const& text, TrialQuestion& question, Complaints& complaints)
{
    auto const read = assumption.read(text);
    if (auto const* why = std::get_if<NotANumber>(&read)) {
        complaints.push_back(
            fmt::format("--{} {} {}: {}", assumption.option, visible(text), why->why, assumption.hint));
        return;
    }
    auto const value = std::get<double>(read);
    if (value >= assumption.low && value <= assumption.high) return assumption.put(question, value);
    complaints.push_back(fmt::format("--{} {} is out of range: {}", assumption.option, visible(text), assumption.hint));
}

//! Of the options above.
bool given(TrialOptions const& options, std::string_view option)
{
    for (std::size_t i = 0; i < assumptions.size(); ++i)
        if (assumptions[i].option == option) return options.assumed[i].has_value();
    return false;
}

TrialQuestion question_of(TrialOptions const& options, Complaints& complaints)
{
    TrialQuestion question;
    question.workers_per_arm = read_sizes(options.workers_per_arm, complaints);
    for (std::size_t i = 0; i < assumptions.size(); ++i) {
        if (options.assumed[i]) assume(assumptions[i], *options.assumed[i], question, complaints);
        if (assumptions[i].option == std::string_view("report-after") && options.assumed[i] && complaints.empty() &&
            question.months_until_report < question.follow_up_months)
            complaints.emplace_back("--report-after is before the follow-up ends");
    }
    if (options.perspective)
        question.perspective = *options.perspective == "cash" ? Perspective::cash : Perspective::total;
    question.against_all = options.against_all;
    return question;
}

std::set<std::string> given_in(TrialOptions const& options)
{
    std::set<std::string> names;
    for (std::size_t i = 0; i < assumptions.size(); ++i)
        if (options.assumed[i]) names.insert(assumptions[i].option);
    if (options.perspective) names.insert("perspective");
    if (options.against_all) names.insert("against-all");
    return names;
}

//! Which intervention of the study it is; nothing, and a complaint, where a trial of it cannot be valued.
std::optional<std::size_t> intervention_in(Study const& study, std::string const& typed, StudyOptions const& asked)
{
    auto named = programme_named(study, typed);
    if (auto* const wrong = std::get_if<NotNamed>(&named)) {
        show_not_named("--intervention", typed, std::move(*wrong));
        return std::nullopt;
    }
    auto const number = index(std::get<StrategyNumber>(named));
    auto const complain = [](Place const& at, std::string says) {
        show_problems({{Problem::Kind::error, at, "", std::move(says), "", {}}});
        return std::nullopt;
    };
    auto const interventions = study.interventions.size();
    if (number >= interventions)
        return complain({}, fmt::format("{} is a package: a trial is of one intervention",
                                        study.packages[number - interventions].id));
    auto const& intervention = study.interventions[number];
    if (intervention.effect) return number;
    TextStyle style;
    name_inputs(style, asked);
    return complain(
        intervention.at,
        fmt::format("nobody has measured what {} does to leaving, so that nothing is known of what a trial would "
                    "find: holdfast run{} --intervention {} says what would have to be true for it to pay",
                    intervention.name, report::choice_of_all(style), report::as_typed(intervention.id)));
}

ExitCode trial(TrialOptions const& options)
{
    Complaints complaints;
    auto question = question_of(options, complaints);
    for (auto const& sentence : complaints) (void)wrong_usage(sentence);
    if (!complaints.empty()) return ExitCode::wrong_usage;
    auto request = options.study;
    if (!options.against_all) request.interventions = {options.intervention};
    auto const study = study_or_complaints(request);
    if (!study) return ExitCode::problem_in_inputs;
    auto const intervention = intervention_in(*study, options.intervention, options.study);
    if (!intervention) return ExitCode::problem_in_inputs;
    question.intervention = *intervention;
    if (study->draws < fewest_draws_for_evppi)
        return wrong_usage(fmt::format("a trial's worth needs at least {} draws", fewest_draws_for_evppi));
    // A trial for one authority is for all that were chosen; of many, half using it is a guess that is said to be one.
    if (!given(options, "share-of-authorities") && study->authorities.size() > 1) question.share_of_authorities = 0.5;
    auto const findings =
        with_progress({}, [&](Execution const& execution) { return worth_of_trial(*study, question, execution); });
    return options.answer.hand_over({[&](auto const& style) { return trial_text(findings, given_in(options), style); },
                                     [&] { return trial_json(findings); }},
                                    options.study);
}

}  // namespace

Work add_trial(CLI::App& app) { return work_of<TrialOptions>(app, declare, trial); }

}  // namespace holdfast::cli
