//! A number of a document against what its field allows: its unit, its range, and the traps of per cents.
#pragma once

#include "inputs/fields/fields.hpp"
#include "inputs/fields/reading.hpp"

#include <optional>
#include <string>

namespace holdfast {

struct NumberRule {
    NumberKind measure{NumberKind::plain};
    double lowest{};
    double highest{};
    std::string noun;  //!< "a premium"
    std::string of;    //!< of a share
    bool whole{};      //!< whole numbers only

    explicit NumberRule(Field const& field)
        : measure(field.measure), lowest(field.lowest), highest(field.highest), noun(field.noun), of(field.of)
    {
    }
    NumberRule(NumberKind its_measure, double low, double high, std::string its_noun, std::string its_of = {})
        : measure(its_measure), lowest(low), highest(high), noun(std::move(its_noun)), of(std::move(its_of))
    {
    }
};

//! "£66,560", "40.6%", "12 months", "211.9 FTE", "1.36".
[[nodiscard]] std::string in_measure(NumberKind, double);
//! An end of a range in its measure: as above, and "0.000000001".
[[nodiscard]] std::string end_in_words(NumberKind, double);
//! "lies between £1,000 and £1,000,000", "is at least 1".
[[nodiscard]] std::string range_in_words(NumberRule const&);

//! The number, if the node is one and it is allowed; otherwise a problem.
[[nodiscard]] std::optional<double> number_of(Node const&, NumberRule const&, std::string const& name, Reading&);
[[nodiscard]] std::optional<std::int64_t> whole_of(Node const&, NumberRule const&, std::string const& name, Reading&);

}  // namespace holdfast
