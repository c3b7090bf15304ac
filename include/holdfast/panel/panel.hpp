//! What is published of every authority year by year: what leaving rates and shares of cover are estimated from, and what the
//! model's forecasts of before are held against.
#pragma once

#include "holdfast/panel/cover_share.hpp"
#include "holdfast/panel/relative_leaving_rate.hpp"

#include <map>
#include <optional>
#include <string>

namespace holdfast {

//! One authority at 30 September of a year [FTE]; absent where nothing was published.
struct PanelYear {
    std::optional<double> in_post;
    std::optional<double> leavers;  //!< in the year to that day
    std::optional<double> vacancies;
    std::optional<double> covered;  //!< vacancies covered by agency workers
};
struct PanelAuthority {
    std::string name;
    std::map<int, PanelYear> years;
};
using Panel = std::map<std::string, PanelAuthority>;  //!< by DfE number

[[nodiscard]] StaffPanel staff_of(Panel const&);
[[nodiscard]] VacancyPanel vacancies_of(Panel const&);

}  // namespace holdfast
