#include "engine/authority_draws.hpp"

#include "engine/break_even_points.hpp"

#include <algorithm>
#include <utility>

namespace holdfast {

AuthorityDraws::AuthorityDraws(Study const& study, Plan const& plan, SharedBeliefs const& beliefs,
                               SharedDraws const& shared, DrawSource const& source, Workers& workers,
                               InstructionSet instructions)
    : AuthorityDraws(plan, shared, workers,
                     block_runner(instructions, study, plan, beliefs, shared, source, workers.count()))
{
}

AuthorityDraws::AuthorityDraws(Plan const& plan, SharedDraws const& shared, Workers& workers,
                               std::unique_ptr<BlockRunner> runner)
    : plan_(plan), workers_(workers), blocks_((shared.draws + block_draws - 1) / block_draws),
      runner_(std::move(runner))
{
    columns_.draws = shared.draws;
    columns_.rows = shared.rows;
    columns_.measures = index(Measure::first_year) + static_cast<std::size_t>(plan.line.years()) * year_measures;
    columns_.months = static_cast<std::size_t>(plan.line.months);
    columns_.break_even_draws = std::min(columns_.draws, most_break_even_draws);
    columns_.break_even_rows = whole_batches(columns_.break_even_draws);
    columns_.values.resize(columns_.measures * column_stride(columns_.rows));
    columns_.cash_by_month.resize(blocks_ * columns_.months);
    columns_.break_even.resize(2 * break_even_nodes * columns_.break_even_rows);
}

void AuthorityDraws::start(Authority const& authority)
{
    runner_->start(authority);
    workers_.share_out(blocks_, [&](std::size_t block, std::size_t worker) { runner_->prepare(block, worker); });
}

void AuthorityDraws::run(std::size_t strategy, Parts parts)
{
    workers_.share_out(blocks_, [&](std::size_t block, std::size_t worker) {
        runner_->run(strategy, block, worker, parts, columns_);
    });
}

std::vector<double> AuthorityDraws::cash_by_month() const
{
    std::vector<double> sums(columns_.months, 0.0);
    for (std::size_t block = 0; block < blocks_; ++block)
        for (std::size_t t = 0; t < columns_.months; ++t)
            sums[t] += columns_.cash_by_month[block * columns_.months + t];
    for (std::size_t t = 0; t < columns_.months; ++t) sums[t] *= plan_.line.discount[t];
    return sums;
}

std::span<double const> AuthorityDraws::net_cash_at(std::size_t node) const
{
    return std::span(columns_.break_even).subspan(2 * node * columns_.break_even_rows, columns_.break_even_draws);
}

std::span<double const> AuthorityDraws::net_total_at(std::size_t node) const
{
    return std::span(columns_.break_even).subspan((2 * node + 1) * columns_.break_even_rows, columns_.break_even_draws);
}

}  // namespace holdfast
