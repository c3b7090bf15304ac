#include "cli/typed/study_request.hpp"

#include "base/text.hpp"
#include "cli/help/usage.hpp"
#include "cli/output/output_target.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/shipped_inputs.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/study/findings.hpp"
#include "report/words/first_screen.hpp"

#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

//! As the study's own choices have it.
bool is_all(std::string const& typed) { return lower_case(trimmed(typed)) == "all"; }

//! The reader of a study knows names by the options that choose them; nobody looks for an option that was not typed.
Problems as_typed(Problems problems, bool names_by_place)
{
    if (!names_by_place) return problems;
    for (auto& problem : problems)
        for (auto* at : {&problem.at, problem.clash ? &*problem.clash : nullptr}) {
            if (at == nullptr) continue;
            if (at->file == "--authority") at->file = "AUTHORITY";
            if (at->file == "--intervention") at->file = "INTERVENTION";
        }
    return problems;
}

}  // namespace

void add_study(CLI::App& app, StudyOptions& options, char const* flag)
{
    app.add_option(flag, options.study, "the study to read; without it, the study of England that comes with holdfast")
        ->type_name("STUDY");
    add_repeated(app, "--with", options.with, "a TOML file whose values replace the study's", "FILE");
    add_repeated(app, "--set", options.set, "one value to replace, as in --set prices.pay.mean=70000", "PATH=VALUE");
}

void add_authorities(CLI::App& app, StudyOptions& options)
{
    add_repeated(app, "--authority", options.authorities, "only this authority: name, ONS code or DfE number", "NAME");
}

void add_regions(CLI::App& app, StudyOptions& options)
{
    add_repeated(app, "--region", options.regions, "only this region", "NAME");
}

void add_choice(CLI::App& app, StudyOptions& options)
{
    add_authorities(app, options);
    add_regions(app, options);
    add_repeated(app, "--intervention", options.interventions, "only this intervention, by id, alias or name", "NAME");
}

void add_draws(CLI::App& app, StudyOptions& options)
{
    whole(app.add_option("--draws", options.draws, "how many draws of the uncertain inputs"));
    whole(app.add_option("--seed", options.seed, "where the random numbers start"));
}

void add_names(CLI::App& app, std::vector<std::string>& words, char const* usage, char const* help)
{
    app.add_option(names_by_place, words, help)->type_name(usage);
}

void put_names(CLI::App& app, std::vector<std::string> const& words, std::function<std::vector<WordPlace>()> places)
{
    app.callback([&app, &words, places = std::move(places)] {
        auto const wanted = places();  // may take a word that is none of the names
        if (!words.empty() && looks_like_a_file(words.back()))
            throw CLI::ValidationError(fmt::format("\"{}\" is no name: for a study of your own write --study {}",
                                                   visible(words.back()), report::as_typed(words.back())));
        if (auto const wrong = put_words(words, wanted); !wrong.empty())
            throw CLI::ValidationError(fmt::format("{}: {}", wrong, usage_of(app)));
    });
}

void add_one(CLI::App& app, OneOptions& options, Needs needs)
{
    bool const both = needs == Needs::authority_and_intervention;
    add_names(
        app, options.words, both ? "AUTHORITY INTERVENTION" : "AUTHORITY [INTERVENTION]",
        both ? "an authority by name, ONS code or DfE number, and an intervention by id, alias or name"
             : "an authority by name, ONS code or DfE number, and an intervention by id, alias or name; without it, "
               "the one that comes first for the authority in `run`");
    app.add_option("--authority", options.authority, "the authority, instead of by its place")->type_name("NAME");
    app.add_option("--intervention", options.intervention, "the intervention, instead of by its place")
        ->type_name("NAME");
    add_study(app, options.study, "--study");
    put_names(app, options.words, [&options, both] {
        if (!options.authority.empty() && !options.study.regions.empty())
            throw CLI::ValidationError("--region stands instead of an authority: write one of the two");
        auto const into = [](std::string& value) { return [&value](std::string const& word) { value = word; }; };
        return std::vector<WordPlace>{
            {"authority", true, !options.authority.empty() || !options.study.regions.empty(), into(options.authority)},
            {"intervention", both, !options.intervention.empty(), into(options.intervention)}};
    });
}

void add_one_or_region(CLI::App& app, OneOptions& options)
{
    add_one(app, options);
    add_repeated(app, "--region", options.study.regions,
                 "a region instead of the authority: the sum over its authorities", "NAME");
}

void name_inputs(TextStyle& style, StudyOptions const& asked)
{
    if (!asked.study.empty()) style.study = report::as_typed(asked.study);
    for (auto const& with : asked.with) style.laid_over += " --with " + report::as_typed(with);
    for (auto const& set : asked.set) style.laid_over += " --set " + report::as_typed(set);
    for (auto const& authority : asked.authorities) style.authorities += " --authority " + report::as_typed(authority);
    for (auto const& region : asked.regions) style.regions += " --region " + report::as_typed(region);
    for (auto const& one : asked.interventions) style.interventions += " --intervention " + report::as_typed(one);
}

StudyRequest request_from(StudyOptions const& options)
{
    auto const if_any = [](std::vector<std::string> const& names) {
        return names.empty() ? std::nullopt : std::optional(names);
    };
    StudyRequest request;
    request.shipped_study_path = shipped_study();
    request.study_path = options.study.empty() ? request.shipped_study_path : options.study;
    request.with = options.with;
    request.set = options.set;
    request.authorities = if_any(options.authorities);
    request.regions = if_any(options.regions);
    request.interventions = if_any(options.interventions);
    request.draws = options.draws;
    request.seed = options.seed;
    return request;
}

std::optional<std::string> choice_instead_of_file(std::string const& typed)
{
    DiskFiles const disk;
    if (looks_like_a_file(typed) || anything_at(typed)) return std::nullopt;
    auto const read = read_study(request_from({}), disk);
    if (!read.ok()) return std::nullopt;
    auto const is_number = [](auto const& named) { return !std::holds_alternative<NotNamed>(named); };
    char const* const option = is_number(authority_named(*read.value, typed))            ? "--authority"
                               : is_number(region_named(read.value->authorities, typed)) ? "--region"
                               : is_number(programme_named(*read.value, typed))          ? "--intervention"
                                                                                         : nullptr;
    if (option == nullptr) return std::nullopt;
    return fmt::format("{} {}", option, report::as_typed(typed));
}

std::optional<Study> study_or_complaints(StudyOptions const& options)
{
    DiskFiles const disk;
    auto read = read_study(request_from(options), disk);
    if (read.ok()) {
        if (!options.answer_has_warnings) show_problems(as_typed(read.value->warnings, options.names_by_place));
        return std::move(read.value);
    }
    if (auto const meant = options.study.empty() ? std::nullopt : choice_instead_of_file(options.study)) {
        say_sentence("holdfast: {} is no file, and nothing was computed: to choose it, write {}",
                     visible(options.study), *meant);
        return std::nullopt;
    }
    show_problems(as_typed(std::move(read.problems), options.names_by_place));
    return std::nullopt;
}

void show_not_named(char const* option, std::string const& typed, NotNamed wrong)
{
    Place const at{option, 1, 1, static_cast<unsigned>(display_width(typed)), typed};
    show_problems({{Problem::Kind::error, at, "", std::move(wrong.says), std::move(wrong.hint), {}}});
}

std::optional<Study> study_of_authority(StudyOptions options, std::string const& authority)
{
    if (is_all(authority)) {
        show_not_named(options.names_by_place ? "AUTHORITY" : "--authority", authority,
                       {"this is about one authority", "see holdfast list authorities"});
        return std::nullopt;
    }
    options.authorities = {authority};
    return study_or_complaints(options);
}

std::optional<std::string> strategy_typed(Study const& study, std::string const& typed)
{
    if (is_all(typed)) {
        show_not_named("INTERVENTION", typed, {"this is about one intervention", "see holdfast list interventions"});
        return std::nullopt;
    }
    auto const named = programme_named(study, typed);
    require(std::holds_alternative<StrategyNumber>(named), "a study that was read with a programme holds it");
    return strategies_of(study)[index(std::get<StrategyNumber>(named))].id;
}

std::optional<StudyOfOne> study_of_one(OneOptions const& options)
{
    auto asked = options.study;
    asked.interventions = {options.intervention};
    asked.names_by_place = !options.words.empty();
    auto study =
        asked.regions.empty() ? study_of_authority(std::move(asked), options.authority) : study_or_complaints(asked);
    if (!study) return std::nullopt;
    auto strategy = strategy_typed(*study, options.intervention);
    if (!strategy) return std::nullopt;
    return StudyOfOne{*std::move(study), *std::move(strategy)};
}

}  // namespace holdfast::cli
