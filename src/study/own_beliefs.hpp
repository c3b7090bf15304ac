//! The beliefs that are an authority's own: about itself, and how an intervention's effect differs in it.
#pragma once

#include "holdfast/study/study.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace holdfast {

//! Columns of the beliefs that are an authority's own; η of the interventions follow. With Sobol points it is the
//! dimension, too.
enum OwnColumn : std::size_t { relative_leaving_rate, cover_share, caseload, absence_rate, first_heterogeneity };

struct OwnBelief {
    Belief belief;
    std::size_t column{};
    std::optional<std::size_t> intervention;  //!< of η (M15)
};

//! In order of their columns; interventions without an effect have no η.
[[nodiscard]] std::vector<OwnBelief> own_beliefs(Study const&, Authority const&);

}  // namespace holdfast
