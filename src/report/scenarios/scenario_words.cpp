#include "report/scenarios/scenario_words.hpp"

#include "base/text.hpp"
#include "report/words/long_lists.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

std::string cost_caveat(CostKnown cost)
{
    switch (cost) {
    case CostKnown::all: return "";
    case CostKnown::partly: return "part of its cost is our guess";
    case CostKnown::nothing: return "its cost is our guess";
    }
    return "";
}

namespace {

using All = std::vector<StandingInScenarios>;

struct Scattered {
    std::string scenario;
    std::vector<std::string> strategies;
};

//! By scenario, in the order in which they are first met.
std::vector<Scattered> by_scenario(All const& all, std::vector<std::string> StandingInScenarios::*which)
{
    std::vector<Scattered> list;
    for (auto const& one : all)
        for (auto const& scenario : one.*which) {
            auto const known =
                std::find_if(list.begin(), list.end(), [&](Scattered const& met) { return met.scenario == scenario; });
            if (known == list.end()) list.push_back({scenario, {one.name}});
            else known->strategies.push_back(one.name);
        }
    return list;
}

//! "Prices rise (A)", "Posts fill fast (all 2)"; of one strategy the scenarios alone.
std::vector<std::string> listed(std::vector<Scattered> const& list, std::size_t strategies)
{
    std::vector<std::string> items;
    for (auto const& [scenario, names] : list) {
        auto const whose = strategies == 1              ? std::string()
                           : names.size() == strategies ? fmt::format(" (all {})", strategies)
                                                        : fmt::format(" ({})", in_words(names, "and"));
        items.push_back(scenario + whose);
    }
    return items;
}

//! "After its cost, at our guess of it, "
std::string after_what(All const& all)
{
    auto const guessed = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](auto const& one) { return one.cost != CostKnown::all; }));
    if (all.size() > 1) {
        if (guessed == 0) return "After their cost, ";
        if (guessed == all.size()) return "After their cost, which is or holds our guess, ";
        return fmt::format("After their cost, which for {} of them is or holds our guess, ", guessed);
    }
    switch (all.front().cost) {
    case CostKnown::all: return "After its cost, ";
    case CostKnown::partly: return "After its cost, at our guess of a part of it, ";
    case CostKnown::nothing: return "After its cost, at our guess of it, ";
    }
    return "";
}

//! In the study: "Supervision saves cash", "none of the 3 programmes shown saves cash", "1 of the 3 programmes shown saves cash (A)".
std::string who_saves(All const& all)
{
    if (all.size() == 1) return fmt::format("{} {} cash", all.front().name, all.front().saves ? "saves" : "loses");
    std::vector<std::string> saving;
    for (auto const& one : all)
        if (one.saves) saving.push_back(one.name);
    if (saving.empty()) return fmt::format("none of the {} programmes shown saves cash", all.size());
    if (saving.size() == all.size()) return fmt::format("all {} programmes shown save cash", all.size());
    return fmt::format("{} of the {} programmes shown {} cash ({})", saving.size(), all.size(),
                       saving.size() == 1 ? "saves" : "save", in_words(saving, "and"));
}

}  // namespace

std::string what_survives(All const& all, std::size_t scenarios)
{
    if (all.empty()) return std::string(nothing_could_change);
    auto const turned = by_scenario(all, &StandingInScenarios::turned);
    auto const silent = by_scenario(all, &StandingInScenarios::silent);
    auto text = fmt::format("{}{} in the study.", after_what(all), who_saves(all));
    std::vector<std::string> unlike;
    for (auto const* list : {&turned, &silent})
        for (auto const& met : *list)
            if (std::find(unlike.begin(), unlike.end(), met.scenario) == unlike.end()) unlike.push_back(met.scenario);
    auto const alike = scenarios - std::min(scenarios, unlike.size());
    if (scenarios == 1) text += alike == 1 ? " So it is in the scenario." : "";
    else if (alike == scenarios) text += fmt::format(" So it is in all {} scenarios.", scenarios);
    else if (alike == 0) text += fmt::format(" So it is in none of the {} scenarios.", scenarios);
    else text += fmt::format(" So it is in {} of {} scenarios.", alike, scenarios);
    if (!turned.empty()) text += " " + listed_in_sentences({"Not so if:", "Nor if:", "; "}, listed(turned, all.size()));
    if (!silent.empty())
        text +=
            " " + listed_in_sentences({"Without a figure if:", "Nor with one if:", "; "}, listed(silent, all.size()));
    return text;
}

std::string which_are_shown(std::size_t shown, std::size_t of)
{
    if (shown >= of) return "";
    return fmt::format("Shown {} {} of {} programmes: {} the most cash and capacity, after what of the cost is known. "
                       "Ask for another with --intervention.",
                       shown == 1 ? "is" : "are", shown, of, shown == 1 ? "the one that saves" : "those that save");
}

std::string how_drawn(std::uint64_t draws)
{
    return fmt::format("The study and each scenario were drawn here {} with the same seed, so that a difference is the "
                       "scenario's.",
                       counted(draws, "time", "times"));
}

std::string what_it_is(ScenarioRun const& run)
{
    auto const own = run.from.empty() ? std::string() : fmt::format(" (your own, {})", visible(run.from));
    return fmt::format("{}{}: {}", visible(run.name), own, visible(run.why));
}

std::string whose_they_are(std::vector<ScenarioRun> const& runs)
{
    auto const own = static_cast<std::size_t>(
        std::count_if(runs.begin(), runs.end(), [](ScenarioRun const& run) { return !run.from.empty(); }));
    if (own == 0) return "";
    if (own == runs.size()) return own == 1 ? "The scenario is your own." : "All scenarios are your own.";
    return fmt::format(
        "Of the {} scenarios {} your own, beside those that are shipped. One with a shipped one's id takes "
        "its place.",
        runs.size(), own == 1 ? std::string("1 is") : fmt::format("{} are", own));
}

std::vector<std::string> warnings_of(std::vector<ScenarioRun> const& runs)
{
    std::vector<std::string> list;
    for (auto const& run : runs)
        for (auto const& warning : run.findings.warnings) {
            auto const place = warning.at.file.empty() ? std::string()
                               : warning.at.line == 0
                                   ? fmt::format(" ({})", visible(warning.at.file))
                                   : fmt::format(" ({}:{})", visible(warning.at.file), warning.at.line);
            list.push_back(fmt::format("Warning: {}{}", visible(warning.says), place));
        }
    return list;
}

}  // namespace holdfast::report
