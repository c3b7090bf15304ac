//! What the inputs are doubted for is shown by every command that reads a study, be it in the answer or beside it.
#include "cli/output/folding.hpp"
#include "support/files.hpp"
#include "support/flat_text.hpp"
#include "support/where.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

std::string both_streams(std::string const& line)
{
    auto const folder = fs::path(holdfast::where::build()) / "warnings_test";
    fs::create_directories(folder);
    std::ofstream(folder / "own.toml") << "[case.owners]\nagency = \"TBC\"\n";
    auto const script = "cd '" + holdfast::where::project() + "' && export H='" + holdfast::where::command() +
                        "' TMP='" + folder.string() + "' HOLDFAST_INPUTS= && { " + line + "\n} 2>&1";
    std::string text;
    std::FILE* const pipe = popen(("bash -c \"$(cat <<'END'\n" + script + "\nEND\n)\"").c_str(), "r");
    if (pipe == nullptr) return "could not run";
    std::array<char, 4096> buffer{};
    while (auto const read = std::fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), read);
    pclose(pipe);
    return text;
}

std::string const with = " --with $TMP/own.toml";
std::string const few = with + " --draws 20";
std::string const chosen = " --authority Derby --intervention retention-payment";

std::vector<std::string> every_command_that_reads_a_study()
{
    return {"$H check $TMP/own.toml",
            "$H run" + chosen + few,
            "$H run --format csv" + chosen + few,
            "$H run --format json" + chosen + few,
            "$H run --base-case" + chosen + with,
            "$H run --base-case --format csv" + chosen + with,
            "$H explain Derby retention-payment" + with,
            "$H impact Derby retention-payment" + few,
            "$H impact Derby retention-payment --format csv" + few,
            "$H sensitivity Derby retention-payment" + few,
            "$H neighbours Derby retention-payment" + few,
            "$H budget --total £1m" + chosen + few,
            "$H decide --authority Derby --intervention retention-payment --intervention enhanced-supervision" + few,
            "$H trial participatory-development --authority Derby" + with + " --draws 1000",
            "$H list authorities" + with,
            "$H report --out $TMP/report" + chosen + few,
            "$H run --scenarios" + chosen + few};
}

}  // namespace

// Of a path of any length: at some of them the phrase stands on two lines.
TEST(warnings, are_found_wherever_their_lines_break)
{
    holdfast::Problem problem;
    problem.kind = holdfast::Problem::Kind::warning;
    problem.says = "case.owners.agency is \"TBC\", which names nobody";
    bool broken = false;
    for (std::size_t length = 1; length < 80; ++length) {
        problem.at.file = "/" + std::string(length, 'p') + "/own.toml";
        auto const text = holdfast::cli::folded(problem);
        broken = broken || text.find("which names nobody") == std::string::npos;
        EXPECT_THAT(holdfast::test::said(text), HasSubstr("which names nobody")) << text;
    }
    EXPECT_TRUE(broken) << "no path is so long that the phrase breaks";
}

TEST(warnings, of_the_inputs_are_shown_by_every_command_that_reads_a_study)
{
    for (auto const& line : every_command_that_reads_a_study())
        EXPECT_THAT(holdfast::test::said(both_streams(line)), HasSubstr("which names nobody")) << line;
}
