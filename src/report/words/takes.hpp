//! What a programme takes, in words: cash out, time of staff out, what is left; and how its cost is built up (M19a).
#pragma once

#include "holdfast/questions/worked_costs.hpp"
#include "report/words/standing.hpp"

#include <string>
#include <vector>

namespace holdfast::report {

//! Means over what it is the standing of: they add up.
struct Taken {
    double cash{};   //!< present value [£]
    double time{};   //!< the value of the time of staff, present value [£]
    double hours{};  //!< that time over the horizon, undiscounted
};
[[nodiscard]] Taken taken_by(Standing const&);

//! " (our guess)" behind hours of staff that nobody stated; whether the cash is a guess, its own words say. Empty of others.
[[nodiscard]] std::string hours_are(bool guessed);
//! "Cash out: £1.2m. Time out: 41,000 hours of staff (our guess), worth £1.4m; …" Empty where no time of staff is taken.
[[nodiscard]] std::string taken_sentence(Standing const&);
//! The same with slots for the amounts: cash, hours, time, left, left_in_all.
[[nodiscard]] std::string taken_pattern(Standing const&);
//! Why time is no cash. Beside every build-up that has some.
inline constexpr char const* time_is_no_cash = "Time of staff is not cash: nobody is paid more for it, and other work "
                                               "is not done. The saving in cash leaves it out, and "
                                               "the saving with capacity counts it.";
//! "our guess", "stated", "experts expect it", and of a row of the reader's own "stated, yours", "your guess": what a row of the
//! build-up rests on.
[[nodiscard]] std::string_view row_rests_on(CostRow const&);
//! "how much is taken is our guess" is said once, above the table.
[[nodiscard]] std::string build_up_sentence(std::vector<CostRow> const&);

//! The rows of a strategy's members, one after another.
[[nodiscard]] std::vector<CostRow> cost_rows_of(Findings const&, Strategy const&);
//! A row of what is taken, each time: "£420.00", "30 hours, £1,037.84"; empty where there is none.
[[nodiscard]] std::string each_in_cash(CostRow const&);
[[nodiscard]] std::string each_in_time(CostRow const&);

}  // namespace holdfast::report
