#include "holdfast/decision/decide.hpp"

#include "base/text.hpp"
#include "decision/design.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/base/money.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t few_draws = 1000;

//! Standard error of the mean difference in net benefit of two strategies.
double error_of_difference(Samples const& samples, std::size_t a, std::size_t b, double threshold)
{
    auto const draws = samples.draws();
    auto const difference = [&](std::size_t i) {
        return threshold * (samples.effects[a][i] - samples.effects[b][i]) -
               (samples.costs[a][i] - samples.costs[b][i]);
    };
    double mean = 0.0;
    for (std::size_t i = 0; i < draws; ++i) mean += difference(i) / static_cast<double>(draws);
    double squares = 0.0;
    for (std::size_t i = 0; i < draws; ++i) squares += (difference(i) - mean) * (difference(i) - mean);
    return std::sqrt(squares / static_cast<double>(draws - 1) / static_cast<double>(draws));
}

std::size_t runner_up(NetBenefit const& point)
{
    std::size_t second = point.best == 0 ? 1 : 0;
    for (std::size_t s = 0; s < point.mean_net_benefit.size(); ++s)
        if (s != point.best && point.mean_net_benefit[s] > point.mean_net_benefit[second]) second = s;
    return second;
}

bool close_call(Samples const& samples, NetBenefit const& point)
{
    auto const second = runner_up(point);
    double const ahead = point.mean_net_benefit[point.best] - point.mean_net_benefit[second];
    return ahead < 2.0 * error_of_difference(samples, point.best, second, point.willingness_to_pay);
}

void warn_of_close_calls(Samples const& samples, DecisionFindings& findings)
{
    if (findings.draws < 2) return;
    // At some twenty thresholds: a warning needs no more, and each costs two passes over the draws.
    auto const every = std::max<std::size_t>(1, findings.curve.size() / 20);
    std::size_t looked = 0;
    std::size_t close = 0;
    double from = 0.0;
    double to = 0.0;
    for (std::size_t k = 0; k < findings.curve.size(); k += every) {
        ++looked;
        if (!close_call(samples, findings.curve[k])) continue;
        if (close++ == 0) from = findings.curve[k].willingness_to_pay;
        to = findings.curve[k].willingness_to_pay;
    }
    if (close == 0) return;
    auto const where = from == to ? "at " + to_the_pound(from)
                                  : fmt::format("between {} and {}", to_the_pound(from), to_the_pound(to));
    findings.warnings.push_back(
        fmt::format("which strategy is best on average is within the noise of the draws at {} of {} thresholds looked "
                    "at ({}): more draws would say",
                    close, looked, where));
}

void warn_of_few_draws(DecisionFindings& findings)
{
    if (findings.draws < few_draws)
        findings.warnings.push_back(
            fmt::format("only {} draw{}: with fewer than {} the chances and the values of information are rough",
                        findings.draws, findings.draws == 1 ? "" : "s", few_draws));
}

void warn_of_constants(DecisionFindings& findings)
{
    std::vector<std::string> constant;
    for (auto const& group : findings.groups)
        if (group.information.method == "constant")
            constant.insert(constant.end(), group.parameters.begin(), group.parameters.end());
    if (!constant.empty())
        findings.warnings.push_back(fmt::format("{} do{} not vary, so knowing {} is worth nothing", in_words(constant),
                                                constant.size() == 1 ? "es" : "",
                                                constant.size() == 1 ? "it" : "them"));
}

constexpr std::size_t most_pairs_named = 5;

//! The signs of the first steps from draw to draw, turned so that the first that is not 0 is up: two parameters of which
//! one rises with the other, or falls with it, have the same. Cheap enough to be looked at before anything is ranked.
std::vector<int> first_steps(Draws const& column)
{
    std::vector<int> steps;
    int turn = 0;
    for (std::size_t i = 1; i < std::min<std::size_t>(column.size(), 64); ++i) {
        int const step = (column[i] > column[i - 1]) - (column[i] < column[i - 1]);
        if (turn == 0) turn = step;
        steps.push_back(turn * step);
    }
    return steps;
}

//! Does one always rise with the other, or always fall?
bool tell_the_same(Draws const& a, Draws const& b)
{
    auto const scores = normal_scores(a);
    auto const others = normal_scores(b);
    double ab = 0.0;
    double aa = 0.0;
    double bb = 0.0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        ab += scores[i] * others[i];
        aa += scores[i] * scores[i];
        bb += others[i] * others[i];
    }
    return aa > 0.0 && bb > 0.0 && std::abs(ab) > (1.0 - 1e-9) * std::sqrt(aa * bb);
}

//! Of the parameters asked for.
void warn_of_copies(Parameters const& parameters, DecisionQuestion const& question, DecisionFindings& findings)
{
    std::vector<std::size_t> asked;
    for (auto const& group : question.groups) asked.insert(asked.end(), group.begin(), group.end());
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    std::vector<std::vector<int>> steps;
    steps.reserve(asked.size());
    for (auto const number : asked) steps.push_back(first_steps(parameters.columns[number]));
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < asked.size(); ++i)
        for (std::size_t j = i + 1; j < asked.size(); ++j) {
            if (steps[i] != steps[j]) continue;
            if (!tell_the_same(parameters.columns[asked[i]], parameters.columns[asked[j]])) continue;
            if (++pairs > most_pairs_named) continue;
            findings.warnings.push_back(
                fmt::format("{} and {} always move together, so knowing one is knowing the other: each is worth what "
                            "both are worth",
                            parameters.names[asked[i]], parameters.names[asked[j]]));
        }
    if (pairs > most_pairs_named)
        findings.warnings.back() += fmt::format(" (and so for {} more pairs)", pairs - most_pairs_named);
}

}  // namespace

DecisionFindings decide(Samples const& samples, Parameters const& parameters, DecisionQuestion const& question)
{
    require_sound(samples);
    require_sound(parameters, samples.draws());
    DecisionFindings findings;
    findings.draws = samples.draws();
    findings.strategies = samples.strategies;
    findings.incremental = incremental_analysis(samples);
    findings.curve = net_benefit_curve(samples, question.willingness_to_pay);
    warn_of_few_draws(findings);
    warn_of_close_calls(samples, findings);
    if (samples.draws() < fewest_draws_for_evppi) {
        if (!question.groups.empty())
            findings.warnings.push_back(fmt::format("no EVPPI: it needs at least {} draws", fewest_draws_for_evppi));
        return findings;
    }
    for (auto const& chosen : question.groups) {
        GroupInformation group{{}, evppi(samples, parameters, chosen, findings.curve)};
        for (auto const number : chosen) group.parameters.push_back(parameters.names[number]);
        findings.groups.push_back(std::move(group));
    }
    warn_of_constants(findings);
    warn_of_copies(parameters, question, findings);
    return findings;
}

}  // namespace holdfast
