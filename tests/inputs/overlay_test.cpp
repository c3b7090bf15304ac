#include "inputs/layers/overlay.hpp"

#include "inputs/files/inputs_hash.hpp"
#include "inputs/files/toml_source.hpp"

#include <deque>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;

class Overlay : public ::testing::Test {
protected:
    Node tree(std::string const& text, std::size_t layer = 0)
    {
        sources_.emplace_back("layer" + std::to_string(sources_.size() + 1) + ".toml", text);
        sources_.back().layer = layer;
        auto parsed = parse_toml(sources_.back());
        return std::get<Node>(parsed);
    }
    //! The upper laid over the lower, as a canonical text.
    std::string laid(std::string const& lower, std::string const& upper, bool local = true)
    {
        auto below = tree(lower, 1);
        lay_over(below, tree(upper, 2), local, record_);
        return canonical_text(below);
    }

    std::deque<Source> sources_;
    OverlayRecord record_;
};

TEST_F(Overlay, changes_single_values_and_keeps_the_rest)
{
    auto const result = laid("[a]\nx = 1\ny = 2\n", "[a]\ny = 3\nz = 4\n");
    EXPECT_EQ(result, canonical_text(tree("[a]\nx = 1\ny = 3\nz = 4\n")));
    ASSERT_EQ(record_.changes.size(), 2U);
    EXPECT_EQ(record_.changes[0], (LocalValue{"a.y", "3", "2", "layer2.toml:2"}));
    EXPECT_EQ(record_.changes[1], (LocalValue{"a.z", "4", "", "layer2.toml:3"}));
}

TEST_F(Overlay, an_equal_value_is_no_change)
{
    (void)laid("[a]\nx = 1\n", "[a]\nx = 1.0\n");
    EXPECT_TRUE(record_.changes.empty());
}

TEST_F(Overlay, an_equal_figure_is_typed_where_its_layer_says_whose_it_is)
{
    std::string const shipped = "[prices.pay]\nmean = 5\nsd = 1\nbasis = \"placeholder\"\nsource = \"us\"\n";
    auto below = tree(shipped, 1);
    lay_over(below, tree("[prices.pay]\nmean = 5.0\nsource = \"a quotation\"\n", 2), true, record_);
    ASSERT_EQ(record_.changes.size(), 2U);
    EXPECT_EQ(record_.changes[0], (LocalValue{"prices.pay.mean", "5.0", "5.0", "layer2.toml:2"}));
    EXPECT_EQ(record_.changes[1].path, "prices.pay.source");
    EXPECT_TRUE(below.find("prices")->find("pay")->find("mean")->local);
    EXPECT_FALSE(below.find("prices")->find("pay")->find("sd")->local) << "nobody typed it";
}

TEST_F(Overlay, an_equal_figure_in_a_copy_is_one_that_nobody_touched)
{
    std::string const shipped = "[prices.pay]\nmean = 5\nsd = 1\nbasis = \"placeholder\"\nsource = \"us\"\n";
    for (auto const* more : {"", "basis = \"placeholder\"\nsource = \"us\"\n"}) {
        auto below = tree(shipped, 1);
        lay_over(below, tree(std::string("[prices.pay]\nmean = 5\n") + more, 2), true, record_);
        EXPECT_TRUE(record_.changes.empty());
        auto const& mean = *below.find("prices")->find("pay")->find("mean");
        EXPECT_FALSE(mean.local);
        EXPECT_EQ(mean.said_again.source, &sources_.back());
    }
}

TEST_F(Overlay, a_name_said_again_beside_a_new_source_is_no_change)
{
    auto below = tree("[authorities.383]\nname = \"Leeds\"\nin_post = 200\nsource = \"DfE\"\n", 1);
    lay_over(below, tree("[authorities.383]\nname = \"Leeds\"\nin_post = 200\nsource = \"payroll\"\n", 2), true,
             record_);
    ASSERT_EQ(record_.changes.size(), 2U);
    EXPECT_EQ(record_.changes[0].path, "authorities.383.in_post");
    EXPECT_EQ(record_.changes[1].path, "authorities.383.source");
}

TEST_F(Overlay, a_setting_equal_to_what_it_replaces_is_typed_once)
{
    auto root = tree("[prices.pay]\nmean = 5\nsd = 1\n", 1);
    sources_.emplace_back("--set", "prices.pay.mean=5");
    std::vector<std::string> const path{"prices", "pay", "mean"};
    for (int i = 0; i < 2; ++i) {
        Node five;
        five.kind = NodeKind::whole;
        five.number = 5.0;
        five.at = {&sources_.back(), 1, 17, 1};
        ASSERT_TRUE(set_value(root, path, std::move(five), {&sources_.back(), 1, 1, 15}, true, record_));
    }
    ASSERT_EQ(record_.changes.size(), 1U);
    EXPECT_EQ(record_.changes[0], (LocalValue{"prices.pay.mean", "5", "5", "--set"}));
}

TEST_F(Overlay, a_bare_value_replaces_a_distribution)
{
    EXPECT_EQ(laid("[p]\npay = { distribution = \"gamma\", mean = 5, sd = 1 }\n", "[p]\npay = 7\n"),
              canonical_text(tree("[p]\npay = 7\n")));
    EXPECT_EQ(record_.changes.at(0).before, "mean 5");
}

TEST_F(Overlay, a_value_replaces_mean_and_sd_and_their_distribution)
{
    EXPECT_EQ(laid("[p.pay]\ndistribution = \"gamma\"\nmean = 5\nsd = 1\nbasis = \"b\"\n", "[p.pay]\nvalue = 7\n"),
              canonical_text(tree("[p.pay]\nvalue = 7\nbasis = \"b\"\n")));
}

TEST_F(Overlay, a_mean_alone_keeps_the_spread)
{
    EXPECT_EQ(laid("[p.pay]\ndistribution = \"gamma\"\nmean = 5\nsd = 1\n", "[p.pay]\nmean = 7\n"),
              canonical_text(tree("[p.pay]\ndistribution = \"gamma\"\nmean = 7\nsd = 1\n")));
}

TEST_F(Overlay, an_interval_takes_the_place_of_the_spread_and_keeps_the_mean)
{
    EXPECT_EQ(laid("[p.pay]\ndistribution = \"gamma\"\nmean = 5\nsd = 1\n", "[p.pay]\ninterval = [4, 6]\n"),
              canonical_text(tree("[p.pay]\ndistribution = \"gamma\"\nmean = 5\ninterval = [4, 6]\n")));
}

TEST_F(Overlay, the_value_of_an_effect_is_no_distribution)
{
    EXPECT_EQ(laid("[i.x.effect]\nvalue = 0.9\ninterval = [0.8, 1.0]\n", "[i.x.effect]\nvalue = 0.95\n"),
              canonical_text(tree("[i.x.effect]\nvalue = 0.95\ninterval = [0.8, 1.0]\n")));
}

TEST_F(Overlay, one_way_of_discounting_takes_the_place_of_the_other)
{
    EXPECT_EQ(laid("[[study.discounting]]\nfrom_year = 0\nrate = 0.03\n", "[study]\ndiscount_rate = 0.02\n"),
              canonical_text(tree("[study]\ndiscount_rate = 0.02\n")));
}

TEST_F(Overlay, choices_of_what_to_look_at_are_no_local_values)
{
    (void)laid("[study]\nname = \"a\"\ndraws = 5\nhorizon = \"5 years\"\n",
               "[study]\nname = \"b\"\ndraws = 6\nregion = \"x\"\nhorizon = \"6 years\"\n");
    ASSERT_EQ(record_.changes.size(), 1U);
    EXPECT_EQ(record_.changes[0].path, "study.horizon");
}

TEST_F(Overlay, two_files_of_one_layer_may_not_name_the_same_thing)
{
    auto below = tree("[interventions.x]\nname = \"X\"\n", 1);
    lay_over(below, tree("[interventions.x]\nname = \"Y\"\n", 1), false, record_);
    ASSERT_EQ(record_.problems.size(), 1U);
    EXPECT_EQ(record_.problems[0].says, "interventions.x is given in two files");
    ASSERT_TRUE(record_.problems[0].clash);
    EXPECT_EQ(record_.problems[0].clash->file, "layer1.toml");
}

TEST_F(Overlay, a_path_sets_one_value_and_members_of_lists_count_from_one)
{
    auto root = tree("[[beliefs.bands]]\nshare = 0.6\n[[beliefs.bands]]\nshare = 0.4\n");
    Node five;
    five.kind = NodeKind::number;
    five.number = 0.5;
    std::vector<std::string> const path{"beliefs", "bands", "2", "share"};
    ASSERT_TRUE(set_value(root, path, Node(five), {}, true, record_));
    EXPECT_EQ(root.find("beliefs")->find("bands")->items[1].find("share")->number, 0.5);
    EXPECT_EQ(record_.changes.at(0).path, "beliefs.bands.2.share");
    EXPECT_FALSE(
        set_value(root, std::vector<std::string>{"beliefs", "bands", "3", "share"}, Node(five), {}, true, record_));
}

}  // namespace
