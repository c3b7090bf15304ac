//! The ways in which a distribution can be said: each is a set of keys that belong together.
#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

using Specification = std::span<std::string_view const>;

//! All of them; the keys of one in the order in which they are written.
[[nodiscard]] std::span<Specification const> all_specifications();
[[nodiscard]] bool says_distribution(std::string_view key);  //!< is it a key of any of them?
[[nodiscard]] bool holds(Specification, std::string_view key);
//! "mean and sd"
[[nodiscard]] std::string in_words(Specification);
//! The specification that holds all the keys: the one with fewest others. Empty where there is none.
[[nodiscard]] Specification specification_with(std::span<std::string const> keys);

}  // namespace holdfast
