//! The parts of a programme's cost in words and in documents: what is stated, what is built from prices, what is a
//! placeholder, and what is left of a saving after each. Said here, for every page alike.
#pragma once

#include "holdfast/study/findings.hpp"

#include <string>
#include <string_view>

namespace holdfast::report {

//! How much of a cost is known. "Partly": a placeholder is among it, and something else too.
enum class CostKnown { all, partly, nothing };
[[nodiscard]] CostKnown cost_known(ByPart<bool> const& parts);

[[nodiscard]] std::string_view id_of(CostKnown);  //!< "all", "partly", "nothing"

//! As the columns of a CSV say it: "stated", "partly placeholder", "placeholder".
[[nodiscard]] std::string_view cost_is(ByPart<bool> const& parts);

//! The saving that leads: after all that is known of the cost. Never before a stated cost: a saving that it eats up is none.
[[nodiscard]] Estimate const& lead_cash(Savings const&, bool placeholder);
[[nodiscard]] Estimate const& lead_total(Savings const&, bool placeholder);
[[nodiscard]] double lead_chance(Chances const&, bool placeholder);
//! What the lead is: "after the programme's own cost", "after the known part of the programme's own cost",
//! "before the programme's own cost".
[[nodiscard]] std::string lead_is(CostKnown);
//! The same as the head of a column.
[[nodiscard]] std::string lead_heading(CostKnown);

//! The head of the column beside it: what is left after all of the cost. Only where the lead is not that.
[[nodiscard]] std::string left_heading(CostKnown);

//! "stated", "built from prices", "our guess".
[[nodiscard]] std::string_view words_of(CostPart);
//! "after the stated part", "after the stated and the built part", "after all parts".
[[nodiscard]] std::string after_part(CostPart);
//! "£6.54m of it is stated and £60,000 is our guess"; empty where it has one part.
[[nodiscard]] std::string parts_clause(ByPart<bool> const& has, ByPart<double> const& means);
}  // namespace holdfast::report
