//! What was asked of a budget, as typed, and the question that it comes to. Every problem at once, under its option's
//! name: amounts that are no money, names that are not there (with the nearest that are), shares that are no shares.
//!   total, per_year   "£20m"; a single year: "2026-27=£5m"
//!   must, exclude     AUTHORITY=INTERVENTION: name, ONS code (of before, too) or DfE number; an intervention or package
//!   at_most, at_least_authorities   INTERVENTION=NUMBER
//!   region_floor      REGION=5% of the spend, or REGION=5% of authorities
//!   at_least          P(saves)=0.6
//!   chance_of_saving  0.8 or 80%;  cvar: 0.05=-£1m: on average over the worst 5% of the draws
//!   frontier          first:last:step
//! Tested in tests/cli/budget_request_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/questions/budget.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast {

struct BudgetRequest {
    std::optional<std::string> total;
    std::vector<std::string> per_year;
    std::vector<std::string> must, exclude, at_most, at_least_authorities, region_floor;
    std::optional<std::string> at_least, chance_of_saving, cvar, frontier;
};

//! A frontier has at most so many budgets.
inline constexpr std::size_t most_budgets = 200;

//! Conditions, limits and frontier; the objective and the rest are left as they are. The study is the one that is run,
//! with its packages.
[[nodiscard]] Read<BudgetQuestion> read_budget(BudgetRequest const&, Study const&);

}  // namespace holdfast
