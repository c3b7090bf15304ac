//! Authorities that adopted an intervention, as its file names them: what happened there is looked back on (M33), and changes no
//! result. Tested in tests/inputs/adopters_test.cpp.
#pragma once

#include "holdfast/base/calendar.hpp"
#include "holdfast/base/problem.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast {

struct Adopters {
    std::string name;                  //!< what they adopted: "Family Valued"
    std::vector<std::string> numbers;  //!< DfE numbers
    int since{};                       //!< the first year after, to 30 September
    std::optional<int> until;          //!< the last; none: the last that is published
    std::optional<YearSpan> before;    //!< none: the three years that end two before `since`
    std::string source;                //!< who says that they adopted it
    std::string note;
    Place at, at_since, at_until, at_before;
    friend bool operator==(Adopters const&, Adopters const&) = default;
};

//! What is bought: an intervention that is bought for families is not judged by what keeping staff saves alone.
enum class BoughtFor : unsigned char { retention, families };
[[nodiscard]] constexpr char const* name(BoughtFor what)
{
    return what == BoughtFor::families ? "families" : "retention";
}

}  // namespace holdfast
