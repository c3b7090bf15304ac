//! All draws of one authority, one strategy after another: a column of numbers for every measure.
#pragma once

#include "engine/block_runner.hpp"
#include "engine/plan.hpp"
#include "engine/shared_beliefs.hpp"
#include "engine/workers.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace holdfast {

class AuthorityDraws {
public:
    //! Break-evens are worked out on the first so many draws.
    static constexpr std::size_t most_break_even_draws = 1024;

    AuthorityDraws(Study const&, Plan const&, SharedBeliefs const&, SharedDraws const&, DrawSource const&, Workers&,
                   InstructionSet = InstructionSet::sse2);
    AuthorityDraws(Plan const&, SharedDraws const&, Workers&, std::unique_ptr<BlockRunner>);

    //! Draws the authority's own beliefs and projects its comparator.
    void start(Authority const&);
    //! Runs a strategy for the authority over all draws. The columns are the last strategy's.
    void run(std::size_t strategy, Parts = Parts::all);

    [[nodiscard]] std::size_t draws() const { return columns_.draws; }
    [[nodiscard]] std::size_t measures() const { return columns_.measures; }
    [[nodiscard]] std::span<double const> column(std::size_t measure) const
    {
        return {columns_.values.data() + measure * column_stride(columns_.rows), columns_.draws};
    }
    //! Discounted net cash saving by month, summed over the draws.
    [[nodiscard]] std::vector<double> cash_by_month() const;

    //! Net savings at the nodes of the break-even curve, on the first draws; none for a package.
    [[nodiscard]] std::size_t break_even_draws() const { return columns_.break_even_draws; }
    [[nodiscard]] std::span<double const> net_cash_at(std::size_t node) const;
    [[nodiscard]] std::span<double const> net_total_at(std::size_t node) const;

private:
    Plan const& plan_;
    Workers& workers_;
    std::size_t blocks_;
    DrawColumns columns_;
    std::unique_ptr<BlockRunner> runner_;
};

}  // namespace holdfast
