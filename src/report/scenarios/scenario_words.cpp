#include "report/scenarios/scenario_words.hpp"

#include "base/text.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

std::string what_stands(StandingInScenarios const& one)
{
    auto const name = with_capital(one.name);
    auto const verb = one.saves ? "saves" : "loses";
    if (one.turned.empty()) return fmt::format("{} {} cash in each scenario, as in the study.", name, verb);
    return fmt::format("{} {} cash in the study, and not where: {}.", name, verb, in_words(one.turned));
}

namespace {

struct Turned {
    std::string scenario;
    std::vector<std::string> strategies;
};

//! By scenario, in the order in which they are first met.
std::vector<Turned> turned_by_scenario(std::vector<StandingInScenarios> const& all)
{
    std::vector<Turned> list;
    for (auto const& one : all)
        for (auto const& scenario : one.turned) {
            auto const known = std::find_if(list.begin(), list.end(),
                                            [&](Turned const& turned) { return turned.scenario == scenario; });
            if (known == list.end()) list.push_back({scenario, {one.name}});
            else known->strategies.push_back(one.name);
        }
    return list;
}

}  // namespace

std::string what_survives(std::vector<StandingInScenarios> const& all, std::size_t scenarios)
{
    if (all.empty()) return std::string(nothing_could_change);
    auto const turned = turned_by_scenario(all);
    auto const who = all.size() == 1 ? fmt::format("{} {} cash", with_capital(all.front().name),
                                                   all.front().saves ? "saves" : "loses")
                                     : fmt::format("The {} programmes shown save or lose cash", all.size());
    if (turned.empty())
        return scenarios == 1 ? fmt::format("{} in the scenario, as in the study.", who)
                              : fmt::format("{} in all {} scenarios, as in the study.", who, scenarios);
    std::string but;
    for (auto const& [scenario, strategies] : turned) {
        but += fmt::format("{}{}", but.empty() ? "" : "; ", scenario);
        if (all.size() == 1) continue;
        but += strategies.size() == all.size() ? fmt::format(" (all {})", all.size())
                                               : fmt::format(" ({})", in_words(strategies));
    }
    auto const agreeing = scenarios - turned.size();
    if (agreeing == 0) return fmt::format("{} in none of the scenarios as in the study: {}.", who, but);
    return fmt::format("{} in {} of {} scenarios as in the study. Not so if: {}.", who, agreeing, scenarios, but);
}

std::string how_drawn(std::uint64_t draws)
{
    return fmt::format("The study and each scenario were drawn here {} with the same seed, so that a difference is the "
                       "scenario's.",
                       counted(draws, "time", "times"));
}

}  // namespace holdfast::report
