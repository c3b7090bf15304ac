//! Whose sums they are: how many authorities the inputs hold, and what a sum over some of them is called.
#pragma once

#include "holdfast/study/study.hpp"

#include <cstddef>
#include <string>

namespace holdfast {

//! All that the inputs hold, chosen or not; 0 where a study made in code does not say.
[[nodiscard]] std::size_t authorities_everywhere(Study const&);
//! "England" where the sum is over all of them, else "selected authorities".
[[nodiscard]] std::string name_of_sum(Study const&, std::size_t authorities);

}  // namespace holdfast
