//! What one expert said of a belief. Its distribution is a part of the belief's mixture: the first judgement's is the first
//! part, and so on; of one expert alone, it is the belief's distribution.
#pragma once

#include "holdfast/belief/distribution.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace holdfast {

struct Judgement {
    std::string expert;    //!< a name or a role: "Head of HR"
    double weight{1.0};    //!< in the pool; those of all the experts of a belief add up to 1
    std::string said;      //!< in the unit of the question: "5%: £2,000, 50%: £3,000, 95%: £6,000"
    std::string fitted{};  //!< the name of the family: "log-normal"
    double misfit{};       //!< the largest distance between a stated and a fitted cumulative probability
    std::string reason;    //!< why the expert thinks so

    friend bool operator==(Judgement const&, Judgement const&) = default;
};

//! What is believed without one of several experts, the others' weights as they are to each other. `about` is the mixture of
//! all of them, in their order (or ContractBroken); it may have been scaled or capped since. Tested in
//! tests/belief/judgement_test.cpp.
[[nodiscard]] Distribution without_expert(Distribution const& about, std::size_t expert);

//! How sure an expert is: the middle 90% of what each believes.
inline constexpr double experts_range = 0.90;

//! The two experts who are farthest apart, the lower first, where some two have ranges of 90% that do not overlap: their pool is
//! two camps, and its middle is what neither believes. Nothing of one expert, of anything else than a pool, or where all overlap.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> experts_apart(Distribution const& about);

//! "The experts disagree altogether: …" for a reader who sees only the pool; empty where they do not.
[[nodiscard]] std::string disagreement_in_words(Distribution const& about, std::vector<Judgement> const&);

}  // namespace holdfast
