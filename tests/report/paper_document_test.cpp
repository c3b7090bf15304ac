#include "report/forms/paper_document.hpp"

#include "report/forms/archive.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;

std::string const cell = R"(<w:tc><w:tcPr /><w:p><w:pPr><w:pStyle w:val="Compact" /></w:pPr></w:p></w:tc>)";
std::string const document = R"(<w:body><w:tbl><w:tblPr><w:tblW w:type="auto" w:w="0" /></w:tblPr><w:tblGrid>)"
                             R"(<w:gridCol w:w="3000" /><w:gridCol w:w="1000" /></w:tblGrid>)"
                             R"(<w:tr><w:trPr><w:tblHeader w:val="true" /></w:trPr>)" +
                             cell + cell + "</w:tr><w:tr>" + cell + cell + R"(</w:tr></w:tbl><w:sectPr /></w:body>)";

TEST(paper_document, is_on_a4_with_columns_that_keep_their_shares)
{
    auto const made = on_a4_with_fixed_columns(document);
    EXPECT_THAT(made, HasSubstr(R"(<w:pgSz w:w="11906" w:h="16838"/>)"));
    EXPECT_THAT(made, HasSubstr(R"(<w:tblLayout w:type="fixed"/>)"));
    EXPECT_THAT(made, HasSubstr(R"(<w:gridCol w:w="7399"/><w:gridCol w:w="2467"/>)")) << "9866 in all, three to one";
    std::size_t widths = 0;
    for (auto at = made.find("<w:tcW "); at != std::string::npos; at = made.find("<w:tcW ", at + 1)) ++widths;
    EXPECT_EQ(widths, 4U) << "every cell says its own";
    EXPECT_THAT(made, HasSubstr("TableHead"));
    EXPECT_THAT(made, HasSubstr("TableText"));
    EXPECT_THAT(made, Not(HasSubstr("auto")));
}

TEST(paper_document, leaves_alone_what_it_does_not_know)
{
    EXPECT_EQ(on_a4_with_fixed_columns("<w:body><w:tbl>"), "<w:body><w:tbl>");
    EXPECT_EQ(on_a4_with_fixed_columns("<w:tbl></w:tbl>"), "<w:tbl></w:tbl>");
    EXPECT_EQ(paper_document("no archive"), "no archive");
}

TEST(paper_document, has_our_styles_and_equal_bytes_for_equal_parts)
{
    auto const docx = archive_of({{"word/styles.xml", "<w:styles/>"}, {"word/document.xml", document}});
    auto const made = paper_document(docx);
    EXPECT_EQ(made, paper_document(docx));
    auto const parts = parts_in(made);
    ASSERT_TRUE(parts);
    EXPECT_THAT(parts->at(0).text, HasSubstr("TableText"));
}

}  // namespace
