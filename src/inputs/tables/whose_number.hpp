//! Whose a number is: which layer typed it, what stands beside it from a layer below, and who says where it comes from.
#pragma once

#include "holdfast/belief/basis.hpp"
#include "inputs/fields/reading.hpp"
#include "inputs/files/document.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace holdfast {

//! The highest local layer that says one of the numbers; a local note, source or name of a distribution alone replaces no number.
[[nodiscard]] std::size_t rank_of_numbers(Node const&);
//! Did a local layer change it? What it says of the basis and the source changes no number.
[[nodiscard]] bool is_changed_locally(Node const&);
//! "the placeholder (a source)": whose number it is, as the layer of this rank says.
[[nodiscard]] std::string whose_number(Node const& quantity, std::size_t rank);
//! The rank of the local layer that says the value, and be it that it says it again; 0: no local layer.
[[nodiscard]] std::size_t rank_saying(Node const&);
//! The number of a quantity or of a bare field, as it was written: £900.
[[nodiscard]] std::string shown_number(Node const&);
//! Of a source, what fits into a sentence: up to its first colon or semicolon.
[[nodiscard]] std::string short_source(std::string_view);
//! A distribution whose numbers are not all of one layer: an own mean with the spread of the placeholder that it replaced.
//! Warns of it, and gives what its source has to add: "; sd £450 still that of the placeholder". Empty where it is of one.
[[nodiscard]] std::string numbers_of_others(Node const&, std::string const& name, Reading&);
//! Not from --set, where there is no room for a source.
[[nodiscard]] bool comes_from_a_file(Node const&);
//! "changed locally: in_post = 500 (own.toml)": the source of a number that nothing explains.
[[nodiscard]] std::string changed_locally(Node const&, std::string const& name);
void warn_of_unsourced(Node const&, std::string const& name, Reading&);
//! Where a fault of a quantity most likely is: at what a local layer says, or at the distribution's name.
[[nodiscard]] Spot blamed(Node const&);
//! Warns where a number that moves a result does not say how well founded it is, or who says so.
void warn_of_missing(Basis, std::string const& source, Spot const&, std::string const& name, Reading&);

}  // namespace holdfast
