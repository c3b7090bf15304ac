//! What an authority says that it spent on agency workers. No result is made of it: `backtest` holds the model's agency cover
//! against it, so that what can never be held against it is refused where it is read.
//! Tested in tests/inputs/own_spend_test.cpp.
#pragma once

#include "inputs/study/authorities.hpp"
#include "inputs/tables/table_reader.hpp"

namespace holdfast {

//! Fills `agency_spend`. Problems: the same year twice, a year that is not over, nothing spent; warnings: no source, and an amount
//! that comes to what nobody pays for an agency worker. What is left of `of` has been read.
void read_own_spend(TableReader const& authority, AroundAuthorities const&, Authority& of);

}  // namespace holdfast
