#include "cli/study_request.hpp"

#include "cli/output/output_target.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "cli/shipped_inputs.hpp"
#include "holdfast/base/text.hpp"
#include "holdfast/inputs/file_source.hpp"

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

//! What a shell leaves as it is.
constexpr char const* plain_characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

}  // namespace

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
    bool const a_path = typed.find('/') != std::string::npos || lower_case(typed).ends_with(".toml");
    if (a_path || anything_at(typed)) return std::nullopt;
    auto const would_be = [&](char const* option, std::vector<std::string> StudyOptions::*choice) -> std::string {
        StudyOptions options;
        options.*choice = {typed};
        if (!read_study(request_from(options), disk).ok()) return "";
        bool const plain = typed.find_first_not_of(plain_characters) == std::string::npos;
        return fmt::format("{} {}", option, plain ? typed : fmt::format("\"{}\"", visible(typed)));
    };
    for (auto const& meant :
         {would_be("--authority", &StudyOptions::authorities), would_be("--region", &StudyOptions::regions),
          would_be("--intervention", &StudyOptions::interventions)})
        if (!meant.empty()) return meant;
    return std::nullopt;
}

std::optional<Study> study_or_complaints(StudyOptions const& options)
{
    DiskFiles const disk;
    auto read = read_study(request_from(options), disk);
    if (read.ok()) return std::move(read.value);  // warnings are shown with the results
    if (auto const meant = options.study.empty() ? std::nullopt : choice_instead_of_file(options.study)) {
        say_sentence("holdfast: {} is no file, and nothing was computed: to choose it, write {}",
                     visible(options.study), *meant);
        return std::nullopt;
    }
    show_problems(read.problems);
    return std::nullopt;
}

std::string strategy_chosen(Study const& of_one_strategy, std::string const& typed)
{
    return of_one_strategy.interventions.size() == 1 ? of_one_strategy.interventions.front().id : typed;
}

std::optional<StudyOfOne> study_of_one(StudyOptions const& options, std::string const& authority,
                                       std::string const& intervention)
{
    auto asked = options;
    asked.authorities = {authority};
    asked.interventions = {intervention};
    auto study = study_or_complaints(asked);
    if (!study) return std::nullopt;
    auto strategy = strategy_chosen(*study, intervention);
    return StudyOfOne{*std::move(study), std::move(strategy)};
}

}  // namespace holdfast::cli
