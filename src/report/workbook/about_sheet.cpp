#include "report/workbook/about_sheet.hpp"

#include "report/chapters/audit.hpp"
#include "report/words/flag_words.hpp"
#include "report/words/local_words.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/wording.hpp"

#include <fmt/format.h>

namespace holdfast::report {

namespace {

class Writer {
public:
    explicit Writer(Page& page) : page_(page) {}
    void paragraph(std::string const& text, Face face = Face::wrapped) { page_.paragraph(row_++, text, face); }
    void heading(std::string const& text)
    {
        ++row_;
        page_.across({row_++, 0}, 3, text, Face::heading);
    }
    void pair(char const* what, std::string const& is)
    {
        page_.text({row_, 0}, what, Face::bold);
        page_.text({row_++, 1}, is);
    }
    void cells(std::initializer_list<std::string> of, Face face)
    {
        std::uint16_t column = 0;
        for (auto const& cell : of) page_.text({row_, column++}, cell, face);
        ++row_;
    }

private:
    Page& page_;
    std::uint32_t row_{};
};

std::string place_of(Problem const& problem)
{
    if (problem.at.file.empty() || problem.at.line == 0) return problem.at.file;
    return fmt::format("{}:{}", problem.at.file, problem.at.line);
}

}  // namespace

void write_about(Page& page, SheetSubject const& chosen)
{
    auto const& findings = chosen.findings;
    page.widths({44, 50, 50, 50});
    Writer write(page);
    write.paragraph("About these figures", Face::title);
    write.pair("study", chosen.study.name);
    write.pair("authority of this workbook", fmt::format("{} ({})", chosen.authority.name, chosen.authority.code));
    write.pair("intervention of this workbook", fmt::format("{} ({})", chosen.strategy.name, chosen.strategy.id));
    write.pair("horizon", chosen.setting.when);
    write.pair("prices of", std::to_string(chosen.study.price_year));
    write.pair("holdfast", findings.version);
    write.pair("seed", std::to_string(findings.seed));
    write.pair("draws",
               fmt::format("{}{}", findings.draws,
                           chosen.study.sampling == Sampling::sobol ? " (scrambled Sobol points, 16 replicates)" : ""));
    write.pair("inputs (SHA-256)", findings.inputs_hash);
    for (auto const& data : chosen.study.published) write.pair("published data", published_words(data));
    write.pair("evidence", searched_sentence(chosen.study));
    write.paragraph("The same version, seed, draws and inputs give the same figures. " + money_note(chosen.study));
    if (!findings.precision_note.empty()) write.paragraph(findings.precision_note);
    write.paragraph("No study measured effects on children or families: none are in these figures.");
    if (!chosen.authority.flags.empty()) {
        write.heading("About the figures of " + chosen.authority.name);
        for (auto const& flag : chosen.authority.flags) write.paragraph(flag_words(flag));
    }
    if (!findings.warnings.empty()) {
        write.heading(counted(findings.warnings.size(), "warning", "warnings") + " about the inputs");
        write.cells({"where", "what", "instead"}, Face::column);
        for (auto const& problem : findings.warnings)
            write.cells({place_of(problem), problem.says, problem.hint}, Face::wrapped);
    }
    if (!findings.local_values.empty()) {
        write.heading(with_capital(local_values_words(findings.local_values)));
        write.cells({"input", "value", "instead of", "from"}, Face::column);
        for (auto const& value : findings.local_values)
            write.cells({value.path, value.value, value.before == value.value ? "as before" : value.before, value.from},
                        Face::wrapped);
    }
    if (!chosen.study.attribution.empty()) {
        write.heading("Sources");
        for (auto const& line : chosen.study.attribution) write.paragraph(line);
    }
    page.protect();
}

}  // namespace holdfast::report
