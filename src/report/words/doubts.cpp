#include "report/words/doubts.hpp"

#include "base/text.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr std::size_t most_doubts = 3;
constexpr std::string_view of_programmes = "interventions.";

bool is_about(Problem const& problem, Findings const& findings, std::optional<std::size_t> strategy)
{
    if (!problem.is_doubt) return false;
    if (!strategy || !problem.field.starts_with(of_programmes)) return true;
    auto const& members = findings.strategies.at(*strategy).members;
    return std::any_of(members.begin(), members.end(), [&](std::size_t member) {
        return problem.field.starts_with(
            fmt::format("{}{}.", of_programmes, findings.study.interventions.at(member).id));
    });
}

std::string as_one_sentence(std::string_view says)
{
    // A path of the inputs stands as it is written there.
    bool const path_first = says.substr(0, says.find(' ')).find('.') != std::string_view::npos;
    auto text = visible(says);
    if (!path_first) text = with_capital(std::move(text));
    if (!text.ends_with('.')) text += '.';
    return text;
}

}  // namespace

std::vector<std::string> doubts_about(Findings const& findings, std::optional<std::size_t> strategy)
{
    std::vector<std::string> doubts;
    for (auto const& problem : findings.warnings)
        if (is_about(problem, findings, strategy)) doubts.push_back(as_one_sentence(problem.says));
    auto const all = doubts.size();
    if (all <= most_doubts) return doubts;
    doubts.resize(most_doubts - 1);
    doubts.push_back(fmt::format("{} more figures are doubted: see the warnings.", all - doubts.size()));
    return doubts;
}

}  // namespace holdfast::report
