#include "report/committee/worth_of_knowing.hpp"

#include "report/words/page_words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

//! Is all that is asked about there about one intervention, of which a study found nothing?
bool is_of_null_result(StudyDecisionReport const& report, BeliefGroup const& group)
{
    return !group.parameters.empty() &&
           std::all_of(group.parameters.begin(), group.parameters.end(), [&](std::size_t parameter) {
               auto const about = report.draws.about.at(parameter).intervention;
               return about && report.study.interventions.at(*about).basis == Basis::null_result;
           });
}

}  // namespace

std::optional<WorthOfKnowing> worth_of_knowing(ReportDecision const& decision)
{
    auto const& all = decision.report.decisions;
    auto const in_cash =
        std::find_if(all.begin(), all.end(), [](auto const& one) { return one.perspective == Perspective::cash; });
    if (in_cash == all.end()) return std::nullopt;
    auto const& found = in_cash->findings;
    WorthOfKnowing worth{found.curve.front().evpi, {}};
    for (std::size_t g = 0; g < found.groups.size(); ++g) {
        auto const& group = decision.report.groups[in_cash->groups[g]];
        auto const& information = found.groups[g].information.at.front();
        worth.things.push_back(
            {group.label, information.value, information.standard_error, is_of_null_result(decision.report, group)});
    }
    std::stable_sort(worth.things.begin(), worth.things.end(),
                     [](auto const& a, auto const& b) { return a.worth > b.worth; });
    return worth;
}

std::string thing_words(WorthOfKnowing::Thing const& thing)
{
    return thing.of_null_result ? thing.label + std::string(null_result_mark) : thing.label;
}

std::string noise_sentence(WorthOfKnowing const& worth)
{
    auto const count =
        std::count_if(worth.things.begin(), worth.things.end(), [](auto const& t) { return t.is_noise(); });
    if (count == 0) return "";
    return fmt::format(
        "{} not drawn: what knowing {} is worth cannot be told from nothing with these draws (it is within "
        "two standard errors of £0).",
        count == 1 ? "1 thing is" : fmt::format("{} things are", count), count == 1 ? "it" : "them");
}

}  // namespace holdfast::report
