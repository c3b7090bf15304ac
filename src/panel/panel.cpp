#include "holdfast/panel/panel.hpp"

namespace holdfast {

StaffPanel staff_of(Panel const& panel)
{
    StaffPanel staff;
    for (auto const& [number, authority] : panel)
        for (auto const& [year, row] : authority.years) staff[number][year] = {row.in_post, row.leavers};
    return staff;
}

VacancyPanel vacancies_of(Panel const& panel)
{
    VacancyPanel vacancies;
    for (auto const& [number, authority] : panel)
        for (auto const& [year, row] : authority.years) vacancies[number][year] = {row.vacancies, row.covered};
    return vacancies;
}

}  // namespace holdfast
