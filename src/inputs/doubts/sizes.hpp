//! Slips of size: what is possible, is read, and is far from what it replaces, or from what a year or a council holds. A digit too
//! many, a monthly figure for a yearly one, "0.8%" where 80% was meant.
//! Tested in tests/inputs/sizes_test.cpp.
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

namespace holdfast {

//! An own number so many times the one that it replaces, or as small a part of it, is doubted: a digit, or a unit. An assumption.
inline constexpr double far_from_before = 8.0;
//! The same of staff in post and of pay, of which a council's own is never far from what is published.
inline constexpr double far_from_published = 3.0;
//! No adult's hour is paid less in any year since there is a minimum wage: £3.60 from April 1999 (National Minimum Wage Regulations
//! 1999, SI 1999/584). Every adult rate since is higher, so that less is another unit, whatever year prices are of.
inline constexpr double least_paid_an_hour = 3.60;
//! A share below this that was typed as a per cent may be a fraction that got a sign: "0.8%" for 80%.
inline constexpr double hardly_a_share = 0.01;

//! Doubts, each where the number stands. An error where it cannot be: a year has not so many hours, and nobody may be paid so
//! little for one.
void doubt_sizes(Node const& tree, Study const&, Reading&);

}  // namespace holdfast
