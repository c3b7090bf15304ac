//! Promises between parts of the code. A broken one is our fault, never the reader's input:
//! bad input becomes a Problem (base/problem.hpp), a broken promise throws.
//! Tested in tests/base/contract_test.cpp.
#pragma once

#include <stdexcept>
#include <string>

namespace holdfast {

struct ContractBroken : std::logic_error {
    using std::logic_error::logic_error;
};

inline void require(bool kept, char const* promise)
{
    if (!kept) throw ContractBroken(promise);
}

inline void require(bool kept, std::string const& promise)
{
    if (!kept) throw ContractBroken(promise);
}

}  // namespace holdfast
