#include "report/neighbours/neighbours.hpp"

#include "base/text.hpp"
#include "report/forms/sheet.hpp"
#include "report/neighbours/neighbour_rows.hpp"

namespace holdfast {

using namespace report;

std::string neighbours_csv(Neighbourhood const& neighbourhood)
{
    auto const& strategy = neighbourhood.findings.strategies.at(neighbourhood.strategy);
    Sheet sheet;
    for (auto const& row : rows_of(neighbourhood)) {
        auto const& who = *row.who;
        auto const& workforce = who.workforce;
        auto const rate = [&](char const* column, Maybe<double> const& of) {
            sheet.number(column, of.value, of.reason);
        };
        auto const count = [&](char const* column, std::size_t of) {
            sheet.number(column, static_cast<double>(of), "");
        };
        sheet.text("role", name(row.role));
        sheet.text("name", who.name);
        sheet.text("code", who.code);
        sheet.text("closeness", who.closeness);
        count("authorities", workforce.authorities);
        sheet.number("first_year", workforce.first_year, "");
        sheet.number("last_year", workforce.last_year, "");
        sheet.number("in_post", workforce.in_post, "");
        rate("turnover", workforce.turnover);
        count("turnover_of_authorities", workforce.with_turnover);
        sheet.number("leaving_rate", workforce.leaving_rate, "");
        sheet.number("vacancy_rate", workforce.vacancy_rate, "");
        rate("agency_rate", workforce.agency_rate);
        count("agency_rate_of_authorities", workforce.with_agency);
        rate("vacancies_covered", workforce.covered);
        count("vacancies_covered_of_authorities", workforce.with_cover);
        sheet.number("vacancies_covered_believed", workforce.covered_believed, "");
        sheet.text("intervention", strategy.id);
        sheet.text("basis", holdfast::name(strategy.basis));
        sheet.text("cash_saving_is", when_counted(strategy));
        sheet.estimate("cash_saving", row.saving, row.no_saving_reason);
        sheet.estimate("cash_saving_per_fte", row.per_fte, row.no_saving_reason);
        sheet.number("probability_of_saving", row.chance, row.no_saving_reason);
        sheet.text("flags", in_words(who.flags));
        sheet.text("local", in_words(who.own));
        sheet.end_row();
    }
    return sheet.finished();
}

}  // namespace holdfast
