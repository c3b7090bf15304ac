//! The bridge from the base case to the average over the draws as a sentence.
#pragma once

#include "holdfast/questions/bridge.hpp"

#include <string>

namespace holdfast::report {

//! "Cash before the programme's own cost: £1,015,760 with every input at its mean; £873,581 on average over the draws. The
//! difference, -£142,179, is mostly the curve of …"
[[nodiscard]] std::string bridge_sentence(Bridge const&);

}  // namespace holdfast::report
