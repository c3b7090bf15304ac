//! All draws of one authority: a column of numbers for every strategy and measure.
#pragma once

#include "authority_model.hpp"
#include "plan.hpp"
#include "shared_beliefs.hpp"
#include "workers.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace holdfast {

//! What is kept of every draw. The years' measures follow the last of these, see `year_measure`.
enum class Measure : std::size_t {
    gross_cash, gross_total, net_cash, net_total,
    england_gross_cash, england_gross_total, england_net_cash, england_net_total,
    unadjusted_gross_cash, unadjusted_gross_total,
    programme, workers_reached,
    leavers_averted, leavers_averted_discounted, fte_years_kept, vacancy_months_avoided, agency_fte_years_avoided,
    hires_avoided, sickness_days_avoided, handovers_averted,
    first_line,
    first_year = first_line + line_count
};
enum class YearMeasure : std::size_t { gross_cash, capacity, programme, net_cash };
inline constexpr std::size_t year_measures = 4;

[[nodiscard]] constexpr std::size_t index(Measure m) { return static_cast<std::size_t>(m); }
[[nodiscard]] constexpr std::size_t index(Line line) { return index(Measure::first_line) + static_cast<std::size_t>(line); }
[[nodiscard]] constexpr std::size_t index(YearMeasure m, std::size_t year)
{
    return index(Measure::first_year) + year * year_measures + static_cast<std::size_t>(m);
}

//! Blocks of draws are the unit of work: fixed, whatever the number of threads.
inline constexpr std::size_t block_draws = 64;

class AuthorityDraws {
public:
    //! Break-evens are worked out on the first so many draws.
    static constexpr std::size_t most_break_even_draws = 2000;

    AuthorityDraws(Study const&, Plan const&, SharedBeliefs const&, SharedDraws const&, std::uint64_t first_draw,
                   std::size_t draws, Workers&);

    //! Runs every strategy for the authority over all draws.
    void run(Authority const&);

    [[nodiscard]] std::size_t draws() const { return draws_; }
    [[nodiscard]] std::span<double const> column(std::size_t strategy, std::size_t measure) const
    {
        return {columns_[strategy].data() + measure * rows_, draws_};
    }
    [[nodiscard]] std::size_t measures() const { return measures_; }
    //! Expected discounted net cash saving by month.
    [[nodiscard]] std::vector<double> expected_cash_by_month(std::size_t strategy) const;

    //! Net savings at the nodes of the break-even curve, on the first draws.
    [[nodiscard]] std::size_t break_even_draws() const { return break_even_draws_; }
    [[nodiscard]] std::span<double const> net_cash_at(std::size_t strategy, std::size_t node) const;
    [[nodiscard]] std::span<double const> net_total_at(std::size_t strategy, std::size_t node) const;

private:
    struct Scratch;
    void run_block(Authority const&, std::size_t block, Scratch&);
    void keep(Scratch&, std::size_t strategy, std::size_t row);
    void keep_unadjusted(Scratch&, std::size_t strategy, std::size_t row);
    void keep_break_even(Scratch&, std::size_t strategy, std::size_t node, std::size_t row);

    Study const& study_;
    Plan const& plan_;
    SharedBeliefs const& beliefs_;
    SharedDraws const& shared_;
    Workers& workers_;
    std::uint64_t first_draw_;
    std::size_t draws_;
    std::size_t rows_;
    std::size_t blocks_;
    std::size_t measures_;
    std::size_t break_even_draws_;
    std::size_t break_even_rows_;
    std::vector<std::vector<double>> columns_;          //!< by strategy: measure-major
    std::vector<std::vector<double>> cash_by_month_;    //!< by strategy: block-major sums over the block's draws
    std::vector<std::vector<double>> break_even_;       //!< by strategy: node-major; cash, then total
    std::vector<std::shared_ptr<Scratch>> scratch_;     //!< one a worker
};

} // namespace holdfast
