//! Of a sum over authorities: every one that loses by the leading programme, by name, with what it loses and why.
//! Tested in tests/report/losing_authorities_test.cpp.
#pragma once

#include "report/words/standing.hpp"
#include "report/words/subject.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast::report {

//! A text for each reason, those first that lose whatever the programme costs, the largest losses first: "2 of 22 lose even
//! before paying for it, because … York (−£12,000), Hull (−£1,000)."
//! Of each reason at most `most_names` are named, those that lose most, and the rest are counted. Empty where nobody loses, and
//! where no saving is claimed.
[[nodiscard]] std::vector<std::string> losing_authorities(Findings const&, Standing const& lead,
                                                          std::size_t most_names = static_cast<std::size_t>(-1));

//! An authority of a sum: what it saves before and after paying for the programme.
struct LosingMember {
    CashAndPeople before;
    double net_cash{};  //!< [£]
};
//! The same of any sum, whoever worked it out.
[[nodiscard]] std::vector<std::string> losing_members(std::vector<LosingMember> const&, CostKnown,
                                                      std::size_t most_names = static_cast<std::size_t>(-1));

}  // namespace holdfast::report
