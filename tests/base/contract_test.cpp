#include "holdfast/base/contract.hpp"

#include <string>
#include <type_traits>

#include <gtest/gtest.h>

using namespace holdfast;

TEST(Contract, a_kept_promise_is_silent)
{
    EXPECT_NO_THROW(require(true, "one is one"));
    EXPECT_NO_THROW(require(true, std::string("one is one")));
}

TEST(Contract, a_broken_promise_throws_its_own_words)
{
    for (auto const& promise : {std::string("shares add up to 1"), std::string{}}) {
        try {
            require(false, promise);
            FAIL() << "nothing was thrown";
        } catch (ContractBroken const& broken) {
            EXPECT_EQ(broken.what(), promise);
        }
    }
    EXPECT_THROW(require(false, "a plain text"), ContractBroken);
}

TEST(Contract, a_broken_promise_is_the_fault_of_the_code)
{
    static_assert(std::is_base_of_v<std::logic_error, ContractBroken>);
    static_assert(!std::is_base_of_v<std::runtime_error, ContractBroken>);
}
