// Where --out leads: what is there is replaced only where it is a plain file, or nothing.
#include "cli/output/output_target.hpp"
#include "support/files.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace holdfast::cli;
using holdfast::test::text_of;
using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

fs::path fresh_folder(std::string const& name) { return holdfast::test::scratch_folder("output_target_test", name); }

TEST(OutputTarget, a_new_file_and_a_plain_one_are_written)
{
    auto const folder = fresh_folder("plain");
    EXPECT_FALSE(write_out((folder / "a").string(), "one"));
    EXPECT_FALSE(write_out((folder / "a").string(), "two"));
    EXPECT_EQ(text_of(folder / "a"), "two");
}

TEST(OutputTarget, a_fifo_stays_and_hands_on_what_is_written)
{
    auto const path = fresh_folder("fifo") / "pipe";
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    std::string received;
    std::thread reader([&] { received = text_of(path); });
    std::string const text(200'000, 'x');  // more than a pipe holds
    EXPECT_FALSE(write_out(path.string(), text));
    reader.join();
    EXPECT_EQ(received, text);
    EXPECT_TRUE(fs::is_fifo(path));
}

TEST(OutputTarget, a_link_stays_a_link_and_what_it_leads_to_is_written)
{
    auto const folder = fresh_folder("links");
    std::ofstream(folder / "file") << "before";
    fs::create_symlink("file", folder / "link");
    fs::create_symlink("link", folder / "link_to_link");
    EXPECT_FALSE(write_out((folder / "link_to_link").string(), "after"));
    EXPECT_TRUE(fs::is_symlink(folder / "link_to_link"));
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
    EXPECT_EQ(text_of(folder / "file"), "after");
}

TEST(OutputTarget, a_link_to_nothing_makes_what_it_names)
{
    auto const folder = fresh_folder("dangling");
    fs::create_directory(folder / "elsewhere");
    fs::create_symlink("elsewhere/new", folder / "link");
    EXPECT_TRUE(anything_at((folder / "link").string())) << "a link that leads nowhere is something";
    EXPECT_FALSE(write_out((folder / "link").string(), "text"));
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
    EXPECT_EQ(text_of(folder / "elsewhere" / "new"), "text");
}

// Only by a link: a function that replaced what it is given would else take the machine's devices away.
TEST(OutputTarget, a_device_is_written_through)
{
    auto const folder = fresh_folder("link_to_device");
    fs::create_symlink("/dev/full", folder / "full");
    fs::create_symlink("/dev/null", folder / "null");
    EXPECT_THAT(write_out((folder / "full").string(), "text").value_or(""),
                HasSubstr("could not be written: No space left"));
    EXPECT_FALSE(write_out((folder / "null").string(), "text"));
    EXPECT_TRUE(fs::is_symlink(folder / "full"));
    EXPECT_TRUE(fs::is_symlink(folder / "null"));
}

TEST(OutputTarget, links_in_a_circle_and_folders_and_sockets_are_refused_and_left_alone)
{
    auto const folder = fresh_folder("refused");
    fs::create_symlink("b", folder / "a");
    fs::create_symlink("a", folder / "b");
    EXPECT_TRUE(write_out((folder / "a").string(), "text"));
    EXPECT_TRUE(fs::is_symlink(folder / "a"));
    EXPECT_THAT(write_out(folder.string(), "text").value_or(""), HasSubstr("is a folder"));

    auto const before = fs::current_path();
    fs::current_path(folder);  // a socket's path may be 107 bytes long
    int const socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::string("socket").copy(std::begin(address.sun_path), 6);
    ASSERT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_THAT(write_out("socket", "text").value_or(""), HasSubstr("left alone"));
    EXPECT_TRUE(fs::is_socket("socket"));
    ::close(socket);
    fs::current_path(before);
}

}  // namespace
