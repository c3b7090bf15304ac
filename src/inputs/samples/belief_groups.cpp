#include "inputs/samples/belief_groups.hpp"

#include "base/text.hpp"
#include "inputs/samples/samples.hpp"

#include <algorithm>
#include <optional>

namespace holdfast {

namespace {

BeliefGroup together(std::string const& name, std::vector<std::size_t> parameters, StudyDraws const& draws)
{
    BeliefGroup group{BeliefGroup::Form::asked, name, "", std::move(parameters)};
    std::vector<std::string> labels;
    for (auto const p : group.parameters) labels.push_back(draws.about[p].belief.label);
    group.label = in_words(labels);
    return group;
}

}  // namespace

Read<std::vector<BeliefGroup>> read_belief_groups(std::vector<std::string> const& asked, StudyDraws const& draws)
{
    auto const known = every_group(draws);
    std::vector<BeliefGroup> groups;
    Problems problems;
    auto const add = [&groups](BeliefGroup group) {
        bool const there = std::any_of(groups.begin(), groups.end(), [&](BeliefGroup const& other) {
            return other.form == group.form && other.name == group.name;
        });
        if (!there) groups.push_back(std::move(group));
    };
    for (auto const& text : asked) {
        if (text == "all") {
            for (auto const& group : known) add(group);
            continue;
        }
        auto const named =
            std::find_if(known.begin(), known.end(), [&](BeliefGroup const& group) { return group.name == text; });
        if (named != known.end()) {
            add(*named);
            continue;
        }
        auto read = read_groups({text}, draws.parameters);
        if (!read.ok()) {
            std::vector<std::string> names;
            for (auto const& group : known) names.push_back(group.name);
            for (auto& problem : read.problems) {
                if (auto const near = nearest(text, names)) problem.hint = "did you mean " + *near + "?";
                problems.push_back(std::move(problem));
            }
            continue;
        }
        for (auto& parameters : *read.value) add(together(text, std::move(parameters), draws));
    }
    if (has_errors(problems)) return {std::nullopt, std::move(problems)};
    return {std::move(groups), {}};
}

}  // namespace holdfast
