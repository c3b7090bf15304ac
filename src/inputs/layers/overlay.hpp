//! One layer of inputs over another, value by value. Every value keeps its own place; what changes is recorded.
//!
//! Tables are laid over key by key; anything else replaces what was there. Two rules on top of that:
//! a bare value replaces a whole distribution; and where a layer says a distribution in another way than the layer
//! below (`value` over `mean` and `sd`), the old way goes.
#pragma once

#include "inputs/files/document.hpp"
#include "inputs/layers/overlay_record.hpp"

#include <span>
#include <string>

namespace holdfast {

void lay_over(Node& below, Node&& above, bool local, OverlayRecord& record);

//! Lays a single value over the place that the path names, and makes the tables on the way.
//! Whole numbers name members of a list, from 1. False where the way leads through something that is no table.
[[nodiscard]] bool set_value(Node& root, std::span<std::string const> path, Node&& value, Spot key_at, bool local,
                             OverlayRecord& record);

}  // namespace holdfast
