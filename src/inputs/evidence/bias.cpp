#include "inputs/evidence/bias.hpp"

#include "holdfast/base/contract.hpp"

namespace holdfast {

BiasMethod bias_method(std::string_view text)
{
    for (auto const method : all_bias_methods)
        if (name(method) == text) return method;
    throw ContractBroken("no way to deal with bias has this name: " + std::string(text));
}

}  // namespace holdfast
