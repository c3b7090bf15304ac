//! What chance may bring to one authority.
#pragma once

#include "holdfast/questions/chance.hpp"
#include "report/forms/paper.hpp"
#include "report/words/sentences.hpp"
#include "report/words/standing.hpp"

#include <optional>

namespace holdfast::report {

//! What chance may bring to one authority: with one programme, or with the leading one of several. None: only without one.
void chance_chapter(Paper&, Findings const&, ChanceFindings const&, Setting const&, std::optional<Standing> const&);

}  // namespace holdfast::report
