#include "authority_draws.hpp"

#include "break_even.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/instruction_set.hpp"

#include <algorithm>

namespace holdfast {

namespace {

std::size_t whole_batches(std::size_t draws)
{
    constexpr std::size_t lanes = most_lanes;
    return (draws + lanes - 1) / lanes * lanes;
}

}  // namespace

AuthorityDraws::AuthorityDraws(Study const& study, Plan const& plan, SharedBeliefs const& beliefs,
                               SharedDraws const& shared, std::uint64_t first_draw, std::size_t draws, Workers& workers,
                               InstructionSet instructions)
    : workers_(workers), blocks_((draws + block_draws - 1) / block_draws)
{
    columns_.draws = draws;
    columns_.rows = whole_batches(draws);
    columns_.measures = index(Measure::first_year) + static_cast<std::size_t>(plan.line.years()) * year_measures;
    columns_.months = static_cast<std::size_t>(plan.line.months);
    columns_.break_even_draws = std::min(draws, most_break_even_draws);
    columns_.break_even_rows = whole_batches(columns_.break_even_draws);
    require(shared.rows == columns_.rows, "shared draws and an authority's draws are equally many");
    for (auto const& strategy : plan.strategies) {
        bool const single = strategy.members.size() == 1;
        columns_.values.emplace_back(columns_.measures * columns_.rows);
        columns_.cash_by_month.emplace_back(blocks_ * columns_.months);
        columns_.break_even.emplace_back(single ? 2 * break_even_nodes * columns_.break_even_rows : 0);
    }
    for (std::size_t w = 0; w < workers.count(); ++w)
        runners_.push_back(block_runner(instructions, study, plan, beliefs, shared, first_draw));
}

void AuthorityDraws::run(Authority const& authority)
{
    workers_.share_out(
        blocks_, [&](std::size_t block, std::size_t worker) { runners_[worker]->run(authority, block, columns_); });
}

std::vector<double> AuthorityDraws::expected_cash_by_month(std::size_t strategy) const
{
    std::vector<double> expected(columns_.months, 0.0);
    for (std::size_t block = 0; block < blocks_; ++block)
        for (std::size_t t = 0; t < columns_.months; ++t)
            expected[t] += columns_.cash_by_month[strategy][block * columns_.months + t];
    for (auto& value : expected) value /= static_cast<double>(columns_.draws);
    return expected;
}

std::span<double const> AuthorityDraws::net_cash_at(std::size_t strategy, std::size_t node) const
{
    return std::span(columns_.break_even[strategy])
        .subspan(2 * node * columns_.break_even_rows, columns_.break_even_draws);
}

std::span<double const> AuthorityDraws::net_total_at(std::size_t strategy, std::size_t node) const
{
    return std::span(columns_.break_even[strategy])
        .subspan((2 * node + 1) * columns_.break_even_rows, columns_.break_even_draws);
}

}  // namespace holdfast
