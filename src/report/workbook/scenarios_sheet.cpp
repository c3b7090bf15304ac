#include "report/workbook/scenarios_sheet.hpp"

#include "base/text.hpp"
#include "report/scenarios/scenario_table.hpp"
#include "report/scenarios/scenario_words.hpp"

#include <fmt/format.h>

namespace holdfast::report {

namespace {

//! Then three of each strategy.
enum Columns : std::uint16_t { scenario, why, first_of_strategies };
constexpr std::uint16_t last_of_text = first_of_strategies + 2;

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
            begin(scenarios_.runs[i].name, scenarios_.runs[i].why);
            for (auto const& column : shown.columns)
                cell(column.runs[i], column.runs[i].row ? mark_of(*column.runs[i].row) : std::string_view());
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
                 {std::string(scenarios_cash), std::string("chance of a saving"), std::string("beside the study")})
                page_.text({row_, column_++}, fmt::format("{}: {}", column.name, head), Face::column);
    }
    void begin(std::string_view name, std::string const& reason)
    {
        ++row_;
        page_.text({row_, scenario}, name, Face::wrapped);
        if (!reason.empty()) page_.text({row_, why}, reason, Face::wrapped);
        column_ = first_of_strategies;
    }
    //! Figures and what is said of the sign; where there are none, why.
    void cell(ScenarioCell const& found, std::string_view mark)
    {
        if (found.row) {
            page_.number({row_, column_}, found.row->cash.mean, Digits::pounds);
            page_.number({row_, static_cast<std::uint16_t>(column_ + 1)}, found.row->chance, Digits::chance);
        }
        std::string_view const said = found.row ? mark : std::string_view(found.why_none);
        if (!said.empty())
            page_.text({row_, static_cast<std::uint16_t>(column_ + 2)}, said, found.row ? Face::plain : Face::aside);
        column_ = static_cast<std::uint16_t>(column_ + 3);
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
    for (std::size_t s = 0; s < scenarios.leading.size(); ++s) widths.insert(widths.end(), {24, 16, 34});
    page.widths(widths);
    Writer write(page, scenarios);
    write.paragraph(scenarios_heading, Face::title);
    write.paragraph(how_drawn(scenarios.study.draws));
    write.paragraph("The command drew these figures. They are values and not formulas: no changed cell moves them.");
    write.paragraph(no_belief);
    write.place(chosen.authority.name, {choice.authority, ""});
    if (chosen.study.authorities.size() > 1)
        write.place(fmt::format("All {} authorities of the study together", chosen.study.authorities.size()), {});
    page.protect();
}

}  // namespace holdfast::report
