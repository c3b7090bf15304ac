//! Two studies side by side: what changed in the inputs, what it did to each saving, and how much of it came from which
//! input. Money is present value over the horizon [£].
//!
//! Both are run with A's seed and draws. A belief's random numbers depend on its id alone, so that unchanged beliefs are
//! equal in every draw and a changed one stands at the same quantile; differences are taken draw by draw.
//!
//! The split. Each change alone is laid over A. By the size of what that does (the largest over the strategies, in cash;
//! after what of the programme's own cost is known in both: before a cost that is a placeholder in A or B) they are put in order, and then
//! walk from A to B, one more at a time. A step's part is what it adds on the way. Every figure of the walk is rounded
//! once, to the penny, so that the parts add up to B − A exactly. What one input adds depends on those before it: the
//! order says which. A change that cannot be laid over A without the next is walked with the next. The last step is B
//! itself, and not A with everything changed.
//!
//! Pure: equal studies give equal findings to the last bit, on any number of threads.
//! Tested in tests/questions/comparison_test.cpp: figures are those of `evaluate`, a study against itself gives nothing, one
//! change is the whole difference, steps add up, order, steps that cannot be.
#pragma once

#include "holdfast/base/money.hpp"
#include "holdfast/engine/execution.hpp"
#include "holdfast/study/findings.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! One value that differs, as it is written; empty where a study does not have it.
struct DifferentValue {
    std::string path;        //!< "prices.pay.mean"
    std::string in_a, in_b;  //!< "£66,560"
    std::string at_a, at_b;  //!< file and line, or "--set"
};

//! Values that change together, because they make one belief or one setting.
struct InputChange {
    std::string id;     //!< "prices.pay"
    std::string label;  //!< for a person: "pay with on-costs"
    std::vector<DifferentValue> values;
};

//! What only one of the two has, and so cannot be compared.
struct OnlyInOne {
    bool in_a{};
    std::string what;  //!< "authority" or "strategy"
    std::string id;
    std::string name;
};

//! Two studies about the same authorities, in the same order, with the same seed and draws.
struct TwoStudies {
    Study a, b;
    std::string name_a, name_b;          //!< as a person told them apart: their files
    std::vector<InputChange> changes;    //!< that may move what is compared, in the order of the inputs
    std::vector<InputChange> elsewhere;  //!< of what is not compared, and of how it is looked at: draws, seed, choices
    std::vector<OnlyInOne> only_in_one;
    //! A with these of the changes as B has them; none where no study can be made so.
    std::function<std::optional<Study>(std::vector<bool> const& taken)> with;
};

//! Before the programme's own cost, after all of it, after what of it is stated, after what is stated or built (see Savings).
enum class SavingKind : std::size_t {
    gross_cash,
    gross_total,
    net_cash,
    net_total,
    after_stated_cash,
    after_stated_total,
    after_built_cash,
    after_built_total
};
inline constexpr std::array all_saving_kinds{SavingKind::gross_cash,        SavingKind::gross_total,
                                             SavingKind::net_cash,          SavingKind::net_total,
                                             SavingKind::after_stated_cash, SavingKind::after_stated_total,
                                             SavingKind::after_built_cash,  SavingKind::after_built_total};
[[nodiscard]] std::string_view name(SavingKind);  //!< "gross_cash", …

//! One figure in both; the difference is B − A, draw by draw.
struct ComparedFigure {
    Estimate a, b, difference;
};

struct ComparedStrategy {
    Strategy in_a, in_b;
    [[nodiscard]] bool has_placeholder() const { return in_a.placeholder_cost || in_b.placeholder_cost; }
    //! Is a part of its cost known in both, and a part a placeholder in either?
    [[nodiscard]] bool is_partly_known() const { return has_placeholder() && knows(in_a) && knows(in_b); }
    //! The saving in cash that leads: after what of the cost is known, which is before a cost of which nothing is known in
    //! one of the two: before and after a cost are not to be compared.
    [[nodiscard]] SavingKind lead() const
    {
        return !has_placeholder()  ? SavingKind::net_cash
               : is_partly_known() ? SavingKind::after_built_cash
                                   : SavingKind::gross_cash;
    }
    [[nodiscard]] SavingKind lead_total() const
    {
        return !has_placeholder()  ? SavingKind::net_total
               : is_partly_known() ? SavingKind::after_built_total
                                   : SavingKind::gross_total;
    }

private:
    static bool knows(Strategy const& strategy)
    {
        return at(strategy.cost_parts, CostPart::stated) || at(strategy.cost_parts, CostPart::built);
    }
};

struct ComparedResult {
    std::optional<std::size_t> authority;  //!< index into TwoStudies::a.authorities; none: all of them together
    std::size_t strategy{};                //!< index into Comparison::strategies
    std::array<ComparedFigure, all_saving_kinds.size()> savings;
    ComparedFigure leavers_averted;  //!< people (FTE) over the horizon
    [[nodiscard]] ComparedFigure const& saving(SavingKind kind) const
    {
        return savings[static_cast<std::size_t>(kind)];
    }
};

using SavingAmounts = std::array<Money, all_saving_kinds.size()>;  //!< by SavingKind

struct SplitStep {
    std::vector<std::size_t> changes;  //!< usually one
    std::vector<SavingAmounts> after;  //!< by strategy: the savings of all authorities compared, up to this step
};

struct Split {
    std::uint64_t draws{};
    std::vector<SavingAmounts> from;                               //!< A's, by strategy
    std::vector<std::optional<std::vector<SavingAmounts>>> alone;  //!< by change: A's with this change only
    std::vector<SplitStep> steps;                                  //!< the last one's are B's
    //! What a step adds to a saving of a strategy.
    [[nodiscard]] Money part(std::size_t step, std::size_t strategy, SavingKind) const;
    //! B − A, on the split's draws.
    [[nodiscard]] Money whole(std::size_t strategy, SavingKind) const;
};

struct Comparison {
    std::string name_of_all;  //!< the authority's name, "England", or "selected authorities"
    std::uint64_t draws{};
    std::vector<ComparedStrategy> strategies;  //!< with an effect in both, in A's order
    std::vector<ComparedResult> results;       //!< authority by authority, strategy by strategy
    std::vector<ComparedResult> totals;        //!< by strategy; empty where there is one authority
    Split split;                               //!< no steps where nothing changed
    //! What the whole comparison is about: the totals, or the only authority's results.
    [[nodiscard]] std::vector<ComparedResult> const& headlines() const { return totals.empty() ? results : totals; }
};

//! The split of several authorities is made on so many draws at most.
inline constexpr std::uint64_t most_split_draws = 2'000;

//! Draws beyond `most_exact_draws` are not used.
[[nodiscard]] Comparison compare(TwoStudies const&, Execution const& = {});

}  // namespace holdfast
