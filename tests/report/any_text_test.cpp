// Whatever a text of the inputs holds, every writer writes a file that other programs open: bytes that are not UTF-8, control
// characters, and U+FFFE and U+FFFF, which no XML document may hold. Readers refuse such inputs; a program that makes a study
// itself, and a command line, do not.
#include "base/text.hpp"
#include "holdfast/decision/decide.hpp"
#include "holdfast/report/csv.hpp"
#include "holdfast/report/json.hpp"
#include "holdfast/report/report.hpp"
#include "holdfast/report/summary_text.hpp"
#include "holdfast/report/workbook.hpp"
#include "report/decision/decision.hpp"
#include "report/decision/samples_csv.hpp"
#include "report/explain/base_case.hpp"
#include "report/forms/json_object.hpp"
#include "report/forms/svg.hpp"
#include "support/opened_workbook.hpp"
#include "support/sample_study.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

std::string const hostile = "A\xFF"
                            "B\xC3(\x01\x1B[31m\uFFFE\uFFFF\xED\xA0\x80 \"<&>',;_x0041_";

Study hostile_study()
{
    auto study = sample_study();
    study.draws = 64;
    study.name = hostile;
    for (auto& authority : study.authorities) {
        authority.name += hostile;
        authority.source = hostile;
    }
    for (auto& intervention : study.interventions) {
        intervention.name += hostile;
        intervention.caution = hostile;
    }
    return study;
}

ReportMaterial const& material()
{
    static ReportMaterial const made = [] {
        auto pictured = evaluate_with_pictures(hostile_study());
        ReportMaterial one;
        one.findings = std::move(pictured.findings);
        one.pictures = std::move(pictured.pictures);
        one.scenarios = {one.findings, {0}, {{"a", hostile, hostile, one.findings}}};
        one.adopters.push_back({one.findings.study.interventions.front().id, {}, {}});
        auto& set = one.adopters.front();
        set.adopters.name = set.adopters.source = set.adopters.note = hostile;
        set.happened.adopters = {{"1", hostile, {0.2, 0.1}, 100.0}};
        set.happened.here = set.happened.elsewhere = set.happened.typical = {0.2, 0.1};
        set.happened.plain = set.happened.adjusted = {0.9, 0.8, 1.1, 0.1};
        set.happened.years = {{2017, 0.2, 0.2}, {2018, 0.1, 0.2}};
        return one;
    }();
    return made;
}

//! Where a character stands that no file of text may hold; npos where none does.
std::size_t first_bad(std::string const& text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x20U && text[i] != '\n' && text[i] != '\r' && text[i] != '\t') || byte == 0x7FU) return i;
    }
    return std::min(text.find("\uFFFE"), text.find("\uFFFF"));
}

void expect_text(std::string const& text, std::string const& which)
{
    EXPECT_TRUE(is_utf8(text)) << which;
    auto const bad = first_bad(text);
    EXPECT_EQ(bad, std::string::npos) << which << ": …" << text.substr(bad < 20 ? 0 : bad - 20, 40);
}

//! JSON may hold U+FFFE and escapes what is a control character: it has to be read, and to be UTF-8.
void expect_json(std::string const& text, std::string const& which)
{
    EXPECT_TRUE(is_utf8(text)) << which;
    EXPECT_TRUE(nlohmann::json::accept(text)) << which;
    EXPECT_THAT(text, HasSubstr("\uFFFD")) << which << ": what is not UTF-8 is shown as U+FFFD";
}

TEST(any_text, in_documents_of_json)
{
    auto const study = hostile_study();
    expect_json(results_json(material().findings), "results");
    expect_json(report_data_json(material()), "the page's data");
    expect_json(base_case_json(study, base_cases(study)), "the base case");
    expect_json(report::written({{"text", hostile}}), "on one line");
    expect_json(report::written({{hostile, 1}}, 2), "a key");

    Samples samples{{hostile, "b"}, {{1.0, 2.0, 3.0}, {2.0, 2.0, 2.0}}, {{1.0, 2.0, 3.0}, {1.0, 1.0, 1.0}}};
    expect_json(decision_json(decide(samples, {}, {{0.0, 100.0}, {}})), "a decision");
}

TEST(any_text, in_sheets_of_csv)
{
    auto const study = hostile_study();
    expect_text(savings_csv(material().findings), "savings");
    expect_text(base_case_csv(study, base_cases(study)), "the base case");
    expect_text(samples_csv({hostile, "b"}, {{1.0}, {2.0}}), "draws");
}

TEST(any_text, on_pages_papers_and_pictures)
{
    expect_text(summary_text(material().findings), "the page of run");
    expect_text(report_markdown(material()), "the paper");
    expect_text(report_html(material()), "the page");
    EXPECT_THAT(report::xml_text(hostile), Not(HasSubstr("<")));
    for (auto const& file : report_pictures(material())) expect_text(file.text, file.name);
}

TEST(any_text, in_every_part_of_the_workbook)
{
    auto const& of = material();
    for (auto const& [name, part] : test::files_in(workbook(of.findings, workbook_choice(of), of.scenarios)))
        expect_text(part, name);
}

}  // namespace
