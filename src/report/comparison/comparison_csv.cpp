#include "report/comparison/comparison.hpp"

#include "report/forms/sheet.hpp"

#include <optional>

namespace holdfast {

namespace {

using report::sheet_number;
using report::sheet_text;

//! One row; what does not exist is an empty cell.
struct SheetRow {
    std::string table, of, intervention, what;
    std::string in_a, in_b;  //!< cells as they stand in the sheet
    std::optional<double> difference, low, high, standard_error;
};

std::string line_of(SheetRow const& row)
{
    auto line = sheet_text(row.table);
    for (auto const* text : {&row.of, &row.intervention, &row.what}) line += "," + sheet_text(*text);
    line += "," + row.in_a + "," + row.in_b;
    for (auto const& figure : {row.difference, row.low, row.high, row.standard_error})
        line += "," + (figure ? sheet_number(*figure) : std::string());
    return line + "\r\n";
}

std::string of_result(TwoStudies const& studies, Comparison const& comparison, ComparedResult const& result)
{
    auto const of = result.authority ? studies.a.authorities[*result.authority].name : comparison.name_of_all;
    std::string lines;
    auto const add = [&](std::string const& what, ComparedFigure const& figure) {
        auto const& d = figure.difference;
        lines += line_of({"result", of, comparison.strategies[result.strategy].in_a.id, what,
                          sheet_number(figure.a.mean), sheet_number(figure.b.mean), d.mean, d.low, d.high, d.mcse});
    };
    for (auto const kind : all_saving_kinds) add(std::string(name(kind)) + "_saving", result.saving(kind));
    add("leavers_averted", result.leavers_averted);
    return lines;
}

std::string of_split(TwoStudies const& studies, Comparison const& comparison)
{
    auto const& split = comparison.split;
    std::string lines;
    for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
        for (auto const kind : all_saving_kinds) {
            auto before = split.from[s][static_cast<std::size_t>(kind)];
            for (std::size_t step = 0; step < split.steps.size(); ++step) {
                std::string ids;
                for (auto const c : split.steps[step].changes)
                    ids += (ids.empty() ? "" : " + ") + studies.changes[c].id;
                auto const after = before + split.part(step, s, kind);
                lines += line_of({"step " + std::to_string(step + 1) + ": " + std::string(name(kind)) + "_saving",
                                  comparison.name_of_all,
                                  comparison.strategies[s].in_a.id,
                                  ids,
                                  sheet_number(before.in_pounds()),
                                  sheet_number(after.in_pounds()),
                                  (after - before).in_pounds(),
                                  {},
                                  {},
                                  {}});
                before = after;
            }
        }
    return lines;
}

}  // namespace

std::string comparison_csv(TwoStudies const& studies, Comparison const& comparison)
{
    std::string text = "table,of,intervention,what,a,b,difference,low,high,standard_error\r\n";
    for (auto const* list : {&studies.changes, &studies.elsewhere})
        for (auto const& change : *list)
            for (auto const& value : change.values)
                text += line_of({list == &studies.changes ? "input" : "input not compared",
                                 "",
                                 "",
                                 value.path,
                                 sheet_text(value.in_a),
                                 sheet_text(value.in_b),
                                 {},
                                 {},
                                 {},
                                 {}});
    for (auto const& result : comparison.totals) text += of_result(studies, comparison, result);
    for (auto const& result : comparison.results) text += of_result(studies, comparison, result);
    if (!comparison.split.steps.empty()) text += of_split(studies, comparison);
    return text;
}

}  // namespace holdfast
