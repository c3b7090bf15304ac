#include "report/forms/standard_document.hpp"

#include "report/forms/archive.hpp"
#include "support/opened_workbook.hpp"

#include <gtest/gtest.h>

namespace {

using namespace holdfast::report;

TEST(standard_document, settings_and_styles_stand_in_the_order_of_the_standard)
{
    EXPECT_EQ(standard_part("word/settings.xml",
                            "<?xml version=\"1.0\"?><w:settings xmlns:w=\"u>v\"><w:rsids>\n<w:rsid/></w:rsids>"
                            "<w:zoom w:percent=\"100\" /> <w:view/><w:own><w:zoom/></w:own><w:compat/></w:settings>"),
              "<?xml version=\"1.0\"?><w:settings xmlns:w=\"u>v\"> <w:view/><w:zoom w:percent=\"100\" /><w:compat/>"
              "<w:rsids>\n<w:rsid/></w:rsids><w:own><w:zoom/></w:own></w:settings>");
    EXPECT_EQ(standard_part("word/styles.xml",
                            "<w:styles><w:style w:styleId=\"a\"><w:name/><w:pPr><w:keepNext/></w:pPr><w:qFormat/>"
                            "</w:style><w:style><w:tblStylePr><w:tcPr><w:vAlign/><w:tcBorders><w:bottom/></w:tcBorders>"
                            "</w:tcPr></w:tblStylePr></w:style><w:style/></w:styles>"),
              "<w:styles><w:style w:styleId=\"a\"><w:name/><w:qFormat/><w:pPr><w:keepNext/></w:pPr>"
              "</w:style><w:style><w:tblStylePr><w:tcPr><w:tcBorders><w:bottom/></w:tcBorders><w:vAlign/>"
              "</w:tcPr></w:tblStylePr></w:style><w:style/></w:styles>");
}

TEST(standard_document, numbers_have_eight_digits_and_other_parts_are_left_alone)
{
    EXPECT_EQ(standard_part("word/numbering.xml", "<w:nsid w:val=\"A990\" /><w:nsid w:val=\"0000A991\" />"),
              "<w:nsid w:val=\"0000A990\" /><w:nsid w:val=\"0000A991\" />");
    EXPECT_EQ(standard_part("word/document.xml", "<w:p><w:pPr><w:numPr><w:ilvl/></w:numPr><w:pStyle/></w:pPr></w:p>"),
              "<w:p><w:pPr><w:pStyle/><w:numPr><w:ilvl/></w:numPr></w:pPr></w:p>");
    std::string const text = "<w:nsid w:val=\"A990\" /><w:pPr><w:numPr/><w:pStyle/></w:pPr>";
    EXPECT_EQ(standard_part("docProps/app.xml", text), text);
    EXPECT_EQ(standard_part("word/media/a.png", text), text);
    // Nothing is lost of a part that is not as we think.
    for (auto const* odd : {"", "<w:settings", "<w:settings>", "<w:settings><w:zoom>", "<w:style></w:settings>"})
        for (auto const* name : {"word/settings.xml", "word/styles.xml", "word/numbering.xml"})
            EXPECT_EQ(standard_part(name, odd), odd) << name;
}

TEST(standard_document, comes_back_as_an_archive_without_a_time)
{
    std::vector<ArchivePart> const parts{{"word/settings.xml", "<w:settings><w:compat/><w:view/></w:settings>"},
                                         {"word/document.xml", std::string(100'000, 'a')},
                                         {"empty", ""}};
    auto const archive = archive_of(parts);
    EXPECT_LT(archive.size(), 2'000U);
    auto const back = parts_in(archive);
    ASSERT_TRUE(back);
    ASSERT_EQ(back->size(), 3U);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        EXPECT_EQ(back->at(i).name, parts[i].name);
        EXPECT_EQ(back->at(i).text, parts[i].text);
    }
    auto const document = standard_document(archive);
    EXPECT_EQ(holdfast::test::files_in(document).at("word/settings.xml"),
              "<w:settings><w:view/><w:compat/></w:settings>");
    EXPECT_EQ(standard_document(document), document);
    EXPECT_EQ(standard_document("no archive"), "no archive");
}

}  // namespace
