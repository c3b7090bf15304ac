// How many pages of A4 the paper, the members' summary and the workbook print on, counted in the PDF that LibreOffice makes of
// them: of one authority, of all of England, and of one programme that loses.

#include "holdfast/inputs/read_study.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/financial_case.hpp"
#include "holdfast/report/report.hpp"
#include "report/forms/paper_document.hpp"
#include "support/opened_workbook.hpp"
#include "support/where.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;

std::string folder() { return where::build() + "/workbook/pages"; }

std::string text_of(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void write(std::string const& path, std::string const& text) { std::ofstream(path, std::ios::binary) << text; }

bool has(char const* program)
{
    return std::system(fmt::format("command -v {} >/dev/null 2>&1", program).c_str()) == 0;
}

//! The PDF of a file in the folder: 0 where LibreOffice cannot open it (Writer is a package of its own).
int pages_of(std::string const& name)
{
    auto const pdf = folder() + "/" + name.substr(0, name.rfind('.')) + ".pdf";
    std::filesystem::remove(pdf);
    auto const command = fmt::format("cd '{0}' && soffice --headless '-env:UserInstallation=file://{0}/profile' "
                                     "--convert-to pdf '{1}' >/dev/null 2>&1",
                                     folder(), name);
    if (std::system(command.c_str()) != 0 || !std::filesystem::exists(pdf)) return 0;
    auto const text = text_of(pdf);
    int pages = 0;
    for (auto const* mark : {"/Type/Page", "/Type /Page"})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
            auto const after = text[at + std::string_view(mark).size()];
            pages += after == 's' ? 0 : 1;
        }
    return pages;
}

//! As `report` makes it, from few draws.
ReportMaterial material_of(std::vector<std::string> const& authorities, std::vector<std::string> const& interventions)
{
    StudyRequest request;
    request.study_path = where::project() + "/inputs/study.toml";
    request.shipped_study_path = request.study_path;
    if (!authorities.empty()) request.authorities = authorities;
    if (!interventions.empty()) request.interventions = interventions;
    request.draws = 64;
    auto const study = read_study(request, DiskFiles()).value.value();
    auto pictured = evaluate_with_pictures(study);
    ReportMaterial material;
    material.findings = std::move(pictured.findings);
    material.pictures = std::move(pictured.pictures);
    material.date = "1 December 2026";
    auto const strategy = opening_strategy(material);
    if (authorities.size() == 1 && strategy)
        material.financial = CaseReport{financial_case(study, 0, material.findings.strategies[*strategy].id), {}};
    return material;
}

struct Printed {
    char const* name;
    std::vector<std::string> authorities, interventions;
};
Printed const printed[]{{"leeds", {"Leeds"}, {}}, {"england", {}, {}}, {"loss", {"Leeds"}, {"retention-payment"}}};

class Pages : public testing::Test {
protected:
    void SetUp() override
    {
        if (!test::can_recalculate()) GTEST_SKIP() << "LibreOffice is not installed: no page was counted";
        std::filesystem::create_directories(folder());
    }
};

//! As the command calls pandoc.
void write_document(std::string const& name, std::string const& markdown)
{
    auto const from = folder() + "/" + name + ".md";
    auto const to = folder() + "/" + name + ".docx";
    write(from, markdown);
    ASSERT_EQ(
        std::system(
            fmt::format("pandoc --from=markdown-smart --columns=20 --to=docx '--output={}' '{}'", to, from).c_str()),
        0);
    write(to, report::paper_document(text_of(to)));
}

TEST_F(Pages, of_the_paper_are_two_and_of_the_members_summary_one)
{
    if (!has("pandoc")) GTEST_SKIP() << "pandoc is not installed: no page of the paper was counted";
    for (auto const& [name, authorities, interventions] : printed) {
        auto const material = material_of(authorities, interventions);
        auto const paper = fmt::format("{}-paper", name);
        auto const members = fmt::format("{}-members", name);
        write_document(paper, report_markdown(material));
        write_document(members, members_markdown(material));
        auto const pages = pages_of(paper + ".docx");
        if (pages == 0) GTEST_SKIP() << "LibreOffice Writer is not installed: no page of the paper was counted";
        EXPECT_EQ(pages, 2) << name;
        EXPECT_EQ(pages_of(members + ".docx"), 1) << name;
    }
}

TEST_F(Pages, of_the_workbook_are_six)
{
    for (auto const& [name, authorities, interventions] : printed) {
        auto const material = material_of(authorities, interventions);
        auto const file = fmt::format("{}.xlsx", name);
        write(folder() + "/" + file, workbook(material.findings, workbook_choice(material), {}, {},
                                              material.financial ? &material.financial->found : nullptr));
        EXPECT_EQ(pages_of(file), 6) << name;
    }
}

}  // namespace
