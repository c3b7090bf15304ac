//! The inputs of a worked sum that are no beliefs, or that are 0 at their mean and so easily forgotten: who is reached, and
//! when; how far members of a package overlap; bands of tenure; the way from the study's place to here.
#pragma once

#include "engine/plan.hpp"
#include "holdfast/questions/worked_sum.hpp"

namespace holdfast {

//! Share of staff and width of the band.
void add_band(std::vector<WorkedInput>&, Study const&, std::size_t band);
//! δ and η, by which the effect differs where it is bought (M14, M15): at their means they multiply by 1.
void add_place(std::vector<WorkedInput>&, Study const&, Authority const&, Intervention const&);
//! Who is eligible, and when the programme is delivered and felt (M10).
void add_delivery(std::vector<WorkedInput>&, Study const&, Intervention const&);
//! Of a package: the overlap, and the ratio that the sum uses for each member (M11).
void add_overlap(std::vector<WorkedInput>&, Study const&, StrategyPlan const&, std::string const& strategy_id);

}  // namespace holdfast
