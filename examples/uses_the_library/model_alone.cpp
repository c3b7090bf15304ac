//! A program that links the model alone, and hands it a study made in code: here an empty one, which it refuses.
#include <holdfast/base/contract.hpp>
#include <holdfast/questions/evaluate.hpp>

#include <iostream>

int main()
{
    try {
        (void)holdfast::evaluate(holdfast::Study{});
    } catch (holdfast::ContractBroken const& refused) {
        std::cout << "refused: " << refused.what() << '\n';
        return 0;
    }
    return 1;
}
