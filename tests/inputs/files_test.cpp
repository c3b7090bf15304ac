// src/inputs/files/file_source_disk.cpp and src/inputs/files/file_source_memory.cpp

#include "holdfast/inputs/file_source.hpp"

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;

std::string why(std::variant<std::string, CannotRead> const& read)
{
    return std::holds_alternative<CannotRead>(read) ? std::get<CannotRead>(read).why : "was read";
}

TEST(paths, are_joined_and_made_plain)
{
    EXPECT_EQ(path_from("a/b", "../c.toml"), "a/c.toml");
    EXPECT_EQ(path_from("", "./c.toml"), "c.toml");
    EXPECT_EQ(path_from("a", "folder/"), "a/folder");
    EXPECT_EQ(path_from("a", "/c.toml"), "/c.toml");
    EXPECT_EQ(parent_folder("a/b.toml"), "a");
    EXPECT_EQ(parent_folder("b.toml"), "");
    EXPECT_EQ(parent_folder("/b.toml"), "/");
}

class OnDisk : public ::testing::Test {
protected:
    OnDisk() : folder_(std::filesystem::temp_directory_path() / ("holdfast_files_test_" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(folder_ / "inner");
        for (auto const* name : {"b.toml", "a.toml", "c.txt", ".hidden.toml"}) std::ofstream(folder_ / name) << name;
    }
    ~OnDisk() override { std::filesystem::remove_all(folder_); }
    [[nodiscard]] std::string path(std::string const& name) const { return (folder_ / name).string(); }

    std::filesystem::path folder_;
};

TEST_F(OnDisk, a_file_is_read_as_it_stands)
{
    EXPECT_EQ(std::get<std::string>(DiskFiles{}.read(path("a.toml"))), "a.toml");
}

TEST_F(OnDisk, a_long_file_is_read_to_its_last_byte)
{
    std::string text;
    while (text.size() < 100'003) text += std::to_string(text.size()) + "\r\n";
    std::ofstream(folder_ / "a.toml", std::ios::binary) << text;
    EXPECT_EQ(std::get<std::string>(DiskFiles{}.read(path("a.toml"))), text);
    std::ofstream(folder_ / "b.toml", std::ios::binary) << "";
    EXPECT_EQ(std::get<std::string>(DiskFiles{}.read(path("b.toml"))), "");
}

TEST(disk_files, say_so_where_the_disk_fails_half_way)
{
    // Linux shows a process its own memory as a file, of which nothing is at the beginning.
    if (!std::filesystem::exists("/proc/self/mem")) GTEST_SKIP() << "no file here fails to be read";
    EXPECT_EQ(why(DiskFiles{}.read("/proc/self/mem")), "could not be read to its end");
}

TEST_F(OnDisk, what_cannot_be_read_is_told_apart)
{
    EXPECT_EQ(why(DiskFiles{}.read(path("nowhere.toml"))), "does not exist");
    EXPECT_EQ(why(DiskFiles{}.read(path("a.toml/b.toml"))), "does not exist");
    EXPECT_EQ(why(DiskFiles{}.read(path("inner"))), "is a folder, not a file");
    std::filesystem::resize_file(folder_ / "c.txt", largest_input_file + 1);
    EXPECT_EQ(why(DiskFiles{}.read(path("c.txt"))), "is 20.0 MB long; input files are at most 20 MB");
}

TEST_F(OnDisk, a_folder_lists_its_toml_files_by_name)
{
    auto const listed = std::get<std::vector<std::string>>(DiskFiles{}.list(folder_.string()));
    EXPECT_EQ(listed, (std::vector<std::string>{path("a.toml"), path("b.toml")}));
    EXPECT_TRUE(DiskFiles{}.is_folder(folder_.string()));
    EXPECT_FALSE(DiskFiles{}.is_folder(path("a.toml")));
}

TEST(memory_files, behave_as_files_on_a_disk_do)
{
    std::map<std::string, std::string> const more{{"x/c.toml", "C"}};
    MemoryFiles const behind(more);
    MemoryFiles const files({{"x/b.toml", "B"}, {"x/a.toml", "A"}, {"x/y/d.toml", "D"}, {"x/readme.md", ""}}, &behind);
    EXPECT_EQ(std::get<std::string>(files.read("x/a.toml")), "A");
    EXPECT_EQ(std::get<std::string>(files.read("x/c.toml")), "C");
    EXPECT_EQ(why(files.read("x/z.toml")), "does not exist");
    EXPECT_EQ(why(MemoryFiles(more).read("x")), "is a folder, not a file");
    EXPECT_EQ(std::get<std::vector<std::string>>(files.list("x")),
              (std::vector<std::string>{"x/a.toml", "x/b.toml", "x/c.toml"}));
}

TEST(not_text, names_what_is_wrong)
{
    EXPECT_FALSE(not_text("a = \"£5\""));
    EXPECT_EQ(not_text(std::string("a\0b", 3))->why, "is not text: it holds NUL bytes");
    EXPECT_EQ(not_text("a = \"\xA3"
                       "5\"")
                  ->why,
              "is not text in UTF-8");
}

}  // namespace
