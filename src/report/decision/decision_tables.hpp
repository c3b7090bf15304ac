//! Tables that every page about a decision has: the frontier, and who is best at which willingness to pay.
#pragma once

#include "holdfast/decision/decide.hpp"
#include "report/forms/paper.hpp"

#include <string>

namespace holdfast::report {

//! What the effect of this decision is called.
struct DecisionWords {
    std::string frontier{"Costs and effects on average, cheapest first"};
    std::string effect{"effect"};  //!< headings may hold line ends
    std::string more_effect{"more effect\nthan the last"};
    std::string one_unit{"one unit of effect"};
};

//! "£12,345", "£5.04", "£0.000251", "−£12,345".
[[nodiscard]] std::string amount(double pounds);

//! "97%"; of fewer than a hundred draws "3 of 4 draws", for a percentage would say more than they can.
[[nodiscard]] std::string chance_among(double share, std::size_t draws);

//! Where the strategy best on average is least likely to be best: what is known about parameters matters most there.
[[nodiscard]] std::size_t least_certain(DecisionFindings const&);

//! Groups of parameters by what knowing them is worth at the k-th threshold, the most first.
[[nodiscard]] std::vector<std::size_t> ranked_by_worth(DecisionFindings const&, std::size_t k);

void frontier(Paper&, DecisionFindings const&, DecisionWords const& = {});
void best_by_threshold(Paper&, DecisionFindings const&, DecisionWords const& = {});

}  // namespace holdfast::report
