//! Numbers as people write them: "66560", "£66,560", "£27k", "£1.2m", "40.6%", "12 months", "5 years".
//! Read exactly: "40.6%" is the double nearest to 0.406, "£1.2m" the one nearest to 1,200,000.
//! What is not a number, or could be one of two, says why in words; nothing is guessed.
//! Knows no locale. Tested in tests/inputs/number_text_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace holdfast {

//! What the writer said the number is.
enum class NumberMark { none, pounds, per_cent, months };

struct WrittenNumber {
    double value{};  //!< a per cent as a share, a duration in months
    NumberMark mark{NumberMark::none};
};

struct NotANumber {
    std::string why;   //!< a sentence without its subject: "is not a number"
    std::string hint;  //!< what to write; may be empty
};

[[nodiscard]] std::variant<WrittenNumber, NotANumber> read_number(std::string_view);

//! Commas stand before every third digit from the right, or nowhere: "1,234", "1234", not "12,34". Digits and commas alone.
[[nodiscard]] bool commas_in_order(std::string_view whole);

//! "1,234.5": at most six significant figures, commas between thousands, no needless zeros.
[[nodiscard]] std::string with_thousands(double);
//! A share in per cent: 0.406 → "40.6%", 40.6 → "4,060%".
[[nodiscard]] std::string in_per_cent(double share);

}  // namespace holdfast
