//! Amounts as people type them after an option, and lists of them. Every option reads its figures here, so that what one
//! understands all understand, and none takes "20,000" for 20 and 0.
//!   money         "£20,000", "20,000", "20k", "£20m"; "5m" is £5m, since no option that takes money takes months
//!   a share       "0.8" or "80%", between 0 and 1
//!   whole number  "10000" or "10,000": decimal digits, no sign, no 0 in front
//!   a series      first:last:step, or a list with commas or semicolons
//! In a list a comma between digits parts two figures, unless what stands around it can only be one: "£20,500", "20,000"
//! (000 is no figure), "20,500; 30,500". What can be both is asked back, never guessed.
//! Tested in tests/inputs/typed_amount_test.cpp.
#pragma once

#include "inputs/files/number_text.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace holdfast {

template <class T> using Typed = std::variant<T, NotANumber>;

//! 0100 is 100, or 64 to who knows octal numbers, or a slip for 1000: nobody writes it on purpose. What to write instead.
[[nodiscard]] std::optional<NotANumber> zero_in_front(std::string_view);

[[nodiscard]] Typed<double> read_money(std::string_view);  //!< [£], of either sign
[[nodiscard]] Typed<double> read_share(std::string_view);
[[nodiscard]] Typed<std::uint64_t> read_whole_number(std::string_view);

//! What a series is made of.
struct SeriesRule {
    enum class Of { money, whole_numbers };
    Of of{Of::money};
    double low{};
    double high{};
    std::size_t most{};   //!< so many at most
    std::string example;  //!< "20000, or 20000,30000, or 0:50000:100"
};

//! Rising, each once.
[[nodiscard]] Typed<std::vector<double>> read_series(std::string_view, SeriesRule const&);

}  // namespace holdfast
