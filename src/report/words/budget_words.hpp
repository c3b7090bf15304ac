//! Conditions and amounts of a budget in words.
#pragma once

#include "holdfast/portfolio/condition.hpp"
#include "holdfast/questions/budget.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast::report {

[[nodiscard]] bool is_money(Objective);
//! How many of the smallest units a choice's value counts for one: pounds are whole, people and FTE-years in thousandths.
[[nodiscard]] double units_of(Objective);
[[nodiscard]] std::string whole_pounds(WholePounds);  //!< "£1,234,567": every digit
//! What an offer is of, and who it is offered to.
[[nodiscard]] Strategy const& offered(BudgetFindings const&, std::size_t offer);
[[nodiscard]] std::string buyer(BudgetFindings const&, std::size_t offer);
//! "Leeds", "7 authorities".
[[nodiscard]] std::string buyers(BudgetFindings const&, Choice const&);
//! What the purchases' programmes cost, by what that rests on [£, present value]; means add up.
[[nodiscard]] ByPart<double> programme_parts(BudgetFindings const&, Choice const&);
//! Over all years [£, undiscounted].
[[nodiscard]] double spend_of(Purchase const&);
//! Those of a choice's offers that bear a set-up, which is shared and bought once: a number in BudgetFindings::setups.
[[nodiscard]] std::vector<std::size_t> bearers_of(BudgetFindings const&, Choice const&, std::size_t setup);
//! Of each set-up that is shared and bought once: what it costs, and who bears it.
[[nodiscard]] std::vector<std::string> setup_sentences(BudgetFindings const&, Choice const&);
//! "spend of at most £1,000,000 in all"
[[nodiscard]] std::string condition_words(Condition const&, Market const&);

}  // namespace holdfast::report
