//! A belief: a named uncertain input with a distribution, a unit, a source and a basis.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/belief/basis.hpp"
#include "holdfast/belief/distribution.hpp"

#include <string>

namespace holdfast {

struct Belief {
    std::string id;     //!< unique in a study: "prices.pay"; its hash names it in the random stream
    std::string label;  //!< as a finance officer says it: "pay with on-costs"
    std::string unit;   //!< "£ per FTE-year"
    std::string source;
    Basis basis{Basis::missing};
    Distribution about{Fixed{}};
    Place at;      //!< where it was read; empty for beliefs made in code
    bool local{};  //!< a local file or --set changed some of it

    friend bool operator==(Belief const&, Belief const&) = default;
};

}  // namespace holdfast
