//! Amounts of money that are stated as a share of pay: "8% of pay", "8% of salary".
//! They are read as shares, and remember what of: the model multiplies them by it draw by draw.
#pragma once

#include "holdfast/belief/belief.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/reading.hpp"
#include "inputs/files/document.hpp"

#include <optional>
#include <string>

namespace holdfast {

struct SharedAmount {
    ShareOf what{ShareOf::nothing};
    Node node;    //!< without "of pay" and "of salary"
    Field field;  //!< of the share
};

//! Does the node say a share of pay or of salary anywhere?
[[nodiscard]] bool says_share_of_pay(Node const&);
//! The share; nothing (and a problem) where its numbers do not say so alike.
[[nodiscard]] std::optional<SharedAmount> shared_amount(Node const&, Field const&, std::string const& name, Reading&);
//! "£ per starter reached", "salary" → "share of salary per starter reached".
[[nodiscard]] std::string unit_of_share(std::string unit, ShareOf);

}  // namespace holdfast
