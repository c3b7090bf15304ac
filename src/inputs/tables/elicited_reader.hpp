//! A quantity that experts were asked for: [[….elicited]], one table an expert.
//! Tested in tests/inputs/elicited_test.cpp and tests/bad_inputs.
#pragma once

#include "holdfast/belief/judgement.hpp"
#include "inputs/tables/table_reader.hpp"

#include <optional>
#include <vector>

namespace holdfast {

struct ElicitedRead {
    Distribution about;                 //!< the linear pool
    std::vector<Judgement> judgements;  //!< in the order of its parts
};

//! Nothing, and every problem, where some expert's table cannot be read, or numbers or a distribution's name stand beside them.
[[nodiscard]] std::optional<ElicitedRead> read_elicited(TableReader const& quantity, Field const&);

//! The pool of judgements, each with its own distribution; weights are brought to add up to 1.
[[nodiscard]] ElicitedRead pool_of(std::vector<Judgement>, std::vector<Distribution> const&);

}  // namespace holdfast
