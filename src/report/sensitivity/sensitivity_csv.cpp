#include "report/sensitivity/sensitivity.hpp"

#include "report/forms/sheet.hpp"

#include <cmath>
#include <optional>

namespace holdfast {

namespace {

using report::sheet_number;
using report::sheet_text;

//! One row; a figure that does not exist is an empty cell.
struct SheetRow {
    std::string table;
    std::string input;
    std::string label;
    std::string perspective;
    std::optional<double> input_low, input_high, saving_at_low, saving_at_high, value, standard_error;
    std::string note;
};

std::string line_of(SheetRow const& row)
{
    std::string line = sheet_text(row.table) + "," + sheet_text(row.input) + "," + sheet_text(row.label) + "," +
                       sheet_text(row.perspective);
    for (auto const& figure :
         {row.input_low, row.input_high, row.saving_at_low, row.saving_at_high, row.value, row.standard_error})
        line += "," + (figure && std::isfinite(*figure) ? sheet_number(*figure) : std::string());
    return line + "," + sheet_text(row.note) + "\r\n";
}

std::string of_threshold(InputThreshold const& threshold, std::string_view called, char const* perspective,
                         std::optional<Threshold> const& found)
{
    SheetRow row{"threshold",
                 std::string(name(threshold.input)),
                 std::string(called),
                 perspective,
                 threshold.low,
                 threshold.high,
                 {},
                 {},
                 {},
                 {},
                 threshold.reason};
    if (!found) return line_of(row);
    row.saving_at_low = found->saving_at_low;
    row.saving_at_high = found->saving_at_high;
    if (found->crossings.empty()) {
        row.note = found->pays_at_low() ? "pays everywhere in the range" : "pays nowhere in the range";
        return line_of(row);
    }
    std::string lines;
    for (auto const& crossing : found->crossings) {
        row.value = crossing.value;
        row.standard_error = crossing.mcse;
        row.note = crossing.pays_above ? "pays above" : "pays below";
        lines += line_of(row);
    }
    return lines;
}

//! A row for each expert left out and each perspective.
std::string of_experts(TornadoBar const& bar)
{
    std::string lines;
    for (std::size_t i = 0; i < bar.without_expert.size(); ++i)
        for (bool const total : {false, true}) {
            auto const& end = bar.without_expert[i];
            SheetRow row{"expert left out",
                         bar.belief.id,
                         bar.belief.label,
                         total ? "total" : "cash",
                         end.input,
                         {},
                         {},
                         {},
                         total ? end.net_total : end.net_cash,
                         {},
                         "value: the net saving without " + bar.belief.judgements.at(i).expert};
            lines += line_of(row);
        }
    return lines;
}

}  // namespace

std::string sensitivity_csv(StudySensitivity const& sensitivity)
{
    std::string text = "table,input,label,perspective,input_low,input_high,saving_at_low,saving_at_high,value,"
                       "standard_error,note\r\n";
    for (auto const& input : sensitivity.thresholds.inputs) {
        auto const called = label_in(sensitivity, input.input);
        text += of_threshold(input, called, "cash", input.cash);
        text += of_threshold(input, called, "total", input.total);
    }
    if (sensitivity.tornado)
        for (auto const& bar : sensitivity.tornado->bars)
            for (bool const total : {false, true})
                text += line_of({"tornado",
                                 bar.belief.id,
                                 bar.belief.label,
                                 total ? "total" : "cash",
                                 bar.low.input,
                                 bar.high.input,
                                 total ? bar.low.net_total : bar.low.net_cash,
                                 total ? bar.high.net_total : bar.high.net_cash,
                                 total ? bar.total_width() : bar.cash_width(),
                                 {},
                                 bar.each_own ? "value: width of the bar; each authority at its own end"
                                              : "value: width of the bar"});
    if (sensitivity.tornado)
        for (auto const& bar : sensitivity.tornado->bars) text += of_experts(bar);
    if (sensitivity.spread)
        for (auto const perspective : all_perspectives) {
            auto const& of = sensitivity.spread->of[static_cast<std::size_t>(perspective)];
            for (std::size_t p = 0; p < of.parameters.size(); ++p) {
                auto const& one = of.parameters[p];
                SheetRow row{"share of variance",
                             one.name,
                             sensitivity.spread->about[p].belief.label,
                             std::string(name(perspective)),
                             one.low.parameter,
                             one.high.parameter,
                             one.low.outcome,
                             one.high.outcome,
                             one.share.value,
                             one.share.standard_error,
                             ""};
                text += line_of(row);
                row.table = "rank correlation";
                row.value = one.rank_correlation ? std::optional(one.rank_correlation->value) : std::nullopt;
                row.standard_error =
                    one.rank_correlation ? std::optional(one.rank_correlation->standard_error) : std::nullopt;
                row.note = one.no_rank_correlation_reason;
                text += line_of(row);
            }
        }
    if (sensitivity.two_way)
        for (std::size_t r = 0; r < sensitivity.two_way->down_at.size(); ++r)
            for (std::size_t c = 0; c < sensitivity.two_way->across_at.size(); ++c) {
                auto const& grid = *sensitivity.two_way;
                auto const& cell = grid.at(r, c);
                auto const input = std::string(name(grid.down)) + "," + std::string(name(grid.across));
                for (bool const total : {false, true})
                    text += line_of({"two-way",
                                     input,
                                     "",
                                     total ? "total" : "cash",
                                     grid.down_at[r],
                                     grid.across_at[c],
                                     {},
                                     {},
                                     total ? cell.net_total : cell.net_cash,
                                     total ? cell.net_total_mcse : cell.net_cash_mcse,
                                     "input_low: the first input; input_high: the second"});
            }
    return text;
}

}  // namespace holdfast
