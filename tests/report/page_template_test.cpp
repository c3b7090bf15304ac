#include "report/committee/page_template.hpp"

#include <string>

#include <gtest/gtest.h>

namespace {

using namespace holdfast::report;

std::size_t times(std::string_view text, std::string_view part)
{
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

TEST(page_template, is_a_whole_page_with_one_place_for_data)
{
    auto const page = report_page_template();
    EXPECT_TRUE(page.starts_with("<!doctype html>"));
    EXPECT_TRUE(page.ends_with("</html>\n"));
    EXPECT_EQ(times(page, report_data_token), 1u);
    EXPECT_EQ(times(page, "<script type=\"application/json\" id=\"report-data\">" + std::string(report_data_token) +
                              "</script>"),
              1u);
}

TEST(page_template, lets_in_nothing_from_outside)
{
    auto const page = report_page_template();
    EXPECT_EQ(times(page, "default-src 'none'"), 1u);
    EXPECT_EQ(times(page, "unsafe-"), 0u);
    EXPECT_EQ(times(page, " src=\""), 0u);
    EXPECT_LT(page.size(), 400'000u);
}

}  // namespace
