//! What an authority's vacancies say of the time that it takes to fill a post (M3).
#pragma once

#include "holdfast/study/study.hpp"

namespace holdfast {

//! Flags authorities without any vacancies, and those whose vacancies, in the base case, come to fewer months of their leavers
//! than the time to fill: there a longer time changes nothing.
void flag_time_to_fill(Study&);

}  // namespace holdfast
