#include "holdfast/questions/sensitivity.hpp"

#include "engine/head.hpp"

#include <algorithm>

namespace holdfast {

namespace {

std::optional<SpreadOfSaving> spread_of(Study const& study, Strategy const& strategy, Execution const& execution)
{
    auto const draws = draws_of_all(study, execution);
    auto const place = std::find(draws.strategies.begin(), draws.strategies.end(), strategy.id);
    if (place == draws.strategies.end() || draws.draws < fewest_draws_for_sensitivity) return std::nullopt;
    auto const column = static_cast<std::size_t>(place - draws.strategies.begin());

    SpreadOfSaving spread;
    Parameters parameters;
    for (std::size_t p = 0; p < draws.about.size(); ++p) {
        auto const& about = draws.about[p];
        bool const is_ours = !about.intervention || std::find(strategy.members.begin(), strategy.members.end(),
                                                              *about.intervention) != strategy.members.end();
        if (!is_ours) continue;
        parameters.names.push_back(draws.parameters.names[p]);
        parameters.columns.push_back(draws.parameters.columns[p]);
        spread.about.push_back(about);
        spread.scales.push_back(about.scale);
    }
    std::array<Draws, 2> savings;
    for (auto const perspective : all_perspectives) {
        auto const& costs = draws.costs[static_cast<std::size_t>(perspective)];
        auto& saving = savings[static_cast<std::size_t>(perspective)];
        saving.resize(draws.draws);
        std::transform(costs[0].begin(), costs[0].end(), costs[column].begin(), saving.begin(),
                       [](double without, double with) { return without - with; });
    }
    auto found = sensitivities(savings, parameters);
    std::move(found.begin(), found.end(), spread.of.begin());
    return spread;
}

}  // namespace

StudySensitivity study_sensitivity(Study const& of, std::size_t authority, std::string const& id,
                                   TwoWayQuestion question, Execution const& execution)
{
    return sensitivity_of_sum(with_one_authority(of, authority), id, question, execution);
}

StudySensitivity sensitivity_of_sum(Study const& of, std::string const& id, TwoWayQuestion question,
                                    Execution const& execution)
{
    auto study = of;
    StudySensitivity result;
    result.thresholds = thresholds(study, study.authorities, id, execution);
    study.draws = result.thresholds.draws;
    result.head = head_of(study);
    result.strategy = place_of(result.head.strategies, id);
    auto const& strategy = result.head.strategies[result.strategy];
    result.two_way = two_way(study, study.authorities, id, question.down, question.across, execution);
    if (!strategy.has_effect) return result;
    result.tornado = tornado_of_sum(study, id);
    result.spread = spread_of(study, strategy, execution);
    return result;
}

}  // namespace holdfast
