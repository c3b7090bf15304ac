//! What a strategy saves in the study and in each scenario: before its cost, after what of it is known, and after all of it.
#pragma once

#include "holdfast/report/scenarios.hpp"
#include "report/words/cost_parts.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::report {

struct ScenarioRow {
    std::size_t strategy{};                //!< index into the study's
    std::optional<std::size_t> authority;  //!< index into the study's; none: all together
    Estimate before;                       //!< cash, before the programme's cost
    Estimate cash, total;                  //!< after what of the programme's cost is known, which may be nothing
    double chance{};                       //!< that this cash is above 0
    Estimate paid_cash, paid_total;        //!< after all of its cost, guesses too
    double paid_chance{};                  //!< that the cash is above 0 then
    CostKnown cost{};                      //!< how much of the cost is known in this scenario
    CostKnown cost_in_study{};
    //! On average a saving here and a loss in the study, or the reverse: of `cash`, where as much of the cost is known in both,
    //! else of what is left after all of it, for only like may be set beside like.
    bool sign_differs{};
    bool paid_sign_differs{};  //!< the same of `paid_cash`
    bool same{};               //!< as in the study, in every draw
};

//! Where to look: one authority, one region, or all together.
struct ScenarioPlace {
    std::optional<std::size_t> authority;  //!< index into the study's
    std::string region;                    //!< of no authority; empty: all together, or the only one
};

//! Is that the sum which the place is? Of a place that is no authority.
[[nodiscard]] bool is_sum_of(ScenarioPlace const&, Total const&);

//! Of one strategy in one place; or why there is no saving that could change.
struct ScenarioCell {
    std::optional<ScenarioRow> row;
    std::string why_none;  //!< filled where there is no row
    std::string
        reason{};  //!< why the scenario changes nothing here, or next to nothing; empty where it does, or nobody knows
};
//! The study's own where `scenario` is the study. Authorities and strategies are found by code and id, never by their place in a
//! list: another order is not another result.
[[nodiscard]] ScenarioCell scenario_cell(Findings const& study, Findings const& scenario, ScenarioPlace const&,
                                         std::size_t strategy);

//! Those that a page about a place shows: at most three, of kinds of evidence that are ranked, the largest saving in cash and
//! capacity first. `opening`, where it is one of those kinds, is among them.
[[nodiscard]] std::vector<std::size_t> leading_strategies(Findings const& study, ScenarioPlace const&,
                                                          std::optional<std::size_t> opening = std::nullopt);

//! Of each authority and, where there are several, of all together; strategies without a saving are left out. The study's own rows
//! where `scenario` is the study.
[[nodiscard]] std::vector<ScenarioRow> scenario_rows(Findings const& study, Findings const& scenario);

}  // namespace holdfast::report
