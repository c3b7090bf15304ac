// A study that is laid once is read again and again as if it were read each time; and the calculator of a browser is made of it.

#include "holdfast/inputs/read_study.hpp"
#include "support/inputs_text.hpp"
#include "support/where.hpp"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;

//! The shipped study with a file of one's own, which may be another each time.
struct Inputs {
    DiskFiles disk;
    MemoryFiles files{{}, &disk};
    StudyRequest request;

    Inputs() { request.shipped_study_path = shipped_study(); }
    void own(std::string text)
    {
        files = MemoryFiles({{"own.toml", std::move(text)}}, &disk);
        request.with = {"own.toml"};
    }
};

constexpr char const* own_pay =
    "[prices.pay]\nvalue = \"£63,400\"\nsource = \"payroll, June 2026\"\nbasis = \"local\"\n";

TEST(laid_study, reads_what_read_study_reads)
{
    Inputs in;
    LaidStudy const laid(in.request, in.files);
    in.request.authorities = {{"Leeds"}};
    for (auto const* text : {own_pay, "[prices.pay]\nmean = \"£6\"\n", "[prices\n", "[prices.pai]\nmean = 3\n"}) {
        in.own(text);
        auto const again = laid.study(in.request);
        auto const fresh = read_study(in.request, in.files);
        EXPECT_EQ(again.ok(), fresh.ok()) << text;
        EXPECT_EQ(described(again.problems), described(fresh.problems));
        if (!again.ok() || !fresh.ok()) continue;
        EXPECT_EQ(again.value->inputs_hash, fresh.value->inputs_hash);
        ASSERT_EQ(again.value->local_values.size(), fresh.value->local_values.size());
        for (std::size_t i = 0; i < fresh.value->local_values.size(); ++i)
            EXPECT_EQ(again.value->local_values[i].from, fresh.value->local_values[i].from);
    }
}

TEST(laid_study, is_not_changed_by_what_was_laid_over_it_before)
{
    Inputs in;
    LaidStudy const laid(in.request, in.files);
    auto const plain = in.request;
    auto const before = laid.study(plain);
    in.own(own_pay);
    auto const own = laid.study(in.request);
    auto const after = laid.study(plain);
    ASSERT_TRUE(before.ok() && own.ok() && after.ok());
    EXPECT_NE(own.value->inputs_hash, before.value->inputs_hash);
    EXPECT_EQ(after.value->inputs_hash, before.value->inputs_hash);
    EXPECT_TRUE(after.value->local_values.empty());
}

TEST(laid_study, scenarios_are_those_that_read_scenarios_reads)
{
    Inputs in;
    LaidStudy const laid(in.request, in.files);
    in.own(own_pay);
    in.request.authorities = {{"Leeds"}};
    auto const again = laid.scenarios(in.request);
    auto const fresh = read_scenarios(in.request, in.files);
    ASSERT_TRUE(again.value && fresh.value);
    ASSERT_EQ(again.value->size(), fresh.value->size());
    for (std::size_t i = 0; i < fresh.value->size(); ++i)
        EXPECT_EQ(again.value->at(i).study.inputs_hash, fresh.value->at(i).study.inputs_hash);
}

TEST(laid_study, says_what_the_inputs_hold_and_whose_it_is)
{
    Inputs in;
    LaidStudy const laid(in.request, in.files);
    in.own(own_pay);
    std::vector<std::string> const paths{"prices.pay", "authorities.E08000035.in_post", "prices.no_such"};
    auto const said = laid.said(in.request, paths);
    ASSERT_EQ(said.size(), 3U);
    EXPECT_EQ(said[0].value, "£63,400");
    EXPECT_EQ(said[0].source, "payroll, June 2026");
    EXPECT_TRUE(said[0].local);
    EXPECT_EQ(said[1].value, "660.4");
    EXPECT_FALSE(said[1].source.empty());
    EXPECT_FALSE(said[1].local);
    EXPECT_EQ(said[2].value, "");
}

}  // namespace
