//! Whose sums they are: how many authorities the inputs hold, and what a sum over some of them is called.
#pragma once

#include "holdfast/study/study.hpp"

#include <cstddef>
#include <string>

namespace holdfast {

//! All that the inputs hold, chosen or not; 0 where a study made in code does not say.
[[nodiscard]] std::size_t authorities_everywhere(Study const&);
//! What the sum over the study's authorities is called. A place's name is for the whole place: "England" where they are all
//! that the inputs hold and the inputs hold England (nearly all of its authorities, from every region: DfE publishes no
//! figures of a few); a region's where they are all of that region and the inputs hold more than it; "all authorities in the
//! inputs" where a study of its own holds no more; else "selected authorities".
[[nodiscard]] std::string name_of_sum(Study const&);

}  // namespace holdfast
