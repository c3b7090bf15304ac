//! `holdfast look-back`: what happened in an authority or a set of adopters, beside what would have been expected.
#include "cli/commands.hpp"

#include "base/text.hpp"
#include "cli/answer_options.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/terminal.hpp"
#include "cli/past/idle_in_the_past.hpp"
#include "cli/past/windows_typed.hpp"
#include "cli/published_panel.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/study_request.hpp"
#include "holdfast/panel/look_back_windows.hpp"
#include "report/look_back/look_back.hpp"
#include "report/words/past_words.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

struct LookBackOptions {
    std::vector<std::string> authorities;  //!< by their places
    std::vector<std::string> by_option;    //!< the same, by --authority
    YearsTyped years;
    bool null{};
    std::string panel;
    std::string picture;  //!< empty: none
    StudyOptions study;
    AnswerOptions answer{AnswerOptions::Forms::text_json_csv};
};

CLI::Option* add_year(CLI::App& app, char const* flag, std::optional<int>& year, char const* help)
{
    return whole(app.add_option(flag, year, help), 1900, 2100)->type_name("YEAR");
}

void declare(CLI::App& app, LookBackOptions& options)
{
    app.add_option("authorities", options.authorities, "who adopted something: name, ONS code or DfE number")
        ->type_name("AUTHORITY...");
    add_repeated(app, "--authority", options.by_option, "the same, instead of by its place", "NAME");
    add_year(app, "--since", options.years.since, "the first year after");
    add_year(app, "--until", options.years.until, "the last year after; without it, the last that was published");
    app.add_option("--before", options.years.before,
                   "first and last year before; without it, the three that end two years before --since")
        ->type_name("FROM:TO");
    auto* const picture =
        app.add_option("--picture", options.picture, "write there, as SVG, leaving here and elsewhere year by year");
    picture->type_name("FILE");
    app.add_flag("--null", options.null,
                 "instead: how often the 95% range holds for 2,000 random sets of one, three and six who did nothing")
        ->excludes(picture);
    add_panel(app, options.panel);
    add_study(app, options.study, "--study");
    options.answer.add_to(app);
}

ExitCode show_null(Panel const& panel, Windows const& windows, AnswerOptions const& answer)
{
    constexpr std::size_t sets = 2'000;
    LookBackQuestion question;
    question.windows = windows;
    auto const coverage = null_coverage(panel, question, {1, 3, 6}, sets);
    return answer.hand_over({[&](auto const& style) { return null_text(coverage, windows, style); },
                             [&] { return null_json(coverage, windows); }, [&] { return null_csv(coverage); }});
}

struct AdoptersAsked {
    std::vector<std::string> numbers;  //!< of DfE
    std::vector<std::string> ignored;  //!< what the study says of its own, and moves nothing here
};

//! Whether by their places or by option.
std::vector<std::string> adopters_typed(LookBackOptions const& options)
{
    auto all = options.authorities;
    all.insert(all.end(), options.by_option.begin(), options.by_option.end());
    return all;
}

//! Those that were typed; nothing where one is not known, and that is shown.
std::optional<AdoptersAsked> adopters_asked(LookBackOptions const& options)
{
    for (auto const& typed : adopters_typed(options))
        if (lower_case(trimmed(typed)) == "all") {
            show_not_named("AUTHORITY", typed, {"all others are what is held against", "name those who adopted it"});
            return std::nullopt;
        }
    auto asked = options.study;
    asked.authorities = adopters_typed(options);
    asked.names_by_place = options.by_option.empty();
    asked.answer_has_warnings = true;  // it reads who they are and no more; what is typed beside that it calls idle
    auto const study = study_or_complaints(asked);
    if (!study) return std::nullopt;
    AdoptersAsked adopters;
    for (auto const& authority : study->authorities) adopters.numbers.push_back(authority.dfe_number);
    adopters.ignored = idle_in_look_back(*study);
    return adopters;
}

//! Options with which there is an answer about all of them; empty where there is none in any years.
std::string options_that_hold(Panel const& panel, std::vector<std::string> const& numbers)
{
    auto const windows = windows_that_hold(panel, numbers);
    if (!windows) return "";
    auto const& [before, after] = *windows;
    return fmt::format("--since {} --until {} --before {}:{}", after.first, after.last, before.first, before.last);
}

ExitCode say_why_not(CannotLookBack const& why, Panel const& panel, LookBackQuestion const& question)
{
    bool const too_few = why.others < fewest_to_compare;
    if (!too_few && why.left_out.empty()) {
        say_sentence("more authorities are named than are left to hold them against: name fewer");
        return ExitCode::problem_in_inputs;
    }
    for (auto const& one : why.left_out) say_sentence("{}", not_usable_words(one));
    auto const years = options_that_hold(panel, question.adopters);
    auto const advice =
        !years.empty() ? "write " + years : std::string("in no years is there an answer about all that are named");
    if (too_few)
        say_sentence("{} other authorities can be used in these years, and {} are needed: {}", why.others,
                     fewest_to_compare, advice);
    else say_sentence("{}", advice);
    return ExitCode::problem_in_inputs;
}

ExitCode look_at(Panel const& panel, Windows const& windows, LookBackOptions const& options)
{
    auto const adopters = adopters_asked(options);
    if (!adopters) return ExitCode::problem_in_inputs;
    LookBackQuestion question;
    question.adopters = adopters->numbers;
    question.windows = windows;
    auto answer = look_back(panel, question);
    if (auto const* why = std::get_if<CannotLookBack>(&answer)) return say_why_not(*why, panel, question);
    auto& found = std::get<LookBack>(answer);
    found.ignored_inputs = adopters->ignored;
    if (!options.answer.is_text()) {  // the page says it itself
        for (auto const& one : found.left_out) say_sentence("left out: {}", not_usable_words(one));
        if (!found.ignored_inputs.empty())
            say_sentence("{}", report::ignored_inputs_words(found.ignored_inputs, "What happened is"));
    }
    if (!options.picture.empty())
        if (auto const code = hand_over(look_back_svg(found), options.picture); code != ExitCode::done) return code;
    return options.answer.hand_over({[&](auto const& style) { return look_back_text(found, style); },
                                     [&] { return look_back_json(found); }, [&] { return look_back_csv(found); }});
}

ExitCode look_back_at(LookBackOptions const& options)
{
    bool const nobody = adopters_typed(options).empty();
    if (nobody && !options.null)
        return wrong_usage("look-back needs an authority: holdfast look-back AUTHORITY... --since YEAR");
    if (!nobody && options.null)
        return wrong_usage("--null is about authorities drawn at random: name none, or leave it out");
    if (!options.years.since && !options.null)
        return wrong_usage("--since is missing: give the first year after, as in --since 2021");
    auto const panel = panel_or_complaints(options.panel);
    if (!panel) return ExitCode::problem_in_inputs;
    auto const published = published_years(*panel);
    if (!published) {
        say_sentence("--panel: there is no year in it");
        return ExitCode::problem_in_inputs;
    }
    auto const windows = windows_typed(options.years, *published);
    if (auto const* wrong = std::get_if<std::string>(&windows)) {
        say_sentence("{}", *wrong);
        return ExitCode::problem_in_inputs;
    }
    auto const& years = std::get<Windows>(windows);
    return options.null ? show_null(*panel, years, options.answer) : look_at(*panel, years, options);
}

}  // namespace

Work add_look_back(CLI::App& app) { return work_of<LookBackOptions>(app, declare, look_back_at); }

}  // namespace holdfast::cli
