//! Who answers for each line of the budget that a financial case takes something out of, by name or by post: [case.owners].
//! No result is made of it: a case prints it beside the line. Empty: "to be named".
#pragma once

#include <string>

namespace holdfast {

struct CaseOwners {
    std::string agency;       //!< of agency cover
    std::string recruitment;  //!< of advertising, fees and checks
    std::string training;     //!< of training and induction of new starters
    std::string staff_pay;    //!< of the pay of permanent staff, and what leavers cost
    friend bool operator==(CaseOwners const&, CaseOwners const&) = default;
};

}  // namespace holdfast
