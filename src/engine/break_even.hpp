//! Break-even hazard ratios (section 6): the effect at which expected net saving is 0, all else as drawn.
//! Expected net saving is a smooth function of ln θ. It is worked out at eight Chebyshev points between θ = 0.02 and
//! θ = 1, with the same draws at each, and read off the polynomial through them, which a test compares with a direct search.
#pragma once

#include "engine/authority_draws.hpp"
#include "engine/break_even_points.hpp"
#include "holdfast/study/findings.hpp"

namespace holdfast {

[[nodiscard]] Maybe<BreakEven> break_even_cash(AuthorityDraws const&);
[[nodiscard]] Maybe<BreakEven> break_even_total(AuthorityDraws const&);

}  // namespace holdfast
