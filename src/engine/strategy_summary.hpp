//! Everything that is kept of the draws of one strategy for one authority, chunk after chunk.
#pragma once

#include "engine/affordable.hpp"
#include "engine/authority_draws.hpp"
#include "holdfast/study/findings.hpp"
#include "numerics/running.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace holdfast {

//! The measure whose draws those of `measure` are, where a strategy's cost has these parts and no others: itself, or one
//! that is summarised anyhow, as "after what is stated" is "before the cost" where nothing is stated. None: it is 0.
[[nodiscard]] std::optional<Measure> drawn_as(Measure, ByPart<bool> const& parts);

//! A saving less the time that the programme takes of staff (M19a), draw by draw.
[[nodiscard]] std::vector<double> less_time(std::span<double const> saving, std::span<double const> time);

//! How many measures are kept of every draw.
[[nodiscard]] std::size_t measures_of(Plan const&);

class StrategySummary {
public:
    //! A package has no break-evens; a strategy without turnover evidence has nothing else but its costs.
    StrategySummary(StrategyPlan const&, std::size_t measures);

    //! Adding a chunk is so many tasks, which may be done at the same time. The draws are of this strategy.
    [[nodiscard]] std::size_t tasks() const { return measures_.size() + other_tasks; }
    void add(std::size_t task, AuthorityDraws const&, SampledAs, std::span<double> scratch);

    void fill(Result&, Timeline const&) const;
    //! Gross and net savings in cash and in total: what a wished-for precision is about. None without evidence.
    [[nodiscard]] std::array<Estimate, 4> headlines() const;
    //! How far the end of any interval may be off, as a share of the interval's width; 0 where all are exact.
    [[nodiscard]] double interval_error() const;

private:
    enum OtherTask : std::size_t {
        affordable_cash,
        affordable_total,
        cost_per_leaver,
        months,
        break_evens,
        other_tasks
    };
    void fill_savings(Result&, Timeline const&) const;

    [[nodiscard]] bool is_summarised(std::size_t measure) const;
    [[nodiscard]] bool is_partly_known() const;
    [[nodiscard]] Estimate estimate(Measure) const;
    [[nodiscard]] double share_positive(Measure) const;
    //! The savings from the first of four measures, and from the first of the four after parts of the cost.
    [[nodiscard]] Savings savings_from(Measure first, Measure first_after) const;

    bool has_effect_;
    bool single_;
    bool takes_time_;
    ByPart<bool> cost_parts_;
    std::vector<RunningSummary> measures_;
    Affordable affordable_cash_, affordable_total_;
    RunningRatio cost_per_leaver_;
    std::vector<double> cash_by_month_;
    Maybe<BreakEven> break_even_cash_, break_even_total_;
};

}  // namespace holdfast
