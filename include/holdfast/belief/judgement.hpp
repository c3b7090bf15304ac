//! What one expert said of a belief. Its distribution is a part of the belief's mixture: the first judgement's is the first
//! part, and so on; of one expert alone, it is the belief's distribution.
#pragma once

#include "holdfast/belief/distribution.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast {

struct Judgement {
    std::string expert;    //!< a name or a role: "Head of HR"
    double weight{1.0};    //!< in the pool; those of all the experts of a belief add up to 1
    std::string said;      //!< in the unit of the question: "5%: £2,000, 50%: £3,000, 95%: £6,000"
    std::string fitted{};  //!< the name of the family: "log-normal"
    double misfit{};       //!< the largest distance between a stated and a fitted cumulative probability
    std::string reason;    //!< why the expert thinks so

    friend bool operator==(Judgement const&, Judgement const&) = default;
};

//! What is believed without one of several experts, the others' weights as they are to each other. `about` is the mixture of
//! all of them, in their order (or ContractBroken); it may have been scaled or capped since. Tested in
//! tests/belief/judgement_test.cpp.
[[nodiscard]] Distribution without_expert(Distribution const& about, std::size_t expert);

}  // namespace holdfast
