//! Of a sum over authorities: every one that loses by the leading programme, by name, with what it loses and why.
//! Tested in tests/report/losing_authorities_test.cpp.
#pragma once

#include "report/words/standing.hpp"

#include <string>
#include <vector>

namespace holdfast::report {

//! A text for each reason, those first that lose whatever the programme costs, the largest losses first: "2 of 22 lose even
//! before paying for it, because … York (−£12,000), Hull (−£1,000)."
//! Empty where nobody loses, and where no saving is claimed.
[[nodiscard]] std::vector<std::string> losing_authorities(Findings const&, Standing const& lead);

}  // namespace holdfast::report
