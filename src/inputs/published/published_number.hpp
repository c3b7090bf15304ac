//! A number as a publisher prints it, with its digits.
//! Tested in tests/inputs/dfe_workforce_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

//! A figure and the digits in which it was published: 4116, not 4116.0.
struct PublishedNumber {
    double value{};
    std::string digits;

    friend bool operator==(PublishedNumber const&, PublishedNumber const&) = default;
};

//! "211.9" → 211.9. Digits with at most one point between them, no sign, no more than fifteen digits.
[[nodiscard]] std::optional<PublishedNumber> published_number(std::string_view);

}  // namespace holdfast
