#include "report/neighbours/neighbours.hpp"

#include "report/forms/json_object.hpp"
#include "report/neighbours/neighbour_rows.hpp"

namespace holdfast {

namespace {

using namespace report;

void put_rate(Object& row, char const* key, Maybe<double> const& rate)
{
    row.put(key, rate.value, number, rate.reason);
}

Json row(ComparedRow const& one)
{
    auto const& who = *one.who;
    auto const& workforce = who.workforce;
    Object row;
    row.put("role", name(one.role));
    row.put("name", who.name);
    row.text("code", who.code, "a sum of authorities");
    row.text("closeness", who.closeness, "not a neighbour");
    row.put("authorities", workforce.authorities);
    row.put("first_year", workforce.first_year);
    row.put("last_year", workforce.last_year);
    row.put("in_post", number(workforce.in_post));
    put_rate(row, "turnover", workforce.turnover);
    row.put("turnover_of_authorities", workforce.with_turnover);
    row.put("leaving_rate", number(workforce.leaving_rate));
    row.put("vacancy_rate", number(workforce.vacancy_rate));
    put_rate(row, "agency_rate", workforce.agency_rate);
    row.put("agency_rate_of_authorities", workforce.with_agency);
    put_rate(row, "vacancies_covered", workforce.covered);
    row.put("vacancies_covered_of_authorities", workforce.with_cover);
    row.put("vacancies_covered_believed", number(workforce.covered_believed));
    put_estimate(row, "cash_saving", one.saving, one.no_saving_reason);
    put_estimate(row, "cash_saving_per_fte", one.per_fte, one.no_saving_reason);
    row.put("probability_of_saving", one.chance, number, one.no_saving_reason);
    row.put("flags", strings(who.flags));
    row.put("local", strings(who.own));
    return std::move(row).finished();
}

}  // namespace

std::string neighbours_json(Neighbourhood const& neighbourhood)
{
    auto const& findings = neighbourhood.findings;
    auto const& strategy = findings.strategies.at(neighbourhood.strategy);
    auto rows = Json::array();
    for (auto const& one : rows_of(neighbourhood)) rows.push_back(row(one));
    auto document = document_of_one(findings, neighbourhood.strategy, findings.draws);
    document.update(Json{{"cash_saving_is", when_counted(strategy)},
                         {"price_year", findings.study.price_year},
                         {"months", findings.study.months},
                         {"rows", std::move(rows)},
                         {"neighbours_not_in_inputs", strings(neighbourhood.not_in_inputs)},
                         {"attribution", strings(findings.study.attribution)}});
    return report::written(document, 2);
}

}  // namespace holdfast
