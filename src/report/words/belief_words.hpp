//! Values of beliefs as a person says them.
#pragma once

#include "holdfast/belief/belief.hpp"
#include "holdfast/questions/tornado.hpp"

#include <string>

namespace holdfast::report {

//! A value on its scale and in its unit: "£66,600", "40.6%", "6.5"; of a logarithm, the ratio that it stands for.
[[nodiscard]] std::string input_value(BarScale, std::string const& unit, double value);
//! The belief's label, and what the ratio is where its scale is a logarithm.
[[nodiscard]] std::string scaled_label(BarScale, Belief const&);
//! The same where the authority and the intervention are known anyway: without their names.
[[nodiscard]] std::string label_here(TornadoBar const&, std::string const& authority, std::string const& intervention);
//! "pay: £55,300 to £78,800": a label, and where its bar ends. What is each authority's own has no one value: "each at its low
//! end, or each at its high end".
[[nodiscard]] std::string with_its_ends(std::string const& label, TornadoBar const&);
//! How a belief's values are to be read, by its unit.
[[nodiscard]] BarScale scale_of(Belief const&);
[[nodiscard]] std::string unit_words(Belief const&);
//! The same beside its value, which says £ already: "per FTE-year".
[[nodiscard]] std::string unit_beside(Belief const&);
//! The mean; of a logarithm, the median of the ratio.
[[nodiscard]] std::string mean_words(Belief const&);
//! "£55,300 to £78,800": the 95% range; empty where it does not vary.
[[nodiscard]] std::string range_words(Belief const&);

}  // namespace holdfast::report
