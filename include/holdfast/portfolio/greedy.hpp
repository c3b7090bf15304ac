//! What a list ranked by value per pound would buy: what every condition demands first, the cheapest way, then down the
//! list wherever the package still fits and its authority has none yet.
//! A list knows nothing of set-ups that are shared: whoever comes first brings one in, whatever it costs.
//! It is what people do by hand, and shown to say what that loses. It may not find its way to conditions that ask for a
//! minimum, and knows nothing of limits on risk: `keeps_all` says whether it did.
//! Tested in tests/portfolio/greedy_test.cpp.
#pragma once

#include "holdfast/portfolio/choose.hpp"

#include <span>

namespace holdfast {

struct GreedyChoice {
    Choice choice;     //!< its proof is empty
    bool keeps_all{};  //!< conditions and limits on risk
};

//! Offers of a value above nothing by falling value per pound; of equals the earlier first.
[[nodiscard]] std::vector<std::size_t> ranked_by_value_per_pound(Market const&);
[[nodiscard]] GreedyChoice choose_greedily(Market const&, Terms const&);

}  // namespace holdfast
