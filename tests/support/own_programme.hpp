//! A programme of the council's own, laid beside the small study: everything but its effect.
#pragma once

#include <string>

namespace holdfast::test {

//! Ends in the heading of its effect.
inline std::string const own_programme = R"(
[interventions.own]
name = "Own"
level = "organisational"
group = "other"
delivery = { coverage = 1, basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }
[interventions.own.effect]
)";

}  // namespace holdfast::test
