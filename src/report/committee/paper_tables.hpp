//! Tables of a paper for committee, in £ as a reader says them.
//! Tested in tests/report/report_paper_test.cpp.
#pragma once

#include "report/committee/paper_subject.hpp"
#include "report/forms/paper.hpp"

#include <cstddef>

namespace holdfast::report {

//! Doing nothing new, the programme that the paper is about, and others by strength of evidence; so many rows at most.
[[nodiscard]] Table options_table(PaperSubject const&, std::size_t most_rows);
//! How many programmes have no row in it.
[[nodiscard]] std::size_t left_out_of_options(PaperSubject const&, std::size_t most_rows);
//! Of a sum: what its regions save, pay and are left with. Empty where there are none.
[[nodiscard]] Table regions_table(PaperSubject const&);

}  // namespace holdfast::report
