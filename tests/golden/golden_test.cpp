//! Every command and every example, run as a person would, compared with what it printed when we last looked.
//! A case is a folder with `command` (lines of shell; `holdfast` is the command under test, $TMP an empty folder) and
//! `expected.txt` (standard output and error together, and the exit code where it is not 0).
//! HOLDFAST_UPDATE_GOLDENS=1 writes what was printed: look at the difference before you commit it.
#include "support/files.hpp"
#include "support/where.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace {

namespace fs = std::filesystem;
using holdfast::test::text_of;

std::string replaced(std::string text, std::string const& what, std::string const& with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::vector<std::string> cases()
{
    std::vector<std::string> found;
    for (auto const* folder : {"tests/golden", "examples"})
        for (auto const& entry : fs::directory_iterator(fs::path(holdfast::where::project()) / folder))
            if (fs::exists(entry.path() / "command"))
                found.push_back(std::string(folder) + "/" + entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
}

std::string output_of(fs::path const& folder, fs::path const& scratch)
{
    auto const script = "cd '" + holdfast::where::project() + "' && export TMP='" + scratch.string() + "' PATH='" +
                        fs::path(holdfast::where::command()).parent_path().string() +
                        "':\"$PATH\" NO_COLOR= HOLDFAST_INPUTS= && { " + text_of(folder / "command") + "\n} 2>&1";
    std::string output;
    std::FILE* const pipe = popen(script.c_str(), "r");
    if (pipe == nullptr) return "could not run";
    std::array<char, 4096> buffer{};
    while (auto const read = std::fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), read);
    int const status = pclose(pipe);
    if (!WIFEXITED(status)) return output + "[ended by a signal]\n";
    if (WEXITSTATUS(status) != 0) output += "[exit " + std::to_string(WEXITSTATUS(status)) + "]\n";
    output = replaced(output, scratch.string(), "TMP");
    return replaced(output, holdfast::where::project(), "ROOT");
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, prints_what_it_printed_before)
{
    fs::path const folder = fs::path(holdfast::where::project()) / GetParam();
    auto const scratch = holdfast::test::scratch_folder("golden", replaced(GetParam(), "/", "-"));
    auto const output = output_of(folder, scratch);
    auto const expected = folder / "expected.txt";
    if (char const* update = std::getenv("HOLDFAST_UPDATE_GOLDENS"); update != nullptr && *update == '1')
        std::ofstream(expected, std::ios::binary) << output;
    EXPECT_EQ(text_of(expected), output);
}

INSTANTIATE_TEST_SUITE_P(commands, Golden, testing::ValuesIn(cases()), [](auto const& of) {
    auto name = of.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
});

TEST(Golden, there_are_cases_for_every_command)
{
    auto const all = cases();
    for (auto const* command : {"run", "check", "list", "explain", "import", "decide", "sensitivity", "impact",
                                "neighbours", "compare", "trial", "budget", "report", "init", "version"})
        EXPECT_TRUE(std::any_of(all.begin(), all.end(),
                                [&](auto const& name) { return name.find(command) != std::string::npos; }))
            << "no golden for holdfast " << command;
}

}  // namespace
