#include "holdfast/decision/decide.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/base/money.hpp"
#include "holdfast/base/text.hpp"

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
            fmt::format("only {} draw{}: with fewer than {} the values of information are rough", findings.draws,
                        findings.draws == 1 ? "" : "s", few_draws));
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
    return findings;
}

}  // namespace holdfast
