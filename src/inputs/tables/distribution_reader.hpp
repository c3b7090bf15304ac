//! A distribution, as a quantity's table says it: in one of the ways of fields/specification.hpp, fitted to its numbers.
#pragma once

#include "holdfast/belief/distribution.hpp"
#include "inputs/tables/table_reader.hpp"

#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

//! What no draw may ever pass, whatever the field's usual range: none of our quantities is negative, and a share of a
//! whole is no more than the whole.
struct HardLimits {
    double least{-std::numeric_limits<double>::infinity()}, most{std::numeric_limits<double>::infinity()};
};
[[nodiscard]] HardLimits hard_limits(Field const&);

//! The distribution that most people would take for such a number.
[[nodiscard]] std::string_view usual_distribution(Field const&);

//! Does no draw ever leave the hard limits? A problem at the place where one does.
[[nodiscard]] bool keeps_to_limits(Distribution const&, Field const&, Spot const&, std::string const& name, Reading&);

//! Nothing, and a problem, where the table does not say one.
[[nodiscard]] std::optional<Distribution> read_distribution(TableReader const& quantity, Field const&);

}  // namespace holdfast
