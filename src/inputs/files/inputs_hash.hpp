//! SHA-256 of the merged inputs: of what they say, not of comments, of order or of file names, and not of what is looked at.
#pragma once

#include "inputs/files/document.hpp"

#include <string>

namespace holdfast {

//! One line a value, sorted by path: prices.pay.mean = 66560.
[[nodiscard]] std::string canonical_text(Node const& root);

//! The one hash of a study's inputs. Left out is what a command chooses and states beside it (whose figures, of which
//! interventions, how many draws, which seed): so that explain, run, report and decide of the same inputs say the same, and
//! two that say the same rest on the same inputs.
[[nodiscard]] std::string hash_of_inputs(Node const& root);
[[nodiscard]] std::string sha256(std::string_view text);  //!< lower case, hexadecimal

}  // namespace holdfast
