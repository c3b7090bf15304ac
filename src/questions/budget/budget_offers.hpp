//! What a budget may be spent on, and its draws: every authority and strategy on offer, drawn, priced and valued for the market.
//! Tested in tests/questions/budget_test.cpp.
#pragma once

#include "engine/engine.hpp"
#include "holdfast/questions/budget.hpp"
#include "questions/budget/budget_setups.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace holdfast {

//! An option: who buys what, by number.
using Option = std::pair<std::size_t, std::size_t>;

//! Of options without an effect: how a pound of their cost is spread over the years.
using Spreads = std::map<Option, std::vector<double>>;

//! What the objective measures in an authority's draws.
[[nodiscard]] Measure measure_of(Objective);
//! What must be above zero for a portfolio to save.
[[nodiscard]] Measure saving_of(Objective);
//! One measure in every draw. Of a strategy without an effect nothing but its cost is known: it saves minus that.
void add_measure(Measure, bool has_effect, AuthorityDraws const&, std::span<double> into);
//! What an option's spending comes to in a year, in every draw.
void add_spend(Plan const&, Spreads const&, Option const&, std::size_t year, AuthorityDraws const&,
               std::span<double> into);

//! see(option, row of the first of the draws, draws); before that, in every chunk, set_up(row), where set-ups are drawn.
using SetUp = std::function<void(std::size_t row, std::size_t draws)>;
template <class See> class EachOption final : public Watcher {
public:
    EachOption(std::uint64_t first, See see, Engine const& engine, SharedSetups& setups, SetUp set_up)
        : from_(first), see_(std::move(see)), engine_(engine), setups_(setups), set_up_(std::move(set_up))
    {
    }
    void start_chunk(Chunk const& chunk) override
    {
        row_ = static_cast<std::size_t>(chunk.first() - from_);
        if (!setups_.any()) return;
        setups_.draw(engine_, chunk);
        set_up_(row_, chunk.draws());
    }
    void see(AuthorityNumber authority, StrategyNumber strategy, AuthorityDraws const& draws) override
    {
        see_({index(authority), index(strategy)}, row_, draws);
    }

private:
    std::uint64_t from_;
    std::size_t row_{};
    See see_;
    Engine const& engine_;
    SharedSetups& setups_;
    SetUp set_up_;
};
//! What every step looks at.
struct BudgetSetting {
    BudgetQuestion const& question;
    Study const& study;
    std::vector<Strategy> const& strategies;
    Engine& engine;
    std::function<void(double)> const& progress;

    [[nodiscard]] Plan const& plan() const { return engine.plan(); }
    [[nodiscard]] bool has_effect(std::size_t strategy) const { return plan().strategies[strategy].has_effect; }
};

//! By authority: the strategies that are drawn for it.
using Wanted = std::vector<std::vector<std::size_t>>;
using Progress = std::function<void(double)>;

inline Progress progress_between(BudgetSetting const& setting, double from, double to)
{
    return [&told = setting.progress, from, to](double share) {
        if (told) told(from + share * (to - from));
    };
}

//! Runs the wanted strategies over as many draws as the study has, from `first` on: effects as used alone, since break-evens
//! and the effect as published are no part of a budget.
template <class See>
void for_each_option(BudgetSetting const& setting, Wanted wanted, std::uint64_t first, Progress const& progress,
                     See see, SharedSetups& setups, SetUp set_up)
{
    auto tour = everything(setting.study);
    tour.strategies = std::move(wanted);
    tour.parts = Parts::as_used;
    EachOption<See> each(first, std::move(see), setting.engine, setups, std::move(set_up));
    setting.engine.run(tour, {&each}, progress, first);
}
//! Every authority and strategy that may be bought, in the order in which they are drawn.
struct Shelf {
    Market market;
    std::vector<OfferFigures> figures;
    Wanted wanted;
    Spreads spreads;
    SharedSetups setups;
    std::vector<std::vector<NeededSetup>> needs;  //!< by offer
    std::vector<SetupFigures> setup_figures;

    //! By how much less an offer saves in a draw of the last chunk for its share of set-ups [£, present value].
    [[nodiscard]] double share_of_setups(std::size_t offer, std::size_t row, bool with_time) const
    {
        double sum = 0.0;
        for (auto const& needed : needs[offer])
            sum += needed.share * setups.present_value(needed.setup, row, with_time);
        return sum;
    }
};

[[nodiscard]] Shelf shelf_of(BudgetSetting const&);

//! Draws all that is on offer: its means, its prices and values for the market, and its savings in scenarios.
[[nodiscard]] Scenarios draw_offers(BudgetSetting const&, Shelf&);

}  // namespace holdfast
