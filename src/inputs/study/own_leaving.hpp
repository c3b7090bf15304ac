//! What an authority's own counts say beside the published ones. The rule: a figure of one's own moves a result, or it is
//! refused with the way to write it; one year or one day more is no certainty, and only a plan is.
//!
//! Own: a local layer said it, and did not say that it is an official statistic (as another release of DfE's would).
//! Here: years of leaving.
#pragma once

#include "inputs/study/authorities.hpp"
#include "inputs/tables/table_reader.hpp"

#include <string>
#include <string_view>

namespace holdfast {

//! The share of the staff that no authority of 20 FTE or more reached in a year of DfE's figures of 2017-2025.
inline constexpr double most_who_leave = 0.6;

//! A year of one's own counting is over, or all but over, when the study starts: a later one is a plan or a slip, and would
//! count as evidence. Years are to 30 September, so that the year of the start is let through: most of it is known.
//! True, with the problem said, where `year` is later.
[[nodiscard]] bool refuse_year_to_come(int year, Spot at, std::string const& field, AroundAuthorities const&, Reading&);

//! Own years of leaving feed `into`, which holds the published belief, by the shrinkage of published years (M27). Nothing
//! is done where there are none.
void read_own_leaving(TableReader const& authority, AroundAuthorities const&, Authority& of, Belief& into);

}  // namespace holdfast
