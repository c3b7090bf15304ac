//! Several strategies, kind of evidence by kind of evidence.
#pragma once

#include "report/forms/paper.hpp"
#include "report/words/standing.hpp"

#include <vector>

namespace holdfast::report {

//! Several strategies, kind of evidence by kind of evidence: what each kind means, a table, the cautions.
void rankings(Paper&, Findings const&, std::vector<Standing> const&);

}  // namespace holdfast::report
