//! A belief: a named uncertain input with a distribution, a unit, a source and a basis.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/belief/basis.hpp"
#include "holdfast/belief/distribution.hpp"

#include <string>
#include <vector>

namespace holdfast {

//! What a stated amount of money was multiplied by before it became the belief: the price level, or optimism bias.
struct Adjustment {
    enum class Kind {
        prices,        //!< from the prices of the year in which it was stated to those of the study's year
        optimism_bias  //!< because costs like it come out higher than they were stated
    };
    Kind kind{Kind::prices};
    double factor{1.0};
    std::string reason;  //!< in words, with the source

    friend bool operator==(Adjustment const&, Adjustment const&) = default;
};

struct Belief {
    std::string id;     //!< unique in a study: "prices.pay"; its hash names it in the random stream
    std::string label;  //!< as a finance officer says it: "pay with on-costs"
    std::string unit;   //!< "£ per FTE-year"
    std::string source;
    Basis basis{Basis::missing};
    Distribution about{Fixed{}};
    Place at;                               //!< where it was read; empty for beliefs made in code
    bool local{};                           //!< a local file or --set changed some of it
    std::vector<Adjustment> adjustments{};  //!< already inside `about`, in the order in which they were made

    friend bool operator==(Belief const&, Belief const&) = default;
};

}  // namespace holdfast
