// A folder of outputs says whether it is whole: written, written again, and stopped after every step.
#include "cli/output/output_folder.hpp"

#include "cli/output/output_files.hpp"
#include "inputs/files/inputs_hash.hpp"
#include "support/files.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace holdfast::cli;
using holdfast::test::text_of;
namespace fs = std::filesystem;
using holdfast::sha256;
using holdfast::report::file_list_from;
using holdfast::report::WrittenBy;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

WrittenBy const by{"1.2.3", "report", "00ff", 7, 100};

fs::path fresh_folder(std::string const& name) { return holdfast::test::scratch_path("output_folder_test", name); }

void put(fs::path const& path, std::string const& text) { std::ofstream(path, std::ios::binary) << text; }

//! Every file below the folder, by its name there.
std::map<std::string, std::string> all_in(fs::path const& folder)
{
    std::map<std::string, std::string> files;
    if (!fs::exists(folder)) return files;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (!entry.is_directory()) files[entry.path().lexically_relative(folder).generic_string()] = text_of(entry);
    return files;
}

//! Whose list is there and true of every file that it names?
bool is_whole(std::map<std::string, std::string> const& files)
{
    auto const list = files.find(list_name);
    if (list == files.end()) return false;
    auto const read = file_list_from(list->second);
    if (!read) return false;
    for (auto const& file : read->files)
        if (!files.contains(file.name) || sha256(files.at(file.name)) != file.sha256) return false;
    return true;
}

// Two runs: the second writes one file less in each folder, one more, and one otherwise.
std::vector<NamedText> const first{{"same.csv", "1,2"},
                                   {"other.md", "old"},
                                   {"gone.docx", "gone"},
                                   {"pictures/a.svg", "<a/>"},
                                   {"pictures/gone.svg", "<g/>"}};
std::vector<NamedText> const second{
    {"same.csv", "1,2"}, {"other.md", "new"}, {"new.html", "<html>"}, {"pictures/a.svg", "<a b/>"}};

std::map<std::string, std::string> expected_of(std::vector<NamedText> const& files, fs::path const& folder)
{
    std::map<std::string, std::string> all;
    for (auto const& file : files) all[file.name] = file.text;
    all[list_name] = text_of(folder / list_name);
    return all;
}

TEST(output_folder, has_its_files_and_their_list_and_nothing_else)
{
    auto const folder = fresh_folder("plain");
    auto const written = write_folder(folder.string(), first, by);
    EXPECT_EQ(written.failure.value_or(""), "");
    EXPECT_THAT(written.notes, IsEmpty());
    EXPECT_EQ(all_in(folder), expected_of(first, folder));
    EXPECT_TRUE(is_whole(all_in(folder)));
    EXPECT_EQ(why_unfinished(folder.string()).value_or(""), "");
    EXPECT_EQ(text_of(folder / list_name)
                  .rfind("{\n  \"version\": \"1.2.3\",\n  \"run\": {\n    \"command\": \"report\",\n    \"seed\": 7,\n"
                         "    \"draws\": 100\n  },\n  \"inputs_hash\": \"00ff\",\n  \"files\": [\n    {\n"
                         "      \"name\": \"same.csv\",\n      \"sha256\": \"",
                         0),
              0U);
    auto const again = fresh_folder("plain-again");
    EXPECT_EQ(write_folder(again.string(), first, by).failure.value_or(""), "");
    EXPECT_EQ(all_in(again), all_in(folder)) << "equal runs, equal bytes";
}

TEST(output_folder, a_second_run_takes_away_what_the_first_wrote_and_touches_nothing_else)
{
    auto const folder = fresh_folder("second");
    ASSERT_FALSE(write_folder(folder.string(), first, by).failure);
    put(folder / "notes.txt", "mine");
    put(folder / "pictures" / "mine.svg", "mine");
    put(folder / "gone.docx.1.part", "mine, too");
    EXPECT_EQ(::chmod((folder / "other.md").c_str(), 0640), 0);
    auto const written = write_folder(folder.string(), second, by);
    EXPECT_EQ(written.failure.value_or(""), "");
    EXPECT_THAT(written.notes, IsEmpty());
    auto expected = expected_of(second, folder);
    expected["notes.txt"] = expected["pictures/mine.svg"] = "mine";
    expected["gone.docx.1.part"] = "mine, too";
    EXPECT_EQ(all_in(folder), expected);
    EXPECT_EQ(mode_of((folder / "other.md").string()).value_or(0), static_cast<mode_t>(0640)) << "a mode is kept";
}

TEST(output_folder, a_file_that_was_changed_since_is_said_and_not_deleted)
{
    auto const folder = fresh_folder("changed");
    ASSERT_FALSE(write_folder(folder.string(), first, by).failure);
    put(folder / "gone.docx", "corrected by hand");
    put(folder / "same.csv", "1,3");
    EXPECT_THAT(why_unfinished(folder.string()).value_or(""),
                HasSubstr("same.csv and gone.docx are not as holdfast-files.json says"));
    EXPECT_EQ(why_unfinished(folder.string(), {"other.md"}).value_or(""), "");
    EXPECT_THAT(unfinished_among({(folder / "same.csv").string(), (folder / "other.md").string(), ""}),
                ElementsAre(HasSubstr("same.csv is not as holdfast-files.json says")));
    auto const written = write_folder(folder.string(), second, by);
    EXPECT_EQ(written.failure.value_or(""), "");
    EXPECT_THAT(written.notes, ElementsAre(HasSubstr("same.csv and gone.docx are not as"),
                                           HasSubstr("gone.docx of an earlier run, changed since, is left there")));
    EXPECT_EQ(text_of(folder / "gone.docx"), "corrected by hand");
    EXPECT_EQ(text_of(folder / "same.csv"), "1,2");
    fs::remove(folder / "new.html");
    EXPECT_THAT(why_unfinished(folder.string()).value_or(""), HasSubstr("new.html is not there"));
}

TEST(output_folder, files_without_a_list_are_said_to_be_so)
{
    auto const folder = fresh_folder("no-list");
    fs::create_directories(folder);
    put(folder / "notes.txt", "mine");
    EXPECT_EQ(why_unfinished(folder.string()).value_or(""), "") << "nobody's folder is not unfinished";
    EXPECT_THAT(write_folder(folder.string(), first, by).notes, IsEmpty());
    put(folder / list_name, "no list");
    EXPECT_THAT(write_folder(folder.string(), first, by).notes, ElementsAre(HasSubstr("cannot be read")));
    fs::remove(folder / list_name);
    EXPECT_THAT(
        write_folder(folder.string(), first, by).notes,
        ElementsAre(HasSubstr("there is no holdfast-files.json beside same.csv, other.md, gone.docx and 2 more")));
    EXPECT_TRUE(is_whole(all_in(folder)));
}

TEST(output_folder, what_is_no_plain_file_is_refused_and_nothing_is_written)
{
    auto const folder = fresh_folder("links");
    ASSERT_FALSE(write_folder(folder.string(), first, by).failure);
    put(folder.parent_path() / "elsewhere", "theirs");
    fs::remove(folder / "other.md");
    fs::create_symlink(folder.parent_path() / "elsewhere", folder / "other.md");
    auto const before = all_in(folder);
    EXPECT_THAT(write_folder(folder.string(), second, by).failure.value_or(""),
                HasSubstr("other.md: is no plain file"));
    EXPECT_EQ(all_in(folder), before);
    fs::remove(folder / "other.md");
    fs::create_directories(folder / "other.md");
    EXPECT_THAT(write_folder(folder.string(), second, by).failure.value_or(""), HasSubstr("other.md: is a folder"));
    fs::remove(folder / "other.md");
    ASSERT_EQ(::mkfifo((folder / "new.html").c_str(), 0600), 0);
    EXPECT_THAT(write_folder(folder.string(), second, by).failure.value_or(""),
                HasSubstr("new.html: is no plain file"));
    fs::remove(folder / "new.html");
    EXPECT_EQ(write_folder(folder.string(), second, by).failure.value_or(""), "");
}

// A list is read from a folder that anybody may have written to.
TEST(output_folder, a_list_that_leads_out_of_the_folder_deletes_nothing)
{
    auto const folder = fresh_folder("outside");
    fs::create_directories(folder);
    put(folder.parent_path() / "kept", "theirs");
    auto const absolute = (folder.parent_path() / "kept").string();
    put(folder / list_name, "{\"files\": [{\"name\": \"../kept\", \"sha256\": \"" + sha256("theirs") +
                                "\"}, {\"name\": \"" + absolute + "\", \"sha256\": \"" + sha256("theirs") + "\"}]}");
    EXPECT_EQ(write_folder(folder.string(), second, by).failure.value_or(""), "");
    EXPECT_EQ(text_of(folder.parent_path() / "kept"), "theirs");
    for (auto const* no_list : {"", "[]", "{}", "{\"files\": 1}", "{\"files\": [1]}", "\xFF"})
        EXPECT_FALSE(file_list_from(no_list)) << no_list;
}

TEST(output_folder, where_a_file_cannot_be_written_the_folder_stays_as_it_was)
{
    auto const folder = fresh_folder("full");
    ASSERT_FALSE(write_folder(folder.string(), first, by).failure);
    auto const before = all_in(folder);
    auto more = second;
    more.push_back({"large.json", std::string(1 << 20, 'x')});
    pid_t const child = ::fork();
    if (child == 0) {  // a disk with room for half of it
        struct rlimit const half{1 << 19, 1 << 19};
        std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &half);
        auto const failure = write_folder(folder.string(), more, by).failure;
        ::_exit(failure && failure->find("large.json: could not be written") != std::string::npos ? 42 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(WEXITSTATUS(status), 42);
    EXPECT_EQ(all_in(folder), before);
}

// ---- Stopped -------------------------------------------------------------------------------------------------------

//! Writes `files` in a process of its own that ends after so many steps; true where it ended by itself before.
bool finished_within(int steps, fs::path const& folder, std::vector<NamedText> const& files)
{
    pid_t const child = ::fork();
    if (child == 0) {
        int left = steps;
        auto const failure = write_folder(folder.string(), files, by, [&] {
                                 if (--left == 0) ::_exit(9);
                             }).failure;
        ::_exit(failure ? 1 : 0);
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && (WEXITSTATUS(status) == 9 || WEXITSTATUS(status) == 0));
    return WEXITSTATUS(status) == 0;
}

//! What is true wherever a run was stopped: each file is one that a run wrote, whole; and the list is there only where all is
//! as it says.
void expect_honest(fs::path const& folder, std::vector<std::vector<NamedText>> const& runs, int step)
{
    auto const files = all_in(folder);
    if (files.contains(list_name)) {
        EXPECT_TRUE(is_whole(files)) << "stopped after step " << step;
        return;
    }
    EXPECT_THAT(why_unfinished(folder.string()).value_or(""), HasSubstr("did not finish")) << "after step " << step;
    for (auto const& [name, text] : files) {
        if (name.ends_with(".part") || name == unfinished_name) continue;
        bool whole = name == "notes.txt";
        for (auto const& run : runs)
            for (auto const& file : run) whole = whole || (file.name == name && file.text == text);
        EXPECT_TRUE(whole) << name << " after step " << step;
    }
}

TEST(output_folder, stopped_after_any_step_it_is_whole_or_says_that_it_is_not)
{
    int step = 1;
    for (bool finished = false; !finished && step < 100; ++step) {
        auto const folder = fresh_folder("stopped");
        ASSERT_FALSE(write_folder(folder.string(), first, by).failure);
        put(folder / "notes.txt", "mine");
        finished = finished_within(step, folder, second);
        expect_honest(folder, {first, second}, step);
        // Then another run that has none of what the second added: nothing of either is left.
        std::vector<NamedText> const third{{"same.csv", "3"}};
        finished = finished_within(1000, folder, third) && finished;
        auto expected = expected_of(third, folder);
        expected["notes.txt"] = "mine";
        EXPECT_EQ(all_in(folder), expected) << "stopped after step " << step;
        EXPECT_TRUE(is_whole(all_in(folder)));
    }
    EXPECT_GT(step, 15) << "there is more than one step to be stopped at";
}

TEST(output_folder, stopped_twice_it_still_takes_away_all_that_was_written)
{
    for (int one = 1; one < 16; one += 5)
        for (int other = 1; other < 16; other += 5) {
            auto const folder = fresh_folder("stopped-twice");
            ASSERT_FALSE(write_folder(folder.string(), first, by).failure);
            (void)finished_within(one, folder, second);
            (void)finished_within(other, folder, {{"third.csv", "3"}, {"same.csv", "3"}});
            EXPECT_TRUE(finished_within(1000, folder, {{"last.csv", "4"}}));
            EXPECT_EQ(all_in(folder), expected_of({{"last.csv", "4"}}, folder)) << one << ", " << other;
        }
}

// Not at a step, but anywhere: killed while it writes again and again.
TEST(output_folder, killed_at_any_moment_it_is_whole_or_says_that_it_is_not)
{
    auto large_first = first;
    auto large_second = second;
    for (auto* files : {&large_first, &large_second})
        for (auto& file : *files) file.text += std::string(200'000, file.text.back());
    auto const folder = fresh_folder("killed");
    ASSERT_FALSE(write_folder(folder.string(), large_first, by).failure);
    for (int i = 0; i < 12; ++i) {
        pid_t const child = ::fork();
        if (child == 0)
            for (;;)
                for (auto const* files : {&large_second, &large_first})
                    if (write_folder(folder.string(), *files, by).failure) ::_exit(1);
        std::this_thread::sleep_for(std::chrono::milliseconds(7 + 13 * i % 50));
        ::kill(child, SIGKILL);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << "it failed by itself";
        expect_honest(folder, {large_first, large_second}, i);
    }
    EXPECT_EQ(write_folder(folder.string(), {{"last.csv", "4"}}, by).failure.value_or(""), "");
    EXPECT_EQ(all_in(folder), expected_of({{"last.csv", "4"}}, folder));
}

}  // namespace
