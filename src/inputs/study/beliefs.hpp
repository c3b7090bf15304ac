//! [beliefs], without its correlations.
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/evidence/bias.hpp"
#include "inputs/fields/reading.hpp"

#include <optional>
#include <vector>

namespace holdfast {

struct BeliefsRead {
    bool implied_fill{};
    Belief leaving_rate, months_to_fill, moves_between_authorities, posts_growth, between_authorities, transport;
    std::optional<Belief> paid_hours, team_size;
    double between_authorities_sd{};
    std::vector<TenureBand> bands;
    BiasFactors bias;
    std::optional<CalendarMonth> evidence_searched;
};
[[nodiscard]] BeliefsRead read_beliefs(Node const& beliefs, Reading&);

}  // namespace holdfast
