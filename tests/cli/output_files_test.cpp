#include "cli/output/output_files.hpp"
#include "support/files.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

using namespace holdfast::cli;
using holdfast::test::text_of;
namespace fs = std::filesystem;

namespace {

fs::path fresh_folder(std::string const& name) { return holdfast::test::scratch_folder("output_files_test", name); }

TEST(OutputFiles, writes_and_replaces_and_leaves_nothing_beside)
{
    auto const folder = fresh_folder("replaces");
    auto const path = folder / "a.txt";
    EXPECT_FALSE(write_file(path.string(), "one"));
    EXPECT_FALSE(write_file(path.string(), std::string("two\0three", 9)));
    EXPECT_EQ(text_of(path), std::string("two\0three", 9));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}), 1);
}

TEST(OutputFiles, a_folder_in_the_place_of_the_file_is_said_and_left_alone)
{
    auto const folder = fresh_folder("folder");
    auto const failure = write_file(folder.string(), "text");
    ASSERT_TRUE(failure);
    EXPECT_NE(failure->find("is a folder"), std::string::npos);
    EXPECT_TRUE(fs::is_directory(folder));
}

TEST(OutputFiles, what_was_there_stays_where_the_new_file_cannot_be_written)
{
    auto const folder = fresh_folder("missing");
    EXPECT_TRUE(write_file((folder / "not" / "there.txt").string(), "text"));
    std::ofstream(folder / "file") << "kept";
    EXPECT_TRUE(make_folder((folder / "file").string()));
    EXPECT_EQ(text_of(folder / "file"), "kept");
}

}  // namespace
