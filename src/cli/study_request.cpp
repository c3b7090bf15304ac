#include "study_request.hpp"

#include "shipped_inputs.hpp"
#include "terminal.hpp"

#include "holdfast/inputs/file_source.hpp"

namespace holdfast::cli {

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

std::optional<Study> study_or_complaints(StudyOptions const& options)
{
    DiskFiles const disk;
    auto read = read_study(request_from(options), disk);
    if (read.ok()) return std::move(read.value);  // warnings are shown with the results
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
