//! All draws of one authority: a column of numbers for every strategy and measure.
#pragma once

#include "block_runner.hpp"
#include "plan.hpp"
#include "shared_beliefs.hpp"
#include "workers.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace holdfast {

class AuthorityDraws {
public:
    //! Break-evens are worked out on the first so many draws.
    static constexpr std::size_t most_break_even_draws = 2000;

    AuthorityDraws(Study const&, Plan const&, SharedBeliefs const&, SharedDraws const&, std::uint64_t first_draw,
                   std::size_t draws, Workers&, InstructionSet = InstructionSet::sse2);

    //! Runs every strategy for the authority over all draws.
    void run(Authority const&);

    [[nodiscard]] std::size_t draws() const { return columns_.draws; }
    [[nodiscard]] std::size_t measures() const { return columns_.measures; }
    [[nodiscard]] std::span<double const> column(std::size_t strategy, std::size_t measure) const
    {
        return {columns_.values[strategy].data() + measure * columns_.rows, columns_.draws};
    }
    //! Expected discounted net cash saving by month.
    [[nodiscard]] std::vector<double> expected_cash_by_month(std::size_t strategy) const;

    //! Net savings at the nodes of the break-even curve, on the first draws.
    [[nodiscard]] std::size_t break_even_draws() const { return columns_.break_even_draws; }
    [[nodiscard]] std::span<double const> net_cash_at(std::size_t strategy, std::size_t node) const;
    [[nodiscard]] std::span<double const> net_total_at(std::size_t strategy, std::size_t node) const;

private:
    Workers& workers_;
    std::size_t blocks_;
    DrawColumns columns_;
    std::vector<std::unique_ptr<BlockRunner>> runners_;  //!< one a worker
};

}  // namespace holdfast
