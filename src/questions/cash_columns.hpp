//! The draws behind a budget's impact, column by column, before anything is summed up: for `budget_impact` and for
//! `financial_case`, which are two summaries of the same run.
#pragma once

#include "holdfast/questions/budget_impact.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace holdfast {

//! What is kept of a draw beside its years.
enum class OfTheWhole : std::size_t {
    moves_between_authorities,
    need,            //!< how far the position falls below 0 [£]
    present_value,   //!< of net cash [£]
    paid_back_month  //!< the month from which the position is never below 0 again, counted from 1; 0: none
};
inline constexpr std::size_t kept_of_the_whole = 4;

//! A column of draws for each line and each part of the programme's cost, year by year; then those of the whole. [£]
class CashColumns {
public:
    CashColumns(std::size_t years, std::size_t draws)
        : years_(years), draws_(draws), values_((years * kept_of_a_year + kept_of_the_whole) * draws)
    {
    }
    [[nodiscard]] std::span<double> saving(std::size_t year, Line line) { return column(place(year, line)); }
    [[nodiscard]] std::span<double const> saving(std::size_t year, Line line) const
    {
        return column(place(year, line));
    }
    //! Of the programme's cost: by what it is paid for (ProgrammePart), or by what it rests on (CostPart).
    template <class Part> [[nodiscard]] std::span<double> part(std::size_t year, Part part)
    {
        return column(place(year, part));
    }
    template <class Part> [[nodiscard]] std::span<double const> part(std::size_t year, Part part) const
    {
        return column(place(year, part));
    }
    //! What of the programme's cost is paid from capital; all of it is paid once.
    [[nodiscard]] std::span<double> capital(std::size_t year) { return column(place_of_capital(year)); }
    [[nodiscard]] std::span<double const> capital(std::size_t year) const { return column(place_of_capital(year)); }
    [[nodiscard]] std::span<double> whole(OfTheWhole kept) { return column(place(kept)); }
    [[nodiscard]] std::span<double const> whole(OfTheWhole kept) const { return column(place(kept)); }
    //! Adds another authority's years, draw by draw. What is kept of the whole stays: what moves between authorities is
    //! shared, and a sum's position is its own.
    void add_years(CashColumns const& other)
    {
        for (std::size_t i = 0; i < years_ * kept_of_a_year * draws_; ++i) values_[i] += other.values_[i];
    }
    [[nodiscard]] std::size_t years() const { return years_; }
    [[nodiscard]] std::size_t draws() const { return draws_; }

private:
    static constexpr std::size_t kept_of_a_year = line_count + programme_part_count + cost_part_count + 1;

    static std::size_t place(std::size_t year, Line line)
    {
        return year * kept_of_a_year + static_cast<std::size_t>(line);
    }
    static std::size_t place(std::size_t year, ProgrammePart part)
    {
        return year * kept_of_a_year + line_count + static_cast<std::size_t>(part);
    }
    static std::size_t place(std::size_t year, CostPart part)
    {
        return year * kept_of_a_year + line_count + programme_part_count + static_cast<std::size_t>(part);
    }
    static std::size_t place_of_capital(std::size_t year) { return (year + 1) * kept_of_a_year - 1; }
    [[nodiscard]] std::size_t place(OfTheWhole kept) const
    {
        return years_ * kept_of_a_year + static_cast<std::size_t>(kept);
    }
    [[nodiscard]] std::span<double> column(std::size_t at) { return std::span(values_).subspan(at * draws_, draws_); }
    [[nodiscard]] std::span<double const> column(std::size_t at) const
    {
        return std::span(values_).subspan(at * draws_, draws_);
    }
    std::size_t years_;
    std::size_t draws_;
    std::vector<double> values_;
};

//! Sees the draws of a run that is summed up already. `replicates`: how they were sampled (numerics/running.hpp).
using WatchCash = std::function<void(BudgetImpact const&, CashColumns const&, std::size_t replicates)>;
[[nodiscard]] BudgetImpact budget_impact_watched(Study const&, std::size_t authority, std::string const& strategy,
                                                 Execution const&, WatchCash const&);

//! Sees the draws of each authority of a sum; the number is its place in the study.
using WatchMember = std::function<void(std::size_t authority, CashColumns const&, std::size_t replicates)>;
//! The sum over all authorities of the study, draw by draw. Its head holds them all.
[[nodiscard]] BudgetImpact budget_impact_of_all(Study, std::string const& strategy, Execution const&, WatchCash const&,
                                                WatchMember const&);

}  // namespace holdfast
