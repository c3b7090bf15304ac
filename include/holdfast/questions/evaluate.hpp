//! The run: beliefs are drawn, workforces projected, savings priced and summed.
//! Pure: the same study, the same findings, to the last bit, on any number of threads and for any split of the draws.
//! Tested in tests/questions/evaluate_test.cpp and tests/laws/.
#pragma once

#include "holdfast/engine/execution.hpp"
#include "holdfast/study/findings.hpp"
#include "holdfast/study/study.hpp"

#include <cstddef>
#include <cstdint>

namespace holdfast {

[[nodiscard]] Findings evaluate(Study const&, Execution const& = {});

//! What precision is wished for: a Monte Carlo standard error of every headline (gross and net savings of every result).
struct Precision {
    double pounds{};    //!< at most so many pounds; 0: not asked
    double relative{};  //!< or at most this share of the mean; 0: not asked
};
inline constexpr std::uint64_t most_draws = 1'000'000;
//! A wished-for precision takes at least so many draws, however few the study asks for.
inline constexpr std::size_t fewest_draws_for_precision = 1'024;

//! Draws until every headline is that precise, or `most_draws` would be passed; the findings say how many draws it took.
//! The study's draws come first; then as many again, and so on, in chunks of `chunk_draws` at most.
[[nodiscard]] Findings evaluate_to(Precision, Study const&, Execution const& = {});

}  // namespace holdfast
