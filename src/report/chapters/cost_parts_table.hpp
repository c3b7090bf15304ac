//! What programmes cost, by what that rests on, and what is left in cash after each part: one table for every page that
//! sets programmes side by side. Averages over the draws [£, present value], which add up.
#pragma once

#include "holdfast/questions/draws.hpp"
#include "report/forms/paper.hpp"

#include <string>
#include <vector>

namespace holdfast::report {

struct ProgrammeCost {
    std::vector<std::string> of;  //!< a cell for each of the table's own columns
    double net_cash{};            //!< after all of the cost
    ByPart<double> parts{};
};

//! Nothing where there are no programmes.
void cost_parts_table(Paper&, std::vector<Column> own_columns, std::vector<ProgrammeCost> const&);
//! Of every choice but the status quo.
void costs_of_choices(Paper&, StudyDraws const&);

}  // namespace holdfast::report
