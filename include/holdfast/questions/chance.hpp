//! What chance may bring (M29): the same draws once more, with whole people who leave or stay, beside what is expected.
//! Intervals elsewhere are about the expectation. A small authority's next year also depends on which of its people leave.
//!
//! Of each draw, the projection of workforce/projection.hpp gives what is expected, and one of workforce/whole_people.hpp
//! what happens to whole people at the same rates and prices. The first interval is of the former, the second of the
//! latter, which is wider. Draws are the run's own; nothing else of the findings is touched.
//! Chance here is that each person decides alone. What moves everybody at once (a bad inspection, a new employer) is not in
//! it; of how published years of single authorities scatter, it is about two fifths (docs/method.md).
//! Pure: the same study, the same bits, on any number of threads.
//! Tested in tests/questions/chance_test.cpp: expectations are evaluate()'s, means agree, ranges are wider, the closed form.
#pragma once

#include "holdfast/engine/execution.hpp"
#include "holdfast/study/findings.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace holdfast {

//! More authorities than this would take minutes.
inline constexpr std::size_t most_authorities_for_chance = 20;

//! A figure about what is expected, as everywhere else, and the same draws with chance added. The two are never mixed.
struct WithChance {
    Estimate expected;
    Estimate with_chance;
};

//! What happens in one world over some months.
struct ChanceFlows {
    WithChance leavers;         //!< people
    WithChance hires;           //!< people
    WithChance vacancy_months;  //!< FTE-months
    WithChance cash;            //!< all cash lines, the programme's among them [£]
};

//! Some months without a programme and with it.
struct ChancePeriod {
    int starts{};  //!< of a financial year, as in BudgetYear; 0 for the whole horizon
    int months{};
    ChanceFlows without, with;
    //! What is left after what is stated of the programme's cost, and after what is stated or built.
    WithChance cash_saving_after_stated, cash_saving_after_built;
    WithChance net_cash_saving;  //!< whoever is in both worlds has one fate in both (docs/decisions/0017)
};

//! Can the programme be seen to work? The first twelve months are held against a year before them: a year without the
//! programme at the same leaving rate, that begins with the same people, who have fates of their own. Between two such
//! years stands chance alone. What moves everybody's leaving from year to year is not in it: it makes falls of any size
//! more common, and each of them less of a proof.
struct FirstYearSeen {
    double fewer_without{};           //!< chance of fewer leavers than in the year before though nothing new is done
    int fall_needed{};                //!< the smallest fall that chance alone brings in at most 1 of 20 cases [people]
    double fall_seen{};               //!< chance of a fall that large with the programme
    double lowers_leaving{};          //!< share of draws in which it lowers the leavers that are expected
    Maybe<double> more_all_the_same;  //!< in those draws: chance of more leavers than in the year before
};

struct ChanceVariation {
    std::uint64_t draws{};            //!< the first so many
    std::vector<ChancePeriod> years;  //!< financial years; money not discounted
    ChancePeriod horizon;             //!< people and months counted in full; money is present value
    Maybe<FirstYearSeen> first_year;
};

//! By authority and strategy, in the order of Findings::results; empty where it was not asked for.
using ChanceFindings = std::vector<Maybe<ChanceVariation>>;

//! Of every authority and strategy. A strategy without turnover evidence has none. Of more draws than `most_exact_draws`
//! the first so many are used.
[[nodiscard]] ChanceFindings chance_variation(Study const&, Execution const& = {});

}  // namespace holdfast
