#include "report/case/case_data.hpp"

#include "base/text.hpp"
#include "report/case/case_tables.hpp"
#include "report/words/case_words.hpp"
#include "report/words/subject.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

Json table_data(char const* caption, Table const& table)
{
    auto heads = Json::array();
    for (auto const& column : table.columns) {
        auto head = column.heading;
        std::replace(head.begin(), head.end(), '\n', ' ');
        heads.push_back({{"head", std::move(head)}, {"number", column.side == Column::Side::right}});
    }
    auto rows = Json::array();
    for (auto const& row : table.rows) rows.push_back(strings(row));
    return {{"caption", caption}, {"heads", std::move(heads)}, {"rows", std::move(rows)}};
}

}  // namespace

Json case_data(ReportMaterial const& material, std::size_t place)
{
    if (!material.financial) return {{"of", nullptr}, {"elsewhere", one_authority_at_a_time}};
    auto const& report = *material.financial;
    auto const& found = report.found;
    auto const& head = found.impact.head;
    auto tables = Json::array();
    auto const add = [&tables](char const* caption, Table const& table) {
        if (!table.rows.empty()) tables.push_back(table_data(caption, table));
    };
    add("By financial year, in thousands of pounds", case_by_year(found));
    add("Who takes it out of which budget", case_lines(found));
    add("How sure the case is", case_percentiles(found));
    add("The case in other circumstances", case_in_scenarios(report));
    auto const& strategies = material.findings.strategies;
    auto const& id = head.strategies.at(found.impact.strategy).id;
    auto const at = std::find_if(strategies.begin(), strategies.end(), [&id](Strategy const& s) { return s.id == id; });
    return {{"of", {{"place", place}, {"strategy", at - strategies.begin()}}},
            {"elsewhere", case_elsewhere(name_of_place(head.study), at->name)},
            {"sentence", case_headline(found)},
            {"sentences", strings(case_sentences(found))},
            {"tables", std::move(tables)},
            {"rules", strings(case_rules(found))}};
}

}  // namespace holdfast::report
