//! How one strategy stands, for one authority or for a sum of them: what the tables rank and the sentence quotes.
#pragma once

#include "holdfast/study/findings.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/evidence.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::report {

struct Standing {
    std::size_t strategy{};
    Grounds evidence{};
    bool placeholder{};             //!< a placeholder is among its costs
    CostKnown known{};              //!< how much of its cost is known
    bool free{};                    //!< every amount of its cost is 0, as somebody stated
    ByPart<bool> cost_parts{};      //!< which parts its cost has in cash
    bool hours_guessed{};           //!< are any hours of staff that it takes, as capacity, a guess?
    ByPart<double> programme{};     //!< means of its cost, by what it rests on (means add up)
    std::string placeholder_words;  //!< "our guess" or "partly our guess"; empty where there is none
    std::optional<Savings> savings;
    std::optional<Chances> chances;
    std::optional<Savings> england;
    double leavers_averted{};                    //!< mean over the horizon
    Maybe<Estimate> affordable;                  //!< in cash
    std::optional<double> cost_per_worker_year;  //!< the cost in use, means over means
    std::vector<Result const*> results;          //!< what it is the standing of

    //! What leads: the saving after all that is known of the cost, which is before a cost of which nothing is.
    [[nodiscard]] Estimate const& lead() const { return lead_cash(*savings, placeholder); }
    [[nodiscard]] Estimate const& lead_total() const { return report::lead_total(*savings, placeholder); }
    [[nodiscard]] double lead_chance() const { return report::lead_chance(*chances, placeholder); }
    [[nodiscard]] Estimate const& lead_england() const { return lead_cash(*england, placeholder); }
};

[[nodiscard]] Standing standing_of(Findings const&, Result const&);
[[nodiscard]] Standing standing_of(Findings const&, Total const&, std::vector<Result const*> in_the_total);

//! What holds the saving with the effect as published; none where there is no such effect, because a mixture holds bias,
//! transport and a pilot already (M13a).
[[nodiscard]] Saved const* saved_without_bias(Findings const&, Result const&);
inline constexpr char const* adjusted_inside = "a mixture: what was published was adjusted before it was put together";

//! What it costs in all [£, mean over the draws].
[[nodiscard]] double whole_cost(Standing const&);
//! Is a saving claimed? Not without evidence, nor where a study looked and found no significant effect.
[[nodiscard]] bool claims_a_saving(Standing const&);

//! The results that a total sums: of its strategy, in its region or everywhere.
[[nodiscard]] std::vector<Result const*> results_in(Findings const&, Total const&);

//! What the words about some of one kind depend on: their way of dealing with bias where it is the same.
[[nodiscard]] Grounds grounds_of(std::vector<Standing> const&, Evidence);

//! Of one kind of evidence; the largest lead in cash and capacity together first (in cash alone, a programme that
//! drives people away could lead where posts then stand empty), equals in the order of the inputs; kinds that are not ranked keep
//! that order.
[[nodiscard]] std::vector<Standing> in_rank(std::vector<Standing> const&, Evidence);

//! The one that opens the report: of the best evidence there is (null results and no evidence never lead);
//! among those a stated cost that is more than earned back, else the largest saving before a cost that is our guess,
//! else the smallest loss.
[[nodiscard]] std::optional<Standing> leading(std::vector<Standing> const&);

//! Where the money comes from: means of the lines, summed over the standing's results (means add up, ranges do not).
[[nodiscard]] std::array<double, line_count> line_means(Standing const&);

}  // namespace holdfast::report
