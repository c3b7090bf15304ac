// The rows and what is checked by them: fields, number_rule, table_reader, quantity, specification, inputs_hash.

#include "inputs/fields/fields.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/fields/specification.hpp"
#include "inputs/files/inputs_hash.hpp"
#include "inputs/files/toml_source.hpp"
#include "inputs/tables/quantity.hpp"
#include "inputs/tables/table_reader.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;

TEST(fields, every_row_can_speak_of_itself)
{
    for (auto const* section : all_sections()) {
        std::set<std::string_view> keys;
        for (auto const& field : section->fields) {
            auto const where = std::string(section->path) + "." + std::string(field.key);
            EXPECT_TRUE(keys.insert(field.key).second) << where << " stands twice";
            EXPECT_FALSE(field.help.empty()) << where;
            bool const is_number =
                field.form == Form::number || field.form == Form::whole || field.form == Form::quantity;
            EXPECT_FALSE(is_number && section != &sections::quantity && field.noun.empty()) << where;
            EXPECT_FALSE(field.form == Form::choice && (field.choices.empty() || field.noun.empty())) << where;
            EXPECT_FALSE(field.form == Form::quantity && (field.label.empty() || field.unit.empty())) << where;
            EXPECT_FALSE(field.measure == NumberKind::share && field.of.empty()) << where;
            EXPECT_LE(field.lowest, field.highest) << where;
            EXPECT_FALSE(field.need == Need::required && !field.otherwise.empty())
                << where << " is required and has a default";
        }
    }
}

//! What is said about the value of a one-line document.
std::string complaint(std::string const& value, NumberRule const& rule)
{
    Source const source("f.toml", "x = " + value);
    auto const root = parse_toml(source);
    if (auto const* problem = std::get_if<Problem>(&root)) return problem->says;
    Reading reading;
    (void)number_of(*std::get<Node>(root).find("x"), rule, "x", reading);
    return reading.problems.empty() ? "" : reading.problems[0].says + " | " + reading.problems[0].hint;
}

TEST(number_rule, a_per_cent_that_lost_its_sign_is_shown_what_it_would_be)
{
    NumberRule const premium(NumberKind::share, 0.0, 3.0, "a premium", "pay");
    EXPECT_EQ(complaint("40.6", premium),
              "x is 40.6, but a premium is a share of pay and 40.6 would be 4,060% | write 0.406, or \"40.6%\"");
    EXPECT_EQ(complaint("\"40.6\"", premium), complaint("40.6", premium));
    EXPECT_EQ(complaint("0.406", premium), "");
    EXPECT_EQ(complaint("\"40.6%\"", premium), "");
    EXPECT_EQ(complaint("\"400%\"", premium), "x is 400%, but a premium lies between 0% and 300% | ");
}

TEST(number_rule, the_ends_of_a_range_belong_to_it)
{
    NumberRule const share(NumberKind::share, 0.0, 1.0, "a share", "all");
    for (auto const* value : {"0", "1", "0.0", "\"100%\"", "\"0%\"", "-0.0"})
        EXPECT_EQ(complaint(value, share), "") << value;
    for (auto const* value : {"-0.0001", "1.0001", "\"100.1%\"", "nan", "inf", "-inf"})
        EXPECT_NE(complaint(value, share), "") << value;
}

TEST(number_rule, a_duration_says_its_unit)
{
    NumberRule const months(NumberKind::months, 0.0, 120.0, "a time to fill");
    EXPECT_EQ(complaint("6", months), "x is 6, without its unit | write \"6 months\" or \"6 years\"");
    EXPECT_EQ(complaint("\"2 years\"", months), "");
    EXPECT_EQ(complaint("\"20 years\"", months),
              "x is 20 years, but a time to fill lies between 0 months and 120 months | ");
}

TEST(specification, is_found_by_its_keys)
{
    auto const words = [](std::vector<std::string> keys) { return in_words(specification_with(keys)); };
    EXPECT_EQ(words({"mean", "sd"}), "mean and sd");
    EXPECT_EQ(words({"max", "mode", "min"}), "min, mode and max");
    EXPECT_EQ(words({"min", "max"}), "min and max");
    EXPECT_EQ(words({"median", "log_sd"}), "median and log_sd");
    EXPECT_TRUE(specification_with(std::vector<std::string>{"mean", "value"}).empty());
}

struct QuantityRead {
    std::optional<Belief> belief;
    Problems problems;
};

QuantityRead quantity(std::string const& text, Field const& field)
{
    Source const source("f.toml", "x = " + text);
    auto const root = parse_toml(source);
    Reading reading;
    QuantityRead result;
    result.belief = read_quantity(*std::get<Node>(root).find("x"), field, "x", {Basis::assumption, "us", 0, 0, {}},
                                  {"x", "", ""}, reading);
    result.problems = reading.problems;
    return result;
}

Distribution about(std::string const& text, std::string_view price)
{
    auto const read = quantity(text, *sections::prices.field(price));
    EXPECT_TRUE(read.problems.empty()) << text << ": " << (read.problems.empty() ? "" : read.problems[0].says);
    return read.belief ? read.belief->about : Distribution{Fixed{-1.0}};
}

TEST(quantity, every_way_to_say_a_distribution_is_understood)
{
    EXPECT_EQ(about("66560", "pay"), Distribution(Fixed{66560.0}));
    EXPECT_EQ(about("{ value = \"£66,560\" }", "pay"), Distribution(Fixed{66560.0}));
    EXPECT_NEAR(mean(about("{ distribution = \"gamma\", mean = 5000, sd = 100 }", "recruitment")), 5000.0, 1e-9);
    EXPECT_EQ(about("{ distribution = \"log-normal\", median = 1000, log_sd = 0.5 }", "exit"),
              Distribution(LogNormal{std::log(1000.0), 0.5}));
    EXPECT_EQ(about("{ log_mean = 5, log_sd = 0.5 }", "exit"), Distribution(LogNormal{5.0, 0.5}));
    EXPECT_EQ(about("{ shape = 4, scale = 100 }", "exit"), Distribution(Gamma{4.0, 100.0}));
    EXPECT_EQ(about("{ alpha = 4, beta = 6 }", "starting_productivity"), Distribution(Beta{4.0, 6.0}));
    EXPECT_EQ(about("{ events = 4, of = 10 }", "starting_productivity"), Distribution(Beta{4.5, 6.5}));
    EXPECT_EQ(about("{ distribution = \"uniform\", min = 100, max = 300 }", "exit"),
              Distribution(Uniform{100.0, 300.0}));
    EXPECT_EQ(about("{ distribution = \"pert\", min = 100, mode = 150, max = 300 }", "exit"),
              Distribution(Pert{100.0, 150.0, 300.0}));
    EXPECT_NEAR(mean(about("{ distribution = \"normal\", mean = 5000, interval = [4804, 5196] }", "recruitment")),
                5000.0, 1e-9);
}

TEST(quantity, a_tables_basis_covers_its_bare_numbers_and_gives_way_to_their_own)
{
    auto const bare = quantity("66560", *sections::prices.field("pay"));
    EXPECT_EQ(bare.belief->basis, Basis::assumption);
    EXPECT_EQ(bare.belief->source, "us");
    auto const own =
        quantity("{ value = 66560, basis = \"published\", source = \"them\" }", *sections::prices.field("pay"));
    EXPECT_EQ(own.belief->basis, Basis::published);
    EXPECT_EQ(own.belief->source, "them");
}

TEST(quantity, no_draw_ever_leaves_what_can_be)
{
    auto const says = [](std::string const& text, std::string_view price) {
        auto const read = quantity(text, *sections::prices.field(price));
        return read.problems.empty() ? std::string{} : read.problems[0].says;
    };
    EXPECT_EQ(says("{ distribution = \"normal\", mean = 5000, sd = 2000 }", "recruitment"),
              "x can fall below 0 as this normal distribution, and the cost of a hire cannot");
    EXPECT_EQ(says("{ distribution = \"normal\", mean = 5000, sd = 500 }", "recruitment"), "")
        << "ten standard deviations from 0";
    EXPECT_EQ(says("{ distribution = \"gamma\", mean = 0.5, sd = 0.3 }", "starting_productivity"),
              "x can rise above 100% as this gamma distribution, and starting productivity cannot");
}

TEST(fields, a_choice_is_one_of_those_listed_and_no_part_of_one)
{
    for (auto const* section : all_sections())
        for (auto const& field : section->fields) {
            if (field.form != Form::choice) continue;
            for (auto const& choice : choices_of(field)) {
                EXPECT_TRUE(is_choice_of(field, choice)) << field.key << ": " << choice;
                EXPECT_FALSE(is_choice_of(field, choice + "|")) << field.key << ": " << choice;
                EXPECT_FALSE(is_choice_of(field, choice.substr(1))) << field.key << ": " << choice;
            }
            EXPECT_FALSE(is_choice_of(field, "")) << field.key;
            EXPECT_EQ(is_choice_of(field, field.choices), choices_of(field).size() == 1) << field.key;
        }
}

//! Every value's line by itself, in the order of the file; nothing is sorted on the way.
void add_lines(Node const& node, std::string const& path, std::vector<std::string>& lines)
{
    for (auto const& entry : node.entries) add_lines(entry.value, path + ".\"" + entry.key + "\"", lines);
    for (std::size_t i = 0; i < node.items.size(); ++i)
        add_lines(node.items[i], path + "[" + std::to_string(i) + "]", lines);
    if (node.is_list() && node.items.empty()) lines.push_back(path + " = []");
    if (node.kind == NodeKind::whole) lines.push_back(path + " = " + std::to_string(node.whole));
    if (node.is_text()) lines.push_back(path + " = \"" + node.text + "\"");
}

TEST(inputs_hash, lines_stand_in_the_order_of_their_bytes_however_keys_and_lists_are_nested)
{
    Source const source("f", "z = 1\n[a]\n\"b c\" = 2\nb = \"x\"\n\"b!\" = 3\nbb = 4\nB = []\n"
                             "list = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, [11, {k = 12, j = 13}]]\nempty = {}\n"
                             "[a-b]\nc = 5\n[\"a.b\"]\nc = 6\n[\"é\"]\nd = 7\n");
    auto const root = std::get<Node>(parse_toml(source));
    std::vector<std::string> lines;
    add_lines(root, "", lines);
    EXPECT_EQ(lines.size(), 23U);
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (auto const& line : lines) text += line + "\n";
    EXPECT_EQ(canonical_text(root), text);
}

TEST(inputs_hash, quotes_backslashes_and_line_ends_are_marked)
{
    Source const source("f", R"("k\"" = "a\"b\\c\nd\"")");
    EXPECT_EQ(canonical_text(std::get<Node>(parse_toml(source))), R"(."k\"" = "a\"b\\c\nd\"")"
                                                                  "\n");
}

TEST(inputs_hash, is_sha256)
{
    // FIPS 180-2, appendix B.1.
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(inputs_hash, paths_and_texts_cannot_be_mistaken_for_one_another)
{
    Source const one("f", "\"a.b\" = 1\n");
    Source const other("f", "a.b = 1\n");
    EXPECT_NE(canonical_text(std::get<Node>(parse_toml(one))), canonical_text(std::get<Node>(parse_toml(other))));
    Source const text("f", "a = \"1\"\n");
    Source const number("f", "a = 1\n");
    EXPECT_NE(canonical_text(std::get<Node>(parse_toml(text))), canonical_text(std::get<Node>(parse_toml(number))));
}

}  // namespace
