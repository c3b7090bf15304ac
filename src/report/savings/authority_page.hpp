//! One authority and one strategy, on a page.
#pragma once

#include "holdfast/questions/chance.hpp"
#include "report/forms/paper.hpp"
#include "report/words/sentences.hpp"

namespace holdfast::report {

//! One authority, one intervention: everything that is known.
void authority_page(Paper&, Findings const&, Result const&, Setting const&, ChanceFindings const&);

}  // namespace holdfast::report
