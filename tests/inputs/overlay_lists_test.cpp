//! Lists over lists: rows of one's own join those that are shipped, and nothing that people type is lost without a word.
#include "inputs/layers/overlay.hpp"

#include "inputs/files/inputs_hash.hpp"
#include "inputs/files/toml_source.hpp"
#include "support/inputs_text.hpp"

#include <deque>
#include <stdexcept>
#include <string>
#include <variant>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;
using testing::HasSubstr;
using testing::Not;

namespace {

class OverlayLists : public ::testing::Test {
protected:
    Node tree(std::string const& text, std::size_t rank)
    {
        sources_.emplace_back("layer" + std::to_string(rank) + ".toml", text);
        sources_.back().layer = rank;
        sources_.back().rank = rank;
        sources_.back().local = rank > 1;
        return std::get<Node>(parse_toml(sources_.back()));
    }
    std::string laid(std::string const& lower, std::string const& upper)
    {
        auto below = tree(lower, 1);
        lay_over(below, tree(upper, 2), true, record_);
        return canonical_text(below);
    }
    std::string same(std::string const& text) { return canonical_text(tree(text, 1)); }

    std::deque<Source> sources_;
    OverlayRecord record_;
};

std::string row(std::string const& item, std::string const& fields)
{
    return "[[interventions.x.costs.resources]]\nitem = \"" + item + "\"\n" + fields;
}
std::string const terms = "per = \"worker and year\"\nkind = \"cash\"\n";
std::string const room = row("A room", terms + "quantity = 4\nprice = 100\n");
std::string const trainer = row("A trainer", terms + "quantity = 2\nprice = 500\n");

}  // namespace

TEST_F(OverlayLists, a_row_of_another_item_joins_and_none_is_lost)
{
    EXPECT_EQ(laid(room, trainer), same(room + trainer));
    ASSERT_EQ(record_.changes.size(), 1U);
    EXPECT_EQ(record_.changes[0].path, "interventions.x.costs.resources.2");
    EXPECT_TRUE(record_.problems.empty());
}

TEST_F(OverlayLists, a_row_of_the_same_item_replaces_what_it_says_and_leaves_the_rest)
{
    EXPECT_EQ(laid(room + trainer, row("A room", "quantity = 7\n")),
              same(row("A room", terms + "quantity = 7\nprice = 100\n") + trainer));
    ASSERT_EQ(record_.changes.size(), 1U);
    EXPECT_EQ(record_.changes[0].path, "interventions.x.costs.resources.1.quantity");
    EXPECT_EQ(record_.changes[0].before, "4");
}

// A copy of the shipped list is no change, in whatever order it stands.
TEST_F(OverlayLists, rows_that_are_there_already_change_nothing)
{
    EXPECT_EQ(laid(room + trainer, trainer + room), same(room + trainer));
    EXPECT_TRUE(record_.changes.empty());
}

TEST_F(OverlayLists, another_way_of_paying_leaves_the_old_one_behind)
{
    EXPECT_EQ(laid(room, row("a room", "paid_at = \"pay\"\nhours = 2\n")),
              same(row("a room", terms + "quantity = 4\npaid_at = \"pay\"\nhours = 2\n")));
}

TEST_F(OverlayLists, own_rows_only_are_all_where_a_layer_says_so)
{
    EXPECT_EQ(laid(room, "[interventions.x.costs]\nown_resources_only = true\n" + trainer),
              same("[interventions.x.costs]\n" + trainer));
    EXPECT_EQ(record_.changes.size(), 1U);
}

TEST_F(OverlayLists, an_empty_list_takes_all_out)
{
    EXPECT_EQ(laid(room, "[interventions.x.costs]\nresources = []\n"),
              same("[interventions.x.costs]\nresources = []\n"));
}

TEST_F(OverlayLists, fields_over_an_item_that_is_not_there_are_refused_with_what_is_there)
{
    (void)laid(room + trainer, row("A rom", "quantity = 7\n"));
    ASSERT_EQ(record_.problems.size(), 1U);
    EXPECT_EQ(record_.problems[0].kind, Problem::Kind::error);
    EXPECT_EQ(record_.problems[0].hint, "did you mean \"A room\"?");
    (void)laid(room + trainer, row("Gold", "quantity = 7\n"));
    EXPECT_THAT(record_.problems.back().hint, HasSubstr("\"A room\" or \"A trainer\""));
}

TEST_F(OverlayLists, two_of_one_item_in_one_layer_are_both_kept_to_be_complained_of)
{
    auto const text = laid(room, row("A room", "quantity = 5\n") + row("A room", "quantity = 6\n"));
    EXPECT_THAT(text, HasSubstr("5"));
    EXPECT_THAT(text, HasSubstr("6"));
}

TEST_F(OverlayLists, a_typed_list_that_takes_the_place_of_another_says_what_it_leaves_out)
{
    auto const adopters = [](std::string const& name) {
        return "[[interventions.x.adopters]]\nname = \"" + name + "\"\n";
    };
    (void)laid(adopters("Family Valued") + adopters("No Wrong Door"), adopters("No Wrong Door") + adopters("Ours"));
    ASSERT_EQ(record_.problems.size(), 1U);
    EXPECT_EQ(record_.problems[0].kind, Problem::Kind::warning);
    EXPECT_EQ(record_.problems[0].says,
              "interventions.x.adopters takes the place of the whole list below it, and leaves out "
              "Family Valued");
    EXPECT_GT(record_.problems[0].at.line, 0U);
}

// ---- As a council types it. ----

namespace {

constexpr char const* annual =
    R"(annual = { distribution = "gamma", mean = "£10,000", sd = "£5,000", basis = "placeholder", source = "us" })";
constexpr char const* built = R"(resources = [
    { item = "facilitators", per = "authority and year", kind = "cash", quantity = 12, price = "£500", basis = "assumption", source = "us" },
    { item = "time in it", per = "worker and year", kind = "time", quantity = 12, paid_at = "pay", hours = 2, basis = "assumption", source = "us" },
])";

std::string study_text()
{
    std::string text = small_study;
    auto const at = text.find(annual);
    if (at == std::string::npos) throw std::logic_error("the small study has no such cost");
    return text.replace(at, std::string(annual).size(), built);
}

Read<Study> with(std::string const& own)
{
    auto const plain = read_in_memory({{"study.toml", study_text()}}, {});
    if (!plain.ok()) throw std::runtime_error(described(plain.problems));
    auto text = own;
    auto const id = plain.value->interventions.at(0).id;
    for (auto at = text.find("ID"); at != std::string::npos; at = text.find("ID", at)) text.replace(at, 2, id);
    StudyRequest request;
    request.with = {"own.toml"};
    return read_in_memory({{"study.toml", study_text()}, {"own.toml", text}}, request);
}

std::string const quotation =
    "[[interventions.ID.costs.resources]]\nitem = \"quotation\"\nper = \"worker and year\"\n"
    "kind = \"cash\"\nquantity = 1\nprice = \"£300\"\nbasis = \"local\"\nsource = \"it, May 2026\"\n";

}  // namespace

TEST(own_costs, beside_shipped_cash_are_said_to_count_twice_and_the_hint_can_be_followed)
{
    auto const both = with(quotation);
    ASSERT_TRUE(both.ok()) << described(both.problems);
    EXPECT_EQ(both.value->interventions.at(0).resources.size(), 3U);
    EXPECT_THAT(described(both.problems), HasSubstr("What yours holds already counts twice"));
    EXPECT_THAT(described(both.problems), HasSubstr("\"facilitators\""));

    auto const out = with(quotation + "[[interventions.ID.costs.resources]]\nitem = \"facilitators\"\nquantity = 0\n"
                                      "basis = \"local\"\nsource = \"the quotation, May 2026\"\n");
    ASSERT_TRUE(out.ok()) << described(out.problems);
    ASSERT_EQ(out.value->interventions.at(0).resources.size(), 2U);
    EXPECT_EQ(out.value->interventions.at(0).resources[0].item, "time in it");
    EXPECT_THAT(described(out.problems), Not(HasSubstr("counts twice")));

    auto const alone = with("[interventions.ID.costs]\nown_resources_only = true\n" + quotation);
    ASSERT_TRUE(alone.ok()) << described(alone.problems);
    EXPECT_EQ(alone.value->interventions.at(0).resources.size(), 1U);
    EXPECT_THAT(described(alone.problems), Not(HasSubstr("counts twice")));
}

TEST(own_costs, an_amount_a_worker_beside_shipped_cash_a_year_is_said_to_count_twice)
{
    auto const amount = std::string("[interventions.ID.costs]\nper_worker_year = \"£300\"\nbasis = \"local\"\n"
                                    "source = \"it, May 2026\"\n");
    EXPECT_THAT(described(with(amount).problems), HasSubstr("counts twice"));
    auto const none = with(amount + "resources = []\n");
    ASSERT_TRUE(none.ok()) << described(none.problems);
    EXPECT_TRUE(none.value->interventions.at(0).resources.empty());
}

TEST(own_costs, a_word_about_own_rows_alone_without_any_is_refused)
{
    auto const read = with("[interventions.ID.costs]\nown_resources_only = true\n");
    EXPECT_FALSE(read.ok());
    EXPECT_THAT(described(read.problems), HasSubstr("own_resources_only leaves out the rows of the files below"));
}

TEST(own_costs, that_are_paid_once_and_nothing_are_no_capital)
{
    auto const read = with("[interventions.ID.costs]\nsetup = 0\nsetup_is_capital = true\nsetup_is_capital_why = "
                           "\"tablets\"\nbasis = \"local\"\nsource = \"it\"\n");
    ASSERT_TRUE(read.ok()) << described(read.problems);
    EXPECT_FALSE(read.value->interventions.at(0).setup_is_capital);
    EXPECT_THAT(described(read.problems), HasSubstr("£0 is: it changes nothing"));
}
