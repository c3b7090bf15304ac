#include "report/forms/archive.hpp"

#include "support/opened_workbook.hpp"

#include <gtest/gtest.h>

namespace {

using holdfast::report::holds_whole_documents;
using holdfast::test::archive_of;

TEST(archive, is_whole_where_every_document_ends_as_it_begins)
{
    std::string const head = "<?xml version=\"1.0\"?>\n";
    EXPECT_TRUE(holds_whole_documents(archive_of({{"a", head + "<sst count=\"1\"><si>x</si></sst>"}})));
    EXPECT_TRUE(holds_whole_documents(archive_of({{"a", head + "<a><b/></a>"}, {"b", "<c></c>\n"}})));
    EXPECT_FALSE(holds_whole_documents(archive_of({{"a", head + "<a></a>"}, {"b", head + "<c><d></d>"}})));
    EXPECT_FALSE(holds_whole_documents(archive_of({{"a", head + "<sheet><v>1.2"}})));
    EXPECT_FALSE(holds_whole_documents(archive_of({{"a", head}})));
    EXPECT_FALSE(holds_whole_documents(archive_of({{"a", ""}})));
}

TEST(archive, what_is_none_is_not_whole)
{
    EXPECT_FALSE(holds_whole_documents(""));
    EXPECT_FALSE(holds_whole_documents("no archive at all"));
    auto const whole = archive_of({{"a", "<a></a>"}, {"b", "<b></b>"}});
    constexpr std::size_t end_of_directory = 22;
    for (std::size_t size = 0; size < whole.size() - end_of_directory; ++size) {
        EXPECT_FALSE(holds_whole_documents(whole.substr(0, size))) << size;
    }
    EXPECT_FALSE(holds_whole_documents(whole.substr(10)));
}

}  // namespace
