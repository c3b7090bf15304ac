// The command against an outside that fails: streams that are closed or full, a machine that is too small, files in odd
// places. Run as a person would run it.
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
#include <sys/wait.h>

using holdfast::test::said;
using holdfast::test::text_of;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

namespace {

struct Ended {
    int code{};
    std::string text;  //!< of both streams, as far as the line did not send them elsewhere
};

fs::path scratch()
{
    auto const folder = fs::path(holdfast::where::build()) / "outside_test";
    fs::create_directories(folder);
    return folder;
}

//! A line of shell in the checkout's root; $H is the command, $TMP an empty place.
Ended sh(std::string const& line)
{
    auto const script = "cd '" + holdfast::where::project() + "' && export H='" + holdfast::where::command() +
                        "' TMP='" + scratch().string() + "' HOLDFAST_INPUTS= && { " + line + "\n} 2>&1";
    Ended ended;
    std::FILE* const pipe = popen(("bash -c \"$(cat <<'END'\n" + script + "\nEND\n)\"").c_str(), "r");
    if (pipe == nullptr) return {-1, "could not run"};
    std::array<char, 4096> buffer{};
    while (auto const read = std::fread(buffer.data(), 1, buffer.size(), pipe)) ended.text.append(buffer.data(), read);
    int const status = pclose(pipe);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 1000;
    return ended;
}

std::string const derby = " --authority Derby --intervention retention-payment";
std::string const one = derby + " --draws 20";

//! A line for every command, each as quick as it can be.
std::vector<std::string> every_command()
{
    return {"$H --help",
            "$H help",
            "$H help run",
            "$H run --help",
            "$H --version",
            "$H list authorities",
            "$H list interventions",
            "$H check inputs/study.toml",
            "rm -rf $TMP/mine && $H init $TMP/mine --authority Derby",
            "$H run" + one,
            "$H run --base-case" + one,
            "$H run --format json" + one,
            "$H run --format csv" + one,
            "$H explain Derby retention-payment",
            "$H sensitivity Derby retention-payment --draws 20",
            "$H impact Derby retention-payment --draws 20",
            "$H neighbours Derby retention-payment --draws 20",
            "$H budget --total £1m" + one,
            "$H trial enhanced-supervision --authority Derby --draws 200 --workers-per-arm 50",
            "$H decide --authority Derby --intervention retention-payment --draws 60 --evppi prices",
            "$H compare inputs/study.toml inputs/study.toml" + one,
            "$H import dfe tests/inputs/dfe_rows.csv"};
}

TEST(Outside, standard_output_that_is_full_ends_every_command_with_3)
{
    for (auto const& command : every_command()) {
        auto const ended = sh(command + " >/dev/full");
        EXPECT_EQ(ended.code, 3) << command << '\n' << ended.text;
        EXPECT_THAT(said(ended.text), HasSubstr("could not write to standard output: No space left")) << command;
    }
}

TEST(Outside, standard_output_that_is_closed_ends_with_3)
{
    for (auto const* command : {"$H --help >&-", "$H list authorities >&-", "$H check inputs/study.toml >&-"})
        EXPECT_EQ(sh(command).code, 3) << command;
    EXPECT_EQ(sh("$H run" + one + " >&-").code, 3);
}

TEST(Outside, a_reader_that_goes_away_ends_without_a_word)
{
    auto const ended = sh("$H list authorities --with inputs/prices.toml | true; echo ${PIPESTATUS[0]}");
    EXPECT_THAT(ended.text, AllOf(Not(HasSubstr("holdfast:")), testing::AnyOf("3\n", "0\n")));
}

TEST(Outside, standard_error_that_is_closed_or_full_costs_no_answer)
{
    auto const whole = sh("$H run --draws-out $TMP/draws" + one + " 2>/dev/null");
    ASSERT_EQ(whole.code, 0) << whole.text;
    for (auto const* where : {" 2>/dev/full", " 2>&-"}) {
        auto const ended = sh("exec 3>&1; { $H run --draws-out $TMP/draws" + one + " >&3; }" + where);
        EXPECT_EQ(ended.code, 0) << where;
        EXPECT_EQ(ended.text, whole.text) << where;
    }
    EXPECT_EQ(sh("{ $H run --authority Nowhere; } 2>/dev/full").code, 1) << "a problem stays one";
    EXPECT_EQ(sh("{ $H run --nonsense; } 2>&-").code, 2);
}

// By links: a command that replaced what --out names would else take the machine's devices away.
TEST(Outside, a_full_device_named_by_out_is_could_not_write)
{
    auto const ended = sh("ln -sfn /dev/full $TMP/full; $H impact Derby retention-payment --draws 20 --out $TMP/full; "
                          "echo $?; test -L $TMP/full && echo there");
    EXPECT_THAT(said(ended.text), AllOf(HasSubstr("could not be written"), HasSubstr("3 there")));
    auto const command = std::string("$H impact Derby retention-payment --draws 20 --format csv");
    EXPECT_EQ(sh("ln -sfn /proc/self/fd/1 $TMP/out; " + command + " --out $TMP/out | cat").text, sh(command).text);
}

TEST(Outside, too_little_memory_is_said_and_is_no_fault_of_ours)
{
    if (sh("ulimit -v 3000000; $H --version").code != 0)
        GTEST_SKIP() << "this build needs more address space than a limit leaves";
    // From too little to be started with (127) to enough (0), in steps of a megabyte.
    auto const ended =
        sh("for kb in $(seq 38000 1000 150000); do (ulimit -v $kb; $H run" + derby +
           " --draws 8192 --threads 1 >/dev/null); code=$?; echo \"[$code]\"; test $code = 0 && break; done");
    EXPECT_THAT(said(ended.text), AllOf(HasSubstr("not enough memory"), HasSubstr("[71]"), HasSubstr("[0]")));
    for (auto const* code : {"[1]", "[70]", "[134]", "[139]"})
        EXPECT_THAT(ended.text, Not(HasSubstr(code))) << "a fault, or a signal";
}

TEST(Outside, threads_that_cannot_be_made_are_done_without)
{
    if (sh("ulimit -v 3000000; $H --version").code != 0)
        GTEST_SKIP() << "this build needs more address space than a limit leaves";
    auto const alone = sh("$H run --threads 1" + one);
    auto const ended = sh("ulimit -v 400000; $H run --threads 200" + one);  // 200 stacks of 8 MB are 1.6 GB
    EXPECT_EQ(ended.code, 0) << ended.text;
    EXPECT_EQ(ended.text, alone.text);
}

TEST(Outside, wrong_usage_is_2_and_says_what_to_write)
{
    for (auto const& [command, says] : std::vector<std::pair<std::string, std::string>>{
             {"$H", "Usage: holdfast"},
             {"$H rnu", "did you mean run?"},
             {"$H help rnu", "did you mean run?"},
             {"$H run --draws -1", "--draws"},
             {"$H run --draws 0100", "write 100"},
             {"$H run --precision 0.01", "Write \"£0.01\" or \"1%\""},
             {"$H run --precision 5", "Write \"£5\" or \"5%\""},
             {"$H decide --willingness-to-pay 20,500", "could be 20,500 or 20 and 500"},
             {"$H init $TMP/nobody", "--authority NAME"},
             {"printf 'based_on = [\"shipped\"]\\n[study]\\nauthorities = [\"Derby\"]\\n' >$TMP/derby.toml; "
              "$H report $TMP/derby.toml "
              "--authority Leeds --out $TMP/r",
              "it is not among the study's authorities"}}) {
        auto const ended = sh(command);
        EXPECT_EQ(ended.code, 2) << command << '\n' << ended.text;
        EXPECT_THAT(said(ended.text), HasSubstr(says)) << command;
    }
}

TEST(Outside, an_authority_in_the_study_s_place_is_told_how_to_choose_it)
{
    EXPECT_THAT(said(sh("$H run Leeds").text), HasSubstr("write --authority Leeds"));
    EXPECT_THAT(said(sh("$H budget 'Leeds City Council' --total £1m").text),
                HasSubstr("write --authority \"Leeds City Council\""));
    EXPECT_THAT(said(sh("$H decide 'North East'").text), HasSubstr("write --region \"North East\""));
    EXPECT_THAT(said(sh("$H run retention-payment").text), HasSubstr("write --intervention retention-payment"));
    EXPECT_THAT(said(sh("$H run inputs/study.toml Leeds").text), HasSubstr("write --authority Leeds"));
    EXPECT_THAT(said(sh("$H run nowhere.toml").text), HasSubstr("nowhere.toml does not exist"));
}

TEST(Outside, an_option_before_the_study_leaves_the_study_alone)
{
    auto const folder = scratch();
    std::ofstream(folder / "own.toml") << "based_on = [\"shipped\"]\n[study]\nauthorities = [\"Derby\"]\n"
                                          "interventions = [\"retention-payment\"]\ndraws = 20\n";
    std::ofstream(folder / "layer.toml") << "[prices.pay]\nmean = 90000\nsource = \"ours\"\nbasis = \"local\"\n";
    auto const after = sh("$H run $TMP/own.toml --format csv --with $TMP/layer.toml");
    auto const before = sh("$H run --format csv --with $TMP/layer.toml $TMP/own.toml");
    EXPECT_EQ(before.code, 0) << before.text;
    EXPECT_EQ(before.text, after.text);
    EXPECT_NE(before.text, sh("$H run --format csv $TMP/own.toml").text) << "the layer moves something";
}

TEST(Outside, the_untouched_starter_gives_the_figures_of_run)
{
    auto const ended = sh("rm -rf $TMP/start && $H init $TMP/start --authority Derby --intervention retention-payment "
                          ">/dev/null && $H run $TMP/start/study.toml --draws 20 --format csv >$TMP/a && "
                          "$H run" +
                          one + " --format csv >$TMP/b && diff $TMP/a $TMP/b");
    EXPECT_EQ(ended.code, 0) << ended.text;
}

TEST(Outside, only_the_standard_streams_print)
{
    for (auto const& entry : fs::directory_iterator(fs::path(holdfast::where::project()) / "src" / "cli")) {
        if (entry.path().stem() == "standard_streams") continue;
        auto const text = text_of(entry.path());
        for (auto const* word :
             {"fmt::print", "std::cout", "std::cerr", "printf(", "fputs", "fwrite(text.data(), 1, text.size(), std"})
            EXPECT_THAT(text, Not(HasSubstr(word)))
                << entry.path() << ": say() and print_text() alone know what to do with a full disk";
    }
}

}  // namespace
