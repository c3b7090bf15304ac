// When a search ends: by its limit of time, at Ctrl-C, and what Ctrl-C does before and after.

#include "cli/search_watch.hpp"

#include "support/flat_text.hpp"
#include "support/where.hpp"

#include <array>
#include <csignal>
#include <cstdio>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

namespace {

using namespace holdfast::cli;
using testing::HasSubstr;

TEST(SearchWatch, without_a_limit_of_time_it_goes_on)
{
    SearchWatch watch(std::nullopt);
    EXPECT_FALSE(watch.should_stop());
    EXPECT_FALSE(watch.stopped());
}

TEST(SearchWatch, ends_after_its_time_counted_from_when_it_was_first_asked)
{
    SearchWatch watch(0.02);
    std::this_thread::sleep_for(std::chrono::milliseconds(40));
    EXPECT_FALSE(watch.should_stop()) << "the clock starts here";
    std::this_thread::sleep_for(std::chrono::milliseconds(40));
    EXPECT_TRUE(watch.should_stop());
    ASSERT_TRUE(watch.stopped());
    EXPECT_FALSE(watch.stopped()->by_hand);
    EXPECT_GE(watch.stopped()->after_s, 0.02);
}

int caught = 0;
void catch_it(int) { ++caught; }

TEST(SearchWatch, ends_at_ctrl_c_and_gives_it_back_afterwards)
{
    std::signal(SIGINT, catch_it);
    {
        SearchWatch watch(std::nullopt);
        EXPECT_FALSE(watch.should_stop());
        std::raise(SIGINT);
        EXPECT_TRUE(watch.should_stop());
        EXPECT_TRUE(watch.should_stop()) << "and stays so";
        ASSERT_TRUE(watch.stopped());
        EXPECT_TRUE(watch.stopped()->by_hand);
        EXPECT_EQ(caught, 0);
    }
    std::raise(SIGINT);
    EXPECT_EQ(caught, 1) << "what Ctrl-C did before, it does again";
    SearchWatch next(std::nullopt);
    EXPECT_FALSE(next.should_stop()) << "an interrupt is of one search";
    std::signal(SIGINT, SIG_DFL);
}

// ---- The command. ----

struct Run {
    std::string output;
    int code{};
};

Run run(std::string const& arguments)
{
    Run done;
    auto const command = "'" + holdfast::where::command() + "' " + arguments + " 2>&1";
    std::FILE* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return {"could not run", -1};
    std::array<char, 4096> buffer{};
    while (auto const read = std::fread(buffer.data(), 1, buffer.size(), pipe)) done.output.append(buffer.data(), read);
    done.code = WEXITSTATUS(pclose(pipe));
    return done;
}

std::string const small_budget =
    "budget --region \"North East\" --total \"£2m\" --maximise leavers-averted --chance-of-saving 0.3 --draws 100";

TEST(BudgetCommand, stopped_by_its_time_hands_over_the_best_so_far_with_exit_code_4)
{
    auto const text = run(small_budget + " --time-limit 0.000001 --full");
    EXPECT_EQ(text.code, 4) << text.output;
    EXPECT_THAT(holdfast::test::said(text.output), HasSubstr("the search was cut short by its time limit"));
    EXPECT_THAT(holdfast::test::said(run(small_budget + " --time-limit 0.000001").output),
                HasSubstr("the search was cut short"));
    auto const run_json = run(small_budget + " --time-limit 0.000001 --format json");
    EXPECT_EQ(run_json.code, 4);
    auto const json = nlohmann::json::parse(run_json.output);
    EXPECT_EQ(json["proven"], false);
    EXPECT_EQ(json["stopped_by"], "time-limit");
    EXPECT_GT(json["stopped_after_s"], 0.0);
    EXPECT_EQ(json["best"]["proof"]["proven"], false);
    EXPECT_GE(json["best"]["proof"]["gap"], 0.0);
}

TEST(BudgetCommand, with_a_limit_of_nodes_prints_the_same_bytes_twice)
{
    auto const first = run(small_budget + " --node-limit 2 --format json");
    EXPECT_EQ(first.output, run(small_budget + " --node-limit 2 --format json").output);
    auto const json = nlohmann::json::parse(first.output);
    EXPECT_TRUE(json["stopped_after_s"].is_null());
    EXPECT_EQ(first.code, json["proven"] == true ? 0 : 4);
}

TEST(BudgetCommand, refuses_limits_that_are_none)
{
    for (auto const* limit :
         {"--time-limit 0", "--time-limit -1", "--time-limit soon", "--time-limit ''", "--time-limit 5%",
          "--node-limit 0", "--node-limit 1.5", "--node-limit many", "--node-limit 99999999999"}) {
        auto const refused = run("budget --total 1000000 " + std::string(limit));
        EXPECT_EQ(refused.code, 2) << limit << ": " << refused.output;
        EXPECT_THAT(holdfast::test::said(refused.output), HasSubstr(std::string(limit).substr(0, 12))) << limit;
    }
}

}  // namespace
