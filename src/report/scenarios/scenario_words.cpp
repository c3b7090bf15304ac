#include "report/scenarios/scenario_words.hpp"

#include "base/text.hpp"
#include "report/words/wording.hpp"

#include <fmt/format.h>

namespace holdfast::report {

std::string what_stands(StandingInScenarios const& one)
{
    auto const name = with_capital(one.name);
    auto const verb = one.saves ? "saves" : "loses";
    if (one.turned.empty()) return fmt::format("{} {} cash in each scenario, as in the study.", name, verb);
    return fmt::format("{} {} cash in the study, and not where: {}.", name, verb, in_words(one.turned));
}

std::string what_survives(std::vector<StandingInScenarios> const& all, std::size_t scenarios)
{
    if (all.empty()) return std::string(nothing_could_change);
    auto const agree =
        scenarios == 1 ? std::string("The one scenario agrees") : fmt::format("The {} scenarios agree", scenarios);
    std::string but;
    for (auto const& one : all)
        if (!one.turned.empty())
            but += fmt::format("{}{} where: {}", but.empty() ? "" : "; ", one.name, in_words(one.turned));
    if (!but.empty()) return fmt::format("{} with the study on what saves cash, but for {}.", agree, but);
    return fmt::format("{} with the study on what saves cash, for {}.", agree,
                       all.size() == 1 ? all.front().name : fmt::format("all {} programmes shown", all.size()));
}

std::string how_drawn(std::uint64_t draws)
{
    return fmt::format("The study and each scenario were drawn here {} with the same seed, so that a difference is the "
                       "scenario's.",
                       counted(draws, "time", "times"));
}

}  // namespace holdfast::report
