//! Lists of tables laid over lists of tables. A rule for every list of the inputs, so that none is lost without a word:
//!   costs.resources  joined by item: a row of the same item is laid over it field by field, any other is added; all rows below
//!                    go where the layer says own_resources_only = true, or resources = []
//!   scenario         joined by id, a whole one in the place of another
//!   effect.figures, effect.elicited   the effect stands alone (overlay_effect), which is recorded
//!   any other        takes the place of the whole list; where that leaves out something that people type, a warning names it
//! Tested in tests/inputs/overlay_lists_test.cpp.
#pragma once

#include "inputs/files/document.hpp"
#include "inputs/layers/overlay_record.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

//! Of interventions.x.costs, and of interventions.x.costs.resources.
[[nodiscard]] bool is_costs(std::string_view path);
[[nodiscard]] bool is_resources(std::string_view path);

//! Does the layer above say that its rows are all that a programme takes, over rows that are there? It is then taken out of
//! what the layer says: it speaks of the laying, and moves nothing afterwards.
[[nodiscard]] bool takes_own_resources_only(Node const& below, Node& above);

//! Which of the first rows, from 0, is of the same item; nothing where none is.
[[nodiscard]] std::optional<std::size_t> resource_called(Node const& below, std::size_t rows_below, Node const& row);

//! What a new way of paying leaves behind: a price where the row is now paid at pay, hours where it now has a price, and all
//! that belongs to the other kind.
void drop_other_payment(Node& old, Node const& over);

//! A few fields of a row that is not there. True, with the problem said and what it may have meant.
[[nodiscard]] bool is_of_no_resource(Node const& below, std::size_t rows_below, Node const& row,
                                     std::string const& path, OverlayRecord&);

//! Warns where a list that people type takes the place of another, and leaves something of that out.
void warn_of_what_a_list_leaves_out(Node const& below, Node const& above, std::string const& path, OverlayRecord&);

}  // namespace holdfast
