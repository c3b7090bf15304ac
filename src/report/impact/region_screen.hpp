//! The first screen of `impact --region`: what is left for the sum and how sure, council by council who gains and who loses, why
//! some lose, and what to type next. At most 24 lines of 80 columns: of many councils those have a row in which most is left or
//! lost, and the others one together.
//! Tested in tests/report/region_screen_test.cpp.
#pragma once

#include "holdfast/questions/region_impact.hpp"
#include "holdfast/report/text_style.hpp"
#include "report/savings/losing_authorities.hpp"

#include <string>
#include <vector>

namespace holdfast::report {

[[nodiscard]] std::string region_screen(RegionImpact const&, TextStyle);

//! Is a saving claimed? Not without evidence, nor where a study looked and found no significant effect.
[[nodiscard]] bool claims_a_saving(RegionImpact const&);

//! The members as those are told that lose. Empty where there is one member alone, or no saving is claimed.
[[nodiscard]] std::vector<LosingMember> members_that_may_lose(RegionImpact const&);

//! "West Midlands (14 authorities)".
[[nodiscard]] std::string with_number(std::string const& region, Study const&);

}  // namespace holdfast::report
