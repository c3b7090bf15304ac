#include "report/workbook/scenarios_sheet.hpp"

#include "base/text.hpp"
#include "report/scenarios/scenario_table.hpp"
#include "report/scenarios/scenario_words.hpp"

#include <fmt/format.h>

namespace holdfast::report {

namespace {

//! Then four of each strategy.
enum Columns : std::uint16_t { scenario, why, first_of_strategies };
constexpr std::uint16_t last_of_text = first_of_strategies + 3;

class Writer {
public:
    Writer(Page& page, ReportScenarios const& scenarios) : page_(page), scenarios_(scenarios) {}

    void paragraph(std::string_view text, Face face = Face::wrapped)
    {
        page_.paragraph(row_++, text, face, last_of_text);
    }
    void gap() { ++row_; }

    void place(std::string const& name, ScenarioPlace const& place)
    {
        auto const shown = scenario_table(scenarios_, place);
        gap();
        page_.across({row_++, scenario}, last_of_text, name, Face::heading);
        paragraph(shown.survives);
        heads(shown);
        begin(as_in_the_study, "");
        for (auto const& column : shown.columns) cell(column.study, "");
        for (std::size_t i = 0; i < scenarios_.runs.size(); ++i) {
            begin(scenarios_.runs[i].name, why_of(scenarios_.runs[i]));
            for (auto const& column : shown.columns)
                cell(column.runs[i], column.runs[i].row ? mark_of(column.runs[i]) : std::string());
        }
        ++row_;
        for (auto const& remark : shown.remarks) paragraph(remark);
    }

private:
    void heads(ScenarioTable const& shown)
    {
        page_.text({row_, scenario}, "scenario", Face::column);
        page_.text({row_, why}, "why", Face::column);
        column_ = first_of_strategies;
        for (auto const& column : shown.columns)
            for (auto const& head :
                 {fmt::format("cash saving {}", head_before_cost),
                  column.caveat.empty() ? fmt::format("cash saving {}", head_after_cost)
                                        : fmt::format("cash saving {} ({})", head_after_cost, column.caveat),
                  std::string(head_chance), std::string("beside the study")})
                page_.text({row_, column_++}, fmt::format("{}: {}", column.name, head), Face::column);
    }
    static std::string why_of(ScenarioRun const& run)
    {
        return run.from.empty() ? run.why : fmt::format("{} (your own, {})", run.why, run.from);
    }
    void begin(std::string_view name, std::string const& reason)
    {
        ++row_;
        page_.text({row_, scenario}, name, Face::wrapped);
        if (!reason.empty()) page_.text({row_, why}, reason, Face::wrapped);
        column_ = first_of_strategies;
    }
    //! Figures and what is said of the sign; where there are none, why.
    [[nodiscard]] std::uint16_t next(int columns) const { return static_cast<std::uint16_t>(column_ + columns); }
    void cell(ScenarioCell const& found, std::string const& mark)
    {
        if (found.row) {
            page_.number({row_, column_}, found.row->before.mean, Digits::pounds);
            page_.number({row_, next(1)}, found.row->paid_cash.mean, Digits::pounds);
            page_.number({row_, next(2)}, found.row->paid_chance, Digits::chance);
        }
        auto const& said = found.row ? mark : found.why_none;
        if (!said.empty()) page_.text({row_, next(3)}, said, found.row ? Face::plain : Face::aside);
        column_ = next(4);
    }

    Page& page_;
    ReportScenarios const& scenarios_;
    std::uint32_t row_{};
    std::uint16_t column_{};
};

}  // namespace

void write_scenarios(Page& page, SheetSubject const& chosen, WorkbookChoice choice, ReportScenarios const& scenarios)
{
    std::vector<double> widths{34, 48};
    for (std::size_t s = 0; s < scenarios.leading.size(); ++s) widths.insert(widths.end(), {20, 20, 16, 34});
    page.widths(widths);
    Writer write(page, scenarios);
    write.paragraph(scenarios_heading, Face::title);
    write.paragraph(how_drawn(scenarios.study.draws));
    write.paragraph("The command drew these figures. They are values and not formulas: no changed cell moves them.");
    write.paragraph(shown_in_a_report);
    write.paragraph(no_belief);
    write.place(chosen.authority.name, {choice.authority, ""});
    if (chosen.study.authorities.size() > 1)
        write.place(fmt::format("All {} authorities of the study together", chosen.study.authorities.size()), {});
    page.protect();
}

}  // namespace holdfast::report
