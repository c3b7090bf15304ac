//! Numbers that stand side by side in one call, each of a type of its own: exchanged, they do not compile.
//! Used where a call takes both; a loop over one of them counts in std::size_t.
#pragma once

#include <cstddef>

namespace holdfast {

enum class AuthorityNumber : std::size_t {};  //!< index into Study::authorities
enum class StrategyNumber : std::size_t {};   //!< index into strategies_of(study): its interventions, then its packages

[[nodiscard]] constexpr std::size_t index(AuthorityNumber number) { return static_cast<std::size_t>(number); }
[[nodiscard]] constexpr std::size_t index(StrategyNumber number) { return static_cast<std::size_t>(number); }

}  // namespace holdfast
