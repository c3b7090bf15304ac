#include "holdfast/study/authority.hpp"

namespace holdfast {

std::vector<std::string> own_figures(Authority const& authority)
{
    std::vector<std::string> names;
    auto const add = [&names](bool local, char const* name) {
        if (local) names.emplace_back(name);
    };
    auto const& from = authority.from;
    add(from.in_post.local, "staff in post");
    add(from.vacancies.local, "vacancies");
    add(from.agency.local, "agency workers");
    add(from.agency_covering_vacancies.local, "agency workers who cover vacancies");
    add(from.turnover.local, "turnover");
    add(from.hires_capacity.local, "hires that it can manage");
    add(authority.relative_leaving_rate.local, "leaving rate");
    add(authority.cover_share.local, "share of vacancies covered");
    add(authority.caseload.local, "caseload");
    add(authority.absence_rate.local, "sickness absence");
    return names;
}

}  // namespace holdfast
