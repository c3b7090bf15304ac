//! What any model's probabilistic sensitivity analysis hands over: costs [£] and effects [units of benefit, such as
//! QALYs or worker-years] of every strategy in every draw, and the uncertain parameters that each draw was made with.
//! One column a strategy or a parameter; draw i of one column belongs with draw i of every other.
//! Which model made them does not matter: nothing here knows of social workers.
//! Columns of unequal length, no draws, fewer than two strategies, or a value that is not finite are broken promises
//! (ContractBroken); reading such a file reports Problems instead (inputs/samples/samples.hpp).
//! Tested in tests/decision/samples_test.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast {

using Draws = std::vector<double>;  //!< one number a draw

struct Samples {
    std::vector<std::string> strategies;
    std::vector<Draws> costs;    //!< one column a strategy
    std::vector<Draws> effects;  //!< one column a strategy

    [[nodiscard]] std::size_t draws() const { return costs.empty() ? 0 : costs.front().size(); }
};

struct Parameters {
    std::vector<std::string> names;
    std::vector<Draws> columns;  //!< one a parameter
};

//! Throws ContractBroken where the samples are not what they promise.
void require_sound(Samples const&);
//! Throws ContractBroken where the parameters do not belong to that many draws.
void require_sound(Parameters const&, std::size_t draws);

}  // namespace holdfast
