//! Which authorities of a sum have a row of their own on a first screen.
//! Tested in tests/report/region_rows_test.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast::report {

struct RegionRows {
    std::vector<std::size_t> shown;  //!< places in the list, in its order
    std::vector<std::size_t> rest;   //!< those that are one row together; never one alone
};

//! At most `most` rows, the row of the rest among them: those in which what is left is furthest from nothing, gains and losses
//! alike, so that whoever loses most is seen. `most` is 2 or more.
[[nodiscard]] RegionRows region_rows(std::vector<double> const& left, std::size_t most);

//! "the 7 others".
[[nodiscard]] std::string the_others(RegionRows const&);

}  // namespace holdfast::report
