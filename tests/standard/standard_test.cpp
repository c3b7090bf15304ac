// What other programs are handed, held against the standard that says what is in it: every part of the workbook and of the
// Word document validates (ISO/IEC 29500-1 transitional, by xmllint), and a second reader opens the workbook (openpyxl, which
// refuses what LibreOffice forgives).
#include "support/files.hpp"
#include "support/opened_workbook.hpp"
#include "support/where.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;
using namespace holdfast;
using holdfast::test::text_of;

fs::path folder() { return fs::path(where::build()) / "standard"; }

bool is_installed(std::string const& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

void write(fs::path const& path, std::string const& text)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

//! Reports of different kinds: many authorities, with a budget and a chart; one authority; hostile names; no saving claimed.
struct Kind {
    std::string name, options;
};
std::vector<Kind> const kinds{
    {"region", "--region 'North East' --total £1m --frontier 1m:3m:1m"},
    {"one", "--authority Leeds --region 'Yorkshire and The Humber'"},
    {"no-evidence", "--authority Durham --region 'North East' --intervention schwartz-rounds"},
    {"names", "--authority Durham --region 'North East' --with hostile.toml"},
};

//! The folder of each report, written once.
std::map<std::string, fs::path> const& reports()
{
    static std::map<std::string, fs::path> const all = [] {
        std::map<std::string, fs::path> made;
        fs::remove_all(folder());
        write(folder() / "hostile.toml", "[study]\nname = \"  \\uFFFE\\uFFFF\\u0001 _x0041_ <&>\\u001B]'  \"\n"
                                         "[interventions.retention-payment]\n"
                                         "name = \" Payments \\uFFFF \\u0008 <b> & *more* | one \"\n"
                                         "caution = \" \\uFFFE =1+1 ]]> \"\n");
        for (auto const& kind : kinds) {
            auto const out = folder() / kind.name;
            auto const command = "cd '" + folder().string() + "' && '" + where::command() + "' report --draws 50 " +
                                 kind.options + " --out '" + out.string() + "' >'" + out.string() + ".log' 2>&1";
            EXPECT_EQ(std::system(command.c_str()), 0) << text_of(out.string() + ".log");
            made[kind.name] = out;
        }
        return made;
    }();
    return all;
}

std::string import_of(std::string const& name_space, std::string const& file)
{
    return "<xsd:import namespace=\"" + name_space + "\" schemaLocation=\"" + file + "\"/>\n";
}

std::string schema(std::string const& of, std::string const& inside)
{
    return "<xsd:schema xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:own=\"" + of + "\" targetNamespace=\"" +
           of + "\" elementFormDefault=\"qualified\">\n" + inside + "</xsd:schema>\n";
}

//! One schema over all of them. The standard refers to three more that are not part of it: what it takes from these is made
//! here.
fs::path whole_schema()
{
    std::string const of_xml = "http://www.w3.org/XML/1998/namespace";
    std::string const of_core = "http://purl.org/dc/elements/1.1/";
    std::string const of_terms = "http://purl.org/dc/terms/";
    std::string attributes;
    for (auto const* name : {"lang", "space", "base"})
        attributes += "<xsd:attribute name=\"" + std::string(name) + "\" type=\"xsd:string\"/>\n";
    std::string texts;
    for (auto const* name : {"title", "creator", "subject", "description", "identifier", "language"})
        texts += "<xsd:element name=\"" + std::string(name) + "\" type=\"xsd:string\"/>\n";
    write(folder() / "xml.xsd", schema(of_xml, attributes));
    write(folder() / "core.xsd", schema(of_core, texts));
    write(folder() / "terms.xsd",
          schema(of_terms, "<xsd:complexType name=\"W3CDTF\"><xsd:simpleContent><xsd:extension base=\"xsd:dateTime\"/>"
                           "</xsd:simpleContent></xsd:complexType>\n<xsd:element name=\"created\" type=\"own:W3CDTF\"/>"
                           "<xsd:element name=\"modified\" type=\"own:W3CDTF\"/>\n"));
    auto const shared = where::shared() + "/schemas/";
    std::string const office = "http://schemas.openxmlformats.org/officeDocument/2006/";
    std::string const package = "http://schemas.openxmlformats.org/package/2006/";
    auto const whole = folder() / "whole.xsd";
    write(whole,
          schema("urn:whole",
                 import_of(of_xml, "xml.xsd") + import_of(of_core, "core.xsd") + import_of(of_terms, "terms.xsd") +
                     import_of(package + "metadata/core-properties", shared + "opc-coreProperties.xsd") +
                     import_of(package + "content-types", shared + "opc-contentTypes.xsd") +
                     import_of(package + "relationships", shared + "opc-relationships.xsd") +
                     import_of(office + "extended-properties", shared + "shared-documentPropertiesExtended.xsd") +
                     import_of(office + "custom-properties", shared + "shared-documentPropertiesCustom.xsd") +
                     import_of("http://schemas.openxmlformats.org/spreadsheetml/2006/main", shared + "sml.xsd") +
                     import_of("http://schemas.openxmlformats.org/drawingml/2006/chart", shared + "dml-chart.xsd") +
                     import_of("http://schemas.openxmlformats.org/wordprocessingml/2006/main", shared + "wml.xsd")));
    return whole;
}

//! What xmllint says against the parts of one file; empty where all of them validate.
std::string against_the_standard(std::string const& archive, std::string const& name)
{
    auto const here = folder() / "parts" / name;
    std::string files;
    for (auto const& [part, text] : test::files_in(archive)) {
        write(here / part, text);
        files += " '" + (here / part).string() + "'";
    }
    EXPECT_FALSE(files.empty()) << name;
    auto const log = folder() / (name + ".xmllint");
    auto const command =
        "xmllint --nonet --noout --schema '" + whole_schema().string() + "'" + files + " 2>'" + log.string() + "'";
    if (std::system(command.c_str()) == 0) return "";
    std::istringstream lines(text_of(log));
    std::string said;
    for (std::string line; std::getline(lines, line);)
        if (!line.ends_with(" validates") && line.find("Skipping the import") == std::string::npos)
            said += line.substr(0, 400) + "\n";
    return said.empty() ? text_of(log) : said;
}

TEST(standard, every_part_of_workbook_and_document_validates)
{
    if (!fs::exists(where::shared() + "/schemas/sml.xsd"))
        GTEST_SKIP() << "the schemas of ISO/IEC 29500 are not at ../shared: no part was validated";
    if (!is_installed("xmllint --version")) GTEST_SKIP() << "xmllint is not installed: no part was validated";
    for (auto const& [kind, path] : reports()) {
        EXPECT_EQ(against_the_standard(text_of(path / "report.xlsx"), kind + ".xlsx"), "");
        if (is_installed("pandoc --version")) {
            EXPECT_EQ(against_the_standard(text_of(path / "report.docx"), kind + ".docx"), "");
        }
    }
}

// The check itself: a fault is found, and it is found in the part where it is.
TEST(standard, a_part_that_breaks_it_is_found)
{
    if (!fs::exists(where::shared() + "/schemas/sml.xsd"))
        GTEST_SKIP() << "the schemas of ISO/IEC 29500 are not at ../shared: no part was validated";
    if (!is_installed("xmllint --version")) GTEST_SKIP() << "xmllint is not installed: no part was validated";
    auto parts = test::files_in(text_of(reports().at("region") / "report.xlsx"));
    auto& chart = parts.at("xl/charts/chart1.xml");
    auto const at = chart.find("\"square\"");
    ASSERT_NE(at, std::string::npos);
    chart.replace(at, 8, "\"long_dash\"");
    auto const said = against_the_standard(test::archive_of(parts), "broken");
    EXPECT_NE(said.find("chart1.xml"), std::string::npos) << said;
    EXPECT_NE(said.find("long_dash"), std::string::npos) << said;
}

// Debian's python3 has python3-openpyxl; another python in front of it does not see it.
std::string python()
{
    for (auto const* one : {"/usr/bin/python3", "python3"})
        if (is_installed(std::string(one) + " -c 'import openpyxl'")) return one;
    return "";
}

TEST(second_reader, opens_the_workbook_and_reads_what_is_in_it)
{
    auto const reader = python();
    if (reader.empty()) GTEST_SKIP() << "python3-openpyxl is not installed: no second reader opened the workbook";
    for (auto const& [kind, path] : reports()) {
        auto const log = folder() / (kind + ".read");
        auto const command = reader +
                             " -W error -c 'import openpyxl,sys\nbook=openpyxl.load_workbook(sys.argv[1])\n"
                             "print(\",\".join(book.sheetnames))\n"
                             "print(sum(len(s._charts) for s in book))\nprint(book[\"Summary\"][\"A1\"].value)' '" +
                             (path / "report.xlsx").string() + "' >'" + log.string() + "' 2>&1";
        EXPECT_EQ(std::system(command.c_str()), 0) << kind << ": " << text_of(log);
        auto const said = text_of(log);
        EXPECT_EQ(said.rfind("Summary,Inputs,Result,Model,Savings,", 0), 0U) << said;
        if (kind == "region") { EXPECT_NE(said.find("\n2\n"), std::string::npos) << "two charts: " << said; }
    }
}

}  // namespace
