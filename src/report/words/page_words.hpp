//! What the report's page, and its pictures, say beside what every form says: short answers, notes, and sentences with slots that the page
//! fills with the figures of its data (report/words/patterns.hpp). The page places them and makes none of its own.
//! Tested in tests/report/page_words_test.cpp.
#pragma once

#include "report/words/cost_parts.hpp"
#include "report/words/evidence.hpp"
#include "report/words/standing.hpp"

#include <string>
#include <string_view>

namespace holdfast::report {

//! "leaving must fall by 22%, at a placeholder cost"; where there is no break-even, why, at that cost.
[[nodiscard]] std::string must_be_true(Maybe<BreakEven> const&, std::string const& placeholder_words);

//! "Cost in the inputs: {each} a worker a year, set-up included, …"; slots: each, cost, parts.
[[nodiscard]] std::string cost_in_use_pattern(Standing const&);

//! What the saving that leads is to England as a whole; slot: england.
[[nodiscard]] std::string england_pattern(CostKnown);

//! Over a table of programmes of one kind of evidence: how much of their costs the savings count.
[[nodiscard]] std::string_view costs_of_a_group(CostKnown);
//! The same in a few words, beside a heading.
[[nodiscard]] std::string_view costs_in_short(CostKnown);

//! "0.47 (95% range 0.23 to 0.94)", of a package one for each member; empty where no effect stands in the inputs.
[[nodiscard]] std::string effect_in_inputs(Findings const&, Strategy const&);
//! The average of ratios is drawn up by the largest of them, so that the range leads; empty where there is no effect.
[[nodiscard]] std::string effect_as_used(Strategy const&);

//! "29% of leavers": who goes to another authority; as the first words of a sentence.
[[nodiscard]] std::string movers(Study const&);

//! In which unit amounts are compared with a quotation.
inline constexpr std::string_view per_worker = "a worker a year, set-up included";

inline constexpr std::string_view order_of_tables =
    "Order in each table: by the average saving in cash and capacity together. Published, assumed and null results are "
    "not comparable, so no order runs across the tables.";

inline constexpr std::string_view ranges_overlap = "where ranges overlap, the order may be chance";

//! What it would be worth to know more counts costs and effects that nobody stated.
inline constexpr std::string_view as_they_stand =
    "placeholder costs, assumed effects and the assumed ranges of null results count as they stand";
//! Behind what is about an intervention with a null result: its range is nobody's finding.
inline constexpr std::string_view null_result_mark = " (null result: an assumed range)";
//! "Knowing everything would be worth £90,000."
[[nodiscard]] std::string everything_known(double evpi);

inline constexpr std::string_view break_even_elsewhere =
    "How far leaving must fall for the programme to pay for itself is worked out for single authorities: choose one.";

//! A quotation held against what the programme would save before its own cost; begins after a proviso or with a capital.
//! Means add up, ranges do not: the range after the quotation is left to a run that has it. Slots: each, whole, before,
//! low, high, chance, after, posts.
inline constexpr std::string_view quotation_pattern =
    "at {each} a worker a year the programme would cost {whole} in all, in present value. Before that cost "
    "the average in cash would be {before} (95% range {low} to {high}; chance of a saving {chance}), after it "
    "{after}{posts}. How sure that is, only a run with this cost can say.";

}  // namespace holdfast::report
