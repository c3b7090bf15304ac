//! Several strategies, kind of evidence by kind of evidence.
#pragma once

#include "report/forms/paper.hpp"
#include "report/words/standing.hpp"

#include <vector>

namespace holdfast::report {

//! Several strategies, kind of evidence by kind of evidence: what each kind means, a table, the cautions.
void rankings(Paper&, Findings const&, std::vector<Standing> const&);
//! A short table under what each kind of evidence means; of kinds that are not ranked, the names.
void rankings_in_short(Paper&, Findings const&, std::vector<Standing> const&);

}  // namespace holdfast::report
