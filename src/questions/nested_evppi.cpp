#include "holdfast/questions/nested_evppi.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/summary.hpp"
#include "study/every_belief.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t blocks = 32;
constexpr std::size_t coarser = 3;  //!< every third midpoint is a midpoint of a grid three times as wide

//! The belief of that id, if the study has one; `AStudy` may be const.
template <class AStudy> auto find(AStudy& study, std::string_view id) -> decltype(&study.leaving_rate)
{
    decltype(&study.leaving_rate) found = nullptr;
    for_every_belief(study, [&](auto& belief) {
        if (belief.id == id) found = &belief;
    });
    return found;
}

//! Sums of one strategy over a block of inner draws, given one value of the belief; against the status quo.
struct BlockSums {
    std::array<double, all_perspectives.size()> cost{};
    std::array<double, all_benefits.size()> effect{};

    void add(BlockSums const& other, double weight)
    {
        for (std::size_t p = 0; p < cost.size(); ++p) cost[p] += weight * other.cost[p];
        for (std::size_t b = 0; b < effect.size(); ++b) effect[b] += weight * other.effect[b];
    }
};

//! By block, then strategy.
using SumsAtPoint = std::vector<std::vector<BlockSums>>;

double difference_of_sums(std::vector<Draws> const& columns, std::size_t strategy, std::size_t first, std::size_t count)
{
    std::vector<double> differences(count);
    for (std::size_t i = 0; i < count; ++i) differences[i] = columns[strategy][first + i] - columns.front()[first + i];
    return stable_sum(differences);
}

SumsAtPoint sums_of(StudyDraws const& draws)
{
    auto const size = draws.draws / blocks;
    SumsAtPoint sums(blocks, std::vector<BlockSums>(draws.strategies.size()));
    for (std::size_t b = 0; b < blocks; ++b)
        for (std::size_t s = 1; s < draws.strategies.size(); ++s) {
            auto& into = sums[b][s];
            for (std::size_t p = 0; p < into.cost.size(); ++p)
                into.cost[p] = difference_of_sums(draws.costs[p], s, b * size, size);
            for (std::size_t e = 0; e < into.effect.size(); ++e)
                into.effect[e] = difference_of_sums(draws.effects[e], s, b * size, size);
        }
    return sums;
}

//! What is asked of the sums.
struct Asked {
    std::size_t perspective{}, benefit{};
    double willingness_to_pay{};
    double inner_draws{};  //!< in the sums
};

//! EVPPI of sums by point, then strategy; every `step`th point from `first`.
double evppi_of(std::vector<std::vector<BlockSums>> const& points, std::size_t first, std::size_t step,
                Asked const& asked)
{
    auto const strategies = points.front().size();
    std::vector<double> means(strategies);
    double mean_of_best = 0.0;
    double count = 0.0;
    for (std::size_t i = first; i < points.size(); i += step) {
        double best = 0.0;  // the status quo's
        for (std::size_t s = 1; s < strategies; ++s) {
            auto const& sums = points[i][s];
            double const net = (asked.willingness_to_pay * sums.effect[asked.benefit] - sums.cost[asked.perspective]) /
                               asked.inner_draws;
            means[s] += net;
            best = std::max(best, net);
        }
        mean_of_best += best;
        count += 1.0;
    }
    double const best_of_means = *std::max_element(means.begin(), means.end());
    return (mean_of_best - best_of_means) / count;
}

class Nested {
public:
    Nested(std::vector<SumsAtPoint> points, std::size_t draws) : points_(std::move(points)), draws_(draws)
    {
        for (auto const& point : points_) {
            auto& sums = whole_.emplace_back(point.front().size());
            for (auto const& block : point)
                for (std::size_t s = 0; s < block.size(); ++s) sums[s].add(block[s], 1.0);
        }
    }

    [[nodiscard]] NestedValue value(Perspective perspective, Benefit benefit, double willingness_to_pay) const
    {
        Asked asked{static_cast<std::size_t>(perspective), static_cast<std::size_t>(benefit), willingness_to_pay,
                    static_cast<double>(draws_)};
        double const of_all = evppi_of(whole_, 0, 1, asked);
        double const of_every_third = evppi_of(whole_, coarser / 2, coarser, asked);
        double const of_the_rule = (of_all - of_every_third) / (coarser - 1.0);

        constexpr auto n = static_cast<double>(blocks);
        asked.inner_draws *= (n - 1.0) / n;
        std::array<double, blocks> without;
        double mean = 0.0;
        for (std::size_t b = 0; b < blocks; ++b) {
            without[b] = evppi_of(all_but(b), 0, 1, asked);
            mean += without[b] / n;
        }
        double squares = 0.0;
        for (double const one : without) squares += (one - mean) * (one - mean);
        double const variance = squares * (n - 1.0) / n;
        return {perspective, benefit, willingness_to_pay, std::max(0.0, n * of_all - (n - 1.0) * mean),
                std::sqrt(variance + of_the_rule * of_the_rule)};
    }

private:
    [[nodiscard]] std::vector<std::vector<BlockSums>> all_but(std::size_t block) const
    {
        auto sums = whole_;
        for (std::size_t i = 0; i < sums.size(); ++i)
            for (std::size_t s = 0; s < sums[i].size(); ++s) sums[i][s].add(points_[i][block][s], -1.0);
        return sums;
    }

    std::vector<SumsAtPoint> points_;
    std::vector<std::vector<BlockSums>> whole_;  //!< by point, then strategy
    std::size_t draws_;
};

}  // namespace

std::optional<std::string> why_not_nested(Study const& study, std::string_view id)
{
    auto const* const belief = find(study, id);
    if (belief == nullptr)
        return fmt::format("{} is no belief that can be fixed alone: it is shared by all, or an authority's own "
                           "figure; how an effect differs in one authority is not among them",
                           id);
    if (!(sd(belief->about) > 0.0)) return fmt::format("{} does not vary", id);
    for (auto const& pair : study.correlations)
        if (study.correlated[pair.first] == id || study.correlated[pair.second] == id)
            return fmt::format("{} is correlated with another belief, which would not stay as it is", id);
    return std::nullopt;
}

NestedEvppi nested_evppi(Study const& study, NestedQuestion const& question, Execution const& execution)
{
    require(!why_not_nested(study, question.belief), "a belief whose worth is asked for can be fixed alone");
    require(question.points > 0 && question.points % coarser == 0, "the points are a multiple of three");
    require(question.draws > 0 && question.draws % blocks == 0, "the inner draws are a multiple of 32");
    auto given = study;
    given.sampling = Sampling::philox;
    given.draws = question.draws;
    auto* const belief = find(given, question.belief);
    auto const about = belief->about;

    Execution quiet = execution;
    quiet.progress = nullptr;
    std::vector<SumsAtPoint> points;
    for (std::size_t i = 0; i < question.points; ++i) {
        double const u = (static_cast<double>(i) + 0.5) / static_cast<double>(question.points);
        belief->about = Fixed{quantile(about, u)};
        points.push_back(sums_of(draws_of_all(given, quiet)));
        if (execution.progress) execution.progress(static_cast<double>(i + 1) / static_cast<double>(question.points));
    }
    Nested const nested(std::move(points), question.draws);
    NestedEvppi found{question.belief, question.points, question.draws, {}};
    for (auto const perspective : all_perspectives)
        for (auto const benefit : all_benefits)
            for (double const k : question.willingness_to_pay)
                found.values.push_back(nested.value(perspective, benefit, k));
    return found;
}

}  // namespace holdfast
