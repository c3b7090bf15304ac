//! How a programme's cost is built up (M19, M19a): row by row what is taken, what that comes to each time, and over a horizon.
//! Every belief is at its mean. Tested in tests/study/resource_test.cpp.
#pragma once

#include "holdfast/base/money.hpp"
#include "holdfast/study/study.hpp"

#include <string>
#include <vector>

namespace holdfast {

//! One row of a cost: an amount that is given as such, or a thing that is taken.
struct CostRow {
    std::string item;
    std::string how;            //!< "12 units per worker reached and year × 2.5 hours of staff time"
    std::string unit;           //!< of `each`: "£ per worker reached and year"
    bool is_resource{};         //!< is it a thing that is taken, and not an amount that is given?
    CostPart part{};            //!< what it rests on
    Basis basis{};              //!< of its least firm number
    std::string source;         //!< of each of its numbers, once
    ResourceCost<double> each;  //!< in that unit
    bool own{};                 //!< is some number of it a local layer's, and not the programme's as shipped?
};
//! Those of one intervention: its amounts, then what it takes.
[[nodiscard]] std::vector<CostRow> cost_rows_of(Study const&, Intervention const&);

//! What a row comes to over the horizon, in one authority.
struct WorkedCost {
    CostRow row;
    std::string intervention;  //!< whose it is: its name
    Money cash;                //!< present value
    Money time;                //!< the value of the time that it takes of staff, present value
    double hours{};            //!< that time, undiscounted
};
//! Of the strategy of that number. The cost is linear in its rows: each is the model's with nothing else to pay.
[[nodiscard]] std::vector<WorkedCost> worked_costs(Study const&, Authority const&, std::size_t strategy);

}  // namespace holdfast
