//! Where the draws of one strategy for one authority are kept: a column of numbers for every measure.
#pragma once

#include "holdfast/numerics/instruction_set.hpp"
#include "holdfast/outcomes/lines.hpp"

#include <cstddef>
#include <vector>

namespace holdfast {

//! What is kept of every draw. The years' measures follow the last of these, see `year_measure`.
enum class Measure : std::size_t {
    gross_cash,
    gross_total,
    net_cash,
    net_total,
    england_gross_cash,
    england_gross_total,
    england_net_cash,
    england_net_total,
    unadjusted_gross_cash,
    unadjusted_gross_total,
    programme,
    workers_reached,
    leavers_averted,
    leavers_averted_discounted,
    fte_years_kept,
    vacancy_months_avoided,
    agency_fte_years_avoided,
    hires_avoided,
    sickness_days_avoided,
    handovers_averted,
    // Parts of the programme's cost, and what is left of the savings after them.
    programme_stated,
    programme_built,
    programme_guessed,
    after_stated_cash,
    after_stated_total,
    after_built_cash,
    after_built_total,
    england_after_stated_cash,
    england_after_stated_total,
    england_after_built_cash,
    england_after_built_total,
    // The time that the programme takes of staff (M19a): its value, discounted, and its hours, which are not.
    programme_time,
    programme_hours,
    first_line,
    first_year = first_line + line_count
};
//! `after_known`: cash after what of the programme's cost is no guess.
enum class YearMeasure : std::size_t { gross_cash, capacity, programme, net_cash, after_known };
inline constexpr std::size_t year_measures = 5;

[[nodiscard]] constexpr std::size_t index(Measure m) { return static_cast<std::size_t>(m); }
[[nodiscard]] constexpr std::size_t index(Line line)
{
    return index(Measure::first_line) + static_cast<std::size_t>(line);
}
[[nodiscard]] constexpr std::size_t index(YearMeasure m, std::size_t year)
{
    return index(Measure::first_year) + year * year_measures + static_cast<std::size_t>(m);
}

//! Blocks of draws are the unit of work: fixed, whatever the number of threads.
inline constexpr std::size_t block_draws = 128;

//! The draws of one strategy for one authority; the next strategy's are written over them.
struct DrawColumns {
    std::size_t draws{};  //!< that count
    std::size_t rows{};   //!< draws, rounded up to whole batches
    std::size_t measures{};
    std::size_t months{};
    std::size_t break_even_draws{};
    std::size_t break_even_rows{};
    std::vector<double> values;         //!< measure-major
    std::vector<double> cash_by_month;  //!< block-major sums over the block's draws, undiscounted
    std::vector<double> break_even;     //!< node-major; net cash, then net total

    [[nodiscard]] double* at(std::size_t measure, std::size_t row)
    {
        return values.data() + measure * column_stride(rows) + row;
    }
};

}  // namespace holdfast
