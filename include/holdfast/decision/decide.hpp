//! A decision from samples, as plain data: the frontier, net benefit over willingness to pay, and what knowing
//! parameters is worth. Pure: equal samples give equal findings.
//! Tested in tests/decision/decide_test.cpp.
#pragma once

#include "holdfast/decision/evppi.hpp"
#include "holdfast/decision/incremental.hpp"
#include "holdfast/decision/net_benefit.hpp"
#include "holdfast/decision/samples.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast {

struct DecisionQuestion {
    std::vector<double> willingness_to_pay;        //!< strictly rising, at least one [£ per unit of effect]
    std::vector<std::vector<std::size_t>> groups;  //!< parameters, by number, whose EVPPI is asked for
};

struct GroupInformation {
    std::vector<std::string> parameters;
    PartialInformation information;
};

struct DecisionFindings {
    std::size_t draws{};
    std::vector<std::string> strategies;
    std::vector<IncrementalRow> incremental;
    std::vector<NetBenefit> curve;
    std::vector<GroupInformation> groups;  //!< in the order asked for; empty with fewer than ten draws
    std::vector<std::string> warnings;     //!< sentences, for a person
};

//! Sound samples and parameters, and a question about what is there, or ContractBroken.
[[nodiscard]] DecisionFindings decide(Samples const&, Parameters const&, DecisionQuestion const&);

}  // namespace holdfast
