// Errors and doubts of layers stand where they were typed, and say what to write instead.

#include "inputs/fields/named.hpp"
#include "support/inputs_text.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;
using testing::HasSubstr;
using testing::Not;

namespace {

//! A row of cash and the price that it has, in the study's money.
constexpr char const* rows = R"(resources = [
    { item = "days of a facilitator", per = "authority and year", kind = "cash", quantity = 24, price = { value = "£900", basis = "published", source = "an offer" }, basis = "assumption", source = "us" },
])";
constexpr char const* annual =
    R"(annual = { distribution = "gamma", mean = "£10,000", sd = "£5,000", basis = "placeholder", source = "us" })";

//! `over` is a layer of its own over the small study, whose first intervention takes these rows and nothing else.
Read<Study> laid(std::string const& over)
{
    auto text = small_study;
    text.replace(text.find(annual), std::string(annual).size(), rows);
    StudyRequest request;
    request.with = {"over.toml"};
    return read_in_memory({{"study.toml", text}, {"over.toml", over}}, request);
}

std::string where_said(Read<Study> const& read, std::string const& says)
{
    auto const all = read.ok() ? read.value->warnings : read.problems;
    for (auto const& problem : all)
        if (problem.says.find(says) != std::string::npos)
            return problem.at.file + ":" + std::to_string(problem.at.line) + " / " + problem.hint;
    return "not said: " + described(all);
}

constexpr char const* row = "[[interventions.peer-supervision.costs.resources]]\nitem = \"days of a facilitator\"\n";

}  // namespace

TEST(doubted_layers, an_empty_list_that_leaves_no_cost_is_shown_itself)
{
    EXPECT_THAT(
        where_said(laid("[interventions.peer-supervision.costs]\nresources = []\n"), "no costs is not a cost of £0"),
        HasSubstr("over.toml:2"));
}

TEST(doubted_layers, a_kind_that_is_changed_is_where_what_it_needs_is_missing)
{
    EXPECT_THAT(where_said(laid(std::string(row) + "kind = \"time\"\n"), "paid_at is missing"),
                HasSubstr("over.toml:3"));
}

TEST(doubted_layers, a_quantity_that_was_said_of_another_kind_is_doubted)
{
    auto const changed = std::string(row) + "kind = \"time\"\npaid_at = \"pay\"\nhours = 7\n";
    EXPECT_THAT(where_said(laid(changed), "and the quantity of"), HasSubstr("over.toml:3"));
    EXPECT_THAT(where_said(laid(changed + "quantity = 100\n"), "and the quantity of"), HasSubstr("not said"));
    EXPECT_THAT(where_said(laid(std::string(row) + "per = \"authority once\"\n"), "and the quantity of"),
                HasSubstr("over.toml:3"));
}

TEST(doubted_layers, an_authority_that_is_asked_for_as_a_region_is_told_which_one_it_is_in)
{
    std::vector<Authority> authorities(2);
    authorities[0].name = "Leeds";
    authorities[0].code = "E08000035";
    authorities[0].region = "Yorkshire and The Humber";
    authorities[1].name = "Solihull";
    authorities[1].code = "E08000029";
    authorities[1].region = "West Midlands";
    auto const hint = [&](char const* asked) {
        return std::get<NotNamed>(region_named(authorities, asked, true)).hint;
    };
    EXPECT_EQ(hint("Leeds"),
              "Leeds is an authority in Yorkshire and The Humber: write \"Yorkshire and The Humber\" for all "
              "of that region, or name it as an authority");
    EXPECT_EQ(hint("Yorkshre and Humber"), "did you mean Yorkshire and The Humber?");
    EXPECT_THAT(hint("Atlantis"), HasSubstr("the regions here are"));
}

TEST(doubted_layers, an_expert_is_held_to_the_leaving_rate_that_is_used_here)
{
    auto const asked = [](char const* without) {
        StudyRequest request;
        request.with = {"over.toml"};
        request.authorities = {"Upper Testshire"};  // 12.11% times 1.1: 13.3% a year
        auto const over =
            std::string("[interventions.peer-supervision.effect]\nbasis = \"elicited\"\nsource = \"a workshop\"\n"
                        "[[interventions.peer-supervision.effect.elicited]]\nexpert = \"HR\"\nwithout = ") +
            without + "\nwith = { quantiles = { \"5%\" = 5, \"50%\" = 7, \"95%\" = 9 } }\nreason = \"so\"\n";
        return where_said(read_in_memory({{"study.toml", small_study}, {"over.toml", over}}, request),
                          "leave in a year");
    };
    EXPECT_THAT(asked("30"), HasSubstr("over.toml:6"));
    EXPECT_THAT(asked("8"), HasSubstr("over.toml:6")) << "less than two thirds";
    EXPECT_THAT(asked("13"), HasSubstr("not said"));
    EXPECT_THAT(asked("19"), HasSubstr("not said"));
}
