//! What the cash of a programme rests on, as far as anybody says what is paid.
//! Tested in tests/study/cash_rests_on_test.cpp.
#pragma once

#include "holdfast/study/intervention.hpp"

#include <vector>

namespace holdfast {

//! The parts of what is paid (Intervention::cash_parts). Where nothing says that it costs no cash but a list of hours of staff, with
//! no amount beside it, not even £0, and those hours are a guess: then that nobody has to be paid is a guess, too, and no cost
//! of £0 is anybody's figure.
[[nodiscard]] ByPart<bool> cash_rests_on(Intervention const&);
//! Of interventions bought together: one that is said to cost no cash brings nothing, unless all are.
[[nodiscard]] ByPart<bool> cash_rests_on(std::vector<Intervention const*> const&);

}  // namespace holdfast
