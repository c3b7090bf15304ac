//! One authority and one strategy, on a page or in short.
#pragma once

#include "holdfast/questions/chance.hpp"
#include "report/forms/paper.hpp"
#include "report/words/sentences.hpp"

namespace holdfast::report {

//! One authority, one intervention: everything that is known.
void authority_page(Paper&, Findings const&, Result const&, Setting const&, ChanceFindings const&);

//! The same on a page or two: the savings, the years, what must be true.
void authority_in_short(Paper&, Findings const&, Result const&);

}  // namespace holdfast::report
