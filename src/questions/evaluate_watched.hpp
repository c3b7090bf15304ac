//! A run whose draws another question looks at, too, so that they need not be made twice.
#pragma once

#include "engine/engine.hpp"

#include <functional>

namespace holdfast {

//! As `evaluate`. `beside`, where there is one, sees every authority, region by region, and every strategy.
[[nodiscard]] Findings evaluate_watched(Engine&, Watcher* beside, std::function<void(double share)> const& progress);

}  // namespace holdfast
