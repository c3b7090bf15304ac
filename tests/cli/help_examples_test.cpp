// Every example that help shows, run as it stands (with few draws) where the files that it names are there.
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

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Ended {
    int code{};
    std::string text;  //!< of both streams
};

fs::path scratch(std::string const& name)
{
    auto const folder = fs::path(holdfast::where::build()) / "help_examples_test" / name;
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

//! A line of shell in the folder, where `holdfast` is the command and $ROOT the checkout.
Ended sh(std::string const& line, fs::path const& folder)
{
    auto const bin = fs::path(holdfast::where::command()).parent_path().string();
    auto const script = "cd '" + folder.string() + "' && export ROOT='" + holdfast::where::project() + "' PATH='" +
                        bin + "':\"$PATH\" NO_COLOR= HOLDFAST_INPUTS= && { " + line + "\n} 2>&1";
    Ended ended;
    std::FILE* const pipe = popen(script.c_str(), "r");
    if (pipe == nullptr) return {-1, "could not run"};
    std::array<char, 4096> buffer{};
    while (auto const read = std::fread(buffer.data(), 1, buffer.size(), pipe)) ended.text.append(buffer.data(), read);
    int const status = pclose(pipe);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 1000;
    return ended;
}

std::vector<std::string> lines_with(std::string const& text, std::string const& beginning)
{
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        auto const line = text.substr(at, end - at);
        if (line.starts_with(beginning)) found.push_back(line);
        at = end + 1;
    }
    return found;
}

//! The files that examples name.
void put_files(fs::path const& folder)
{
    auto const made = sh("holdfast init my-council --authority Leeds && cp my-council/study.toml last-year.toml && "
                         "cp \"$ROOT/tests/inputs/dfe_rows.csv\" csww_indicators_2017_to_2025.csv && "
                         "holdfast run --authority Derby --intervention arc --draws 200 --draws-out draws && "
                         "cp draws/costs.csv c.csv && cp draws/effects.csv e.csv",
                         folder);
    ASSERT_EQ(made.code, 0) << made.text;
    std::ofstream(folder / "prices.toml") << "[prices.recruitment]\nvalue = \"£5,200\"\nbasis = \"local\"\n"
                                             "source = \"recruitment team, 2026\"\n";
    std::ofstream(folder / "quotation.toml") << "[interventions.participatory-development.costs.setup]\n"
                                                "value = \"£48,000\"\nbasis = \"local\"\nsource = \"a quotation\"\n";
    std::ofstream pairs(folder / "pairs.csv");
    pairs << "la_number,la_name,rank,neighbour_la_number,neighbour_name,closeness\n";
    for (int who = 901; who <= 911; ++who)
        for (int other = 901, rank = 1; other <= 911; ++other)
            if (other != who)
                pairs << who << ",Place " << who << ',' << rank++ << ',' << other << ",Place " << other << ",Close\n";
}

//! Few draws, where the command draws by itself.
std::string quick(std::string const& example, std::string const& help)
{
    bool const draws = help.find("  --draws NUMBER") != std::string::npos;
    return example + (draws && example.find("--costs ") == std::string::npos ? " --draws 200" : "");
}

TEST(HelpExamples, every_one_of_them_runs)
{
    auto const folder = scratch("every");
    put_files(folder);
    auto const whole = sh("holdfast --help", folder).text;
    std::vector<std::string> commands{"", "import dfe", "import neighbours"};
    for (auto const* command : {"run", "check", "list", "explain", "sensitivity", "neighbours", "compare", "impact",
                                "import", "backtest", "look-back", "decide", "trial", "budget", "report", "init"}) {
        ASSERT_THAT(whole, HasSubstr(std::string("\n  ") + command + " "));
        commands.emplace_back(command);
    }
    for (auto const& command : commands) {
        auto const help = sh("holdfast " + command + " --help", folder).text;
        auto const examples = lines_with(help, "  holdfast ");
        ASSERT_EQ(examples.size(), 2U) << help;
        for (auto const& example : examples) {
            if (example.find("init my-council") != std::string::npos) fs::remove_all(folder / "my-council");
            auto const ended = sh(quick(example, help), folder);
            EXPECT_EQ(ended.code, 0) << example << '\n' << ended.text;
        }
    }
}

//! Without what may be typed next.
std::string answer_of(std::string const& text) { return text.substr(0, text.find("\nNext: ")); }

TEST(HelpExamples, a_name_means_the_same_by_its_place_by_option_and_by_alias)
{
    auto const folder = scratch("names");
    auto const long_form = sh("holdfast explain Derby participatory-development", folder);
    ASSERT_EQ(long_form.code, 0) << long_form.text;
    ASSERT_THAT(long_form.text, HasSubstr("Derby"));
    for (auto const* other : {"Derby arc", "Derby ARC", "arc --authority Derby", "--authority Derby arc",
                              "Derby --intervention arc", "--intervention arc --authority Derby"})
        EXPECT_EQ(sh("holdfast explain " + std::string(other), folder).text, long_form.text) << other;
    // What may be typed next repeats the study that was named, and nothing else differs.
    auto const named = sh("holdfast explain --study \"$ROOT/inputs/study.toml\" Derby arc", folder);
    EXPECT_EQ(answer_of(named.text), answer_of(long_form.text));
    EXPECT_THAT(holdfast::test::said(named.text), HasSubstr("--study "));
    auto const trial =
        sh("holdfast trial enhanced-supervision --authority Derby --draws 200 --workers-per-arm 100", folder);
    ASSERT_EQ(trial.code, 0) << trial.text;
    for (auto const* other : {"Derby supervision", "supervision --authority Derby", "Derby --intervention supervision",
                              "supervision \"$ROOT/inputs/study.toml\" --authority Derby"})
        EXPECT_EQ(
            answer_of(sh("holdfast trial " + std::string(other) + " --draws 200 --workers-per-arm 100", folder).text),
            answer_of(trial.text))
            << other;
    auto const against = " --authority Derby --intervention arc --intervention supervision --draws 60 --against ";
    auto const by_id = sh("holdfast decide" + std::string(against) + "participatory-development", folder);
    ASSERT_EQ(by_id.code, 0) << by_id.text;
    EXPECT_EQ(sh("holdfast decide" + std::string(against) + "ARC", folder).text, by_id.text);
}

}  // namespace
