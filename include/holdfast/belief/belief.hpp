//! A belief: a named uncertain input with a distribution, a unit, a source and a basis.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/belief/basis.hpp"
#include "holdfast/belief/distribution.hpp"
#include "holdfast/belief/judgement.hpp"

#include <string>
#include <string_view>
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

//! What an amount of money is a share of, where it is stated as one: it follows it draw by draw.
//!   pay     salary with on-costs: the amount carries the same on-costs as salary does
//!   salary  pay over 1 + on-costs: the amount carries the employer's national insurance and no pension, as a payment on
//!           top of salary does
enum class ShareOf { nothing, pay, salary };
[[nodiscard]] std::string_view in_words(ShareOf);  //!< "pay", "salary"; empty

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
    ShareOf share_of{ShareOf::nothing};     //!< of an amount of money: what `about` is a share of
    std::string note{};                     //!< what a reader should know; shown where the input is
    std::vector<Judgement> judgements{};    //!< of an elicited belief: what each expert said

    friend bool operator==(Belief const&, Belief const&) = default;
};

}  // namespace holdfast
