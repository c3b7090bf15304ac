//! Findings and a worked sum made by hand, for the tests of the report: small, complete, and wrong about the world.
#pragma once

#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/study/findings.hpp"

#include <cstddef>
#include <vector>

namespace holdfast::sample {

//! Strategies of the sample, by index.
enum : std::size_t { published, costed, assumed, null_result, no_evidence, packaged };
//! Authorities of the sample, by index. The third fills its posts with nobody: a leaver averted costs it cash.
enum : std::size_t { leeds, kirklees, wokingham };

//! Three authorities in two regions, six strategies, totals for both regions and for all.
[[nodiscard]] Findings findings();
//! The same findings with fewer authorities and strategies (indices of `findings()`, in any order).
[[nodiscard]] Findings findings_of(std::vector<std::size_t> const& authorities,
                                   std::vector<std::size_t> const& strategies);

//! Two months that add up to the penny.
[[nodiscard]] WorkedSum worked_sum();

}  // namespace holdfast::sample
